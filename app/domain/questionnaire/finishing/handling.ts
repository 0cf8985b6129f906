import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { handlingTableOf } from '#app/domain/policy/table/handling-table.ts';

/** What is done with information from its making to its end. */
const HANDLING =
  /(?:情報|資産|媒体|文書|データ|機器)(?:の|を|等の|等を)?[^、。]{0,12}(?:作成|入手|利用|保管|保存|送信|運搬|提供|公表|公開|廃棄|返却|消去|複製|配付|持ち?出)|公衆無線|取扱制限/u;

/**
 * 取扱制限の添え. The tables of 取扱制限 are asked nowhere: they stand beside the questions of their chapter that are
 * about handling, as the measure of these.
 */
export function withHandling(questions: readonly Question[], tree: ClauseTree): readonly Question[] {
  const tables = tree.clauses.filter((clause) => handlingTableOf(clause) !== null);
  if (tables.length === 0) return questions;
  return questions.map((question) => {
    const words = [question.text, ...question.rows.map(({ text }) => text)];
    if (!words.some((text) => HANDLING.test(text))) return question;
    const handling = tables.filter((table) => tree.chapterOf(table).id === question.chapter.id).map(({ id }) => id);
    return handling.length === 0 ? question : { ...question, handling };
  });
}
