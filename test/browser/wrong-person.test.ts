import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtRoutes } from '#test/browser/routes.ts';
import type { BuiltRoute } from '#test/browser/routes.ts';
import { doAct, prepareActs, SECRET_COMMENT, townActs } from '#test/browser/town-acts.ts';
import type { TownAct } from '#test/browser/town-acts.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { forged, nobody, signedIn } from '#test/browser/visitor.ts';
import type { Visitor } from '#test/browser/visitor.ts';
import { loggedActs as allLogged, rowsOf } from '#test/factories/rows.ts';
import { TOWN_PEOPLE } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';

/** Refusals are summed up at their time of the clock, whatever is asked meanwhile. */
function loggedActs(db: Parameters<typeof allLogged>[0]): readonly string[] {
  return allLogged(db).filter((type) => type !== 'refusal.summarize');
}

/** Routes whose act is nobody's in particular: they are tested where sessions are. */
const EVERYBODYS = ['routes/sign-in', 'routes/sign-out', 'routes/set-up', 'routes/account.password', 'routes/$'];
const AUTHORS: readonly TownPerson[] = ['manager', 'other_manager', 'system_manager'];
const READERS: readonly TownPerson[] = [
  'coordinator',
  'officer',
  'supervisor',
  'secretariat',
  'second_secretariat',
  'auditor',
  'audit_supervisor',
  'staff',
];

let served: ServedTown;
let routes: readonly BuiltRoute[];
let acts: readonly TownAct[];

beforeAll(async () => {
  routes = await builtRoutes();
  served = await serveTown(prepareActs);
  acts = townActs(served);
});

afterAll(() => served.stop());

function routeOf(act: TownAct): BuiltRoute {
  const route = routes.find(({ id }) => id === act.routeId);
  if (route === undefined) throw new Error(`no route ${act.routeId} for ${act.name}`);
  return route;
}

/** What the visitor got for every act that is not the visitor's, where it is not one of `refusals`. */
async function wrongly(
  visitor: Visitor,
  person: TownPerson | null,
  refusals: readonly number[],
): Promise<readonly string[]> {
  const { db } = served.context;
  const before = rowsOf(db);
  const logged = loggedActs(db);
  const found: string[] = [];
  for (const act of acts) {
    if (person !== null && act.openTo.includes(person)) continue;
    const response = await doAct(visitor, act, routeOf(act));
    const body = await response.text();
    const toSignIn = response.status === 302 && response.headers.get('location')?.startsWith('/sign-in') === true;
    if (!refusals.includes(response.status) || (response.status === 302 && !toSignIn))
      found.push(`${act.name}: ${response.status}`);
    const reads = person !== null && [...AUTHORS, ...READERS].includes(person);
    if (!reads && body.includes(SECRET_COMMENT)) found.push(`${act.name}: told of an answer`);
    expect(rowsOf(db), act.name).toEqual(before);
    expect(loggedActs(db), act.name).toEqual(logged);
  }
  return found;
}

describe('an act sent by somebody to whom it is not open', () => {
  it('is known for every route that takes forms or JSON', () => {
    const known = new Set([...EVERYBODYS, ...acts.map((act) => routeOf(act).id)]);
    expect(routes.filter(({ id, acts: takes }) => takes && !known.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('is refused without a session, and leaves no trace', async () => {
    expect(await wrongly(nobody(served.server), null, [302, 401])).toEqual([]);
  });

  it('is refused with a forged session, and leaves no trace', async () => {
    expect(await wrongly(forged(served.server), null, [302, 401])).toEqual([]);
  });

  it.each(TOWN_PEOPLE)('is refused from the %s, whose form token is valid, and leaves no trace', async (person) => {
    expect(await wrongly(await signedIn(served.server, person), person, [403, 404])).toEqual([]);
  });
});

describe('the same act', () => {
  it('succeeds from the person to whom it is open, changes rows and is logged once for each act', async () => {
    const { db } = served.context;
    const visitors = new Map<TownPerson, Visitor>();
    const done: string[] = [];
    for (const act of acts) {
      const [person] = act.openTo;
      const visitor = visitors.get(person) ?? (await signedIn(served.server, person));
      visitors.set(person, visitor);
      const before = { rows: rowsOf(db), logged: loggedActs(db).length };
      const response = await doAct(visitor, act, routeOf(act));
      expect([200, 302], `${act.name}: ${response.status} ${await response.text()}`).toContain(response.status);
      if (act.logOnly === true) expect(rowsOf(db), act.name).toEqual(before.rows);
      else expect(rowsOf(db), act.name).not.toEqual(before.rows);
      // A work in slices may still go on when it is answered, and has as many parts as the time allows.
      const entries = () =>
        loggedActs(db)
          .slice(before.logged)
          .filter((type) => !type.endsWith('_part'));
      await expect.poll(() => entries().length, { message: act.name, timeout: 30_000 }).toBe(act.entryCount ?? 1);
      done.push(act.name);
    }
    expect(done).toEqual(acts.map(({ name }) => name));
  });
});
