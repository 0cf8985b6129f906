import { expect, test } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import type { TransferCells } from '#app/domain/organization/transfer.ts';
import { action as line } from '#app/routes/_app.organization_.transfers.$transferId.lines.$number.tsx';
import { loader as transferRoute } from '#app/routes/_app.organization_.transfers.$transferId._index.tsx';
import {
  addTransferLine,
  changeTransferLine,
  settleNamesake,
  takeOutTransferLine,
} from '#app/services/access/transfer-line.acts.server.ts';
import { TRANSFER_FAULT_WORDS, transferLineErrors } from '#app/services/access/transfer-fault.form.server.ts';
import { transferLinePage } from '#app/services/access/transfer-line.page.server.ts';
import { leaveOutOfTransfer } from '#app/services/access/transfer.acts.server.ts';
import { newTransferPage, transferPage, transfersPage } from '#app/services/access/transfer.page.server.ts';
import { typedCells } from '#app/services/access/transfer-table.form.server.ts';
import { storedLines } from '#app/services/access/transfer.loader.server.ts';
import { changePerson, letPersonLeave } from '#app/services/organization/person.acts.server.ts';
import { loader as pattern } from '#app/routes/_app.organization_.transfers.pattern.ts';
import { action as draft } from '#app/routes/_app.organization_.transfers.new.tsx';
import { transferNameOf } from '#app/components/organization/transfer-words.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown, openTownCampaign } from '#test/factories/town.ts';
import { allPeopleNamed } from '#test/factories/people.ts';
import { callRoute, form, loadContext, loadPage, sessionOf } from '#test/routes/call.ts';
import { TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import {
  applied,
  drafted,
  MARCH,
  planOf,
  secretariat,
  shownLine,
  tableLines,
  tableSeal,
  townInMarch,
  TRANSFER_HEADING,
  transferredBody,
} from '#test/factories/transfer.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

const ROW = '8001,架空 無名,,,税務課,担当者,,,採用,';
const OTHER = '8002,架空 別人,,,税務課,担当者,,,採用,';

function cells(row: string): TransferCells {
  const [only] = tableLines(row);
  if (only === undefined) throw new Error('no line was read');
  return only.written;
}

const sealOfLine = (t: Town, id: string, number: number) =>
  must(transferLinePage(t.context, secretariat(t), id, number)).lineSeal;
const namesIn = (t: Town, id: string) => storedLines(t.context.db, id).map(({ written }) => written.name);

const FACTS = { name: '架空 一郎', kana: '', kind: 'employee' as const };

test('one line is put right, one is added and one is taken out, and the body changes by none of it', async () => {
  const t = await townInMarch();
  const id = drafted(t, [ROW, '8003,架空 余計,,,税務課,担当者,,,採用,']);
  const before = transferredBody(t);
  const actor = secretariat(t);
  const wrong = { number: 2, written: cells('8001,架空 直子,,,観光課,担当者,,,採用,'), lineSeal: sealOfLine(t, id, 2) };
  expect(changeTransferLine(t.context, actor, id, wrong)).toMatchObject({ value: { verdict: 'unknown' } });
  const right = { number: 2, written: cells('8001,架空 直子,,,総務課,担当者,,,採用,'), lineSeal: sealOfLine(t, id, 2) };
  expect(changeTransferLine(t.context, actor, id, right)).toMatchObject({ value: { number: 2, verdict: 'added' } });
  const added = addTransferLine(t.context, actor, id, { written: cells(OTHER), seal: tableSeal(t, id) });
  expect(added).toMatchObject({ value: { number: 4, verdict: 'added' } });
  must(takeOutTransferLine(t.context, actor, id, { number: 3, lineSeal: sealOfLine(t, id, 3) }));
  expect(namesIn(t, id)).toEqual(['架空 直子', '架空 別人']);
  expect(transferredBody(t)).toEqual(before);
  must(applied(t, id));
  expect((await verifyLog(t)).status).toBe(0);
});

test('the form of a line that is refused says why, at its fields, as the list does', async () => {
  const t = await townInMarch();
  const id = drafted(t, [ROW.replace('担当者', '係長'), OTHER, '8003,架空 余計,,,観光課,担当者,,,採用,']);
  const errorsOf = (number: number) =>
    must(transferLinePage(t.context, secretariat(t), id, number)).lineErrors.map(({ field, message }) => [
      field,
      message,
    ]);
  const { lines } = must(transferPage(t.context, secretariat(t), id, { show: 'unknown', page: 1, done: '' }));
  expect(errorsOf(2)).toEqual([['cell.offices', expect.stringContaining('「係長」は役職として登録されていません')]]);
  expect(lines[0]?.messages.join('')).toContain(errorsOf(2)[0]?.[1]);
  expect(errorsOf(3)).toEqual([]);
  expect(errorsOf(4)).toEqual([['cell.unitCode', TRANSFER_FAULT_WORDS.unknown_unit]]);
  must(leaveOutOfTransfer(t.context, secretariat(t), id, shownLine(t, id, 2)));
  expect(errorsOf(2)).toEqual([]);
});

test('of two at one line, or at one table, the second is told and nothing of it is stored', async () => {
  const t = await townInMarch();
  const id = drafted(t, [ROW]);
  const seen = { number: 2, written: cells(OTHER), lineSeal: sealOfLine(t, id, 2) };
  const table = { written: cells('8003,架空 三人,,,,,,,採用,'), seal: tableSeal(t, id) };
  must(changeTransferLine(t.context, secretariat(t), id, seen));
  const second = t.actor('second_secretariat');
  const changed = { ok: false, reason: 'line_changed' };
  expect(changeTransferLine(t.context, second, id, { ...seen, written: cells(ROW) })).toEqual(changed);
  expect(takeOutTransferLine(t.context, second, id, seen)).toEqual(changed);
  expect(addTransferLine(t.context, second, id, table)).toEqual({ ok: false, reason: 'replaced_meanwhile' });
  expect(namesIn(t, id)).toEqual(['架空 別人']);
});

test('a line of a transfer that was applied, of one that is left out, or that is not there is not changed', async () => {
  const t = await townInMarch();
  const id = drafted(t, [ROW, OTHER]);
  const actor = secretariat(t);
  const seen = { number: 2, written: cells(ROW), lineSeal: sealOfLine(t, id, 2) };
  expect(changeTransferLine(t.context, actor, id, { ...seen, number: 9 })).toEqual({
    ok: false,
    reason: 'unknown_line',
  });
  must(leaveOutOfTransfer(t.context, actor, id, shownLine(t, id, 3)));
  const out = { number: 3, lineSeal: sealOfLine(t, id, 3) };
  expect(takeOutTransferLine(t.context, actor, id, out)).toEqual({ ok: false, reason: 'left_out_line' });
  must(applied(t, id));
  const over = { ok: false, reason: 'not_draft' };
  expect(changeTransferLine(t.context, actor, id, seen)).toEqual(over);
  expect(takeOutTransferLine(t.context, actor, id, seen)).toEqual(over);
  expect(addTransferLine(t.context, actor, id, { ...seen, seal: tableSeal(t, id) })).toEqual(over);
  expect(transferLinePage(t.context, actor, id, 2)).toEqual({ ok: false, reason: 'wrong_state' });
});

test('nobody but the secretariat sees or changes a line', async () => {
  const t = await townInMarch();
  const id = drafted(t, [ROW]);
  const refused = { ok: false, reason: 'not_permitted' };
  const seen = { number: 2, written: cells(OTHER), lineSeal: sealOfLine(t, id, 2) };
  for (const who of TOWN_PEOPLE.filter((one) => one !== 'secretariat' && one !== 'second_secretariat')) {
    const actor = t.actor(who);
    expect(transferLinePage(t.context, actor, id, 2), who).toEqual(refused);
    expect(changeTransferLine(t.context, actor, id, seen), who).toEqual(refused);
    expect(addTransferLine(t.context, actor, id, { ...seen, seal: tableSeal(t, id) }), who).toEqual(refused);
    expect(takeOutTransferLine(t.context, actor, id, seen), who).toEqual(refused);
    expect(settleNamesake(t.context, actor, id, { ...seen, samePersonId: '' }), who).toEqual(refused);
  }
});

test('the form says what of a line cannot be read at its field, and leads to the line where it is judged', async () => {
  const t = await townInMarch();
  const id = drafted(t, [ROW]);
  const by = await sessionOf(t.context, 'secretariat');
  const post = (number: string, fields: Record<string, string>) =>
    callRoute(t.context, line, '/line', { transferId: id, number }, form(fields, by));
  const sent = { 'cell.name': '架空 別人', 'cell.movement': '採用', lineSeal: tableSeal(t, id) };
  expect(await post('new', { ...sent, 'cell.until': '来年' })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'cell.until' }], written: { name: '架空 別人', until: '来年' } },
  });
  expect((await post('new', sent)).location).toBe(`/organization/transfers/${id}?show=added&done=line_added`);
  expect((await post('new', sent)).status).toBe(409);
  expect((await post('3', { intent: 'take_out', lineSeal: sealOfLine(t, id, 3) })).location).toContain(
    'line_taken_out',
  );
  expect(namesIn(t, id)).toEqual(['架空 無名']);
});

