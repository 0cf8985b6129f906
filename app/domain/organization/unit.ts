/** 組織単位の種別. The unit types that are units of the organization. */
export const ORGANIZATION_UNIT_TYPES = ['organization', 'bureau', 'department'] as const;
export type OrganizationUnitType = (typeof ORGANIZATION_UNIT_TYPES)[number];

/** 所属コード and 名称 are no longer than this. */
export const UNIT_CODE_MAX_LENGTH = 20;
export const UNIT_NAME_MAX_LENGTH = 60;

/** 組織の変遷. What became of a unit that no longer stands by itself; a unit that only got another name is the same one. */
export const UNIT_LINEAGE_KINDS = ['renamed', 'merged', 'split', 'abolished'] as const;
export type UnitLineageKind = (typeof UNIT_LINEAGE_KINDS)[number];

/** 組織単位. A body, one of its bureaus or one of its departments, as it is on some day. */
export interface Unit {
  readonly id: string;
  /** 所属コード, unique in the body on that day. */
  readonly code: string;
  readonly name: string;
  readonly type: OrganizationUnitType;
  /**
   * What it hangs on: a department on a bureau or on the body, a bureau (部) on the body or on another one that hangs
   * there (局).
   */
  readonly parentId: string | null;
  readonly order: number;
  /** 適用される規程. Null where it is that of the unit above, and above the body the one that the body had first. */
  readonly policyId: string | null;
}

/**
 * 部局とみる段. Which of two bureaus above a section is the one that the policy means: that answers the questions to a
 * bureau, confirms and is counted. `nearest`: the 部; `upper`: the 局. The same one where there is one alone.
 */
export const BUREAU_LEVELS = ['nearest', 'upper'] as const;
export type BureauLevel = (typeof BUREAU_LEVELS)[number];

/** 部局の定め. What a body decides of it. */
export interface BureauRule {
  readonly level: BureauLevel;
}

/** Where a body begins that has decided nothing: who confirms stands next above. */
export const DEFAULT_BUREAU_RULE: BureauRule = { level: 'nearest' };

/** The bureaus that a unit belongs to, itself among them, the nearest first: two at most. */
export function bureausOf(unit: Unit, units: ReadonlyMap<string, Unit>): readonly Unit[] {
  const parent = unit.parentId === null ? undefined : units.get(unit.parentId);
  const above = parent === undefined ? [] : bureausOf(parent, units);
  return unit.type === 'bureau' ? [unit, ...above] : above;
}

/** The one or two bureaus above a unit (itself for a bureau), whose readers see what is the unit's. */
export function bureauIdsOf(unit: Unit | undefined, units: ReadonlyMap<string, Unit>) {
  const [bureau, other] = unit === undefined ? [] : bureausOf(unit, units);
  return { bureauId: bureau?.id ?? null, otherBureauId: other?.id ?? null };
}

/** The bureau of that level that a unit belongs to (itself for a bureau), or null where there is none. */
export function bureauOf(unit: Unit, units: ReadonlyMap<string, Unit>, level: BureauLevel): Unit | null {
  return bureausOf(unit, units).at(level === 'nearest' ? 0 : -1) ?? null;
}

/**
 * The bureaus that answer and confirm: a 部 below a 局 where the 部 is meant, and the 局 itself only where it has no 部
 * or sections of its own besides.
 */
export function countingBureaus(units: readonly Unit[], level: BureauLevel): ReadonlySet<string> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const withBureaus = new Set<string>();
  const withSections = new Set<string>();
  for (const { type, parentId } of units) {
    if (parentId === null) continue;
    (type === 'bureau' ? withBureaus : withSections).add(parentId);
  }
  const counting = units.filter((unit) => {
    if (unit.type !== 'bureau') return false;
    if (level === 'upper') return bureauOf(unit, byId, level)?.id === unit.id;
    return !withBureaus.has(unit.id) || withSections.has(unit.id);
  });
  return new Set(counting.map(({ id }) => id));
}

/** 局　部. Names one behind the other, the upper first; null for none. */
export function pathOf(bureaus: readonly Unit[]): string | null {
  return bureaus.length === 0
    ? null
    : bureaus
        .toReversed()
        .map(({ name }) => name)
        .join('　');
}

/** Names of the bureaus above a unit; null where there is none. */
export function pathAbove(unit: Unit, units: ReadonlyMap<string, Unit>): string | null {
  return pathOf(bureausOf(unit, units).filter(({ id }) => id !== unit.id));
}
