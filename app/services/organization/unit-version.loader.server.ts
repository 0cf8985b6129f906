import type { ComingKind, LineageStep } from '#app/domain/organization/unit-end.ts';
import { comingKind } from '#app/domain/organization/unit-end.ts';
import type { UnitHistory, UnitVersion } from '#app/domain/organization/unit-history.ts';
import { versionOn, versionsOf } from '#app/domain/organization/unit-history.ts';
import type { Unit, UnitLineageKind } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { addDays, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { lineageSteps, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { policyNames } from '#db/queries/unit.server.ts';

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

export interface Sources {
  readonly history: UnitHistory;
  readonly byUnit: ReadonlyMap<string, UnitHistory>;
  readonly lineage: readonly LineageStep[];
  readonly policyById: ReadonlyMap<string, string>;
  readonly today: CalendarDate;
  /** Of today. */
  readonly units: readonly Unit[];
}

export function sourcesOf({ db, clock }: ServiceContext): Sources {
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

export function policyChoices(policyById: Sources['policyById']): UnitChoices['policies'] {
  return policyById.size > 1 ? [...policyById].map(([id, name]) => ({ id, name })) : [];
}

export type ComingDay = Pick<UnitVersion, 'id'> & { readonly day: CalendarDate };

/** Every day that is still to come on which a unit begins, changes or is no more; the earliest first. */
export function comingDays(
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

export function comingChanges(sources: Sources, days: readonly ComingDay[]): readonly ComingChange[] {
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

export function factsOf(sources: Sources, version: UnitVersion, day: CalendarDate): VersionFacts {
  const { code, name, parentId, policyId } = version;
  return {
    code,
    name,
    parentName: parentId === null ? null : nameOf(sources, parentId, day),
    policyName: policyId === null ? null : (sources.policyById.get(policyId) ?? policyId),
  };
}

/** The name of a unit on a day, or the nearest one that it has; empty for none. */
export function nameOf({ byUnit }: Pick<Sources, 'byUnit'>, unitId: string, day: CalendarDate): string {
  const versions = versionsOf(byUnit.get(unitId) ?? [], unitId);
  return (versionOn(versions, unitId, day) ?? versions.findLast(({ from }) => from <= day) ?? versions[0])?.name ?? '';
}

export function becameOf(sources: Sources, unitId: string): LineageLine | null {
  const steps = sources.lineage.filter(({ fromUnitId }) => fromUnitId === unitId);
  const [first] = steps;
  if (first === undefined) return null;
  const unitNames = steps.flatMap(({ toUnitId, on }) => (toUnitId === null ? [] : [nameOf(sources, toUnitId, on)]));
  return { kind: first.kind, unitNames };
}
