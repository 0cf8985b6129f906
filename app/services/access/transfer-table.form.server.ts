import { OVERRIDE_REASON_MAX_LENGTH } from '#app/domain/access/given-office.ts';
import { LOGIN_LETTERS, LOGIN_MAX_LENGTH } from '#app/domain/access/login.ts';
import {
  isSortableKana,
  PERSON_CODE_MAX_LENGTH,
  PERSON_NAME_MAX_LENGTH,
  personCode,
  sortableKana,
} from '#app/domain/organization/person.ts';
import type { PersonKind } from '#app/domain/organization/person.ts';
import { MOVEMENTS, TRANSFER_FIELDS, TRANSFER_MAX_LINES } from '#app/domain/organization/transfer.ts';
import type {
  CellFault,
  Movement,
  TransferCells,
  TransferField,
  TransferRow,
} from '#app/domain/organization/transfer.ts';
import { isCalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { KIND_CELLS, MOVEMENT_CELLS, TRANSFER_COLUMNS } from '#app/documents/organization/transfer-table.ts';
import type { TextRow } from '#app/lib/csv.ts';
import { looksLikeFormula, unguardedCell } from '#app/lib/csv.ts';
import { writtenDate } from '#app/lib/japanese-date.ts';
import type { TableColumns, TableReading } from '#app/services/shared/table-text.form.server.ts';
import { readTableText } from '#app/services/shared/table-text.form.server.ts';

/** Other words that such a table has in its first line. */
const ALSO_CALLED: readonly (readonly [string, TransferField])[] = [
  ['ふりがな', 'kana'],
  ['氏名かな', 'kana'],
  ['氏名（かな）', 'kana'],
  ['所属名', 'unitName'],
  ['区分', 'kind'],
  ['任用区分', 'kind'],
  ['職員コード', 'code'],
  ['番号', 'code'],
  ['No', 'code'],
  ['No.', 'code'],
  ['名前', 'name'],
  ['フリガナ', 'kana'],
  ['部署', 'unitName'],
  ['所属課', 'unitName'],
];

const TABLE: TableColumns<TransferField> = {
  table: '異動の表',
  lineOf: '職員',
  pattern: '今の職員の表を出力したファイル',
  headings: [
    ...TRANSFER_FIELDS.map((field): [string, TransferField] => [TRANSFER_COLUMNS[field], field]),
    ...ALSO_CALLED,
  ],
  required: [{ called: [TRANSFER_COLUMNS.name], anyOf: ['name'] }],
  maxRows: TRANSFER_MAX_LINES,
};

export interface TransferTableLine {
  /** Of the table, counted from 1 with its heading. */
  readonly number: number;
  readonly written: TransferCells;
}

export type TransferTable =
  | { readonly ok: true; readonly lines: readonly TransferTableLine[]; readonly reading: TableReading }
  | { readonly ok: false; readonly message: string };

const NO_CELLS: TransferCells = {
  code: '',
  name: '',
  kana: '',
  kind: '',
  login: '',
  unitCode: '',
  unitName: '',
  offices: '',
  systemCodes: '',
  until: '',
  movement: '',
  overrideReason: '',
};

/** A line with more cells than its table has columns says what it means by none of them. */
const TOO_MANY_CELLS = '\n';

/** 今のまま. What the cell of the offices says where a line leaves them as they are. */
const AS_THEY_ARE = '今のまま';

function cellsOf({ cells }: TextRow, columns: readonly (TransferField | null)[]): TransferCells {
  const found: Record<TransferField, string> = { ...NO_CELLS };
  // A table without such a column says nothing of anybody's offices.
  if (!columns.includes('offices')) found.offices = AS_THEY_ARE;
  cells.forEach((cell, at) => {
    const field = columns[at] ?? null;
    if (field !== null) found[field] = unguardedCell(cell).trim();
    else if (cell.trim() !== '') found.name += TOO_MANY_CELLS;
  });
  return found;
}

/** 異動の表を読む. What is no such table is refused as a whole, in words; what is wrong in a line is told there. */
export function readTransferTable(text: string): TransferTable {
  const read = readTableText(text, TABLE);
  if (!read.ok) return read;
  const lines = read.rows.map((row) => ({ number: row.line, written: cellsOf(row, read.columns) }));
  return { ok: true, lines, reading: read.reading };
}

const KINDS: ReadonlyMap<string, PersonKind> = new Map<string, PersonKind>([
  [KIND_CELLS.employee, 'employee'],
  ['正規職員', 'employee'],
  ['職員', 'employee'],
  [KIND_CELLS.part_time, 'part_time'],
  ['会計年度任用職員', 'part_time'],
  [KIND_CELLS.special, 'special'],
  [KIND_CELLS.outside, 'outside'],
  ['外部の方', 'outside'],
]);

const MOVEMENT_WORDS: ReadonlyMap<string, Movement> = new Map<string, Movement>([
  ...MOVEMENTS.map((movement): [string, Movement] => [MOVEMENT_CELLS[movement].normalize('NFKC'), movement]),
  ['新規', 'hired'],
  ['転入', 'hired'],
  ['昇任', 'moved'],
  ['変更なし', 'moved'],
  ['再任', 'reappointed'],
  ['更新', 'reappointed'],
  ['復帰', 'reappointed'],
  ['氏名変更', 'renamed'],
  ['転出', 'left'],
  ['任期満了', 'left'],
]);

const MAX_LENGTH: Readonly<Record<TransferField, number>> = {
  code: PERSON_CODE_MAX_LENGTH,
  name: PERSON_NAME_MAX_LENGTH,
  kana: PERSON_NAME_MAX_LENGTH,
  kind: 20,
  login: LOGIN_MAX_LENGTH,
  unitCode: 100,
  unitName: 100,
  offices: 1_000,
  systemCodes: 1_000,
  until: 30,
  movement: 20,
  overrideReason: OVERRIDE_REASON_MAX_LENGTH,
};

export const isTooLong = (field: TransferField, cell: string) => cell.length > MAX_LENGTH[field];

const several = (cell: string) =>
  cell
    .split(/[、,，;；\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function dayOf(cell: string): CalendarDate | null {
  const written = writtenDate(cell);
  return written !== null && isCalendarDate(written) ? written : null;
}

/** What the cells of a line mean; where one means nothing, the line says so and nothing of it is done. */
export function transferRow({ number, written: cells }: TransferTableLine, leftOut: boolean): TransferRow {
  const faults = new Set<CellFault>();
  const fault = (wrong: boolean, one: CellFault) => (wrong ? faults.add(one) : undefined);
  fault(cells.name.includes(TOO_MANY_CELLS), 'too_many_cells');
  const name = cells.name.replaceAll(/\s+/gu, ' ').trim();
  for (const field of TRANSFER_FIELDS) {
    fault(looksLikeFormula(cells[field]), 'formula');
    fault(isTooLong(field, cells[field]), 'too_long');
  }
  fault(name === '', 'name_missing');
  const kana = sortableKana(cells.kana);
  fault(!isSortableKana(kana), 'bad_kana');
  const tidied = (cell: string) => cell.normalize('NFKC').trim();
  const kind = KINDS.get(tidied(cells.kind)) ?? null;
  fault(kind === null && cells.kind !== '', 'bad_kind');
  const login = tidied(cells.login);
  fault(!LOGIN_LETTERS.test(login), 'bad_login');
  const until = dayOf(cells.until);
  fault(until === null && cells.until !== '', 'bad_until');
  const movement = MOVEMENT_WORDS.get(tidied(cells.movement)) ?? null;
  fault(movement === null && cells.movement !== '', 'bad_movement');
  return {
    number,
    code: personCode(cells.code),
    name,
    kana,
    kind,
    login: login === '' ? null : login,
    unitCode: cells.unitCode,
    unitName: cells.unitName,
    offices: tidied(cells.offices) === AS_THEY_ARE ? null : several(cells.offices),
    systemCodes: several(cells.systemCodes),
    until,
    movement,
    overrideReason: cells.overrideReason === '' ? null : cells.overrideReason,
    leftOut,
    faults: [...faults],
  };
}

/** 一行の入力欄. The cells of one line, as a form names its fields. */
export const cellField = (field: TransferField): string => `cell.${field}`;

/** What was typed into the fields of one line. */
export function typedCells(fields: Readonly<Record<string, string>>): TransferCells {
  const found: Record<TransferField, string> = { ...NO_CELLS };
  for (const field of TRANSFER_FIELDS) found[field] = (fields[cellField(field)] ?? '').trim();
  return found;
}
