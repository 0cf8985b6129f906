import { askDuty, rowOfDuty } from '#app/domain/questionnaire/wording/asked-duty.ts';
import type { Phrasing } from '#app/domain/questionnaire/wording/phrasing.ts';
import { teFromDictionary } from '#app/domain/questionnaire/duty/verb.ts';

/**
 * 方針が挙げる対策. A 基本方針 that no 対策基準 spells out names its measures in one sentence: 「A、B、C等の技術的対策を
 * 講じる」. Each is asked by itself, or a year's check would say nothing about any of them.
 */

const KIND = '(?<kind>(?:物理的|人的|技術的|組織的|運用面の|運用上の)な?)対策を(?:講じ|実施し|行っ)て';
/** 「A、B、C等の技術的対策を講じて」, 「A、B等、方針の運用面の対策を講じて」 */
const BY_EXAMPLES = new RegExp(`^(?:[^、]{2,30}に関し、)?(?<list>.+?)等(?:の|、[^、]*の)${KIND}$`, 'u');
/** 「A、B及びCの管理について、物理的な対策を講じて」 */
const BY_THINGS = new RegExp(`^(?<list>.+?)(?<act>の管理について、${KIND})$`, 'u');
/** 「…情報セキュリティ監査及び自己点検を実施して」: two checks that different people make. */
const BY_CHECKS = /^(?<before>(?:.*、)?(?:[^、]*必要に応じて)?)(?<list>[^、]*監査及び[^、及]*点検)(?<act>を実施して)$/u;

function nouns(list: string): readonly string[] {
  return list.split(/、|及び|並びに/u).filter((noun) => noun !== '');
}

/** 「コンピュータ等の管理」, 「アクセス制御」: what is shown for them, as the bare words would be true of everybody. */
const SHOWN_BY: readonly (readonly [RegExp, (words: string) => string])[] = [
  [
    /^(?:コンピュータ|サーバ|端末|機器|パソコン)(?:等)?の管理$/u,
    (words) => `${words}の方法（設定、記録、バックアップ等）を定め、そのとおり行って`,
  ],
  [/^アクセス制御$/u, () => '情報システム及びネットワークの利用者ごとの権限を定め、アクセス制御を行って'],
];

function shownBy(noun: string): string | null {
  return SHOWN_BY.find(([pattern]) => pattern.test(noun))?.[1](noun) ?? null;
}

function measureOf(words: string): readonly string[] {
  const te = /[うくぐすつぬぶむる]$/u.test(words) ? teFromDictionary(words) : null;
  if (te !== null) return [te];
  return nouns(words).map((noun) => shownBy(noun) ?? (noun.endsWith('対策') ? `${noun}を講じて` : `${noun}を行って`));
}

/** 「物理的な対策」 alone would be true of everybody: what usually counts as such, by what is protected. */
const PHYSICAL: readonly (readonly [RegExp, string])[] = [
  [/サーバ/u, '固定、停電・落雷への備え等'],
  [/室|区域/u, '施錠、入退室の管理、耐震・防火等'],
  [/回線|ネットワーク|ケーブル/u, '配線の保護、接続口の管理等'],
  [/パソコン|端末|コンピュータ/u, '盗難防止、施錠保管等'],
];

function withExamples(noun: string, act: string): string {
  const examples = PHYSICAL.find(([pattern]) => pattern.test(noun))?.[1];
  return examples === undefined ? `${noun}${act}` : `${noun}${act.replace(/(?<=物理的な?対策)/u, `（${examples}）`)}`;
}

/** The measures that a demand names, each ending in the te-form; empty where it names fewer than two. */
export function namedMeasures(te: string): readonly string[] {
  const examples = BY_EXAMPLES.exec(te)?.groups;
  const things = BY_THINGS.exec(te)?.groups;
  const checks = BY_CHECKS.exec(te)?.groups;
  const found =
    things !== undefined
      ? nouns(things['list'] ?? '').map((noun) => withExamples(noun, things['act'] ?? ''))
      : checks !== undefined
        ? nouns(checks['list'] ?? '').map((noun) => `${checks['before'] ?? ''}${noun}${checks['act'] ?? ''}`)
        : (examples?.['list'] ?? '').split(/とともに、|、/u).flatMap(measureOf);
  return found.length < 2 ? [] : found;
}

/** The demand with a row for each measure that it names. */
export function withNamedMeasures(phrasing: Phrasing): Phrasing {
  const { duty, moved } = phrasing;
  const rows = duty.nai !== null || duty.effort ? [] : namedMeasures(duty.te).map((te) => rowOfDuty({ ...duty, te }));
  if (rows.length === 0) return phrasing;
  return { ...phrasing, rows, parts: { lead: askDuty(duty), rows, moved } };
}
