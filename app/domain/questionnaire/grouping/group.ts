import { MOST_ROWS_OF_QUESTION } from '#app/domain/questionnaire/burden.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { recordKindOf } from '#app/domain/questionnaire/grouping/record-kind.ts';
import { wordsOfGroup } from '#app/domain/questionnaire/draft/group-words.ts';
import type { ClauseDraft } from '#app/domain/questionnaire/draft/clause-draft.ts';
import type { QuestionDraft } from '#app/domain/questionnaire/draft/question-draft.ts';
import { respondentKey } from '#app/domain/questionnaire/respondent/respondent.ts';
import type { RecordKind } from '#app/domain/questionnaire/question.ts';
import { kindOfDraft, rowsOfDraft } from '#app/domain/questionnaire/draft/row-draft.ts';
import { namesMatter, topicOver } from '#app/domain/questionnaire/grouping/topic.ts';

/** The records of Tenken that answer the draft; empty unless they answer all of it. */
function recordsOf({ drafts }: QuestionDraft): readonly RecordKind[] {
  const kinds = drafts.flatMap(rowsOfDraft).map(({ text }) => recordKindOf(text));
  const found = kinds.filter((kind) => kind !== null);
  return found.length === kinds.length ? [...new Set(found)] : [];
}

/** As many rows as the draft has, or would have among others. */
function rowCount(draft: QuestionDraft): number {
  return draft.drafts.reduce((sum, each) => sum + rowsOfDraft(each).length, 0);
}

/** Several drafts as one question with a row for each duty. */
function merged(drafts: readonly ClauseDraft[], first: ClauseDraft, tree: ClauseTree): QuestionDraft {
  const rows = drafts.flatMap(rowsOfDraft);
  const words = wordsOfGroup(topicOver(first.clause.id, tree), first.respondent, rows);
  return {
    drafts,
    text: words.lead,
    rows: rows.map((row, at) => ({ ...row, text: words.rows[at] ?? row.text })),
    options: [],
    means: [],
    further: [],
    listed: false,
    grouped: true,
    name: null,
  };
}

/**
 * The heading, respondent, condition and kind that a clause without a heading of its own shares with its siblings; null
 * where it stands alone: as lists and 重点項目 always do, and under a heading that names an office or no matter at all.
 */
function siblingKey(draft: QuestionDraft, tree: ClauseTree): string | null {
  const [only, ...others] = draft.drafts;
  if (only === undefined || others.length > 0 || draft.listed || only.critical !== null) return null;
  const { clause, respondent, gates } = only;
  const parent = clause.parent === null ? undefined : tree.byId.get(clause.parent);
  if (clause.title !== '' || parent === undefined || !namesMatter(parent)) return null;
  return [
    parent.id,
    respondentKey(respondent),
    respondent.alternatives.join('+'),
    gates.join('+'),
    kindOfDraft(only),
    ...recordsOf(draft),
  ].join('|');
}

function chunks(drafts: readonly QuestionDraft[]): readonly (readonly QuestionDraft[])[] {
  const found: QuestionDraft[][] = [];
  let rows = MOST_ROWS_OF_QUESTION + 1;
  for (const draft of drafts) {
    if (rows + rowCount(draft) > MOST_ROWS_OF_QUESTION) {
      found.push([]);
      rows = 0;
    }
    found.at(-1)?.push(draft);
    rows += rowCount(draft);
  }
  return found;
}

/**
 * Takes the duties that stand under one heading without headings of their own together as rows of one question. How
 * many questions a sheet then holds is no reason to join more: unlike duties fall short for unlike reasons.
 */
export function groupSiblings(drafts: readonly QuestionDraft[], tree: ClauseTree): readonly QuestionDraft[] {
  const groups = groupBy(drafts, (draft) => siblingKey(draft, tree));
  groups.delete(null);
  const replaced = new Map<QuestionDraft, QuestionDraft | null>();
  for (const group of groups.values()) {
    for (const chunk of chunks(group)) {
      const all = chunk.flatMap((draft) => draft.drafts);
      const [draft] = chunk;
      const [first] = all;
      if (draft === undefined || first === undefined || chunk.length < 2) continue;
      for (const each of chunk) replaced.set(each, null);
      replaced.set(draft, merged(all, first, tree));
    }
  }
  return drafts.flatMap((draft) => {
    const instead = replaced.get(draft);
    if (instead === undefined) return [draft];
    return instead === null ? [] : [instead];
  });
}
