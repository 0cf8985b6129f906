import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { actorOf } from '#app/services/access/actor.loader.server.ts';
import {
  applyTransfer,
  discardTransfer,
  draftTransfer,
  finishTransfer,
  leaveOutOfTransfer,
  replaceTransfer,
} from '#app/services/access/transfer.acts.server.ts';
import { undoTransfer } from '#app/services/access/transfer-undo.acts.server.ts';
import { transferPage } from '#app/services/access/transfer.page.server.ts';
import { seenTransfer } from '#app/services/access/transfer.loader.server.ts';
import { changePerson, endAppointment } from '#app/services/organization/person.acts.server.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { findAccountOf } from '#db/queries/account.server.ts';
import { allAppointmentsOf, findAccountByLogin, holdersOfPost } from '#db/queries/organization.server.ts';
import { findPerson, personIdByCode } from '#db/queries/people.server.ts';
import { makeAnswer, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import {
  applied,
  APRIL,
  drafted,
  planOf,
  secretariat,
  shownLine,
  tableLines,
  tableSeal,
  townInMarch,
  transferred,
  transferredBody,
} from '#test/factories/transfer.ts';
import { verifyLog } from '#test/factories/verify-log.ts';
import { loginKey } from '#app/domain/access/login.ts';

const faults = (t: Town, ...rows: string[]) =>
  planOf(t, drafted(t, rows)).entries.flatMap((entry) => entry.faults.map(({ fault }) => fault));
const nameOf = (t: Town, who: TownPerson) => t.actor(who).name;

describe('a transfer that is applied', () => {
  test('moves, brings and lets go people on its day, and undone leaves every row as it was', async () => {
    const t = await townInMarch();
    t.context.goTo(APRIL);
    const before = transferredBody(t);
    const id = transferred(t, [
      `7001,新田 花子,正規,hanako,税務課,担当者,,,採用,`,
      `,${nameOf(t, 'staff')},,,税務課,担当者,,,,`,
      `,${nameOf(t, 'other_manager')},,,,,,,退職,`,
    ]);
    const hanako = personIdByCode(t.context.db, '7001') ?? '';
    expect(allAppointmentsOf(t.context.db, hanako)).toMatchObject([{ unitId: t.units.tax, from: APRIL, until: null }]);
    expect(findAccountOf(t.context.db, hanako)).toMatchObject({ login: 'hanako', credentialId: null });
    const staff = t.actor('staff').personId;
    expect(allAppointmentsOf(t.context.db, staff)).toMatchObject([
      { unitId: t.units.generalAffairs, until: '2027-03-31' },
      { unitId: t.units.tax, from: APRIL },
    ]);
    const gone = t.actor('other_manager').personId;
    expect(findPerson(t.context.db, gone)?.active).toBe(false);
    expect(findAccountByLogin(t.context.db, loginKey('other_manager'))).toMatchObject({ credentialId: null });
    expect((await verifyLog(t)).status).toBe(0);
    t.context.wait(1);
    must(undoTransfer(t.context, secretariat(t), id));
    expect(transferredBody(t)).toEqual(before);
    expect((await verifyLog(t)).status).toBe(0);
  });

  test('before its day ends the offices on the day before, and lets people go only when the day has come', async () => {
    const t = await townInMarch();
    const before = transferredBody(t);
    const id = transferred(t, [`,${nameOf(t, 'other_manager')},,,,,,,転出,`]);
    const gone = t.actor('other_manager').personId;
    expect(findPerson(t.context.db, gone)?.active).toBe(true);
    expect(findAccountOf(t.context.db, gone)?.credentialId).not.toBeNull();
    expect(allAppointmentsOf(t.context.db, gone)).toMatchObject([{ until: '2027-03-31' }]);
    expect(finishTransfer(t.context, secretariat(t), id)).toEqual({ ok: false, reason: 'too_early' });
    t.context.goTo(APRIL);
    expect(finishTransfer(t.context, secretariat(t), id)).toEqual({ ok: true, value: { leftCount: 1 } });
    expect(findPerson(t.context.db, gone)?.active).toBe(false);
    expect(finishTransfer(t.context, secretariat(t), id)).toEqual({ ok: false, reason: 'nobody_leaves' });
    must(undoTransfer(t.context, secretariat(t), id));
    expect(transferredBody(t)).toEqual(before);
    expect((await verifyLog(t)).status).toBe(0);
  });

  test('keeps who is appointed again one person, with account and password and without a gap', async () => {
    const t = await townInMarch();
    const { personId } = t.actor('third_manager');
    const [held] = allAppointmentsOf(t.context.db, personId);
    const until = calendarDate('2027-03-31');
    must(endAppointment(t.context, secretariat(t), personId, { appointmentId: held?.id ?? '', until }));
    const account = findAccountOf(t.context.db, personId);
    const people = t.context.db.$client.prepare('SELECT count(*) FROM person').pluck();
    const before = people.get();
    transferred(t, [`,${nameOf(t, 'third_manager')},会計年度任用,,健康課,担当者,,令和10年3月31日,再任用,`]);
    expect(people.get()).toBe(before);
    expect(findAccountOf(t.context.db, personId)).toEqual(account);
    expect(findPerson(t.context.db, personId)).toMatchObject({ active: true, kind: 'part_time' });
    const terms = allAppointmentsOf(t.context.db, personId).map(({ from, until: last }) => [from, last]);
    expect(terms).toEqual([
      ['2020-04-01', '2027-03-31'],
      [APRIL, '2028-03-31'],
    ]);
  });

  test('leaves open sheets with the unit, whoever holds its office from then on', async () => {
    const t = await townInMarch();
    const sheet = sheetId(t, openTownCampaign(t), '110', 'security_manager');
    t.context.goTo(APRIL);
    transferred(t, [
      `,${nameOf(t, 'manager')},,,税務課,情報セキュリティ管理者,,,,`,
      `7001,新田 花子,正規,hanako,総務課,情報セキュリティ管理者,,,採用,`,
    ]);
    const post = { role: 'security_manager' as const, unitId: t.units.generalAffairs, systemId: null };
    expect(holdersOfPost(t.context.db, post, APRIL)).toMatchObject([{ name: '新田 花子' }]);
    const hanako = personIdByCode(t.context.db, '7001') ?? '';
    const successor = actorOf(t.context, { id: hanako, name: '新田 花子' });
    const entered = { itemKey: '1-1@security_manager', answer: makeAnswer({ value: 'implemented' }), rev: 0 };
    expect(saveAnswer(t.context, t.actor('manager'), sheet, entered)).toMatchObject({ reason: 'not_permitted' });
    expect(saveAnswer(t.context, successor, sheet, entered)).toMatchObject({ ok: true });
  });

  test('of the whole body lets go whoever is in no line, but nobody whom a refused or left out line may mean', async () => {
    const t = await townInMarch();
    const whole = (who: TownPerson, rest: string) => `,${nameOf(t, who)},,,${rest}`;
    const id = drafted(
      t,
      [
        whole('secretariat', ',事務局,,,,'),
        whole('administrator', ',システム運用担当,,,,'),
        `9999,${nameOf(t, 'staff')},,,総務課,担当者,,,異動,`,
        `,${nameOf(t, 'ciso')},,,,知らない役職,,,,`,
      ],
      { kind: 'full' },
    );
    expect(applied(t, id)).toEqual({ ok: false, reason: 'unsettled_lines' });
    const left = planOf(t, id).entries.filter(({ verdict }) => verdict === 'left');
    const names = left.map(({ person }) => person?.name);
    expect(names).not.toContain(nameOf(t, 'ciso'));
    expect(names).toContain(nameOf(t, 'manager'));
    must(leaveOutOfTransfer(t.context, secretariat(t), id, shownLine(t, id, 5)));
    expect(planOf(t, id).entries.filter(({ verdict }) => verdict === 'left')).toEqual(left);
  });
});

describe('a transfer that is refused', () => {
  test.each([
    ['an unknown person', '8001,架空 無名,,,税務課,担当者,,,異動,', 'unknown_person'],
    ['an unknown unit', '8001,架空 無名,,,観光課,担当者,,,,', 'unknown_unit'],
    ['an unknown office', '8001,架空 無名,,,税務課,庶務,,,,', 'unknown_office'],
    ['an unknown system', '8001,架空 無名,,,,情報システム管理者,S99,,,', 'unknown_system'],
    ['an office of a 課 for a 部', '8001,架空 無名,,,総務部,担当者,,,,', 'wrong_place'],
    ['an office of a 課 without one', '8001,架空 無名,,,,担当者,,,,', 'unit_missing'],
    ['a system without its office', '8001,架空 無名,,,税務課,担当者,S01,,,', 'system_without_office'],
    ['the office of a system without one', '8001,架空 無名,,,,情報システム管理者,,,,', 'system_missing'],
    ['a login that somebody has', '8001,架空 無名,,STAFF,税務課,担当者,,,,', 'login_taken'],
    ['a term that is over', '8001,架空 無名,,,税務課,担当者,,2027/3/31,,', 'until_before_day'],
    ['no day', '8001,架空 無名,,,税務課,担当者,,令和9年2月30日,,', 'bad_until'],
    ['no kind of person', '8001,架空 無名,嘱託,,税務課,担当者,,,,', 'bad_kind'],
    ['a formula', '8001,架空 無名,,,=A1,担当者,,,,', 'formula'],
    ['no name', '8001,,,,税務課,担当者,,,,', 'name_missing'],
    ['two offices that are kept apart', '8001,架空 無名,,,,監査人、事務局,,,,', 'incompatible'],
    [
      'two offices that never meet',
      '8001,架空 無名,,,,情報セキュリティ監査統括責任者、最高情報セキュリティ責任者（CISO）,,,,兼務',
      'never_together',
    ],
    ['who leaves with an office', '8001,架空 無名,,,税務課,担当者,,,退職,', 'left_with_offices'],
  ])('names %s at its line', async (_what, row, fault) => {
    expect(faults(await townInMarch(), row)).toContain(fault);
  });

  test('names a number that is another person’s, a namesake, and one office twice', async () => {
    const t = await townInMarch();
    const { personId } = t.actor('staff');
    const facts = { name: '架空 一郎', kana: '', kind: 'employee' as const, code: '1001' };
    must(changePerson(t.context, secretariat(t), personId, facts));
    expect(faults(t, '１００１,架空 四郎,,,税務課,担当者,,,,')).toEqual(['name_differs']);
    expect(faults(t, '1001,架空 四郎,,,税務課,担当者,,,改姓,')).toEqual([]);
    expect(faults(t, '1009,架空一郎,,,税務課,担当者,,,,')).toEqual(['namesake']);
    expect(faults(t, '1009,架空一郎,,,税務課,担当者,,,採用,')).toEqual(['perhaps_same']);
    expect(faults(t, '1009,架空一郎,,,税務課,担当者,,,採用（別人）,')).toEqual([]);
    expect(faults(t, '1001,架空 一郎,,,税務課,担当者,,,,', '1001,架空 一郎,,,税務課,担当者,,,,')).toEqual([
      'post_twice',
    ]);
    expect(faults(t, '1001,架空 一郎,,,税務課,担当者,,,,', '1001,架空 二郎,,,,,,,,')).toContain('rows_differ');
    expect(faults(t, '1001,架空 一郎,,other,税務課,担当者,,,,')).toEqual(['login_differs']);
  });

  test('lets two offices stand together for a written reason', async () => {
    expect(faults(await townInMarch(), '8001,架空 無名,,,,監査人、事務局,,,,職員が少ないため')).toEqual([]);
  });

  test('keeps the last 事務局 and administrator who can sign in', async () => {
    const t = await townInMarch();
    const gone = drafted(t, [
      `,${nameOf(t, 'administrator')},,,,,,,退職,`,
      '8001,架空 無名,,new,,システム運用担当,,,採用,',
    ]);
    expect(applied(t, gone)).toEqual({ ok: false, reason: 'last_administrator' });
    const whole = drafted(t, [`,${nameOf(t, 'administrator')},,,,システム運用担当,,,,`], { kind: 'full' });
    expect(applied(t, whole)).toEqual({ ok: false, reason: 'last_secretariat' });
  });

  test('by whoever is not the 事務局, twice, or seen otherwise leaves nothing', async () => {
    const t = await townInMarch();
    const id = drafted(t, ['8001,架空 無名,,,税務課,担当者,,,採用,']);
    const seen = seenTransfer(planOf(t, id));
    const before = transferredBody(t);
    for (const who of ['administrator', 'manager', 'supervisor'] as const) {
      const actor = t.actor(who);
      const refused = { ok: false, reason: 'not_permitted' };
      expect(applyTransfer(t.context, actor, id, seen)).toEqual(refused);
      expect(undoTransfer(t.context, actor, id)).toEqual(refused);
      expect(finishTransfer(t.context, actor, id)).toEqual(refused);
      expect(discardTransfer(t.context, actor, id)).toEqual(refused);
      expect(replaceTransfer(t.context, actor, id, [], tableSeal(t, id))).toEqual(refused);
    }
    expect(transferredBody(t)).toEqual(before);
    const others = tableLines('8002,架空 別人,,,税務課,担当者,,,採用,');
    must(replaceTransfer(t.context, secretariat(t), id, others, tableSeal(t, id)));
    expect(applyTransfer(t.context, secretariat(t), id, seen)).toEqual({ ok: false, reason: 'changed_meanwhile' });
    expect(transferredBody(t)).toEqual(before);
    must(applied(t, id));
    expect(applyTransfer(t.context, secretariat(t), id, seen)).toEqual({ ok: false, reason: 'not_draft' });
    must(undoTransfer(t.context, secretariat(t), id));
    expect(undoTransfer(t.context, secretariat(t), id)).toEqual({ ok: false, reason: 'not_applied' });
  });

  test('is none of a year that is over', async () => {
    const t = await townInMarch();
    const input = { name: '異動', on: calendarDate('2026-03-31'), kind: 'partial' as const, lines: [] };
    expect(draftTransfer(t.context, secretariat(t), input)).toEqual({ ok: false, reason: 'earlier_year' });
  });
});

test('what was made from another table, or another state of a line, than there is by now is refused', async () => {
  const t = await townInMarch();
  const [one, other] = ['8001,架空 無名,,,税務課,担当者,,,採用,', '8002,架空 別人,,,税務課,担当者,,,採用,'];
  const id = drafted(t, [one]);
  const seen = { line: shownLine(t, id, 2), table: tableSeal(t, id) };
  const replaced = () => replaceTransfer(t.context, secretariat(t), id, tableLines(other), seen.table);
  must(replaced());
  const stale = { ok: false, reason: 'line_changed' };
  expect(leaveOutOfTransfer(t.context, secretariat(t), id, seen.line)).toEqual(stale);
  expect(replaced()).toEqual({ ok: false, reason: 'replaced_meanwhile' });
  const line = shownLine(t, id, 2);
  expect(must(transferPage(t.context, secretariat(t), id, { show: 'added', page: 1, done: '' })).lines).toMatchObject([
    { lineSeal: line.lineSeal },
  ]);
  must(leaveOutOfTransfer(t.context, secretariat(t), id, line));
  expect(leaveOutOfTransfer(t.context, secretariat(t), id, line)).toEqual(stale);
});

test('a transfer of a year that is over is neither undone nor finished', async () => {
  const t = await townInMarch();
  const id = transferred(t, [`,${nameOf(t, 'staff')},,,,,,,退職,`]);
  t.context.goTo(calendarDate('2028-04-01'));
  const over = { ok: false, reason: 'year_over' };
  expect(undoTransfer(t.context, secretariat(t), id)).toEqual(over);
  expect(finishTransfer(t.context, secretariat(t), id)).toEqual(over);
  t.context.goTo(calendarDate('2028-03-31'));
  must(finishTransfer(t.context, secretariat(t), id));
  must(undoTransfer(t.context, secretariat(t), id));
});

test('a transfer that was undone is told from one that stands, when it is to be applied again', async () => {
  const t = await townInMarch();
  const id = transferred(t, ['8001,架空 無名,,,税務課,担当者,,,採用,']);
  const again = () => applyTransfer(t.context, secretariat(t), id, '');
  expect(again()).toEqual({ ok: false, reason: 'not_draft' });
  must(undoTransfer(t.context, secretariat(t), id));
  expect(again()).toEqual({ ok: false, reason: 'undone_already' });
});
