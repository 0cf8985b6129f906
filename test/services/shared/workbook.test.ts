import { fc } from '#test/property.ts';
import { describe, expect, test } from 'vitest';
import { readCsv, unguardedCell } from '#app/lib/csv.ts';
import { resultsToFillIn } from '#app/documents/response/result-table.ts';
import { tableDownload } from '#app/lib/table-download.server.ts';
import { writeSheet } from '#app/lib/xlsx/write-sheet.ts';
import { readWorkbookText } from '#app/services/shared/workbook.form.server.ts';
import { madeWorkbook, SHEET_PART, sheetXml, workbookWith } from '#test/fixtures/made-workbook.ts';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const MEGABYTE = 1024 * 1024;

async function textOf(file: Buffer, sheet = ''): Promise<string> {
  const read = await readWorkbookText(file, sheet);
  return read.ok ? read.text : read.message;
}

async function codeOf(file: Buffer): Promise<string | null> {
  const read = await readWorkbookText(file, '');
  return read.ok ? null : read.code;
}

describe('a workbook', () => {
  test('is read by what its cells show: dates as days, numbers without an exponent, codes with their zeros', async () => {
    const style = (numFmt: string) => ({ style: { numFmt } });
    const file = await madeWorkbook({
      name: '台帳',
      rows: [
        ['日', 'コード', '数', '長い数', '丸め', '小さい数', '印'],
        [new Date(Date.UTC(2026, 3, 1)), 12, 1200, 1e20, 0.1 + 0.2, 1.5e-7, true],
      ],
      cells: new Map([
        ['1,1', { value: 12, ...style('0000') }],
        ['1,2', { value: 1200, ...style('#,##0') }],
      ]),
    });
    expect(await textOf(file)).toBe(
      '日\tコード\t数\t長い数\t丸め\t小さい数\t印\n2026-04-01\t0012\t1200\t100000000000000000000\t0.3\t0.00000015\t○\n',
    );
  });

  test('tells days that Excel shows in the Japanese calendar as days', async () => {
    const styles =
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="3">' +
      '<xf numFmtId="0"/><xf numFmtId="57" applyNumberFormat="1"/><xf numFmtId="31" applyNumberFormat="1"/></cellXfs></styleSheet>';
    const rows =
      '<row r="1"><c r="A1" s="1"><v>46113</v></c><c r="B1" s="2"><v>46113</v></c><c r="C1"><v>46113</v></c></row>';
    const file = await workbookWith({ [SHEET_PART]: sheetXml(rows), 'xl/styles.xml': styles });
    expect(await textOf(file)).toBe('2026-04-01\t2026-04-01\t46113\n');
  });

  test('keeps the place of its rows: a line of the text is a row of the sheet, whatever its cells hold', async () => {
    const file = await madeWorkbook({
      name: '台帳',
      rows: [[null], ['コード', '名称'], [], ['S01', '情報\n公開\t室']],
    });
    const text = await textOf(file);
    const read = readCsv(text, { separator: '\t', maxRows: 10 });
    expect(read.ok && read.rows).toEqual([
      { line: 2, cells: ['コード', '名称'] },
      { line: 4, cells: ['S01', '情報 公開 室'] },
    ]);
  });

  test('lets a computed cell be seen as one, with or without its value, and a text that looks like one not', async () => {
    const rows =
      '<row r="1"><c r="A1"><f>A2</f><v>4</v></c><c r="B1" t="str"><f>A3</f><v>S01</v></c><c r="C1"><f>A4</f></c>' +
      '<c r="D1" t="inlineStr"><is><t>=1+1</t></is></c></row>';
    expect(await textOf(await workbookWith({ [SHEET_PART]: sheetXml(rows) }))).toBe("=4\t=S01\t=\t'=1+1\n");
  });

  test('puts what rows are merged to into each of them, and leaves merged columns as they are', async () => {
    const file = await madeWorkbook({
      name: '台帳',
      rows: [
        ['税務課', 'S01', null],
        [null, 'S02', 'x'],
      ],
      merges: [
        { startRow: 0, startCol: 0, endRow: 1, endCol: 0 },
        { startRow: 0, startCol: 1, endRow: 0, endCol: 2 },
      ],
    });
    expect(await textOf(file)).toBe('税務課\tS01\n税務課\tS02\tx\n');
  });

  test('is read in the first sheet that is shown, or in the one that has the name, with rows that are not shown', async () => {
    const file = await madeWorkbook(
      { name: '隠し', hidden: true, rows: [['a']] },
      { name: 'とても隠し', veryHidden: true, rows: [['b']] },
      { name: '説明', rows: [['c'], ['d']], rowDefs: new Map([[1, { hidden: true }]]) },
      { name: '情報システム台帳', rows: [['e']] },
    );
    expect(await textOf(file)).toBe('c\nd\n');
    expect(await textOf(file, '情報システム台帳')).toBe('e\n');
    expect(await textOf(file, '隠し')).toBe('c\nd\n');
    expect(await readWorkbookText(file, '')).toMatchObject({
      message: 'シート「説明」の表です。表示されていない1行も含みます。',
    });
  });

  test('that was written says what it said, whatever stands in its cells', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme-ascii', maxLength: 8 }),
      fc.string({
        unit: fc.constantFrom('"', ',', "'", '=', '＝', '-', '@', '0', 'あ', '<', '&', '_x000D_'),
        maxLength: 6,
      }),
    );
    const rows = fc.array(fc.tuple(fc.constant('S'), cell, fc.constant('.')), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const columns = ['a', 'b', 'c'].map((title) => ({
          title,
          width: 9,
          choices: title === 'b' ? ['○', 'x,y'] : [],
        }));
        const table = { name: '表', columns, rows: cells, notAChoice: '選んでください', choicesName: '選択肢' };
        const file = Buffer.from(await (await tableDownload(table, 'xlsx', 'table')).arrayBuffer());
        const read = readCsv(await textOf(file), { separator: '\t', maxRows: 10 });
        expect(read.ok && read.rows.slice(1).map((row) => row.cells.map(unguardedCell))).toEqual(cells);
      }),
      { numRuns: 40 },
    );
  });
});

