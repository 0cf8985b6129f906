import { withNotes } from '#app/domain/questionnaire/finishing/question-notes.ts';
import { recordKindOf } from '#app/domain/questionnaire/grouping/record-kind.ts';
import type { Question, QuestionRow } from '#app/domain/questionnaire/question.ts';

const STANDING = /(?<=[てで])いる(?=(?:（[^）]*）)*$)/u;

/** A single row is asked directly, by its own words. */
function withRows(question: Question, rows: readonly QuestionRow[]): Question {
  const [only, ...others] = rows;
  if (only === undefined || others.length > 0) return withNotes({ ...question, rows });
  return withNotes({ ...question, text: `${only.text.replace(STANDING, 'いますか')}。`, rows: [] });
}

/**
 * 記録が答える部分. 「監査及び自己点検を実施している」 of one clause: the records of Tenken hold whether the one was done and
 * nothing of the other. What they hold is a question of its own, named by the clause and the place of its row.
 */
export function partedByRecord(question: Question): readonly Question[] {
  const { rows, clauses } = question;
  const [first = ''] = clauses;
  const recorded = rows.filter(({ text }) => recordKindOf(text) !== null);
  const told = rows.filter((row) => !recorded.includes(row));
  const [one] = recorded;
  const place = /_(?:[sap][0-9]+_?)+$/u.exec(one?.id ?? '')?.[0];
  if (one === undefined || told.length === 0 || place === undefined) return [question];
  if (rows.some((row) => row.clauses[0] !== first)) return [question];
  const [role = ''] = question.roles;
  return [withRows(question, told), { ...withRows(question, recorded), id: `${first}${place}@${role}` }];
}
