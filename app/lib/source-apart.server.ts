import type { ApartLimits } from '#app/lib/apart.server.ts';
import type { DecodedSource } from '#app/lib/decoded-source.ts';
import { kindOfFile } from '#app/lib/file-kind.ts';
import { readApart, READING_LIMITS } from '#app/lib/reading-apart.server.ts';
import { decodeSource } from '#app/lib/source-file.ts';
import type { SourceFileRefusal } from '#app/lib/source-file.ts';

const ENTRY = 'app/lib/source-apart.entry.ts';

/**
 * Takes the text out of bytes, in a process of its own where a page or a paragraph must be made out first; a plain
 * text is only decoded.
 */
export async function decodeApart(
  bytes: Uint8Array,
  limits: ApartLimits = READING_LIMITS,
): Promise<DecodedSource<SourceFileRefusal>> {
  const kind = kindOfFile(bytes);
  return kind === 'pdf' || kind === 'zip' ? readApart(ENTRY, bytes, limits) : decodeSource(bytes);
}
