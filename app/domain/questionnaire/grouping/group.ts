import { groupBy } from '#app/domain/shared/group-by.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import { wordsOfGroup } from '#app/domain/questionnaire/draft/group-words.ts';
import type { ClauseDraft } from '#app/domain/questionnaire/draft/clause-draft.ts';
import type { QuestionDraft } from '#app/domain/questionnaire/draft/question-draft.ts';
import { respondentKey } from '#app/domain/questionnaire/respondent/respondent.ts';
import { kindOfDraft, rowsOfDraft } from '#app/domain/questionnaire/draft/row-draft.ts';
import type { RowDraft } from '#app/domain/questionnaire/draft/row-draft.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';

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

/** Headings of one deed that mean nothing without the thing it is done to, which the heading over them names. */
const BARE_DEED =
  /^(?:発行|点検|廃棄|消去|持ち?出し|持ち?込み|利用|管理|保管|送信|運搬|作成|入手|提供|登録|変更|削除|申請|承認|記録|確認|運用|設置|調達|契約|選定|教育|訓練|監視|復旧|対応|テスト|試験)(?:等)?$/u;

export function topicOver(clauseId: string, tree: ClauseTree): string {
  const found = topicClause(clauseId, tree);
  if (found === undefined) return '';
  const words = wordsOf(found);
  const over = BARE_DEED.test(words)
    ? tree
        .ancestorsOf(found)
        .map(wordsOf)
        .find((each) => each !== '' && !BARE_DEED.test(each))
    : undefined;
  return over === undefined ? words : `${over}（${words}）`;
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
  return tree
    .childrenOf(heading.id)
    .every(
      (child) =>
        (child.subjects.length === 0 || child.subjects.some((name) => names.includes(name))) &&
        bindsOnly(child, names, tree),
    );
}

/**
 * The heading right over all the drafts' own, where it is narrower than a section and is about their respondent
 * alone.
 */
function sharedTopic(drafts: readonly QuestionDraft[], tree: ClauseTree): string | null {
  const parents = new Set(
    drafts.flatMap((draft) => draft.drafts).map(({ clause }) => topicClause(clause.id, tree)?.parent ?? null),
  );
  const [only, ...others] = parents;
  const parent = only === undefined || only === null ? undefined : tree.byId.get(only);
  if (parent === undefined || others.length > 0 || tree.ancestorsOf(parent).length < 2) return null;
  const words = wordsOf(parent);
  const names = drafts.flatMap((draft) => draft.drafts).flatMap(({ clause }) => clause.subjects);
  return words === '' || SAYS_NOTHING.test(words) || !bindsOnly(parent, names, tree) ? null : words;
}

/** What many headings have in common: the condition that all stand under, else their section. */
function topicOfAll(drafts: readonly QuestionDraft[], tree: ClauseTree): string | null {
  const gate = drafts[0]?.drafts[0]?.gate ?? null;
  const condition = gate === null ? null : gateOf(gate);
  if (condition !== null && condition.kind === 'asked') return condition.label;
  const [only, ...others] = new Set(drafts.map((draft) => sectionOf(draft, tree)));
  const section = only === undefined || others.length > 0 ? undefined : tree.byId.get(only);
  const words = section === undefined ? '' : wordsOf(section);
  return words === '' ? null : words;
}

/** 「A」「B」, or the words for all of many: what duties under several headings are called together. */
function titleOf(drafts: readonly QuestionDraft[], tree: ClauseTree): string {
  const topics = topicsOf(drafts, tree);
  const shared = topics.length > 1 ? sharedTopic(drafts, tree) : null;
  if (shared !== null) return shared;
  const joined = topics.join('」「');
  if (topics.length <= 1 || (topics.length <= MOST_TOPICS && joined.length <= LONGEST_TITLE)) return joined;
  if (topics.length === 2) return joined;
  return topicOfAll(drafts, tree) ?? [topics[0] ?? '', topics.at(-1) ?? ''].join('」から「');
}

/** The rows of all; those of different headings that read alike are told apart by them. */
function toldApart(drafts: readonly ClauseDraft[], tree: ClauseTree): readonly RowDraft[] {
  const rows = drafts.flatMap(rowsOfDraft);
  if (new Set(rows.map(({ text }) => text)).size === rows.length) return rows;
  return drafts.flatMap((draft) =>
    rowsOfDraft(draft).map((row) => ({ ...row, text: `${topicOver(draft.clause.id, tree)}：${row.text}` })),
  );
}

/** Several drafts as one question with a row for each duty. */
export function merged(drafts: readonly QuestionDraft[], tree: ClauseTree): QuestionDraft | null {
  const all = drafts.flatMap((draft) => draft.drafts);
  const [first] = all;
  if (first === undefined) return null;
  const rows = toldApart(all, tree);
  const words = wordsOfGroup(titleOf(drafts, tree), first.respondent, rows);
  return {
    drafts: all,
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
  const groups = groupBy(drafts, siblingKey);
  groups.delete(null);
  const replaced = new Map<QuestionDraft, QuestionDraft | null>();
  for (const group of groups.values()) {
    for (const chunk of chunks(group)) {
      const [first] = chunk;
      /* Without any heading nothing says what they have in common. */
      if (first === undefined || chunk.length < 2 || titleOf(chunk, tree) === '') continue;
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
