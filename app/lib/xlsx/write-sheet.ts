import { cellRef, colToLetter, writeXlsx } from 'hucre/xlsx';
import type { ColumnDef, DataValidation, WriteSheet } from 'hucre/xlsx';
import type { TableFile } from '#app/lib/table-file.ts';
import { xmlText } from '#app/lib/xml-text.ts';

/** Rows below the last one in which cells are text and can be chosen too. */
const ROWS_TO_ADD = 200;

/** Without it a spreadsheet takes a code for a number, and its zeros away. */
const TEXT = { numFmt: '@' };
const NUMBER = { numFmt: '0' };
/** Excel takes a workbook with a longer cell for a damaged one. */
const CELL_LENGTH = 32_767;
const CUT = '…（以下略）';
/** The first half of a character that was cut in two. */
const HALF = /[\ud800-\udbff]$/;
const FONT = { name: 'Yu Gothic', size: 11 };
const HEAD = {
  ...TEXT,
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8F1FE' } },
} as const;

/** A workbook can tell a character by its number; a text that looks like such a number has its first sign told. */
const ESCAPE = /_(?=x[0-9a-f]{4}_)/giu;

function cellOf(text: string): string | null {
  if (text === '') return null;
  const told = xmlText(text).replaceAll(ESCAPE, '_x005F_');
  return told.length > CELL_LENGTH ? `${told.slice(0, CELL_LENGTH - CUT.length).replace(HALF, '')}${CUT}` : told;
}

/** A workbook of one table: its head stays in sight, every cell is text. */
export function writeSheet(table: TableFile): Promise<Uint8Array> {
  const { name, columns, rows, notAChoice, choicesName } = table;
  const chosen = columns.flatMap(({ choices }, at) => (choices.length === 0 ? [] : [{ choices, at }]));
  const added = table.complete === true ? 0 : ROWS_TO_ADD;
  const lists = chosen.map(({ choices, at }, list): DataValidation => {
    const letter = colToLetter(list);
    return {
      type: 'list',
      // A list in the rule itself has room for 255 characters, and none for a comma.
      formula1: `'${choicesName}'!$${letter}$1:$${letter}$${choices.length}`,
      range: `${cellRef(1, at)}:${cellRef(rows.length + added, at)}`,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorMessage: notAChoice,
    };
  });
  const empty = Array.from({ length: added }, () => columns.map(() => null));
  const sheet: WriteSheet = {
    name,
    columns: columns.map(({ width, numbers }): ColumnDef => ({ width, style: numbers === true ? NUMBER : TEXT })),
    rows: [
      columns.map(({ title }) => xmlText(title)),
      ...rows.map((cells) =>
        cells.map((text, at) => (columns[at]?.numbers === true && text !== '' ? Number(text) : cellOf(text))),
      ),
      ...empty,
    ],
    cells: new Map(columns.map(({ title }, at) => [`0,${at}`, { value: xmlText(title), style: HEAD }])),
    freezePane: { rows: 1 },
    dataValidations: lists,
    ...(table.filtered === true
      ? { autoFilter: { range: `A1:${cellRef(rows.length + added, columns.length - 1)}` } }
      : {}),
  };
  const height = Math.max(0, ...chosen.map(({ choices }) => choices.length));
  const choices: WriteSheet = {
    name: choicesName,
    hidden: true,
    rows: Array.from({ length: height }, (_, row) => chosen.map((list) => xmlText(list.choices[row] ?? ''))),
  };
  return writeXlsx({ defaultFont: FONT, sheets: chosen.length === 0 ? [sheet] : [sheet, choices] });
}
