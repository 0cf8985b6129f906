import { download } from '#app/lib/download.server.ts';
import { tableCsv } from '#app/lib/table-file.ts';
import type { TableFile, TableFormat } from '#app/lib/table-file.ts';
import { writeSheet } from '#app/lib/xlsx/write-sheet.ts';

/** A table to be saved under its own name, or one that says more than the sheet of a workbook may be called. */
export async function tableDownload(
  table: TableFile,
  format: TableFormat,
  ascii: string,
  name = table.name,
): Promise<Response> {
  const body = format === 'csv' ? tableCsv(table) : new Uint8Array(await writeSheet(table));
  return download(body, { format, name, ascii });
}
