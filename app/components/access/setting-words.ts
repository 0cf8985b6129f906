import { noStepWords } from '#app/components/response/confirming-words.ts';
import type { SettingItems, SettingPart, SettingValue } from '#app/domain/access/body-decision.ts';
import { SHEET_OFFICES } from '#app/domain/campaign/route.ts';
import type { SheetOffice, StepPlace } from '#app/domain/campaign/route.ts';
import { CIRCULATIONS, QUORUMS } from '#app/domain/organization/committee.ts';
import {
  BUREAU_LEVEL_LABELS,
  CIRCULATION_LABELS,
  MODULE_LABELS,
  OFFICE_DEFAULT_NAMES,
  QUORUM_LABELS,
} from '#app/domain/organization/labels.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import { MODULES } from '#app/domain/organization/module.ts';
import { BUREAU_LEVELS } from '#app/domain/organization/unit.ts';
import { NAMED_OFFICES, OFFICES } from '#app/domain/organization/office.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import { RATING_LABELS } from '#app/domain/score/labels.ts';
import { RATINGS } from '#app/domain/score/rule.ts';

/** What is known where settings are put into words. */
export interface SettingWords {
  readonly names: OfficeNames;
  readonly modules: Modules;
}

/** What offices are called, and the bureaus that answer. */
export interface SheetNames {
  readonly names: OfficeNames;
  readonly bureau: string;
}

/** 課の点検票. Whose sheet a rule is about. */
export function sheetWords(office: SheetOffice, { names, bureau }: SheetNames): string {
  switch (office) {
    case 'security_manager':
      return '課の点検票';
    case 'security_officer':
      return `${bureau}の点検票`;
    case 'system_manager':
      return '情報システムの点検票';
    default:
      return `全庁の点検票（${names[office]}）`;
  }
}

/** Where an office is held that every section, or every bureau, has one of. */
const placeWords = (bureau: string): Readonly<Record<StepPlace, string>> => ({
  section: '（課）',
  bureau: `（${bureau}）`,
  body: '',
});

/** `security_officer@bureau` as 情報セキュリティ責任者（部）. */
export function stepWords(step: string, { names, bureau }: SheetNames): string {
  const [role = '', at = ''] = step.split('@');
  const office = OFFICES.find((one) => one === role);
  const place = Object.entries(placeWords(bureau)).find(([key]) => key === at)?.[1] ?? '';
  return office === undefined ? step : `${names[office]}${place}`;
}

function officeWords(value: SettingValue, names: OfficeNames): string {
  const office = OFFICES.find((one) => one === value);
  return office === undefined ? '' : names[office];
}

/** 課の点検票：情報セキュリティ管理者が回答し、情報セキュリティ責任者（部）が確認します。 */
export function ruleWords(office: SheetOffice, items: SettingItems, words: SheetNames): string {
  const of = (field: string) => items[`${office}.${field}`] ?? null;
  const route = String(of('route') ?? '');
  const steps = route === '' ? [] : route.split(' ').map((step) => stepWords(step, words));
  const { names } = words;
  const answers = `${sheetWords(office, words)}：${officeWords(of('answeredBy'), names)}が回答`;
  const entered = of('enteredBy') === null ? '' : `（${officeWords(of('enteredBy'), names)}も入力できます）`;
  if (steps.length === 0) return `${answers}します${entered}。${noStepWords(names.secretariat)}。`;
  const order = steps.length > 1 ? 'の順に' : 'が';
  return `${answers}し${entered}、${steps.join('、')}${order}確認します。`;
}

/** Sheets of which the items tell the rule. */
export function sheetsIn(items: SettingItems): readonly SheetOffice[] {
  return SHEET_OFFICES.filter((office) => `${office}.answeredBy` in items);
}