test('a list to fill in of ten thousand lines is read whole', async () => {
  const line = {
    policyName: '',
    printedClause: '1-1',
    askedText: '記録していますか。',
    askedOf: ['department' as const],
  };
  const list = resultsToFillIn(
    { unitNames: ['総務課'], policyNames: [] },
    Array.from({ length: 10_000 }, () => line),
  );
  const read = await readWorkbookText(Buffer.from(await writeSheet(list)), list.name);
  expect(read.ok && read.text.trim().split('\n')).toHaveLength(10_001);
});

describe('what is no workbook that can be read', () => {
  test.each([
    ['an old workbook', OLE, 'old_office'],
    ['one with a password', Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')]), 'encrypted_office'],
    ['a PDF', Buffer.from('%PDF-1.7\n\u0000'), 'pdf'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1]), 'image'],
    ['a text', Buffer.from('コード,名称'), 'text'],
    ['an archive that ends at once', Buffer.from('PK\u0003\u0004x'), 'zip_damaged'],
  ])('%s is told by its kind', async (_what, file, code) => {
    expect(await codeOf(file)).toBe(code);
  });

  test.each<readonly [string, Readonly<Record<string, string | null>>, string]>([
    ['another archive', { 'xl/workbook.xml': null, 'word/document.xml': '<x/>' }, 'no_workbook'],
    ['a binary workbook', { 'xl/workbook.xml': null, 'xl/workbook.bin': 'x' }, 'binary_workbook'],
    ['one whose sheet breaks off', { [SHEET_PART]: '<worksheet><sheetData><row' }, 'zip_damaged'],
    ['one whose sheet is missing', { [SHEET_PART]: null }, 'zip_damaged'],
    ['one whose cells stand nowhere', { [SHEET_PART]: sheetXml('<row r="1"><c r="?"><v>1</v></c></row>') }, 'empty'],
    ['one of nothing', { [SHEET_PART]: sheetXml('') }, 'empty'],
    [
      'a row too far below',
      { [SHEET_PART]: sheetXml('<row r="1048576"><c r="A1048576"><v>1</v></c></row>') },
      'too_many_rows',
    ],
    ['a cell too far right', { [SHEET_PART]: sheetXml('<row r="1"><c r="XFD1"><v>1</v></c></row>') }, 'too_many_cells'],
  ])('%s is told in words', async (_what, parts, code) => {
    expect(await codeOf(await workbookWith(parts))).toBe(code);
  });

  test('a sheet whose every sheet is hidden is told so', async () => {
    const book =
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ' +
      'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>' +
      '<sheet name="台帳" sheetId="1" state="hidden" r:id="rId1"/></sheets></workbook>';
    expect(await codeOf(await workbookWith({ 'xl/workbook.xml': book }))).toBe('no_sheet');
  });

  test.each([
    ['zeros', 'xl/media/image1.png', '\u0000'.repeat(60 * MEGABYTE)],
    ['marks', SHEET_PART, sheetXml('<row/>'.repeat(1_300_000))],
  ])('a bomb of %s is refused before it takes memory', async (_what, name, content) => {
    const file = await workbookWith({ [name]: content });
    expect(file.length).toBeLessThan(MEGABYTE);
    const before = process.memoryUsage().rss;
    expect(await codeOf(file)).toBe('zip_too_large');
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * MEGABYTE);
  });

  test('a bomb that says it is small is refused where it goes on', async () => {
    const file = await workbookWith({
      [SHEET_PART]: sheetXml(`<row r="1"><c><v>${'1'.repeat(MEGABYTE)}</v></c></row>`),
    });
    const said = Buffer.from(
      new Uint32Array([Buffer.byteLength(sheetXml(`<row r="1"><c><v>${'1'.repeat(MEGABYTE)}</v></c></row>`))]).buffer,
    );
    for (let at = file.indexOf(said); at >= 0; at = file.indexOf(said, at + 4)) file.writeUInt32LE(100, at);
    expect(await codeOf(file)).toBe('zip_damaged');
  });

  test('more entries than any workbook has are refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`xl/media/${at}.png`, 'x']));
    expect(await codeOf(await workbookWith(parts))).toBe('zip_too_large');
  });
});
