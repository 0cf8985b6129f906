import { runApart } from '#app/lib/apart.server.ts';
import type { ApartLimits } from '#app/lib/apart.server.ts';
import type { DecodedSource } from '#app/lib/decoded-source.ts';
import { kindOfFile } from '#app/lib/file-kind.ts';
import { decodeSource } from '#app/lib/source-file.ts';
import type { ReadingRefusal, SourceFileRefusal } from '#app/lib/source-file.ts';

/** Several times what the longest policy takes; a file that takes more was made to. */
export const READING_LIMITS: ApartLimits = { seconds: 60, megabytes: 1024 };

const ENTRY = 'app/lib/source-apart.entry.ts';

/** What reading in a process of its own comes to, in the words of the readers. */
export async function readApart<Value extends { readonly ok: boolean }>(
  entry: string,
  bytes: Uint8Array,
  limits: ApartLimits,
): Promise<Value | { readonly ok: false; readonly reason: ReadingRefusal }> {
  const end = await runApart(entry, bytes, limits);
  if (end.ended === 'time') return { ok: false, reason: 'reading_time' };
  if (end.ended === 'memory') return { ok: false, reason: 'reading_memory' };
  return end.value as Value;
}

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
