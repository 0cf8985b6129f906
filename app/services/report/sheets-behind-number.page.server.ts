import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { SheetFilter } from '#app/domain/report/behind-number.ts';
import { selectSheets } from '#app/domain/report/behind-number.ts';
import { NO_BUREAU } from '#app/domain/report/matrix.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { countedSheets } from '#app/services/report/counted-sheets.loader.server.ts';
import type { SheetSearch } from '#app/services/report/behind-number.address.server.ts';
import { itemsAddress, sheetFilterOf } from '#app/services/report/behind-number.address.server.ts';
import type { CampaignHead, ResultSource } from '#app/services/report/results.loader.server.ts';
import { headOf, openResults, populationsOf, targetOf } from '#app/services/report/results.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

export interface SheetLine {
  readonly sheetId: string;
  readonly targetName: string;
  readonly bureauName: string | null;
  readonly office: SheetOffice;
  readonly state: SheetState;
  readonly submittedAt: string | null;
  readonly late: boolean;
  readonly selfConfirmed: boolean;
  readonly byProxy: boolean;
  /** The items of the sheet's target. */
  readonly to: string;
}

/** 内訳（点検票）. The sheets behind 提出率 and the lists of sheets. */
export interface SheetList {
  readonly campaign: CampaignHead;
  readonly filter: SheetFilter;
  readonly conditions: readonly string[];
  readonly populations: readonly Population[];
  readonly count: number;
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
  const populations = populationsOf(source.items);
  const filter = sheetFilterOf(search, populations[0] ?? 'units');
  const selected = selectSheets(countedSheets(context.db, source), filter);
  const lines = selected.map((sheet): SheetLine => {
    const target = targetOf(source, sheet.targetId);
    const { sheetId, office, state, submittedAt, late, selfConfirmed, byProxy } = sheet;
    return {
      sheetId,
      targetName: target.name,
      bureauName: target.bureauName,
      office,
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
      filter,
      conditions: conditionsOf(source, filter),
      populations,
      count: lines.length,
      lines,
    },
  };
}

function conditionsOf(source: ResultSource, filter: SheetFilter): readonly string[] {
  const bureau = [...source.targets.values()].find((target) => target.bureauId === filter.bureauId);
  const words: (string | undefined)[] = [
    filter.bureauId === undefined ? undefined : (bureau?.bureauName ?? NO_BUREAU),
    filter.submitted === undefined ? undefined : filter.submitted ? '提出済み' : '未提出',
    filter.late === undefined ? undefined : '期限後の提出',
    filter.selfConfirmed === undefined ? undefined : '兼務のため自己確認',
    filter.byProxy === undefined ? undefined : '代行入力',
  ];
  return words.filter((word) => word !== undefined);
}
