import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { tableCsv } from '#app/lib/table-file.ts';
import {
  changeContract,
  importContracts,
  registerContract,
  restoreContract,
  retireContract,
} from '#app/services/asset/contract.acts.server.ts';
import { askedWords, changeAskedWords } from '#app/components/asset/contract-words.ts';
import { CONTRACT_ROW_FAULT_WORDS, readContractFile } from '#app/services/asset/contract-file.form.server.ts';
import { previewContracts } from '#app/services/asset/contract-import.page.server.ts';
import { contractPage } from '#app/services/asset/contract.page.server.ts';
import { contractsSearch } from '#app/services/asset/contracts.address.server.ts';
import { contractsFile, contractsPage } from '#app/services/asset/contracts.page.server.ts';
import { systemPage } from '#app/services/asset/system.page.server.ts';
import { homeOf } from '#app/services/campaign/home.page.server.ts';
import { inTheWay } from '#app/services/organization/unit.loader.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { damagedRows } from '#app/services/shared/row-record.loader.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { allContracts } from '#db/queries/contract.server.ts';
import { decide } from '#test/factories/decide.ts';
import { makeCity } from '#test/factories/city.ts';
import { testDatabase } from '#test/factories/database.ts';
import {
  CONTRACT_HEADING,
  contractDraft,
  contractImportOf,
  contractRows,
  registerContractOf,
} from '#test/factories/ledger.ts';
import { withoutCells } from '#test/factories/refused-line.ts';
import { makeTown } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const START = calendarDate('2026-10-01');
const town = () => makeTown(testDatabase(START));
const secretariat = (of: Town) => of.actor('secretariat');
const shown = (of: Town, id: string) => must(contractPage(of.context, secretariat(of), id));
const listed = (of: Town, search: Record<string, string> = {}, who: Parameters<Town['actor']>[0] = 'secretariat') =>
  must(contractsPage(of.context, of.actor(who), contractsSearch.parse(search))).contractLines.map(({ code }) => code);
const entries = (of: Town) => [...activityEntries(of.context.db)].length;

