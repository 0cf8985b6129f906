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
  /** False where the browser can keep nothing: then unsent answers are in the page alone. */
  readonly keeps: boolean;
  /** By question: what the server refused. It goes out when the person says so, and never by itself. */
  readonly held: ReadonlyMap<string, QueuedAnswer>;
  readonly refusal: string;
  readonly counts: SheetCounts | null;
  readonly conflicts: ReadonlyMap<string, AnswerConflict>;
  readonly problems: ReadonlyMap<string, readonly FieldError[]>;
  readonly missing: ReadonlyMap<string, Saved['missing']>;
}

/** What the queue needs of the browser. */
export interface QueueOutside {
  send(entry: QueuedAnswer): Promise<SaveReply>;
  readonly kept: KeptAnswers;
  later(run: () => void, milliseconds: number): () => void;
}

/** What outlives the page: answers on their way (`now`), and those that the server refused (`held`). */
export interface KeptAnswers {
  /** What an earlier visit left. */
  readonly before: Readonly<Record<'now' | 'held', readonly QueuedAnswer[]>>;
  /** True once the answer lies in the browser; what is asked for first is done first. */
  keep(slot: 'now' | 'held', entry: QueuedAnswer): Promise<boolean>;
  forget(slot: 'now' | 'held', questionId: string): void;
}

const RETRY_AFTER_MS = [2_000, 5_000, 10_000, 30_000];

/**
 * The answers of one sheet on their way to the server. One request at a time; per question only the newest answer
 * counts, typed over the revision that the server last acknowledged. An answer is kept in the browser before it is sent
 * and until the server has acknowledged it. What the server refuses for good is held for the person to decide.
 */
export class AnswerQueue {
  readonly #outside: QueueOutside;
  readonly #entries = new Map<string, QueuedAnswer>();
  readonly #held = new Map<string, QueuedAnswer>();
  /** On their way into the browser, and not to be sent before they lie there. */
  readonly #keeping = new Set<QueuedAnswer>();
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
    keeps: true,
    held: new Map(),
    refusal: '',
    counts: null,
    conflicts: new Map(),
    problems: new Map(),
    missing: new Map(),
  };

  constructor(outside: QueueOutside) {
    this.#outside = outside;
    for (const entry of outside.kept.before.held) this.#held.set(entry.questionId, entry);
    for (const entry of outside.kept.before.now) {
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
    this.#timers.get(questionId)?.();
    this.#timers.delete(questionId);
    if (this.#state.trouble === 'refused') {
      this.#hold(entry);
      this.#change({});
      return;
    }
    this.#entries.set(questionId, entry);
    this.#keep(entry);
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
        if (this.#sending || this.#keeping.size > 0 || this.#next() !== undefined) return;
        stop();
        resolve(this.#entries.size === 0 && this.#state.trouble !== 'refused');
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
    this.#outside.kept.forget('now', questionId);
    this.#change({ conflicts: without(this.#state.conflicts, questionId) });
  }

  /**
   * Sends what was refused, as the person wishes now: over the revision that it was typed on, so that whatever was
   * stored since comes back as a conflict and is not overwritten unseen.
   */
  sendHeld(questionId: string): void {
    const entry = this.#held.get(questionId);
    if (entry === undefined) return;
    this.#held.delete(questionId);
    this.#revs.set(questionId, entry.rev);
    if (this.#state.trouble === 'refused') this.#change({ trouble: null, refusal: '' });
    this.put(questionId, entry.chapter, entry.answer, 0);
    this.#outside.kept.forget('held', questionId);
  }

  /** Drops what was refused. */
  dropHeld(questionId: string): void {
    if (!this.#held.delete(questionId)) return;
    this.#outside.kept.forget('held', questionId);
    this.#change({});
  }

  /** Ends it: nothing is sent or kept any more. */
  close(): void {
    for (const stop of this.#timers.values()) stop();
    this.#timers.clear();
    this.#retry?.();
    this.#entries.clear();
    this.#held.clear();
    this.#change({});
  }

  #keep(entry: QueuedAnswer): void {
    this.#keeping.add(entry);
    const done = (keeps: boolean) => {
      this.#keeping.delete(entry);
      this.#pump();
      this.#change({ keeps });
    };
    this.#outside.kept.keep('now', entry).then(done, () => done(false));
  }

  #hold(entry: QueuedAnswer): void {
    const { questionId } = entry;
    this.#held.set(questionId, { ...entry, rev: this.#revs.get(questionId) ?? entry.rev });
    this.#entries.delete(questionId);
    this.#due.delete(questionId);
    this.#timers.get(questionId)?.();
    this.#timers.delete(questionId);
    const held = this.#held.get(questionId) ?? entry;
    void this.#outside.kept.keep('held', held).catch(() => false);
    this.#outside.kept.forget('now', questionId);
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
      (entry) =>
        this.#due.has(entry.questionId) &&
        !this.#keeping.has(entry) &&
        !conflicts.has(entry.questionId) &&
        !problems.has(entry.questionId),
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
          this.#outside.kept.forget('now', questionId);
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
        for (const waiting of [...this.#entries.values()]) this.#hold(waiting);
        this.#change({ trouble: 'refused', refusal: reply.message, conflicts: new Map(), problems: new Map() });
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
    this.#state = {
      ...this.#state,
      ...change,
      pending: [...this.#entries.values()],
      held: new Map(this.#held),
      sending: this.#sending,
    };
    for (const listener of [...this.#listeners]) listener();
  }
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  if (!map.has(key)) return map;
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
