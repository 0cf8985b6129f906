import type { ContractDraft } from '#app/domain/asset/contract-rule.ts';
import { CONTRACT_FIELD_LABELS, CONTRACT_KIND_LABELS, SUBCONTRACTING_LABELS } from '#app/domain/asset/labels.ts';
import { LAST_INQUIRY_COLUMN, lastInquiryCell } from '#app/documents/asset/last-inquiry-cell.ts';
import type { LastInquiryCell } from '#app/documents/asset/last-inquiry-cell.ts';
import { HOLDS_MARK, LEDGER_COLUMNS } from '#app/documents/asset/ledger-table.ts';
import type { FileColumn, TableFile } from '#app/lib/table-file.ts';

/** 委託・クラウドサービス台帳の列. The headings of the file of both registers, in their order. */
export const CONTRACT_COLUMNS = {
  kind: CONTRACT_FIELD_LABELS.kind,
  code: CONTRACT_FIELD_LABELS.code,
  name: CONTRACT_FIELD_LABELS.name,
  contractor: CONTRACT_FIELD_LABELS.contractor,
  ownerCode: LEDGER_COLUMNS.ownerCode,
  ownerName: LEDGER_COLUMNS.ownerName,
  handedOver: CONTRACT_FIELD_LABELS.handedOver,
  personalInformation: CONTRACT_FIELD_LABELS.personalInformation,
  subcontracting: CONTRACT_FIELD_LABELS.subcontracting,
  startsOn: CONTRACT_FIELD_LABELS.startsOn,
  endsOn: CONTRACT_FIELD_LABELS.endsOn,
  approvedOn: CONTRACT_FIELD_LABELS.approvedOn,
  approvedBy: CONTRACT_FIELD_LABELS.approvedBy,
  approvalDocument: CONTRACT_FIELD_LABELS.approvalDocument,
  systemCodes: '対象の情報システムのコード',
  note: CONTRACT_FIELD_LABELS.note,
} as const;
export type ContractColumn = keyof typeof CONTRACT_COLUMNS;

/** Other words that such a table has in its heading; what the form calls a field is always among them. */
export const CONTRACT_ALSO_CALLED: readonly (readonly [string, ContractColumn])[] = [
  [CONTRACT_FIELD_LABELS.systemIds, 'systemCodes'],
  ['システムコード', 'systemCodes'],
  ['契約名', 'name'],
  ['件名', 'name'],
  ['契約番号', 'code'],
  ['委託業者', 'contractor'],
  ['委託事業者', 'contractor'],
  ['主管課', 'ownerName'],
  ['担当課', 'ownerName'],
  ['個人情報の有無', 'personalInformation'],
  ['再委託の有無', 'subcontracting'],
  ['契約の終わり', 'endsOn'],
];

/** 台帳の一行. A contract as the file has it. */
export interface ContractLine {
  readonly draft: ContractDraft;
  readonly ownerCode: string;
  readonly ownerName: string;
  readonly systemCodes: readonly string[];
  readonly lastInquiry: LastInquiryCell | null;
}

/** The name of the file, of its sheet and of what is asked for where it is read in. */
export const REGISTER_NAME = '委託・クラウドサービス台帳';

const WIDE: readonly ContractColumn[] = ['name', 'contractor', 'handedOver', 'note', 'systemCodes'];

const CHOICES: Readonly<Partial<Record<ContractColumn, readonly string[]>>> = {
  kind: Object.values(CONTRACT_KIND_LABELS),
  personalInformation: [HOLDS_MARK],
  subcontracting: Object.values(SUBCONTRACTING_LABELS),
};

/** The columns as they stand in the file. */
export const CONTRACT_COLUMN_ORDER: readonly ContractColumn[] = [
  ...(['kind', 'code', 'name', 'contractor', 'ownerCode', 'ownerName', 'handedOver', 'personalInformation'] as const),
  ...(['subcontracting', 'startsOn', 'endsOn', 'approvedOn', 'approvedBy', 'approvalDocument'] as const),
  ...(['systemCodes', 'note'] as const),
];

function cellOf({ draft, ownerCode, ownerName, systemCodes }: ContractLine, column: ContractColumn): string {
  switch (column) {
    case 'kind':
      return CONTRACT_KIND_LABELS[draft.kind];
    case 'ownerCode':
      return ownerCode;
    case 'ownerName':
      return ownerName;
    case 'personalInformation':
      return draft.personalInformation ? HOLDS_MARK : '';
    case 'subcontracting':
      return SUBCONTRACTING_LABELS[draft.subcontracting];
    case 'systemCodes':
      return systemCodes.join('、');
    default:
      return draft[column] ?? '';
  }
}

/** 委託・クラウドサービス台帳の表. Reads in again as it was written, but for the column that is written for people. */
export function contractTable(lines: readonly ContractLine[], secretariat: string): TableFile {
  return {
    name: REGISTER_NAME,
    columns: [
      ...CONTRACT_COLUMN_ORDER.map((column): FileColumn => ({
        title: CONTRACT_COLUMNS[column],
        width: WIDE.includes(column) ? 30 : 16,
        choices: CHOICES[column] ?? [],
      })),
      LAST_INQUIRY_COLUMN,
    ],
    rows: lines.map((line) => [
      ...CONTRACT_COLUMN_ORDER.map((column) => cellOf(line, column)),
      lastInquiryCell(line.lastInquiry, secretariat),
    ]),
    notAChoice: '一覧から選んでください。個人情報の欄は、渡すなら「○」とし、渡さなければ空にします。',
    choicesName: '選択肢',
  };
}
