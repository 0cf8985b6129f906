import type { TypedFields } from '#app/components/response/answer-fields.ts';
import type { AskedWords, KeptAnswers, QueuedAnswer, SaveReply } from '#app/components/response/queued-answer.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import type { AnswerConflict, Saved } from '#app/services/response/answer.acts.server.ts';
import type { SheetCounts } from '#app/services/response/sheet-header.loader.server.ts';

export interface QueueState {
  /** Answers that the server has not acknowledged. */
  readonly pending: readonly QueuedAnswer[];
  readonly sending: boolean;
  readonly savedAt: string | null;
  readonly trouble: 'busy' | 'unreachable' | 'signed_out' | 'refused' | null;
  /** False where the browser keeps nothing, or no longer does: then unsent answers are in the page alone. */
  readonly keeps: boolean;
  /** By question: what the server refused. It goes out when the person says so, and never by itself. */
  readonly held: ReadonlyMap<string, QueuedAnswer>;
  readonly refusal: string;
  readonly counts: SheetCounts | null;
  readonly conflicts: ReadonlyMap<string, AnswerConflict>;
  readonly problems: ReadonlyMap<string, readonly FieldError[]>;
  readonly missing: ReadonlyMap<string, Pick<Saved, 'missing' | 'untoldRows'>>;
}

/** What the queue needs of the browser. */
export interface QueueOutside {
  send(entry: QueuedAnswer): Promise<SaveReply>;
  readonly kept: KeptAnswers;
  /** How often the sheet has been handed in. */
  readonly handIns: number;
  later(run: () => void, milliseconds: number): () => void;
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
  readonly #asked = new Map<string, AskedWords>();
  readonly #listeners = new Set<() => void>();
  #failures = 0;
  #retry: (() => void) | null = null;
  #sending = false;
  /** Nothing may be left in the browser: the person signed out or handed in, in another tab. */
  #leavesNothing = false;
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
      if (entry.handIns !== outside.handIns) {
        this.#hold(entry);
        continue;
      }
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
  know(questionId: string, rev: number, asked: AskedWords | null = null): void {
    if (asked !== null) this.#asked.set(questionId, asked);
    if (this.#entries.has(questionId)) return;
    this.#revs.set(questionId, Math.max(rev, this.#revs.get(questionId) ?? 0));
  }

  unsent(questionId: string): QueuedAnswer | undefined {
    return this.#entries.get(questionId);
  }

  /** Takes an answer, to be sent after a pause in the typing (0: at once). */
  put(questionId: string, chapter: string, answer: TypedFields, pause: number): void {
    const entry: QueuedAnswer = {
      questionId,
      chapter,
      answer,
      rev: this.#revs.get(questionId) ?? 0,
      asked: this.#asked.get(questionId) ?? null,
      handIns: this.#outside.handIns,
    };
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
    if (this.#state.trouble === 'unreachable' || this.#state.trouble === 'busy') this.#change({ trouble: null });
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

  /** The sheet was handed in without what is unsent: that stays in the page alone, for the person to copy. */
  end(words: string): void {
    this.#leaveNothing();
    this.#refuse(words);
  }

  /** The person signed out in another tab: the browser keeps nothing, and the page waits for them to sign in again. */
  signedOut(): void {
    this.#leaveNothing();
    if (this.#entries.size > 0 && this.#state.trouble !== 'refused') this.#change({ trouble: 'signed_out' });
  }

  /** The person has signed in again: what stands in the page is kept again, and sent. */
  signedIn(): void {
    if (this.#state.trouble === 'refused') return;
    if (this.#leavesNothing) {
      this.#leavesNothing = false;
      for (const entry of this.#entries.values()) this.#keep(entry);
      for (const entry of this.#held.values()) void this.#outside.kept.keep('held', entry).catch(() => false);
    }
    this.retry();
  }

  /** Tries again after the session had ended: the person may have signed in meanwhile. */
  retry(): void {
    if (this.#state.trouble === 'signed_out') this.#change({ trouble: null });
    this.flush();
  }

  #leaveNothing(): void {
    this.#leavesNothing = true;
    for (const questionId of this.#entries.keys()) this.#outside.kept.forget('now', questionId);
    for (const questionId of this.#held.keys()) this.#outside.kept.forget('held', questionId);
    this.#change({ keeps: false });
  }

  #refuse(refusal: string): void {
    for (const waiting of [...this.#entries.values()]) this.#hold(waiting);
    this.#change({ trouble: 'refused', refusal, conflicts: new Map(), problems: new Map() });
  }

  /** Looks whether what waits still lies in the browser: another tab may have emptied it, and told nobody. */
  #lookKept(): void {
    const waiting = [...this.#entries.keys()].map((questionId) => this.#outside.kept.has('now', questionId));
    if (waiting.length === 0) return;
    void Promise.all(waiting).then((all) => this.#change({ keeps: !all.includes(false) }));
  }

  #keep(entry: QueuedAnswer): void {
    if (this.#leavesNothing) {
      this.#change({ keeps: false });
      return;
    }
    this.#keeping.add(entry);
    const done = (keeps: boolean) => {
      this.#keeping.delete(entry);
      this.#pump();
      this.#change({ keeps: keeps && !this.#leavesNothing });
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
    if (!this.#leavesNothing) void this.#outside.kept.keep('held', held).catch(() => false);
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
    if (reply.kind !== 'unreachable' && reply.kind !== 'busy') this.#failures = 0;
    switch (reply.kind) {
      case 'saved': {
        this.#revs.set(questionId, reply.rev);
        if (this.#entries.get(questionId) === entry) {
          this.#entries.delete(questionId);
          this.#due.delete(questionId);
          this.#outside.kept.forget('now', questionId);
        }
        const missing = new Map(this.#state.missing).set(questionId, reply);
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
        this.#refuse(reply.message);
        return;
      case 'signed_out':
        this.#change({ trouble: 'signed_out' });
        this.#lookKept();
        return;
      case 'busy':
      case 'unreachable': {
        const wait = RETRY_AFTER_MS[Math.min(this.#failures, RETRY_AFTER_MS.length - 1)] ?? 0;
        this.#failures += 1;
        this.#retry = this.#outside.later(() => {
          this.#retry = null;
          this.#pump();
        }, wait);
        this.#change({ trouble: reply.kind });
        this.#lookKept();
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
