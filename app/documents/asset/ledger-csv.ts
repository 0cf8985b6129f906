import { ATTRIBUTE_NAMES, SYSTEM_ATTRIBUTES } from '#app/domain/questionnaire/gate/system-attribute.ts';
import { guardedCell, writeCsv } from '#app/lib/csv.ts';

/** 台帳の列. The headings of the ledger's file, before those of the attributes. */
export const LEDGER_COLUMNS = {
  code: 'コード',
  name: '名称',
  ownerCode: '所管課コード',
  ownerName: '所管課',
  zoneName: 'ネットワーク区分',
} as const;
export type LedgerColumn = keyof typeof LEDGER_COLUMNS;

/** Written for those who read the file, and not read in. */
export const MANAGERS_COLUMN = '情報システム管理者（参考）';

/** How a cell says that an attribute holds. */
export const HOLDS_MARK = '○';

/** 台帳の一行. A system as the file has it. */
export interface LedgerLine extends Readonly<Record<LedgerColumn, string>> {
  readonly attributes: readonly string[];
  readonly managers: readonly string[];
}

const columns: readonly LedgerColumn[] = ['code', 'name', 'ownerCode', 'ownerName', 'zoneName'];

/** 情報システム台帳のCSV. Reads in again as it was written, but for the column that is written for people. */
export function ledgerCsv(lines: readonly LedgerLine[]): string {
  const heading = [
    ...columns.map((column) => LEDGER_COLUMNS[column]),
    ...SYSTEM_ATTRIBUTES.map((id) => ATTRIBUTE_NAMES.get(id) ?? id),
    MANAGERS_COLUMN,
  ];
  const cellsOf = (line: LedgerLine) => [
    ...columns.map((column) => line[column]),
    ...SYSTEM_ATTRIBUTES.map((id) => (line.attributes.includes(id) ? HOLDS_MARK : '')),
    line.managers.join('、'),
  ];
  return writeCsv([heading, ...lines.map(cellsOf)].map((cells) => cells.map(guardedCell)));
}
