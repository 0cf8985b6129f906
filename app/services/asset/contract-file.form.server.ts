import type { ContractRow, ContractRowFault } from '#app/domain/asset/contract-import.ts';
import { CONTRACT_KINDS, SUBCONTRACTING } from '#app/domain/asset/contract.ts';
import type { ContractKind, Subcontracting } from '#app/domain/asset/contract.ts';
import { CONTRACT_KIND_LABELS, SUBCONTRACTING_LABELS } from '#app/domain/asset/labels.ts';
import { CONTRACTOR_MAX_LENGTH, REGISTER_TEXT_MAX_LENGTH } from '#app/domain/asset/ledger-rule.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import { inUnitsWord } from '#app/domain/organization/unit-labels.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';
import type { WrittenCell } from '#app/domain/shared/written-cell.ts';
import {
  CONTRACT_ALSO_CALLED,
  CONTRACT_COLUMN_ORDER,
  CONTRACT_COLUMNS,
  REGISTER_NAME,
} from '#app/documents/asset/contract-table.ts';
import type { ContractColumn } from '#app/documents/asset/contract-table.ts';
import type { TextRow } from '#app/lib/csv.ts';
import { looksLikeFormula, unguardedCell } from '#app/lib/csv.ts';
import { IMPORT_REFUSAL_WORDS, ROW_FAULT_WORDS } from '#app/services/asset/ledger-file.form.server.ts';
import { BAD_DAY_WORDS, writtenDay, writtenMark } from '#app/services/asset/register-cell.form.server.ts';
import type { TableColumns, TableReading } from '#app/services/shared/table-text.form.server.ts';
import { cellWords, readTableText, rowCells } from '#app/services/shared/table-text.form.server.ts';

export const REGISTER_MAX_ROWS = 1_000;

const REGISTER: TableColumns<ContractColumn> = {
  table: REGISTER_NAME,
  lineOf: '契約',
  pattern: '今の台帳を出力したファイル',
  headings: [
    ...CONTRACT_COLUMN_ORDER.map((column): [string, ContractColumn] => [CONTRACT_COLUMNS[column], column]),
    ...CONTRACT_ALSO_CALLED,
  ],
  required: [
    { called: [CONTRACT_COLUMNS.kind], anyOf: ['kind'] },
    { called: [CONTRACT_COLUMNS.code], anyOf: ['code'] },
    { called: [CONTRACT_COLUMNS.name], anyOf: ['name'] },
    { called: [CONTRACT_COLUMNS.contractor], anyOf: ['contractor'] },
    { called: [CONTRACT_COLUMNS.ownerCode, CONTRACT_COLUMNS.ownerName], anyOf: ['ownerCode', 'ownerName'] },
    { called: [CONTRACT_COLUMNS.startsOn], anyOf: ['startsOn'] },
  ],
  maxRows: REGISTER_MAX_ROWS,
};

function kindOf(cell: string): ContractKind | null {
  return CONTRACT_KINDS.find((kind) => sameKey(CONTRACT_KIND_LABELS[kind]) === sameKey(cell)) ?? null;
}

/** Nothing means that there is none. */
function subcontractingOf(cell: string): Subcontracting | null {
  if (cell.trim() === '') return 'none';
  return SUBCONTRACTING.find((one) => sameKey(SUBCONTRACTING_LABELS[one]) === sameKey(cell)) ?? null;
}

const DAYS = ['startsOn', 'endsOn', 'approvedOn'] as const;
const TEXTS = ['contractor', 'handedOver', 'approvedBy', 'approvalDocument', 'note'] as const;

type Told = ContractRow['told'];

/** What the cells say; of a column that the file does not have, nothing. */
function toldIn(texts: Partial<Record<ContractColumn, string>>, faults: Set<ContractRowFault>): Told {
  let told: Told = {};
  for (const column of TEXTS) {
    const cell = texts[column];
    if (cell !== undefined) told = { ...told, [column]: cell };
  }
  for (const column of DAYS) {
    const cell = texts[column];
    const day = cell === undefined ? undefined : writtenDay(cell);
    if (day === 'bad') faults.add('bad_day');
    else if (day !== undefined) told = { ...told, [column]: day };
  }
  const kind = kindOf(texts.kind ?? '');
  if (kind === null) faults.add('unknown_kind');
  else told = { ...told, kind };
  const subcontracting = texts.subcontracting === undefined ? undefined : subcontractingOf(texts.subcontracting);
  if (subcontracting === null) faults.add('unknown_subcontracting');
  else if (subcontracting !== undefined) told = { ...told, subcontracting };
  const holds = texts.personalInformation === undefined ? undefined : writtenMark(texts.personalInformation);
  if (holds === null) faults.add('unknown_mark');
  else if (holds !== undefined) told = { ...told, personalInformation: holds };
  return told;
}

function readRow(row: TextRow, columns: readonly (ContractColumn | null)[], headings: readonly string[]): ContractRow {
  const { texts, faults: wrong, cells } = rowCells(row, columns, headings);
  const faults = new Set<ContractRowFault>(wrong);
  const told = toldIn(texts, faults);
  const { code = '', name = '', ownerCode = '', ownerName = '', systemCodes } = texts;
  return {
    ...{ line: row.line, code, name, ownerCode, ownerName, told },
    systemCodes: systemCodes?.split(/[\s、，,;；]+/u).filter((one) => one !== '') ?? null,
    faults: [...faults],
    cells,
  };
}

export type ContractFile =
  | { readonly ok: true; readonly rows: readonly ContractRow[]; readonly reading: TableReading }
  | { readonly ok: false; readonly message: string };

