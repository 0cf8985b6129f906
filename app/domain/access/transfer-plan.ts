import { endsSooner, KEPT_OFFICES } from '#app/domain/access/office-cover.ts';
import type { KeptOffice, Term } from '#app/domain/access/office-cover.ts';
import { loginKey } from '#app/domain/access/login.ts';
import { nameKey, personFinder, rowsByPerson } from '#app/domain/access/transfer-person.ts';
import type { HeldAppointment } from '#app/domain/access/actor.ts';
import type { GroundPerson, PersonFault } from '#app/domain/access/transfer-person.ts';
import {
  leavingChanges,
  movingChanges,
  NO_POST_CHANGES,
  postReader,
  unspokenChanges,
} from '#app/domain/access/transfer-post.ts';
import type { NumberedFault, PostChanges, PostFault, PostGround } from '#app/domain/access/transfer-post.ts';
import type { PersonFacts, PersonKind } from '#app/domain/organization/person.ts';
import type { CellFault, TransferKind, TransferRow } from '#app/domain/organization/transfer.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { addDays } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';

/** 異動の判定. What becomes of a person; `unknown` and `conflicting` must be settled or left out first. */
export const TRANSFER_VERDICTS = ['unknown', 'conflicting', 'added', 'moved', 'left', 'unchanged', 'left_out'] as const;
export type TransferVerdict = (typeof TRANSFER_VERDICTS)[number];

/**
 * `rows_differ`: lines of one person say different things of it. `login_differs`: the person signs in by another
 * 利用者ID already. `left_with_offices`: who leaves is given an office.
 */
export type TransferFault =
  CellFault | PersonFault | PostFault | 'rows_differ' | 'left_with_offices' | 'login_differs' | 'login_taken';

/** These say that something is meant which the body does not have; all others that two things do not go together. */
const UNKNOWN: readonly TransferFault[] = [
  'unknown_person',
  'namesake',
  'perhaps_same',
  'perhaps_unnumbered',
  'namesake_in_table',
  'unknown_unit',
  'unknown_office',
  'unknown_system',
];

/** Somebody new would have the name of somebody registered. */
const WHETHER_NEW: readonly TransferFault[] = ['namesake', 'perhaps_same', 'perhaps_unnumbered'];

/** True where it must be said whether somebody new is meant. */
export function asksWhetherNew({ faults }: Pick<PlannedEntry, 'faults'>): boolean {
  return faults.some(({ fault }) => WHETHER_NEW.includes(fault));
}

/** 異動する人. What becomes of one person, with the lines that say so; none of them for who is not named. */
export interface PlannedEntry {
  readonly verdict: TransferVerdict;
  readonly rows: readonly TransferRow[];
  readonly person: GroundPerson | null;
  readonly faults: readonly NumberedFault<TransferFault>[];
  readonly posts: PostChanges;
  readonly facts: Partial<PersonFacts>;
  /** True for who had left. */
  readonly returns: boolean;
  /** Of the account that is made. */
  readonly login: string | null;
  /** Whom its lines may mean instead of somebody new: who of them, or nobody, must be said. */
  readonly namesakes: readonly GroundPerson[];
}

export interface TransferGround extends PostGround {
  readonly kind: TransferKind;
  readonly today: CalendarDate;
  readonly people: readonly GroundPerson[];
}

/** 異動の計画. */
export interface TransferPlan {
  readonly entries: readonly PlannedEntry[];
  /** Offices that nobody who can sign in would hold any more, or sooner than now. */
  readonly vacant: readonly KeptOffice[];
  /** Who can sign in and would hold such an office no more, or for a shorter time: why it is vacant. */
  readonly vacating: readonly { readonly office: KeptOffice; readonly entry: PlannedEntry }[];
}

const NOTHING = { posts: NO_POST_CHANGES, facts: {}, returns: false, login: null, namesakes: [] } as const;

