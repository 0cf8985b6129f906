import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { runApart } from '#app/lib/apart.server.ts';
import type { ApartLimits } from '#app/lib/apart.server.ts';
import type { PaperOrder } from '#app/lib/paper/paper.ts';
import { WorkLanes } from '#app/lib/work-lanes.ts';

/** Why there is no paper. */
export type PaperRefusal = 'paper_busy' | 'paper_time' | 'paper_memory' | 'paper_left';

const ENTRY = 'app/cli/paper-making.entry.ts';

/** Many times what the largest sheet of a real policy takes. */
export const PAPER_LIMITS: ApartLimits = { seconds: 30, megabytes: 1024 };

/** One paper at a time: each may take all its memory and time. */
const LANES = new WorkLanes({ atOnce: 1, waitingInLane: 1, waiting: 8 });

/** Who waits for a paper, and until when. */
export interface PaperFor {
  readonly personId: string;
  readonly left: AbortSignal;
  readonly limits?: ApartLimits;
}

/** Makes a paper in a process of its own when it is the person's turn: whatever it does, this process goes on. */
export async function makePaperApart(
  order: PaperOrder,
  { personId, left, limits = PAPER_LIMITS }: PaperFor,
): Promise<Result<Uint8Array<ArrayBuffer>, PaperRefusal>> {
  const turn = LANES.run(personId, () => runApart(ENTRY, order, limits, left));
  if (turn === null) return refuse('paper_busy');
  const end = await turn;
  switch (end.ended) {
    case 'answer':
      return ok(new Uint8Array(end.value as Uint8Array));
    case 'time':
      return refuse('paper_time');
    case 'memory':
      return refuse('paper_memory');
    case 'left':
      return refuse('paper_left');
  }
}
