import type { Office } from '#app/domain/organization/office.ts';
import { BUREAUS, SYSTEMS } from '#app/cli/demo/town.ts';

/** An office that a person of the town holds: for a unit or a system by its code, or for the whole body. */
export interface TownOffice {
  readonly role: Office;
  readonly unit: string | null;
  readonly system: string | null;
}

/** A person of the town; invented, like everything about it. */
export interface TownPerson {
  readonly login: string;
  readonly name: string;
  /** 職名, as the accounts list shows it. */
  readonly post: string;
  readonly offices: readonly TownOffice[];
}

const body = (role: Office): TownOffice => ({ role, unit: null, system: null });
const of = (role: Office, unit: string): TownOffice => ({ role, unit, system: null });
const manages = (system: string): TownOffice => ({ role: 'system_manager', unit: null, system });

const person = (login: string, name: string, post: string, ...offices: TownOffice[]): TownPerson => ({
  login,
  name,
  post,
  offices,
});

/** Systems that not the head of their owner section but the 情報政策係長 manages. */
const INFRASTRUCTURE = ['S21', 'S22'];

const BODY_PEOPLE: readonly TownPerson[] = [
  person('jimukyoku1', '月森 真琴', '総務課主幹', body('secretariat')),
  person('jimukyoku2', '花城 圭介', '総務課主査', body('secretariat')),
  person('fuku-chocho', '雪永 晴臣', '副町長', body('ciso')),
  person('kyoiku-cho', '鷹野原 美鈴', '教育長', body('committee_member')),
  person('kansa-kyokucho', '水無瀬 拓実', '監査委員事務局長', body('audit_supervisor')),
  person('kansa1', '風早 のぞみ', '監査委員事務局書記', body('auditor')),
  person('joho-kakaricho', '星名 陽向', '情報政策係長', ...INFRASTRUCTURE.map(manages)),
  person('joho-unyo', '真砂 涼太', '情報政策係主任', body('administrator')),
];

/** 部長 by bureau. The head of 総務部 is the 統括責任者 as well: that bureau's own sheet is self-confirmed. */
const BUREAU_HEADS: Readonly<Record<string, readonly [login: string, name: string, ...TownOffice[]]>> = {
  '100': ['somu-bucho', '石動 正樹', body('supervising_security_officer')],
  '200': ['chomin-bucho', '小鳥遊 和彦', body('committee_member')],
  '300': ['fukushi-bucho', '御影 千代', body('committee_member')],
  '400': ['kensetsu-bucho', '岩清水 剛', body('committee_member')],
  '500': ['sangyo-bucho', '稲月 博文', body('committee_member')],
  '600': ['kyoiku-bucho', '桐ヶ谷 聡子', body('committee_member')],
};

/** とりまとめ担当 who are nobody else; the other bureaus' is the 担当者 of their first section. */
const COORDINATORS: Readonly<Record<string, readonly [login: string, name: string]>> = {
  '100': ['somu-torimatome', '早乙女 亮'],
  '300': ['fukushi-torimatome', '東雲 佳奈'],
};

interface SectionStaff {
  readonly key: string;
  readonly head: string;
  readonly clerk: string;
}

const SECTION_STAFF: Readonly<Record<string, SectionStaff>> = {
  '110': { key: 'somu', head: '九重 隆', clerk: '朝霧 由佳' },
  '120': { key: 'kikaku', head: '神楽坂 誠', clerk: '七瀬 翔太' },
  '130': { key: 'zaisei', head: '四方堂 健一', clerk: '綾瀬川 恵' },
  '140': { key: 'kaikei', head: '野々宮 静江', clerk: '八雲 直樹' },
  '210': { key: 'zeimu', head: '鳴海沢 浩二', clerk: '篠懸 早紀' },
  '220': { key: 'jumin', head: '雨宮寺 幸子', clerk: '早瀬川 大輔' },
  '310': { key: 'fukushi', head: '秋月野 進', clerk: '葉桜 麻衣' },
  '320': { key: 'kenko', head: '夏川原 典子', clerk: '春日井沢 航' },
  '330': { key: 'kosodate', head: '日向野 裕子', clerk: '若葉山 智也' },
  '410': { key: 'kensetsu', head: '土岐田 勝', clerk: '波多江川 玲奈' },
  '420': { key: 'suido', head: '清水沢 清', clerk: '泉原 純' },
  '510': { key: 'sangyo', head: '市ヶ谷 昭', clerk: '穂高野 美咲' },
  '520': { key: 'nosei', head: '田之倉 茂', clerk: '実森 悠斗' },
  '610': { key: 'kyoiku', head: '文月 雅子', clerk: '学月 隼人' },
  '620': { key: 'shogai', head: '歌川路 修', clerk: '詩野 ひかり' },
};

/** The second auditor comes from a section, and so may not audit it. */
const SECTION_AUDITOR = '620';

function bureauHeads(): readonly TownPerson[] {
  return BUREAUS.map(({ code, name }) => {
    const [login, own, ...more] = known(BUREAU_HEADS, code);
    return person(login, own, `${name}長`, of('security_officer', code), ...more);
  });
}

function coordinators(): readonly TownPerson[] {
  return BUREAUS.flatMap(({ code, sections }) => {
    const own = COORDINATORS[code];
    const section = sections[0]?.name ?? '';
    return own === undefined ? [] : [person(own[0], own[1], `${section}長補佐`, of('bureau_coordinator', code))];
  });
}

function sectionPeople(): readonly TownPerson[] {
  return BUREAUS.flatMap((bureau) =>
    bureau.sections.flatMap((section, place) => {
      const { key, head, clerk } = known(SECTION_STAFF, section.code);
      const systems = SYSTEMS.filter(({ owner, code }) => owner === section.code && !INFRASTRUCTURE.includes(code));
      const coordinates = place === 0 && COORDINATORS[bureau.code] === undefined;
      return [
        person(
          `${key}-kacho`,
          head,
          `${section.name}長`,
          of('security_manager', section.code),
          ...systems.map(({ code }) => manages(code)),
        ),
        person(
          `${key}-tanto`,
          clerk,
          `${section.name}係長`,
          of('staff_in_charge', section.code),
          ...(coordinates ? [of('bureau_coordinator', bureau.code)] : []),
          ...(section.code === SECTION_AUDITOR ? [body('auditor')] : []),
        ),
      ];
    }),
  );
}

function known<Value>(table: Readonly<Record<string, Value>>, key: string): Value {
  const value = table[key];
  if (value === undefined) throw new Error(`nothing is said of ${key}`);
  return value;
}

export const PEOPLE: readonly TownPerson[] = [...BODY_PEOPLE, ...bureauHeads(), ...coordinators(), ...sectionPeople()];
