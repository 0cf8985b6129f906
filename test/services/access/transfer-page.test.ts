import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must, ok, refuse } from '#app/domain/shared/result.ts';
import { tableCsv } from '#app/lib/table-file.ts';
import { readTransferTable } from '#app/services/access/transfer-table.form.server.ts';
import { draftTransfer, finishTransfer } from '#app/services/access/transfer.acts.server.ts';
import { TRANSFER_FAULT_WORDS } from '#app/services/access/transfer-fault.form.server.ts';
import { readTableAddress, transferSearch } from '#app/services/access/transfer.address.server.ts';
import {
  newTransferPage,
  transferPage,
  transferPattern,
  transfersPage,
  transferTablePage,
  unfinishedTransfers,
} from '#app/services/access/transfer.page.server.ts';
import { undoTransfer } from '#app/services/access/transfer-undo.acts.server.ts';
import { addUnit, giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { closeUnit } from '#app/services/organization/unit.acts.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { peoplePage } from '#app/services/organization/people.page.server.ts';
import { peopleSearch } from '#app/services/organization/people.address.server.ts';
import { openTownCampaign, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { APRIL, drafted, secretariat, townInMarch, transferred } from '#test/factories/transfer.ts';

const ROW = '7001,新田 花子,正規,hanako,税務課,担当者,,,採用,';
const BLIND = '8001,架空 無名,,,観光課,担当者,,,異動,';

const shown = (t: Town, id: string, show: '' | 'added' | 'left' | 'unknown' = '') =>
  must(transferPage(t.context, secretariat(t), id, { show, page: 1, done: '' }));

test('a draft shows first what is to be settled, with the reasons at the line, and how many each group is of', async () => {
  const t = await townInMarch();
  const page = shown(t, drafted(t, [ROW, BLIND]));
  expect(page).toMatchObject({ show: 'unknown', unsettledCount: 1, ahead: true, state: 'draft' });
  expect(page.lines).toMatchObject([
    {
      lineNumbers: [3],
      messages: [
        `3行目「職員番号」の「8001」、「氏名」の「架空 無名」：${TRANSFER_FAULT_WORDS.unknown_person}`,
        `3行目「所属」の「観光課」：${TRANSFER_FAULT_WORDS.unknown_unit}`,
      ],
    },
  ]);
  expect(page.verdictCounts.filter(({ personCount }) => personCount > 0)).toEqual([
    { verdict: 'unknown', personCount: 1 },
    { verdict: 'added', personCount: 1 },
  ]);
});

test('an office that would last longer than its unit is refused at its line with the day', async () => {
  const t = await townInMarch();
  const place = { code: '130', name: '臨時課', type: 'department' as const, parentId: t.units.general };
  const unitId = must(addUnit(t.context, SET_UP, { ...place, order: null, policyId: null }));
  const seal = sealOf(unitHistory(t.context.db), unitId);
  must(closeUnit(t.context, secretariat(t), { unitId, on: calendarDate('2027-06-01'), seal }));
  const page = shown(t, drafted(t, ['7001,新田 花子,正規,hanako,臨時課,担当者,,,採用,']));
  expect(page.lines[0]?.messages).toEqual([
    '2行目「所属」の「臨時課」：この所属は令和9年5月31日でなくなります。任期の終わりをその日までにしてください。',
  ]);
  const until = shown(t, drafted(t, ['7001,新田 花子,正規,hanako,臨時課,担当者,,2027-05-31,採用,']));
  expect(until.unsettledCount).toBe(0);
});

test('what was applied is shown by what it changed, and still once it was undone', async () => {
  const t = await townInMarch();
  const id = transferred(t, [ROW, `,${t.actor('other_manager').name},,,,,,,退職,`]);
  const done = shown(t, id, 'added');
  expect(done).toMatchObject({ state: 'applied', leavingCount: 1 });
  expect(done.lines).toMatchObject([
    {
      code: '7001',
      name: '新田 花子',
      officeChanges: [{ what: 'given', office: 'staff_in_charge', placeName: '税務課', until: null }],
      factChanges: [{ what: 'login', becomes: 'hanako' }],
    },
  ]);
  expect(shown(t, id, 'left').lines).toMatchObject([{ officeChanges: [{ what: 'ended', until: '2027-03-31' }] }]);
  must(undoTransfer(t.context, secretariat(t), id));
  expect(shown(t, id, 'added').lines).toMatchObject([{ name: '新田 花子', personId: null }]);
});

test('today’s people read in again change nothing, as a part and as the whole body', async () => {
  const t = await townInMarch();
  const table = readTransferTable(tableCsv(must(transferPattern(t.context, secretariat(t)))));
  if (!table.ok) throw new Error(table.message);
  for (const kind of ['partial', 'full'] as const) {
    const input = { name: '写し', on: APRIL, kind, lines: table.lines };
    const page = shown(t, must(draftTransfer(t.context, secretariat(t), input)));
    expect(page.verdictCounts.filter(({ personCount }) => personCount > 0)).toEqual([
      { verdict: 'unchanged', personCount: TOWN_PEOPLE.length },
    ]);
  }
});

test('nobody but the 事務局 sees a transfer or its table, and an unknown one is none', async () => {
  const t = await townInMarch();
  const id = drafted(t, [ROW]);
  const refused = { ok: false, reason: 'not_permitted' };
  const search = { show: '' as const, page: 1, done: '' as const };
  for (const who of ['administrator', 'auditor', 'supervisor', 'manager'] as const) {
    const actor = t.actor(who);
    expect(transfersPage(t.context, actor)).toEqual(refused);
    expect(newTransferPage(t.context, actor)).toEqual(refused);
    expect(transferTablePage(t.context, actor, id)).toEqual(refused);
    expect(transferPage(t.context, actor, id, search)).toEqual(refused);
    expect(transferPattern(t.context, actor)).toEqual(refused);
  }
  expect(transferPage(t.context, secretariat(t), 'none', search)).toEqual(refused);
});

test('who has an account and no password yet is found in the list of people', async () => {
  const t = await townInMarch();
  transferred(t, [ROW]);
  const search = peopleSearch.parse({ login: 'no_password' });
  expect(must(peoplePage(t.context, secretariat(t), search)).lines).toMatchObject([{ name: '新田 花子' }]);
});

test('a word that is no office is told with the names that are possible, and a unit without an office once', async () => {
  const t = await townInMarch();
  const id = drafted(t, ['7002,新田 太郎,正規,,税務課,課長,,,採用,', '7003,新田 次郎,正規,,税務課,,,,採用,']);
  const page = shown(t, id);
  expect(page.lines[0]?.messages).toHaveLength(1);
  expect(page.lines[0]?.messages[0]).toContain('「課長」は役職として登録されていません');
  expect(page.lines[0]?.messages[0]).toContain('「情報セキュリティ管理者」');
  expect(page.unplacedCount).toBe(1);
});

test('until a self-assessment is open a table registers who is there today, be it the first or not', async () => {
  const t = await townInMarch();
  const offered = () => must(newTransferPage(t.context, secretariat(t)));
  expect(offered()).toMatchObject({ registration: 'further', suggestedOn: '2027-03-25' });
  const registered = transferred(t, [ROW], { on: calendarDate('2027-03-25') });
  expect(shown(t, registered, 'added')).toMatchObject({ registers: true });
  expect(shown(t, transferred(t, ['7002,新田 太郎,正規,,税務課,担当者,,,採用,']), 'added').registers).toBe(false);
  openTownCampaign(t);
  expect(offered()).toMatchObject({ registration: null, suggestedOn: APRIL });
  expect(shown(t, registered, 'added').registers).toBe(false);
});

test('a table without the column of the offices leaves them as they are, and a line can say so too', async () => {
  const t = await townInMarch();
  const of = (heading: string, row: string) => {
    const table = readTransferTable(`${heading}\n${row}`);
    if (!table.ok) throw new Error(table.message);
    const input = { name: '職員番号', on: APRIL, kind: 'partial' as const, lines: table.lines };
    return shown(t, must(draftTransfer(t.context, secretariat(t), input)));
  };
  const { name } = secretariat(t);
  const unspoken = of('職員番号,氏名,所属', `500,${name},総務課`);
  expect(unspoken).toMatchObject({ show: 'moved', vacant: [], unplacedCount: 0 });
  expect(unspoken.lines).toMatchObject([{ officeChanges: [], factChanges: [{ what: 'code', becomes: '500' }] }]);
  expect(of('氏名,役職', `${name},今のまま`)).toMatchObject({ show: 'unchanged', vacant: [] });
  expect(of('氏名,役職', `${name},`)).toMatchObject({
    show: 'moved',
    lines: [{ officeChanges: [{ what: 'ended', office: 'secretariat' }] }],
  });
  const second = t.actor('second_secretariat').name;
  const both = of('氏名,役職', `${name},\n${second},`);
  expect([both.vacant, both.vacating]).toEqual([
    ['secretariat'],
    [
      { office: 'secretariat', personName: name, rowNumbers: [2] },
      { office: 'secretariat', personName: second, rowNumbers: [3] },
    ],
  ]);
});

test('the first table of an installation is a registration', async () => {
  const t = await townInMarch();
  t.context.db.$client.prepare('UPDATE person SET active = 0 WHERE id <> ?').run(secretariat(t).personId);
  expect(must(newTransferPage(t.context, secretariat(t)))).toMatchObject({
    registration: 'first',
    suggestedOn: '2027-03-25',
  });
});

test('an office that begins later names the transfer that gave it, and one given by hand names none', async () => {
  const t = await townInMarch();
  transferred(t, [ROW]);
  const MARCH_ROW = { on: calendarDate('2027-03-26') };
  const again = '7001,新田 花子,,,税務課,担当者,,,異動,';
  const [line] = shown(t, drafted(t, [again], MARCH_ROW)).lines;
  expect(line?.messages[0]).toContain('人事異動「定期異動」を取り消すと、まとめて取り消せます。');
  const { personId, name } = t.actor('staff');
  const post = { role: 'staff_in_charge' as const, unitId: t.units.tax, systemId: null, from: APRIL };
  must(giveAppointment(t.context, secretariat(t), { personId, ...post }));
  const [other] = shown(t, drafted(t, [`,${name},,,税務課,担当者,,,異動,`], MARCH_ROW)).lines;
  expect(other?.messages[0]).toContain(TRANSFER_FAULT_WORDS.begins_later);
});

test('what was not read of a table is told on the page that it leads to, and what somebody else writes there is cut', () => {
  const table = readTransferTable('令和9年度\n氏名,職\u3000名,所属,備考\n新田 花子,主事,税務課,新任');
  const address = readTableAddress('t1', 'drafted', must(table.ok ? ok(table.reading) : refuse('unread')));
  const search = Object.fromEntries(new URL(address, 'http://tenken.test').searchParams);
  expect(transferSearch.parse(search)).toMatchObject({
    done: 'drafted',
    headingLine: 2,
    unread: [{ name: '職 名' }, { name: '備考' }],
  });
  expect(transferSearch.parse({ unread: 'あ'.repeat(1_001), headingLine: '99' })).toMatchObject({
    headingLine: 1,
    unread: [],
  });
});

test('a section is found by its name behind that of its bureau', async () => {
  const t = await townInMarch();
  const id = drafted(t, ['7004,新田 三郎,正規,,総務部　税務課,情報セキュリティ管理者,,,採用,']);
  expect(shown(t, id).lines).toMatchObject([{ officeChanges: [{ what: 'given', placeName: '税務課' }] }]);
});

test('from its day on, a transfer whose leavers can still sign in is told to the 事務局 until it is finished', async () => {
  const t = await townInMarch();
  const id = transferred(t, [`,${t.actor('other_manager').name},,,,,,,退職,`]);
  const told = (who: 'secretariat' | 'manager' = 'secretariat') => unfinishedTransfers(t.context, t.actor(who));
  expect(told()).toEqual([]);
  t.context.goTo(APRIL);
  expect(told()).toEqual([{ id, name: '定期異動', leavingCount: 1 }]);
  expect(told('manager')).toEqual([]);
  t.context.goTo(calendarDate('2028-04-01'));
  expect(told()).toEqual([]);
  t.context.goTo(APRIL);
  must(finishTransfer(t.context, secretariat(t), id));
  expect(told()).toEqual([]);
});