describe('a contract', () => {
  test('is kept with the systems that it names, and shown at them until it is over', async () => {
    const here = await town();
    const id = registerContractOf(here, here.units.tax, { code: ' ｋ０１ ', systemIds: [here.systems.website] });
    expect(shown(here, id)).toMatchObject({ draft: { code: 'k01' }, namedSystems: [{ code: 'S02' }] });
    expect(listed(here)).toEqual(['k01']);
    const contracts = () => must(systemPage(here.context, secretariat(here), here.systems.website)).contracts.length;
    expect(contracts()).toBe(1);
    here.context.goTo(calendarDate('2027-04-01'));
    expect([contracts(), listed(here), listed(here, { term: 'over' })]).toEqual([0, [], ['k01']]);
  });

  test.each([
    ['a code that another has', { code: 'Ｋ０１' }, ['code_used']],
    ['no name and no contractor', { name: ' ', contractor: '' }, ['name_missing', 'contractor_missing']],
    ['no owner', { ownerUnitId: 'nowhere' }, ['unknown_owner']],
    ['no first day', { startsOn: null }, ['start_missing']],
    ['an end before its beginning', { endsOn: calendarDate('2026-03-31') }, ['ends_before_start']],
    ['half an approval', { approvedBy: '統括責任者' }, ['approval_incomplete']],
    ['a system that there is not', { systemIds: ['nowhere'] }, ['unknown_system']],
    [
      'texts beyond the limit',
      { handedOver: 'あ'.repeat(501), note: 'あ'.repeat(501) },
      ['handed_over_too_long', 'note_too_long'],
    ],
  ] as const)('is refused with %s', async (_what, wrong, faults) => {
    const here = await town();
    registerContractOf(here, here.units.tax);
    const draft = { ...contractDraft({ ownerUnitId: here.units.tax, code: 'K02' }), ...wrong };
    expect(registerContract(here.context, secretariat(here), draft)).toEqual({
      ok: false,
      reason: 'bad_entry',
      faults,
    });
    expect(allContracts(here.context.db)).toHaveLength(1);
  });

  test('is written by the secretariat alone', async () => {
    const here = await town();
    const id = registerContractOf(here, here.units.generalAffairs);
    const { draft, seenHash } = shown(here, id);
    const denied = { ok: false, reason: 'not_permitted' };
    for (const who of ['manager', 'auditor', 'ciso', 'administrator', 'system_manager', 'officer'] as const) {
      const actor = here.actor(who);
      expect(registerContract(here.context, actor, { ...draft, code: 'K02' })).toEqual(denied);
      expect(changeContract(here.context, actor, { ...draft, id, seenHash, name: '別名' })).toEqual(denied);
      expect(retireContract(here.context, actor, { id, retiredOn: START })).toEqual(denied);
      expect(restoreContract(here.context, actor, id)).toEqual(denied);
      expect(importContracts(here.context, actor, { rows: [], seenHash: '' })).toEqual(denied);
    }
  });

  test('that two change at once is changed by the first, and what nothing is changed of leaves no entry', async () => {
    const here = await town();
    const id = registerContractOf(here, here.units.tax);
    const { draft, seenHash } = shown(here, id);
    must(changeContract(here.context, secretariat(here), { ...draft, id, seenHash, contractor: '乙社' }));
    const second = changeContract(here.context, secretariat(here), { ...draft, id, seenHash, name: '別名' });
    expect(second).toEqual({ ok: false, reason: 'changed_meanwhile' });
    const now = shown(here, id);
    const before = entries(here);
    const same = changeContract(here.context, secretariat(here), { ...now.draft, id, seenHash: now.seenHash });
    expect([same, entries(here)]).toEqual([{ ok: false, reason: 'nothing_changed' }, before]);
  });

  test('is taken out and put back, and is neither changed nor taken out twice meanwhile', async () => {
    const here = await town();
    const id = registerContractOf(here, here.units.tax);
    const { draft, seenHash } = shown(here, id);
    must(retireContract(here.context, secretariat(here), { id, retiredOn: START }));
    expect(listed(here)).toEqual([]);
    expect(retireContract(here.context, secretariat(here), { id, retiredOn: START })).toMatchObject({
      reason: 'already_retired',
    });
    const change = changeContract(here.context, secretariat(here), { ...draft, id, seenHash, name: '別名' });
    expect(change).toEqual({ ok: false, reason: 'retired' });
    must(restoreContract(here.context, secretariat(here), id));
    expect(listed(here)).toEqual(['K01']);
  });

  test('that another hand changes, or the systems of, is named when the log is verified', async () => {
    const here = await town();
    const { db } = here.context;
    registerContractOf(here, here.units.tax, { systemIds: [here.systems.website] });
    const damaged = () => damagedRows(db, erasuresOf(db)).map(({ table, problem }) => `${table} ${problem}`);
    expect(damaged()).toEqual([]);
    db.$client.exec(`UPDATE contract SET subcontracting = 'approved'; DELETE FROM contract_system`);
    expect(damaged()).toEqual(['contract changed', 'contract_system missing']);
  });

  test('keeps its owner from being ended while it is not over by then', async () => {
    const here = await town();
    registerContractOf(here, here.units.health, { name: '健診の委託' });
    const named = (day: string) =>
      inTheWay(here.context.db, here.units.health, calendarDate(day)).some(({ kind }) => kind === 'contract');
    expect([named('2027-03-31'), named('2027-04-01')]).toEqual([true, false]);
  });
});

