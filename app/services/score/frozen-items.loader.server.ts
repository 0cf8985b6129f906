import { clauseKey, parseClauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { RecordedOutcome } from '#app/domain/score/outcome.ts';
import { outcomeOf, recordOf } from '#app/domain/score/outcome.ts';
import { ItemPacker } from '#app/domain/score/packed-items.ts';
import type { PackedQuestion, PackedSheet } from '#app/domain/score/packed-items.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import type { Connection } from '#db/client.server.ts';
import { frozenItemsFrom, frozenQuestions } from '#db/queries/frozen-item.server.ts';
import type { CountedRow } from '#db/queries/frozen-item.server.ts';
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

/** For whom an item counts that is asked of these roles at a target of the kind. */
type RolesOf = (roles: ScoredItem['roles'], kind: UnitType) => ScoredItem['roles'];

/** So many items are read at once: others may wait meanwhile. */
const FEW_ITEMS = 100;

/** The items of a closing, object by object, as they were scored, with the roles that `rolesOf` makes of theirs. */
export function* frozenItemSteps(
  db: Connection,
  closingId: string,
  rolesOf: RolesOf,
): Generator<void, readonly ScoredItem[], void> {
  const packer = new ItemPacker();
  const add = itemAdder(db, closingId, rolesOf);
  for (const page of pagesOf(db, closingId, null)) {
    add(packer, page);
    yield;
  }
  return packer.items();
}

/** The same page by page, those alone that came to one of these outcomes, with the roles that were stored. */
export function* frozenItemPages(
  db: Connection,
  closingId: string,
  outcomes: readonly RecordedOutcome[],
): Generator<readonly ScoredItem[], void, void> {
  const add = itemAdder(db, closingId, (roles) => roles);
  for (const page of pagesOf(db, closingId, outcomes)) {
    const packer = new ItemPacker();
    add(packer, page);
    yield packer.items();
  }
}

type FrozenPage = ReturnType<typeof frozenItemsFrom>;

function* pagesOf(
  db: Connection,
  closingId: string,
  outcomes: readonly RecordedOutcome[] | null,
): Generator<FrozenPage, void, void> {
  let from = 0;
  for (;;) {
    const page = frozenItemsFrom(db, closingId, { most: FEW_ITEMS, outcomes, from });
    const last = page.items.at(-1);
    if (last === undefined) return;
    yield page;
    from = last.order + 1;
  }
}

function itemAdder(db: Connection, closingId: string, rolesOf: RolesOf): (to: ItemPacker, page: FrozenPage) => void {
  const questionOf = questionPacker(db, closingId, rolesOf);
  let sheet: PackedSheet | null = null;
  return (packer, page) => {
    const rowsOf = groupBy(page.rows, ({ itemId }) => itemId);
    for (const row of page.items) {
      if (!isOfSheet(row, sheet)) {
        const { sheetId, targetId, ownerUnitId, bureauId } = row;
        sheet = { sheetId, targetId, ownerUnitId, bureauId };
      }
      const outcome = outcomeOf(row.outcome, row.unanswered);
      packer.add(questionOf(row), sheet, {
        itemId: row.itemId,
        objectId: row.objectId,
        outcome,
        byGate: row.byGate === 1,
        draft: row.draft,
        unanswered: row.unanswered,
        rows: (rowsOf.get(row.itemId) ?? []).map(({ rowId, value, excepted }) => ({
          ...{ rowId, value },
          excepted: excepted === null ? outcome === 'excepted' : excepted === 1,
        })),
      });
    }
  };
}

/** Items follow each other sheet by sheet. */
function isOfSheet(row: CountedRow, sheet: PackedSheet | null): sheet is PackedSheet {
  return (
    sheet?.sheetId === row.sheetId &&
    sheet.targetId === row.targetId &&
    sheet.ownerUnitId === row.ownerUnitId &&
    sheet.bureauId === row.bureauId
  );
}

function questionPacker(db: Connection, closingId: string, rolesOf: RolesOf): (row: CountedRow) => PackedQuestion {
  const questionOf = questionsOf(db, closingId);
  const known = new Map<string, PackedQuestion[]>();
  return (row) => {
    const of = known.get(row.campaignQuestionId) ?? [];
    known.set(row.campaignQuestionId, of);
    const critical = row.critical === 1;
    const found = of.find(
      (one) =>
        one.targetKind === row.targetType &&
        one.weight === row.weight &&
        one.critical === critical &&
        one.chapter === row.chapter &&
        one.population === row.population,
    );
    if (found !== undefined) return found;
    const { roles, clauses, clausesOfRow } = questionOf(row.campaignQuestionId);
    const { campaignQuestionId, targetType: targetKind, population, chapter, weight } = row;
    const shared = { campaignQuestionId, targetKind, population, chapter, weight, critical, clauses, clausesOfRow };
    const question = { ...shared, roles: rolesOf(roles, targetKind) };
    of.push(question);
    return question;
  };
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
