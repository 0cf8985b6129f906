import type { ApartLimits } from '#app/lib/apart.server.ts';
import type { DecodedSource } from '#app/lib/decoded-source.ts';
import { kindOfFile } from '#app/lib/file-kind.ts';
import { readApart, READING_LIMITS } from '#app/lib/reading-apart.server.ts';
import { decodeSource } from '#app/lib/source-file.ts';
import type { SourceFileRefusal } from '#app/lib/source-file.ts';

const ENTRY = 'app/lib/source-apart.entry.ts';

/** A text of this size is decoded at once; a larger one keeps everybody else waiting. */
const SHORT_TEXT_BYTES = 1024 * 1024;

/**
 * Takes the text out of bytes, in a process of its own where a page or a paragraph must be made out first, or the text
 * is long.
 */
export async function decodeApart(
  bytes: Uint8Array,
  limits: ApartLimits = READING_LIMITS,
  left?: AbortSignal,
): Promise<DecodedSource<SourceFileRefusal>> {
  const kind = kindOfFile(bytes);
  const isSlow = kind === 'pdf' || kind === 'zip' || (kind === 'text' && bytes.length > SHORT_TEXT_BYTES);
  return isSlow ? readApart(ENTRY, bytes, limits, left) : decodeSource(bytes);
}
