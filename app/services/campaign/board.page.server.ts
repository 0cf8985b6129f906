import { isInPreparation, isRunning } from '#app/domain/campaign/state.ts';
import { pagePlace } from '#app/domain/shared/page-place.ts';
import { isEditable, isSubmitted } from '#app/domain/response/sheet.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { isOverdue, isLate } from '#app/domain/response/lateness.ts';
import { sheetResource } from '#app/services/response/sheet.loader.server.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { can } from '#app/domain/access/can.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';

import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import type { CalendarDate, Instant } from '#app/domain/shared/calendar-date.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { boardChartOf } from '#app/services/campaign/board-chart.loader.server.ts';
import type { BoardChart } from '#app/services/campaign/board-chart.loader.server.ts';
import type { BoardFilter, BoardState } from '#app/services/campaign/board.address.server.ts';
import {
  BOARD_STATES,
  matchesPlace,
  matchesState,
  OUTSIDE_BUREAUS,
  sortBoard,
} from '#app/services/campaign/board.address.server.ts';
import { campaignOf, campaignResource } from '#app/services/campaign/campaign.loader.server.ts';
import { putAwayReader } from '#app/services/campaign/rehearsal.loader.server.ts';
import { officeNamesOf } from '#app/services/campaign/setting.loader.server.ts';
import type { HolderBook } from '#app/services/organization/holder.loader.server.ts';
import { holdersOn } from '#app/services/organization/holder.loader.server.ts';
import type { NextHand } from '#app/services/response/next-hand.loader.server.ts';
import { nextHand, nextPost } from '#app/services/response/next-hand.loader.server.ts';
import type { EntryProgress } from '#app/services/response/sheet-progress.loader.server.ts';
import { entryProgressOf } from '#app/services/response/sheet-progress.loader.server.ts';
import { submissionsOf } from '#app/services/response/submission.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { sheetsEnteredOnBehalf, sheetsWithin } from '#db/queries/board.server.ts';
import { policyNamer } from '#app/services/campaign/pinned-policy.loader.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import type { SheetWithTarget } from '#db/queries/sheet.server.ts';

const ROWS_PER_PAGE = 50;

/** 進捗の一行. One sheet, with what the secretariat needs in order to chase it. */
export interface BoardRow {
  readonly sheetId: string;
  readonly type: UnitType;
  readonly code: string;
  readonly name: string;
  readonly office: SheetOffice;
  /** The policy that it asks about; null where the campaign asks about one alone. */
  readonly policyName: string | null;
  /** The section that owns a system; null for the others. */
  readonly ownerName: string | null;
  readonly bureauName: string | null;
  readonly state: SheetState;
  readonly editable: boolean;
  readonly entry: EntryProgress;
  readonly lastActivityAt: string | null;
  readonly dueOn: CalendarDate;
  readonly overdue: boolean;
  readonly late: boolean;
  readonly byProxy: boolean;
  readonly selfConfirmed: boolean;
  /** Null once nothing is left to do. */
  readonly next: NextHand | null;
  /** May be entered on behalf now. */
  readonly proxyPossible: boolean;
}

export interface BoardGroup {
  readonly bureauId: string | null;
  readonly bureauName: string | null;
  readonly sheetCount: number;
  readonly notHandedIn: number;
  readonly rows: readonly BoardRow[];
}

/** 進捗. Who has not done it, and what to do about it. */
export interface Board {
  readonly campaign: Campaign;
  readonly officeNames: OfficeNames;
  readonly choices: readonly { readonly id: string; readonly name: string; readonly fiscalYear: number }[];
  readonly now: Instant;
  readonly today: CalendarDate;
  /** True when only the sheets of the actor's bureaus are shown. */
  readonly ownBureausOnly: boolean;
  /** Of all three populations, or of those that the actor's bureaus have. */
  readonly rates: readonly {
    readonly population: Population;
    readonly numerator: number;
    readonly denominator: number;
  }[];
  /** Of all sheets that the actor may see, whatever the filter. */
  readonly chart: BoardChart;
  readonly bureaus: readonly { readonly id: string; readonly name: string | null }[];
  readonly sheetCount: number;
  readonly counts: Readonly<Record<BoardState, number>>;
  readonly matching: number;
  readonly page: number;
  readonly pageCount: number;
  /** By bureau in the order of the organization; one group with all rows where another order is chosen. */
  readonly groups: readonly BoardGroup[];
  readonly mayExtend: boolean;
}

export interface BoardRequest {
  readonly campaignId: string | null;
  readonly filter: BoardFilter;
  readonly page: number;
}

