import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { ItemFilter } from '#app/domain/report/behind-number.ts';
import { SHOWN_ORDER } from '#app/domain/report/figure.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import { clauseResults } from '#app/domain/score/attainment.ts';
import { measure } from '#app/domain/score/measure.ts';
import { tallyBy } from '#app/domain/score/tally.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { formatRate, reaches } from '#app/domain/shared/rate.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { OverviewSearch } from '#app/services/report/behind-number.address.server.ts';
import {
  countAddress,
  itemsAddress,
  measureAddress,
  overviewAddress,
} from '#app/services/report/behind-number.address.server.ts';
import type { CampaignHead, Choice, LinkedCount, ResultSource } from '#app/services/report/results.loader.server.ts';
import { chaptersOf, headOf, openResults, populationsOf, setOf } from '#app/services/report/results.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { campaignClauses } from '#db/queries/campaign.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';

export interface PopulationTab {
  readonly population: Population;
  readonly to: string;
}

/** 到達率の内訳. The overview shows the lines behind one of the two numbers of a 到達率. */
export interface Goal {
  readonly percent: number;
  readonly part: 'numerator' | 'denominator';
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
  readonly submittedSheets: number;
  readonly sheets: number;
  readonly total: number;
  readonly counts: readonly LinkedCount[];
  readonly implementation: Rate;
  /** The rates as shown. */
  readonly implementationText: string;
  readonly scoreText: string;
  readonly to: string;
  readonly implementationTo: string;
}

/** 対象別一覧. */
export interface TargetOverview {
  readonly campaign: CampaignHead;
  readonly population: Population;
  readonly tabs: readonly PopulationTab[];
  readonly lines: readonly TargetLine[];
  readonly goal: Goal | null;
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
  const population = search.population ?? populationsOf(source.items)[0] ?? 'units';
  const tallies = tallyBy(setOf(source, population), source.rule, (item) => item.targetId);
  const sheets = new Map<string, { all: number; submitted: number }>();
  for (const { sheet } of sheetsOf(context.db, campaignId)) {
    const counted = sheets.get(sheet.targetId) ?? { all: 0, submitted: 0 };
    counted.all += 1;
    if (isSubmitted(sheet.state)) counted.submitted += 1;
    sheets.set(sheet.targetId, counted);
  }
  const goal = goalOf(search);
  const lines = [...source.targets.values()].flatMap((target): readonly TargetLine[] => {
    const tally = tallies.get(target.targetId);
    if (tally === undefined) return [];
    const implementation = measure(tally, 'implementation').rate;
    if (!meets(goal, implementation)) return [];
    const filter: ItemFilter = { population, targetId: target.targetId };
    return [
      {
        targetId: target.targetId,
        name: target.name,
        bureauName: target.bureauName,
        submittedSheets: sheets.get(target.targetId)?.submitted ?? 0,
        sheets: sheets.get(target.targetId)?.all ?? 0,
        total: tally.total,
        counts: SHOWN_ORDER.map((outcome) => ({
          outcome,
          count: tally.counts[outcome],
          to: itemsAddress(campaignId, { ...filter, outcomes: [outcome] }),
        })),
        implementation,
        implementationText: formatRate(implementation),
        scoreText: formatRate(measure(tally, 'score').rate),
        to: itemsAddress(campaignId, filter),
        implementationTo: measureAddress(campaignId, filter, { measure: 'implementation', part: 'numerator' }),
      },
    ];
  });
  return { ok: true, value: { campaign: headOf(source), population, tabs: tabsOf(source, 'units'), lines, goal } };
}

/** 条項別の行. Counts are numbers of targets. */
export interface ClauseLine {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly to: string;
  readonly rate: Rate;
  /** The rate as shown. */
  readonly percent: string;
  readonly counts: readonly LinkedCount[];
}

/** 条項別一覧. A chapter at a time. */
export interface ClauseOverview {
  readonly campaign: CampaignHead;
  readonly population: Population;
  readonly chapter: string;
  readonly tabs: readonly PopulationTab[];
  readonly chapters: readonly (Choice & { readonly to: string })[];
  readonly lines: readonly ClauseLine[];
  readonly goal: Goal | null;
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
  const population = search.population ?? populationsOf(source.items)[0] ?? 'units';
  const asked = new Set(setOf(source, population).items.map((item) => item.chapter));
  const chapters = [...chaptersOf(source)]
    .filter(([value]) => asked.has(value))
    .map(([value, label]) => ({
      value,
      label,
      to: overviewAddress(campaignId, 'clauses', { population, chapter: value }),
    }));
  const chapter = search.chapter ?? chapters[0]?.value ?? '';
  const goal = goalOf(search);
  // A clause is counted over all items that decide it, also those of questions in another chapter.
  const wanted = new Set(
    setOf(source, population).items.flatMap((item) => (goal !== null || item.chapter === chapter ? item.clauses : [])),
  );
  const results = new Map(clauseResults(setOf(source, population)).map((result) => [result.clause, result]));
  const lines = campaignClauses(context.db, campaignId).flatMap((row): readonly ClauseLine[] => {
    const clause = clauseKey({ document: row.document, id: row.clauseId });
    const result = results.get(clause);
    if (result === undefined || !wanted.has(clause) || !meets(goal, result.rate)) return [];
    return [
      {
        id: row.clauseId,
        title: row.title,
        text: row.text,
        to: countAddress(campaignId, { population, clause }),
        rate: result.rate,
        percent: formatRate(result.rate),
        counts: SHOWN_ORDER.map((outcome) => ({
          outcome,
          count: result.targets[outcome].length,
          to: countAddress(campaignId, { population, clause, outcomes: [outcome] }),
        })),
      },
    ];
  });
  return {
    ok: true,
    value: { campaign: headOf(source), population, chapter, tabs: tabsOf(source, 'clauses'), chapters, lines, goal },
  };
}

function tabsOf(source: ResultSource, view: 'units' | 'clauses'): readonly PopulationTab[] {
  return populationsOf(source.items).map((population) => ({
    population,
    to: overviewAddress(source.campaign.id, view, { population }),
  }));
}
