import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { GateKind, GateState } from '#app/domain/questionnaire/gate/gate.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import type { Answer, AnswerValue, RowValue } from '#app/domain/response/answer.ts';
import { itemValue, rowValues } from '#app/domain/response/row-derivation.ts';
import type { Outcome, ScoringPhase, UnansweredCause } from '#app/domain/score/outcome.ts';
import { effectiveOutcome, isWorse } from '#app/domain/score/outcome.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/** 集計細目. A row of an item as it counts. */
export interface ScoredRow {
  readonly rowId: string;
  readonly clauses: readonly ClauseKey[];
  /** Null is empty. */
  readonly value: RowValue | null;
  /** It counts as excepted, alone or with the whole item: then no value does. */
  readonly excepted: boolean;
}

/** 集計項目. One question × one target as it counts; what is frozen at 集計確定. */
export interface ScoredItem {
  readonly itemId: string;
  /** The contract or cloud service that it was asked about; null where the target was asked as a whole. */
  readonly objectId: string | null;
  readonly campaignQuestionId: string;
  readonly sheetId: string;
  readonly targetKind: UnitType;
  readonly targetId: string;
  /** Owner section of a system; the target itself otherwise. */
  readonly ownerUnitId: string;
  /** The target's bureau; null where there is none. */
  readonly bureauId: string | null;
  readonly population: Population;
  readonly chapter: string;
  /** Roles that the question is asked of; an item counts for each of them. */
  readonly roles: readonly RoleId[];
  readonly weight: number;
  readonly critical: boolean;
  readonly outcome: Outcome;
  readonly byGate: boolean;
  readonly draft: AnswerValue | null;
  /** Why it counts as 未回答 or 未提出; null where it does not. */
  readonly unanswered: UnansweredCause | null;
  /** Every clause the item decides, those of its rows included. */
  readonly clauses: readonly ClauseKey[];
  readonly rows: readonly ScoredRow[];
  /** The items of the other objects of its question and target: none is worse, and none counts by itself. */
  readonly others: readonly ScoredItem[];
}

/** What is known of one item before it is counted. */
export interface ItemRecord extends Omit<
  ScoredItem,
  'population' | 'outcome' | 'byGate' | 'draft' | 'unanswered' | 'rows' | 'others'
> {
  readonly rows: readonly Omit<ScoredRow, 'value'>[];
  readonly answer: Pick<Answer, 'value' | 'rows'> | null;
  readonly gate: GateState;
  readonly gateSource: GateKind;
  readonly sheetSubmitted: boolean;
  /** The whole item is excepted; single rows say so themselves. */
  readonly excepted: boolean;
}

const POPULATION_OF = {
  organization: 'organization',
  bureau: 'units',
  department: 'units',
  system: 'systems',
} as const satisfies Record<UnitType, Population>;

export function populationOf(kind: UnitType): Population {
  return POPULATION_OF[kind];
}

/** Counts one item: its gate, its sheet's state, its exception and its answer give the outcome. */
export function scoreItem(record: ItemRecord, phase: ScoringPhase): ScoredItem {
  const { answer, gate, gateSource, sheetSubmitted, excepted, rows, ...identity } = record;
  if (!Number.isSafeInteger(identity.weight) || identity.weight < 1) {
    throw new Error(`the weight of an item is a whole number from 1, not ${identity.weight}`);
  }
  const rowIds = rows.map((row) => row.rowId);
  const exceptedRowIds = new Set(rows.filter((row) => row.excepted).map((row) => row.rowId));
  const value = itemValue(rowIds, answer, exceptedRowIds);
  const covered = excepted ? 'all' : exceptedRowIds.size > 0 ? 'rows' : 'nothing';
  const result = effectiveOutcome({ gate, gateSource, sheetSubmitted, excepted: covered, value }, phase);
  const counts = gate === 'open' && (phase === 'running' || sheetSubmitted);
  const answered = counts && !excepted;
  const given = answered && answer !== null && rows.length > 0 ? rowValues(rowIds, answer.rows) : [];
  return {
    ...identity,
    population: populationOf(identity.targetKind),
    outcome: result.outcome,
    byGate: result.byGate,
    draft: result.draft,
    unanswered: result.unanswered,
    rows: rows.map(({ rowId, clauses, excepted: alone }, index) => ({
      rowId,
      clauses,
      value: alone ? null : (given[index] ?? null),
      excepted: counts && (excepted || alone),
    })),
    others: [],
  };
}

/** True where 例外措置 cover the item or some of its rows, whatever the rest comes to. */
export function hasException({ outcome, rows }: ScoredItem): boolean {
  return outcome === 'excepted' || rows.some(({ excepted }) => excepted);
}

