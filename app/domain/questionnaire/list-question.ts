import type { Clause } from '#app/domain/policy/clause.ts';
import type { ClauseTree } from './clause-tree.ts';
import type { ClauseDraft } from './draft.ts';
import { groupLead, leadPhrase } from './phrasing.ts';
import type { QuestionDraft } from './question-draft.ts';
import { respondentKey } from './respondent.ts';
import { kindOfDraft, rowsOfDraft, rowsOfItem } from './row-draft.ts';
import type { RowDraft } from './row-draft.ts';

/** 「次の実現方法等により」: the items are ways to one end, not all to be taken. */
const WAYS = /方法等?により|いずれか/u;

/** 号のある条項. What the items of a clause make of its question. */
export interface ListQuestions {
  readonly questions: readonly QuestionDraft[];
  /** `clause id|respondent` of the items' own drafts that became rows. */
  readonly taken: readonly string[];
}

export function draftKey(draft: ClauseDraft): string {
  return `${draft.clause.id}|${respondentKey(draft.respondent)}`;
}

/** Whether an item has to be asked on its own: it lists things itself. */
function hasOwnList(item: Clause, tree: ClauseTree): boolean {
  return item.kind !== 'list-item' && tree.childrenOf(item.id).length > 0;
}

interface ItemRows {
  readonly rows: readonly RowDraft[];
  readonly drafts: readonly ClauseDraft[];
}

/** The rows that one item gives to a question asked of `lead.respondent`. */
function itemRows(item: Clause, lead: ClauseDraft, tree: ClauseTree, draftsOf: (clause: Clause) => readonly ClauseDraft[]): ItemRows {
  if (hasOwnList(item, tree)) return { rows: [], drafts: [] };
  const own = draftsOf(item);
  if (item.kind === 'list-item' || own.length === 0) {
    const isItem = item.kind === 'list-item' || item.inherited === true || item.subjects.length === 0;
    return isItem && item.text + item.title !== '' ? { rows: rowsOfItem(item, tree, kindOfDraft(lead)), drafts: [] } : { rows: [], drafts: [] };
  }
  const same = own.find((draft) => respondentKey(draft.respondent) === respondentKey(lead.respondent));
  return same === undefined ? { rows: [], drafts: [] } : { rows: rowsOfDraft(same), drafts: [same] };
}

/**
 * The question of a clause that announces a list, asked of one sheet; null when it lists nothing
 * for this sheet and is to be asked like any other.
 */
export function listQuestion(
  lead: ClauseDraft,
  tree: ClauseTree,
  draftsOf: (clause: Clause) => readonly ClauseDraft[],
  title: string,
): ListQuestions | null {
  const items = tree.childrenOf(lead.clause.id);
  const announcing = lead.duties.find(({ announces }) => announces) ?? lead.duties.at(-1);
  if (announcing === undefined) return null;
  const found = items.map((item) => ({ item, ...itemRows(item, lead, tree, draftsOf) }));
  const rows = found.flatMap((each) => each.rows);
  const text = leadPhrase(announcing.sentence, announcing.subjects, lead.respondent.roles);
  if (rows.length === 0 || text === null) return null;
  const others = lead.duties.filter((duty) => duty !== announcing);
  const taken = found.flatMap((each) => each.drafts.map(draftKey));
  const itemDrafts = found.flatMap((each) => each.drafts);
  const itemIds = rows.flatMap((row) => row.clauses);

  if (WAYS.test(announcing.sentence)) {
    const several = others.length > 0;
    return {
      questions: [
        {
          drafts: [lead],
          text: several ? groupLead(title, lead.respondent.roles) : announcing.phrasing.question.replace(/次の実現/u, '実現'),
          rows: several ? rowsOfDraft(lead) : [],
          options: rows.map((row) => row.text),
          further: itemIds,
          listed: true,
          grouped: false,
        },
      ],
      taken,
    };
  }
  const list: QuestionDraft = {
    drafts: [lead, ...itemDrafts],
    text,
    rows,
    options: [],
    further: [],
    listed: true,
    grouped: false,
  };
  if (others.length === 0) return { questions: [list], taken };
  return {
    questions: [
      {
        ...list,
        text: groupLead(title, lead.respondent.roles),
        rows: [...rowsOfDraft({ ...lead, duties: others, exceptions: [] }), ...rows.map((row) => ({ ...row, text: `${row.text}` }))],
      },
    ],
    taken,
  };
}
