import { runApart } from '#app/lib/apart.server.ts';
import type { ApartLimits } from '#app/lib/apart.server.ts';
import { WorkLanes } from '#app/lib/work-lanes.ts';
import type { ReadingRefusal } from '#app/lib/source-file.ts';

/** Several times what the longest policy takes; a file that takes more was made to. */
export const READING_LIMITS: ApartLimits = { seconds: 60, megabytes: 1024 };

/** One text or file at a time for all screens: each may take all its memory and time. */
export const READING_LANES = new WorkLanes({ atOnce: 1, waitingInLane: 1, waiting: 4 });

/** What reading in a process of its own comes to, in the words of the readers. */
export async function readApart<Value extends { readonly ok: boolean }>(
  entry: string,
  task: unknown,
  limits: ApartLimits,
  left?: AbortSignal,
): Promise<Value | { readonly ok: false; readonly reason: ReadingRefusal }> {
  const end = await runApart(entry, task, limits, left);
  if (end.ended === 'time') return { ok: false, reason: 'reading_time' };
  if (end.ended === 'memory') return { ok: false, reason: 'reading_memory' };
  if (end.ended === 'left') return { ok: false, reason: 'reading_left' };
  return end.value as Value;
}
