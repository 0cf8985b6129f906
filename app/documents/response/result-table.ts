import { ANSWER_VALUE_LABELS, PUT_TO_LABELS } from '#app/domain/response/labels.ts';
import type { ListedSubject } from '#app/domain/response/past-result-list.ts';
import { WHOLE_BODY_WORD } from '#app/domain/shared/labels.ts';
import type { FileColumn, TableFile } from '#app/lib/table-file.ts';

/** 前年度の結果の表の列. The headings of results that are brought along, the first spelling of each. */
export const RESULT_COLUMNS = {
  unitCode: ['所属コード', '課コード'],
  unitName: ['所属', '回答した所属', '課', '担当課', '部署'],
  systemCode: ['システムコード', '情報システム', 'システム'],
  putTo: ['尋ねる対象'],
  policyName: ['規程', '対策基準'],
  printedClause: ['条項番号', '条項', '項番'],
  askedText: ['設問文', '設問', '質問', '点検項目'],
  outcome: ['結果', '回答', '評価', '実施状況'],
  comment: ['コメント', '備考', '理由', '特記事項'],
} as const;
export type ResultColumn = keyof typeof RESULT_COLUMNS;

/** The name of the file, of its sheet and of what is asked for where it is read in. */
export const RESULTS_NAME = '前年度の結果';

/** The columns as they stand in the table; of whom is asked stands beside whose result is written. */
export const RESULT_FIELDS: readonly ResultColumn[] = [
  ...(['unitCode', 'unitName', 'systemCode', 'putTo', 'policyName'] as const),
  ...(['printedClause', 'askedText', 'outcome', 'comment'] as const),
];

const WIDTHS: Readonly<Record<ResultColumn, number>> = {
  unitCode: 14,
  unitName: 24,
  systemCode: 16,
  putTo: 16,
  policyName: 30,
  printedClause: 16,
  askedText: 50,
  outcome: 12,
  comment: 40,
};

/** What the cells of the table offer: the units of today and the policies by name, beside the answers. */
interface ResultChoices {
  readonly unitNames: readonly string[];
  readonly policyNames: readonly string[];
}

/** 前年度の結果のひな形. An empty table: what is copied into it does not tell who is asked. */
export function resultPattern(choices: ResultChoices): TableFile {
  const fields = RESULT_FIELDS.filter((column) => column !== 'putTo');
  return resultTable(choices, fields, []);
}

/** 記入用の一覧. A table whose lines say already of what their results are, and whose. */
export function resultsToFillIn(choices: ResultChoices, list: readonly ListedSubject[]): TableFile {
  const lines = list.map(({ askedOf, ...written }) => ({
    ...written,
    putTo: askedOf.map((type) => PUT_TO_LABELS[type]).join('・'),
  }));
  return { ...resultTable(choices, RESULT_FIELDS, lines), filtered: true };
}

function resultTable(
  { unitNames, policyNames }: ResultChoices,
  fields: readonly ResultColumn[],
  lines: readonly Readonly<Partial<Record<ResultColumn, string>>>[],
): TableFile {
  const choices: Partial<Record<ResultColumn, readonly string[]>> = {
    unitName: [...unitNames, WHOLE_BODY_WORD],
    policyName: policyNames,
    outcome: Object.values(ANSWER_VALUE_LABELS),
  };
  return {
    name: RESULTS_NAME,
    columns: fields.map((column): FileColumn => ({
      title: RESULT_COLUMNS[column][0],
      width: WIDTHS[column],
      choices: choices[column] ?? [],
    })),
    rows: lines.map((line) => fields.map((column) => line[column] ?? '')),
    notAChoice: '一覧から選んでください。',
    choicesName: '選択肢',
  };
}
