import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { ATTRIBUTE_NAMES, SYSTEM_ATTRIBUTES } from '#app/domain/questionnaire/gate/system-attribute.ts';
import { must } from '#app/domain/shared/result.ts';
import { decodeSourceText } from '#app/lib/source-text.ts';
import { tableCsv } from '#app/lib/table-file.ts';
import { writeSheet } from '#app/lib/xlsx/write-sheet.ts';
import { changeSystem, retireSystem } from '#app/services/asset/asset.acts.server.ts';
import { importLedger } from '#app/services/asset/ledger-import.acts.server.ts';
import { LEDGER_MAX_ROWS, readLedgerFile, ROW_FAULT_WORDS } from '#app/services/asset/ledger-file.form.server.ts';
import { previewImport } from '#app/services/asset/ledger-import.page.server.ts';
import { ledgerFile } from '#app/services/asset/systems.page.server.ts';
import { addUnit } from '#app/services/organization/organization.acts.server.ts';
import { readWorkbookText } from '#app/services/shared/workbook.form.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { allSystems } from '#db/queries/asset.server.ts';
import { withoutCells } from '#test/factories/refused-line.ts';
import { testDatabase } from '#test/factories/database.ts';
import { importOf, LEDGER_HEADING, renamedWebsite, rowsOfFile } from '#test/factories/ledger.ts';
import { makeTown } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { madeWorkbook, shownIn } from '#test/fixtures/made-workbook.ts';

const START = calendarDate('2026-10-01');
const town = () => makeTown(testDatabase(START));
const NEW_LINE = 'S03,文書管理,税務課,マイナンバー利用事務系';
const ledger = (of: Town) => allSystems(of.context.db);
const entries = (of: Town) => [...activityEntries(of.context.db)].length;
const preview = (of: Town, ...lines: readonly string[]) =>
  must(previewImport(of.context, of.actor('secretariat'), rowsOfFile(...lines)));
const bring = (of: Town, input: Parameters<typeof importLedger>[2]) =>
  importLedger(of.context, of.actor('secretariat'), input);

