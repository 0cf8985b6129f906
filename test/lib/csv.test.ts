import { fc } from '#test/property.ts';
import { describe, expect, test } from 'vitest';
import { guardedCell, looksLikeFormula, readCsv, separatorOf, unguardedCell, writeCsv } from '#app/lib/csv.ts';

const COMMA = { separator: ',', maxRows: 100 } as const;

const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '\t', "'", '=', '＝', 'あ', ' '), maxLength: 8 }),
);
const isEmpty = (cells: readonly string[]) => cells.every((text) => text.trim() === '');
const table = fc.array(
  fc.array(cell, { minLength: 1, maxLength: 5 }).filter((cells) => !isEmpty(cells)),
  { maxLength: 8 },
);

describe('a table written as CSV', () => {
  test('reads as it was, whatever stands in its cells', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const read = readCsv(writeCsv(rows), COMMA);
        expect(read.ok && read.rows.map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  test('begins with the mark by which spreadsheets know UTF-8', () => {
    expect(writeCsv([['あ']])).toBe('\ufeffあ\r\n');
  });

  test('shows no cell as a formula, and tells what it said', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(looksLikeFormula(guardedCell(text))).toBe(false);
        expect(unguardedCell(guardedCell(text))).toBe(text);
      }),
    );
  });

  test('guards formulas of full-width signs too, and leaves other words alone', () => {
    expect(['=1+1', '＝SUM(A1)', '-1', '@x', '\tx', "'=1"].map(guardedCell)).toEqual([
      "'=1+1",
      "'＝SUM(A1)",
      "'-1",
      "'@x",
      "'\tx",
      "''=1",
    ]);
    expect(['住民記録', "it's", "'x", ''].map(guardedCell)).toEqual(['住民記録', "it's", "'x", '']);
  });
});

describe('reading a table', () => {
  test('tells the line that a record begins in, past line ends within cells and empty lines', () => {
    const read = readCsv('a,b\r\n\r\n"x\ny",2\rz,3\n', COMMA);
    expect(read).toEqual({
      ok: true,
      rows: [
        { line: 1, cells: ['a', 'b'] },
        { line: 3, cells: ['x\ny', '2'] },
        { line: 5, cells: ['z', '3'] },
      ],
    });
  });

  test.each([
    ['open_quote', 'a\n"b', 2],
    ['stray_quote', 'a\nb"c"', 2],
    ['after_quote', 'a\n"b"c', 2],
  ] as const)('refuses a broken line: %s', (reason, text, line) => {
    expect(readCsv(text, COMMA)).toEqual({ ok: false, reason, line });
  });

  test('stops at the first row too many', () => {
    expect(readCsv('1\n2\n3', { separator: ',', maxRows: 2 })).toEqual({ ok: false, reason: 'too_many_rows', line: 3 });
    expect(readCsv('1\n2\n\n', { separator: ',', maxRows: 2 }).ok).toBe(true);
  });

  test('takes what a spreadsheet copies, with tabs between the cells', () => {
    const text = 'コード\t名称\r\nS1\t"a\tb"\r\n';
    expect(separatorOf(text)).toBe('\t');
    expect(separatorOf('コード,名称\n1\t,2')).toBe(',');
    expect(separatorOf('台帳\nコード\t名称')).toBe('\t');
    expect(readCsv(text, { separator: '\t', maxRows: 9 })).toEqual({
      ok: true,
      rows: [
        { line: 1, cells: ['コード', '名称'] },
        { line: 2, cells: ['S1', 'a\tb'] },
      ],
    });
  });

  test('never throws on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readCsv(text, COMMA)));
  });
});
