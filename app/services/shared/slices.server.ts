import { ok } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import type { Done } from '#app/services/shared/transact.server.ts';
import type { Database } from '#db/client.server.ts';

/** True while a slice may take more. */
export type Room = () => boolean;

/** 処理の一区切り. A piece of a long work, that may be done again where it failed as a whole. */
export interface Slice<Reason extends string = string> {
  /** How far the work has come before it, and how much it is. */
  readonly doneCount: number;
  readonly wholeCount: number;
  readonly run: (room: Room) => { readonly ok: true } | Refusal<Reason>;
}

/**
 * A work in slices, and what comes of the whole; what it yields is done before it is asked for the next, and it is not
 * asked again where that was refused.
 */
export type Slices<Reason extends string, Made = void> = Generator<Slice<Reason>, Made, void>;

/**
 * As many pieces an act as there is room for, and one at least. `act` does the work that it is given, which tells how
 * many pieces it did; where it is refused or fails, its pieces are still to be done.
 */
export function* pieceByPiece<Piece, Reason extends string>(
  pieces: readonly Piece[],
  {
    progressAt,
    act,
    one,
  }: {
    readonly progressAt: (done: number) => Pick<Slice, 'doneCount' | 'wholeCount'>;
    readonly act: (work: (tx: Database) => number) => ReturnType<Slice<Reason>['run']>;
    readonly one: (tx: Database, piece: Piece) => void;
  },
): Slices<Reason> {
  let next = 0;
  while (next < pieces.length) {
    yield {
      ...progressAt(next),
      run: (room) => {
        let done = 0;
        const outcome = act((tx) => {
          for (const piece of pieces.slice(next)) {
            one(tx, piece);
            done += 1;
            if (!room()) break;
          }
          return done;
        });
        if (outcome.ok) next += done;
        return outcome;
      },
    };
  }
}

/** As many steps a slice as there is room for, of what is no act and stores nothing; gives what comes of them. */
export function* stepByStep<Made>(
  steps: Generator<void, Made, void>,
  progress: Pick<Slice, 'doneCount' | 'wholeCount'>,
): Slices<never, Made> {
  const last: { step: IteratorResult<void, Made> | null } = { step: null };
  while (last.step?.done !== true) {
    yield {
      ...progress,
      run: (room) => {
        do last.step = steps.next();
        while (last.step.done !== true && room());
        return ok(null);
      },
    };
  }
  return last.step.value;
}

/** Does a work to its end at once, in slices without bounds; gives what came of it, or the first refusal. */
export function runAtOnce<Reason extends string, Made>(slices: Slices<Reason, Made>): Result<Made, Reason> {
  let step = slices.next();
  while (step.done !== true) {
    const outcome = step.value.run(() => true);
    if (!outcome.ok) return outcome;
    step = slices.next();
  }
  return ok(step.value);
}

/** What an act of a part leaves: nothing for its caller, and how much it did for the log. */
export function partOf(campaignId: string, detail: Done<null>['detail']): Done<null> {
  return { ok: true, value: null, subject: `campaign:${campaignId}`, detail };
}
