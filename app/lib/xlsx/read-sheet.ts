import { formatValue } from 'hucre';
import { colToLetter, readXlsx, streamXlsxRows } from 'hucre/xlsx';
import type { Cell, CellValue } from 'hucre/xlsx';
import { countZip } from '#app/lib/xlsx/counted-zip.ts';
import type { ZipRefusal } from '#app/lib/xlsx/counted-zip.ts';

/** `no_sheet`: no sheet is shown. */
export type SheetRefusal = ZipRefusal | 'no_sheet' | 'too_many_rows' | 'too_many_cells';

export interface SheetLimits {
  /** By their place: a row far below the others is one row too many. */
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
}

/** 表のセル. What it shows, and whether it is computed. */
export interface SheetCell {
  readonly text: string;
  readonly isFormula: boolean;
}

/** 表のシート. Its rows by their place, from the first; empty ones too. */
export interface SheetTable {
  readonly sheetName: string;
  readonly rows: readonly (readonly SheetCell[])[];
  /** Rows that the sheet does not show, which are read all the same. */
  readonly hiddenRows: number;
}

export type SheetResult =
  { readonly ok: true; readonly table: SheetTable } | { readonly ok: false; readonly reason: SheetRefusal };

/** Ten times a ledger of 1,000 rows, with its styles and strings. */
const ZIP_LIMITS = { entries: 1_000, inflatedBytes: 48 * 1024 * 1024, marks: 1_200_000 };

/** Formats that a code is shown by: 0000, 00-00, "第"0"号". */
const DIGITS = /^(?:0|-|"[^"]*")*0(?:0|-|"[^"]*")*$/u;

const FIRST_DAY = Date.UTC(1900, 0, 1);

/** A number as a person reads it: the fifteen digits that a spreadsheet keeps, without an exponent. */
function plainNumber(value: number): string {
  const shown = Number(value.toPrecision(15));
  const text = String(shown);
  if (!text.includes('e')) return text;
  return Number.isInteger(shown) ? BigInt(shown).toString() : shown.toFixed(20).replace(/\.?0+$/u, '');
}

function textOf(value: CellValue, cell: Cell | undefined): string {
  if (value === null) return '';
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return '';
    const [day = '', time = ''] = value.toISOString().split('T', 2);
    return value.getTime() < FIRST_DAY ? time.slice(0, 5) : day;
  }
  if (typeof value === 'boolean') return value ? '○' : '×';
  if (typeof value === 'string') return value;
  const format = cell?.style?.numFmt ?? '';
  return DIGITS.test(format) ? formatValue(value, format) : plainNumber(value);
}

/** The name of the sheet that is wanted where it is shown, else of the first that is. */
async function shownSheet(bytes: Uint8Array, wanted: string): Promise<string | null> {
  const shown: string[] = [];
  await readXlsx(bytes, {
    sheets: ({ name, hidden, veryHidden }) => {
      if (hidden !== true && veryHidden !== true) shown.push(name);
      return false;
    },
  });
  return shown.find((name) => name.trim() === wanted) ?? shown[0] ?? null;
}

/** Goes through what the cells hold, row by row, and stops where it is too much. */
async function tooMuch(bytes: Uint8Array, sheet: string, limits: SheetLimits): Promise<SheetRefusal | null> {
  let cells = 0;
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    const width = values.findLastIndex((value) => value !== null && value !== '') + 1;
    if (width === 0) continue;
    cells += width;
    if (index >= limits.rows) return 'too_many_rows';
    if (width > limits.columns || cells > limits.cells) return 'too_many_cells';
  }
  return null;
}

/**
 * Reads the sheet of that name, or else the first one that is shown. A cell that several rows are merged to stands in
 * each of them.
 */
export async function readSheet(file: Buffer, wanted: string, limits: SheetLimits): Promise<SheetResult> {
  const counted = await countZip(file, ZIP_LIMITS);
  if (!counted.ok) return counted;
  try {
    return await readCounted(counted.bytes, wanted, limits);
  } catch (error) {
    // Whatever the parts say that no reader understands.
    if (error instanceof Error) return { ok: false, reason: 'zip_damaged' };
    throw error;
  }
}

async function readCounted(bytes: Uint8Array, wanted: string, limits: SheetLimits): Promise<SheetResult> {
  const sheetName = await shownSheet(bytes, wanted);
  if (sheetName === null) return { ok: false, reason: 'no_sheet' };
  const refusal = await tooMuch(bytes, sheetName, limits);
  if (refusal !== null) return { ok: false, reason: refusal };
  // The rows alone tell of no formula, format or merged cell.
  const range = `A1:${colToLetter(limits.columns - 1)}${limits.rows}`;
  const { sheets } = await readXlsx(bytes, { sheets: [sheetName], readStyles: true, range });
  const [sheet] = sheets;
  if (sheet === undefined) return { ok: false, reason: 'no_sheet' };
  const rows = sheet.rows.map((values, row) =>
    values.map((value, column): SheetCell => {
      const cell = sheet.cells?.get(`${row},${column}`);
      return { text: textOf(value, cell), isFormula: cell?.formula !== undefined };
    }),
  );
  for (const { startRow, endRow, startCol } of sheet.merges ?? []) {
    const top = rows[startRow]?.[startCol];
    if (top === undefined) continue;
    for (const below of rows.slice(startRow + 1, endRow + 1)) below[startCol] = top;
  }
  const hidden = [...(sheet.rowDefs ?? [])].filter(
    ([row, { hidden: isHidden }]) => isHidden === true && row < rows.length,
  );
  return { ok: true, table: { sheetName, rows, hiddenRows: hidden.length } };
}
