import { asksWhetherNew } from '#app/domain/access/transfer-plan.ts';
import type { PlannedEntry, TransferFault, TransferVerdict } from '#app/domain/access/transfer-plan.ts';
import { unknownOffices } from '#app/domain/access/transfer-post.ts';
import type { PostGround } from '#app/domain/access/transfer-post.ts';
import { isOfficeUsed } from '#app/domain/organization/module.ts';
import { OFFICES } from '#app/domain/organization/office.ts';
import type { Office, Post } from '#app/domain/organization/office.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { keptPost, presenceChange, textIn } from '#app/services/access/transferred-row.loader.server.ts';
import type { RowChange } from '#app/services/access/transferred-row.loader.server.ts';
import { lineSealOf } from '#app/services/access/transfer.loader.server.ts';
import type { StoredLine, StoredTransfer } from '#app/services/access/transfer.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allSystems } from '#db/queries/asset.server.ts';
import { personNames, unitsOn } from '#db/queries/organization.server.ts';
import { personCodes, transfersThatGave } from '#db/queries/transfer.server.ts';

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

/** 同じ氏名の職員. Somebody registered whom a line may mean. */
export interface Namesake {
  readonly samePersonId: string;
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
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
  /** Null for who is not registered yet, or no more. */
  readonly personId: string | null;
  readonly code: string;
  readonly name: string;
  readonly lineFaults: readonly LineFault[];
  /** Of the same name as who would be new: it is one of them, or somebody else. */
  readonly namesakes: readonly Namesake[];
  /** Whether it must be said that it is somebody new, or which of them. */
  readonly asksWhetherNew: boolean;
  readonly officeChanges: readonly OfficeChange[];
  readonly factChanges: readonly FactChange[];
}

/** 行の誤り. What is wrong with a line of the table, and the day or the later appointment that it is about, if any. */
export interface LineFault {
  readonly lineNumber: number;
  readonly fault: TransferFault;
  readonly lastDay?: CalendarDate;
  readonly laterId?: string;
}

/** 一覧の一行. Of thousands perhaps only those that are shown are told. */
export interface ListedLine {
  readonly verdict: TransferVerdict;
  /** By the first unit that something is held for, in 建制順; none after all others. */
  readonly listPlace: number;
  readonly tell: () => TransferLine;
}

interface Placed extends Post {
  readonly until: CalendarDate | null;
}

/** 所属. What the place of a post is called, and where it stands. */
export interface Places {
  readonly nameOf: (post: Placed) => string | null;
  readonly standingOf: (post: Placed) => number;
}

/** What the faults of lines are told by. */
export function faultGround(db: Connection, faults: readonly LineFault[]) {
  const { modules, officeNames } = bodySettings(db);
  return {
    modules,
    possible: OFFICES.filter((office) => isOfficeUsed(modules, office)).map((office) => officeNames[office]),
    givenBy: transfersThatGave(
      db,
      faults.flatMap(({ laterId }) => laterId ?? []),
    ),
  };
}

