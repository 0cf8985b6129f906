const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

export interface Download {
  readonly format: keyof typeof TYPES;
  readonly name: string;
  /** For what cannot read the name. */
  readonly ascii: string;
}

/** What was written, to be saved under its name. */
export function download(body: string | Uint8Array<ArrayBuffer>, { format, name, ascii }: Download): Response {
  const named = encodeURIComponent(`${name}.${format}`);
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${ascii}.${format}"; filename*=UTF-8''${named}`,
    },
  });
}
