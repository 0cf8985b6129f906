import { ok } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import type { Done } from '#app/services/shared/transact.server.ts';

/** True while a slice may take more. */
export type Room = () => boolean;

/** 処理の一区切り. A piece of a long work, that may be done again where it failed as a whole. */
export interface Slice<Reason extends string = string> {
  /** How far the work has come before it, and how much it is. */
  readonly doneCount: number;
  readonly wholeCount: number;
  readonly run: (room: Room) => { readonly ok: true } | Refusal<Reason>;
}

/** A work in slices; what it yields is done before it is asked for the next. */
export type Slices<Reason extends string> = Generator<Slice<Reason>, void, void>;

/** Does a work to its end at once, in slices without bounds; gives the first refusal. */
export function runAtOnce<Reason extends string>(slices: Slices<Reason>): Result<null, Reason> {
  for (const slice of slices) {
    const outcome = slice.run(() => true);
    if (!outcome.ok) return outcome;
  }
  return ok(null);
}

/** What an act of a part leaves: nothing for its caller, and how much it did for the log. */
export function partOf(campaignId: string, detail: Done<null>['detail']): Done<null> {
  return { ok: true, value: null, subject: `campaign:${campaignId}`, detail };
}
