import type { Scope } from '#app/domain/access/can.ts';
import { clauseKey, parseClauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { outcomeOf, recordOf } from '#app/domain/score/outcome.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { Connection } from '#db/client.server.ts';
import { frozenItemsWithin, frozenQuestions } from '#db/queries/frozen-item.server.ts';
import type { FrozenContents } from '#db/queries/score.server.ts';

/** Where a clause is the whole item's and no row's. */
const WHOLE_ITEM = '';

/** What the closing stored of a question, and so of every item of it. */
interface FrozenQuestion {
  readonly roles: ScoredItem['roles'];
  readonly clauses: readonly ClauseKey[];
  readonly clausesOfRow: (rowId: string) => readonly ClauseKey[];
}

function questionsOf(db: Connection, closingId: string): (campaignQuestionId: string) => FrozenQuestion {
  const found = frozenQuestions(db, closingId);
  const roles = groupBy(found.roles, ({ itemId }) => itemId);
  const cited = groupBy(found.clauses, ({ itemId }) => itemId);
  const questions = new Map(
    [...found.itemIds].map(([questionId, itemId]): [string, FrozenQuestion] => {
      const byRow = groupBy(cited.get(itemId) ?? [], ({ rowId }) => rowId);
      const keys = new Map(
        [...byRow].map(([rowId, of]) => [rowId, of.map((one) => clauseKey({ ...one, id: one.clauseId }))]),
      );
      const clausesOfRow = (rowId: string) => keys.get(rowId) ?? NO_CLAUSES;
      const ownRoles = (roles.get(itemId) ?? []).map(({ role }) => role);
      return [questionId, { roles: ownRoles, clauses: clausesOfRow(WHOLE_ITEM), clausesOfRow }];
    }),
  );
  return (campaignQuestionId) => {
    const question = questions.get(campaignQuestionId);
    if (question === undefined) throw new Error(`closing ${closingId} counted no item of ${campaignQuestionId}`);
    return question;
  };
}

const NO_CLAUSES: readonly ClauseKey[] = [];

/** The items of a closing within the scope, object by object, as they were scored. */
export function frozenItems(db: Connection, scope: Scope, closingId: string): readonly ScoredItem[] {
  return scoredAgain(frozenItemsWithin(db, scope, closingId), questionsOf(db, closingId));
}

/** So many items are read in one page. */
const PAGE = 100;

/** The same page by page, those alone that came to one of these outcomes. */
export function* frozenItemPages(
  db: Connection,
  scope: Scope,
  closingId: string,
  outcomes: readonly Outcome[],
): Generator<readonly ScoredItem[], void, void> {
  const questionOf = questionsOf(db, closingId);
  for (let after: number | undefined = -1; after !== undefined;) {
    const found = frozenItemsWithin(db, scope, closingId, { outcomes, after, most: PAGE });
    yield scoredAgain(found, questionOf);
    after = found.items[PAGE - 1]?.order;
  }
}

function scoredAgain(
  found: ReturnType<typeof frozenItemsWithin>,
  questionOf: ReturnType<typeof questionsOf>,
): readonly ScoredItem[] {
  const rows = groupBy(found.rows, ({ itemId }) => itemId);
  // Spelled out: copying by spread takes ten times as long, and a city has a hundred thousand items.
  return found.items.map((row): ScoredItem => {
    const question = questionOf(row.campaignQuestionId);
    const outcome = outcomeOf(row.outcome, row.unanswered);
    return {
      itemId: row.itemId,
      objectId: row.objectId,
      campaignQuestionId: row.campaignQuestionId,
      sheetId: row.sheetId,
      targetKind: row.targetType,
      targetId: row.targetId,
      ownerUnitId: row.ownerUnitId,
      bureauId: row.bureauId,
      population: row.population,
      chapter: row.chapter,
      roles: question.roles,
      weight: row.weight,
      critical: row.critical === 1,
      outcome,
      byGate: row.byGate === 1,
      draft: row.draft,
      unanswered: row.unanswered,
      clauses: question.clauses,
      rows: (rows.get(row.itemId) ?? []).map(({ rowId, value, excepted }) => ({
        rowId,
        clauses: question.clausesOfRow(rowId),
        value,
        excepted: excepted === null ? outcome === 'excepted' : excepted === 1,
      })),
      others: NO_OTHERS,
    };
  });
}

const NO_OTHERS: readonly ScoredItem[] = [];

/** How an item's sheet stood, which revision of its answer was read, and whether it is the one that counts. */
export interface CountedOn {
  readonly decides: boolean;
  /** Its place among all items of the closing. */
  readonly order: number;
  readonly rev: number | null;
  readonly submitted: boolean;
  readonly late: boolean;
  readonly confirmed: boolean;
}

/** The scored items as a closing stores them. */
export function frozenRowsOf(
  closingId: string,
  items: readonly ScoredItem[],
  countedOn: (item: ScoredItem) => CountedOn,
): Pick<FrozenContents, 'items' | 'rows' | 'roles' | 'clauses'> {
  return {
    items: items.map((item) => ({
      ...item,
      ...{ closingId, targetType: item.targetKind, outcome: recordOf(item.outcome) },
      ...countedOn(item),
    })),
    rows: items.flatMap(({ itemId, rows }) =>
      rows.map(({ rowId, value, excepted }, order) => ({ closingId, itemId, rowId, order, value, excepted })),
    ),
    roles: items.flatMap(({ itemId, roles }) => roles.map((role, order) => ({ closingId, itemId, role, order }))),
    clauses: items.flatMap((item) => [
      ...clauseRowsOf(closingId, item.itemId, WHOLE_ITEM, item.clauses),
      ...item.rows.flatMap((row) => clauseRowsOf(closingId, item.itemId, row.rowId, row.clauses)),
    ]),
  };
}

function clauseRowsOf(closingId: string, itemId: string, rowId: string, keys: readonly ClauseKey[]) {
  return keys.map((key, order) => {
    const clause = parseClauseKey(key);
    if (clause === null) throw new Error(`not a clause key: ${key}`);
    const { policyId, document, id: clauseId } = clause;
    return { closingId, itemId, rowId, policyId, document, clauseId, order };
  });
}
