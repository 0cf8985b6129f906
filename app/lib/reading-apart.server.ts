import { runApart } from '#app/lib/apart.server.ts';
import type { ApartLimits } from '#app/lib/apart.server.ts';
import type { ReadingRefusal } from '#app/lib/source-file.ts';

/** Several times what the longest policy takes; a file that takes more was made to. */
export const READING_LIMITS: ApartLimits = { seconds: 60, megabytes: 1024 };

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
