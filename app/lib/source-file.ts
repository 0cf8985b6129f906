import { readFileSync, statSync } from 'node:fs';
import type { DecodedSource } from '#app/lib/decoded-source.ts';
import type { DocxRefusal } from '#app/lib/docx/read-docx.ts';
import { kindOfFile } from '#app/lib/file-kind.ts';
import type { FileKind } from '#app/lib/file-kind.ts';
import { formNotes } from '#app/lib/not-policy.ts';
import { standInForDrawing } from '#app/lib/pdf/drawing.ts';
import type { PdfRefusal } from '#app/lib/pdf/read-pdf.ts';
import { decodeSourceText } from '#app/lib/source-text.ts';
import type { TextRefusal } from '#app/lib/source-text.ts';

/** Why a file cannot be opened at all. */
export type FileRefusal = 'missing' | 'directory' | 'no_file' | 'unreadable' | 'too_large';

/** Why reading was broken off: it took longer, or more memory, than it may, or nobody waited for it any more. */
export type ReadingRefusal = 'reading_time' | 'reading_memory' | 'reading_left';

/** Why no text can be taken from a file. */
export type SourceFileRefusal =
  | FileRefusal
  | ReadingRefusal
  | 'too_many_lines'
  | TextRefusal
  | PdfRefusal
  | DocxRefusal
  | Exclude<FileKind, 'text' | 'pdf' | 'zip'>;

/** A policy with all its pictures is smaller; more would only fill the memory. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** Lines with words in them, as those of some two thousand pages: a policy has a thousand or ten. */
const MAX_LINES = 80_000;

export type FileBytes =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly reason: FileRefusal };

/** The bytes of a file of reasonable size. */
export function readFileBytes(file: string): FileBytes {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return { ok: false, reason: 'missing' };
    if (stat.isDirectory()) return { ok: false, reason: 'directory' };
    // A device or a pipe may never end.
    if (!stat.isFile()) return { ok: false, reason: 'no_file' };
    return stat.size > MAX_FILE_BYTES ? { ok: false, reason: 'too_large' } : { ok: true, bytes: readFileSync(file) };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { ok: false, reason: 'unreadable' };
    throw error;
  }
}

/** Takes the text out of bytes, whatever the file was called: plain text, PDF with a text layer, or Word (.docx). */
export async function decodeSource(bytes: Uint8Array): Promise<DecodedSource<SourceFileRefusal>> {
  const decoded = await decodeByKind(bytes);
  return decoded.ok && hasTooManyLines(decoded.text) ? { ok: false, reason: 'too_many_lines' } : decoded;
}

function hasTooManyLines(text: string): boolean {
  const written = /\S[^\n\f]*/gu;
  for (let lines = 0; written.test(text); lines += 1) if (lines === MAX_LINES) return true;
  return false;
}

async function decodeByKind(bytes: Uint8Array): Promise<DecodedSource<SourceFileRefusal>> {
  const kind = kindOfFile(bytes);
  switch (kind) {
    case 'text': {
      const found = decodeSourceText(bytes);
      return found.ok ? { ...found, notes: [...formNotes(found.text), ...found.notes] } : found;
    }
    case 'pdf': {
      // The readers of PDF and Word are large: a text file need not wait for them.
      standInForDrawing();
      const { readPdf } = await import('#app/lib/pdf/read-pdf.ts');
      return readPdf(bytes);
    }
    case 'zip': {
      const { readDocx } = await import('#app/lib/docx/read-docx.ts');
      return readDocx(bytes);
    }
    default:
      return { ok: false, reason: kind };
  }
}
