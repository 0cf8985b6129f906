import { fc } from '#test/property.ts';
import { describe, expect, test } from 'vitest';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { hashPassword } from '#app/lib/password.server.ts';
import { newSessionToken } from '#app/lib/session.server.ts';
import { resetPassword } from '#app/services/access/account.acts.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import { applyTransfer, leaveOutOfTransfer } from '#app/services/access/transfer.acts.server.ts';
import { undoTransfer } from '#app/services/access/transfer-undo.acts.server.ts';
import type { BuiltOnTransfer } from '#app/services/access/transfer-undo.acts.server.ts';
import { seenTransfer } from '#app/services/access/transfer.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { storedModules } from '#app/services/organization/module.loader.server.ts';
import { closeUnit, mergeUnit, takeBackUnitChange } from '#app/services/organization/unit.acts.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import { endAppointment, letPersonLeave } from '#app/services/organization/person.acts.server.ts';
import { allAppointmentsOf } from '#db/queries/organization.server.ts';
import { personIdByCode } from '#db/queries/people.server.ts';
import { townYears } from '#test/factories/closed-town.ts';
import { doAct } from '#test/factories/every-table.ts';
import { makeDatabase } from '#test/factories/database.ts';
import { loggedActs } from '#test/factories/rows.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';
import { makeTown, openTownCampaign, TOWN_PASSWORD, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import {
  applied,
  APRIL,
  drafted,
  MARCH,
  planOf,
  secretariat,
  shownLine,
  townInMarch,
  transferred,
  transferredBody,
} from '#test/factories/transfer.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

const byWhy = (one: BuiltOnTransfer, other: BuiltOnTransfer) => (one.why < other.why ? -1 : 1);

describe('an undo', () => {
  const ROW = '7001,新田 花子,正規,hanako,税務課,担当者,,,採用,';

  test('takes back a slip that was printed, and stops once its holder has signed in', async () => {
    const t = await townInMarch();
    t.context.goTo(APRIL);
    const before = transferredBody(t);
    const first = transferred(t, [ROW]);
    const administrator = t.actor('administrator');
    const passwordHash = await hashPassword(TOWN_PASSWORD);
    const slip = () =>
      must(
        resetPassword(t.context, administrator, personIdByCode(t.context.db, '7001') ?? '', {
          seenCredentialId: '',
          passwordHash,
        }),
      );
    slip();
    must(undoTransfer(t.context, secretariat(t), first));
    expect(transferredBody(t)).toEqual(before);
    const second = transferred(t, [ROW]);
    slip();
    must(
      await signIn(t.context, {
        ...{ login: 'hanako', password: TOWN_PASSWORD, token: newSessionToken() },
        ...FROM_ANYWHERE,
      }),
    );
    const builtOn = [{ why: 'acted', name: '新田 花子' }];
    expect(undoTransfer(t.context, secretariat(t), second)).toEqual({ ok: false, reason: 'built_on', builtOn });
  });

  test('stops where an appointment of it was changed, a person let go, or a 自己点検 opened', async () => {
    const t = await townInMarch();
    t.context.goTo(APRIL);
    const id = transferred(t, [ROW]);
    const personId = personIdByCode(t.context.db, '7001') ?? '';
    const [held] = allAppointmentsOf(t.context.db, personId);
    const until = calendarDate('2027-09-30');
    must(endAppointment(t.context, secretariat(t), personId, { appointmentId: held?.id ?? '', until }));
    const undone = () => undoTransfer(t.context, secretariat(t), id);
    expect(undone()).toMatchObject({ reason: 'built_on', builtOn: [{ why: 'changed', name: '新田 花子' }] });
    must(letPersonLeave(t.context, secretariat(t), personId, APRIL));
    expect(undone()).toMatchObject({ reason: 'built_on', builtOn: [{ why: 'changed', name: '新田 花子' }] });
    openTownCampaign(t);
    expect(undone()).toMatchObject({ reason: 'built_on' });
    expect(undone()).toMatchObject({ builtOn: [{ why: 'campaign' }, { why: 'changed' }] });
  });

  test('stops by name where an office would come back that its unit, or the body, is without by then', async () => {
    const t = await townInMarch();
    const rows = (['manager', 'auditor'] as const).map((who) => `,${t.actor(who).name},,,税務課,担当者,,,,`);
    const id = transferred(t, rows);
    const modules = (audit: boolean) =>
      doAct(
        t,
        `INSERT OR REPLACE INTO body_setting (key, content) VALUES
         ('modules', '${writeStored(storedModules, { ...DEFAULT_MODULES, audit })}')`,
      );
    const unitId = t.units.generalAffairs;
    const on = calendarDate('2027-06-01');
    const seal = sealOf(unitHistory(t.context.db), unitId);
    doAct(
      t,
      `UPDATE appointment SET until_date = '2027-05-31' WHERE unit_id = '${unitId}' AND until_date IS NULL;
       UPDATE information_system SET owner_unit_id = '${t.units.tax}' WHERE owner_unit_id = '${unitId}'`,
    );
    must(mergeUnit(t.context, secretariat(t), { unitId, on, seal }, t.units.tax));
    modules(false);
    const builtOn = [
      { why: 'office_off', name: bodySettings(t.context.db).officeNames.auditor },
      { why: 'unit_ends', name: '総務課' },
    ];
    const undone = undoTransfer(t.context, secretariat(t), id);
    expect(undone.ok ? [] : 'builtOn' in undone ? undone.builtOn.toSorted(byWhy) : []).toEqual(builtOn);
    must(takeBackUnitChange(t.context, secretariat(t), unitId, on));
    modules(true);
    must(undoTransfer(t.context, secretariat(t), id));
  });

  test('stops while a unit of it has ended, and no more once that is taken back', async () => {
    const t = await townInMarch();
    t.context.goTo(APRIL);
    const before = transferredBody(t);
    const id = transferred(t, [ROW, `,${t.actor('other_manager').name},,,総務課,担当者,,,,`]);
    const undone = () => undoTransfer(t.context, secretariat(t), id);
    const on = calendarDate('2027-06-01');
    const at = { unitId: t.units.tax, on, seal: sealOf(unitHistory(t.context.db), t.units.tax) };
    doAct(t, `UPDATE information_system SET owner_unit_id = '${t.units.generalAffairs}'`);
    const asked = closeUnit(t.context, secretariat(t), at);
    const termsSeal = 'termsSeal' in asked ? asked.termsSeal : '';
    must(closeUnit(t.context, secretariat(t), { ...at, termsSeal }));
    const stopped = undone();
    expect(stopped).toMatchObject({ reason: 'built_on' });
    expect('builtOn' in stopped ? stopped.builtOn : []).toContainEqual({ why: 'changed', name: '新田 花子' });
    must(takeBackUnitChange(t.context, secretariat(t), t.units.tax, on));
    must(undone());
    expect(transferredBody(t)).toEqual(before);
    expect((await verifyLog(t)).status).toBe(0);
  });

  test('stops where its own rows are not as the log has them', async () => {
    const t = await townInMarch();
    const id = transferred(t, [ROW]);
    t.context.db.$client.exec(`UPDATE transfer_change SET after = replace(after, '新田', '古田')`);
    expect(undoTransfer(t.context, secretariat(t), id)).toEqual({ ok: false, reason: 'not_as_logged' });
  });
});

test('what the holder lets others enter ends with the office, in the same act, and comes back with it', async () => {
  const t = await townInMarch();
  const holder = t.actor('manager').personId;
  const [office] = allAppointmentsOf(t.context.db, holder);
  doAct(
    t,
    `INSERT INTO delegation VALUES ('open', '${office?.id ?? ''}', '${t.actor('staff').personId}', '2026-04-01', '2027-09-30');
     INSERT INTO delegation VALUES ('coming', '${office?.id ?? ''}', '${t.actor('staff').personId}', '2027-06-01', NULL);
     INSERT INTO delegation_chapter VALUES ('coming', 'town', 'standards', '1')`,
  );
  const before = transferredBody(t);
  const id = transferred(t, [`,${t.actor('manager').name},,,税務課,情報セキュリティ管理者,,,,`]);
  const delegations = t.context.db.$client.prepare('SELECT id, until_date FROM delegation');
  expect(delegations.all()).toEqual([{ id: 'open', until_date: '2027-03-31' }]);
  expect((await verifyLog(t)).status).toBe(0);
  must(undoTransfer(t.context, secretariat(t), id));
  expect(transferredBody(t)).toEqual(before);
  expect((await verifyLog(t)).status).toBe(0);
});

const DEPARTMENTS = ['総務課', '税務課', '健康課', '観光課'];
const OFFICE_CELLS = [
  '担当者',
  '情報セキュリティ管理者',
  '担当者、情報セキュリティ管理者',
  '事務局',
  '監査人、事務局',
  '',
];

/** Lines about people who are there and others, some of which mean nothing. */
const randomRow = fc.record({
  who: fc.nat({ max: TOWN_PEOPLE.length + 4 }),
  unit: fc.constantFrom(...DEPARTMENTS),
  offices: fc.constantFrom(...OFFICE_CELLS),
  movement: fc.constantFrom('', '', '異動', '採用', '退職', '再任用'),
  until: fc.constantFrom('', '', '2028-03-31', 'R10.3.31', 'いつか'),
});

/** Leaves out what is refused, applies the rest where that may be, and says whether it was. */
function settled(t: Town, id: string): boolean {
  for (const { verdict, rows } of planOf(t, id).entries) {
    const [row] = rows;
    if (row === undefined || !['unknown', 'conflicting'].includes(verdict)) continue;
    must(leaveOutOfTransfer(t.context, secretariat(t), id, shownLine(t, id, row.number)));
  }
  return applied(t, id).ok;
}

test('whatever a table says, applied and undone it leaves every row as it was, and the log vouches for all', async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(randomRow, { maxLength: 12 }),
      fc.constantFrom('full' as const, 'partial' as const),
      fc.boolean(),
      async (rows, kind, ahead) => {
        const context = makeDatabase(ahead ? MARCH : APRIL);
        try {
          const t = await makeTown(context);
          const names = TOWN_PEOPLE.map((who) => t.actor(who).name);
          const kept = ['secretariat', 'administrator'] as const;
          const offices = { secretariat: '事務局', administrator: 'システム運用担当' };
          const lines = rows
            .filter(({ who }) => !kept.some((one) => t.actor(one).name === names[who]))
            .map(
              ({ who, unit, offices: cell, movement, until }) =>
                `,${names[who] ?? `新人 ${who}郎`},,,${unit},${cell},,${until},${movement},`,
            );
          const stay = kept.map((who) => `,${t.actor(who).name},,,,${offices[who]},,,,`);
          const before = transferredBody(t);
          const id = drafted(t, [...stay, ...lines], { kind });
          if (!settled(t, id)) return;
          tried += 1;
          must(undoTransfer(context, secretariat(t), id));
          expect(transferredBody(t)).toEqual(before);
          expect((await verifyLog(t)).status).toBe(0);
        } finally {
          context.dispose();
        }
      },
    ),
    { numRuns: 12 },
  );
  expect(tried).toBeGreaterThan(4);
}, 120_000);

