import { POLICY_DOCUMENT_LABELS } from '#app/domain/policy/labels.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { NamedQuestion } from '#app/services/questionnaire/chosen-question.loader.server.ts';
import type { ChapterChoice } from '#app/services/questionnaire/draft-desk.loader.server.ts';

const ADDED = /^x(\d+)/u;

/** The number by which people speak of a question; one without a clause is counted. */
export function printedNumber({ name, clauseId }: Pick<NamedQuestion, 'name' | 'clauseId'>): string {
  return clauseId === null ? `追加${ADDED.exec(name)?.[1] ?? ''}` : formatClause(clauseId);
}

/** Chapters to choose from; the document is said where another numbers its own, too, or where no title tells it. */
export function chapterOptions(
  chapters: readonly ChapterChoice[],
): readonly { readonly value: string; readonly label: string }[] {
  const isOfSeveral = new Set(chapters.map(({ document }) => document)).size > 1;
  return chapters.map(({ name, document, id, title }) => {
    const number =
      isOfSeveral || title === '' ? `${POLICY_DOCUMENT_LABELS[document]} ${formatClause(id)}` : formatClause(id);
    return { value: name, label: title === '' ? number : `${number}　${title}` };
  });
}

export const figure = (count: number) => count.toLocaleString('ja-JP');

/** How many questions hold something that nobody has checked, wherever that is said. */
export function toCheckWords(count: number): string {
  return count === 0 ? '設問の確かめる箇所は残っていません。' : `設問の確かめる箇所が${figure(count)}問残っています。`;
}
