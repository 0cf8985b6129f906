import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { parseClauseKey } from '#app/domain/policy/clause-key.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import type { ItemFilter } from '#app/domain/report/behind-number.ts';
import { selectItems } from '#app/domain/report/behind-number.ts';
import type { MeasureId } from '#app/domain/score/measure.ts';
import { measure } from '#app/domain/score/measure.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { WORST_FIRST } from '#app/domain/score/outcome.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { itemSet, oneOfEachQuestion } from '#app/domain/score/scored-item.ts';
import { tally } from '#app/domain/score/tally.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { ItemLine } from '#app/services/report/item-lines.loader.server.ts';
import { linesOf } from '#app/services/report/item-lines.loader.server.ts';
import type {
  ItemOrder,
  ItemSearch,
  ListPosition,
  MeasurePart,
} from '#app/services/report/behind-number.address.server.ts';
import {
  bureauValue,
  filterOf,
  itemsAddress,
  measureAddress,
} from '#app/services/report/behind-number.address.server.ts';
import { listedPage } from '#app/services/report/listed-page.loader.server.ts';
import type { ListedPage } from '#app/services/report/listed-page.loader.server.ts';
import type { CampaignHead, Chapter } from '#app/services/report/campaign-head.loader.server.ts';
import type { PopulationTab } from '#app/services/report/result-population.loader.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';
import { bureauNameOf, numberOf, openResults } from '#app/services/report/results.loader.server.ts';
import { chaptersOf, headOf } from '#app/services/report/campaign-head.loader.server.ts';
import { firstPopulation, populationTabs, setOf } from '#app/services/report/result-population.loader.server.ts';
import { targetsAsked } from '#app/services/report/target-filter.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** 内訳の指標. The measure that the list stands behind, and the list of its other number. */
export interface ListMeasure {
  readonly id: MeasureId;
  readonly part: MeasurePart;
  readonly rate: Rate;
  readonly scale: number;
  readonly other: string;
}

/** 条件. What the list is restricted to, by name; null where it is not. */
export interface ItemConditions {
  readonly population: Population;
  /** A name of null: the targets of no bureau. */
  readonly bureauNamed: { readonly name: string | null } | null;
  /** A name of null: no target that there is. */
  readonly target: { readonly name: string | null } | null;
  readonly chapter: string | null;
  readonly role: RoleId | null;
  readonly clauseId: string | null;
  readonly outcomes: readonly Outcome[];
  readonly critical: boolean;
  readonly closedByGate: boolean;
  /** Covered by 例外措置, wholly or in part. */
  readonly withException: boolean;
}

/** 絞り込みの選択肢. What a field of the filter can be set to, as the address writes it. */
export interface FilterChoices {
  readonly units: readonly { readonly value: string; readonly name: string }[];
  /** A name of null: the targets of no bureau. */
  readonly bureaus: readonly { readonly value: string; readonly name: string | null }[];
  readonly chapters: readonly Chapter[];
  readonly roles: readonly RoleId[];
}

/** 絞り込みの値. What the fields of the filter are set to, as the address writes it; empty where not set. */
export interface FilterValues {
  readonly unit: string;
  readonly bureau: string;
  readonly chapter: string;
  readonly role: string;
  readonly outcomes: readonly Outcome[];
  readonly critical: boolean;
}

/** 並べ替え. Where a column sorts the list, and how it does now. */
export interface ColumnOrder {
  readonly to: string;
  readonly direction: ListPosition['direction'] | 'none';
}

/** 内訳. The items behind a number, a page at a time; `count` is the number. */
export interface ItemList {
  readonly campaign: CampaignHead;
  readonly conditions: ItemConditions;
  readonly count: number;
  readonly targetCount: number;
  readonly lines: readonly ItemLine[];
  readonly measured: ListMeasure | null;
  readonly tabs: readonly PopulationTab[];
  readonly filterChoices: FilterChoices;
  readonly chosen: FilterValues;
  /** What a new filter leaves as it is. */
  readonly keep: Readonly<Record<string, string>>;
  /** The same population without conditions. */
  readonly clear: string;
  readonly columnOrders: Readonly<Record<ItemOrder, ColumnOrder>>;
  readonly listed: ListedPage;
}

