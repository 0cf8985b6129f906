import type { Saved, AnswerConflict } from '#app/services/response/answer.acts.server.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import type { SheetCounts } from '#app/services/response/sheet-header.loader.server.ts';
import type { TypedFields } from '#app/components/response/answer-fields.ts';

/** An answer on its way to the server, over the revision it was typed on. */
export interface QueuedAnswer {
  readonly questionId: string;
  readonly chapter: string;
  readonly answer: TypedFields;
  readonly rev: number;
}

export type SaveReply =
  | ({ readonly kind: 'saved' } & Saved)
  | { readonly kind: 'conflict'; readonly conflict: AnswerConflict }
  | { readonly kind: 'wrong_fields'; readonly errors: readonly FieldError[] }
  /** The server will not take it, now or later, e.g. because the sheet has been handed in. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'signed_out' }
  | { readonly kind: 'unreachable' };

export interface QueueState {
  /** Answers that the server has not acknowledged. */
  readonly pending: readonly QueuedAnswer[];
  readonly sending: boolean;
  readonly savedAt: string | null;
  readonly trouble: 'unreachable' | 'signed_out' | 'refused' | null;
  readonly refusal: string;
  readonly counts: SheetCounts | null;
  readonly conflicts: ReadonlyMap<string, AnswerConflict>;
  readonly problems: ReadonlyMap<string, readonly FieldError[]>;
  readonly missing: ReadonlyMap<string, Saved['missing']>;
}

/** What the queue needs of the browser. */
export interface QueueOutside {
  send(entry: QueuedAnswer): Promise<SaveReply>;
  /** Keeps an unsent answer, or forgets it, so that it outlives the page. */
  keep(entry: QueuedAnswer): void;
  forget(questionId: string): void;
  kept(): readonly QueuedAnswer[];
  later(run: () => void, milliseconds: number): () => void;
}

const RETRY_AFTER_MS = [2_000, 5_000, 10_000, 30_000];

/**
 * The answers of one sheet on their way to the server. One request at a time; per question only the newest answer
 * counts, typed over the revision that the server last acknowledged. An answer is kept in the browser from the
 * moment it is typed until the server has acknowledged it.
 */
