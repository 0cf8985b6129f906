import { z } from 'zod';
import { ACTION_OWNER_MAX_LENGTH, ACTION_TEXT_MAX_LENGTH } from '#app/domain/improvement/action.ts';
import { ACTION_PROGRESS_LABELS, DONE_COMES_AS_WORDS, PLAN_PROGRESS_WORDS } from '#app/domain/improvement/labels.ts';
import {
  PROGRESS_NOTE_MAX_LENGTH,
  WRITTEN_CLAUSE_MAX_LENGTH,
  WRITTEN_NUMBER_MAX_LENGTH,
} from '#app/domain/improvement/past-measure.ts';
import type { MeasureFault, MeasureRow, RefusedMeasure } from '#app/domain/improvement/past-measure.ts';
import { ACTION_PROGRESS, ACTION_STEPS } from '#app/domain/improvement/progress.ts';
import type { ActionProgress } from '#app/domain/improvement/progress.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import { inUnitsWord } from '#app/domain/organization/unit-labels.ts';
import { isCalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';
import type { WrittenCell } from '#app/domain/shared/written-cell.ts';
import {
  MEASURE_COLUMNS,
  MEASURE_FIELDS,
  MEASURES_NAME,
  SAMPLE_MARK,
} from '#app/documents/improvement/measure-table.ts';
import type { MeasureColumn } from '#app/documents/improvement/measure-table.ts';
import { looksLikeFormula, unguardedCell } from '#app/lib/csv.ts';
import type { TextRow } from '#app/lib/csv.ts';
import { writtenDate, writtenEnd } from '#app/lib/japanese-date.ts';
import { enteredFiscalYear } from '#app/services/shared/entered-value.server.ts';
import { isWholeBody } from '#app/services/shared/past-import.form.server.ts';
import type { TableColumns, TableReading } from '#app/services/shared/table-text.form.server.ts';
import {
  cellWords,
  readTableText,
  REFUSED_ROWS_WORDS,
  rowCells,
  tableFileEcho,
  TOO_MANY_CELLS_WORDS,
  wideTableFileForm,
} from '#app/services/shared/table-text.form.server.ts';

export const MEASURES_MAX_ROWS = 1_000;

export const measureFileForm = wideTableFileForm.extend({
  fiscalYear: enteredFiscalYear('どの年度の改善計画かを選んでください。'),
});

/** What was sent, to be shown again. */
export const measureFileEcho = tableFileEcho.extend({ fiscalYear: z.coerce.string().catch('') });

/** 改善計画の取込みを断ったときの説明. */
export const MEASURE_IMPORT_REFUSAL_WORDS = {
  refused_rows: REFUSED_ROWS_WORDS,
  changed_meanwhile:
    '確認の画面を開いたあとに、部・課か、この年度の取り込んだ改善策が変わったため、何も保存していません。比べ直した内容を確かめて、もう一度保存してください。',
  nothing_changed: 'どの行もすでに取り込んであるため、保存するものがありません。',
  other_year: '取り込める年度ではありません。一覧から選んでください。',
  own_year: 'この年度の集計は、この仕組みで確定しています。その改善計画があるため、取り込めません。',
} as const;

export type MeasureFile =
  | { readonly ok: true; readonly rows: readonly MeasureRow[]; readonly reading: TableReading }
  | { readonly ok: false; readonly message: string };

const PLAN: TableColumns<MeasureColumn> = {
  table: `${MEASURES_NAME}の表`,
  lineOf: '改善策',
  pattern: 'ひな形',
  headings: MEASURE_FIELDS.flatMap((field) =>
    MEASURE_COLUMNS[field].map((name): [string, MeasureColumn] => [name, field]),
  ),
  required: [
    { called: [MEASURE_COLUMNS.problem[0]], anyOf: ['problem'] },
    { called: [MEASURE_COLUMNS.permanentMeasure[0]], anyOf: ['permanentMeasure'] },
    { called: [MEASURE_COLUMNS.unitName[0]], anyOf: ['unitName', 'unitCode'] },
  ],
  maxRows: MEASURES_MAX_ROWS,
  passOver: {
    is: ({ writtenNumber = '' }) => sameKey(writtenNumber) === sameKey(SAMPLE_MARK),
    words: () => `「${MEASURE_COLUMNS.writtenNumber[0]}」が「${SAMPLE_MARK}」の行は、読みません。`,
  },
};

/** What plans call how far a measure has come, besides the words of the screens. */
const OTHER_WORDS: Readonly<Record<string, ActionProgress>> = {
  '': 'not_started',
  未実施: 'not_started',
  予定: 'not_started',
  取組中: 'in_progress',
  取り組み中: 'in_progress',
  取組み中: 'in_progress',
  着手: 'in_progress',
  着手済: 'in_progress',
  対応中: 'in_progress',
  実施中: 'in_progress',
  進行中: 'in_progress',
  継続: 'in_progress',
  継続中: 'in_progress',
  完了: 'reported_done',
  済: 'reported_done',
  対応済: 'reported_done',
  実施済: 'reported_done',
  対応済み: 'reported_done',
  実施済み: 'reported_done',
  効果確認済み: 'effect_confirmed',
  保留: 'postponed',
  取りやめ: 'cancelled',
  '○': 'reported_done',
  〇: 'reported_done',
  '◯': 'reported_done',
  '△': 'in_progress',
  '×': 'not_started',
  '✕': 'not_started',
};

/** What is near to a word that says no progress of ours: the first that the word is like. */
const NEAR_WORDS: readonly (readonly [RegExp, readonly ActionProgress[]])[] = [
  [/(?:おおむね|概ね|ほぼ|一部|半分).*[済完終]/u, ['in_progress', 'reported_done']],
  [/効果|確認/u, ['effect_confirmed']],
  [/済|完|終/u, ['reported_done']],
  [/中止|廃止|不要|取り?下げ/u, ['cancelled']],
  [/延|保留|見送|先送/u, ['postponed']],
  [/未|予定|これから|検討/u, ['not_started']],
  [/中|着|継続|進|取り?組/u, ['in_progress']],
];

function nearWords(cell: string): string {
  const [, near = []] = NEAR_WORDS.find(([like]) => like.test(cell)) ?? [];
  const words = near.map((one) => `「${PLAN_PROGRESS_WORDS[one]}」`).join('か');
  return words === '' ? '' : `近いのは${words}です。`;
}

function progressOf(cell: string): ActionProgress | null {
  const key = sameKey(cell);
  return ACTION_PROGRESS.find((one) => ACTION_PROGRESS_LABELS[one].word === key) ?? OTHER_WORDS[key] ?? null;
}

const UNDECIDED = ['', '未定', '-', 'ー', '―', 'なし'];

/** Null for a day that is not decided; undefined for what is no day. */
function dueOf(cell: string): CalendarDate | null | undefined {
  if (UNDECIDED.includes(sameKey(cell))) return null;
  const written = writtenDate(cell) ?? writtenEnd(cell);
  return written !== null && isCalendarDate(written) ? written : undefined;
}

/** A dash alone says that there is nothing. */
const isNothing = (cell: string) => UNDECIDED.includes(sameKey(cell));

function readRow(row: TextRow, columns: readonly (MeasureColumn | null)[], headings: readonly string[]): MeasureRow {
  const { texts, faults: wrong, cells } = rowCells(row, columns, headings, isNothing);
  const text = (column: MeasureColumn) => texts[column]?.trim() ?? '';
  const faults = new Set<MeasureFault>(wrong);
  const [due, progress] = [dueOf(text('due')), progressOf(text('actionProgress'))];
  if (due === undefined) faults.add('bad_due');
  if (progress === null) faults.add('unknown_progress');
  const [unitCode, unitName] = [text('unitCode'), text('unitName')];
  return {
    ...{ line: row.line, unitCode, unitName, wholeBody: unitCode === '' && isWholeBody(unitName) },
    measure: {
      ...{ writtenNumber: text('writtenNumber'), problem: text('problem'), measure: text('permanentMeasure') },
      ...{ owner: text('owner'), due: due ?? null, remark: text('remark'), writtenClause: text('writtenClause') },
    },
    progress: progress ?? 'not_started',
    faults: [...faults],
    cells,
  };
}

/** 改善計画のファイルを読む. What is no such table is refused as a whole; what is wrong in a line is told there. */
export function readMeasureFile(text: string): MeasureFile {
  const read = readTableText(text, PLAN);
  if (!read.ok) return read;
  const { columns, headings, reading } = read;
  return { ok: true, rows: read.rows.map((row) => readRow(row, columns, headings)), reading };
}

/** What a person reads beside a line that is refused: what is wrong, and what to do. */
export const MEASURE_FAULT_WORDS = {
  problem_missing: '課題が空です。入力してください。',
  measure_missing: '対応策が空です。入力してください。',
  too_long: `文字が多すぎます。課題・対応策・備考は${ACTION_TEXT_MAX_LENGTH}文字、担当の職・氏名は${ACTION_OWNER_MAX_LENGTH}文字、条項番号は${WRITTEN_CLAUSE_MAX_LENGTH}文字、番号は${WRITTEN_NUMBER_MAX_LENGTH}文字以内にしてください。`,
  formula: '数式で始まるセルがあります。値だけにしてください。',
  too_many_cells: TOO_MANY_CELLS_WORDS,
  bad_due:
    '期限が日付ではありません。「令和9年3月31日」「R9.3.31」「2027/3/31」のように、年月日で書くか、「令和8年3月末」「令和7年度末」「令和8年度中」のように書くか、空にしてください。',
  unknown_progress: `進み具合は、${ACTION_PROGRESS.map((one) => `「${PLAN_PROGRESS_WORDS[one]}」`).join('')}のどれかにしてください。${DONE_COMES_AS_WORDS}`,
  unit_missing: '担当の所属が空です。所属の名称かコードを入力してください。全庁の改善策は「全庁」とします。',
  unit_unknown: '担当の所属が、今日の部・課にありません。今の名称かコードに直してください。',
  unit_differs: '所属コードと所属の名称が、別の部・課を指しています。どちらかに合わせてください。',
  unit_ambiguous: '同じ名称の部・課が二つ以上あります。所属コードを書いてください。',
  twice: '同じ所属の同じ課題と対応策が、前の行にもあります。どちらかを除いてください。',
  same_number: '別の改善策と同じ番号です。どちらかの番号を直すか、空にしてください。',
  already_there:
    '同じ所属の同じ課題と対応策が取り込み済みで、ほかの欄が違います。進み具合は改善計画の画面で入力し、この行は除いてください。',
} as const satisfies Record<MeasureFault, string>;

const UNIT_COLUMNS = ['unitCode', 'unitName'];
const MAX_LENGTHS: Readonly<Partial<Record<string, number>>> = {
  problem: ACTION_TEXT_MAX_LENGTH,
  permanentMeasure: ACTION_TEXT_MAX_LENGTH,
  remark: ACTION_TEXT_MAX_LENGTH,
  owner: ACTION_OWNER_MAX_LENGTH,
  writtenNumber: WRITTEN_NUMBER_MAX_LENGTH,
  writtenClause: WRITTEN_CLAUSE_MAX_LENGTH,
};

/** Whose cells are quoted; what is of the whole line quotes none. */
const FAULT_COLUMNS: Readonly<Partial<Record<MeasureFault, readonly string[]>>> = {
  problem_missing: ['problem'],
  measure_missing: ['permanentMeasure'],
  bad_due: ['due'],
  unknown_progress: ['actionProgress'],
  unit_missing: UNIT_COLUMNS,
  unit_unknown: UNIT_COLUMNS,
  unit_differs: UNIT_COLUMNS,
  unit_ambiguous: UNIT_COLUMNS,
  twice: ['problem', ...UNIT_COLUMNS],
  same_number: ['writtenNumber'],
  already_there: ['problem', ...UNIT_COLUMNS],
};

function isWrong({ column, content }: WrittenCell, fault: MeasureFault): boolean {
  const text = unguardedCell(content).trim();
  switch (fault) {
    case 'formula':
      return looksLikeFormula(content) && !isNothing(text);
    case 'too_long':
      return text.length > (MAX_LENGTHS[column] ?? text.length);
    default:
      return FAULT_COLUMNS[fault]?.includes(column) ?? false;
  }
}

/** What a person reads beside a line that is refused, with the cells that it is about. */
export function measureFaultWords(
  { row, numberedAlike }: RefusedMeasure,
  fault: MeasureFault,
  modules: Modules,
): string {
  const wrongOf = ({ cells }: MeasureRow) => cells.filter((cell) => isWrong(cell, fault));
  const wrong = wrongOf(row);
  const near = fault === 'unknown_progress' ? wrong.map(({ content }) => nearWords(content)).join('') : '';
  const words = `${inUnitsWord(MEASURE_FAULT_WORDS[fault], modules)}${near}`;
  const both = fault === 'same_number' && numberedAlike !== null;
  return cellWords(row.line, wrong, both ? cellWords(numberedAlike.line, wrongOf(numberedAlike), words) : words);
}

/** The form by which a measure is followed. */
export const measureStepForm = z.object({
  rev: z.coerce.number().int().min(1),
  actionStep: z.enum(ACTION_STEPS, '何をするかを選んでください。'),
  note: z.string().trim().max(PROGRESS_NOTE_MAX_LENGTH, `${PROGRESS_NOTE_MAX_LENGTH}文字以内で入力してください。`),
});

/** 進み具合の入力を断ったときの説明. */
export const STEP_REFUSAL_WORDS = {
  note_missing: '何をしたか、又はその理由を書いてください。',
  wrong_state: '今の進み具合からは、選んだ操作はできません。',
  own_answers: '完了を報告した人は、効果を確認できません。ほかの人が確認してください。',
  conflict:
    'この画面を開いたあとに、ほかの人が進み具合を入力しました。今の進み具合を確かめて、もう一度入力してください。',
} as const;
