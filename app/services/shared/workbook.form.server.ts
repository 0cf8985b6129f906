import type { FileKind } from '#app/lib/file-kind.ts';
import { kindOfFile } from '#app/lib/file-kind.ts';
import { guardedCell, writeTabs } from '#app/lib/csv.ts';
import { readSheet } from '#app/lib/xlsx/read-sheet.ts';
import type { SheetCell, SheetLimits, SheetRefusal } from '#app/lib/xlsx/read-sheet.ts';

/** What the largest table of ours needs, with the lines that nobody filled in; the form behind it takes less. */
const LIMITS: SheetLimits = { rows: 20_000, columns: 200, cells: 100_000 };

export type WorkbookRefusal = SheetRefusal | Exclude<FileKind, 'zip'> | 'empty';

const NO_WORKBOOK =
  'Excelのブック（.xlsx）ではありません。Excelで開き、「Excel ブック（.xlsx）」又はCSVで保存し直してください。';

const REFUSALS = {
  text: 'ファイルの中身がExcelのブックではありません。文字のファイルであれば、名前の終わりを「.csv」にして選んでください。',
  pdf: 'PDFのファイルです。表をExcelのブック（.xlsx）又はCSVで保存したものを選んでください。',
  old_office:
    '古い形式（.xls等）のファイルです。Excelで開き、「Excel ブック（.xlsx）」として保存し直したものを選んでください。',
  encrypted_office: 'パスワードで保護されたファイルです。Excelで開き、パスワードを外して保存したものを選んでください。',
  rich_text: NO_WORKBOOK,
  web_page: NO_WORKBOOK,
  image: '画像のファイルです。表をExcelのブック（.xlsx）又はCSVで保存したものを選んでください。',
  no_workbook: NO_WORKBOOK,
  binary_workbook:
    'バイナリ形式（.xlsb）のブックです。Excelで開き、「Excel ブック（.xlsx）」として保存し直したものを選んでください。',
  zip_damaged: 'ファイルが壊れているため、開けません。Excelで開いて保存し直したものを選んでください。',
  zip_too_large:
    'ブックの中身が大きすぎます。使う表のシートだけを新しいブックに写し、図を除いて保存したものを選んでください。',
  no_sheet: '表示されているシートがありません。表のシートを表示して保存したものを選んでください。',
  too_many_rows: `${LIMITS.rows.toLocaleString('ja-JP')}行より下にもセルの値があります。表の下を消すか、ブックを分けてください。`,
  too_many_cells: `セルが多すぎます（${LIMITS.columns}列、${LIMITS.cells.toLocaleString('ja-JP')}セルまで）。使わない列を除いてください。`,
  empty: 'シートに何も書かれていません。表のシートを一番左に置いて保存したものを選んでください。',
} as const satisfies Record<WorkbookRefusal, string>;

export type WorkbookText =
  | { readonly ok: true; readonly text: string; readonly message: string }
  | { readonly ok: false; readonly code: WorkbookRefusal; readonly message: string };

/** A line of the text is a row of the sheet: what is told of a line is found there. */
function cellText({ text, isFormula }: SheetCell): string {
  const line = text.replace(/[\t\r\n]+/gu, ' ');
  return isFormula ? `=${line}` : guardedCell(line);
}

/** ブックを読む. Makes of a workbook's sheet what a spreadsheet would copy of it. */
export async function readWorkbookText(file: Buffer, sheetName: string): Promise<WorkbookText> {
  const refuse = (code: WorkbookRefusal): WorkbookText => ({ ok: false, code, message: REFUSALS[code] });
  const kind = kindOfFile(file);
  if (kind !== 'zip') return refuse(kind);
  const read = await readSheet(file, sheetName, LIMITS);
  if (!read.ok) return refuse(read.reason);
  const { sheetName: name, rows, hiddenRows } = read.table;
  const text = writeTabs(rows.map((cells) => cells.map(cellText)));
  if (text.trim() === '') return refuse('empty');
  const hidden = hiddenRows === 0 ? '' : `表示されていない${hiddenRows}行も含みます。`;
  return { ok: true, text, message: `シート「${name}」の表です。${hidden}` };
}
