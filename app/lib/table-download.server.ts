import { tableCsv } from '#app/lib/table-file.ts';
import type { TableFile, TableFormat } from '#app/lib/table-file.ts';
import { writeSheet } from '#app/lib/xlsx/write-sheet.ts';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<TableFormat, string>;

/** A table to be saved under its own name, and under `ascii` by what cannot read that. */
export async function tableDownload(table: TableFile, format: TableFormat, ascii: string): Promise<Response> {
  const body = format === 'csv' ? tableCsv(table) : new Uint8Array(await writeSheet(table));
  const named = encodeURIComponent(`${table.name}.${format}`);
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${ascii}.${format}"; filename*=UTF-8''${named}`,
    },
  });
}
