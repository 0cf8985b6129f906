import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { SheetFilter } from '#app/domain/report/behind-number.ts';
import { selectSheets } from '#app/domain/report/behind-number.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { countedSheets } from '#app/services/report/counted-sheets.loader.server.ts';
import type { SheetSearch } from '#app/services/report/behind-number.address.server.ts';
import { itemsAddress, sheetFilterOf, sheetsAddress } from '#app/services/report/behind-number.address.server.ts';
import { listedPage } from '#app/services/report/listed-page.loader.server.ts';
import type { ListedPage } from '#app/services/report/listed-page.loader.server.ts';
import type { CampaignHead } from '#app/services/report/campaign-head.loader.server.ts';
import type { PopulationTab } from '#app/services/report/result-population.loader.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';
import { bureauNameOf, openResults, targetOf } from '#app/services/report/results.loader.server.ts';
import { firstPopulation, populationTabs } from '#app/services/report/result-population.loader.server.ts';
import { headOf } from '#app/services/report/campaign-head.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** 点検票の行. */
export interface SheetLine {
  readonly sheetId: string;
  readonly targetName: string;
  readonly bureauName: string | null;
  readonly office: SheetOffice;
  /** The policy that it asks about; null where the campaign asks about one alone. */
  readonly policyName: string | null;
  readonly state: SheetState;
  readonly submittedAt: string | null;
  readonly late: boolean;
  readonly selfConfirmed: boolean;
  readonly byProxy: boolean;
  /** The items of the sheet's target. */
  readonly to: string;
}

/** 条件. What the list is restricted to, by name; null or false where it is not. */
export interface SheetConditions {
  readonly population: Population;
  /** A name of null: the targets of no bureau. */
  readonly bureauNamed: { readonly name: string | null } | null;
  readonly submitted: boolean | null;
  readonly late: boolean;
  readonly selfConfirmed: boolean;
  readonly byProxy: boolean;
}

/** 内訳（点検票）. The sheets behind 提出率 and the lists of sheets. */
export interface SheetList {
  readonly campaign: CampaignHead;
  readonly conditions: SheetConditions;
  readonly tabs: readonly PopulationTab[];
  readonly listed: ListedPage;
  readonly lines: readonly SheetLine[];
}

export function listSheets(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  search: SheetSearch,
): Result<SheetList, Denial> {
  const opened = openResults(context, actor, 'items.view', campaignId);
  if (!opened.ok) return opened;
  const source = opened.value;
  const filter = sheetFilterOf(search, firstPopulation(source));
  const selected = selectSheets(countedSheets(context.db, source), filter);
  const { lines: shown, listed } = listedPage(selected, search.page, (page) => sheetsAddress(campaignId, filter, page));
  const lines = shown.map((sheet): SheetLine => {
    const target = targetOf(source, sheet.targetId);
    const { sheetId, office, policyName, state, submittedAt, late, selfConfirmed, byProxy } = sheet;
    return {
      sheetId,
      targetName: target.name,
      bureauName: target.bureauName,
      office,
      policyName,
      state,
      submittedAt,
      late,
      selfConfirmed,
      byProxy,
      to: itemsAddress(campaignId, { population: sheet.population, targetId: sheet.targetId }),
    };
  });
  return {
    ok: true,
    value: {
      campaign: headOf(source),
      conditions: conditionsOf(source, filter),
      tabs: populationTabs(source, (population) => sheetsAddress(campaignId, { population })),
      listed,
      lines,
    },
  };
}

function conditionsOf(source: ResultSource, filter: SheetFilter): SheetConditions {
  const { population, bureauId, submitted, late, selfConfirmed, byProxy } = filter;
  return {
    population,
    bureauNamed: bureauId === undefined ? null : { name: bureauNameOf(source, bureauId) },
    submitted: submitted ?? null,
    late: late === true,
    selfConfirmed: selfConfirmed === true,
    byProxy: byProxy === true,
  };
}
