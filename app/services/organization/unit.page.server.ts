import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { can } from '#app/domain/access/can.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { changeDays } from '#app/domain/organization/unit-change.ts';
import type { Hanging } from '#app/domain/organization/unit-end.ts';
import { hangingVersions } from '#app/domain/organization/unit-end.ts';
import type { UnitVersion } from '#app/domain/organization/unit-history.ts';
import { versionOn, versionsOf } from '#app/domain/organization/unit-history.ts';
import type { OrganizationUnitType } from '#app/domain/organization/unit.ts';
import { bureausOf, pathOf } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { addDays } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type {
  ComingChange,
  LineageLine,
  Sources,
  UnitChoices,
  VersionFacts,
} from '#app/services/organization/unit-version.loader.server.ts';
import {
  becameOf,
  comingChanges,
  comingDays,
  factsOf,
  nameOf,
  policyChoices,
  sourcesOf,
} from '#app/services/organization/unit-version.loader.server.ts';
import { inTheWay, runningFor, sealOf, uppersOf } from '#app/services/organization/unit.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { termsOpenBehind } from '#db/queries/unit.server.ts';

/** 入力できる所属. What a form about a unit of its own offers to choose from. */
export interface UnitFormChoices extends UnitChoices {
  /** On which a 部 may hang besides the body: other ones that hang there. */
  readonly uppers: UnitChoices['bureaus'];
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
