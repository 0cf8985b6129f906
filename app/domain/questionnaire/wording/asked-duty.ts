import type { Duty } from '#app/domain/questionnaire/duty/duty.ts';

/** Who strives: an office lays down a plan, the members of a section do what their section agreed on. */
export type EffortBy = 'office' | 'section';

/** What shows that somebody strives for a thing that is named by a noun; the first that fits holds. */
const SHOWN_BY: readonly (readonly [RegExp, string])[] = [
  [/と連絡を密に(?:して?)、?情報の収集に$/u, 'との連絡の担当と情報の入手先を決めて'],
  [/(?:連携|協力|協調|連絡|情報共有)に$/u, '$&のために連絡先と担当を決めて'],
  [/収集に$/u, '$&当たる担当と情報の入手先を決めて'],
];

/** 「…の連携のために連絡先と担当を決めて」 / 「…するように、計画や手順を定めて取り組んで」. */
function effortOf(duty: Duty, by: EffortBy): string {
  const means = by === 'office' ? '計画や手順を定めて' : '所属で方法を決めて';
  if (/ように$/u.test(duty.te)) return `${duty.te}、${means}取り組んで`;
  const shown = SHOWN_BY.find(([pattern]) => pattern.test(duty.te));
  if (shown !== undefined) return duty.te.replace(...shown).replace('にのために', 'のために');
  return `${duty.te.replace(/に$/u, '')}のために行うことを決め、実施して`;
}

/** What is striven for as a state may have been reached already. */
function soFar({ te }: Duty): string {
  return /ように$/u.test(te) ? '（実施済みを含む）' : '';
}

function exceptedOf({ excepted }: Duty): string {
  return excepted === null ? '' : `（${excepted}を除く）`;
}

/** 「…していますか。」. 実施 is the answer of whoever complies. */
export function askDuty(duty: Duty, by: EffortBy = 'office'): string {
  if (duty.effort) return `${effortOf(duty, by)}いますか${soFar(duty)}。`;
  if (duty.nai === null) return `${duty.te}いますか。`;
  return `${duty.nai}ようにしていますか${exceptedOf(duty)}。`;
}

/** 「…している」 / 「…していない」, the form of a row. */
export function rowOfDuty(duty: Duty, by: EffortBy = 'office'): string {
  if (duty.effort) return `${effortOf(duty, by)}いる${soFar(duty)}`;
  return duty.nai === null ? `${duty.te}いる` : `${duty.te}いない${exceptedOf(duty)}`;
}

/** 「…していますか。」 → 「…している」: what was a question of its own, beside other rows. */
export function rowOfQuestion(question: string): string {
  return question
    .replace(/ますか(?:（[^）]*）)?。$/u, (ending) => ending.replace('ますか', 'る').replace('。', ''))
    .replace(/あり(?=る)/u, 'あ');
}
