import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { answerInquiry, answerInquiryFor } from '#app/services/asset/inquiry-answer.acts.server.ts';
import { beginInquiry, closeInquiry, settleUnlisted } from '#app/services/asset/inquiry.acts.server.ts';
import { inquirySearch } from '#app/services/asset/inquiry.address.server.ts';
import { homeInquiries } from '#app/services/asset/inquiry.loader.server.ts';
import { answerForPage, inquiryPage, unitInquiryPage } from '#app/services/asset/inquiry.page.server.ts';
import { contractsSearch } from '#app/services/asset/contracts.address.server.ts';
import { contractsFile, contractsPage } from '#app/services/asset/contracts.page.server.ts';
import { systemPage } from '#app/services/asset/system.page.server.ts';
import { ledgerFile } from '#app/services/asset/systems.page.server.ts';
import { openTasks } from '#app/services/response/task.loader.server.ts';
import { areRowsRecorded, damagedRows } from '#app/services/shared/row-record.loader.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { unitsAsked } from '#db/queries/inquiry.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { doAct } from '#test/factories/every-table.ts';
import { begun, dealingOf, heardOn, restOf, shownEntry, wordOn } from '#test/factories/inquiry.ts';
import { registerContractOf } from '#test/factories/ledger.ts';
import { loggedActs } from '#test/factories/rows.ts';
import { tamper } from '#test/factories/tamper.ts';
import { makeTown, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const START = calendarDate('2026-10-01');
const town = () => makeTown(testDatabase(START));

const answerFor = (here: Town, unitId: string, inputs: ReturnType<typeof wordOn>[], who: TownPerson = 'secretariat') =>
  answerInquiryFor(here.context, here.actor(who), { unitId, inputs, unlisted: null, hearing: heardOn(here) });
const say = (here: Town, who: TownPerson, unitId: string, text: string, noneElse = false) =>
  answerInquiry(here.context, here.actor(who), { unitId, inputs: [], unlisted: restOf(here, unitId, text, noneElse) });
const asked = (here: Town, unitId: string) =>
  must(unitInquiryPage(here.context, here.actor('secretariat'), { unitId, of: '' }));
const state = (here: Town, search: Record<string, string> = {}) => {
  const page = must(inquiryPage(here.context, here.actor('secretariat'), inquirySearch.parse(search)));
  if (page.shown === null) throw new Error('no inquiry is shown');
  return page.shown;
};
const names = (here: Town, show = '') => state(here, { show }).sections.map(({ unitName }) => unitName);
const tasksOf = (here: Town, who: TownPerson) =>
  openTasks(here.context, here.actor(who)).filter(({ kind }) => kind === 'ledger_inquiry').length;
const lastDetail = ({ context }: Town): unknown =>
  JSON.parse(
    String(context.db.$client.prepare('SELECT detail FROM activity_log ORDER BY sequence DESC').pluck().get()),
  );

describe('answering on behalf', () => {
  test('is done by the secretariat alone, of any section, and only while the inquiry is open', async () => {
    const here = await town();
    const { tax } = here.units;
    const id = begun(here);
    const input = wordOn(here, tax, 'S02', 'differs', '名称が違います。');
    const others = TOWN_PEOPLE.filter((who) => !who.endsWith('secretariat'));
    const before = loggedActs(here.context.db);
    for (const who of others) {
      expect(answerFor(here, tax, [input], who)).toEqual({ ok: false, reason: 'not_permitted' });
      expect(answerForPage(here.context, here.actor(who), tax).ok).toBe(false);
    }
    expect(loggedActs(here.context.db)).toEqual(before);
    must(answerFor(here, tax, [input], 'second_secretariat'));
    must(closeInquiry(here.context, here.actor('secretariat'), id));
    const late = wordOn(here, tax, 'S02', 'right');
    expect(answerFor(here, tax, [late])).toEqual({ ok: false, reason: 'wrong_state' });
    expect(must(answerForPage(here.context, here.actor('secretariat'), tax)).answerableFor).toBe(false);
    expect(shownEntry(here, tax, 'S02').inquiryAnswer).toBe('differs');
  });

  test('says from whom, how and by whom at the entry, at the system and in the log, and finishes the task', async () => {
    const here = await town();
    const { tax } = here.units;
    begun(here);
    must(answerFor(here, tax, [wordOn(here, tax, 'S02', 'right')]));
    const heard = { heardFrom: '保育所長 山田', heardOn: '2026-10-01', means: 'phone' };
    const said = shownEntry(here, tax, 'S02').heard;
    expect(said).toMatchObject(heard);
    expect(said?.enteredBy).toEqual(expect.any(String));
    const page = must(systemPage(here.context, here.actor('secretariat'), here.systems.website));
    expect(page.lastInquiry?.heard).toEqual(said);
    expect(lastDetail(here)).toMatchObject({ unitId: tax, hearing: heard, answers: [{ answer: 'right' }] });
    expect(loggedActs(here.context.db).at(-1)).toBe('inquiry.answer_for');
    expect(tasksOf(here, 'other_manager')).toBe(0);
  });

  test('is what the section may change itself, and then it is the answer of the section', async () => {
    const here = await town();
    const { tax } = here.units;
    begun(here);
    must(answerFor(here, tax, [wordOn(here, tax, 'S02', 'right')]));
    const same = { unitId: tax, inputs: [wordOn(here, tax, 'S02', 'right')], unlisted: null };
    const manager = here.actor('other_manager');
    expect(answerInquiry(here.context, manager, same)).toEqual({ ok: false, reason: 'nothing_changed' });
    const other = { ...same, inputs: [wordOn(here, tax, 'S02', 'differs', '廃止しました。')] };
    must(answerInquiry(here.context, manager, other));
    expect(shownEntry(here, tax, 'S02')).toMatchObject({ inquiryAnswer: 'differs', heard: null });
    expect(answerFor(here, tax, same.inputs)).toMatchObject({ reason: 'changed_meanwhile' });
  });

  test('leaves what a section that has ended said itself, and takes what it did not say', async () => {
    const here = await town();
    const { tax } = here.units;
    registerContractOf(here, tax);
    registerContractOf(here, tax, { code: 'K02' });
    begun(here);
    must(answerFor(here, tax, [wordOn(here, tax, 'K01', 'right')]));
    const own = { unitId: tax, inputs: [wordOn(here, tax, 'S02', 'differs', '名称が違います。')] };
    const unlisted = restOf(here, tax, '図書館の貸出システム');
    must(answerInquiry(here.context, here.actor('other_manager'), { ...own, unlisted }));
    expect(asked(here, tax).kept).toEqual({ entryIds: [], restKept: false });
    doAct(here, `UPDATE unit_version SET until_date = '2026-10-05' WHERE unit_id = '${tax}'`);
    here.context.goTo(addDays(START, 10));
    const standing = () => [shownEntry(here, tax, 'S02'), asked(here, tax).unlisted];
    const [before, log] = [standing(), loggedActs(here.context.db)];
    expect(asked(here, tax).kept).toEqual({ entryIds: [shownEntry(here, tax, 'S02').entryId], restKept: true });
    const secretariat = here.actor('secretariat');
    const ended = { ok: false, reason: 'unit_ended' };
    const both = [wordOn(here, tax, 'K02', 'right'), wordOn(here, tax, 'S02', 'right')];
    expect(answerFor(here, tax, both)).toEqual(ended);
    const reworded = restOf(here, tax, '別のもの');
    const word = { unitId: tax, inputs: [], unlisted: reworded, hearing: heardOn(here) };
    expect(answerInquiryFor(here.context, secretariat, word)).toEqual(ended);
    expect([standing(), loggedActs(here.context.db)]).toEqual([before, log]);
    must(answerFor(here, tax, [wordOn(here, tax, 'K02', 'right'), wordOn(here, tax, 'K01', 'differs', '終わった。')]));
    expect(shownEntry(here, tax, 'K01')).toMatchObject({ inquiryAnswer: 'differs', remark: '終わった。' });
    expect(standing()).toEqual(before);
  });

  test('of the section and the secretariat at once only the first is taken', async () => {
    const here = await town();
    const { tax } = here.units;
    begun(here);
    const seen = wordOn(here, tax, 'S02', 'right');
    const differs = { ...seen, answer: 'differs' as const, remark: '名称が違います。' };
    must(answerInquiry(here.context, here.actor('other_manager'), { unitId: tax, inputs: [differs], unlisted: null }));
    const before = loggedActs(here.context.db);
    expect(answerFor(here, tax, [seen])).toMatchObject({ reason: 'changed_meanwhile', entryIds: [seen.entryId] });
    expect(shownEntry(here, tax, 'S02')).toMatchObject({ inquiryAnswer: 'differs', heard: null });
    expect(loggedActs(here.context.db)).toEqual(before);
  });

  test.each([
    ['nobody', { heardFrom: ' ' }, 'heard_from_missing'],
    ['tomorrow', { heardOn: addDays(START, 1) }, 'heard_later'],
    ['the day before the inquiry began', { heardOn: addDays(START, -1) }, 'heard_before'],
  ])('is refused as heard from or on %s, and leaves nothing', async (_what, wrong, hearingFault) => {
    const here = await town();
    const { tax } = here.units;
    begun(here);
    const before = loggedActs(here.context.db);
    const inputs = [wordOn(here, tax, 'S02', 'right')];
    const hearing = { ...heardOn(here), ...wrong };
    const answers = { unitId: tax, inputs, unlisted: null, hearing };
    expect(answerInquiryFor(here.context, here.actor('secretariat'), answers)).toEqual({
      ...{ ok: false, reason: 'bad_hearing', hearingFault },
    });
    expect(loggedActs(here.context.db)).toEqual(before);
    expect(here.context.db.$client.prepare('SELECT count(*) FROM inquiry_hearing').pluck().get()).toBe(0);
  });

  test('with nothing new leaves no ground behind, and of a section that is not asked there is nothing', async () => {
    const here = await town();
    const { tax, health } = here.units;
    begun(here);
    expect(answerFor(here, tax, [])).toEqual({ ok: false, reason: 'nothing_changed' });
    const unlisted = { unlistedText: '予約サイト', noneElse: false, seenHash: asked(here, tax).unlisted.seenHash };
    const foreign = { unitId: health, inputs: [], unlisted, hearing: heardOn(here) };
    expect(answerInquiryFor(here.context, here.actor('secretariat'), foreign)).toEqual({
      ...{ ok: false, reason: 'not_permitted' },
    });
    expect(here.context.db.$client.prepare('SELECT count(*) FROM inquiry_hearing').pluck().get()).toBe(0);
  });

  test('is vouched for: another hand that changes the ground, or takes its mark away, is named', async () => {
    const here = await town();
    begun(here);
    must(answerFor(here, here.units.tax, [wordOn(here, here.units.tax, 'S02', 'right')]));
    const { db, file } = here.context;
    const damaged = () => damagedRows(db, erasuresOf(db)).map(({ table, problem }) => `${table} ${problem}`);
    expect([areRowsRecorded(db), damaged()]).toEqual([true, []]);
    tamper(file, `UPDATE inquiry_hearing SET heard_from = '別の人'`);
    tamper(file, `UPDATE inquiry_entry SET hearing_id = NULL WHERE hearing_id IS NOT NULL`);
    expect(damaged()).toEqual(['inquiry_entry changed', 'inquiry_hearing changed']);
  });
});

describe('what no register names', () => {
  test('is asked of every section that owns nothing, where the secretariat wants it, with a task of its own', async () => {
    const here = await town();
    const page = () => must(inquiryPage(here.context, here.actor('secretariat'), inquirySearch.parse({})));
    const reached = (page().candidates ?? []).map(
      ({ unitName, systemCount, contractCount }) => `${unitName} ${systemCount + contractCount}`,
    );
    expect(reached).toEqual(['総務課 1', '税務課 1', '健康課 0', ...reached.slice(3)]);
    begun(here, true);
    expect(TOWN_PEOPLE.filter((who) => tasksOf(here, who) > 0)).toEqual(['manager', 'other_manager', 'other_officer']);
    expect(names(here, 'waiting')).toContain('健康課');
    expect(state(here)).toMatchObject({ askedCount: 2, ownNothingAnsweredCount: 0 });
    const bare = await town();
    begun(bare);
    expect(names(bare)).toEqual(['総務課', '税務課']);
    expect(unitInquiryPage(bare.context, bare.actor('secretariat'), { unitId: bare.units.health, of: '' }).ok).toBe(
      false,
    );
  });

  test('can be all that an inquiry asks, where the ledgers are empty', async () => {
    const here = await town();
    doAct(here, `UPDATE information_system SET retired_on = '2026-10-01'`);
    const dueOn = addDays(START, 10);
    const secretariat = here.actor('secretariat');
    expect(beginInquiry(here.context, secretariat, { dueOn, askAll: false })).toMatchObject({
      reason: 'nothing_to_ask',
    });
    expect(must(beginInquiry(here.context, secretariat, { dueOn, askAll: true })).entryCount).toBe(0);
  });

  test('holds up a section that is asked nothing else until it names something or ticks that there is nothing', async () => {
    const here = await town();
    const { health } = here.units;
    begun(here, true);
    const before = loggedActs(here.context.db);
    expect(say(here, 'other_officer', health, ' \r\n')).toMatchObject({
      ...{ reason: 'bad_word', faults: [], restFault: 'nothing_said' },
    });
    expect(say(here, 'other_officer', health, '予約サイト', true)).toMatchObject({ restFault: 'both_said' });
    expect(say(here, 'other_officer', health, 'あ'.repeat(501))).toMatchObject({ restFault: 'unlisted_too_long' });
    expect(loggedActs(here.context.db)).toEqual(before);
    expect(homeInquiries(here.context, here.actor('other_officer'))).toMatchObject([{ askedCount: 0, done: false }]);
    must(say(here, 'other_officer', health, '', true));
    expect(homeInquiries(here.context, here.actor('other_officer'))).toMatchObject([{ done: true }]);
    expect(tasksOf(here, 'other_officer')).toBe(0);
    expect(asked(here, health).unlisted).toMatchObject({ noneElse: true, unlistedText: '' });
  });

  test('may stay empty where entries are asked, and is no answer to them', async () => {
    const here = await town();
    const { tax } = here.units;
    begun(here);
    must(say(here, 'other_manager', tax, '図書館の貸出システム'));
    expect(tasksOf(here, 'other_manager')).toBe(1);
    must(answerFor(here, tax, [wordOn(here, tax, 'S02', 'right')]));
    expect(tasksOf(here, 'other_manager')).toBe(0);
    must(say(here, 'other_manager', tax, ''));
    expect(asked(here, tax)).toMatchObject({
      done: true,
      unlisted: { noneElse: false, unlistedText: '', heard: null },
    });
  });

  test('is seen by the secretariat in the list, settled once by the words that were read, also after closing', async () => {
    const here = await town();
    const { health } = here.units;
    const secretariat = here.actor('secretariat');
    const id = begun(here, true);
    must(say(here, 'other_officer', health, '健診の予約サイト'));
    expect(names(here, 'unlisted')).toEqual(['健康課']);
    expect(state(here).unlistedEntries).toMatchObject([{ unitName: '健康課', unlistedText: '健診の予約サイト' }]);
    const first = dealingOf(here, health, 'added');
    must(say(here, 'other_officer', health, '健診の予約サイト\r\n検査の委託'));
    expect(settleUnlisted(here.context, secretariat, first)).toEqual({ ok: false, reason: 'changed_meanwhile' });
    const bare = dealingOf(here, health, 'left_out', ' ');
    expect(settleUnlisted(here.context, secretariat, bare)).toEqual({ ok: false, reason: 'reason_missing' });
    must(closeInquiry(here.context, secretariat, id));
    const dealt = dealingOf(here, health, 'left_out', '県のものです。');
    for (const who of TOWN_PEOPLE.filter((one) => !one.endsWith('secretariat'))) {
      expect(settleUnlisted(here.context, here.actor(who), dealt)).toEqual({ ok: false, reason: 'not_permitted' });
    }
    must(settleUnlisted(here.context, secretariat, dealt));
    expect(settleUnlisted(here.context, secretariat, dealt)).toEqual({ ok: false, reason: 'already_settled' });
    expect(state(here, { of: id })).toMatchObject({ unlistedEntries: [], unlistedCount: 1, unlistedUnsettledCount: 0 });
    expect(asked(here, health).unlisted).toMatchObject({ outcome: 'left_out', because: '県のものです。' });
    const none = { ...dealt, unlistedId: 'none' };
    expect(settleUnlisted(here.context, secretariat, none)).toEqual({ ok: false, reason: 'unknown_entry' });
  });

  test('is said anew after it was settled, and is to be settled anew', async () => {
    const here = await town();
    const { health } = here.units;
    begun(here, true);
    must(say(here, 'other_officer', health, '健診の予約サイト'));
    const stale = restOf(here, health, '別のもの');
    must(settleUnlisted(here.context, here.actor('secretariat'), dealingOf(here, health, 'added')));
    const late = { unitId: health, inputs: [], unlisted: stale };
    expect(answerInquiry(here.context, here.actor('other_officer'), late)).toEqual({
      ...{ ok: false, reason: 'changed_meanwhile', entryIds: [], restChanged: true },
    });
    must(say(here, 'other_officer', health, '別のもの'));
    expect(asked(here, health).unlisted).toMatchObject({ outcome: null, because: '' });
    expect(state(here).unlistedUnsettledCount).toBe(1);
  });

  test('is said by the section itself or for it, by nobody else, and not after closing', async () => {
    const here = await town();
    const { health } = here.units;
    const id = begun(here, true);
    const may = TOWN_PEOPLE.filter((who) => say(here, who, health, `${who}が書きました。`).ok);
    expect(may).toEqual(['third_manager', 'other_officer']);
    const unlisted = restOf(here, health, '聞いたもの');
    const heard = { unitId: health, inputs: [], unlisted, hearing: heardOn(here) };
    must(answerInquiryFor(here.context, here.actor('secretariat'), heard));
    expect(asked(here, health).unlisted).toMatchObject({ heard: { heardFrom: '保育所長 山田' } });
    must(closeInquiry(here.context, here.actor('secretariat'), id));
    expect(say(here, 'other_officer', health, '遅れたもの')).toEqual({ ok: false, reason: 'wrong_state' });
  });

  test('is waited for no more of a section that has ended, which was asked all the same', async () => {
    const here = await town();
    const { health } = here.units;
    begun(here, true);
    expect(names(here)).toContain('健康課');
    doAct(here, `UPDATE unit_version SET until_date = '2026-10-05' WHERE unit_id = '${health}'`);
    here.context.goTo(addDays(START, 10));
    expect(names(here)).not.toContain('健康課');
    expect(unitsAsked(here.context.db, [health])).toEqual([{ name: '健康課' }]);
  });
});

test('the lists and files of both registers say what the owner last confirmed, and who wrote it down', async () => {
  const here = await town();
  const { tax } = here.units;
  registerContractOf(here, tax, { name: '封入の委託', contractor: '架空印刷' });
  begun(here);
  must(answerFor(here, tax, [wordOn(here, tax, 'K01', 'right')]));
  const page = must(contractsPage(here.context, here.actor('other_manager'), contractsSearch.parse({})));
  expect(page.contractLines.map(({ lastInquiry }) => lastInquiry)).toMatchObject([
    { inquiryAnswer: 'right', answeredOn: START, heard: { heardFrom: '保育所長 山田' } },
  ]);
  const last = ({ rows }: { readonly rows: readonly (readonly string[])[] }) => rows.map((row) => row.at(-1));
  expect(last(must(contractsFile(here.context, here.actor('secretariat'))))).toEqual([
    '2026-10-01 このとおりです 事務局が代わりに記入（保育所長 山田さんから、電話で）',
  ]);
  expect(last(must(ledgerFile(here.context, here.actor('secretariat'))))).toEqual(['', '']);
});
