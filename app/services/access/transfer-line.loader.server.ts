import type { PlannedEntry, TransferFault, TransferVerdict } from '#app/domain/access/transfer-plan.ts';
import { unknownOffices } from '#app/domain/access/transfer-post.ts';
import type { PostGround } from '#app/domain/access/transfer-post.ts';
import { OFFICES } from '#app/domain/organization/office.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { KeptRow, RowChange } from '#app/services/access/transferred-row.loader.server.ts';
import { linesHash } from '#app/services/access/transfer.loader.server.ts';
import type { StoredLine, StoredTransfer } from '#app/services/access/transfer.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allSystems } from '#db/queries/asset.server.ts';
import { personNames, unitsOn } from '#db/queries/organization.server.ts';
import { personCodes } from '#db/queries/transfer.server.ts';

/** 任命の変化. `lasting`: with another last day. */
export interface OfficeChange {
  readonly what: 'given' | 'ended' | 'withdrawn' | 'lasting';
  readonly office: Office;
  readonly placeName: string | null;
  readonly until: CalendarDate | null;
}

/** 登録の変化. What is written down of a person, or made for it. */
export interface FactChange {
  readonly what: 'name' | 'kana' | 'code' | 'kind' | 'login' | 'returns';
  readonly becomes: string;
}

/** 異動の一人. What becomes of a person, or has become of it. */
export interface TransferLine {
  /** What it is told from the other lines by. */
  readonly lineKey: string;
  /** Of the first of its lines, with which it can be left out; null for who is in none. */
  readonly lineNumber: number | null;
  readonly lineNumbers: readonly number[];
  /** Of what is shown of its lines; '' for who is in none. */
  readonly lineSeal: string;
  readonly verdict: TransferVerdict;
  /** Words of its lines that are no office. */
  readonly unknownOffices: readonly string[];
  /** By the first unit that something is held for, in 建制順; none after all others. */
  readonly listPlace: number;
  /** Null for who is not registered yet, or no more. */
  readonly personId: string | null;
  readonly code: string;
  readonly name: string;
  readonly lineFaults: readonly {
    readonly lineNumber: number;
    readonly fault: TransferFault;
    readonly lastDay?: CalendarDate;
  }[];
  readonly officeChanges: readonly OfficeChange[];
  readonly factChanges: readonly FactChange[];
}

interface Placed {
  readonly role: Office;
  readonly unitId: string | null;
  readonly systemId: string | null;
  readonly until: CalendarDate | null;
}

/** 所属. What the place of a post is called, and where it stands. */
export interface Places {
  readonly nameOf: (post: Placed) => string | null;
  readonly standingOf: (post: Placed) => number;
}

/** What units are called on a day or, where they are gone by then, the day before; and the systems. */
export function placesOn(db: Connection, days: readonly CalendarDate[]): Places {
  const listed = days.flatMap((day) => unitsOn(db, day));
  const units = new Map(listed.map(({ id, name }) => [id, name]));
  // The order of the last of the days; what is gone by then stands behind it.
  const order = [...new Set(days.toReversed().flatMap((day) => unitsOn(db, day).map(({ id }) => id)))];
  const standings = new Map(order.map((id, at) => [id, at]));
  const systems = new Map(allSystems(db).map((system) => [system.id, system]));
  return {
    nameOf: ({ unitId, systemId }) =>
      unitId !== null ? (units.get(unitId) ?? null) : systemId !== null ? (systems.get(systemId)?.name ?? null) : null,
    standingOf: ({ unitId, systemId }) =>
      unitId === null && systemId === null
        ? -1
        : (standings.get(unitId ?? systems.get(systemId ?? '')?.ownerUnitId ?? '') ?? Number.MAX_SAFE_INTEGER),
  };
}

/** Where somebody stands by what is held then or, where nothing is, by what was. */
function firstStanding(held: readonly Placed[], ended: readonly Placed[], { standingOf }: Places): number {
  return Math.min(Number.MAX_SAFE_INTEGER, ...(held.length > 0 ? held : ended).map(standingOf));
}

const officeChange = (what: OfficeChange['what'], post: Placed, { nameOf }: Places): OfficeChange => ({
  what,
  office: post.role,
  placeName: nameOf(post),
  until: post.until,
});

const ownLines = (rows: PlannedEntry['rows'], stored: ReadonlyMap<number, StoredLine>) =>
  rows
    .map(({ number }) => stored.get(number))
    .filter((line) => line !== undefined)
    .sort((one, other) => one.number - other.number);