export class AnswerQueue {
  readonly #outside: QueueOutside;
  readonly #entries = new Map<string, QueuedAnswer>();
  readonly #due = new Set<string>();
  readonly #timers = new Map<string, () => void>();
  readonly #revs = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  #failures = 0;
  #retry: (() => void) | null = null;
  #sending = false;
  #state: QueueState = {
    pending: [],
    sending: false,
    savedAt: null,
    trouble: null,
    refusal: '',
    counts: null,
    conflicts: new Map(),
    problems: new Map(),
    missing: new Map(),
  };

  constructor(outside: QueueOutside) {
    this.#outside = outside;
    for (const entry of outside.kept()) {
      this.#entries.set(entry.questionId, entry);
      this.#revs.set(entry.questionId, entry.rev);
      this.#due.add(entry.questionId);
    }
    this.#change({});
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): QueueState => this.#state;

  /**
   * Tells the revision that the page shows; what is still unsent was typed over an older one. Revisions only rise: a
   * page that was read before the last save tells nothing new.
   */
  know(questionId: string, rev: number): void {
    if (this.#entries.has(questionId)) return;
    this.#revs.set(questionId, Math.max(rev, this.#revs.get(questionId) ?? 0));
  }

  unsent(questionId: string): QueuedAnswer | undefined {
    return this.#entries.get(questionId);
  }

  /** Takes an answer, to be sent after a pause in the typing (0: at once). */
  put(questionId: string, chapter: string, answer: TypedFields, pause: number): void {
    const entry = { questionId, chapter, answer, rev: this.#revs.get(questionId) ?? 0 };
    this.#entries.set(questionId, entry);
    this.#outside.keep(entry);
    this.#timers.get(questionId)?.();
    this.#timers.delete(questionId);
    this.#change({ problems: without(this.#state.problems, questionId) });
    if (pause === 0) {
      this.#due.add(questionId);
      this.#pump();
      return;
    }
    this.#due.delete(questionId);
    this.#timers.set(
      questionId,
      this.#outside.later(() => this.#flushOne(questionId), pause),
    );
  }

  /** Sends everything that waits for a pause or for a retry, now. */
  flush(): void {
    for (const [questionId, stop] of this.#timers) {
      stop();
      this.#due.add(questionId);
    }
    this.#timers.clear();
    for (const questionId of this.#entries.keys()) this.#due.add(questionId);
    this.#retry?.();
    this.#retry = null;
    if (this.#state.trouble === 'unreachable') this.#change({ trouble: null });
    this.#pump();
  }

  /** Sends everything; true when nothing is left that the server has not got. */
  settle(): Promise<boolean> {
    this.flush();
    return new Promise((resolve) => {
      const look = () => {
        if (this.#sending || this.#next() !== undefined) return;
        stop();
        resolve(this.#entries.size === 0);
      };
      const stop = this.subscribe(look);
      look();
    });
  }

  /** Resolves a conflict with the own answer: it is typed over the other's revision. */
  overwrite(questionId: string): void {
    const conflict = this.#state.conflicts.get(questionId);
    const entry = this.#entries.get(questionId);
    if (conflict === undefined || entry === undefined) return;
    this.#revs.set(questionId, conflict.rev);
    this.#change({ conflicts: without(this.#state.conflicts, questionId) });
    this.put(questionId, entry.chapter, entry.answer, 0);
  }

  /** Resolves a conflict with the other's answer: the own one is dropped. */
  yieldTo(questionId: string): void {
    const conflict = this.#state.conflicts.get(questionId);
    if (conflict === undefined) return;
    this.#revs.set(questionId, conflict.rev);
    this.#entries.delete(questionId);
    this.#outside.forget(questionId);
    this.#change({ conflicts: without(this.#state.conflicts, questionId) });
  }

  #flushOne(questionId: string): void {
    this.#timers.delete(questionId);
    this.#due.add(questionId);
    this.#pump();
  }

  #next(): QueuedAnswer | undefined {
    const { trouble, conflicts, problems } = this.#state;
    if (this.#sending || this.#retry !== null || trouble === 'signed_out' || trouble === 'refused') return undefined;
    return [...this.#entries.values()].find(
      ({ questionId }) => this.#due.has(questionId) && !conflicts.has(questionId) && !problems.has(questionId),
    );
  }

  #pump(): void {
    const entry = this.#next();
    if (entry === undefined) return;
    this.#sending = true;
    this.#change({});
    const sent = { ...entry, rev: this.#revs.get(entry.questionId) ?? entry.rev };
    void this.#outside.send(sent).then((reply) => {
      this.#sending = false;
      this.#take(entry, reply);
      this.#pump();
    });
  }

  #take(entry: QueuedAnswer, reply: SaveReply): void {
    const { questionId } = entry;
    if (reply.kind !== 'unreachable') this.#failures = 0;
    switch (reply.kind) {
      case 'saved': {
        this.#revs.set(questionId, reply.rev);
        if (this.#entries.get(questionId) === entry) {
          this.#entries.delete(questionId);
          this.#due.delete(questionId);
          this.#outside.forget(questionId);
        }
        const missing = new Map(this.#state.missing).set(questionId, reply.missing);
        this.#change({ savedAt: reply.savedAt, trouble: null, counts: reply.sheetCounts, missing });
        return;
      }
      case 'conflict':
        this.#change({ trouble: null, conflicts: new Map(this.#state.conflicts).set(questionId, reply.conflict) });
        return;
      case 'wrong_fields':
        this.#change({ trouble: null, problems: new Map(this.#state.problems).set(questionId, reply.errors) });
        return;
      case 'refused':
        this.#change({ trouble: 'refused', refusal: reply.message });
        return;
      case 'signed_out':
        this.#change({ trouble: 'signed_out' });
        return;
      case 'unreachable': {
        const wait = RETRY_AFTER_MS[Math.min(this.#failures, RETRY_AFTER_MS.length - 1)] ?? 0;
        this.#failures += 1;
        this.#retry = this.#outside.later(() => {
          this.#retry = null;
          this.#pump();
        }, wait);
        this.#change({ trouble: 'unreachable' });
      }
    }
  }

  #change(change: Partial<QueueState>): void {
    this.#state = { ...this.#state, ...change, pending: [...this.#entries.values()], sending: this.#sending };
    for (const listener of [...this.#listeners]) listener();
  }
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  if (!map.has(key)) return map;
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
