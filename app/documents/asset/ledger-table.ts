import { AVAILABILITY_GRADES, CONFIDENTIALITY_GRADES, INTEGRITY_GRADES } from '#app/domain/asset/classification.ts';
import { MARKED_KIND_LABELS } from '#app/domain/organization/labels.ts';
import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import { ATTRIBUTE_NAMES, SYSTEM_ATTRIBUTES } from '#app/domain/questionnaire/gate/system-attribute.ts';
import { LAST_INQUIRY_COLUMN, lastInquiryCell } from '#app/documents/asset/last-inquiry-cell.ts';
import type { LastInquiryCell } from '#app/documents/asset/last-inquiry-cell.ts';
import type { FileColumn, TableFile } from '#app/lib/table-file.ts';

/** 台帳の列. The headings of the ledger's file, before those of the attributes. */
export const LEDGER_COLUMNS = {
  code: 'コード',
  name: '名称',
  ownerCode: '所管課コード',
  ownerName: '所管課',
  zoneName: 'ネットワーク区分',
  confidentiality: '機密性',
  integrity: '完全性',
  availability: '可用性',
  contractor: '委託先',
  contractEndsOn: '契約の終わり',
  note: '備考',
} as const;
export type LedgerColumn = keyof typeof LEDGER_COLUMNS;

/** Other words that such a table has in its heading. */
export const LEDGER_ALSO_CALLED: readonly (readonly [string, LedgerColumn])[] = [
  ['システムコード', 'code'],
  ['番号', 'code'],
  ['No', 'code'],
  ['No.', 'code'],
  ['システム名', 'name'],
  ['システム名称', 'name'],
  ['情報システム名', 'name'],
  ['情報システム', 'name'],
  ['主管課', 'ownerName'],
  ['担当課', 'ownerName'],
  ['所管', 'ownerName'],
  ['接続ネットワーク', 'zoneName'],
  ['ネットワーク', 'zoneName'],
  ['委託業者', 'contractor'],
  ['委託事業者', 'contractor'],
  ['委託先業者', 'contractor'],
];

/** People of a system: their appointments come from the table of the people. */
export const MANAGERS_ALSO_CALLED = ['情報システム管理者', 'システム管理者', '管理者'] as const;

/** Written for those who read the file, and not read in. */
export const MANAGERS_COLUMN = '情報システム管理者（参考）';

/** The cells of the classes are chosen from the grades. */
const GRADES: Readonly<Partial<Record<LedgerColumn, readonly string[]>>> = {
  confidentiality: CONFIDENTIALITY_GRADES,
  integrity: INTEGRITY_GRADES,
  availability: AVAILABILITY_GRADES,
};

/** How a cell says that an attribute holds. */
export const HOLDS_MARK = '○';

/** 台帳の一行. A system as the file has it. */
export interface LedgerLine extends Readonly<Record<LedgerColumn, string>> {
  readonly attributes: readonly string[];
  readonly managers: readonly HolderName[];
  readonly lastInquiry: LastInquiryCell | null;
}

/** The name of the file, of its sheet and of what is asked for where it is read in. */
export const LEDGER_NAME = '情報システム台帳';

const WIDTHS: Readonly<Record<LedgerColumn, number>> = {
  code: 14,
  name: 36,
  ownerCode: 16,
  ownerName: 24,
  zoneName: 28,
  confidentiality: 10,
  integrity: 10,
  availability: 10,
  contractor: 28,
  contractEndsOn: 16,
  note: 36,
};
/** The columns before those of the attributes, as they stand in the file. */
export const LEDGER_FIELDS: readonly LedgerColumn[] = [
  'code',
  'name',
  'ownerCode',
  'ownerName',
  'zoneName',
  'confidentiality',
  'integrity',
  'availability',
  'contractor',
  'contractEndsOn',
  'note',
];

/** 情報システム台帳の表. Reads in again as it was written, but for the columns that are written for people. */
export function ledgerTable(
  lines: readonly LedgerLine[],
  zoneNames: readonly string[],
  secretariat: string,
): TableFile {
  return {
    name: LEDGER_NAME,
    columns: [
      ...LEDGER_FIELDS.map((column): FileColumn => ({
        title: LEDGER_COLUMNS[column],
        width: WIDTHS[column],
        choices: column === 'zoneName' ? zoneNames : (GRADES[column] ?? []),
      })),
      ...SYSTEM_ATTRIBUTES.map((id): FileColumn => ({
        title: ATTRIBUTE_NAMES.get(id) ?? id,
        width: 18,
        choices: [HOLDS_MARK],
      })),
      { title: MANAGERS_COLUMN, width: 36, choices: [] },
      LAST_INQUIRY_COLUMN,
    ],
    rows: lines.map((line) => [
      ...LEDGER_FIELDS.map((column) => line[column]),
      ...SYSTEM_ATTRIBUTES.map((id) => (line.attributes.includes(id) ? HOLDS_MARK : '')),
      line.managers
        .map((one) => (typeof one === 'string' ? one : `${one.name}（${MARKED_KIND_LABELS[one.heldAs]}）`))
        .join('、'),
      lastInquiryCell(line.lastInquiry, secretariat),
    ]),
    notAChoice: '一覧から選んでください。属性の欄は、当てはまれば「○」とし、当てはまらなければ空にします。',
    choicesName: '選択肢',
  };
}
