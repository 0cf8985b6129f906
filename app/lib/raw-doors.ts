/** One file as the raw body. No form of a foreign page can send this type without being asked first. */
export const RAW_TYPE = 'application/octet-stream';

export const MEGABYTE = 1024 * 1024;

/** Where a chosen workbook is turned into the text of a table. */
export const TABLES_PATH = '/api/tables';

/** The query's name for the sheet that a table is looked for in first. */
export const SHEET_PARAMETER = 'sheet';

/** An Excel workbook of some thousand rows, with a picture or two. */
export const WORKBOOK_MAX_BYTES = 5 * MEGABYTE;

/** Where the text is taken out of a policy's file. */
export const POLICY_TEXT_PATH = '/api/policy-texts';

/**
 * Stands in the field of a text for the end of a page: no field may hold that, and the reader wants to know of it. One
 * sign, so that places keep their offsets, that every Japanese font draws (JIS X 0208) and no policy prints.
 */
export const PAGE_END_SHOWN = '¶';

/** A policy with its figures. */
export const POLICY_FILE_MAX_BYTES = 20 * MEGABYTE;