describe('a file of the ledger', () => {
  test('that was written is read in again as what is there already', async () => {
    const here = await town();
    must(changeSystem(here.context, here.actor('secretariat'), renamedWebsite(here, '=HYPERLINK("x","ホーム,頁")')));
    const table = must(ledgerFile(here.context, here.actor('auditor')));
    expect(tableCsv(table)).toContain(`"'=HYPERLINK(""x"",""ホーム,頁"")"`);
    const workbook = Buffer.from(await writeSheet(table));
    expect(await shownIn(workbook)).toContain('=HYPERLINK("x","ホーム,頁")');
    const read = await readWorkbookText(workbook, table.name);
    for (const text of [tableCsv(table), read.ok ? read.text : '']) {
      const file = readLedgerFile(text);
      expect(file.ok && must(previewImport(here.context, here.actor('secretariat'), file.rows))).toMatchObject({
        unchangedCount: 2,
        refusedLines: [],
        addedLines: [],
        changedLines: [],
      });
    }
  });

  test('is read from UTF-8 with and without its mark, from Shift_JIS and from copied cells', async () => {
    const here = await town();
    const text = `${LEDGER_HEADING}\r\n${NEW_LINE}\r\n`;
    // The same text as Excel saves it in Japan.
    const shiftJis = Buffer.from(
      '8352815b83682c96bc8fcc2c8f8a8ac789db2c836c83628367838f815b834e8be695aa0d0a533033' +
        '2c95b68f918ac7979d2c90c596b189db2c837d834383698393836f815b979897708e9696b18c6e0d0a',
      'hex',
    );
    const texts = [Buffer.from(`\ufeff${text}`), Buffer.from(text), shiftJis].map((bytes) => decodeSourceText(bytes));
    for (const read of [...texts, { ok: true as const, text: text.replaceAll(',', '\t') }]) {
      expect(read.ok && preview(here, read.text).addedLines).toMatchObject([{ code: 'S03', name: '文書管理' }]);
    }
  });

  test('from a workbook has its computed cells refused at their row, and a dash for what does not hold', async () => {
    const here = await town();
    const [first = '', ...headings] = LEDGER_HEADING.split(',');
    const workbook = await madeWorkbook({
      name: '台帳',
      rows: [
        [first, ...headings, ATTRIBUTE_NAMES.get('package') ?? ''],
        [],
        ['S03', '文書管理', '税務課', 'マイナンバー利用事務系', '-'],
        ['S04', null, '税務課', 'マイナンバー利用事務系', '○'],
      ],
      cells: new Map([['3,1', { formula: 'B3', formulaResult: '文書管理', type: 'formula' }]]),
    });
    const read = await readWorkbookText(workbook, '');
    const file = readLedgerFile(read.ok ? read.text : '');
    const shown = file.ok ? must(previewImport(here.context, here.actor('secretariat'), file.rows)) : null;
    expect(shown?.refusedLines).toMatchObject([
      { lineNumber: 4, messages: [`4行目「名称」の「=文書管理」：${ROW_FAULT_WORDS.formula}`] },
    ]);
    expect(shown?.addedLines).toMatchObject([{ lineNumber: 3, code: 'S03' }]);
  });

  test('says of which attributes it has no column, where it adds systems', async () => {
    const here = await town();
    const [first = '', ...others] = SYSTEM_ATTRIBUTES.map((id) => ATTRIBUTE_NAMES.get(id) ?? '');
    expect(preview(here, LEDGER_HEADING, NEW_LINE).untold).toEqual({
      attributeNames: [first, ...others],
      hasNoColumn: true,
    });
    expect(preview(here, `${LEDGER_HEADING},${first}`, `${NEW_LINE},○`).untold).toEqual({
      attributeNames: others,
      hasNoColumn: false,
    });
    const whole = preview(here, [LEDGER_HEADING, first, ...others].join(','), NEW_LINE);
    expect(whole.untold).toBeNull();
    // What is there keeps the attributes that it has.
    const known = preview(here, LEDGER_HEADING, 'S02,公式サイト,税務課,インターネット接続系');
    expect(known.untold).toBeNull();
  });

  test.each(['委託業者', '委託事業者'])('names the contractor under 「%s」 too', async (called) => {
    const here = await town();
    const [row] = rowsOfFile(`${LEDGER_HEADING},${called}`, `${NEW_LINE},甲社`);
    expect(row?.description.contractor).toBe('甲社');
    expect(preview(here, `${LEDGER_HEADING},${called}`, `${NEW_LINE},甲社`).refusedLines).toEqual([]);
  });

  test.each([
    ['without a column', 'コード,名称,所管課\nS03,文書管理,税務課', '「ネットワーク区分」がありません'],
    [
      'with other columns besides',
      'コード,名称,所管課,所在地\nS03,文書管理,税務課,x',
      '「ネットワーク区分」がありません。今の台帳を出力したファイルの1行目と同じ列の名前にしてください。列「所在地」は台帳の列ではないため、読み取りません（あっても構いません）。',
    ],
    ['with a column that is a formula', `${LEDGER_HEADING},=A1\n${NEW_LINE},x`, '列の名前「=A1」が数式です'],
    ['with a column twice', `${LEDGER_HEADING},名称\n${NEW_LINE},x`, '列「名称」が二つ以上あります'],
    ['with a broken line', `${LEDGER_HEADING}\nS03,"文書管理`, '2行目：'],
    ['without a line', LEDGER_HEADING, '情報システムの行がありません'],
    ['of another kind', 'PK\u0003\u0004', '列の名前'],
    ['of nothing', '\n\n', '何も書かれていません'],
  ])('%s is refused as a whole', (_what, text, words) => {
    const file = readLedgerFile(text);
    expect(file.ok ? '' : file.message).toContain(words);
  });

  test.each([
    ['below a title', `架空町 台帳,,,\n,,,\n${LEDGER_HEADING}\n${NEW_LINE}`, { headingLine: 3, unread: [] }],
    [
      'copied below a title',
      `台帳\n${LEDGER_HEADING}\n${NEW_LINE}`.replaceAll(',', '\t'),
      { headingLine: 2, unread: [] },
    ],
    [
      'with a column that means nothing here',
      `所在地,${LEDGER_HEADING}\nx,${NEW_LINE}`,
      { headingLine: 1, unread: [{ name: '所在地', columnNumber: 1 }] },
    ],
    [
      'with well-known other headings',
      'No,システム名,主管課,接続ネットワーク\nS03,文書管理,税務課,マイナンバー利用事務系',
      { headingLine: 1, unread: [] },
    ],
    [
      'with a number beside the code',
      `No,${LEDGER_HEADING}\n7,${NEW_LINE}`,
      { headingLine: 1, unread: [{ name: 'No', columnNumber: 1 }] },
    ],
  ])('%s is read, and how it was is told', async (_what, text, reading) => {
    const file = readLedgerFile(text);
    expect(file.ok && file.reading).toEqual(reading);
    expect(preview(await town(), text).addedLines).toMatchObject([{ code: 'S03', name: '文書管理' }]);
  });

  test('names the managers of systems without being refused, and says so', () => {
    const file = readLedgerFile(`${LEDGER_HEADING},情報システム管理者\n${NEW_LINE},架空 太郎`);
    expect(file.ok && file.namesManagers).toBe(true);
  });

  test('of more rows than the limit is refused before any is looked at', () => {
    const lines = Array.from({ length: LEDGER_MAX_ROWS + 1 }, (_line, at) => `T${at},文書,税務課,x`);
    expect(readLedgerFile([LEDGER_HEADING, ...lines.slice(1)].join('\n')).ok).toBe(true);
    expect(readLedgerFile([LEDGER_HEADING, ...lines].join('\n')).ok).toBe(false);
  });
});