/** The items that the address selects among those that the actor may see. */
export function listItems(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  search: ItemSearch,
): Result<ItemList, Denial> {
  const opened = openResults(context, actor, 'items.view', campaignId);
  if (!opened.ok) return opened;
  const source = opened.value;
  // A measure names its own outcomes.
  const where = filterOf(search.measure === undefined ? search : { ...search, outcome: [] }, firstPopulation(source));
  const measured =
    search.measure === undefined ? null : listMeasure(source, where, search.measure, search.part ?? 'numerator');
  const filter = measured === null ? where : { ...where, outcomes: measured.outcomes };
  const position: ListPosition = { sort: search.sort ?? 'order', direction: search.direction ?? 'ascending', page: 1 };
  const selected = sortedItems(source, selectItems(source.items, filter), position);
  const shown = measured?.shown ?? null;
  const at = (other: Partial<ListPosition>) =>
    shown === null
      ? itemsAddress(campaignId, filter, { ...position, ...other })
      : measureAddress(campaignId, where, { measure: shown.id, part: shown.part }, { ...position, ...other });
  const { lines, listed } = listedPage(selected, search.page, (page) => at({ page }));
  return {
    ok: true,
    value: {
      campaign: headOf(source),
      conditions: conditionsOf(source, filter),
      count: selected.length,
      targetCount: new Set(selected.map((item) => item.targetId)).size,
      lines: linesOf(context, source, lines, filter),
      measured: shown,
      tabs: populationTabs(source, (population) => itemsAddress(campaignId, { population })).map((tab) => ({
        ...tab,
        count: setOf(source, tab.population).items.length,
      })),
      filterChoices: choicesOf(source, filter),
      chosen: chosenOf(filter),
      keep: { population: filter.population, ...(filter.clause === undefined ? {} : { clause: filter.clause }) },
      clear: itemsAddress(campaignId, { population: filter.population }),
      columnOrders: {
        order: columnOrder(position, 'order', at),
        unit: columnOrder(position, 'unit', at),
        outcome: columnOrder(position, 'outcome', at),
      },
      listed,
    },
  };
}

function listMeasure(
  source: ResultSource,
  where: ItemFilter,
  id: MeasureId,
  part: MeasurePart,
): { readonly outcomes: readonly Outcome[]; readonly shown: ListMeasure } {
  const counted = itemSet(where.population, selectItems(source.items, where));
  const value = measure(tally(counted, source.rule), id);
  const other = part === 'numerator' ? 'denominator' : 'numerator';
  return {
    outcomes: part === 'numerator' ? value.numeratorOutcomes : value.denominatorOutcomes,
    shown: {
      id,
      part,
      rate: value.rate,
      scale: value.scale,
      other: measureAddress(source.campaign.id, where, { measure: id, part: other }),
    },
  };
}

/** A column that sorts already turns the order round; every change begins at the first page. */
function columnOrder(
  position: ListPosition,
  order: ItemOrder,
  at: (other: Partial<ListPosition>) => string,
): ColumnOrder {
  const active = position.sort === order;
  const direction = active && position.direction === 'ascending' ? 'descending' : 'ascending';
  return { to: at({ sort: order, direction, page: 1 }), direction: active ? position.direction : 'none' };
}

/** Those of one key stay in their order, whichever way the list is sorted. */
function sortedItems(
  source: ResultSource,
  items: readonly ScoredItem[],
  position: ListPosition,
): readonly ScoredItem[] {
  const targets = new Map([...source.targets.keys()].map((id, index) => [id, index]));
  const keyOf = (item: ScoredItem): number => {
    switch (position.sort) {
      case 'unit':
        return targets.get(item.targetId) ?? 0;
      case 'outcome':
        return WORST_FIRST.indexOf(item.outcome);
      default:
        return numberOf(source, item.campaignQuestionId);
    }
  };
  const sign = position.direction === 'descending' ? -1 : 1;
  return [...groupBy(items, keyOf)].sort(([a], [b]) => sign * (a - b)).flatMap(([, of]) => of);
}

function conditionsOf(source: ResultSource, filter: ItemFilter): ItemConditions {
  const { population, bureauId, targetId, chapter, role, clause, outcomes, critical, byGate, exception } = filter;
  const title = chaptersOf(source).find(({ id }) => id === chapter)?.title;
  return {
    population,
    bureauNamed: bureauId === undefined ? null : { name: bureauNameOf(source, bureauId) },
    target: targetId === undefined ? null : { name: source.targets.get(targetId)?.name ?? null },
    chapter: chapter === undefined ? null : (title ?? chapter),
    role: role ?? null,
    clauseId: clause === undefined ? null : (parseClauseKey(clause)?.id ?? null),
    outcomes: outcomes ?? [],
    critical: critical === true,
    closedByGate: byGate === true,
    withException: exception === true,
  };
}

function choicesOf(source: ResultSource, { population }: ItemFilter): FilterChoices {
  const targets = targetsAsked(source, population);
  const bureaus = new Map(targets.map(({ bureauId, bureauName }) => [bureauValue(bureauId), bureauName]));
  const questions = oneOfEachQuestion(setOf(source, population));
  const asked = new Set(questions.map((item) => item.chapter));
  const roles = new Set(questions.flatMap((item) => item.roles));
  return {
    units: targets.map((target) => ({ value: target.targetId, name: target.name })),
    bureaus: [...bureaus].map(([value, name]) => ({ value, name })),
    chapters: chaptersOf(source).filter(({ id }) => asked.has(id)),
    roles: ROLE_IDS.filter((role) => roles.has(role)),
  };
}

function chosenOf({ targetId, bureauId, chapter, role, outcomes, critical }: ItemFilter): FilterValues {
  return {
    unit: targetId ?? '',
    bureau: bureauId === undefined ? '' : bureauValue(bureauId),
    chapter: chapter ?? '',
    role: role ?? '',
    outcomes: outcomes ?? [],
    critical: critical === true,
  };
}
