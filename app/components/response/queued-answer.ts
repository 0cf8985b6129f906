import type { TypedFields } from '#app/components/response/answer-fields.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import type { Saved } from '#app/services/response/answer.acts.server.ts';
import type { AnswerConflict } from '#app/services/response/store-answer.acts.server.ts';

/** A question in words, so that what was typed can be shown where the sheet's questions are not. */
export interface AskedWords {
  readonly number: string;
  readonly text: string;
  /** The contract or service that it is asked about, in words; null for the whole. */
  readonly about: string | null;
  readonly rows: readonly { readonly id: string; readonly text: string }[];
}

/** An answer on its way to the server, over the revision it was typed on. */
export interface QueuedAnswer {
  readonly itemKey: string;
  readonly chapter: string;
  readonly answer: TypedFields;
  readonly rev: number;
  /** Null where an earlier release kept it. */
  readonly asked: AskedWords | null;
  /** How often the sheet had been handed in when it was typed: after the next time it goes out by no script. */
  readonly handIns: number;
}

export type SaveReply =
  | ({ readonly kind: 'saved' } & Saved)
  | { readonly kind: 'conflict'; readonly conflict: AnswerConflict }
  | { readonly kind: 'wrong_fields'; readonly errors: readonly FieldError[] }
  /** The server will not take it, now or later, e.g. because the sheet has been handed in. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'signed_out' }
  /** The server is there and cannot take it yet. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'unreachable' };

/** What outlives the page: answers on their way (`now`), and those that the server refused (`held`). */
export interface KeptAnswers {
  /** What an earlier visit left. */
  readonly before: Readonly<Record<'now' | 'held', readonly QueuedAnswer[]>>;
  /** True once the answer lies in the browser; what is asked for first is done first. */
  keep(slot: 'now' | 'held', entry: QueuedAnswer): Promise<boolean>;
  /** True while it lies there. */
  has(slot: 'now' | 'held', itemKey: string): Promise<boolean>;
  forget(slot: 'now' | 'held', itemKey: string): void;
}
