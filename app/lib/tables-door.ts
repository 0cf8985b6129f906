/** Where a chosen workbook is turned into the text of a table. */
export const TABLES_PATH = '/api/tables';

/** The query's name for the sheet that a table is looked for in first. */
export const SHEET_PARAMETER = 'sheet';

/** An Excel workbook of some thousand rows, with a picture or two. */
export const WORKBOOK_MAX_BYTES = 5 * 1024 * 1024;
