import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import { selectItems } from '#app/domain/report/behind-number.ts';
import type { ItemFilter } from '#app/domain/report/behind-number.ts';
import { figure, outcomeCounts, SHOWN_ORDER } from '#app/domain/report/figure.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import { isNonCompliant } from '#app/domain/score/attainment.ts';
import { oneOfEachQuestion } from '#app/domain/score/scored-item.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { reaches } from '#app/domain/shared/rate.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { MeasurePart, OpenKind, OverviewSearch } from '#app/services/report/behind-number.address.server.ts';
import { countAddress, itemsAddress, overviewAddress } from '#app/services/report/behind-number.address.server.ts';
import { linkedCounts, linkedFigure } from '#app/services/report/figures.loader.server.ts';
import type { CountLink, LinkedFigure, OutcomeCount } from '#app/services/report/figures.loader.server.ts';
import { listedPage } from '#app/services/report/listed-page.loader.server.ts';
import type { ListedPage } from '#app/services/report/listed-page.loader.server.ts';
import { selectTargets, targetFilter } from '#app/services/report/target-filter.loader.server.ts';
import type { TargetFilter } from '#app/services/report/target-filter.loader.server.ts';
import type { CampaignHead, Chapter } from '#app/services/report/campaign-head.loader.server.ts';
import type { PopulationTab } from '#app/services/report/result-population.loader.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';
import { chaptersOf, headOf } from '#app/services/report/campaign-head.loader.server.ts';
import {
  firstPopulation,
  populationTabs,
  scoredOf,
  setOf,
} from '#app/services/report/result-population.loader.server.ts';
import { openResults } from '#app/services/report/results.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { campaignClauses } from '#db/queries/campaign.server.ts';
import type { Connection } from '#db/client.server.ts';
import { sheetStateCounts } from '#db/queries/result.server.ts';

/** 到達率の内訳. The overview shows the lines behind one of the two numbers of a 到達率. */
export interface Goal {
  readonly percent: number;
  readonly part: MeasurePart;
}

function goalOf(search: OverviewSearch): Goal | null {
  return search.goal === undefined ? null : { percent: Number(search.goal), part: search.part ?? 'numerator' };
}

/** Only what can be measured stands in a 到達率; its numerator is what reaches the goal. */
function meets(goal: Goal | null, rate: Rate): boolean {
  if (goal === null) return true;
  const reached = reaches(rate, goal.percent);
  return goal.part === 'denominator' ? reached !== null : reached === true;
}

/** 対象別の行. */
export interface TargetLine {
  readonly targetId: string;
  readonly name: string;
  readonly bureauName: string | null;
  readonly submittedCount: number;
  readonly sheetCount: number;
  readonly allItems: CountLink;
  readonly outcomeCounts: readonly OutcomeCount[];
  readonly implementation: LinkedFigure;
  readonly score: LinkedFigure;
}

/** 対象別一覧. */
export interface TargetOverview {
  readonly campaign: CampaignHead;
  readonly population: Population;
  readonly tabs: readonly PopulationTab[];
  readonly lines: readonly TargetLine[];
  readonly listed: ListedPage;
  readonly filter: TargetFilter;
  readonly goal: Goal | null;
  /** Those alone that leave something open; null where all are listed. */
  readonly open: OpenKind | null;
}

export function targetOverview(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  search: OverviewSearch,
): Result<TargetOverview, Denial> {
  const opened = openResults(context, actor, 'items.view', campaignId);
  if (!opened.ok) return opened;
  const source = opened.value;
  const population = search.population ?? firstPopulation(source);
  const tallies = scoredOf(source, population).byTarget;
  const sheetsOf = sheetCounter(context.db, campaignId);
  const goal = goalOf(search);
  const open = search.open ?? null;
  const leavesOpen = openTargets(source, population, open);
  const at = (other: Partial<OverviewSearch>) =>
    overviewAddress(campaignId, 'units', { ...search, population, ...other });
  const chosen = selectTargets(source, population, search).flatMap((target) => {
    const tally = tallies.get(target.targetId);
    if (tally === undefined || !leavesOpen(target.targetId)) return [];
    const filter: ItemFilter = { population, targetId: target.targetId };
    const implementation = figure('implementation', tally, filter, null);
    return meets(goal, implementation.rate) ? [{ target, tally, filter, implementation }] : [];
  });
  const { lines: shown, listed } = listedPage(chosen, search.page, (page) => at({ page }));
  const lines = shown.map(({ target, tally, filter, implementation }): TargetLine => {
    return {
      targetId: target.targetId,
      name: target.name,
      bureauName: target.bureauName,
      ...sheetsOf(target.targetId),
      allItems: { count: tally.total, to: itemsAddress(campaignId, filter) },
      outcomeCounts: linkedCounts(campaignId, outcomeCounts(tally, filter)),
      implementation: linkedFigure(campaignId, implementation),
      score: linkedFigure(campaignId, figure('score', tally, filter, null)),
    };
  });
  return {
    ok: true,
    value: {
      ...{ campaign: headOf(source), population, tabs: tabsOf(source, 'units'), lines, listed, goal, open },
      filter: targetFilter(source, population, search, {
        keep: keptBy({ population, goal: search.goal, part: search.part, open: search.open }),
        clear: at({ bureau: undefined, q: undefined, page: 1 }),
      }),
    },
  };
}

