import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { tableCsv } from '#app/lib/table-file.ts';
import { changeSystem } from '#app/services/asset/asset.acts.server.ts';
import { ROW_FAULT_WORDS } from '#app/services/asset/ledger-file.form.server.ts';
import { importLedger } from '#app/services/asset/ledger-import.acts.server.ts';
import { previewImport } from '#app/services/asset/ledger-import.page.server.ts';
import { systemById } from '#app/services/asset/ledger.loader.server.ts';
import { systemPage } from '#app/services/asset/system.page.server.ts';
import { systemsSearch } from '#app/services/asset/systems.address.server.ts';
import { ledgerFile, systemsPage } from '#app/services/asset/systems.page.server.ts';
import { insertContract } from '#db/queries/contract.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { importOf, LEDGER_HEADING, renamedWebsite, rowsOfFile } from '#test/factories/ledger.ts';
import { makeTown, openTownCampaign } from '#test/factories/town.ts';
import { withoutCells } from '#test/factories/refused-line.ts';
import type { Town } from '#test/factories/town.ts';

const town = () => makeTown(testDatabase(calendarDate('2026-10-01')));
const secretariat = (of: Town) => of.actor('secretariat');
const website = (of: Town) => systemById(of.context.db, of.systems.website);
const WEBSITE = 'S02,ホームページ,税務課,インターネット接続系';
const HEADING = `${LEDGER_HEADING},機密性,完全性,可用性,委託先,契約の終わり,備考`;
const bring = (of: Town, ...lines: readonly string[]) =>
  importLedger(of.context, secretariat(of), importOf(of, ...lines));
const preview = (of: Town, ...lines: readonly string[]) =>
  must(previewImport(of.context, secretariat(of), rowsOfFile(...lines)));
const listed = (of: Town, search: Record<string, string>) =>
  must(systemsPage(of.context, secretariat(of), systemsSearch.parse(search))).lines;

/** A contract of the register that names the website. */
function underContract(of: Town, over: Record<string, string | null> = {}): void {
  insertContract(
    of.context.db,
    {
      ...{ id: `c-${over['code'] ?? ''}`, kind: 'contract', code: 'K01', name: 'サイトの保守', contractor: '甲社' },
      ...{ ownerUnitId: of.units.tax, handedOver: '', personalInformation: false, subcontracting: 'none', note: '' },
      ...{ startsOn: '2026-04-01', endsOn: '2027-03-31' },
      ...over,
    },
    [of.systems.website],
  );
}

describe('what the ledger says of a system besides', () => {
  test('is changed by the form, and asks nobody else', async () => {
    const here = await town();
    openTownCampaign(here);
    const described = {
      confidentiality: '3A',
      contractor: ' 乙　社 ',
      contractEndsOn: calendarDate('2027-03-31'),
    } as const;
    must(changeSystem(here.context, secretariat(here), { ...renamedWebsite(here, 'ホームページ'), ...described }));
    expect(website(here)).toMatchObject({ ...described, contractor: '乙 社', integrity: null, note: '' });
    expect(systemPage(here.context, secretariat(here), here.systems.website)).toMatchObject({
      value: { entry: { confidentiality: '3A' }, contracts: [] },
    });
  });

  test('comes in with a file as people write it, and its changes are told by field', async () => {
    const here = await town();
    const line = `${WEBSITE},機密性３ａ,2,,乙社,令和9年3月31日,更新は毎年`;
    expect(preview(here, HEADING, line).changedLines[0]?.entries).toEqual([
      { field: 'confidentiality', was: '', becomes: '3A' },
      { field: 'integrity', was: '', becomes: '2' },
      { field: 'contractor', was: '', becomes: '乙社' },
      { field: 'contractEndsOn', was: '', becomes: '2027-03-31' },
      { field: 'note', was: '', becomes: '更新は毎年' },
    ]);
    must(bring(here, HEADING, line));
    expect(website(here)).toMatchObject({ confidentiality: '3A', integrity: '2', availability: null });
    const rows = rowsOfFile(tableCsv(must(ledgerFile(here.context, secretariat(here)))));
    expect(must(previewImport(here.context, secretariat(here), rows))).toMatchObject({ unchangedCount: 2 });
  });

  test('stays where a file has no column for it, and goes where its cell is empty', async () => {
    const here = await town();
    must(bring(here, HEADING, `${WEBSITE},2,1,1,乙社,2027/3/31,更新は毎年`));
    must(bring(here, LEDGER_HEADING, WEBSITE.replace('ホームページ', '公式サイト')));
    expect(website(here)).toMatchObject({ name: '公式サイト', confidentiality: '2', note: '更新は毎年' });
    must(bring(here, HEADING, `${WEBSITE},,1,1,,,`));
    expect(website(here)).toMatchObject({ confidentiality: null, contractor: null, contractEndsOn: null, note: '' });
  });

  test.each([
    ['a class that there is not', '4,,,,,', 'unknown_grade'],
    ['a day that there is not', ',,,,2027/2/30,', 'bad_day'],
    ['a contractor beyond the limit', `,,,${'あ'.repeat(101)},,`, 'contractor_too_long'],
    ['a remark beyond the limit', `,,,,,${'あ'.repeat(501)}`, 'note_too_long'],
  ] as const)('is refused at its row with %s', async (_what, cells, fault) => {
    const here = await town();
    const [refused] = preview(here, HEADING, `${WEBSITE},${cells}`).refusedLines;
    expect(refused?.messages.map(withoutCells)).toEqual([ROW_FAULT_WORDS[fault]]);
  });

  test('is told at its row by the cells that cannot be read, and by no others', async () => {
    const here = await town();
    const [refused] = preview(here, HEADING, `${WEBSITE},4,1,9,,2027/2/30,`).refusedLines;
    expect(refused?.messages).toEqual([
      `2行目「機密性」の「4」、「可用性」の「9」：${ROW_FAULT_WORDS.unknown_grade}`,
      `2行目「契約の終わり」の「2027/2/30」：${ROW_FAULT_WORDS.bad_day}`,
    ]);
  });
});

