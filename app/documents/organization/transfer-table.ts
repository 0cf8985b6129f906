import type { PersonKind } from '#app/domain/organization/person.ts';
import { TRANSFER_FIELDS } from '#app/domain/organization/transfer.ts';
import type { Movement, TransferCells, TransferField } from '#app/domain/organization/transfer.ts';
import type { TableFile } from '#app/lib/table-file.ts';

/** 異動の表の見出し. */
export const TRANSFER_COLUMNS = {
  code: '職員番号',
  name: '氏名',
  kana: 'かな',
  kind: '職員区分',
  login: '利用者ID',
  unitCode: '所属コード',
  unitName: '所属',
  offices: '役職',
  systemCodes: 'システムコード',
  until: '任期の終わり',
  movement: '異動の種類',
  overrideReason: '兼務の理由',
} as const satisfies Record<TransferField, string>;

/** 職員区分 as the table writes it. */
export const KIND_CELLS = {
  employee: '正規',
  part_time: '会計年度任用',
  special: '特別職',
  outside: '外部',
} as const satisfies Record<PersonKind, string>;

/** 異動の種類 as the table writes it. */
export const MOVEMENT_CELLS = {
  hired: '採用',
  hired_apart: '採用（別人）',
  moved: '異動',
  reappointed: '再任用',
  renamed: '改姓',
  left: '退職',
} as const satisfies Record<Movement, string>;

/** Between the offices, and between the systems, of one line. */
export const CELL_SEPARATOR = '、';

const WIDE: readonly TransferField[] = ['unitName', 'offices', 'overrideReason'];

/** 異動の表. Reads in again as it was written. */
export function transferTable(lines: readonly TransferCells[]): TableFile {
  return {
    name: '職員の表',
    columns: TRANSFER_FIELDS.map((field) => ({
      title: TRANSFER_COLUMNS[field],
      width: WIDE.includes(field) ? 30 : 16,
      choices: field === 'kind' ? Object.values(KIND_CELLS) : [],
    })),
    rows: lines.map((cells) => TRANSFER_FIELDS.map((field) => cells[field])),
    notAChoice: '一覧から選ぶか、空にしてください。',
    choicesName: '選択肢',
  };
}
