import { z } from 'zod';
import type { AnswerValue } from '#app/domain/response/answer.ts';
import { ANSWER_VALUES } from '#app/domain/response/answer.ts';
import { ANSWER_VALUE_LABELS } from '#app/domain/response/labels.ts';
import { PAST_COMMENT_MAX_LENGTH } from '#app/domain/response/past-result.ts';
import type { ResultFault, ResultRow } from '#app/domain/response/past-result.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import { inUnitsWord } from '#app/domain/organization/unit-labels.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';
import type { WrittenCell } from '#app/domain/shared/written-cell.ts';
import { RESULT_COLUMNS, RESULT_FIELDS, RESULTS_NAME } from '#app/documents/response/result-table.ts';
import type { ResultColumn } from '#app/documents/response/result-table.ts';
import { looksLikeFormula, unguardedCell } from '#app/lib/csv.ts';
import type { TextRow } from '#app/lib/csv.ts';
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

export const RESULTS_MAX_ROWS = 2_000;

export const resultFileForm = wideTableFileForm.extend({
  fiscalYear: enteredFiscalYear('どの年度の結果かを選んでください。'),
});

/** What was sent, to be shown again. */
export const resultFileEcho = tableFileEcho.extend({ fiscalYear: z.coerce.string().catch('') });

const TAKEN_OVER =
  'この年度の次の自己点検がすでに始まっているため、結果の取込みも取消しもできません。始まった自己点検で見えているものが変わらないようにするためです。';

/** 前年度の結果の取込みを断ったときの説明. */
export const RESULT_IMPORT_REFUSAL_WORDS = {
  refused_rows: REFUSED_ROWS_WORDS,
  changed_meanwhile:
    '確認の画面を開いたあとに、部・課、情報システム、対策基準、調査票か、この年度の取り込んだ結果が変わったため、何も保存していません。比べ直した内容を確かめて、もう一度保存してください。',
  nothing_changed: 'どの行もすでに取り込んであるため、保存するものがありません。',
  other_year: '取り込める年度ではありません。一覧から選んでください。',
  own_year: 'この年度の自己点検は、この仕組みで行っています。その結果があるため、取り込めません。',
  in_use: TAKEN_OVER,
} as const;

export type ResultFile =
  | { readonly ok: true; readonly rows: readonly ResultRow[]; readonly reading: TableReading }
  | { readonly ok: false; readonly message: string };

/** What a person writes into the list to fill in; the rest of it stands there. */
const FILLED_IN = ['unitCode', 'unitName', 'systemCode', 'outcome', 'comment'] as const satisfies ResultColumn[];

const RESULTS: TableColumns<ResultColumn> = {
  table: `${RESULTS_NAME}の表`,
  lineOf: '結果',
  pattern: 'ひな形',
  headings: RESULT_FIELDS.flatMap((field) =>
    RESULT_COLUMNS[field].map((name): [string, ResultColumn] => [name, field]),
  ),
  required: [
    { called: [RESULT_COLUMNS.unitName[0]], anyOf: ['unitName', 'unitCode', 'systemCode'] },
    { called: [RESULT_COLUMNS.printedClause[0]], anyOf: ['printedClause', 'askedText'] },
    { called: [RESULT_COLUMNS.outcome[0]], anyOf: ['outcome'] },
  ],
  maxRows: RESULTS_MAX_ROWS,
  passOver: {
    is: (texts) => FILLED_IN.every((column) => (texts[column] ?? '') === ''),
    words: (count) => `所属も結果もコメントも書いていない${count}行は、読みません。`,
  },
};

/** What tables write for an answer, besides the words of the screens. */
const OTHER_WORDS: readonly (readonly [AnswerValue, readonly string[]])[] = [
  ['implemented', ['○', '〇', '◯', '●', 'はい', '済', '実施済', '実施している', 'している', 'できている', 'yes']],
  ['partially_implemented', ['△', '▲', '一部', '一部実施している', '一部できている']],
  ['not_implemented', ['×', '✕', 'いいえ', '未', '実施していない', 'していない', 'できていない', 'no']],
  ['not_applicable', ['－', '-', 'ー', '―', '該当なし', '該当無し', '対象外', '非該当']],
  ['unknown', ['？', '?', '不明', '分からない', '判断できない']],
];

const VALUES = new Map([
  ...ANSWER_VALUES.map((value) => [sameKey(ANSWER_VALUE_LABELS[value]), value] as const),
  ...OTHER_WORDS.flatMap(([value, words]) => words.map((word) => [sameKey(word), value] as const)),
]);

/** 「－」 is an answer. */
const isAnswer = (cell: string, column: string) => column === 'outcome' && VALUES.has(sameKey(cell));