test('a year that is closed verifies and stays as it was, before and behind', async () => {
  const { town: t, thisYear } = await townYears();
  const frozen = () =>
    ['closing', 'frozen_person', 'frozen_sheet', 'sheet', 'campaign_target'].map((table) =>
      t.context.db.$client.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
    );
  const before = frozen();
  const id = transferred(
    t,
    [`,${t.actor('manager').name},,,税務課,担当者,,,,`, `,${t.actor('staff').name},,,,,,,退職,`],
    {
      on: t.context.today(),
    },
  );
  expect(thisYear).not.toBe('');
  expect(frozen()).toEqual(before);
  expect((await verifyLog(t)).status).toBe(0);
  must(undoTransfer(t.context, secretariat(t), id));
  expect(frozen()).toEqual(before);
  expect((await verifyLog(t)).status).toBe(0);
});

test('three thousand people with their appointments are applied as one act, and undone as one', async () => {
  const t = await townInMarch();
  const before = transferredBody(t);
  const rows = Array.from({ length: 3_000 }, (_, n) => `A${n},山田 ${n}郎,正規,user${n},税務課,担当者,,,,`);
  const id = drafted(t, rows);
  const seen = seenTransfer(planOf(t, id));
  const logged = loggedActs(t.context.db).length;
  must(applyTransfer(t.context, secretariat(t), id, seen));
  expect(loggedActs(t.context.db).length).toBe(logged + 1);
  must(undoTransfer(t.context, secretariat(t), id));
  expect(transferredBody(t)).toEqual(before);
}, 60_000);