describe('the registers', () => {
  test('are narrowed by kind, owner, term, what is missing and words, and sorted', async () => {
    const here = await town();
    const { tax, generalAffairs } = here.units;
    registerContractOf(here, tax, { code: 'K01', endsOn: calendarDate('2026-12-30') });
    registerContractOf(here, generalAffairs, { code: 'K02', endsOn: null, subcontracting: 'unapproved' });
    registerContractOf(here, tax, { code: 'K03', endsOn: calendarDate('2026-09-30'), contractor: '丙社' });
    const approval = { approvedOn: START, approvedBy: '統括責任者', approvalDocument: '総第1号' };
    registerContractOf(here, tax, { code: 'C01', kind: 'cloud_service', ...approval });
    expect(listed(here)).toEqual(['K01', 'K02']);
    expect(listed(here, { kind: 'cloud_service' })).toEqual(['C01']);
    expect(listed(here, { kind: 'cloud_service', lack: 'approval' })).toEqual([]);
    expect(listed(here, { owner: generalAffairs })).toEqual(['K02']);
    expect(listed(here, { owner: here.units.general })).toEqual(listed(here, {}));
    expect(listed(here, { owner: here.units.welfare })).toEqual([]);
    expect(listed(here, { term: 'soon' })).toEqual(['K01']);
    expect(listed(here, { term: 'over' })).toEqual(['K03']);
    expect(listed(here, { lack: 'subcontracting' })).toEqual(['K02']);
    expect(listed(here, { q: '丙社', term: 'all' })).toEqual(['K03']);
    expect(listed(here, { term: 'all', sort: 'end' })).toEqual(['K03', 'K01', 'K02']);
    expect(listed(here, { dir: 'desc' })).toEqual(['K02', 'K01']);
  });

  test('show a section what it owns and nothing of another, on every way to it', async () => {
    const here = await town();
    const own = registerContractOf(here, here.units.generalAffairs, { code: 'K01' });
    const other = registerContractOf(here, here.units.tax, { code: 'K02', contractor: '秘密社' });
    const manager = here.actor('manager');
    expect(listed(here, {}, 'manager')).toEqual(['K01']);
    expect(contractPage(here.context, manager, own)).toMatchObject({ ok: true, value: { offered: null } });
    expect(contractPage(here.context, manager, other)).toEqual({ ok: false, reason: 'not_permitted' });
    expect(tableCsv(must(contractsFile(here.context, manager)))).not.toContain('秘密社');
    expect(listed(here, {}, 'auditor')).toEqual(['K01', 'K02']);
    for (const who of ['ciso', 'administrator'] as const) {
      expect(contractPage(here.context, here.actor(who), own)).toEqual({ ok: false, reason: 'not_permitted' });
    }
  });

  test('are read by the heads of both bureaus above their owner, and by no other', async () => {
    const city = await makeCity();
    const id = registerContractOf(city, city.unit('311'));
    for (const who of ['living_head', 'citizens_chief'] as const) {
      expect(contractPage(city.context, city.head(who), id).ok).toBe(true);
      const lines = must(contractsPage(city.context, city.head(who), contractsSearch.parse({}))).contractLines;
      expect(lines).toMatchObject([{ id }]);
      expect(homeOf(city.context, city.head(who)).links).toContainEqual({ to: 'contracts' });
    }
    expect(contractPage(city.context, city.head('works_chief'), id)).toEqual({ ok: false, reason: 'not_permitted' });
    expect(homeOf(city.context, city.head('works_chief')).links).toEqual([]);
  });

  test('say whether the next campaign asks contract by contract, each and together', async () => {
    const here = await town();
    const id = registerContractOf(here, here.units.tax);
    const said = () => [
      must(contractsPage(here.context, secretariat(here), contractsSearch.parse({}))).asksByContract,
      shown(here, id).asksByContract,
    ];
    expect(said()).toEqual([false, false]);
    decide(here, 'objectRule', { perObject: true });
    expect(said()).toEqual([true, true]);
    expect(
      [askedWords(true), askedWords(false), changeAskedWords(true)].map((words) => words.includes('一件ずつ')),
    ).toEqual([true, false, true]);
  });

  test('are linked at home to who owns something of them, and to nobody else', async () => {
    const here = await town();
    const linked = () => homeOf(here.context, here.actor('manager')).links.some(({ to }) => to === 'contracts');
    expect(linked()).toBe(false);
    registerContractOf(here, here.units.tax);
    expect(linked()).toBe(false);
    registerContractOf(here, here.units.generalAffairs, { code: 'K02' });
    expect(linked()).toBe(true);
  });
});