describe('the preview', () => {
  test('tells new, changed, unchanged and unnamed systems apart, and reads full-width digits', async () => {
    const here = await town();
    const shown = preview(
      here,
      'コード,名称,所管課コード,ネットワーク区分,パッケージ',
      'Ｓ０１,住民記録,１１０,マイナンバー利用事務系,',
      'S03,文書管理,120,ﾏｲﾅﾝﾊﾞｰ利用事務系,○',
    );
    expect(shown).toMatchObject({ unchangedCount: 0, unnamedCount: 1, refusedLines: [] });
    expect(shown.addedLines).toMatchObject([{ lineNumber: 3, code: 'S03' }]);
    expect(shown.changedLines).toMatchObject([
      { lineNumber: 2, entries: [{ field: 'attributes', was: 'パッケージ', becomes: '' }] },
    ]);
  });

  test('leaves attributes alone for which the file has no column', async () => {
    const here = await town();
    const line = 'S02,ホームページ,税務課,インターネット接続系';
    expect(preview(here, LEDGER_HEADING, line)).toMatchObject({ unchangedCount: 1, changedLines: [] });
    const kept = preview(here, `${LEDGER_HEADING},外部公開`, `${line},×`).changedLines;
    expect(kept).toMatchObject([{ entries: [{ was: '自庁開発・外部公開', becomes: '自庁開発' }] }]);
  });

  test.each([
    ['a code that stands twice', `${NEW_LINE}\nｓ03,別名,税務課,マイナンバー利用事務系`, 3, 'code_twice'],
    ['no code', ',文書管理,税務課,マイナンバー利用事務系', 2, 'code_missing'],
    ['a unit that there is not', 'S03,文書管理,水道課,マイナンバー利用事務系', 2, 'unknown_owner'],
    ['the body for an owner', 'S03,文書管理,架空町,マイナンバー利用事務系', 2, 'unknown_owner'],
    ['no owner', 'S03,文書管理,,マイナンバー利用事務系', 2, 'owner_missing'],
    ['a zone that there is not', 'S03,文書管理,税務課,教育系', 2, 'unknown_zone'],
    ['a formula', 'S03,=1+1,税務課,マイナンバー利用事務系', 2, 'formula'],
    ['a cell too many', `${NEW_LINE},x`, 2, 'too_many_cells'],
  ] as const)('refuses a line with %s, by its number', async (_what, lines, lineNumber, fault) => {
    const here = await town();
    const [refused, ...others] = preview(here, LEDGER_HEADING, lines).refusedLines;
    expect(others).toEqual([]);
    expect(refused?.lineNumber).toBe(lineNumber);
    expect(refused?.messages.map(withoutCells)).toEqual([ROW_FAULT_WORDS[fault]]);
  });

  test('refuses code and name of two units, a mark that says nothing, and a retired system', async () => {
    const here = await town();
    const retired = { id: here.systems.website, retiredOn: START };
    must(retireSystem(here.context, here.actor('secretariat'), retired));
    const shown = preview(
      here,
      'コード,名称,所管課コード,所管課,ネットワーク区分,パッケージ',
      'S03,文書管理,110,税務課,マイナンバー利用事務系,',
      'S04,文書管理,120,税務課,マイナンバー利用事務系,たぶん',
      'S02,ホームページ,120,税務課,インターネット接続系,',
    );
    expect(shown.refusedLines.map(({ messages }) => messages)).toEqual([
      [`2行目「所管課コード」の「110」、「所管課」の「税務課」：${ROW_FAULT_WORDS.owner_differs}`],
      [`3行目「パッケージ」の「たぶん」：${ROW_FAULT_WORDS.unknown_mark}`],
      [`4行目「コード」の「S02」：${ROW_FAULT_WORDS.retired}`],
    ]);
  });
});

