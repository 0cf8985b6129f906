import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { ROLE_LABELS } from '#app/domain/questionnaire/labels.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import type { ItemFilter } from '#app/domain/report/behind-number.ts';
import { selectItems } from '#app/domain/report/behind-number.ts';
import { NO_BUREAU } from '#app/domain/report/matrix.ts';
import { MEASURE_LABELS, measureFormula } from '#app/domain/score/labels.ts';
import type { MeasureId } from '#app/domain/score/measure.ts';
import { measure } from '#app/domain/score/measure.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { WORST_FIRST } from '#app/domain/score/outcome.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { itemSet, narrow } from '#app/domain/score/scored-item.ts';
import { tally } from '#app/domain/score/tally.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { formatRate } from '#app/domain/shared/rate.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { ItemLine } from '#app/services/report/item-lines.loader.server.ts';
import { linesOf } from '#app/services/report/item-lines.loader.server.ts';
import type { ItemSearch, ListPosition, MeasurePart } from '#app/services/report/behind-number.address.server.ts';
import { filterOf, itemsAddress, measureAddress } from '#app/services/report/behind-number.address.server.ts';
import type { CampaignHead, Choice, ResultSource } from '#app/services/report/results.loader.server.ts';
import {
  chaptersOf,
  headOf,
  openResults,
  populationsOf,
  questionNumbers,
} from '#app/services/report/results.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

export const ITEMS_PER_PAGE = 50;

/** 内訳の指標. The measure that the list stands behind. */
export interface ListMeasure {
  readonly id: MeasureId;
  readonly part: MeasurePart;
  readonly label: string;
  readonly formula: string;
  readonly rate: Rate;
  /** The rate as shown. */
  readonly percent: string;
  readonly scale: number;
  readonly other: string;
}

/** 内訳. The items behind a number, a page at a time; `count` is the number. */
export interface ItemList {
  readonly campaign: CampaignHead;
  readonly filter: ItemFilter;
  readonly position: ListPosition;
  readonly count: number;
  readonly targetCount: number;
  readonly pageCount: number;
  readonly lines: readonly ItemLine[];
  readonly measured: ListMeasure | null;
  /** The conditions in words, beside the population. */
  readonly conditions: readonly string[];
  readonly populations: readonly { readonly population: Population; readonly count: number; readonly to: string }[];
  readonly choices: {
    readonly units: readonly Choice[];
    readonly bureaus: readonly Choice[];
    readonly chapters: readonly Choice[];
    readonly roles: readonly Choice[];
  };
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
  const populations = populationsOf(source.items);
  // A measure names its own outcomes.
  const where = filterOf(search.measure === undefined ? search : { ...search, outcome: [] }, populations[0] ?? 'units');
  const measured =
    search.measure === undefined ? null : listMeasure(source, where, search.measure, search.part ?? 'numerator');
  const filter = measured === null ? where : { ...where, outcomes: measured.outcomes };
  const selected = [...selectItems(source.items, filter)];
  const position: ListPosition = {
    sort: search.sort ?? 'order',
    direction: search.direction ?? 'ascending',
    page: search.page ?? 1,
  };
  sortItems(source, selected, position);
  const from = (position.page - 1) * ITEMS_PER_PAGE;
  return {
    ok: true,
    value: {
      campaign: headOf(source),
      filter,
      position,
      count: selected.length,
      targetCount: new Set(selected.map((item) => item.targetId)).size,
      pageCount: Math.max(1, Math.ceil(selected.length / ITEMS_PER_PAGE)),
      lines: linesOf(context, source, selected.slice(from, from + ITEMS_PER_PAGE), filter),
      measured: measured?.shown ?? null,
      conditions: conditionsOf(source, where),
      populations: populations.map((population) => ({
        population,
        count: source.items.filter((item) => item.population === population).length,
        to: itemsAddress(campaignId, { population }),
      })),
      choices: choicesOf(source, filter.population),
    },
  };
}

function listMeasure(
  source: ResultSource,
  where: ItemFilter,
  id: MeasureId,
  part: MeasurePart,
): { readonly outcomes: readonly Outcome[]; readonly shown: ListMeasure } {
  const chosen = new Set(selectItems(source.items, where).map((item) => item.itemId));
  const population = itemSet(
    where.population,
    source.items.filter((item) => item.population === where.population),
  );
  const value = measure(
    tally(
      narrow(population, (item) => chosen.has(item.itemId)),
      source.rule,
    ),
    id,
  );
  const other = part === 'numerator' ? 'denominator' : 'numerator';
  return {
    outcomes: part === 'numerator' ? value.numeratorOutcomes : value.denominatorOutcomes,
    shown: {
      id,
      part,
      label: MEASURE_LABELS[id],
      formula: measureFormula(id, source.rule),
      rate: value.rate,
      percent: formatRate(value.rate),
      scale: value.scale,
      other: measureAddress(source.campaign.id, where, { measure: id, part: other }),
    },
  };
}

function sortItems(source: ResultSource, items: ScoredItem[], position: ListPosition): void {
  const targets = new Map([...source.targets.keys()].map((id, index) => [id, index]));
  const numbers = questionNumbers(source);
  const keyOf = (item: ScoredItem): number => {
    switch (position.sort) {
      case 'unit':
        return targets.get(item.targetId) ?? 0;
      case 'outcome':
        return WORST_FIRST.indexOf(item.outcome);
      default:
        return numbers.get(item.questionId) ?? 0;
    }
  };
  const sign = position.direction === 'descending' ? -1 : 1;
  items.sort((a, b) => sign * (keyOf(a) - keyOf(b)));
}

function conditionsOf(source: ResultSource, filter: ItemFilter): readonly string[] {
  const { targetId, bureauId, chapter, role, clause } = filter;
  const bureau = [...source.targets.values()].find((target) => target.bureauId === bureauId);
  const words: (string | undefined)[] = [
    bureauId === undefined ? undefined : (bureau?.bureauName ?? NO_BUREAU),
    targetId === undefined ? undefined : (source.targets.get(targetId)?.name ?? '該当する対象なし'),
    chapter === undefined ? undefined : (chaptersOf(source).get(chapter) ?? chapter),
    role === undefined ? undefined : ROLE_LABELS[role],
    clause === undefined ? undefined : `条項 ${clause.slice(clause.indexOf(':') + 1)}`,
    filter.critical === undefined ? undefined : '重点項目',
    filter.byGate === undefined ? undefined : '事前確認・台帳により該当なし',
  ];
  return words.filter((word) => word !== undefined);
}

function choicesOf(source: ResultSource, population: Population): ItemList['choices'] {
  const items = source.items.filter((item) => item.population === population);
  const targetIds = new Set(items.map((item) => item.targetId));
  const targets = [...source.targets.values()].filter((target) => targetIds.has(target.targetId));
  const bureaus = new Map<string, string>();
  for (const target of targets) bureaus.set(target.bureauId ?? 'none', target.bureauName ?? NO_BUREAU);
  const asked = new Set(items.map((item) => item.chapter));
  const roles = new Set(items.flatMap((item) => item.roles));
  return {
    units: targets.map((target) => ({ value: target.targetId, label: target.name })),
    bureaus: [...bureaus].map(([value, label]) => ({ value, label })),
    chapters: [...chaptersOf(source)].filter(([value]) => asked.has(value)).map(([value, label]) => ({ value, label })),
    roles: ROLE_IDS.filter((role) => roles.has(role)).map((role) => ({ value: role, label: ROLE_LABELS[role] })),
  };
}
