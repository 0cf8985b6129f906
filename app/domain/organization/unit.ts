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
  /** The bureau of a department, the body of a bureau; a department without bureau hangs on the body. */
  readonly parentId: string | null;
  readonly order: number;
  /** 適用される規程. Null where it is that of the unit above. */
  readonly policyId: string | null;
}

/** The policy that binds a unit: its own, or that of the nearest unit above with one; null where none of them says. */
export function policyOfUnit(unit: Unit, units: ReadonlyMap<string, Unit>): string | null {
  if (unit.policyId !== null) return unit.policyId;
  const parent = unit.parentId === null ? undefined : units.get(unit.parentId);
  return parent === undefined ? null : policyOfUnit(parent, units);
}

/** The bureau that a unit belongs to (itself for a bureau), or null where there is none. */
export function bureauOf(unit: Unit, units: ReadonlyMap<string, Unit>): Unit | null {
  if (unit.type === 'bureau') return unit;
  const parent = unit.parentId === null ? undefined : units.get(unit.parentId);
  return parent === undefined || parent.type === 'organization' ? null : bureauOf(parent, units);
}
