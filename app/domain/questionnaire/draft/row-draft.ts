import type { Clause } from '#app/domain/policy/clause.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import type { ClauseDraft } from '#app/domain/questionnaire/draft/clause-draft.ts';
import type { Phrasing } from '#app/domain/questionnaire/wording/phrasing.ts';
import { withoutDangling } from '#app/domain/questionnaire/wording/printed-words.ts';
import type { QuestionKind, QuestionRow } from '#app/domain/questionnaire/question.ts';
import { rowId } from '#app/domain/questionnaire/row-id.ts';
import type { RowSource } from '#app/domain/questionnaire/row-id.ts';
import {
  demandsTerms,
  forbidsItems,
  listsContents,
  rowOfContent,
  rowOfForbiddenItem,
  rowOfItem,
  wordsOfItem,
} from '#app/domain/questionnaire/wording/item-row.ts';
import type { ItemWords } from '#app/domain/questionnaire/wording/item-row.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';

/** 細目の下書き. */
export interface RowDraft {
  /** Names the row. */
  readonly source: RowSource;
  readonly text: string;
  readonly clauses: readonly string[];
  readonly kind: QuestionKind;
}

/** What the secretariat said of the clause; null where its words decide. */
function setKind({ kind, kindSet }: Clause): QuestionKind | null {
  return kindSet === true && (kind === 'requirement' || kind === 'recommendation') ? kind : null;
}

/** Whether the act that makes this row is only wished for: 「Aを記録し、Bに努める」 demands A. */
export function kindOfRow(draft: ClauseDraft, { duty, lastActStriven }: Phrasing, isLast: boolean): QuestionKind {
  const wished = draft.marked || (duty.recommended && (isLast || !lastActStriven));
  return setKind(draft.clause) ?? (wished ? 'recommendation' : 'requirement');
}

export function kindOfDraft(draft: ClauseDraft): QuestionKind {
  const wished = draft.duties.every(({ phrasing }) => kindOfRow(draft, phrasing, false) === 'recommendation');
  return setKind(draft.clause) ?? (draft.marked || wished ? 'recommendation' : 'requirement');
}

/** Rows for the duties of a clause: one each, more for a very long one. */
export function rowsOfDraft(draft: ClauseDraft): readonly RowDraft[] {
  return draft.duties.flatMap(({ phrasing, place }) =>
    phrasing.rows.map((row, part) => ({
      source: { clause: draft.clause.id, ...place, part: part + 1 },
      text: row,
      clauses: [draft.clause.id, ...draft.joined],
      kind: kindOfRow(draft, phrasing, part === phrasing.rows.length - 1),
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
  return (listsContents(lead) ? rowOfContent(item) : null) ?? rowOfItem(item, demandsTerms(lead));
}

/** The rows of a list item: itself, or what it lists in turn. */
export function rowsOfItem(item: Clause, tree: ClauseTree, kind: QuestionKind): readonly RowDraft[] {
  const nested = tree.childrenOf(item.id).filter((child) => child.kind === 'list-item');
  if (nested.length === 0) {
    const source = { clause: item.id, sentence: 1, act: 1, part: 1 };
    const text = rowUnder(leadOf(item, tree), wordsOfItem(item));
    return [{ source, text, clauses: [item.id], kind: setKind(item) ?? kind }];
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
  return rows.map((row) => ({
    id: rowId(row.source),
    text: withoutDangling(row.text),
    clauses: row.clauses,
    ...(row.kind === kind ? {} : { kind: row.kind }),
  }));
}
