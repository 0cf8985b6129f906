import { pagePlace } from '#app/domain/shared/page-place.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { changeDays } from '#app/domain/organization/unit-change.ts';
import { comingKind, hangingVersions, planTakingBack } from '#app/domain/organization/unit-end.ts';
import type { ComingKind, Hanging, LineageStep } from '#app/domain/organization/unit-end.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { versionOn, versionsOf } from '#app/domain/organization/unit-history.ts';
import type { UnitHistory, UnitVersion } from '#app/domain/organization/unit-history.ts';
import { bureausOf, pathOf } from '#app/domain/organization/unit.ts';
import type { OrganizationUnitType, Unit, UnitLineageKind } from '#app/domain/organization/unit.ts';
import { addDays, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { UnitList } from '#app/services/organization/unit.address.server.ts';
import {
  historyOf,
  inTheWay,
  lineageSteps,
  readPeriod,
  runningFor,
  sealOf,
  unitHistory,
  uppersOf,
} from '#app/services/organization/unit.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { countUnits, edgesBelow, unitsFromTo, versionsAhead, withUnitsAbove } from '#db/queries/unit-order.server.ts';
import { policyNames, termsOpenBehind } from '#db/queries/unit.server.ts';
import type { Connection } from '#db/client.server.ts';

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
  readonly mayGoUp: boolean;
  readonly mayGoDown: boolean;
  /** The day of the next change that is to come; null for none. */
  readonly comingOn: CalendarDate | null;
}

/** 版の内容. What is said of a unit from a day on. */
export interface VersionFacts {
  readonly code: string;
  readonly name: string;
  readonly parentName: string | null;
  readonly policyName: string | null;
}

/** 組織の変遷. Into which units another passed, by their names of that day. */
export interface LineageLine {
  readonly kind: UnitLineageKind;
  readonly unitNames: readonly string[];
}