describe('a file of the registers', () => {
  const preview = (of: Town, ...lines: readonly string[]) =>
    must(previewContracts(of.context, secretariat(of), contractRows(...lines)));
  const LINE = '業務委託,K01,窓口業務の委託,甲社,税務課,2026/4/1';

  test('that was written is read in again as what is there already', async () => {
    const here = await town();
    const approval = { approvedOn: START, approvedBy: '統括責任者', approvalDocument: '総第1号' };
    registerContractOf(here, here.units.tax, { ...approval, systemIds: [here.systems.website, here.systems.ledger] });
    registerContractOf(here, here.units.tax, { code: 'C01', kind: 'cloud_service', subcontracting: 'approved' });
    const rows = contractRows(tableCsv(must(contractsFile(here.context, secretariat(here)))));
    expect(must(previewContracts(here.context, secretariat(here), rows))).toMatchObject({
      ...{ unchangedCount: 2, unnamedCount: 0, refusedLines: [], addedLines: [], changedLines: [] },
    });
  });

  test('adds and changes all at once, and leaves what it has no column for', async () => {
    const here = await town();
    registerContractOf(here, here.units.tax, { note: '毎年', systemIds: [here.systems.website] });
    const file = contractImportOf(
      here,
      `${CONTRACT_HEADING},再委託`,
      `${LINE.replace('甲社', '乙社')},あり（未承認）`,
      'クラウドサービス,C01,電子申請,丁社,総務課,令和8年4月1日,',
    );
    expect(importContracts(here.context, secretariat(here), file)).toMatchObject({
      value: { addedCount: 1, changedCount: 1 },
    });
    const [cloud, contract] = allContracts(here.context.db);
    expect(cloud).toMatchObject({ kind: 'cloud_service', startsOn: '2026-04-01', subcontracting: 'none' });
    expect(contract).toMatchObject({ contractor: '乙社', note: '毎年', subcontracting: 'unapproved' });
    expect(shown(here, contract?.id ?? '').namedSystems).toHaveLength(1);
    expect(importContracts(here.context, secretariat(here), file)).toMatchObject({ reason: 'changed_meanwhile' });
  });

  test('shows of what is new all that will be stored, and reads the systems by what the form calls them', async () => {
    const here = await town();
    const heading = `${CONTRACT_HEADING},渡す情報,個人情報,再委託,終了日,承認日,承認者,承認の文書番号,対象の情報システム,備考`;
    const rest = '住民の氏名,○,あり（承認済み）,2027/3/31,2026/3/20,統括責任者,総第1号,S02,毎年';
    const [added] = preview(here, heading, `${LINE},${rest}`).addedLines;
    expect(Object.fromEntries((added?.entries ?? []).map(({ field, becomes }) => [field, becomes]))).toEqual({
      ...{ kind: 'contract', contractor: '甲社', ownerUnitId: '税務課', handedOver: '住民の氏名' },
      ...{ personalInformation: '○', subcontracting: 'approved', startsOn: '2026-04-01', endsOn: '2027-03-31' },
      ...{ approvedOn: '2026-03-20', approvedBy: '統括責任者', approvalDocument: '総第1号', note: '毎年' },
      systemIds: must(systemPage(here.context, secretariat(here), here.systems.website)).entry.name,
    });
  });

  test.each([
    ['an unknown kind', LINE.replace('業務委託', '請負'), 'unknown_kind'],
    ['an unknown section', LINE.replace('税務課', '月面課'), 'unknown_owner'],
    ['a day that is none', LINE.replace('2026/4/1', '四月'), 'bad_day'],
    ['no first day', LINE.replace('2026/4/1', ''), 'start_missing'],
    ['a formula', LINE.replace('甲社', '=A1'), 'formula'],
  ] as const)('is refused at the row with %s', async (_what, line, fault) => {
    const here = await town();
    const [refused] = preview(here, CONTRACT_HEADING, line).refusedLines;
    expect(refused?.messages.map(withoutCells)).toEqual([CONTRACT_ROW_FAULT_WORDS[fault]]);
    const file = contractImportOf(here, CONTRACT_HEADING, line);
    expect(importContracts(here.context, secretariat(here), file)).toEqual({ ok: false, reason: 'refused_rows' });
  });

  test('is refused at the row with a system that there is not, and as a whole without a column', async () => {
    const here = await town();
    const lines = preview(here, `${CONTRACT_HEADING},対象の情報システムのコード`, `${LINE},S01、S99`).refusedLines;
    const words = `2行目「対象の情報システムのコード」の「S01、S99」：${CONTRACT_ROW_FAULT_WORDS.unknown_system}`;
    expect(lines).toMatchObject([{ messages: [words] }]);
    const file = readContractFile(`コード,名称\nK01,窓口`);
    expect(file.ok ? '' : file.message).toContain('「種類」、「委託先」');
  });
});
