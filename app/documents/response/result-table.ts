import { ANSWER_VALUE_LABELS } from '#app/domain/response/labels.ts';
import type { FileColumn, TableFile } from '#app/lib/table-file.ts';

/** 前年度の結果の表の列. The headings of results that are brought along, the first spelling of each. */
export const RESULT_COLUMNS = {
  unitCode: ['所属コード', '課コード'],
  unitName: ['所属', '回答した所属', '課', '担当課', '部署'],
  systemCode: ['システムコード', '情報システム', 'システム'],
  policyName: ['規程', '対策基準'],
  printedClause: ['条項番号', '条項', '項番'],
  askedText: ['設問文', '設問', '質問', '点検項目'],
  outcome: ['結果', '回答', '評価', '実施状況'],
  comment: ['コメント', '備考', '理由', '特記事項'],
} as const;
export type ResultColumn = keyof typeof RESULT_COLUMNS;

/** The name of the file, of its sheet and of what is asked for where it is read in. */
export const RESULTS_NAME = '前年度の結果';

/** The columns as they stand in the table. */
export const RESULT_FIELDS: readonly ResultColumn[] = [
  ...(['unitCode', 'unitName', 'systemCode', 'policyName'] as const),
  ...(['printedClause', 'askedText', 'outcome', 'comment'] as const),
];

const WIDTHS: Readonly<Record<ResultColumn, number>> = {
  unitCode: 14,
  unitName: 24,
  systemCode: 16,
  policyName: 30,
  printedClause: 16,
  askedText: 50,
  outcome: 12,
  comment: 40,
};

/** 前年度の結果のひな形. An empty table whose cells offer the units of today and the answers. */
export function resultPattern(unitNames: readonly string[], policyNames: readonly string[]): TableFile {
  const choices: Partial<Record<ResultColumn, readonly string[]>> = {
    unitName: unitNames,
    policyName: policyNames,
    outcome: Object.values(ANSWER_VALUE_LABELS),
  };
  return {
    name: RESULTS_NAME,
    columns: RESULT_FIELDS.map((column): FileColumn => ({
      title: RESULT_COLUMNS[column][0],
      width: WIDTHS[column],
      choices: choices[column] ?? [],
    })),
    rows: [],
    notAChoice: '一覧から選んでください。',
    choicesName: '選択肢',
  };
}
