import type { Clause } from '#app/domain/policy/clause.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import type { ClauseDraft } from '#app/domain/questionnaire/draft/clause-draft.ts';
import { withoutDangling } from '#app/domain/questionnaire/wording/printed-words.ts';
import type { QuestionKind, QuestionRow } from '#app/domain/questionnaire/question.ts';
import { rowId } from '#app/domain/questionnaire/row-id.ts';
import type { RowSource } from '#app/domain/questionnaire/row-id.ts';
import {
  forbidsItems,
  listsContents,
  rowOfContent,
  rowOfForbiddenItem,
  rowOfItem,
  wordsOfItem,
} from '#app/domain/questionnaire/wording/item-row.ts';
import type { ItemWords } from '#app/domain/questionnaire/wording/item-row.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';

/** 確認項目の下書き. */
export interface RowDraft {
  /** Names the row. */
  readonly source: RowSource;
  readonly text: string;
  readonly clauses: readonly string[];
  readonly kind: QuestionKind;
}

/** An exception of this many characters still fits into its row. */
const SHORT_EXCEPTION = 45;

export function kindOfDraft(draft: ClauseDraft): QuestionKind {
  const own = draft.duties.map(({ phrasing }) => phrasing.duty.recommended);
  /* A mark holds for a whole clause; 「…が望ましい」 and 「…に努める」 only for their own act. */
  const marked = /【推奨/u.test(`${draft.clause.title}${draft.clause.text}`);
  return marked || own.every((one) => one) ? 'recommendation' : 'requirement';
}

/** Exceptions that are short enough to stand in the row; the others belong into the hint. */
function exceptionInRow(draft: ClauseDraft, last: boolean): string {
  const [only] = draft.exceptions;
  if (!last || only === undefined || draft.exceptions.length > 1 || only.length > SHORT_EXCEPTION) return '';
  return `（${only}）`;
}

export function exceptionsForHint(draft: ClauseDraft, inRows: boolean): readonly string[] {
  return inRows && exceptionInRow(draft, true) !== '' ? [] : draft.exceptions;
}

/** 「Xの資産は…保存する。デジタル資産の場合は…」: the second sentence speaks of the first one's things. */
function withTopicOf(first: string | undefined, row: string): string {
  const topic = /^([^、。は]{3,40}(?:資産|情報|機器|端末|媒体|データ|文書))は/u.exec(first ?? '')?.[1];
  const kind = /^([^、。はをが]{2,14})の場合は、?/u.exec(row);
  return topic === undefined || kind?.[1] === undefined
    ? row
    : `${topic}のうち${kind[1]}は、${row.slice(kind[0].length)}`;
}

/** Rows for the duties of a clause: one each, more for a very long one. */
export function rowsOfDraft(draft: ClauseDraft): readonly RowDraft[] {
  const first = draft.duties[0]?.phrasing.rows[0];
  return draft.duties.flatMap(({ phrasing, place }, at) =>
    phrasing.rows.map((row, part) => ({
      source: { clause: draft.clause.id, ...place, part: part + 1 },
      text: `${at === 0 ? row : withTopicOf(first, row)}${exceptionInRow(draft, at === draft.duties.length - 1 && part === phrasing.rows.length - 1)}`,
      clauses: [draft.clause.id],
      kind: kindOfDraft(draft) === 'recommendation' || phrasing.duty.recommended ? 'recommendation' : 'requirement',
    })),
  );
}

/** The sentence that a list item completes. */
function leadOf(item: Clause, tree: ClauseTree): string {
  return (item.parent === null ? undefined : tree.byId.get(item.parent))?.text ?? '';
}

/** An item's row as the sentence over it means it. */
function rowUnder(lead: string, item: ItemWords): string {
  if (forbidsItems(lead)) return rowOfForbiddenItem(item);
  return (listsContents(lead) ? rowOfContent(item) : null) ?? rowOfItem(item);
}

/** The rows of a list item: itself, or what it lists in turn. */
export function rowsOfItem(item: Clause, tree: ClauseTree, kind: QuestionKind): readonly RowDraft[] {
  const nested = tree.childrenOf(item.id).filter((child) => child.kind === 'list-item');
  if (nested.length === 0) {
    const source = { clause: item.id, sentence: 1, act: 1, part: 1 };
    return [{ source, text: rowUnder(leadOf(item, tree), wordsOfItem(item)), clauses: [item.id], kind }];
  }
  const lead = tidy(item.title === '' ? item.text : item.title);
  return nested
    .flatMap((child) => rowsOfItem(child, tree, kind))
    .map((row, at) => ({
      ...row,
      text: `${lead}：${row.text}`,
      clauses: at === 0 ? [item.id, ...row.clauses] : row.clauses,
    }));
}

/** The rows of a question; a row's kind is kept only where it differs from the question's. */
export function finishedRows(rows: readonly RowDraft[], kind: QuestionKind): readonly QuestionRow[] {
  return rows.map((row, at) => ({
    id: rowId(row.source),
    text: at === 0 ? withoutDangling(row.text) : row.text,
    clauses: row.clauses,
    ...(row.kind === kind ? {} : { kind: row.kind }),
  }));
}