describe('a system that contracts of the register name', () => {
  test('has all their contractors and the first of their ends, on its page, in the list and in the file', async () => {
    const here = await town();
    underContract(here);
    underContract(here, { code: 'K02', contractor: '丙社', endsOn: '2026-12-30' });
    underContract(here, { code: 'K03', contractor: '丁社', startsOn: '2027-04-01', endsOn: null });
    const terms = { contractor: '甲社、丙社', contractEndsOn: '2026-12-30' };
    expect(listed(here, { q: 'S02' })).toMatchObject([{ ...terms, endsSoon: true, contracts: [{}, {}] }]);
    expect(tableCsv(must(ledgerFile(here.context, secretariat(here))))).toContain('甲社、丙社,2026-12-30');
    const page = must(systemPage(here.context, secretariat(here), here.systems.website));
    expect(page.contracts.map(({ contractor }) => contractor)).toEqual(['甲社', '丙社']);
  });

  test('has no other word on them in its own entry, from a form or from a file', async () => {
    const here = await town();
    underContract(here);
    const change = { ...renamedWebsite(here, '公式サイト'), contractor: '乙社' };
    must(changeSystem(here.context, secretariat(here), change));
    expect(website(here)).toMatchObject({ name: '公式サイト', contractor: null });
    for (const cells of ['乙社,', '甲社,2027/4/1', ',2027/4/1']) {
      const [refused] = preview(here, `${LEDGER_HEADING},委託先,契約の終わり`, `${WEBSITE},${cells}`).refusedLines;
      expect(refused?.messages.map(withoutCells)).toEqual([ROW_FAULT_WORDS.contract_registered]);
    }
    for (const cells of ['甲社,2027/3/31', ',']) {
      expect(preview(here, `${LEDGER_HEADING},委託先,契約の終わり`, `${WEBSITE},${cells}`).refusedLines).toEqual([]);
    }
  });

  test('is shown as what the file did not expect, when the contract comes between preview and import', async () => {
    const here = await town();
    const file = importOf(here, `${LEDGER_HEADING},委託先`, `${WEBSITE},乙社`);
    underContract(here);
    const outcome = importLedger(here.context, secretariat(here), file);
    expect(outcome).toEqual({ ok: false, reason: 'changed_meanwhile' });
  });
});

test('the list is narrowed to systems whose contract ends within 90 days, from today on', async () => {
  const here = await town();
  const ends = (day: string) => {
    must(bring(here, `${LEDGER_HEADING},契約の終わり`, `${WEBSITE},${day}`));
    return listed(here, { ending: 'soon' }).map(({ code }) => code);
  };
  expect(ends('2026-10-01')).toEqual(['S02']);
  expect(ends('2026-12-30')).toEqual(['S02']);
  expect(ends('2026-12-31')).toEqual([]);
  expect(ends('2026-09-30')).toEqual([]);
});