function readRow(row: TextRow, columns: readonly (ResultColumn | null)[], headings: readonly string[]): ResultRow {
  const { texts, faults, cells } = rowCells(row, columns, headings, isAnswer);
  const text = (column: ResultColumn) => texts[column]?.trim() ?? '';
  const [unitCode, unitName] = [text('unitCode'), text('unitName')];
  return {
    ...{ line: row.line, unitCode, unitName, systemCode: text('systemCode'), policyName: text('policyName') },
    ...{ printedClause: text('printedClause'), askedText: text('askedText'), comment: text('comment') },
    wholeBody: unitCode === '' && isWholeBody(unitName),
    value: VALUES.get(sameKey(text('outcome'))) ?? null,
    ...{ faults, cells },
  };
}

/** 前年度の結果のファイルを読む. What is no such table is refused as a whole; what is wrong in a line is told there. */
export function readResultFile(text: string): ResultFile {
  const read = readTableText(text, RESULTS);
  if (!read.ok) return read;
  const { columns, headings, reading } = read;
  return { ok: true, rows: read.rows.map((row) => readRow(row, columns, headings)), reading };
}

/** What a person reads beside a line that is refused: what is wrong, and what to do. */
export const RESULT_FAULT_WORDS = {
  unit_missing: '所属が空です。所属の名称かコードを入力してください。団体全体の結果は「全庁」とします。',
  unit_unknown: '所属が、今日の部・課にありません。今の名称かコードに直してください。',
  unit_differs: '所属コードと所属の名称が、別の部・課を指しています。どちらかに合わせてください。',
  unit_ambiguous: '同じ名称の部・課が二つ以上あります。所属コードを書いてください。',
  system_unknown: '情報システムが、台帳にありません。台帳のコードか名称に直してください。',
  two_targets: '全庁と情報システムの両方が書いてあります。どちらか一つにしてください。',
  about_missing: '条項番号も設問文も空です。どちらかを入力してください。',
  clause_unknown: '条項番号が、取り込んだ対策基準にありません。対策基準の番号のとおりに書いてください。',
  clause_is_date:
    '条項番号が日付に変わっています。表計算ソフトでセルの書式を「文字列」にしてから、番号を入力し直してください。',
  clause_ambiguous: '同じ番号の条項が二つ以上の規程にあります。「規程」の列に、規程の名称を書いてください。',
  policy_unknown: '規程が登録されていません。登録した名称と同じに書いてください。',
  question_unknown: '設問文が、公開した調査票にありません。調査票と同じに書くか、条項番号を書いてください。',
  unknown_outcome: `結果は、${ANSWER_VALUES.map((value) => `「${ANSWER_VALUE_LABELS[value]}」`).join('')}か、「○」「△」「×」「－」、「はい」「いいえ」のどれかにしてください。`,
  comment_too_long: `コメントは${PAST_COMMENT_MAX_LENGTH}文字以内にしてください。`,
  formula: '数式で始まるセルがあります。値だけにしてください。',
  too_many_cells: TOO_MANY_CELLS_WORDS,
  twice: '同じ所属（情報システム）の同じ条項・設問が、前の行にもあります。どちらかを除いてください。',
  already_there:
    '同じ所属（情報システム）の同じ条項・設問の結果が、違う内容で取り込み済みです。直すには、前の取込みを取り消してください。',
} as const satisfies Record<ResultFault, string>;

const UNIT_COLUMNS = ['unitCode', 'unitName'];
const ABOUT_COLUMNS = ['policyName', 'printedClause', 'askedText'];

/** Whose cells are quoted; what is of the whole line quotes none. */
const FAULT_COLUMNS: Readonly<Partial<Record<ResultFault, readonly string[]>>> = {
  unit_missing: UNIT_COLUMNS,
  unit_unknown: UNIT_COLUMNS,
  unit_differs: UNIT_COLUMNS,
  unit_ambiguous: UNIT_COLUMNS,
  system_unknown: ['systemCode'],
  two_targets: ['unitName', 'systemCode'],
  about_missing: ['printedClause', 'askedText'],
  clause_unknown: ['policyName', 'printedClause'],
  clause_is_date: ['printedClause'],
  clause_ambiguous: ['printedClause'],
  policy_unknown: ['policyName'],
  question_unknown: ['askedText'],
  unknown_outcome: ['outcome'],
  comment_too_long: ['comment'],
  twice: [...UNIT_COLUMNS, 'systemCode', ...ABOUT_COLUMNS],
  already_there: ['outcome', 'comment'],
};

function isWrong({ column, content }: WrittenCell, fault: ResultFault): boolean {
  if (fault === 'formula') return looksLikeFormula(content) && !isAnswer(unguardedCell(content), column);
  return FAULT_COLUMNS[fault]?.includes(column) ?? false;
}

/** What a person reads beside a line that is refused, with the cells that it is about. */
export function resultFaultWords({ line, cells }: ResultRow, fault: ResultFault, modules: Modules): string {
  const wrong = cells.filter((cell) => isWrong(cell, fault));
  return cellWords(line, wrong, inUnitsWord(RESULT_FAULT_WORDS[fault], modules));
}