/** 予定の変更. What will happen to a unit on a day that is still to come. */
export interface ComingChange {
  readonly unitId: string;
  readonly unitName: string;
  readonly on: CalendarDate;
  readonly kind: ComingKind;
  readonly factsBefore: VersionFacts | null;
  readonly factsAfter: VersionFacts | null;
  readonly became: LineageLine | null;
  /** False where it goes with another change: that of the unit from which this one comes. */
  readonly mayBeTakenBack: boolean;
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

export interface UnitChoices {
  readonly today: CalendarDate;
  /** The days from which a change may be entered. */
  readonly days: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly theBody: { readonly id: string; readonly name: string } | null;
  /** On which a 課 may hang, each with the 局 before it. */
  readonly bureaus: readonly { readonly id: string; readonly name: string }[];
  /** Empty where the body has one policy at most. */
  readonly policies: readonly { readonly id: string; readonly name: string }[];
}

/** 入力できる所属. What a form about a unit of its own offers to choose from. */
export interface UnitFormChoices extends UnitChoices {
  /** On which a 部 may hang besides the body: other ones that hang there. */
  readonly uppers: UnitChoices['bureaus'];
}

export interface UnitsPage extends Pick<UnitChoices, 'today' | 'policies'> {
  readonly show: UnitList;
  readonly on: CalendarDate;
  readonly mayEdit: boolean;
  readonly doneName: string;
  readonly units: readonly UnitLine[];
  readonly page: number;
  readonly pageCount: number;
  readonly unitCount: number;
  readonly comingCount: number;
  /** Of the list that is shown; empty for the others. */
  readonly coming: readonly ComingChange[];
  readonly past: readonly PastUnit[];
}

const LINES_A_PAGE = 100;

interface Sources {
  readonly history: UnitHistory;
  readonly byUnit: ReadonlyMap<string, UnitHistory>;
  readonly lineage: readonly LineageStep[];
  readonly policyById: ReadonlyMap<string, string>;
  readonly today: CalendarDate;
  /** Of today. */
  readonly units: readonly Unit[];
}

function sourcesOf({ db, clock }: ServiceContext): Sources {
  const history = unitHistory(db);
  const today = tokyoDate(clock());
  return {
    history,
    byUnit: groupBy(history, ({ id }) => id),
    lineage: lineageSteps(db),
    policyById: policyNames(db),
    today,
    units: unitsOn(db, today),
  };
}

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
function shownLists(
  context: ServiceContext,
  { show, on: asked, page: wanted }: UnitsQuery,
  { coming, policyById, today }: Pick<Sources, 'policyById' | 'today'> & { readonly coming: readonly ComingDay[] },
): Pick<UnitsPage, 'on' | 'units' | 'unitCount' | 'coming' | 'past' | 'page' | 'pageCount'> {
  const { db } = context;
  const on = asked ?? today;
  const none = { on, units: [], unitCount: 0, coming: [], past: [] };
  if (show === '') {
    const unitCount = countUnits(db, on);
    const { page, pageCount, from, to } = pagePlace(unitCount, wanted, LINES_A_PAGE);
    const units = linesOf(db, unitsFromTo(db, on, { from, to }), { coming, policyById, today, on });
    return { ...none, units, unitCount, page, pageCount };
  }
  const sources = sourcesOf(context);
  const past = show === 'past' ? pastUnits(sources) : [];
  const count = show === 'past' ? past.length : coming.length;
  const { page, pageCount, from, to } = pagePlace(count, wanted, LINES_A_PAGE);
  return show === 'past'
    ? { ...none, past: past.slice(from, to), page, pageCount }
    : { ...none, coming: comingChanges(sources, coming.slice(from, to)), page, pageCount };
}

/** What a form about a unit offers to choose from, as of today. */
function choicesOf({ policyById, today, units }: Sources): UnitChoices {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return {
    today,
    days: changeDays(today),
    theBody: units.filter(({ type }) => type === 'organization').map(({ id, name }) => ({ id, name }))[0] ?? null,
    bureaus: units
      .filter(({ type }) => type === 'bureau')
      .map((unit) => ({ id: unit.id, name: pathOf(bureausOf(unit, byId)) ?? unit.name })),
    policies: policyChoices(policyById),
  };
}

function policyChoices(policyById: Sources['policyById']): UnitChoices['policies'] {
  return policyById.size > 1 ? [...policyById].map(([id, name]) => ({ id, name })) : [];
}

interface LineGround extends Pick<Sources, 'policyById' | 'today'> {
  readonly coming: readonly ComingDay[];
  readonly on: CalendarDate;
}

function linesOf(
  db: Connection,
  units: readonly Unit[],
  { coming, policyById, today, on }: LineGround,
): readonly UnitLine[] {
  const byId = new Map(withUnitsAbove(db, on, units).map((unit) => [unit.id, unit]));
  const comingOn = new Map<string, CalendarDate>();
  for (const { id, day } of coming.toReversed()) comingOn.set(id, day);
  const edges = edgesBelow(db, on, [...new Set(units.flatMap(({ parentId }) => parentId ?? []))]);
  const first = new Set(edges.map(({ firstId }) => firstId));
  const last = new Set(edges.map(({ lastId }) => lastId));
  return units.map((unit): UnitLine => {
    const { id, code, name, type, parentId, policyId } = unit;
    const below = bureausOf(unit, byId).length > 1;
    return {
      ...{ id, code, name, type },
      parentName: parentId === null ? null : (byId.get(parentId)?.name ?? null),
      ...(below ? { belowUpper: true } : {}),
      policyName: policyId === null ? null : (policyById.get(policyId) ?? policyId),
      mayGoUp: on === today && type !== 'organization' && !first.has(id),
      mayGoDown: on === today && type !== 'organization' && !last.has(id),
      comingOn: comingOn.get(id) ?? null,
    };
  });
}

type ComingDay = Pick<UnitVersion, 'id'> & { readonly day: CalendarDate };

/** Every day that is still to come on which a unit begins, changes or is no more; the earliest first. */
function comingDays(
  versions: readonly Pick<UnitVersion, 'id' | 'from' | 'until'>[],
  today: CalendarDate,
): readonly ComingDay[] {
  const days = new Map<string, ComingDay>();
  for (const { id, from, until } of versions) {
    for (const day of [from, ...(until === null ? [] : [addDays(until, 1)])]) {
      if (day > today) days.set(`${day} ${id}`, { id, day });
    }
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function comingChanges(sources: Sources, days: readonly ComingDay[]): readonly ComingChange[] {
  const { byUnit, lineage } = sources;
  return days.flatMap(({ id, day }): ComingChange[] => {
    const versions = byUnit.get(id) ?? [];
    const kind = comingKind(versions, id, day);
    if (kind === null) return [];
    const before = versionOn(versions, id, addDays(day, -1));
    const after = versionOn(versions, id, day);
    const behind = versions.some((version) => version.from > day || (version.until ?? '') >= day);
    return [
      {
        unitId: id,
        unitName: (before ?? after)?.name ?? '',
        on: day,
        kind,
        factsBefore: before === undefined ? null : factsOf(sources, before, addDays(day, -1)),
        factsAfter: after === undefined ? null : factsOf(sources, after, day),
        became: kind === 'ended' ? becameOf(sources, id) : null,
        mayBeTakenBack: !behind && !(kind === 'added' && lineage.some(({ toUnitId }) => toUnitId === id)),
      },
    ];
  });
}

function factsOf(sources: Sources, version: UnitVersion, day: CalendarDate): VersionFacts {
  const { code, name, parentId, policyId } = version;
  return {
    code,
    name,
    parentName: parentId === null ? null : nameOf(sources, parentId, day),
    policyName: policyId === null ? null : (sources.policyById.get(policyId) ?? policyId),
  };
}

/** The name of a unit on a day, or the nearest one that it has; empty for none. */
function nameOf({ byUnit }: Pick<Sources, 'byUnit'>, unitId: string, day: CalendarDate): string {
  const versions = versionsOf(byUnit.get(unitId) ?? [], unitId);
  return (versionOn(versions, unitId, day) ?? versions.findLast(({ from }) => from <= day) ?? versions[0])?.name ?? '';
}

function becameOf(sources: Sources, unitId: string): LineageLine | null {
  const steps = sources.lineage.filter(({ fromUnitId }) => fromUnitId === unitId);
  const [first] = steps;
  if (first === undefined) return null;
  const unitNames = steps.flatMap(({ toUnitId, on }) => (toUnitId === null ? [] : [nameOf(sources, toUnitId, on)]));
  return { kind: first.kind, unitNames };
}

function pastUnits(sources: Sources): readonly PastUnit[] {
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

/** 新しい所属. What the form of a new unit offers. */
export function newUnitPage(context: ServiceContext, actor: Actor): Result<UnitFormChoices, Denial> {
  const permission = authorize(actor, 'organization.edit', null);
  if (!permission.ok) return permission;
  const sources = sourcesOf(context);
  return { ok: true, value: { ...choicesOf(sources), uppers: uppersOf(sources.units, null) } };
}

/** 所属の履歴の一行. */
export interface VersionLine extends VersionFacts {
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

/** 所属. What a unit is today, was and will be, and what a form about it needs. */
export interface UnitPage extends UnitFormChoices {
  readonly id: string;
  readonly type: OrganizationUnitType;
  /** As it is today; of one that is to come its first version, of one that is no more its last. */
  readonly current: VersionLine & { readonly parentId: string | null; readonly policyId: string | null };
  readonly state: 'here' | 'coming' | 'past';
  readonly seal: string;
  readonly mayEdit: boolean;
  readonly versions: readonly VersionLine[];
  readonly became: LineageLine | null;
  /** The units that passed into this one. */
  readonly cameFrom: LineageLine | null;
  readonly coming: readonly ComingChange[];
  /** What is in the way of its end as of today, by name. */
  readonly hanging: readonly Hanging[];
  /** The offices of its own that would end with it as of today. */
  readonly openTerms: readonly { readonly name: string; readonly office: Office }[];
  readonly runningNames: readonly string[];
  /** The units that hang on it today or later. */
  readonly below: readonly { readonly id: string; readonly name: string }[];
  /** The units into which it may pass. */
  readonly others: readonly { readonly id: string; readonly name: string }[];
}

/** Versions that differ by their place in the order alone are one line. */
function versionLines(sources: Sources, versions: readonly UnitVersion[]): readonly VersionLine[] {
  const lines: VersionLine[] = [];
  for (const version of versions) {
    const { from, until } = version;
    const facts = factsOf(sources, version, from);
    const before = lines.at(-1);
    if (before !== undefined && FACTS.every((fact) => before[fact] === facts[fact])) {
      lines[lines.length - 1] = { ...before, until };
    } else lines.push({ ...facts, from, until });
  }
  return lines;
}

const FACTS = ['code', 'name', 'parentName', 'policyName'] as const satisfies readonly (keyof VersionFacts)[];

export function unitPage(context: ServiceContext, actor: Actor, unitId: string): Result<UnitPage, Denial> {
  const permission = authorize(actor, 'campaign.view', null);
  if (!permission.ok) return permission;
  const sources = sourcesOf(context);
  const { history, lineage, today } = sources;
  const versions = versionsOf(history, unitId);
  const here = versionOn(history, unitId, today);
  const current = here ?? versions.findLast(({ from }) => from <= today) ?? versions[0];
  if (current === undefined) return refuse('not_permitted');
  const lines = versionLines(sources, versions);
  const facts = lines.find((line) => line.from <= current.from && (line.until ?? current.from) >= current.from);
  if (facts === undefined) throw new Error(`no line for ${unitId}`);
  const from = lineage.filter(({ toUnitId }) => toUnitId === unitId);
  const children = hangingVersions(history, { unitId, on: today });
  return {
    ok: true,
    value: {
      ...choicesOf(sources),
      uppers: current.type === 'bureau' ? uppersOf(sources.units, unitId) : [],
      id: unitId,
      type: current.type,
      current: { ...facts, parentId: current.parentId, policyId: current.policyId },
      state: here !== undefined ? 'here' : current.from > today ? 'coming' : 'past',
      seal: sealOf(history, unitId),
      mayEdit: can(actor, 'organization.edit', null).ok,
      versions: lines.toReversed(),
      became: becameOf(sources, unitId),
      cameFrom:
        from[0] === undefined
          ? null
          : {
              kind: from[0].kind,
              unitNames: from.map(({ fromUnitId, on }) => nameOf(sources, fromUnitId, addDays(on, -1))),
            },
      coming: comingChanges(sources, comingDays(versions, today)),
      hanging: inTheWay(context.db, unitId, today),
      openTerms: termsOpenBehind(context.db, unitId, today).map(({ name, office }) => ({ name, office })),
      runningNames: runningFor(context.db, unitId).map(({ name }) => name),
      below: [...new Map(children.map(({ id, name }) => [id, { id, name }])).values()],
      others: sources.units
        .filter(({ id, type }) => type === current.type && id !== unitId)
        .map(({ id, name }) => ({ id, name })),
    },
  };
}
