import type { Clause } from '#app/domain/policy/clause.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause-tree.ts';
import { wordsOfGroup } from '#app/domain/questionnaire/group-words.ts';
import type { QuestionDraft } from '#app/domain/questionnaire/question-draft.ts';
import { respondentKey } from '#app/domain/questionnaire/respondent.ts';
import { kindOfDraft, rowsOfDraft } from '#app/domain/questionnaire/row-draft.ts';
import { tidy } from '#app/domain/questionnaire/sentence.ts';

/** More rows than this are asked in one question only where the clause's own list is longer. */
export const MOST_ROWS = 15;

/** As many headings as a question may name; a question about more is called by its section. */
export const MOST_TOPICS = 3;
const LONGEST_TITLE = 60;

/** Headings that say who acts or that something is to be done, not what about. */
const SAYS_NOTHING = /^(?:職員等の遵守事項|.*の措置事項|実施方法|報告|保管|その他)$/u;

function wordsOf({ title }: Clause): string {
  return tidy(title).replace(/（[^）]{12,}）/gu, '');
}

/** The nearest clause whose heading tells what the duties under it are about, the clause itself first. */
function topicClause(clauseId: string, tree: ClauseTree): Clause | undefined {
  const clause = tree.byId.get(clauseId);
  if (clause === undefined) return undefined;
  const titled = [clause, ...tree.ancestorsOf(clause)].filter((each) => wordsOf(each) !== '');
  return titled.find((each) => !SAYS_NOTHING.test(wordsOf(each))) ?? titled[0];
}

export function topicOver(clauseId: string, tree: ClauseTree): string {
  const found = topicClause(clauseId, tree);
  return found === undefined ? '' : wordsOf(found);
}

/** 節. The section under a chapter that a draft belongs to; the chapter itself where it has none. */
export function sectionOf(draft: QuestionDraft, tree: ClauseTree): string {
  const clause = draft.drafts[0]?.clause;
  if (clause === undefined) return '';
  const above = tree.ancestorsOf(clause);
  return (above.at(-2) ?? above.at(-1) ?? clause).id;
}

/** Who answers under which condition; null when the draft stands alone, as lists and 重点項目 always do. */
export function groupingKey(draft: QuestionDraft): string | null {
  const [first] = draft.drafts;
  if (first === undefined || draft.listed || draft.drafts.some(({ critical }) => critical !== null)) return null;
  const { respondent, gate } = first;
  return [respondentKey(respondent), respondent.alternatives.join('+'), gate ?? ''].join('|');
}

/** As many rows as the draft has, or would have among others. */
export function rowCount(draft: QuestionDraft): number {
  return draft.drafts.reduce((sum, each) => sum + rowsOfDraft(each).length, 0);
}

/** The headings that the drafts stand under, each once. */
export function topicsOf(drafts: readonly QuestionDraft[], tree: ClauseTree): readonly string[] {
  const topics = drafts.flatMap((draft) => draft.drafts).map(({ clause }) => topicOver(clause.id, tree));
  return [...new Set(topics)].filter((topic) => topic !== '');
}

/** Whether all that stands under a heading binds somebody of these. */
function bindsOnly(heading: Clause, names: readonly string[], tree: ClauseTree): boolean {
  return tree.childrenOf(heading.id).every((child) => (child.subjects.length === 0 || child.subjects.some((name) => names.includes(name))) && bindsOnly(child, names, tree));
}

/** The heading right over all the drafts' own, where it is narrower than a section and is about their respondent alone. */
function sharedTopic(drafts: readonly QuestionDraft[], tree: ClauseTree): string | null {
  const parents = new Set(drafts.flatMap((draft) => draft.drafts).map(({ clause }) => topicClause(clause.id, tree)?.parent ?? null));
  const [only, ...others] = parents;
  const parent = only === undefined || only === null ? undefined : tree.byId.get(only);
  if (parent === undefined || others.length > 0 || tree.ancestorsOf(parent).length < 2) return null;
  const words = wordsOf(parent);
  const names = drafts.flatMap((draft) => draft.drafts).flatMap(({ clause }) => clause.subjects);
  return words === '' || SAYS_NOTHING.test(words) || !bindsOnly(parent, names, tree) ? null : words;
}

/** 「A」「B」, or 「A」から「F」: what duties under several headings are called together. */
function titleOf(drafts: readonly QuestionDraft[], tree: ClauseTree): string {
  const topics = topicsOf(drafts, tree);
  const shared = topics.length > 1 ? sharedTopic(drafts, tree) : null;
  if (shared !== null) return shared;
  const joined = topics.join('」「');
  if (topics.length <= 1 || (topics.length <= MOST_TOPICS && joined.length <= LONGEST_TITLE)) return joined;
  return [topics[0] ?? '', topics.at(-1) ?? ''].join(topics.length === 2 ? '」「' : '」から「');
}

/** Several drafts as one question with a row for each duty. */
export function merged(drafts: readonly QuestionDraft[], tree: ClauseTree): QuestionDraft | null {
  const all = drafts.flatMap((draft) => draft.drafts);
  const [first] = all;
  if (first === undefined) return null;
  const rows = all.flatMap(rowsOfDraft);
  const words = wordsOfGroup(titleOf(drafts, tree), first.respondent, rows);
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

/** A clause without a heading of its own shares the one above it with its siblings of the same kind. */
function siblingKey(draft: QuestionDraft): string | null {
  const key = groupingKey(draft);
  const [only, ...others] = draft.drafts;
  if (key === null || only === undefined || others.length > 0 || only.clause.title !== '') return null;
  return [only.clause.parent ?? '', key, kindOfDraft(only)].join('|');
}

function chunks(drafts: readonly QuestionDraft[]): readonly (readonly QuestionDraft[])[] {
  const found: QuestionDraft[][] = [];
  let rows = MOST_ROWS + 1;
  for (const draft of drafts) {
    if (rows + rowCount(draft) > MOST_ROWS) {
      found.push([]);
      rows = 0;
    }
    found.at(-1)?.push(draft);
    rows += rowCount(draft);
  }
  return found;
}

/** Takes the duties that stand under one heading without headings of their own together as rows of one question. */
export function groupSiblings(drafts: readonly QuestionDraft[], tree: ClauseTree): readonly QuestionDraft[] {
  const groups = new Map<string, QuestionDraft[]>();
  for (const draft of drafts) {
    const key = siblingKey(draft);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), draft]);
  }
  const replaced = new Map<QuestionDraft, QuestionDraft | null>();
  for (const group of groups.values()) {
    for (const chunk of chunks(group)) {
      const [first] = chunk;
      if (first === undefined || chunk.length < 2) continue;
      for (const draft of chunk) replaced.set(draft, null);
      replaced.set(first, merged(chunk, tree));
    }
  }
  return drafts.flatMap((draft) => {
    const instead = replaced.get(draft);
    if (instead === undefined) return [draft];
    return instead === null ? [] : [instead];
  });
}
