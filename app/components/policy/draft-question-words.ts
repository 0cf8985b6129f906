import { figure } from '#app/components/policy/figure.ts';
import { QUESTION_WEIGHT_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { NamedQuestion } from '#app/services/questionnaire/chosen-question.loader.server.ts';
import { POLICY_DOCUMENT_LABELS } from '#app/domain/policy/labels.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { BurdenKind } from '#app/domain/questionnaire/burden.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
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

/** What a kind of respondent is called on every page, where the body calls its offices so. */
export function respondentWords(kind: BurdenKind, offices: OfficeNames): string {
  switch (kind) {
    case 'plain_section':
      return 'ふつうの課（外部委託、クラウドサービス、SNSのない課）';
    case 'package_system':
      return 'パッケージの情報システム（業者が保守するもの）';
    case 'saas_system':
      return 'クラウドサービス（SaaS）の情報システム';
    case 'bureau':
      return '部';
    default:
      return offices[kind];
  }
}

/** How many questions hold something that nobody has checked, wherever that is said. */
export function toCheckWords(count: number): string {
  return count === 0
    ? '確かめることのある設問は残っていません。'
    : `確かめることのある設問が${figure(count)}問残っています。`;
}

/** The weights that a question may have, as they are chosen. */
export const WEIGHT_OPTIONS = ([2, 1] as const).map((weight) => ({
  value: String(weight),
  label: QUESTION_WEIGHT_LABELS[weight],
}));

type Numbered = Pick<NamedQuestion, 'printedNumber' | 'roles' | 'apart'>;

/** The number of a question where its words do not stand beside it, with what tells it from others of that number. */
export function numberWords(
  { printedNumber, roles, apart }: Numbered,
  names: Readonly<Record<RoleId, string>>,
): string {
  if (apart === null) return printedNumber;
  if (apart.by === 'role') return `${printedNumber}（${roles.map((role) => names[role]).join('、')}）`;
  return `${printedNumber}「${apart.words}」`;
}

/** What stands beside the number and the words of a question that others of that number ask in the same words. */
export function rowWords({ apart }: Pick<NamedQuestion, 'apart'>): string {
  return apart?.by === 'row' ? `［${apart.words}］` : '';
}

/** A question among others to choose from: its words may be cut before what tells it from others of its number. */
export function choiceWords(
  choice: Pick<NamedQuestion, 'text' | 'roles' | 'apart'>,
  names: Readonly<Record<RoleId, string>>,
): string {
  const { text, roles, apart } = choice;
  if (apart === null || (apart.by === 'text' && text.includes(apart.words))) return text;
  return `${text}［${apart.by === 'role' ? roles.map((role) => names[role]).join('、') : apart.words}］`;
}
