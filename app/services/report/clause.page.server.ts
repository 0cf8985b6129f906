import type { Denial } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseKey, ClauseRef } from '#app/domain/policy/clause-key.ts';
import { selectItems } from '#app/domain/report/behind-number.ts';
import type { ItemFilter } from '#app/domain/report/behind-number.ts';
import { SHOWN_ORDER } from '#app/domain/report/figure.ts';
import { clauseResults } from '#app/domain/score/attainment.ts';
import { clauseStandings } from '#app/domain/score/clause-standing.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { worse } from '#app/domain/score/outcome.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { eachItem, narrow } from '#app/domain/score/scored-item.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { countAddress } from '#app/services/report/behind-number.address.server.ts';
import type { ClauseSearch } from '#app/services/report/behind-number.address.server.ts';
import { clauseReader } from '#app/services/report/clause-text.loader.server.ts';
import type { ClauseText } from '#app/services/report/clause-text.loader.server.ts';
import type { OutcomeCount } from '#app/services/report/figures.loader.server.ts';
import { listedPage } from '#app/services/report/listed-page.loader.server.ts';
import type { ListedPage } from '#app/services/report/listed-page.loader.server.ts';
import { linesOf } from '#app/services/report/item-lines.loader.server.ts';
import type { ItemLine } from '#app/services/report/item-lines.loader.server.ts';
import { basisCounts } from '#db/queries/common-asked.server.ts';
import { pinnedPolicy } from '#app/services/campaign/pinned-policy.loader.server.ts';
import type { PinnedPolicy } from '#app/services/campaign/pinned-policy.loader.server.ts';
import { headOf } from '#app/services/report/campaign-head.loader.server.ts';
import { openResults } from '#app/services/report/results.loader.server.ts';
import { setOf } from '#app/services/report/result-population.loader.server.ts';
import type { CampaignHead } from '#app/services/report/campaign-head.loader.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';

/** 条項の結果（対象別）. */
export interface ClauseTargetLine {
  readonly targetId: string;
  readonly name: string;
  readonly bureauName: string | null;
  readonly outcome: Outcome;
  readonly items: readonly ItemLine[];
}

/** 条項の結果（区分別）. Counts and rate are of items; the rate is that of the sheets that were handed in. */
export interface ClausePart {
  readonly population: Population;
  readonly rate: Rate;
  /** うち細目. */
  readonly failingRows: number;
  readonly outcomeCounts: readonly OutcomeCount[];
}

/** 条項. Its words, who is asked about it, and what it comes to at each target. */
export interface ClauseDetail {
  readonly campaign: CampaignHead;
  readonly policy: PinnedPolicy;
  readonly clause: ClauseText;
  readonly questions: readonly { readonly questionId: string; readonly text: string; readonly critical: boolean }[];
  /** How many answers of these questions rest on a common one; null where none of the questions has one. */
  readonly bases: ReturnType<typeof basisCounts> | null;
  readonly parts: readonly ClausePart[];
  /** The one that the address asks for; null where no item decides the clause. */
  readonly shown: {
    readonly population: Population;
    readonly outcomes: readonly Outcome[];
    /** Items; `lines` are their targets, a page at a time. */
    readonly count: number;
    readonly listed: ListedPage;
    readonly lines: readonly ClauseTargetLine[];
    readonly all: string;
  } | null;
}

/** A clause that the actor's items cite; those who read everything may open any clause of the policy. */
export function clauseDetail(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  of: ClauseRef,
  search: ClauseSearch,
): Result<ClauseDetail, Denial> {
  const opened = openResults(context, actor, 'items.view', campaignId);
  if (!opened.ok) return opened;
  const source = opened.value;
  const key = clauseKey(of);
  const citing = source.items.filter((item) => item.clauses.includes(key));
  const clause = clauseReader(context.db, campaignId)(of);
  if (clause === null || (citing.length === 0 && !source.scope.everything)) return refuse('not_permitted');
  const cited = new Set(citing.map((item) => item.campaignQuestionId));
  const populations = POPULATIONS.filter((population) => citing.some((item) => item.population === population));
  const shown = search.population ?? populations[0];
  return {
    ok: true,
    value: {
      campaign: headOf(source),
      policy: pinnedPolicy(context.db, campaignId, of.policyId),
      clause,
      questions: [...source.questionsById.values()]
        .filter(({ campaignQuestionId }) => cited.has(campaignQuestionId))
        .map(({ campaignQuestionId, text, critical }) => ({
          questionId: campaignQuestionId,
          text,
          critical,
        })),
      bases: basesOf(context, source, citing),
      parts: populations.map((population) => clausePart(source, population, key)),
      shown: shown === undefined ? null : shownTargets(context, source, shown, key, search),
    },
  };
}

function basesOf(
  { db }: ServiceContext,
  { questionsById }: ResultSource,
  citing: readonly ScoredItem[],
): ClauseDetail['bases'] {
  const common = citing.filter(({ campaignQuestionId }) => questionsById.get(campaignQuestionId)?.common !== undefined);
  if (common.length === 0) return null;
  return basisCounts(
    db,
    eachItem(common).map(({ itemId }) => itemId),
  );
}

function clausePart(source: ResultSource, population: Population, key: ClauseKey): ClausePart {
  const set = narrow(setOf(source, population), (item) => item.clauses.includes(key));
  const result = clauseResults(set).find(({ clause }) => clause === key);
  if (result === undefined) throw new Error(`no item decides ${key}`);
  return {
    population,
    rate: result.rate,
    failingRows: result.failingRows,
    outcomeCounts: SHOWN_ORDER.map((outcome) => ({
      outcome,
      count: result.items[outcome].length,
      to: countAddress(source.campaign.id, { population, clause: key, outcomes: [outcome] }),
    })),
  };
}

function shownTargets(
  context: ServiceContext,
  source: ResultSource,
  population: Population,
  key: ClauseKey,
  { outcome: outcomes, page }: ClauseSearch,
): NonNullable<ClauseDetail['shown']> {
  const filter: ItemFilter = { population, clause: key, ...(outcomes.length === 0 ? {} : { outcomes }) };
  const selected = selectItems(source.items, filter);
  const byTarget = groupBy(selected, ({ targetId }) => targetId);
  const targets = [...source.targets.values()].flatMap((target) => {
    const own = byTarget.get(target.targetId);
    return own === undefined ? [] : [{ target, own }];
  });
  const { lines: onPage, listed } = listedPage(targets, page, (other) =>
    countAddress(source.campaign.id, filter, other),
  );
  const items = onPage.flatMap(({ own }) => eachItem(own));
  const lines = new Map(linesOf(context, source, items, { clause: key }).map((line) => [line.itemId, line]));
  return {
    population,
    outcomes,
    count: selected.length,
    listed,
    lines: onPage.map(({ target, own }) => ({
      targetId: target.targetId,
      name: target.name,
      bureauName: target.bureauName,
      outcome: resultOf(own, key),
      items: eachItem(own).flatMap((item) => lines.get(item.itemId) ?? []),
    })),
    all: countAddress(source.campaign.id, { population, clause: key }),
  };
}

function resultOf(items: readonly ScoredItem[], key: ClauseKey): Outcome {
  return items
    .flatMap((item) => clauseStandings(item).get(key)?.outcome ?? [])
    .reduce((one, other) => worse(one, other));
}