/** Tells what becomes of everybody. Whom a line names that is left out or refused stays as before. */
export function planTransfer(rows: readonly TransferRow[], ground: TransferGround): TransferPlan {
  const table = rowsByPerson(rows);
  const find = personFinder(ground.people, table);
  const loginHolders = new Map<string, string>(
    ground.people.flatMap(({ id, login }) => (login === null ? [] : [[loginKey(login), id]])),
  );
  const postsOf = postReader(ground);
  const met = new Set<string>();
  const entries = table.map((own): PlannedEntry => {
    const kept = own.filter(({ leftOut }) => !leftOut);
    const { person, fault, namesakes } = find(own);
    if (kept.length === 0) return { verdict: 'left_out', rows: own, person, faults: [], ...NOTHING };
    const number = kept[0]?.number ?? 0;
    const faults: NumberedFault<TransferFault>[] = kept.flatMap((row) =>
      row.faults.map((one) => ({ number: row.number, fault: one })),
    );
    const tell = (one: TransferFault | null) => (one === null ? undefined : faults.push({ number, fault: one }));
    tell(fault);
    if (person !== null && met.has(person.id)) tell('same_person_twice');
    if (person !== null) met.add(person.id);
    const told = toldFacts(kept);
    if (told.differ) tell('rows_differ');
    const account = accountOf(told.login, person, loginHolders);
    if (typeof account === 'string') tell(account);
    const leaves = kept.some(({ movement }) => movement === 'left');
    const read = kept.map((row) => postsOf(row));
    faults.push(...(leaves ? [] : read.flatMap((one) => one.faults)));
    if (leaves && (kept.length > 1 || kept.some(({ offices }) => (offices ?? []).length > 0)))
      tell('left_with_offices');
    const held = person?.appointments ?? [];
    const moving = kept.every(({ offices }) => offices === null)
      ? { changes: unspokenChanges(held, ground.on), faults: [] }
      : movingChanges(
          held,
          read.flatMap(({ posts }) => posts),
          {
            on: ground.on,
            lastDays: ground.lastDays,
            overrideReason: kept.find((row) => row.overrideReason !== null)?.overrideReason ?? null,
          },
        );
    if (!leaves) faults.push(...moving.faults);
    if (faults.length > 0) {
      const unknown = faults.some((one) => UNKNOWN.includes(one.fault));
      return { ...NOTHING, verdict: unknown ? 'unknown' : 'conflicting', rows: kept, person, faults, namesakes };
    }
    if (leaves) return person === null ? nobody(kept) : leaving(kept, person, ground);
    return decided({
      rows: kept,
      person,
      posts: moving.changes,
      facts: factsOf(person, told),
      login: typeof account === 'string' ? null : account.login,
    });
  });
  const all = ground.kind === 'full' ? [...entries, ...absentees(entries, ground)] : entries;
  const vacating = vacantOffices(all, ground);
  return {
    entries: all,
    vacant: vacating.map(({ office }) => office),
    vacating: vacating.flatMap(({ office, losing }) => losing.map((entry) => ({ office, entry }))),
  };
}

function nobody(rows: readonly TransferRow[]): PlannedEntry {
  const faults = rows.map(({ number }) => ({ number, fault: 'unknown_person' as const }));
  return { ...NOTHING, verdict: 'unknown', rows, person: null, faults };
}

function leaving(rows: readonly TransferRow[], person: GroundPerson, { on }: TransferGround): PlannedEntry {
  const base = { ...NOTHING, rows, person, faults: [] };
  if (!person.active) return { ...base, verdict: 'unchanged' };
  return { ...base, verdict: 'left', posts: leavingChanges(person.appointments, on) };
}

function decided(entry: Pick<PlannedEntry, 'rows' | 'person' | 'posts' | 'facts' | 'login'>): PlannedEntry {
  const { person, posts, facts, login } = entry;
  const returns = person !== null && !person.active;
  const touched = [posts.given, posts.lasting, posts.ended, posts.withdrawn, Object.keys(facts)];
  const same = touched.every(({ length }) => length === 0) && login === null && !returns;
  return {
    ...entry,
    faults: [],
    namesakes: [],
    returns,
    verdict: person === null ? 'added' : same ? 'unchanged' : 'moved',
  };
}

/** What the lines of one person say of it, all together; null or '' where they say nothing. */
interface ToldFacts {
  readonly name: string;
  readonly kana: string;
  readonly code: string | null;
  readonly kind: PersonKind | null;
  readonly login: string | null;
  readonly differ: boolean;
}

function toldFacts(rows: readonly TransferRow[]): ToldFacts {
  const one = <Value>(values: readonly (Value | null)[]) => [...new Set(values.filter((value) => value !== null))];
  const names = one(rows.map(({ name }) => nameKey(name)));
  const kana = one(rows.map((row) => (row.kana === '' ? null : row.kana)));
  const kinds = one(rows.map(({ kind }) => kind));
  const logins = one(rows.map(({ login }) => (login === null ? null : loginKey(login))));
  return {
    name: rows[0]?.name ?? '',
    kana: kana[0] ?? '',
    code: rows.find(({ code }) => code !== null)?.code ?? null,
    kind: kinds[0] ?? null,
    login: rows.find(({ login }) => login !== null)?.login ?? null,
    differ: [names, kana, kinds, logins].some(({ length }) => length > 1),
  };
}

