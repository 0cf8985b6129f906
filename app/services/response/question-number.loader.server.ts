import type { Question } from '#app/domain/questionnaire/question.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';

/** `q1`, `q2` … by the place of the question on the sheet, which a pinned questionnaire never changes. */
export function questionKeys(snapshot: SheetSnapshot): ReadonlyMap<string, string> {
  return new Map(snapshot.items.map(({ question }, index) => [question.id, `q${index + 1}`]));
}

/** The number by which people speak of the question: that of its first clause. */
export function questionNumber(question: Question): string {
  return question.clauses[0] ?? question.id;
}
