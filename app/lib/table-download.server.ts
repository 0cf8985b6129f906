import { tableCsv } from '#app/lib/table-file.ts';
import type { TableFile, TableFormat } from '#app/lib/table-file.ts';
import { writeSheet } from '#app/lib/xlsx/write-sheet.ts';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<TableFormat, string>;

interface Download {
  readonly format: TableFormat;
  readonly name: string;
  /** For what cannot read the name. */
  readonly ascii: string;
}

/** What was written, to be saved under its name. */
function download(body: string | Uint8Array<ArrayBuffer>, { format, name, ascii }: Download): Response {
  const named = encodeURIComponent(`${name}.${format}`);
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${ascii}.${format}"; filename*=UTF-8''${named}`,
    },
  });
}

/** A table to be saved under its own name. */
export async function tableDownload(table: TableFile, format: TableFormat, ascii: string): Promise<Response> {
  const body = format === 'csv' ? tableCsv(table) : new Uint8Array(await writeSheet(table));
  return download(body, { format, name: table.name, ascii });
}
