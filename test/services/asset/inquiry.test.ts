import { describe, expect, test } from 'vitest';
import type { ContractDraft } from '#app/domain/asset/contract-rule.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { changeSystem, registerSystem, restoreSystem, retireSystem } from '#app/services/asset/asset.acts.server.ts';
import {
  changeContract,
  importContracts,
  restoreContract,
  retireContract,
} from '#app/services/asset/contract.acts.server.ts';
import { contractPage } from '#app/services/asset/contract.page.server.ts';
import { answerInquiry } from '#app/services/asset/inquiry-answer.acts.server.ts';
import { beginInquiry, closeInquiry, settleInquiryEntry } from '#app/services/asset/inquiry.acts.server.ts';
import { inquirySearch } from '#app/services/asset/inquiry.address.server.ts';
import { homeInquiries } from '#app/services/asset/inquiry.loader.server.ts';
import { inquiryPage, unitInquiryPage } from '#app/services/asset/inquiry.page.server.ts';
import { importLedger } from '#app/services/asset/ledger-import.acts.server.ts';
import { systemPage } from '#app/services/asset/system.page.server.ts';
import { systemsSearch } from '#app/services/asset/systems.address.server.ts';
import { systemsPage } from '#app/services/asset/systems.page.server.ts';
import { handoverContent, handoverPlace } from '#app/services/improvement/handover.loader.server.ts';
import { giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { splitUnit, takeBackUnitChange } from '#app/services/organization/unit.acts.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { homeOf } from '#app/services/campaign/home.page.server.ts';
import { loadExample, removeExample } from '#app/services/campaign/worked-example.acts.server.ts';
import { openTasks } from '#app/services/response/task.loader.server.ts';
import { authorize, SET_UP } from '#app/services/shared/authorize.server.ts';
import { allZones, findSystem } from '#db/queries/asset.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { doAct } from '#test/factories/every-table.ts';
import { begun, settlingOf, shownEntry, wordOn } from '#test/factories/inquiry.ts';
import {
  CONTRACT_HEADING,
  contractImportOf,
  importOf,
  LEDGER_HEADING,
  registerContractOf,
  renamedWebsite,
} from '#test/factories/ledger.ts';
import { loggedActs } from '#test/factories/rows.ts';
import { makeTown, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const START = calendarDate('2026-10-01');
const DUE = calendarDate('2026-10-21');
const town = () => makeTown(testDatabase(START));

/** A contract of the section, running through the fiscal year unless said otherwise. */
const contractOf = (here: Town, ownerUnitId: string, over: Partial<ContractDraft> = {}) =>
  registerContractOf(here, ownerUnitId, { name: '封入の委託', contractor: '架空印刷', ...over });

const state = (here: Town, search: Record<string, string> = {}) => {
  const page = must(inquiryPage(here.context, here.actor('secretariat'), inquirySearch.parse(search)));
  if (page.shown === null) throw new Error('no inquiry is shown');
  return page.shown;
};
const lines = (here: Town, search: Record<string, string> = {}) =>
  state(here, search).sections.map(
    ({ unitName, answeredCount, askedCount }) => `${unitName} ${answeredCount}/${askedCount}`,
  );
const answer = (here: Town, who: TownPerson, unitId: string, ...inputs: ReturnType<typeof wordOn>[]) =>
  answerInquiry(here.context, here.actor(who), { unitId, inputs, unlisted: null });
const tasksOf = (here: Town, who: TownPerson) =>
  openTasks(here.context, here.actor(who)).filter(({ kind }) => kind === 'ledger_inquiry');
const HEAD = { role: 'security_manager', systemId: null, from: calendarDate('2026-10-02') } as const;
const OWNED_BY_GENERAL_AFFAIRS = (here: Town) => ({
  ...renamedWebsite(here, 'ホームページ'),
  ownerUnitId: here.units.generalAffairs,
});

describe('beginning an inquiry', () => {
  test('tells beforehand whom it reaches, in the order of the body, and who has nobody to answer', async () => {
    const here = await town();
    contractOf(here, here.units.tax);
    const page = must(inquiryPage(here.context, here.actor('secretariat'), inquirySearch.parse({})));
    expect(page.candidates).toMatchObject([
      { unitName: '総務課', systemCount: 1, contractCount: 0, isToday: true },
      { unitName: '税務課', systemCount: 1, contractCount: 1, isToday: true },
      { unitName: '健康課', systemCount: 0, contractCount: 0, isToday: true },
    ]);
    const held = () =>
      must(inquiryPage(here.context, here.actor('secretariat'), inquirySearch.parse({}))).candidates?.map(
        ({ unitName, answeringOffice, answeringPeople }) => `${unitName} ${answeringOffice} ${answeringPeople.length}`,
      );
    contractOf(here, here.units.general, { code: 'K02' });
    doAct(here, `UPDATE appointment SET until_date = '2026-09-30' WHERE unit_id = '${here.units.tax}'`);
    const owning = ['総務部 security_officer 1', '総務課 security_manager 1', '税務課 security_manager 0'];
    expect(held()).toEqual([...owning, '健康課 security_manager 1']);
  });

  test('asks of every system in use and every contract in force, and opens one task a section', async () => {
    const here = await town();
    contractOf(here, here.units.tax);
    contractOf(here, here.units.tax, { code: 'K02', endsOn: calendarDate('2026-09-30') });
    const later = { startsOn: calendarDate('2027-04-01'), endsOn: calendarDate('2028-03-31') };
    contractOf(here, here.units.health, { code: 'K03', ...later });
    must(retireSystem(here.context, here.actor('secretariat'), { id: here.systems.ledger, retiredOn: START }));
    const inquiryId = begun(here);
    expect(lines(here)).toEqual(['税務課 0/2']);
    expect(tasksOf(here, 'other_manager')).toEqual([
      { kind: 'ledger_inquiry', subject: `inquiry:${inquiryId}/${here.units.tax}`, dueOn: DUE },
    ]);
    expect(TOWN_PEOPLE.filter((who) => tasksOf(here, who).length > 0)).toEqual(['other_manager']);
  });

  test.each([
    ['yesterday', '2026-09-30', 'in_the_past'],
    ['more than a year ahead', '2027-10-04', 'too_far'],
  ])('is refused for a day that is %s', async (_when, dueOn, reason) => {
    const here = await town();
    expect(beginInquiry(here.context, here.actor('secretariat'), { dueOn: calendarDate(dueOn), askAll: true })).toEqual(
      {
        ok: false,
        reason,
      },
    );
  });

  test('is refused while another is open, whoever began it, and where nothing can be asked', async () => {
    const here = await town();
    begun(here);
    const again = beginInquiry(here.context, here.actor('second_secretariat'), { dueOn: DUE, askAll: false });
    expect(again).toEqual({ ok: false, reason: 'already_open' });
    const bare = await town();
    for (const id of Object.values(bare.systems)) {
      must(retireSystem(bare.context, bare.actor('secretariat'), { id, retiredOn: START }));
    }
    expect(beginInquiry(bare.context, bare.actor('secretariat'), { dueOn: DUE, askAll: false })).toEqual({
      ok: false,
      reason: 'nothing_to_ask',
    });
  });

  test('is refused to everybody but the secretariat, and so is closing', async () => {
    const here = await town();
    const others = TOWN_PEOPLE.filter((who) => !who.endsWith('secretariat'));
    for (const who of others) {
      expect(beginInquiry(here.context, here.actor(who), { dueOn: DUE, askAll: false })).toEqual({
        ok: false,
        reason: 'not_permitted',
      });
    }
    const id = begun(here);
    for (const who of others) {
      expect(closeInquiry(here.context, here.actor(who), id)).toEqual({ ok: false, reason: 'not_permitted' });
    }
  });
});

describe('answering', () => {
  test('is done by the head of the section and its clerk, and by nobody else', async () => {
    const here = await town();
    begun(here);
    const may = TOWN_PEOPLE.filter((who) => {
      const input = wordOn(here, here.units.generalAffairs, 'S01', 'differs', `${who}が答えました。`);
      return answer(here, who, here.units.generalAffairs, input).ok;
    });
    expect(may).toEqual(['staff', 'manager']);
  });

  test('shows what is asked to the section and to those who read all, and to no other section', async () => {
    const here = await town();
    begun(here);
    const reads = TOWN_PEOPLE.filter(
      (who) => unitInquiryPage(here.context, here.actor(who), { unitId: here.units.tax, of: '' }).ok,
    );
    expect(reads).toEqual([
      'other_manager',
      'supervisor',
      'audit_supervisor',
      'auditor',
      'secretariat',
      'second_secretariat',
    ]);
    const seen = must(unitInquiryPage(here.context, here.actor('auditor'), { unitId: here.units.tax, of: '' }));
    expect(seen.answerable).toBe(false);
  });

  test('finishes the task of the section with its last entry, and the home says so', async () => {
    const here = await town();
    contractOf(here, here.units.tax);
    begun(here);
    const { tax } = here.units;
    must(answer(here, 'other_manager', tax, wordOn(here, tax, 'S02', 'right')));
    expect(homeInquiries(here.context, here.actor('other_manager'))).toMatchObject([
      { unitName: '税務課', askedCount: 2, answeredCount: 1, done: false },
    ]);
    expect(tasksOf(here, 'other_manager')).toHaveLength(1);
    must(answer(here, 'other_manager', tax, wordOn(here, tax, 'K01', 'right')));
    expect(tasksOf(here, 'other_manager')).toEqual([]);
    expect(homeInquiries(here.context, here.actor('other_manager'))).toMatchObject([{ done: true, overdue: false }]);
    expect(homeInquiries(here.context, here.actor('third_manager'))).toEqual([]);
  });

  test('stands at home as what is to be done until all is answered, and then as one of its links', async () => {
    const here = await town();
    begun(here);
    const { tax } = here.units;
    const home = () => {
      const { inquiries, links } = homeOf(here.context, here.actor('other_manager'));
      return { asked: inquiries.map(({ unitName }) => unitName), links };
    };
    expect(home()).toEqual({ asked: ['税務課'], links: [] });
    must(answer(here, 'other_manager', tax, wordOn(here, tax, 'S02', 'right')));
    const link = { to: 'inquiry', unitId: tax, unitName: '税務課', askedCount: 1 };
    expect(home()).toEqual({ asked: [], links: [link] });
    contractOf(here, tax);
    expect(home().links).toEqual([link, { to: 'contracts' }]);
  });

  test('is given on the contractor and the end that the contracts in force say of a system', async () => {
    const here = await town();
    begun(here);
    const { tax, health } = here.units;
    const shown = () => shownEntry(here, tax, 'S02').askedSystem;
    expect(shown()).toMatchObject({ contractor: null, contractEndsOn: null, isContracted: false });
    const seen = wordOn(here, tax, 'S02', 'right');
    contractOf(here, health, { systemIds: [here.systems.website] });
    expect(shown()).toMatchObject({ contractor: '架空印刷', contractEndsOn: '2027-03-31', isContracted: true });
    expect(answer(here, 'other_manager', tax, seen)).toMatchObject({ reason: 'changed_meanwhile' });
    here.context.goTo(calendarDate('2027-04-01'));
    expect(shown()).toMatchObject({ contractor: null, isContracted: false });
  });

  test('needs words where something differs, and then leaves nothing of what came with it', async () => {
    const here = await town();
    contractOf(here, here.units.tax);
    begun(here);
    const { tax } = here.units;
    const before = loggedActs(here.context.db);
    const inputs = [wordOn(here, tax, 'S02', 'right'), wordOn(here, tax, 'K01', 'differs', ' \n')];
    expect(answer(here, 'other_manager', tax, ...inputs)).toMatchObject({
      reason: 'bad_word',
      faults: [{ fault: 'remark_missing' }],
    });
    const long = wordOn(here, tax, 'K01', 'differs', 'あ'.repeat(1001));
    expect(answer(here, 'other_manager', tax, long)).toMatchObject({ faults: [{ fault: 'remark_too_long' }] });
    expect(lines(here)).toContain('税務課 0/2');
    expect(loggedActs(here.context.db)).toEqual(before);
  });

  test('of two at once only the first is taken, whether they saw the other answer or another ledger', async () => {
    const here = await town();
    begun(here);
    const { generalAffairs, tax } = here.units;
    const seen = wordOn(here, generalAffairs, 'S01', 'right');
    must(answer(here, 'staff', generalAffairs, { ...seen, answer: 'differs', remark: '名称が違います。' }));
    expect(answer(here, 'manager', generalAffairs, seen)).toEqual({
      ok: false,
      reason: 'changed_meanwhile',
      entryIds: [seen.entryId],
      restChanged: false,
    });
    const stale = wordOn(here, tax, 'S02', 'right');
    must(changeSystem(here.context, here.actor('secretariat'), renamedWebsite(here, '公式サイト')));
    expect(answer(here, 'other_manager', tax, stale)).toMatchObject({ reason: 'changed_meanwhile' });
    expect(answer(here, 'other_manager', tax, wordOn(here, tax, 'S02', 'right')).ok).toBe(true);
  });

  test('is refused for an entry of another section, and with nothing new', async () => {
    const here = await town();
    begun(here);
    const foreign = wordOn(here, here.units.tax, 'S02', 'right');
    expect(answer(here, 'manager', here.units.generalAffairs, foreign)).toEqual({
      ok: false,
      reason: 'changed_meanwhile',
      entryIds: [],
      restChanged: false,
    });
    expect(answer(here, 'manager', here.units.tax, foreign)).toEqual({ ok: false, reason: 'not_permitted' });
    expect(answer(here, 'manager', here.units.generalAffairs)).toEqual({ ok: false, reason: 'nothing_changed' });
  });

  test('can be changed until the inquiry is closed, and not behind it', async () => {
    const here = await town();
    const id = begun(here);
    const { tax } = here.units;
    must(answer(here, 'other_manager', tax, wordOn(here, tax, 'S02', 'differs', '廃止しました。')));
    must(answer(here, 'other_manager', tax, wordOn(here, tax, 'S02', 'right')));
    must(closeInquiry(here.context, here.actor('secretariat'), id));
    const late = wordOn(here, tax, 'S02', 'differs', '廃止しました。');
    expect(answer(here, 'other_manager', tax, late)).toEqual({ ok: false, reason: 'wrong_state' });
    expect(shownEntry(here, tax, 'S02').inquiryAnswer).toBe('right');
    expect(tasksOf(here, 'manager')).toEqual([]);
    expect(closeInquiry(here.context, here.actor('secretariat'), id)).toEqual({ ok: false, reason: 'already_closed' });
  });
});

describe('what the secretariat sees', () => {
  test('sections with something that differs come first, then those that are waited for', async () => {
    const here = await town();
    contractOf(here, here.units.health);
    begun(here);
    const { generalAffairs, health } = here.units;
    must(answer(here, 'manager', generalAffairs, wordOn(here, generalAffairs, 'S01', 'right')));
    must(answer(here, 'other_officer', health, wordOn(here, health, 'K01', 'differs', '契約の相手が違います。')));
    expect(lines(here)).toEqual(['健康課 1/1', '税務課 0/1', '総務課 1/1']);
    expect(lines(here, { show: 'waiting' })).toEqual(['税務課 0/1']);
    expect(lines(here, { show: 'differs' })).toEqual(['健康課 1/1']);
    expect(state(here)).toMatchObject({ overdue: false, differing: [{ name: '封入の委託', unitName: '健康課' }] });
    here.context.goTo(addDays(DUE, 1));
    expect(state(here).overdue).toBe(true);
    expect(homeInquiries(here.context, here.actor('other_manager'))).toMatchObject([{ overdue: true }]);
  });

  test('what differs is settled once, by the answer that was read, also after closing', async () => {
    const here = await town();
    const id = begun(here);
    const { tax } = here.units;
    const secretariat = here.actor('secretariat');
    must(answer(here, 'other_manager', tax, wordOn(here, tax, 'S02', 'differs', '名称が違います。')));
    const first = settlingOf(here, tax, 'S02');
    must(answer(here, 'other_manager', tax, wordOn(here, tax, 'S02', 'differs', '所管も違います。')));
    expect(settleInquiryEntry(here.context, secretariat, first)).toEqual({ ok: false, reason: 'changed_meanwhile' });
    must(closeInquiry(here.context, secretariat, id));
    must(settleInquiryEntry(here.context, secretariat, settlingOf(here, tax, 'S02')));
    const again = settleInquiryEntry(here.context, secretariat, settlingOf(here, tax, 'S02'));
    expect(again).toEqual({ ok: false, reason: 'already_settled' });
    expect(state(here, { of: id })).toMatchObject({ open: false, unsettledCount: 0, differingCount: 1 });
  });

  test('the ledger says when and what the owner last confirmed, and past inquiries are listed', async () => {
    const here = await town();
    const { tax } = here.units;
    const contractId = contractOf(here, tax);
    const id = begun(here);
    here.context.wait(2);
    must(answer(here, 'other_manager', tax, wordOn(here, tax, 'S02', 'right')));
    must(answer(here, 'other_manager', tax, wordOn(here, tax, 'K01', 'differs', '委託先が違います。')));
    must(closeInquiry(here.context, here.actor('secretariat'), id));
    const last = { inquiryAnswer: 'right', answeredOn: '2026-10-03', settled: false, remark: '', heard: null };
    const page = must(systemPage(here.context, here.actor('secretariat'), here.systems.website));
    expect(page.lastInquiry).toEqual(last);
    const list = must(systemsPage(here.context, here.actor('auditor'), systemsSearch.parse({})));
    expect(list.lines.map(({ lastInquiry }) => lastInquiry)).toEqual([null, last]);
    expect(must(contractPage(here.context, here.actor('other_manager'), contractId)).lastInquiry).toEqual({
      ...{ inquiryAnswer: 'differs', answeredOn: '2026-10-03', settled: false, remark: '委託先が違います。' },
      heard: null,
    });
    const { past, candidates } = must(inquiryPage(here.context, here.actor('secretariat'), inquirySearch.parse({})));
    expect(past).toMatchObject([{ inquiryId: id, begunOn: START, closedOn: '2026-10-03', answeredCount: 2 }]);
    expect(candidates).toHaveLength(3);
  });
});

describe('while the registers change', () => {
  test('what is not answered goes to its new owner, with a task; what was answered stays with who answered', async () => {
    const here = await town();
    begun(here);
    const { generalAffairs, tax } = here.units;
    must(answer(here, 'manager', generalAffairs, wordOn(here, generalAffairs, 'S01', 'right')));
    expect(tasksOf(here, 'manager')).toEqual([]);
    must(changeSystem(here.context, here.actor('secretariat'), OWNED_BY_GENERAL_AFFAIRS(here)));
    expect(lines(here)).toEqual(['総務課 1/2']);
    expect(tasksOf(here, 'other_manager')).toEqual([]);
    expect(tasksOf(here, 'manager')).toHaveLength(1);
    const moved = importOf(here, LEDGER_HEADING, 'S01,住民記録,税務課,マイナンバー利用事務系');
    must(importLedger(here.context, here.actor('secretariat'), moved));
    expect(shownEntry(here, generalAffairs, 'S01').inquiryAnswer).toBe('right');
    expect(unitInquiryPage(here.context, here.actor('other_manager'), { unitId: tax, of: '' }).ok).toBe(false);
  });

  test('a system that is retired is waited for no more, and again once it is back', async () => {
    const here = await town();
    begun(here);
    const id = here.systems.website;
    must(retireSystem(here.context, here.actor('secretariat'), { id, retiredOn: START }));
    expect(tasksOf(here, 'other_manager')).toEqual([]);
    expect(lines(here)).toEqual(['総務課 0/1']);
    must(restoreSystem(here.context, here.actor('secretariat'), id));
    expect(tasksOf(here, 'other_manager')).toHaveLength(1);
    must(retireSystem(here.context, here.actor('secretariat'), { id, retiredOn: addDays(START, 5) }));
    expect(tasksOf(here, 'other_manager')).toHaveLength(1);
    here.context.wait(5);
    expect(tasksOf(here, 'other_manager')).toEqual([]);
  });

  test('a contract goes to its new owner, by its form and by a file, and its task with it', async () => {
    const here = await town();
    const { health, tax } = here.units;
    const secretariat = here.actor('secretariat');
    const id = contractOf(here, health);
    begun(here);
    expect(tasksOf(here, 'other_officer')).toHaveLength(1);
    const { draft, seenHash } = must(contractPage(here.context, secretariat, id));
    must(changeContract(here.context, secretariat, { id, seenHash, ...draft, ownerUnitId: tax }));
    expect(tasksOf(here, 'other_officer')).toEqual([]);
    expect(lines(here)).toEqual(['総務課 0/1', '税務課 0/2']);
    const back = contractImportOf(here, CONTRACT_HEADING, '業務委託,K01,封入の委託,架空印刷,健康課,2026/4/1');
    must(importContracts(here.context, secretariat, back));
    expect(tasksOf(here, 'other_officer')).toHaveLength(1);
    expect(lines(here)).toEqual(['総務課 0/1', '税務課 0/1', '健康課 0/1']);
  });

  test('a contract that is taken out is waited for no more, and again once it is back; a later one is not asked', async () => {
    const here = await town();
    const { health } = here.units;
    const secretariat = here.actor('secretariat');
    const id = contractOf(here, health);
    begun(here);
    must(retireContract(here.context, secretariat, { id, retiredOn: START }));
    expect(tasksOf(here, 'other_officer')).toEqual([]);
    must(restoreContract(here.context, secretariat, id));
    expect(tasksOf(here, 'other_officer')).toHaveLength(1);
    contractOf(here, health, { code: 'K02' });
    expect(lines(here)).toContain('健康課 0/1');
  });

  test('a system that is registered later is not asked', async () => {
    const here = await town();
    begun(here);
    const zoneId = findSystem(here.context.db, here.systems.website)?.zoneId ?? '';
    const late = { code: 'S03', name: '文書管理', ownerUnitId: here.units.tax, zoneId, attributes: [] };
    must(registerSystem(here.context, here.actor('secretariat'), late));
    expect(lines(here)).toEqual(['総務課 0/1', '税務課 0/1']);
  });

  test('a unit that began by a split and was asked since cannot be made never to have been', async () => {
    const here = await town();
    const secretariat = here.actor('secretariat');
    const parts = ['121', '122'].map((code) => ({ unitId: null, code, name: `税務第${code}課` }));
    const at = (unitId: string) => ({
      unitId,
      on: addDays(START, 1),
      seal: sealOf(unitHistory(here.context.db), unitId),
    });
    must(changeSystem(here.context, secretariat, OWNED_BY_GENERAL_AFFAIRS(here)));
    doAct(here, `UPDATE appointment SET until_date = '2026-09-30' WHERE unit_id = '${here.units.tax}'`);
    must(splitUnit(here.context, secretariat, at(here.units.tax), parts, new Map()));
    here.context.wait(1);
    const next = unitsOn(here.context.db, here.context.today()).find(({ code }) => code === '121')?.id ?? '';
    must(changeSystem(here.context, secretariat, { ...renamedWebsite(here, 'ホームページ'), ownerUnitId: next }));
    begun(here);
    must(giveAppointment(here.context, SET_UP, { ...HEAD, personId: here.actor('staff').personId, unitId: next }));
    must(answer(here, 'staff', next, wordOn(here, next, 'S02', 'right')));
    must(changeSystem(here.context, secretariat, OWNED_BY_GENERAL_AFFAIRS(here)));
    doAct(here, `DELETE FROM appointment WHERE unit_id = '${next}'`);
    expect(takeBackUnitChange(here.context, secretariat, here.units.tax, addDays(START, 1))).toEqual({
      ok: false,
      reason: 'still_used',
      by: [{ kind: 'inquiry', name: '税務第121課' }],
    });
  });

  test('the handover paper of the section lists what it is asked', async () => {
    const here = await town();
    const id = begun(here);
    const place = handoverPlace(here.context, here.units.tax);
    if (place === null) return expect.fail('the section has a place');
    const scope = authorize(here.actor('other_manager'), 'handover.view', place);
    if (!scope.ok) return expect.fail('its head reads it');
    expect(handoverContent(here.context, place, scope.value).tasks).toEqual([
      { kind: 'ledger_inquiry', subject: `inquiry:${id}/${here.units.tax}`, dueOn: DUE },
    ]);
  });

  test('a worked example on which an inquiry hangs is the own of the body', async () => {
    const here = await town();
    doAct(
      here,
      `DELETE FROM appointment WHERE unit_id IS NOT NULL OR system_id IS NOT NULL; DELETE FROM information_system;
       DELETE FROM network_zone; DELETE FROM unit_version WHERE type = 'department';
       DELETE FROM unit_version WHERE type = 'bureau';
       DELETE FROM unit WHERE id NOT IN (SELECT unit_id FROM unit_version)`,
    );
    const secretariat = here.actor('secretariat');
    must(loadExample(here.context, secretariat));
    expect(allZones(here.context.db).length).toBeGreaterThan(0);
    begun(here);
    expect(removeExample(here.context, secretariat)).toEqual({ ok: false, reason: 'touched' });
  });
});
