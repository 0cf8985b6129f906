import { beforeEach, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { must } from '#app/domain/shared/result.ts';
import { systemFaults } from '#app/domain/asset/ledger-rule.ts';
import { sessionActor } from '#app/services/access/session.loader.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import { registerZone, removeZone, retireSystem } from '#app/services/asset/asset.acts.server.ts';
import { ledgerGround, wholeLedger } from '#app/services/asset/ledger.loader.server.ts';
import { startPage } from '#app/services/campaign/first-year.page.server.ts';
import { loadExample, removeExample } from '#app/services/campaign/worked-example.acts.server.ts';
import { addPerson, addUnit, giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { setUpFirst } from '#app/services/organization/set-up.acts.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { changeUnit } from '#app/services/organization/unit.acts.server.ts';
import { allSystems, allZones } from '#db/queries/asset.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { decide } from '#test/factories/decide.ts';
import { rowsOf } from '#test/factories/rows.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

const PASSWORD = 'correct horse battery staple';
const DAY = calendarDate('2026-10-01');

let context: TestContext;
let actor: Actor;

beforeEach(async () => {
  context = testDatabase(DAY);
  const first = { bodyName: '架空町', personName: '架空 花子', login: 'jimukyoku', password: PASSWORD };
  must(await setUpFirst({ ...context, setUpCode: 'abcd' }, { code: 'abcd', ...first }));
  must(await signIn(context, { login: 'jimukyoku', password: PASSWORD, token: 'token', ...FROM_ANYWHERE }));
  const found = sessionActor(context, 'token');
  if (found === null) throw new Error('nobody signed in');
  actor = found;
});

const example = () => must(startPage(context, actor)).example;
const unitNamed = (name: string) => {
  const found = unitsOn(context.db, DAY).find((unit) => unit.name === name);
  if (found === undefined) throw new Error(`no unit ${name}`);
  return found;
};
/** What the example is of, and nothing of the log. */
const TABLES = ['unit', 'unit_version', 'network_zone', 'information_system', 'body_setting', 'appointment'];
const contents = () => TABLES.map((table) => rowsOf(context.db)[table]);

/** Refused, and nothing is other than before. */
function refusedAs(act: typeof loadExample, reason: string): void {
  const before = rowsOf(context.db);
  expect(act(context, actor)).toEqual({ ok: false, reason });
  expect(rowsOf(context.db)).toEqual(before);
}

test('an empty body loads the example in one act, with a ledger that its own rules accept', async () => {
  expect(example()).toBe('offered');
  must(loadExample(context, actor));
  const { facts } = must(startPage(context, actor));
  expect(facts).toMatchObject({ bureauCount: 3, departmentCount: 12, zoneCount: 3, registeredCount: 5 });
  expect(facts.vacantCount).toBeGreaterThan(12);
  const ground = ledgerGround(context.db, DAY);
  expect(wholeLedger(context.db).flatMap((entry) => systemFaults(entry, ground, entry.id))).toEqual([]);
  expect(await verifyLog({ context })).toMatchObject({ status: 0 });
});

test('a body without bureaus gets the sections alone', () => {
  decide({ context }, 'modules', { audit: true, exception: true, committee: true, bureau: false });
  must(loadExample(context, actor));
  expect(unitsOn(context.db, DAY).filter(({ type }) => type === 'bureau')).toEqual([]);
  expect(unitNamed('税務課').parentId).toBe(unitNamed('架空町').id);
});

test('what was not touched is taken back as if it had never been, and can be loaded again', async () => {
  const before = contents();
  must(loadExample(context, actor));
  expect(example()).toBe('untouched');
  must(removeExample(context, actor));
  expect(contents()).toEqual(before);
  expect(await verifyLog({ context })).toMatchObject({ status: 0 });
  must(loadExample(context, actor));
  expect(example()).toBe('untouched');
});

test('is not loaded twice, nor beside anything that is there', () => {
  must(loadExample(context, actor));
  refusedAs(loadExample, 'not_empty');
  must(removeExample(context, actor));
  const zone = must(registerZone(context, actor, { kind: 'internal', name: '内部', order: 1 }));
  expect(example()).toBeNull();
  refusedAs(loadExample, 'not_empty');
  must(removeZone(context, actor, zone));
  const root = unitNamed('架空町').id;
  const unit = { code: '9', name: '総務課', type: 'department', parentId: root, order: null, policyId: null } as const;
  must(addUnit(context, actor, unit));
  refusedAs(loadExample, 'not_empty');
});

test.each<[string, () => void]>([
  [
    'a unit has another name',
    () => {
      const { id } = unitNamed('税務課');
      const at = { unitId: id, on: DAY, seal: sealOf(unitHistory(context.db), id) };
      must(changeUnit(context, actor, at, { name: '収税課' }));
    },
  ],
  ['a zone was added', () => must(registerZone(context, actor, { kind: 'internal', name: '内部', order: 9 }))],
  [
    'a system is retired',
    () => must(retireSystem(context, actor, { id: allSystems(context.db)[0]?.id ?? '', retiredOn: DAY })),
  ],
  [
    'somebody holds an office for a section',
    () => {
      const personId = must(addPerson(context, actor, { name: '架空 一郎', account: null }));
      const post = { role: 'security_manager', unitId: unitNamed('税務課').id, systemId: null } as const;
      must(giveAppointment(context, actor, { personId, ...post, from: DAY }));
    },
  ],
  [
    'somebody holds an office for a system',
    () => {
      const personId = must(addPerson(context, actor, { name: '架空 一郎', account: null }));
      const post = { role: 'system_manager', unitId: null, systemId: allSystems(context.db)[0]?.id ?? '' } as const;
      must(giveAppointment(context, actor, { personId, ...post, from: DAY }));
    },
  ],
])('is not taken back once %s', (_what, touch) => {
  must(loadExample(context, actor));
  touch();
  expect(example()).toBeNull();
  refusedAs(removeExample, 'touched');
});

test('another than the secretariat neither loads it nor takes it back', () => {
  const nobody = { ...actor, appointments: actor.appointments.filter(({ role }) => role === 'administrator') };
  expect(loadExample(context, nobody)).toEqual({ ok: false, reason: 'not_permitted' });
  must(loadExample(context, actor));
  expect(removeExample(context, nobody)).toEqual({ ok: false, reason: 'not_permitted' });
  expect(allZones(context.db)).toHaveLength(3);
});
