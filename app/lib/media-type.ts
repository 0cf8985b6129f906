import { kindOfFile } from '#app/lib/file-kind.ts';
import type { FileKind } from '#app/lib/file-kind.ts';

/** How much of a file's beginning tells what it is. */
export const MEDIA_TYPE_HEAD_BYTES = 4096;

const UNKNOWN = 'application/octet-stream';
const OLE = 'application/x-ole-storage';
const OF_KIND = {
  text: 'text/plain',
  pdf: 'application/pdf',
  zip: 'application/zip',
  old_office: OLE,
  encrypted_office: OLE,
  rich_text: 'application/rtf',
  web_page: 'text/html',
  image: UNKNOWN,
} as const satisfies Record<FileKind, string>;
const OF_IMAGE: Readonly<Record<number, string>> = { 0x89: 'image/png', 0xff: 'image/jpeg', 0x47: 'image/gif' };

/** The media type of a file by the beginning of its content: names and browsers' headers lie. */
export function mediaTypeOf(head: Uint8Array): string {
  const kind = kindOfFile(head);
  if (kind === 'image') return OF_IMAGE[head[0] ?? 0] ?? UNKNOWN;
  if (kind === 'text' && head.includes(0) && !isUtf16(head)) return UNKNOWN;
  return OF_KIND[kind];
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
