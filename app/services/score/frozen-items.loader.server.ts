import type { Scope } from '#app/domain/access/can.ts';
import { clauseKey, parseClauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import { outcomeOf, recordOf } from '#app/domain/score/outcome.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { Connection } from '#db/client.server.ts';
import { frozenItemsWithin } from '#db/queries/score.server.ts';
import type { FrozenContents } from '#db/queries/score.server.ts';

/** Where a clause is the whole item's and no row's. */
const WHOLE_ITEM = '';

/** The items of a closing within the scope, object by object, as they were scored. */
export function frozenItems(db: Connection, scope: Scope, closingId: string): readonly ScoredItem[] {
  const found = frozenItemsWithin(db, scope, closingId);
  const roles = groupBy(found.roles, ({ itemId }) => itemId);
  const rows = groupBy(found.rows, ({ itemId }) => itemId);
  const clauses = groupBy(found.clauses, ({ itemId, rowId }) => `${itemId} ${rowId}`);
  const clausesOf = (itemId: string, rowId: string) =>
    (clauses.get(`${itemId} ${rowId}`) ?? []).map((cited) => clauseKey({ ...cited, id: cited.clauseId }));
  return found.items.map((row): ScoredItem => {
    const { itemId, objectId, campaignQuestionId, sheetId, targetId, targetType, ownerUnitId, bureauId } = row;
    const { population, chapter, weight, critical, byGate, draft, unanswered } = row;
    const outcome = outcomeOf(row.outcome, unanswered);
    return {
      ...{ itemId, objectId, campaignQuestionId, sheetId, targetId, targetKind: targetType, ownerUnitId, bureauId },
      ...{ population, chapter, weight, critical, outcome, byGate, draft, unanswered },
      others: [],
      roles: (roles.get(itemId) ?? []).map(({ role }) => role),
      clauses: clausesOf(itemId, WHOLE_ITEM),
      rows: (rows.get(itemId) ?? []).map(({ rowId, value, excepted }) => ({
        rowId,
        clauses: clausesOf(itemId, rowId),
        value,
        excepted: excepted ?? outcome === 'excepted',
      })),
    };
  });
}

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
