import { z } from 'zod';
import { SETTING_PARTS, stepText } from '#app/domain/access/body-decision.ts';
import type { ChosenSetting, SettingPart } from '#app/domain/access/body-decision.ts';
import {
  IDLE_MINUTES_LEAST,
  ruledSheets,
  SESSION_MINUTES_MOST,
  stepChoices,
} from '#app/domain/access/setting-check.ts';
import type { SettingProblem, SettingRefusal } from '#app/domain/access/setting-check.ts';
import type { AnsweringRule, SheetOffice } from '#app/domain/campaign/route.ts';
import { CIRCULATIONS, QUORUMS } from '#app/domain/organization/committee.ts';
import { MODULE_LABELS, OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import { isOfficeUsed } from '#app/domain/organization/module.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import { BUREAU_LEVELS } from '#app/domain/organization/unit.ts';
import { NAMED_OFFICES, OFFICES } from '#app/domain/organization/office.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import { RATINGS } from '#app/domain/score/rule.ts';
import type { FieldError } from '#app/lib/received.server.ts';

const TEXT_MOST = 40;
const text = z.string().trim().max(TEXT_MOST, `${TEXT_MOST}文字以内で入力してください。`);

/** Addresses are longer than names. */
const SITE_MOST = 100;

/** One part of the settings: saved, or taken back to its default. The other fields are its items. */
export const settingForm = z
  .object({
    part: z.enum(SETTING_PARTS),
    seal: z.string().max(64).catch(''),
    intent: z.enum(['save', 'preview', 'reset']),
    'secretariat_contact.site': z
      .string()
      .trim()
      .max(SITE_MOST, `${SITE_MOST}文字以内で入力してください。`)
      .default(''),
  })
  .catchall(text);

/** What was typed, to be shown again. */
export const settingEcho = z.object({ part: z.enum(SETTING_PARTS).catch('modules') }).catchall(z.string().catch(''));

/** The name of a field: its part and its item. */
export function fieldOf(part: SettingPart, item: string): string {
  return `${part}.${item}`;
}

type Fields = Readonly<Record<string, string>>;

const number = z
  .string()
  .regex(/^[0-9]{1,5}$/u)
  .transform(Number)
  .catch(Number.NaN);
const office = z.enum(OFFICES);

/** What was chosen in a part; null where a choice is none that the form offers. */
export function chosenSetting(part: SettingPart, form: Fields, modules: Modules): ChosenSetting | null {
  const of = (item: string) => form[fieldOf(part, item)] ?? '';
  const has = (item: string) => of(item) === 'yes';
  switch (part) {
    case 'modules':
      return {
        part,
        value: {
          audit: has('audit'),
          exception: has('exception'),
          committee: has('committee'),
          bureau: has('bureau'),
        },
      };
    case 'office_names':
      return { part, value: chosenNames(of, modules) };
    case 'answering_rules': {
      const value: Partial<Record<SheetOffice, AnsweringRule>> = {};
      for (const sheet of ruledSheets(modules)) {
        const rule = chosenRule(sheet, of, modules);
        if (rule === null) return null;
        value[sheet] = rule;
      }
      return { part, value };
    }
    case 'bureau_rule': {
      const level = z.enum(BUREAU_LEVELS).safeParse(of('level'));
      return level.success ? { part, value: { level: level.data } } : null;
    }
    case 'object_rule':
      return { part, value: { perObject: has('perObject') } };
    case 'scoring_rule': {
      const cap = z.enum(RATINGS).safeParse(of('criticalCap'));
      if (!cap.success) return null;
      const bound = (item: string) => number.parse(of(item).normalize('NFKC'));
      return {
        part,
        value: {
          good: bound('good'),
          mostly_good: bound('mostly_good'),
          needs_improvement: bound('needs_improvement'),
          partial: bound('partial'),
          criticalCap: cap.data,
        },
      };
    }
    case 'document_marking':
      return {
        part,
        value: { confidentiality: of('confidentiality'), handling: of('handling'), section: of('section') },
      };
    case 'committee': {
      const chosen = z
        .object({ quorum: z.enum([...QUORUMS, '']), circulation: z.enum([...CIRCULATIONS, '']) })
        .safeParse({ quorum: of('quorum'), circulation: of('circulation') });
      if (!chosen.success) return null;
      const { quorum, circulation } = chosen.data;
      return {
        part,
        value: {
          systemDetail: has('systemDetail'),
          evidence: has('evidence'),
          quorum: quorum === '' ? null : quorum,
          circulation: circulation === '' ? null : circulation,
        },
      };
    }
    case 'session_terms': {
      const minutes = (item: string) => number.parse(of(item).normalize('NFKC'));
      return { part, value: { absoluteMinutes: minutes('absoluteMinutes'), idleMinutes: minutes('idleMinutes') } };
    }
    case 'secretariat_contact':
      return { part, value: { extension: of('extension'), address: of('address'), site: of('site') } };
  }
}

/** An empty name is the default one. */
function chosenNames(of: (item: string) => string, modules: Modules): Partial<OfficeNames> {
  const asked = NAMED_OFFICES.filter((named) => isOfficeUsed(modules, named));
  return Object.fromEntries(asked.map((named) => [named, of(named) === '' ? OFFICE_DEFAULT_NAMES[named] : of(named)]));
}

function chosenRule(sheet: SheetOffice, of: (item: string) => string, modules: Modules): AnsweringRule | null {
  const answeredBy = office.safeParse(of(`${sheet}.answeredBy`));
  const entered = of(`${sheet}.enteredBy`);
  const enteredBy = entered === '' ? null : office.safeParse(entered);
  if (!answeredBy.success || enteredBy?.success === false) return null;
  const steps = stepChoices(sheet, modules);
  const chosen = ['route', 'route2'].map((item) => of(`${sheet}.${item}`)).filter((step) => step !== '');
  const route = chosen.flatMap((step) => steps.find((one) => stepText(one) === step) ?? []);
  if (route.length < chosen.length) return null;
  return { answeredBy: answeredBy.data, enteredBy: enteredBy?.data ?? null, route };
}

const PROBLEM_WORDS = {
  name_missing: '役職の呼び方を入力してください。',
  name_breaks_tables:
    '「、」「，」「；」を含む呼び方と、「＝」「＋」「－」「＠」で始まる呼び方は、異動の表で読めません。別の呼び方にしてください。',
  name_taken: 'ほかの役職と同じ呼び方になっています。見分けられるように、別の呼び方にしてください。',
  not_there: 'その役職は、この点検票のところには置かれません。選び直してください。',
  not_used: '使わないことにした役職が選ばれています。選び直してください。',
  enters_own:
    '回答する役職は、もともと入力できます。入力を助ける役職には、別の役職を選ぶか「置かない」を選んでください。',
  no_step_there: 'この点検票には、その確認の段階はありません。選び直してください。',
  never_confirms: 'その役職は、この点検票の確認をできません（点検する側とされる側を分けるための決まりです）。',
  confirms_own: '回答や入力をする役職が、自分で確認することになります。別の役職を選んでください。',
  step_twice: '同じ役職が二度確認することになっています。どちらかを「なし」にしてください。',
  no_confirmer: '確認する役職を一つは選んでください。',
  not_percent: '得点率の下限は、1から100までの整数で入力してください。',
  not_descending: '得点率の下限は、良好、おおむね良好、要改善の順に小さくしてください。',
  bad_partial: '一部実施の点数を選んでください。',
  bad_site: 'Tenkenのアドレスは、「https://」か「http://」で始まる半角の文字で入力するか、空にしてください。',
  marking_missing: '文書に表示する言葉を入力してください。',
  idle_too_short: `操作がないときの時間は、${IDLE_MINUTES_LEAST}分以上の整数で入力してください。`,
  too_long: `サインインしてからの時間は、${SESSION_MINUTES_MOST}分（24時間）までの整数で入力してください。`,
  idle_longer: '操作がないときの時間は、サインインしてからの時間より長くできません。',
} as const satisfies Record<SettingProblem, string>;

/** A choice that the form does not offer. */
export const UNKNOWN_CHOICE = '選択肢にないものが選ばれています。選び直してください。';

const REFUSAL_WORDS = {
  not_permitted: 'この操作を行う権限がありません。担当の方に依頼してください。',
  own_answers: 'この操作を行う権限がありません。担当の方に依頼してください。',
  wrong_state: '画面を開いたあとに状態が変わったため、反映していません。画面を開き直してください。',
  changed_meanwhile:
    '画面を開いたあとに、ほかの方がこの設定を変更したため、保存していません。今の値を確かめて、必要であれば、もう一度入力してください。',
  nothing_changed: '今の値と同じため、保存していません。',
} as const;

const NAMES_SHOWN = 5;

function shortList(names: readonly string[]): string {
  const more = names.length > NAMES_SHOWN ? `ほか${names.length - NAMES_SHOWN}件` : '';
  return `${names.slice(0, NAMES_SHOWN).join('、')}${more}`;
}

/** What to tell where a change was refused, at the field that it is about. */
export function settingErrors(part: SettingPart, refusal: SettingRefusal): readonly FieldError[] {
  switch (refusal.reason) {
    case 'faulty': {
      const { problem, item } = refusal.fault;
      return [{ field: fieldOf(part, item), message: PROBLEM_WORDS[problem] }];
    }
    case 'lives': {
      const { module, things, holders } = refusal.living;
      const what = shortList([...things, ...holders.map(({ name }) => name)]);
      const toEnd = [
        ...(things.length === 0 ? [] : [`先に、${shortList(things)}を終わらせてください。`]),
        ...(holders.length === 0
          ? []
          : [
              `${shortList(holders.map(({ name }) => name))}の役職の終わりの日を決めてください。その日を過ぎると外せます。`,
            ]),
      ].join('');
      const message = `「${MODULE_LABELS[module]}」には、今も使われているものがあるため、使わないことにはできません（${what}）。${toEnd}`;
      return [{ field: fieldOf(part, module), message }];
    }
    default:
      return [{ field: '', message: REFUSAL_WORDS[refusal.reason] }];
  }
}