/** The board of the chosen campaign, else of the one that runs or ran last; null while none has been opened. */
export function boardOf(
  context: ServiceContext,
  actor: Actor,
  request: BoardRequest,
): Result<Board | null, Denial> | Refusal<'unknown_campaign'> {
  const { db } = context;
  const opened = allCampaigns(db).filter((campaign) => !isInPreparation(campaign.state));
  const isPutAway = putAwayReader(db);
  const chosen = chooseCampaign(opened, request.campaignId);
  const permission = authorize(
    actor,
    'board.view',
    campaignResource(context, chosen ?? { kind: 'regular', state: 'open' }),
  );
  if (!permission.ok) return permission;
  if (chosen === undefined) return request.campaignId === null ? { ok: true, value: null } : refuse('unknown_campaign');

  const scope = permission.value;
  const now = context.clock();
  const today = tokyoDate(now);
  const entries = sheetsWithin(db, scope, chosen.id);
  const inPlace = entries.filter((entry) => matchesPlace(entry, request.filter));
  const { state } = request.filter;
  const matching = sortBoard(
    state === null ? inPlace : inPlace.filter((entry) => matchesState(entry, state, today)),
    request.filter,
  );
  const { page, pageCount, from, to } = pagePlace(matching.length, request.page, ROWS_PER_PAGE);
  const shown = matching.slice(from, to);
  const progress = entryProgressOf(db, scope, chosen.id, today, shown);
  const proxySheets = sheetsEnteredOnBehalf(db, chosen.id);
  const moving = chosen.state === 'open' ? shown : [];
  const holders = holdersOn(
    db,
    today,
    moving.flatMap((entry) => nextPost(entry)?.post ?? []),
  );
  const policyNameOf = policyNamer(db, chosen.id);
  const rows = shown.map((entry) => ({
    entry,
    row: rowOf(entry, {
      policyNameOf,
      actor,
      campaignState: chosen.state,
      today,
      holders,
      sheetsByProxy: proxySheets,
      entered: progress.get(entry.sheet.id),
    }),
  }));
  return {
    ok: true,
    value: {
      campaign: campaignOf(chosen),
      officeNames: officeNamesOf(db, chosen),
      choices: opened.filter((one) => !isPutAway(one)).map(({ id, name, fiscalYear }) => ({ id, name, fiscalYear })),
      now,
      today,
      ownBureausOnly: !scope.everything,
      rates: submissionsOf(entries)
        .filter(({ rate }) => scope.everything || rate.denominator > 0)
        .map(({ population, rate }) => ({ population, ...rate })),
      chart: boardChartOf(entries),
      bureaus: bureausOf(entries),
      sheetCount: inPlace.length,
      counts: countStates(inPlace, today),
      matching: matching.length,
      page,
      pageCount,
      groups: request.filter.sort === 'bureau' ? groupsOf(rows, entries) : [wholeGroup(rows.map(({ row }) => row))],
      mayExtend: chosen.state === 'open' && can(actor, 'campaign.extend', null).ok,
    },
  };
}

function chooseCampaign(opened: readonly CampaignRow[], id: string | null): CampaignRow | undefined {
  if (id !== null) return opened.find((campaign) => campaign.id === id);
  // A rehearsal comes by itself only where nothing else was ever opened.
  const counting = opened.filter((campaign) => !isRehearsal(campaign));
  const running = counting.filter((campaign) => isRunning(campaign.state));
  return running.find((campaign) => campaign.kind === 'regular') ?? running[0] ?? counting[0] ?? opened[0];
}

interface RowFacts {
  readonly policyNameOf: ReturnType<typeof policyNamer>;
  readonly actor: Actor;
  readonly campaignState: CampaignState;
  readonly today: CalendarDate;
  readonly holders: HolderBook;
  readonly sheetsByProxy: ReadonlySet<string>;
  readonly entered: EntryProgress | undefined;
}

function rowOf(entry: SheetWithTarget, facts: RowFacts): BoardRow {
  const { sheet, target } = entry;
  const dueOn = calendarDate(sheet.dueOn);
  return {
    sheetId: sheet.id,
    type: target.type,
    code: target.code,
    name: target.name,
    office: sheet.office,
    policyName: facts.policyNameOf(sheet),
    ownerName: target.type === 'system' ? target.ownerUnitName : null,
    bureauName: target.bureauName,
    state: sheet.state,
    editable: isEditable(sheet.state),
    entry: facts.entered ?? { complete: 0, openCount: 0 },
    lastActivityAt: sheet.lastActivityAt,
    dueOn,
    overdue: isOverdue(sheet.state, dueOn, facts.today),
    late: isLate(sheet.state, sheet.submittedLate),
    byProxy: facts.sheetsByProxy.has(sheet.id),
    selfConfirmed: sheet.selfConfirmed,
    next: facts.campaignState === 'open' ? nextHand(entry, facts.holders) : null,
    proxyPossible: can(facts.actor, 'sheet.proxy', sheetResource(sheet, target, facts.campaignState)).ok,
  };
}

function countStates(entries: readonly SheetWithTarget[], today: CalendarDate): Readonly<Record<BoardState, number>> {
  const counts: Record<BoardState, number> = {
    not_handed_in: 0,
    handed_in: 0,
    overdue: 0,
    not_started: 0,
    in_progress: 0,
    submitted: 0,
    confirmed: 0,
    accepted: 0,
    returned: 0,
  };
  for (const entry of entries) {
    for (const state of BOARD_STATES) if (matchesState(entry, state, today)) counts[state] += 1;
  }
  return counts;
}

function bureausOf(entries: readonly SheetWithTarget[]): Board['bureaus'] {
  const names = new Map<string, string | null>();
  for (const { target } of entries) names.set(target.bureauId ?? OUTSIDE_BUREAUS, target.bureauName);
  return [...names].map(([id, name]) => ({ id, name }));
}

function groupsOf(
  rows: readonly { readonly entry: SheetWithTarget; readonly row: BoardRow }[],
  entries: readonly SheetWithTarget[],
): readonly BoardGroup[] {
  return [...groupBy(rows, ({ entry }) => entry.target.bureauId)].map(([bureauId, group]) => {
    const whole = entries.filter(({ target }) => target.bureauId === bureauId);
    return {
      bureauId,
      bureauName: whole[0]?.target.bureauName ?? null,
      sheetCount: whole.length,
      notHandedIn: whole.filter(({ sheet }) => !isSubmitted(sheet.state)).length,
      rows: group.map(({ row }) => row),
    };
  });
}

function wholeGroup(rows: readonly BoardRow[]): BoardGroup {
  return { bureauId: null, bureauName: null, sheetCount: rows.length, notHandedIn: 0, rows };
}