/** True where 例外措置 cover some of its rows and others are asked. */
export function isPartlyExcepted({ rows }: ScoredItem): boolean {
  return rows.some(({ excepted }) => excepted) && rows.some(({ excepted }) => !excepted);
}

/** What an answer to the item says, the rows apart that count as excepted alone; null is 未回答. */
export function countedValue({ rows }: ScoredItem, answer: Pick<Answer, 'value' | 'rows'> | null): AnswerValue | null {
  const excepted = rows.filter((row) => row.excepted).map(({ rowId }) => rowId);
  const alone = new Set(excepted.length < rows.length ? excepted : []);
  return itemValue(
    rows.map(({ rowId }) => rowId),
    answer,
    alone,
  );
}

/**
 * Scores count question × target: of the items of one question about several objects of a target the worst counts, the
 * first of those that are equally bad, with the others beside it. The order stays.
 */
export function countedItems(items: readonly ScoredItem[]): readonly ScoredItem[] {
  if (items.every(({ objectId }) => objectId === null)) return items;
  const asked = groupBy(items, ({ campaignQuestionId, targetId }) => `${campaignQuestionId} ${targetId}`);
  return [...asked.values()].flatMap((group) => {
    const [first, ...more] = group;
    if (first === undefined) return [];
    const deciding = more.reduce((worst, item) => (isWorse(item.outcome, worst.outcome) ? item : worst), first);
    return [
      beside(
        deciding,
        group.filter((item) => item !== deciding),
      ),
    ];
  });
}

/** Every item by itself: behind the one that counts, those of the other objects of its question and target. */
export function eachItem(items: readonly ScoredItem[]): readonly ScoredItem[] {
  if (items.every(({ others }) => others.length === 0)) return items;
  return items.flatMap((item) => (item.others.length === 0 ? [item] : [beside(item, []), ...item.others]));
}

/** The item with these beside it. Spelled out: a copy by spread is slow, and leaves out what is only read. */
function beside(item: ScoredItem, others: readonly ScoredItem[]): ScoredItem {
  return {
    itemId: item.itemId,
    objectId: item.objectId,
    campaignQuestionId: item.campaignQuestionId,
    sheetId: item.sheetId,
    targetKind: item.targetKind,
    targetId: item.targetId,
    ownerUnitId: item.ownerUnitId,
    bureauId: item.bureauId,
    population: item.population,
    chapter: item.chapter,
    roles: item.roles,
    weight: item.weight,
    critical: item.critical,
    outcome: item.outcome,
    byGate: item.byGate,
    draft: item.draft,
    unanswered: item.unanswered,
    clauses: item.clauses,
    rows: item.rows,
    others,
  };
}

const minted: unique symbol = Symbol('ItemSet');

/**
 * 集計対象. Items of one population. Every measure is taken of such a set, and
 * nothing joins two of them: the populations cannot be merged into one percentage.
 */
export interface ItemSet<P extends Population = Population> {
  readonly population: P;
  readonly items: readonly ScoredItem[];
  readonly [minted]: true;
}

/** The items of one population as a set; an item of another population is impossible. */
export function itemSet<P extends Population>(population: P, items: readonly ScoredItem[]): ItemSet<P> {
  for (const item of items) {
    if (item.population !== population || populationOf(item.targetKind) !== population) {
      throw new Error(`item ${item.itemId} of ${item.population} among ${population}`);
    }
  }
  return { population, items, [minted]: true };
}

/** The first item of each question of a set: what all of a question say, such as its clauses, is read of one. */
export function oneOfEachQuestion({ items }: ItemSet): readonly ScoredItem[] {
  const seen = new Map<string, ScoredItem>();
  for (const item of items) if (!seen.has(item.campaignQuestionId)) seen.set(item.campaignQuestionId, item);
  return [...seen.values()];
}

/** The part of a set for which `keep` holds. */
export function narrow<P extends Population>(set: ItemSet<P>, keep: (item: ScoredItem) => boolean): ItemSet<P> {
  return { population: set.population, items: set.items.filter(keep), [minted]: true };
}

/** The parts of a set by a key of its items, in the order in which the keys first appear. */
export function partition<P extends Population>(
  set: ItemSet<P>,
  keyOf: (item: ScoredItem) => string,
): ReadonlyMap<string, ItemSet<P>> {
  const parts = new Map<string, ItemSet<P>>();
  for (const [key, items] of groupBy(set.items, keyOf)) {
    parts.set(key, { population: set.population, items, [minted]: true });
  }
  return parts;
}

/** The three populations of a campaign's items, apart. */
export function byPopulation(items: readonly ScoredItem[]): { readonly [P in Population]: ItemSet<P> } {
  const of = (population: Population) => items.filter((item) => item.population === population);
  return {
    units: itemSet('units', of('units')),
    systems: itemSet('systems', of('systems')),
    organization: itemSet('organization', of('organization')),
  };
}
