import { MODULES } from '#app/domain/organization/module.ts';
import type { Module, Modules } from '#app/domain/organization/module.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** How a policy names the offices of a part; a 教育委員会 is none of them. */
const NAMED_AS = {
  audit: /監査(?:統括|統轄|総括)?(?:責任者|管理者)|監査を(?:行う|実施する)者|監査(?:人|員|班|チーム)/u,
  exception: null,
  committee: /(?<!行政|教育|選挙管理|公平|人事|農業)委員会/u,
  bureau: /(?<!最高|統括|統轄|総括|監査)情報セキュリティ責任者/u,
} as const satisfies Record<Module, RegExp | null>;

/** 読み替える役職. The parts that the body does without and whose offices the question names. */
export function partsToReadOtherwise(
  { text, rows }: Pick<Question, 'text' | 'rows'>,
  modules: Modules,
): readonly Module[] {
  const texts = [text, ...rows.map((row) => row.text)];
  return MODULES.filter((part) => !modules[part] && texts.some((one) => NAMED_AS[part]?.test(one) === true));
}