/** How many sheets a target has, and how many of them were handed in. */
function sheetCounter(
  db: Connection,
  campaignId: string,
): (targetId: string) => Pick<TargetLine, 'submittedCount' | 'sheetCount'> {
  const counts = groupBy(sheetStateCounts(db, campaignId), ({ targetId }) => targetId);
  return (targetId) => {
    const own = counts.get(targetId) ?? [];
    const of = (wanted: typeof own) => wanted.reduce((sum, { sheetCount }) => sum + sheetCount, 0);
    return { submittedCount: of(own.filter(({ state }) => isSubmitted(state))), sheetCount: of(own) };
  };
}

function keptBy(fields: Partial<OverviewSearch>): TargetFilter['keep'] {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

/** Which targets leave open what the address asks for; without that, all are wanted. */
function openTargets(
  source: ResultSource,
  population: Population,
  open: OpenKind | null,
): (targetId: string) => boolean {
  if (open === null) return () => true;
  const filter: ItemFilter = { population, ...(open === 'excepted' ? { exception: true } : { outcomes: UNCONFIRMED }) };
  const targetIds = new Set(selectItems(source.items, filter).map(({ targetId }) => targetId));
  return (targetId) => targetIds.has(targetId);
}

const UNCONFIRMED = ['unknown', 'unanswered', 'not_submitted'] as const;

/** 条項別の行. Counts are items; the rate is that of what was handed in, behind a 到達率 the lower bound that it goes by. */
export interface ClauseLine {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly to: string;
  readonly rate: Rate;
  readonly outcomeCounts: readonly OutcomeCount[];
}

/** 条項別一覧. A chapter at a time; all of them behind a 到達率, or of what is 一部実施 or 未実施 somewhere. */
export interface ClauseOverview {
  readonly campaign: CampaignHead;
  readonly population: Population;
  readonly chapter: string;
  readonly tabs: readonly PopulationTab[];
  readonly chapters: readonly (Chapter & { readonly to: string })[];
  readonly lines: readonly ClauseLine[];
  readonly listed: ListedPage;
  readonly goal: Goal | null;
  /** Those alone that are 一部実施 or 未実施 somewhere. */
  readonly failingAlone: boolean;
}

export function clauseOverview(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  search: OverviewSearch,
): Result<ClauseOverview, Denial> {
  const opened = openResults(context, actor, 'items.view', campaignId);
  if (!opened.ok) return opened;
  const source = opened.value;
  const population = search.population ?? firstPopulation(source);
  const set = setOf(source, population);
  const questions = oneOfEachQuestion(set);
  const asked = new Set(questions.map((item) => item.chapter));
  const chapters = chaptersOf(source)
    .filter(({ id }) => asked.has(id))
    .map(({ id, title }) => ({
      id,
      title,
      to: overviewAddress(campaignId, 'clauses', { population, chapter: id }),
    }));
  const chapter = search.chapter ?? chapters[0]?.id ?? '';
  const goal = goalOf(search);
  // A clause is counted over all items that decide it, also those of questions in another chapter.
  const failingAlone = search.failing !== undefined;
  const wanted = new Set(
    questions.flatMap((item) => (goal !== null || failingAlone || item.chapter === chapter ? item.clauses : [])),
  );
  const results = new Map(scoredOf(source, population).clauses.map((result) => [result.clause, result]));
  const chosen = campaignClauses(context.db, campaignId).flatMap((row) => {
    const clause = clauseKey({ ...row, id: row.clauseId });
    const result = results.get(clause);
    if (result === undefined || !wanted.has(clause) || !meets(goal, result.lowest)) return [];
    return failingAlone && !isNonCompliant(result) ? [] : [{ row, clause, result }];
  });
  const { lines: shown, listed } = listedPage(chosen, search.page, (page) =>
    overviewAddress(campaignId, 'clauses', { ...search, population, page }),
  );
  const lines = shown.map(({ row, clause, result }): ClauseLine => ({
    id: row.clauseId,
    title: row.title,
    text: row.text,
    to: countAddress(campaignId, { population, clause }),
    rate: goal === null ? result.rate : result.lowest,
    outcomeCounts: SHOWN_ORDER.map((outcome) => ({
      outcome,
      count: result.items[outcome].length,
      to: countAddress(campaignId, { population, clause, outcomes: [outcome] }),
    })),
  }));
  return {
    ok: true,
    value: {
      ...{ campaign: headOf(source), population, chapter, tabs: tabsOf(source, 'clauses'), chapters },
      ...{ lines, listed, goal, failingAlone },
    },
  };
}

function tabsOf(source: ResultSource, view: 'units' | 'clauses'): readonly PopulationTab[] {
  return populationTabs(source, (population) => overviewAddress(source.campaign.id, view, { population }));
}
