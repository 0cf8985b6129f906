import type { Duty } from '#app/domain/questionnaire/duty/duty.ts';

/** Who strives: an office lays down a plan, the members of a section do what their section agreed on. */
export type EffortBy = 'office' | 'section';

/** 「…の収集を、計画や手順を定めて進めて」 / 「…するように、計画や手順を定めて取り組んで」. */
function effortOf(duty: Duty, by: EffortBy): string {
  const means = by === 'office' ? '計画や手順を定めて' : '所属で方法を決めて';
  return /ように$/u.test(duty.te)
    ? `${duty.te}、${means}取り組んで`
    : `${duty.te.replace(/に$/u, 'を')}、${means}進めて`;
}

function exceptedOf({ excepted }: Duty): string {
  return excepted === null ? '' : `（${excepted}を除く）`;
}

/** 「…していますか。」. 実施 is the answer of whoever complies. */
export function askDuty(duty: Duty, by: EffortBy = 'office'): string {
  if (duty.effort) return `${effortOf(duty, by)}いますか（実施済みを含む）。`;
  if (duty.nai === null) return `${duty.te}いますか。`;
  return `${duty.nai}ようにしていますか${exceptedOf(duty)}。`;
}

/** 「…している」 / 「…していない」, the form of a row. */
export function rowOfDuty(duty: Duty, by: EffortBy = 'office'): string {
  if (duty.effort) return `${effortOf(duty, by)}いる（実施済みを含む）`;
  return duty.nai === null ? `${duty.te}いる` : `${duty.te}いない${exceptedOf(duty)}`;
}

/** 「…していますか。」 → 「…している」: what was a question of its own, beside other rows. */
export function rowOfQuestion(question: string): string {
  return question
    .replace(/ますか(?:（[^）]*）)?。$/u, (ending) => ending.replace('ますか', 'る').replace('。', ''))
    .replace(/あり(?=る)/u, 'あ');
}