/** What units are called on a day or, where they are gone by then, the day before; and the systems. */
export function placesOn(db: Connection, days: readonly CalendarDate[]): Places {
  const listed = days.map((day) => unitsOn(db, day));
  const units = new Map(listed.flat().map(({ id, name }) => [id, name]));
  // The order of the last of the days; what is gone by then stands behind it.
  const order = [...new Set(listed.toReversed().flatMap((ofDay) => ofDay.map(({ id }) => id)))];
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

/** A person of a draft, as it would become. */
function plannedLine(
  entry: PlannedEntry,
  stored: readonly StoredLine[],
  places: Places,
  ground: Pick<PostGround, 'officeOf'>,
): TransferLine {
  const { rows, person, verdict, faults, posts, facts, returns, login, namesakes } = entry;
  const lineNumbers = rows.map(({ number }) => number);
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
    lineNumbers,
    lineSeal: rows.length === 0 ? '' : lineSealOf(stored, lineNumbers),
    verdict,
    unknownOffices: [...new Set(rows.flatMap((row) => unknownOffices(row, ground)))],
    personId: person?.id ?? null,
    code: rows.find(({ code }) => code !== null)?.code ?? person?.code ?? '',
    name: rows[0]?.name ?? person?.name ?? '',
    namesakes: namesakes.map(({ id: samePersonId, code, name, active }) => ({
      ...{ samePersonId, name, active },
      code: code ?? '',
    })),
    asksWhetherNew: asksWhetherNew(entry),
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

/** Everybody whom a draft concerns. */
export function plannedLines(
  entries: readonly PlannedEntry[],
  stored: readonly StoredLine[],
  places: Places,
  ground: Pick<PostGround, 'officeOf'>,
): readonly ListedLine[] {
  return entries.map((entry) => {
    const { given, kept, lasting, ended, withdrawn } = entry.posts;
    return {
      verdict: entry.verdict,
      listPlace: firstStanding(
        [...given, ...kept, ...lasting.map(({ appointment }) => appointment)],
        [...ended, ...withdrawn],
        places,
      ),
      tell: () => plannedLine(entry, stored, places, ground),
    };
  });
}

/** Everybody whom an applied transfer changed, by what it kept of it. */
export function doneLines(
  db: Connection,
  changes: readonly RowChange[],
  { on, leavingIds }: Pick<StoredTransfer, 'on' | 'leavingIds'>,
  places: Places,
): readonly ListedLine[] {
  const own = groupBy(
    changes.filter(({ table }) => ['person', 'account', 'appointment'].includes(table.table)),
    ({ table, was, becomes }) => textIn(was ?? becomes, table.table === 'person' ? 'id' : 'person_id') ?? '',
  );
  const names = personNames(db);
  const codes = personCodes(db);
  return [...own].map(([personId, some]): ListedLine => {
    const of = (name: string) => some.filter(({ table }) => table.table === name);
    const [person] = of('person');
    const presence = person === undefined ? null : presenceChange(person);
    const added = person !== undefined && person.was === null;
    const told = (['name', 'kana', 'code', 'kind'] as const)
      .filter((what) => !added && person !== undefined && person.was?.[what] !== person.becomes?.[what])
      .map((what): FactChange => ({ what, becomes: textIn(person?.becomes ?? null, what) ?? '' }));
    const changed = of('appointment').flatMap(({ was, becomes }) => {
      const post = keptPost(becomes ?? was);
      if (post === null) return [];
      const lasts = post.until !== null && post.until >= on;
      const what: OfficeChange['what'] =
        was === null ? 'given' : becomes === null ? 'withdrawn' : lasts ? 'lasting' : 'ended';
      return [{ what, post }];
    });
    const postsThat = (...whats: readonly OfficeChange['what'][]) =>
      changed.filter(({ what }) => whats.includes(what)).map(({ post }) => post);
    const line: TransferLine = {
      lineKey: personId,
      lineNumber: null,
      lineNumbers: [],
      unknownOffices: [],
      lineSeal: '',
      verdict: added ? 'added' : presence === 'leaves' || leavingIds.includes(personId) ? 'left' : 'moved',
      personId: names.has(personId) ? personId : null,
      code: codes.get(personId) ?? textIn(person?.becomes ?? null, 'code') ?? '',
      name: names.get(personId) ?? textIn(person?.becomes ?? null, 'name') ?? '',
      lineFaults: [],
      namesakes: [],
      asksWhetherNew: false,
      officeChanges: changed.map(({ what, post }) => officeChange(what, post, places)),
      factChanges: [
        ...(presence === 'returns' ? [{ what: 'returns' as const, becomes: '' }] : []),
        ...told,
        ...of('account')
          .filter(({ was }) => was === null)
          .map(({ becomes }): FactChange => ({ what: 'login', becomes: textIn(becomes, 'login') ?? '' })),
      ],
    };
    return {
      verdict: line.verdict,
      listPlace: firstStanding(postsThat('given', 'lasting'), postsThat('ended', 'withdrawn'), places),
      tell: () => line,
    };
  });
}
