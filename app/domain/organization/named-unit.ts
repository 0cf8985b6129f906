import type { Unit } from '#app/domain/organization/unit.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';

/**
 * 所属の特定. Why the code and the name in a line of a table are no one unit's. `missing`: the line says neither.
 * `differs`: they are those of two units. `ambiguous`: several have the name.
 */
export type NamedUnitFault = 'missing' | 'unknown' | 'differs' | 'ambiguous';

export interface NamedUnit {
  /** Given where code and name differ as well: the one of the code. */
  readonly found: Unit | null;
  readonly fault: NamedUnitFault | null;
}

const pathKey = (name: string) => sameKey(name).replaceAll(/\s+/gu, '');

/** 総務部　総務課: a unit by its name behind that of the unit above, with a blank between them or none. */
function nameUnderBureau(unit: Unit, units: readonly Unit[]): string | null {
  const above = units.find(({ id, type }) => id === unit.parentId && type === 'bureau');
  return above === undefined ? null : pathKey(`${above.name}${unit.name}`);
}

/** The unit that a line names by its code, its name or both; the code counts. */
export function namedUnit(
  units: readonly Unit[],
  { code, name }: { readonly code: string; readonly name: string },
): NamedUnit {
  const called = units.filter((unit) => sameKey(unit.name) === sameKey(name));
  const named = called.length > 0 ? called : units.filter((unit) => nameUnderBureau(unit, units) === pathKey(name));
  if (code.trim() === '') {
    if (name.trim() === '') return { found: null, fault: 'missing' };
    if (named.length > 1) return { found: null, fault: 'ambiguous' };
    return { found: named[0] ?? null, fault: named.length === 0 ? 'unknown' : null };
  }
  const coded = units.find((unit) => sameKey(unit.code) === sameKey(code));
  if (coded === undefined) return { found: null, fault: 'unknown' };
  const differs = name.trim() !== '' && !named.includes(coded);
  return { found: coded, fault: differs ? 'differs' : null };
}