/** What is written down of who is new, or corrected of who is there: what the lines do not say stays. */
function factsOf(person: GroundPerson | null, { name, kana, code, kind }: ToldFacts): Partial<PersonFacts> {
  if (person === null) return { name, kana, code, kind: kind ?? 'employee' };
  return {
    ...(nameKey(name) === nameKey(person.name) ? {} : { name }),
    ...(kana === '' || kana === person.kana ? {} : { kana }),
    ...(code === null || person.code !== null ? {} : { code }),
    ...(kind === null || kind === person.kind ? {} : { kind }),
  };
}

/** The account that a person gets, if any, or why not. A login is taken by the first line that has it. */
function accountOf(
  login: string | null,
  person: GroundPerson | null,
  holders: Map<string, string>,
): { readonly login: string | null } | 'login_differs' | 'login_taken' {
  if (login === null) return { login: null };
  const key = loginKey(login);
  if (person !== null && person.login !== null) {
    return loginKey(person.login) === key ? { login: null } : 'login_differs';
  }
  if (holders.has(key)) return 'login_taken';
  holders.set(key, person?.id ?? '');
  return { login };
}

/** Who is there and in no line. Whoever a line may mean stays, whatever is wrong with that line. */
function absentees(entries: readonly PlannedEntry[], ground: TransferGround): readonly PlannedEntry[] {
  const named = new Set(entries.flatMap(({ person }) => (person === null ? [] : [person.id])));
  const unsettled = entries.filter(({ verdict }) => ['unknown', 'conflicting', 'left_out'].includes(verdict));
  const rows = unsettled.flatMap((entry) => entry.rows);
  const names = new Set(rows.map(({ name }) => nameKey(name)));
  const codes = new Set(rows.flatMap(({ code }) => (code === null ? [] : [sameKey(code)])));
  return ground.people
    .filter(({ id, active }) => active && !named.has(id))
    .filter(({ name, code }) => !names.has(nameKey(name)) && (code === null || !codes.has(sameKey(code))))
    .map((person) => leaving([], person, ground));
}

/** The offices that must always be held, where the transfer leaves one sooner than it would be, with who loses it. */
function vacantOffices(
  entries: readonly PlannedEntry[],
  { people, on, today }: TransferGround,
): readonly { readonly office: KeptOffice; readonly losing: readonly PlannedEntry[] }[] {
  const entryOf = groupBy(entries, ({ person }) => person?.id ?? '');
  const signingIn = people.filter(({ active, signsIn }) => active && signsIn);
  return KEPT_OFFICES.flatMap((office) => {
    const of = (terms: readonly { readonly role: string; readonly term: Term }[]) =>
      terms.filter((one) => one.role === office).map(({ term }) => term);
    const termOf = ({ role: held, from, until }: HeldAppointment) => ({ role: held, term: { from, until } });
    const terms = signingIn.map((person) => {
      const entry = entryOf.get(person.id)?.at(-1);
      const before = of(person.appointments.map(termOf));
      return { entry, before, after: entry === undefined ? before : of(termsAfter(person, entry, { on, today })) };
    });
    const [before, after] = [terms.flatMap((one) => one.before), terms.flatMap((one) => one.after)];
    if (!endsSooner(before, after, today)) return [];
    const losing = terms.filter((one) => endsSooner(one.before, one.after, today));
    return [{ office, losing: losing.flatMap(({ entry }) => entry ?? []) }];
  });
}

function termsAfter(
  person: GroundPerson,
  { verdict, posts }: PlannedEntry,
  { on, today }: { readonly on: CalendarDate; readonly today: CalendarDate },
): readonly { readonly role: string; readonly term: Term }[] {
  // Who has left signs in no more, whatever is held until the day before.
  if (verdict === 'left' && on <= today) return [];
  const gone = new Set(posts.withdrawn.map(({ id }) => id));
  const untilOf = new Map([
    ...posts.ended.map(({ id }): [string, CalendarDate] => [id, addDays(on, -1)]),
    ...posts.lasting.map(({ appointment, until }): [string, CalendarDate] => [appointment.id, until]),
  ]);
  const held = person.appointments
    .filter(({ id }) => !gone.has(id))
    .map(({ id, role, from, until }) => ({ role, term: { from, until: untilOf.get(id) ?? until } }));
  return [...held, ...posts.given.map(({ role, from, until }) => ({ role, term: { from, until } }))];
}

/** 件数. How many people each verdict is of. */
export function verdictCounts(
  entries: readonly Pick<PlannedEntry, 'verdict'>[],
): Readonly<Record<TransferVerdict, number>> {
  const count = (verdict: TransferVerdict) => entries.filter((entry) => entry.verdict === verdict).length;
  return {
    unknown: count('unknown'),
    conflicting: count('conflicting'),
    added: count('added'),
    moved: count('moved'),
    left: count('left'),
    unchanged: count('unchanged'),
    left_out: count('left_out'),
  };
}