const COMMITTEE_ITEMS: Readonly<Record<string, string>> = {
  systemDetail: '個々の情報システムの名称とコメント',
  evidence: '根拠資料',
  quorum: '定足数',
  circulation: '持回りの決定',
};
const MARKING_ITEMS: Readonly<Record<string, string>> = {
  confidentiality: '機密性の区分',
  handling: '取扱いの制限',
  section: '作成した部署',
};
const TERMS_ITEMS: Readonly<Record<string, string>> = {
  absoluteMinutes: 'サインインしてから終わるまで',
  idleMinutes: '操作がないときに終わるまで',
};
const CONTACT_ITEMS: Readonly<Record<string, string>> = {
  extension: '内線・電話',
  address: '場所・宛先（庁舎の階、メールアドレスなど）',
  site: 'Tenkenのアドレス（URL）',
};
const RULE_FIELDS: Readonly<Record<string, string>> = {
  answeredBy: '回答する役職',
  enteredBy: '入力を助ける役職',
  route: '確認する役職',
};

/** What an item is called. */
export function itemWords(part: SettingPart, item: string, words: SheetNames): string {
  switch (part) {
    case 'modules':
      return MODULES.map((one) => (one === item ? MODULE_LABELS[one] : '')).join('');
    case 'office_names':
      return NAMED_OFFICES.map((one) => (one === item ? OFFICE_DEFAULT_NAMES[one] : '')).join('');
    case 'answering_rules': {
      const [office = '', field = ''] = item.split('.');
      const sheet = SHEET_OFFICES.find((one) => one === office);
      return `${sheet === undefined ? '' : sheetWords(sheet, words)}の${RULE_FIELDS[field] ?? ''}`;
    }
    case 'bureau_rule':
      return '対策基準の「部局」にあたるもの';
    case 'object_rule':
      return '委託・クラウドサービスの設問';
    case 'scoring_rule': {
      const rating = RATINGS.find((one) => one === item);
      if (rating !== undefined) return `「${RATING_LABELS[rating]}」の得点率`;
      return item === 'partial' ? '一部実施の点数（実施を1点として）' : '重点項目が残る章の評価の上限';
    }
    case 'document_marking':
      return MARKING_ITEMS[item] ?? '';
    case 'committee':
      return COMMITTEE_ITEMS[item] ?? '';
    case 'session_terms':
      return TERMS_ITEMS[item] ?? '';
    case 'secretariat_contact':
      return CONTACT_ITEMS[item] ?? '';
  }
}

/** 720分（12時間）. */
function minutesWords(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes}分（${minutes / 60}時間）` : `${minutes}分`;
}

/** What an item is. */
export function valueWords(part: SettingPart, item: string, value: SettingValue, words: SheetNames): string {
  switch (part) {
    case 'modules':
      return value === true ? '使う' : '使わない';
    case 'office_names':
    case 'document_marking':
      return String(value);
    case 'answering_rules': {
      if (!item.endsWith('.route')) return value === null ? '置かない' : officeWords(value, words.names);
      const steps = String(value);
      return steps === ''
        ? 'なし'
        : steps
            .split(' ')
            .map((step) => stepWords(step, words))
            .join('、次に');
    }
    case 'bureau_rule':
      return BUREAU_LEVELS.map((one) => (one === value ? BUREAU_LEVEL_LABELS[one] : '')).join('');
    case 'object_rule':
      return value === true ? '契約・サービスごとに尋ねる' : '所属・情報システムごとに一度尋ねる';
    case 'scoring_rule': {
      if (item === 'partial') return value === 1 ? '0.5点' : '0点';
      const cap = RATINGS.find((one) => one === value);
      return cap === undefined ? `${String(value)}%以上` : RATING_LABELS[cap];
    }
    case 'committee': {
      if (value === true || value === false) return value ? '見せる' : '見せない';
      const quorum = QUORUMS.find((one) => one === value);
      if (quorum !== undefined) return QUORUM_LABELS[quorum];
      const circulation = CIRCULATIONS.find((one) => one === value);
      return circulation === undefined ? '空（確かめない）' : CIRCULATION_LABELS[circulation];
    }
    case 'session_terms':
      return minutesWords(Number(value));
    case 'secretariat_contact':
      return value === '' ? '空' : String(value);
  }
}