describe('bringing a file in', () => {
  test('is one act with its counts and ids', async () => {
    const here = await town();
    const before = entries(here);
    const input = importOf(here, LEDGER_HEADING, NEW_LINE, 'S02,公式サイト,税務課,インターネット接続系');
    expect(must(bring(here, input))).toEqual({ addedCount: 1, changedCount: 1, unchangedCount: 0 });
    expect(ledger(here).map(({ name }) => name)).toEqual(['住民記録', '公式サイト', '文書管理']);
    expect(entries(here)).toBe(before + 1);
    const { type, detail } = [...activityEntries(here.context.db)].at(-1) ?? { type: '', detail: '{}' };
    expect(type).toBe('ledger.import');
    expect(JSON.parse(detail)).toMatchObject({
      counts: { addedCount: 1, changedCount: 1, unchangedCount: 0 },
      added: [{ id: ledger(here)[2]?.id, code: 'S03' }],
      changed: [{ id: here.systems.website, fields: ['name'] }],
    });
  });

  test('does nothing at all where one line is refused', async () => {
    const here = await town();
    const before = { ledger: ledger(here), entries: entries(here) };
    const input = importOf(here, LEDGER_HEADING, NEW_LINE, 'S04,文書,水道課,マイナンバー利用事務系');
    expect(bring(here, input)).toEqual({ ok: false, reason: 'refused_rows' });
    expect({ ledger: ledger(here), entries: entries(here) }).toEqual(before);
  });

  test('is refused where the ledger has changed since the preview, or the file is another', async () => {
    const here = await town();
    const input = importOf(here, LEDGER_HEADING, 'S02,公式サイト,税務課,インターネット接続系');
    must(changeSystem(here.context, here.actor('second_secretariat'), renamedWebsite(here, '町の窓口')));
    expect(bring(here, input)).toEqual({ ok: false, reason: 'changed_meanwhile' });
    const other = importOf(here, LEDGER_HEADING, NEW_LINE);
    expect(bring(here, { ...other, rows: input.rows })).toEqual({ ok: false, reason: 'changed_meanwhile' });
    expect(ledger(here)).toHaveLength(2);
  });

  test('is refused where the name of the owner has become that of another unit', async () => {
    const here = await town();
    const input = importOf(here, LEDGER_HEADING, NEW_LINE);
    const twin = { code: '121', name: '税務課', type: 'department' as const, parentId: here.units.welfare };
    must(addUnit(here.context, here.actor('secretariat'), { ...twin, order: 9, policyId: null }));
    expect(bring(here, input)).toEqual({ ok: false, reason: 'changed_meanwhile' });
  });

  test('that would change nothing leaves no entry, and is the secretariat’s alone', async () => {
    const here = await town();
    const same = importOf(here, LEDGER_HEADING, 'S02,ホームページ,税務課,インターネット接続系');
    expect(bring(here, same)).toEqual({ ok: false, reason: 'nothing_changed' });
    for (const who of ['administrator', 'auditor', 'system_manager'] as const) {
      const outcome = importLedger(here.context, here.actor(who), importOf(here, LEDGER_HEADING, NEW_LINE));
      expect(outcome).toEqual({ ok: false, reason: 'not_permitted' });
    }
  });

  test('of the largest file is taken in whole', async () => {
    const here = await town();
    const lines = Array.from(
      { length: LEDGER_MAX_ROWS },
      (_line, at) => `T${at},文書管理${at},税務課,マイナンバー利用事務系`,
    );
    const input = importOf(here, LEDGER_HEADING, ...lines);
    must(bring(here, input));
    expect(ledger(here)).toHaveLength(LEDGER_MAX_ROWS + 2);
  });
});