/** A person of a draft, as it would become. */
export function plannedLine(
  entry: PlannedEntry,
  stored: ReadonlyMap<number, StoredLine>,
  places: Places,
  ground: Pick<PostGround, 'officeOf'>,
): TransferLine {
  const { rows, person, verdict, faults, posts, facts, returns, login } = entry;
  const told: FactChange[] = [];
  if (returns) told.push({ what: 'returns', becomes: '' });
  // Of who is new all of them are: only the number and the name are told, in their own columns.
  if (person !== null) {
    for (const what of ['name', 'kana', 'code', 'kind'] as const) {
      const becomes = facts[what];
      if (becomes !== undefined && becomes !== null) told.push({ what, becomes });
    }
  }
  if (login !== null) told.push({ what: 'login', becomes: login });
  return {
    lineKey: rows[0] === undefined ? (person?.id ?? '') : `line ${rows[0].number}`,
    lineNumber: rows[0]?.number ?? null,
    lineNumbers: rows.map(({ number }) => number),
    lineSeal: rows.length === 0 ? '' : linesHash(ownLines(rows, stored)),
    verdict,
    unknownOffices: [...new Set(rows.flatMap((row) => unknownOffices(row, ground)))],
    listPlace: firstStanding(
      [...posts.given, ...posts.kept, ...posts.lasting.map(({ appointment }) => appointment)],
      [...posts.ended, ...posts.withdrawn],
      places,
    ),
    personId: person?.id ?? null,
    code: rows.find(({ code }) => code !== null)?.code ?? person?.code ?? '',
    name: rows[0]?.name ?? person?.name ?? '',
    lineFaults: faults.map(({ number: lineNumber, ...fault }) => ({ lineNumber, ...fault })),
    officeChanges: [
      ...posts.ended.map((post) => officeChange('ended', post, places)),
      ...posts.withdrawn.map((post) => officeChange('withdrawn', post, places)),
      ...posts.lasting.map(({ appointment, until }) => officeChange('lasting', { ...appointment, until }, places)),
      ...posts.given.map((post) => officeChange('given', post, places)),
    ],
    factChanges: told,
  };
}

const textAt = (row: KeptRow | null, column: string): string => {
  const value = row?.[column];
  return typeof value === 'string' ? value : '';
};

/** Everybody whom an applied transfer changed, by what it kept of it. */
export function doneLines(
  db: Connection,
  changes: readonly RowChange[],
  { on, leavingIds }: Pick<StoredTransfer, 'on' | 'leavingIds'>,
  places: Places,
): readonly TransferLine[] {
  const own = groupBy(
    changes.filter(({ table }) => ['person', 'account', 'appointment'].includes(table.table)),
    ({ table, was, becomes }) => textAt(was ?? becomes, table.table === 'person' ? 'id' : 'person_id'),
  );
  const names = personNames(db);
  const codes = personCodes(db);
  return [...own].map(([personId, some]): TransferLine => {
    const of = (name: string) => some.filter(({ table }) => table.table === name);
    const [person] = of('person');
    const leaves = person?.was?.['active'] === 1 && person.becomes?.['active'] === 0;
    const added = person !== undefined && person.was === null;
    const returns = person?.was?.['active'] === 0 && person.becomes?.['active'] === 1;
    const told = (['name', 'kana', 'code', 'kind'] as const)
      .filter((what) => !added && person !== undefined && person.was?.[what] !== person.becomes?.[what])
      .map((what): FactChange => ({ what, becomes: textAt(person?.becomes ?? null, what) }));
    const changed = of('appointment').flatMap(({ was, becomes }) => {
      const row = becomes ?? was;
      const role = OFFICES.find((one) => one === textAt(row, 'role'));
      if (row === null || role === undefined) return [];
      const until = textAt(row, 'until_date');
      const [unitId, systemId] = [textAt(row, 'unit_id'), textAt(row, 'system_id')];
      const post = {
        role,
        unitId: unitId === '' ? null : unitId,
        systemId: systemId === '' ? null : systemId,
        until: until === '' ? null : calendarDate(until),
      };
      const what: OfficeChange['what'] =
        was === null ? 'given' : becomes === null ? 'withdrawn' : until < on ? 'ended' : 'lasting';
      return [{ what, post }];
    });
    const postsThat = (...whats: readonly OfficeChange['what'][]) =>
      changed.filter(({ what }) => whats.includes(what)).map(({ post }) => post);
    return {
      lineKey: personId,
      lineNumber: null,
      lineNumbers: [],
      unknownOffices: [],
      listPlace: firstStanding(postsThat('given', 'lasting'), postsThat('ended', 'withdrawn'), places),
      lineSeal: '',
      verdict: added ? 'added' : leaves || leavingIds.includes(personId) ? 'left' : 'moved',
      personId: names.has(personId) ? personId : null,
      code: codes.get(personId) ?? textAt(person?.becomes ?? null, 'code'),
      name: names.get(personId) ?? textAt(person?.becomes ?? null, 'name'),
      lineFaults: [],
      officeChanges: changed.map(({ what, post }) => officeChange(what, post, places)),
      factChanges: [
        ...(returns ? [{ what: 'returns' as const, becomes: '' }] : []),
        ...told,
        ...of('account')
          .filter(({ was }) => was === null)
          .map(({ becomes }): FactChange => ({ what: 'login', becomes: textAt(becomes, 'login') })),
      ],
    };
  });
}