test('an address of the draft that is opened again after it was applied says so', async () => {
  const t = await townInMarch();
  const id = drafted(t, [ROW]);
  const by = await sessionOf(t.context, 'secretariat');
  const open = (done: string) =>
    loadPage(t.context, transferRoute, `/organization/transfers/${id}?done=${done}`, { transferId: id }, by);
  expect(await open('drafted')).toMatchObject({ stale: false });
  must(applied(t, id));
  expect(await open('drafted')).toMatchObject({ stale: true });
  expect(await open('applied')).toMatchObject({ stale: false });
});

test.each([
  ['', 'text/csv; charset=utf-8', 'people.csv'],
  ['?as=xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'people.xlsx'],
])('today’s people go out as a file by %s', async (query, type, name) => {
  const { context } = await townInMarch();
  const { cookie } = await sessionOf(context, 'secretariat');
  const request = new Request(`http://tenken.test/organization/transfers/pattern${query}`, { headers: { cookie } });
  const { status, headers } = await pattern({ request, params: {}, context: loadContext(context) });
  expect([status, headers.get('content-type')]).toEqual([200, type]);
  expect(headers.get('content-disposition')).toContain(`filename="${name}"`);
});

test('a new transfer is of the next 1 April', async () => {
  const t = await townInMarch();
  openTownCampaign(t);
  expect(must(newTransferPage(t.context, secretariat(t)))).toMatchObject({ suggestedOn: '2027-04-01' });
  const late = await makeTown(testDatabase(calendarDate('2027-04-05')));
  openTownCampaign(late);
  expect(must(newTransferPage(late.context, secretariat(late)))).toMatchObject({ suggestedOn: '2027-04-05' });
});

test('the name of a transfer that was left as suggested follows its day', async () => {
  const t = await townInMarch();
  const by = await sessionOf(t.context, 'secretariat');
  const suggestedName = transferNameOf('2027-04-01');
  const text = `${TRANSFER_HEADING}\n${ROW}`;
  const post = (name: string) =>
    callRoute(
      t.context,
      draft,
      '/organization/transfers/new',
      {},
      form({ name, suggestedName, on: '2027-07-01', kind: 'partial', text }, by),
    );
  expect([(await post(suggestedName)).status, (await post('夏の異動')).status]).toEqual([302, 302]);
  const names = must(transfersPage(t.context, secretariat(t))).map(({ name }) => name);
  expect(names.toSorted()).toEqual(['令和9年7月1日付け人事異動', '夏の異動'].toSorted());
});

test('a fault of one line stands at the field that has it, and the name of a first table follows no day', async () => {
  const fieldsOf = (written: Partial<TransferCells>) =>
    transferLineErrors({ ...typedCells({}), name: '架空 別人', ...written }).map(({ field }) => field);
  expect(fieldsOf({ code: '=1' })).toEqual(['cell.code']);
  expect(fieldsOf({ name: 'あ'.repeat(500) })).toEqual(['cell.name']);
  const t = await townInMarch();
  const by = await sessionOf(t.context, 'secretariat');
  const sent = { name: '職員の一括登録', on: '2027-04-01', kind: 'partial', text: `${TRANSFER_HEADING}\n${ROW}` };
  await callRoute(t.context, draft, '/organization/transfers/new', {}, form(sent, by));
  expect(must(transfersPage(t.context, secretariat(t))).map(({ name }) => name)).toEqual(['職員の一括登録']);
});

test('who has the name of somebody registered is asked about, and becomes a second person only by a choice', async () => {
  const t = await townInMarch();
  const { personId } = t.actor('staff');
  must(changePerson(t.context, secretariat(t), personId, { ...FACTS, code: '1001' }));
  const id = drafted(t, ['9009,架空一郎,,,税務課,担当者,,,採用,']);
  const shown = must(transferPage(t.context, secretariat(t), id, { show: '', page: 1, done: '' }));
  expect(shown).toMatchObject({ show: 'unknown', unsettledCount: 1 });
  const [asked] = shown.lines;
  expect(asked?.namesakes).toEqual([{ samePersonId: personId, code: '1001', name: '架空 一郎', active: true }]);
  const choice = { number: 2, lineSeal: asked?.lineSeal ?? '', samePersonId: personId };
  expect(settleNamesake(t.context, secretariat(t), id, { ...choice, samePersonId: 'nobody' })).toEqual({
    ok: false,
    reason: 'line_changed',
  });
  expect(settleNamesake(t.context, secretariat(t), id, choice)).toMatchObject({ value: { verdict: 'moved' } });
  expect(planOf(t, id).entries.map(({ person }) => person?.id)).toEqual([personId]);
  expect(settleNamesake(t.context, secretariat(t), id, choice)).toEqual({ ok: false, reason: 'line_changed' });
  must(applied(t, id));
  expect(allPeopleNamed(t, '架空 一郎')).toHaveLength(1);
});

test('somebody else of the name is new, and somebody who had left comes back, as is chosen', async () => {
  const t = await townInMarch();
  const { personId } = t.actor('staff');
  must(changePerson(t.context, secretariat(t), personId, { ...FACTS, code: '1001' }));
  must(letPersonLeave(t.context, secretariat(t), personId, MARCH));
  const id = drafted(t, [',架空 一郎,,,税務課,担当者,,,,']);
  const settle = (samePersonId: string, of = id) => {
    const { number, lineSeal } = shownLine(t, of, 2);
    return settleNamesake(t.context, secretariat(t), of, { number, lineSeal, samePersonId });
  };
  expect(settle(personId)).toMatchObject({ value: { verdict: 'moved' } });
  expect(planOf(t, id).entries).toMatchObject([{ person: { id: personId }, returns: true }]);
  const another = drafted(t, [',架空 一郎,,,税務課,担当者,,,,']);
  expect(settle('', another)).toMatchObject({ value: { verdict: 'added' } });
  must(applied(t, another));
  expect(allPeopleNamed(t, '架空 一郎')).toHaveLength(2);
});

test('who is hired beside a namesake in one table is a second person once that is chosen, in either order', async () => {
  const t = await townInMarch();
  const { personId } = t.actor('staff');
  must(changePerson(t.context, secretariat(t), personId, { ...FACTS, code: '1001' }));
  const moved = '1001,架空 一郎,,,税務課,担当者,,,異動,';
  const hired = ',架空 一郎,,,健康課,担当者,,,採用,';
  const settled = (rows: readonly string[], number: number) => {
    const id = drafted(t, rows);
    const { lineSeal } = shownLine(t, id, number);
    must(settleNamesake(t.context, secretariat(t), id, { number, lineSeal, samePersonId: '' }));
    return id;
  };
  const persons = (id: string) => planOf(t, id).entries.map(({ person, verdict }) => [verdict, person?.id ?? null]);
  const [first, second] = [settled([hired, moved], 2), settled([moved, hired], 3)];
  expect(persons(first).toReversed()).toEqual(persons(second));
  expect(persons(second)).toEqual([expect.arrayContaining([personId]), ['added', null]]);
  must(applied(t, second));
  expect(allPeopleNamed(t, '架空 一郎')).toHaveLength(2);
});

test('a choice of somebody new for two lines without a number makes one person, and asks about the other line', async () => {
  const t = await townInMarch();
  const { personId } = t.actor('staff');
  must(changePerson(t.context, secretariat(t), personId, { ...FACTS, code: '1001' }));
  const other = ',架空 一郎,,,税務課,担当者,,,,';
  const id = drafted(t, [other, ',架空 一郎,,,健康課,担当者,,,採用,']);
  const { lineSeal } = shownLine(t, id, 3);
  must(settleNamesake(t.context, secretariat(t), id, { number: 3, lineSeal, samePersonId: '' }));
  expect(planOf(t, id).entries.map(({ verdict, faults }) => [verdict, faults[0]?.fault])).toEqual([
    ['unknown', 'namesake_in_table'],
    ['added', undefined],
  ]);
});

test('beside two registered without a number, who is hired is somebody new by a choice', async () => {
  const t = await townInMarch();
  for (const who of ['staff', 'manager'] as const) {
    must(changePerson(t.context, secretariat(t), t.actor(who).personId, { ...FACTS, name: '架空 無二', code: null }));
  }
  const id = drafted(t, [',架空 無二,,,健康課,担当者,,,採用,']);
  const shown = must(transferPage(t.context, secretariat(t), id, { show: '', page: 1, done: '' }));
  expect(shown.lines).toMatchObject([{ namesakes: [], asksWhetherNew: true }]);
  const { lineSeal } = shownLine(t, id, 2);
  const settled = settleNamesake(t.context, secretariat(t), id, { number: 2, lineSeal, samePersonId: '' });
  expect(settled).toMatchObject({ value: { verdict: 'added' } });
  must(applied(t, id));
  expect(allPeopleNamed(t, '架空 無二')).toHaveLength(3);
});
