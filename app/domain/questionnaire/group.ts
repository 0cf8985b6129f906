import type { ClauseTree } from './clause-tree.ts';
import { groupLead } from './phrasing.ts';
import type { QuestionDraft } from './question-draft.ts';
import { respondentKey } from './respondent.ts';
import { kindOfDraft, rowsOfDraft } from './row-draft.ts';
import { tidy } from './sentence.ts';

/** More rows than this are asked in one question only where the clause's own list is longer. */
export const MOST_ROWS = 15;

/** Headings that say who acts, not what about. */
const SAYS_NOTHING = /(?:遵守事項|措置事項|実施方法|等の遵守事項)$/u;

/** The nearest heading that tells what the duties under it are about. */
export function topicOver(clauseId: string, tree: ClauseTree, own: boolean): string {
  const clause = tree.byId.get(clauseId);
  if (clause === undefined) return '';
  const titles = (own ? [clause, ...tree.ancestorsOf(clause)] : tree.ancestorsOf(clause))
    .map(({ title }) => tidy(title).replace(/（[^）]{12,}）/gu, ''))
    .filter((title) => title !== '');
  return titles.find((title) => !SAYS_NOTHING.test(title)) ?? titles[0] ?? '';
}

/** Duties of one sheet under one heading and one condition; null when the draft stands alone. */
function groupKey(draft: QuestionDraft): string | null {
  const [only, ...others] = draft.drafts;
  if (only === undefined || others.length > 0 || draft.listed || only.critical !== null) return null;
  return [only.clause.parent ?? '', respondentKey(only.respondent), only.gate ?? '', kindOfDraft(only)].join('|');
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

function merged(drafts: readonly QuestionDraft[], tree: ClauseTree): QuestionDraft {
  const all = drafts.flatMap((draft) => draft.drafts);
  const first = all[0];
  return {
    drafts: all,
    text: first === undefined ? '' : groupLead(topicOver(first.clause.id, tree, false), first.respondent.roles),
    rows: all.flatMap(rowsOfDraft),
    options: [],
    further: [],
    listed: false,
    grouped: true,
  };
}

/** Takes the short duties of one section and sheet together as rows of one question. */
export function groupBySection(drafts: readonly QuestionDraft[], tree: ClauseTree): readonly QuestionDraft[] {
  const groups = new Map<string, QuestionDraft[]>();
  for (const draft of drafts) {
    const key = groupKey(draft);
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
