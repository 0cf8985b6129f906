import { QUESTION_WEIGHT_LABELS } from '#app/domain/questionnaire/labels.ts';
import { POLICY_DOCUMENT_LABELS } from '#app/domain/policy/labels.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { ChapterChoice } from '#app/services/questionnaire/draft-desk.loader.server.ts';

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

/** The weights that a question may have, as they are chosen. */
export const WEIGHT_OPTIONS = ([2, 1] as const).map((weight) => ({
  value: String(weight),
  label: QUESTION_WEIGHT_LABELS[weight],
}));
