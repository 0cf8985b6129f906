import { expect, test } from 'vitest';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { undoTransfer } from '#app/services/access/transfer-undo.acts.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { letPersonLeave } from '#app/services/organization/person.acts.server.ts';
import { splitUnit, takeBackUnitChange } from '#app/services/organization/unit.acts.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { unitPage } from '#app/services/organization/unit.page.server.ts';
import { allAppointmentsOf } from '#db/queries/organization.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { doAct } from '#test/factories/every-table.ts';
import { makeTown } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { APRIL, secretariat, transferred, transferredBody } from '#test/factories/transfer.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

const LAST_DAY = calendarDate('2027-03-31');
const SECOND = calendarDate('2027-04-02');

const town = () => makeTown(testDatabase(calendarDate('2027-03-25')));
const part = (code: string) => ({ unitId: null, code, name: `第${code}部` });

/** Splits 福祉部, its offices ending with it where that was seen. */
function split({ context, units, ...t }: Town, termsSeal?: string) {
  const unitId = units.welfare;
  const at = { unitId, on: APRIL, seal: sealOf(unitHistory(context.db), unitId) };
  const parts = [part('301'), part('302')];
  const seen = termsSeal === undefined ? at : { ...at, termsSeal };
  return splitUnit(context, t.actor('secretariat'), seen, parts, new Map([[units.health, 0]]));
}

function splitAsSeen(t: Town): void {
  const asked = split(t);
  if (asked.ok || asked.reason !== 'terms_end') throw new Error('nothing ends with it');
  must(split(t, asked.termsSeal));
}

const takenBack = (t: Town) => takeBackUnitChange(t.context, secretariat(t), t.units.welfare, APRIL);
const officeOf = (t: Town) =>
  allAppointmentsOf(t.context.db, t.actor('other_officer').personId).find(({ unitId }) => unitId === t.units.welfare);

/** The head of 福祉部 lets somebody enter now, and somebody from June on. */
function delegated(t: Town): void {
  const [office, staff] = [officeOf(t)?.id ?? '', t.actor('staff').personId];
  doAct(
    t,
    `INSERT INTO delegation VALUES ('open', '${office}', '${staff}', '2026-04-01', '2027-09-30');
     INSERT INTO delegation VALUES ('coming', '${office}', '${staff}', '2027-06-01', NULL);
     INSERT INTO delegation_chapter VALUES ('coming', 'town', 'standards', '1')`,
  );
}

test('the offices of a unit end with it once that was shown by name, and those of what moves along stay', async () => {
  const t = await town();
  delegated(t);
  const before = transferredBody(t);
  const { name } = t.actor('other_officer');
  const asked = split(t);
  expect(asked).toMatchObject({ reason: 'terms_end', lastDay: LAST_DAY });
  expect(asked).toMatchObject({ terms: [{ name, office: 'security_officer' }] });
  expect(split(t, 'another')).toEqual(asked);
  expect(transferredBody(t)).toEqual(before);
  expect(must(unitPage(t.context, secretariat(t), t.units.welfare))).toMatchObject({
    hanging: [],
    openTerms: [{ name, office: 'security_officer' }],
  });
  splitAsSeen(t);
  expect(officeOf(t)?.until).toBe(LAST_DAY);
  const ofHealth = t.context.db.$client.prepare('SELECT until_date AS until FROM appointment WHERE unit_id = ?');
  expect(new Set(ofHealth.pluck().all(t.units.health))).toEqual(new Set([null]));
  const delegations = t.context.db.$client.prepare('SELECT id, until_date AS until FROM delegation').all();
  expect(delegations).toEqual([{ id: 'open', until: LAST_DAY }]);
  expect((await verifyLog(t)).status).toBe(0);
});

const WHEN: readonly (readonly [string, CalendarDate | null])[] = [
  ['before it begins', null],
  ['on the day after it began', SECOND],
];

test.each(WHEN)('split, transferred, undone and taken back %s, every row is as before', async (_when, day) => {
  const t = await town();
  delegated(t);
  const before = transferredBody(t);
  splitAsSeen(t);
  const office = bodySettings(t.context.db).officeNames.security_officer;
  const id = transferred(t, [`,${t.actor('other_officer').name},,,第302部,${office},,,,`]);
  if (day !== null) t.context.goTo(day);
  expect(takenBack(t)).toMatchObject({ reason: 'still_used', by: [{ kind: 'appointment' }] });
  must(undoTransfer(t.context, secretariat(t), id));
  must(takenBack(t));
  expect(transferredBody(t)).toEqual(before);
  expect((await verifyLog(t)).status).toBe(0);
});

test('an ending is not taken back for who leaves by a transfer that stands', async () => {
  const t = await town();
  splitAsSeen(t);
  const { name } = t.actor('other_officer');
  const id = transferred(t, [`,${name},,,,,,,退職,`]);
  expect(takenBack(t)).toMatchObject({ by: [{ kind: 'leaves', name }] });
  must(undoTransfer(t.context, secretariat(t), id));
  must(takenBack(t));
  expect(officeOf(t)?.until).toBeNull();
});

test('an office that was ended sooner since, or whose holder has left, does not come back', async () => {
  const t = await town();
  splitAsSeen(t);
  const sooner = addDays(LAST_DAY, -3);
  doAct(t, `UPDATE appointment SET until_date = '${sooner}' WHERE id = '${officeOf(t)?.id ?? ''}'`);
  must(takenBack(t));
  expect(officeOf(t)?.until).toBe(sooner);
  const u = await town();
  splitAsSeen(u);
  u.context.goTo(SECOND);
  must(letPersonLeave(u.context, secretariat(u), u.actor('other_officer').personId, APRIL));
  must(takenBack(u));
  expect(officeOf(u)?.until).toBe(LAST_DAY);
});
