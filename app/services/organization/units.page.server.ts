import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { can } from '#app/domain/access/can.ts';
import { planTakingBack } from '#app/domain/organization/unit-end.ts';
import { versionsOf } from '#app/domain/organization/unit-history.ts';
import type { OrganizationUnitType, Unit } from '#app/domain/organization/unit.ts';
import { bureausOf } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { addDays, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { pagePlace } from '#app/domain/shared/page-place.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type {
  ComingChange,
  ComingDay,
  LineageLine,
  Sources,
  UnitChoices,
} from '#app/services/organization/unit-version.loader.server.ts';
import {
  becameOf,
  comingChanges,
  comingDays,
  nameOf,
  policyChoices,
  sourcesOf,
} from '#app/services/organization/unit-version.loader.server.ts';
import type { UnitList } from '#app/services/organization/unit.address.server.ts';
import { historyOf, readPeriod } from '#app/services/organization/unit.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Connection } from '#db/client.server.ts';
import type { Beside } from '#db/queries/unit-order.server.ts';
import { besideOn, countUnits, unitsFromTo, versionsAhead, withUnitsAbove } from '#db/queries/unit-order.server.ts';
import { policyNames } from '#db/queries/unit.server.ts';

/** 所属の一行. A unit as the list of a day has it. */
export interface UnitLine {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: OrganizationUnitType;
  readonly parentName: string | null;
  /** Of a 部 below a 局, and of what hangs on it. */
  readonly belowUpper?: boolean | undefined;
  readonly policyName: string | null;
  /** Past which unit a step up or down leads; null where it can go no further, and on another day than today. */
  readonly aboveId: string | null;
  readonly belowId: string | null;
  /** The day of the next change that is to come; null for none. */
  readonly comingOn: CalendarDate | null;
}

/** なくなった所属. A unit that is no more, with its last name and what became of it. */
export interface PastUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: OrganizationUnitType;
  readonly until: CalendarDate;
  readonly became: LineageLine | null;
  /** The day of its ending, where that may be taken back if nothing was hung on what followed it; else null. */
  readonly undoableOn: CalendarDate | null;
}

export interface UnitsPage extends Pick<UnitChoices, 'today' | 'policies'> {
  readonly show: UnitList;
  readonly on: CalendarDate;
  readonly mayEdit: boolean;
  readonly doneName: string;
  readonly units: readonly UnitLine[];
  readonly page: number;
  readonly pageCount: number;
  /** Without the body itself, which stands in the list. */
  readonly unitCount: number;
  readonly comingCount: number;
  /** Of the list that is shown; empty for the others. */
  readonly coming: readonly ComingChange[];
  readonly past: readonly PastUnit[];
}

export const LINES_A_PAGE = 100;

export interface UnitsQuery {
  readonly show: UnitList;
  readonly on: CalendarDate | null;
  readonly page: number;
  readonly unit: string;
}

export function unitsPage(context: ServiceContext, actor: Actor, query: UnitsQuery): Result<UnitsPage, Denial> {
  const permission = authorize(actor, 'campaign.view', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const today = tokyoDate(context.clock());
  const policyById = policyNames(db);
  const coming = comingDays(versionsAhead(db, today).map(readPeriod), today);
  const named = query.unit === '' ? [] : historyOf(db, query.unit);
  return {
    ok: true,
    value: {
      today,
      policies: policyChoices(policyById),
      show: query.show,
      mayEdit: can(actor, 'organization.edit', null).ok,
      doneName: nameOf({ byUnit: new Map([[query.unit, named]]) }, query.unit, today),
      comingCount: coming.length,
      ...shownLists(context, query, { coming, policyById, today }),
    },
  };
}

/** The list that is asked for, by pages; the others are empty. */
export function shownLists(
  context: ServiceContext,
  { show, on: asked, page: wanted }: UnitsQuery,
  { coming, policyById, today }: Pick<Sources, 'policyById' | 'today'> & { readonly coming: readonly ComingDay[] },
): Pick<UnitsPage, 'on' | 'units' | 'unitCount' | 'coming' | 'past' | 'page' | 'pageCount'> {
  const { db } = context;
  const on = asked ?? today;
  const none = { on, units: [], unitCount: 0, coming: [], past: [] };
  if (show === '') {
    const lineCount = countUnits(db, on);
    const { page, pageCount, from, to } = pagePlace(lineCount, wanted, LINES_A_PAGE);
    const units = linesOf(db, unitsFromTo(db, on, { from, to }), { coming, policyById, today, on });
    return { ...none, units, unitCount: Math.max(0, lineCount - 1), page, pageCount };
  }
  const sources = sourcesOf(context);
  const past = show === 'past' ? pastUnits(sources) : [];
  const count = show === 'past' ? past.length : coming.length;
  const { page, pageCount, from, to } = pagePlace(count, wanted, LINES_A_PAGE);
  return show === 'past'
    ? { ...none, past: past.slice(from, to), page, pageCount }
    : { ...none, coming: comingChanges(sources, coming.slice(from, to)), page, pageCount };
}

export interface LineGround extends Pick<Sources, 'policyById' | 'today'> {
  readonly coming: readonly ComingDay[];
  readonly on: CalendarDate;
}

export function linesOf(
  db: Connection,
  units: readonly Unit[],
  { coming, policyById, today, on }: LineGround,
): readonly UnitLine[] {
  const byId = new Map(withUnitsAbove(db, on, units).map((unit) => [unit.id, unit]));
  const comingOn = new Map<string, CalendarDate>();
  for (const { id, day } of coming.toReversed()) comingOn.set(id, day);
  const beside = on === today ? besideOn(db, on, units) : new Map<string, Beside>();
  return units.map((unit): UnitLine => {
    const { id, code, name, type, parentId, policyId } = unit;
    const below = bureausOf(unit, byId).length > 1;
    return {
      ...{ id, code, name, type },
      parentName: parentId === null ? null : (byId.get(parentId)?.name ?? null),
      ...(below ? { belowUpper: true } : {}),
      policyName: policyId === null ? null : (policyById.get(policyId) ?? policyId),
      aboveId: beside.get(id)?.aboveId ?? null,
      belowId: beside.get(id)?.belowId ?? null,
      comingOn: comingOn.get(id) ?? null,
    };
  });
}

export function pastUnits(sources: Sources): readonly PastUnit[] {
  const { byUnit, history, lineage, today } = sources;
  return [...byUnit]
    .flatMap(([id, versions]): PastUnit[] => {
      const last = versionsOf(versions, id).at(-1);
      if (last === undefined || last.until === null || last.until >= today) return [];
      const { code, name, type, until } = last;
      const on = addDays(until, 1);
      const undoable = planTakingBack(history, lineage, { unitId: id, on, today }).ok;
      return [{ id, code, name, type, until, became: becameOf(sources, id), undoableOn: undoable ? on : null }];
    })
    .sort((a, b) => (a.until === b.until ? (a.code < b.code ? -1 : 1) : a.until < b.until ? 1 : -1));
}
