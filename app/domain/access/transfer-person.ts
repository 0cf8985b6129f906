import type { HeldAppointment } from '#app/domain/access/actor.ts';
import type { PersonFacts } from '#app/domain/organization/person.ts';
import type { Movement, TransferRow } from '#app/domain/organization/transfer.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';

/** 異動前の職員. A person as a transfer finds it. */
export interface GroundPerson extends PersonFacts {
  readonly id: string;
  readonly active: boolean;
  /** Null for who has no account. */
  readonly login: string | null;
  /** Whether the account is in use and has a password. */
  readonly signsIn: boolean;
  /** Past and coming ones included. */
  readonly appointments: readonly HeldAppointment[];
}

/**
 * 人が決まらない理由. `namesake`: the number is nobody's, and somebody of the name has another one. `name_differs`: the
 * number is that of somebody with another name. `same_person_twice`: two numbers or names are one person.
 * `perhaps_same`: it would be a new person, and somebody of the name is registered, or was; `perhaps_unnumbered`: so
 * are several, and none has a number to be told by. `namesake_in_table`: it would be a new person without a number, and
 * another line of the table has the name.
 */
export type PersonFault =
  | 'unknown_person'
  | 'namesake'
  | 'perhaps_same'
  | 'perhaps_unnumbered'
  | 'namesake_in_table'
  | 'name_differs'
  | 'ambiguous_person'
  | 'same_person_twice';

export interface FoundPerson {
  /** Null for who is new, and where nobody can be told. */
  readonly person: GroundPerson | null;
  readonly fault: PersonFault | null;
  /** Whom it may be instead of somebody new. */
  readonly namesakes: readonly GroundPerson[];
}

/** What two ways to write one name have in common: the blank between family and given name is written or not. */
export function nameKey(name: string): string {
  return sameKey(name).replaceAll(/\s+/gu, '');
}

/** These say that the person was there before. */
const OF_WHO_IS_THERE: readonly Movement[] = ['moved', 'reappointed', 'renamed', 'left'];

/** These say that the person is new. */
const OF_WHO_IS_NEW: readonly Movement[] = ['hired', 'hired_apart'];

const isOneOf = (movements: readonly Movement[], { movement }: TransferRow) =>
  movement !== null && movements.includes(movement);

/**
 * The lines of each person, by number; a line without one is of the only person who has its name. Who is hired without
 * a number is joined to no line that may be another's: it is never known by the name alone.
 */
export function rowsByPerson(rows: readonly TransferRow[]): readonly (readonly TransferRow[])[] {
  const byName = groupBy(rows, ({ name }) => nameKey(name));
  const keyOf = (row: TransferRow): string => {
    if (row.code !== null) return `code ${sameKey(row.code)}`;
    if (row.movement === 'hired_apart') return `line ${row.number}`;
    const named = byName.get(nameKey(row.name)) ?? [];
    const codes = new Set(named.flatMap(({ code }) => (code === null ? [] : [sameKey(code)])));
    const unnumbered = named.filter(({ code }) => code === null);
    const newcomers = unnumbered.filter((other) => isOneOf(OF_WHO_IS_NEW, other));
    const [newcomer] = newcomers;
    const onlyNew = newcomers.length === 1 && newcomer?.movement === 'hired' && codes.size === 0;
    const ofOne = newcomers.length === 0 || (onlyNew && !unnumbered.some((other) => isOneOf(OF_WHO_IS_THERE, other)));
    if (!ofOne && row.movement === 'hired') return `line ${row.number}`;
    if (!ofOne && row.movement === null) return `unsaid ${nameKey(row.name)}`;
    const [only] = codes;
    return codes.size === 1 && only !== undefined ? `code ${only}` : `name ${nameKey(row.name)}`;
  };
  return [...groupBy(rows, keyOf).values()];
}

const NEW: FoundPerson = { person: null, fault: null, namesakes: [] };

const one = (person: GroundPerson | null, fault: PersonFault | null): FoundPerson => ({ person, fault, namesakes: [] });

/** Those whom a line without a number of theirs can be made to mean: by their number, or as the only one without. */
function tellable(namesakes: readonly GroundPerson[], hasCode: boolean): readonly GroundPerson[] {
  const unnumbered = namesakes.filter(({ code }) => code === null);
  const onlyOne = unnumbered.length === 1 && (hasCode || namesakes.length === 1);
  return namesakes.filter(({ code }) => code !== null || onlyOne);
}

/** 職員の特定. Finds the people of a body, each by its lines of a table, by number and name. */
export function personFinder(
  people: readonly GroundPerson[],
  table: readonly (readonly TransferRow[])[],
): (rows: readonly TransferRow[]) => FoundPerson {
  const byCode = new Map(people.flatMap((person) => (person.code === null ? [] : [[sameKey(person.code), person]])));
  const byName = groupBy(people, ({ name }) => nameKey(name));

  const kept = groupBy(
    table.flat().filter(({ leftOut }) => !leftOut),
    ({ name }) => nameKey(name),
  );
  const others = (rows: readonly TransferRow[]) =>
    (kept.get(nameKey(rows[0]?.name ?? '')) ?? []).filter((row) => !rows.includes(row));

  function withoutNumber(
    candidates: readonly GroundPerson[],
    says: (movement: Movement) => boolean,
    strangers: FoundPerson,
  ): FoundPerson {
    const there = candidates.filter(({ active }) => active);
    // Who has left comes back only where the line says so: the name alone may be another's.
    const meant = there.length > 0 ? there : says('reappointed') ? candidates : [];
    if (meant.length > 1) return one(null, 'ambiguous_person');
    return meant[0] === undefined ? strangers : one(meant[0], null);
  }

  return (rows) => {
    const [first] = rows;
    const says = (movement: Movement) => rows.some((row) => row.movement === movement);
    const newcomer: FoundPerson = OF_WHO_IS_THERE.some(says) ? one(null, 'unknown_person') : NEW;
    if (first === undefined) return newcomer;
    const namesakes = byName.get(nameKey(first.name)) ?? [];
    const code = rows.find((row) => row.code !== null)?.code ?? null;
    const perhaps = (fault: PersonFault): FoundPerson => {
      const told = tellable(namesakes, code !== null);
      return { person: null, fault: told.length === 0 ? 'perhaps_unnumbered' : fault, namesakes: told };
    };
    const strangers = newcomer === NEW && namesakes.length > 0 ? perhaps('perhaps_same') : newcomer;
    if (code === null) {
      if (says('hired_apart')) return NEW;
      const beside = others(rows);
      const unnamed = strangers === NEW && beside.length > 0 ? one(null, 'namesake_in_table') : strangers;
      if (says('hired')) return unnamed;
      // A line that says nothing may be the other office of who is hired.
      const hired = beside.some((row) => row.code === null && isOneOf(OF_WHO_IS_NEW, row));
      if (hired && newcomer === NEW) return one(null, 'namesake_in_table');
      return withoutNumber(namesakes, says, unnamed);
    }
    const person = byCode.get(sameKey(code));
    if (person !== undefined) {
      const another = nameKey(person.name) !== nameKey(first.name) && !says('renamed');
      return one(person, another ? 'name_differs' : null);
    }
    if (says('hired_apart')) return NEW;
    if (says('hired')) return strangers;
    const unnumbered = namesakes.filter((known) => known.code === null);
    if (unnumbered.length > 0) return withoutNumber(unnumbered, says, strangers);
    return namesakes.some(({ active }) => active) ? perhaps('namesake') : strangers;
  };
}
