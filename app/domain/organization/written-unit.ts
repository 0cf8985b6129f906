import { namedUnit } from '#app/domain/organization/named-unit.ts';
import type { NamedUnit, NamedUnitFault } from '#app/domain/organization/named-unit.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';

/** 書かれた所属. What a table written for people says of the unit: a code, or in one cell a name or a code. */
export interface WrittenUnit {
  readonly unitCode: string;
  readonly unitName: string;
  /** 全庁: the body itself. */
  readonly wholeBody: boolean;
}

/** What a line is refused for whose unit is not to be told. */
export const WRITTEN_UNIT_FAULTS = {
  missing: 'unit_missing',
  unknown: 'unit_unknown',
  differs: 'unit_differs',
  ambiguous: 'unit_ambiguous',
} as const satisfies Record<NamedUnitFault, string>;

/** The unit that is meant, among all of the day and the body itself. */
export function writtenUnit(units: readonly Unit[], { unitCode, unitName, wholeBody }: WrittenUnit): NamedUnit {
  if (wholeBody) return { found: units.find(({ type }) => type === 'organization') ?? null, fault: null };
  const named = namedUnit(units, { code: unitCode, name: unitName });
  if (unitCode.trim() !== '' || named.fault !== 'unknown') return named;
  const coded = units.find(({ code }) => sameKey(code) === sameKey(unitName)) ?? null;
  return { found: coded, fault: coded === null ? 'unknown' : null };
}
