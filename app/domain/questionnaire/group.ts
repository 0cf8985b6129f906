import type { ClauseTree } from '#app/domain/questionnaire/clause-tree.ts';
import { wordsOfGroup } from '#app/domain/questionnaire/group-words.ts';
import type { QuestionDraft } from '#app/domain/questionnaire/question-draft.ts';
import { respondentKey } from '#app/domain/questionnaire/respondent.ts';
import { kindOfDraft, rowsOfDraft } from '#app/domain/questionnaire/row-draft.ts';
import { tidy } from '#app/domain/questionnaire/sentence.ts';

/** More rows than this are asked in one question only where the clause's own list is longer. */
export const MOST_ROWS = 15;

/** Headings that say who acts or that something is to be done, not what about. */
const SAYS_NOTHING = /^(?:職員等の遵守事項|.*の措置事項|実施方法|報告|保管|その他)$/u;

/**
 * 設問のまとめ方. How far duties are taken together:
 * 1 clauses without a heading of their own, under one heading;
 * 2 also clauses with one; 3 everything in one section.
 */
export type GroupingLevel = 1 | 2 | 3;

/** The nearest heading that tells what the duties under it are about; the clause's own counts with `own`. */
export function topicOver(clauseId: string, tree: ClauseTree, own: boolean): string {
  const clause = tree.byId.get(clauseId);
  if (clause === undefined) return '';
  const titles = (own ? [clause, ...tree.ancestorsOf(clause)] : tree.ancestorsOf(clause))
    .map(({ title }) => tidy(title).replace(/（[^）]{12,}）/gu, ''))
    .filter((title) => title !== '');
  return titles.find((title) => !SAYS_NOTHING.test(title)) ?? titles[0] ?? '';
}

/** 節. The section under a chapter that a draft belongs to; the chapter itself where it has none. */
export function sectionOf(draft: QuestionDraft, tree: ClauseTree): string {
  const clause = draft.drafts[0]?.clause;
  if (clause === undefined) return '';
  const above = tree.ancestorsOf(clause);
  return (above.at(-2) ?? above.at(-1) ?? clause).id;
}

/** Duties of one sheet in one section and under one condition; null when the draft stands alone, as 重点項目 always do. */
function groupKey(draft: QuestionDraft, tree: ClauseTree, level: GroupingLevel): string | null {
  const [only, ...others] = draft.drafts;
  if (only === undefined || others.length > 0 || draft.listed) return null;
  if (level === 1 && only.clause.title !== '') return null;
  if (only.critical !== null) return null;
  const kind = level === 1 ? kindOfDraft(only) : '';
  const place = level === 3 ? sectionOf(draft, tree) : (only.clause.parent ?? '');
  return [place, respondentKey(only.respondent), only.gate ?? '', kind].join('|');
}

function chunks(drafts: readonly QuestionDraft[]): readonly (readonly QuestionDraft[])[] {
  const found: QuestionDraft[][] = [];
  let rows = MOST_ROWS + 1;
  for (const draft of drafts) {
    const more = draft.drafts.reduce((sum, { duties }) => sum + duties.length, 0);
    if (rows + more > MOST_ROWS) {
      found.push([]);
      rows = 0;
    }
    found.at(-1)?.push(draft);
    rows += more;
  }
  return found;
}

function merged(drafts: readonly QuestionDraft[], tree: ClauseTree, level: GroupingLevel): QuestionDraft | null {
  const all = drafts.flatMap((draft) => draft.drafts);
  const [first] = all;
  if (first === undefined) return null;
  const rows = all.flatMap(rowsOfDraft);
  const title =
    level < 3 ? topicOver(first.clause.id, tree, false) : topicOver(drafts[0] === undefined ? '' : sectionOf(drafts[0], tree), tree, true);
  const words = wordsOfGroup(title, first.respondent, rows);
  return {
    drafts: all,
    text: words.lead,
    rows: rows.map((row, at) => ({ ...row, text: words.rows[at] ?? row.text })),
    options: [],
    further: [],
    listed: false,
    grouped: true,
    name: null,
  };
}

/** Takes the short duties of one section and sheet together as rows of one question. */
export function groupBySection(
  drafts: readonly QuestionDraft[],
  tree: ClauseTree,
  levelOf: (draft: QuestionDraft) => GroupingLevel,
): readonly QuestionDraft[] {
  const groups = new Map<string, QuestionDraft[]>();
  for (const draft of drafts) {
    const level = levelOf(draft);
    const key = groupKey(draft, tree, level);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), draft]);
  }
  const replaced = new Map<QuestionDraft, QuestionDraft | null>();
  for (const group of groups.values()) {
    for (const chunk of chunks(group)) {
      const [first] = chunk;
      if (first === undefined || chunk.length < 2) continue;
      for (const draft of chunk) replaced.set(draft, null);
      replaced.set(first, merged(chunk, tree, levelOf(first)));
    }
  }
  return drafts.flatMap((draft) => {
    const instead = replaced.get(draft);
    if (instead === undefined) return [draft];
    return instead === null ? [] : [instead];
  });
}