/** 台帳のファイルを読む. What is no table of the registers is refused as a whole, in words. */
export function readContractFile(text: string): ContractFile {
  const read = readTableText(text, REGISTER);
  if (!read.ok) return read;
  const { columns, headings, reading } = read;
  return { ok: true, rows: read.rows.map((row) => readRow(row, columns, headings)), reading };
}

/** What is wrong with a line that is refused, and what to do. */
export const CONTRACT_ROW_FAULT_WORDS = {
  code_missing: ROW_FAULT_WORDS.code_missing,
  code_form: ROW_FAULT_WORDS.code_form,
  code_used: 'コードは別の契約で使われています。別のコードにしてください。',
  code_of_retired: 'コードは台帳から外した契約のものです。別のコードにしてください。',
  code_twice: ROW_FAULT_WORDS.code_twice,
  name_missing: ROW_FAULT_WORDS.name_missing,
  name_too_long: ROW_FAULT_WORDS.name_too_long,
  contractor_missing: '委託先が空です。事業者の名称を入力してください。',
  contractor_too_long: ROW_FAULT_WORDS.contractor_too_long,
  owner_missing: ROW_FAULT_WORDS.owner_missing,
  unknown_owner: ROW_FAULT_WORDS.unknown_owner,
  owner_differs: ROW_FAULT_WORDS.owner_differs,
  ambiguous_owner: ROW_FAULT_WORDS.ambiguous_owner,
  handed_over_too_long: `渡す情報は${REGISTER_TEXT_MAX_LENGTH}文字以内にしてください。`,
  start_missing: '開始日が空です。契約の最初の日を入力してください。',
  ends_before_start: '終了日が開始日より前です。どちらかを直してください。',
  approval_incomplete: '承認日・承認者・承認の文書番号は、三つとも入力するか、三つとも空にしてください。',
  approval_too_long: `承認者と承認の文書番号は、それぞれ${CONTRACTOR_MAX_LENGTH}文字以内にしてください。`,
  unknown_system:
    '対象の情報システムのコードが、情報システム台帳にありません。台帳のコードを「、」で区切って書きます。',
  note_too_long: ROW_FAULT_WORDS.note_too_long,
  unknown_mark: '個人情報の欄は、渡すなら「○」とし、渡さなければ空にしてください。',
  unknown_kind: `種類は「${CONTRACT_KIND_LABELS.contract}」か「${CONTRACT_KIND_LABELS.cloud_service}」にしてください。`,
  unknown_subcontracting: `再委託は${Object.values(SUBCONTRACTING_LABELS)
    .map((label) => `「${label}」`)
    .join('')}のどれかにしてください。`,
  bad_day: BAD_DAY_WORDS,
  formula: ROW_FAULT_WORDS.formula,
  too_many_cells: ROW_FAULT_WORDS.too_many_cells,
  retired: '台帳から外した契約です。続いている場合は、その画面で台帳に戻してください。',
} as const satisfies Record<ContractRowFault, string>;

/** Whose cells are quoted; what is of the whole line quotes none. */
const FAULT_COLUMNS: Readonly<Partial<Record<ContractRowFault, readonly string[]>>> = {
  code_missing: ['code'],
  code_form: ['code'],
  code_used: ['code'],
  code_of_retired: ['code'],
  code_twice: ['code'],
  retired: ['code'],
  name_missing: ['name'],
  name_too_long: ['name'],
  contractor_missing: ['contractor'],
  contractor_too_long: ['contractor'],
  owner_missing: ['ownerCode', 'ownerName'],
  unknown_owner: ['ownerCode', 'ownerName'],
  owner_differs: ['ownerCode', 'ownerName'],
  ambiguous_owner: ['ownerName'],
  handed_over_too_long: ['handedOver'],
  start_missing: ['startsOn'],
  ends_before_start: ['startsOn', 'endsOn'],
  approval_incomplete: ['approvedOn', 'approvedBy', 'approvalDocument'],
  approval_too_long: ['approvedBy', 'approvalDocument'],
  unknown_system: ['systemCodes'],
  note_too_long: ['note'],
  unknown_mark: ['personalInformation'],
  unknown_kind: ['kind'],
  unknown_subcontracting: ['subcontracting'],
};

const DAY_COLUMNS: readonly string[] = DAYS;

function isWrong({ column, content }: WrittenCell, fault: ContractRowFault): boolean {
  switch (fault) {
    case 'formula':
      return looksLikeFormula(content);
    case 'bad_day':
      return DAY_COLUMNS.includes(column) && writtenDay(unguardedCell(content)) === 'bad';
    default:
      return FAULT_COLUMNS[fault]?.includes(column) ?? false;
  }
}

/** What a person reads beside a line that is refused. */
export function contractFaultWords({ line, cells }: ContractRow, fault: ContractRowFault, modules: Modules): string {
  const wrong = cells.filter((cell) => isWrong(cell, fault));
  return cellWords(line, wrong, inUnitsWord(CONTRACT_ROW_FAULT_WORDS[fault], modules));
}

/** 台帳の読み込みを断ったときの説明. */
const CONTRACT_IMPORT_REFUSAL_WORDS = {
  ...IMPORT_REFUSAL_WORDS,
  changed_meanwhile:
    '確認の画面を開いたあとに、台帳、部・課又は情報システムが変わったため、何も保存していません。今の台帳と比べ直した内容を確かめて、もう一度保存してください。',
} as const;

export function contractRefusalWords(reason: keyof typeof CONTRACT_IMPORT_REFUSAL_WORDS, modules: Modules): string {
  return inUnitsWord(CONTRACT_IMPORT_REFUSAL_WORDS[reason], modules);
}
