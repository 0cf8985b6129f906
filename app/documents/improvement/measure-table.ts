import { ACTION_PROGRESS_LABELS } from '#app/domain/improvement/labels.ts';
import { WHOLE_BODY_WORD } from '#app/domain/shared/labels.ts';
import type { FileColumn, TableFile } from '#app/lib/table-file.ts';

/** 改善計画の表の列. The headings of a plan that is brought along, the first spelling of each. */
export const MEASURE_COLUMNS = {
  writtenNumber: ['番号', 'No.', 'No', '項番', '整理番号'],
  problem: ['課題', '課題（事実）', '問題点', '指摘事項', '指摘内容', '改善すべき点'],
  permanentMeasure: ['対応策', '改善策', '対策', '改善内容', '対応内容'],
  unitCode: ['所属コード', '担当の所属コード', '担当課コード'],
  unitName: ['担当の所属', '担当所属', '所属', '担当課', '所管課', '担当部署'],
  owner: ['担当の職・氏名', '担当者', '担当', '責任者'],
  due: ['期限', '完了予定日', '実施期限', '予定時期'],
  actionProgress: ['進み具合', '進捗', '進捗状況', '状況', '状態'],
  remark: ['備考', 'メモ', '特記事項'],
  writtenClause: ['条項番号', '条項', '関係条項', '根拠条項'],
} as const;
export type MeasureColumn = keyof typeof MEASURE_COLUMNS;

/** The name of the file, of its sheet and of what is asked for where it is read in. */
export const MEASURES_NAME = '改善計画';

const WIDTHS: Readonly<Record<MeasureColumn, number>> = {
  writtenNumber: 8,
  problem: 40,
  permanentMeasure: 40,
  unitCode: 14,
  unitName: 24,
  owner: 24,
  due: 14,
  actionProgress: 12,
  remark: 30,
  writtenClause: 14,
};

/** The columns as they stand in the table. */
export const MEASURE_FIELDS: readonly MeasureColumn[] = [
  ...(['writtenNumber', 'problem', 'permanentMeasure', 'unitCode', 'unitName', 'owner'] as const),
  ...(['due', 'actionProgress', 'remark', 'writtenClause'] as const),
];

/** 記入例. Stands for the number of the line that shows how one is written, and tells it from those that are read. */
export const SAMPLE_MARK = '記入例';

const SAMPLE: Readonly<Record<MeasureColumn, string>> = {
  writtenNumber: SAMPLE_MARK,
  problem: '外部記録媒体の持出しの記録がない',
  permanentMeasure: '持出しの記録簿を作り、課長が月に一度確かめる',
  unitCode: '',
  unitName: WHOLE_BODY_WORD,
  owner: '総務係長',
  due: '令和9年3月31日',
  actionProgress: ACTION_PROGRESS_LABELS.in_progress.word,
  remark: 'この行は読みません。消しても構いません',
  writtenClause: '',
};

/** 改善計画のひな形. A table whose cells offer the units of today and the words of the progress. */
export function measurePattern(unitNames: readonly string[]): TableFile {
  const choices: Partial<Record<MeasureColumn, readonly string[]>> = {
    unitName: [...unitNames, WHOLE_BODY_WORD],
    actionProgress: Object.values(ACTION_PROGRESS_LABELS).map(({ word }) => word),
  };
  return {
    name: MEASURES_NAME,
    columns: MEASURE_FIELDS.map((column): FileColumn => ({
      title: MEASURE_COLUMNS[column][0],
      width: WIDTHS[column],
      choices: choices[column] ?? [],
    })),
    rows: [MEASURE_FIELDS.map((column) => SAMPLE[column])],
    notAChoice: '一覧から選んでください。',
    choicesName: '選択肢',
  };
}
