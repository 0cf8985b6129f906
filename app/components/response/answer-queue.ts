import type { TypedFields } from '#app/components/response/answer-fields.ts';
import type { AskedWords, KeptAnswers, QueuedAnswer, SaveReply } from '#app/components/response/queued-answer.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import type { Saved } from '#app/services/response/answer.acts.server.ts';
import type { AnswerConflict } from '#app/services/response/store-answer.acts.server.ts';
import type { SheetCounts } from '#app/services/response/sheet-header.loader.server.ts';

export interface QueueState {
  /** Answers that the server has not acknowledged. */
  readonly pending: readonly QueuedAnswer[];
  readonly sending: boolean;
  readonly savedAt: string | null;
  readonly trouble: 'busy' | 'unreachable' | 'signed_out' | 'refused' | null;
  /** False where the browser keeps nothing, or no longer does: then unsent answers are in the page alone. */
  readonly keeps: boolean;
  /** By item: what the server refused. It goes out when the person says so, and never by itself. */
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
 * The answers of one sheet on their way to the server. One request at a time; per item only the newest answer
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
    for (const entry of outside.kept.before.held) this.#held.set(entry.itemKey, entry);
    for (const entry of outside.kept.before.now) {
      if (entry.handIns !== outside.handIns) {
        this.#hold(entry);
        continue;
      }
      this.#entries.set(entry.itemKey, entry);
      this.#revs.set(entry.itemKey, entry.rev);
      this.#due.add(entry.itemKey);
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
  know(itemKey: string, rev: number, asked: AskedWords | null = null): void {
    if (asked !== null) this.#asked.set(itemKey, asked);
    if (this.#entries.has(itemKey)) return;
    this.#revs.set(itemKey, Math.max(rev, this.#revs.get(itemKey) ?? 0));
  }

  /** The revision that the server last acknowledged of the item. */
  rev(itemKey: string): number {
    return this.#revs.get(itemKey) ?? 0;
  }

  unsent(itemKey: string): QueuedAnswer | undefined {
    return this.#entries.get(itemKey);
  }

  /** Takes an answer, to be sent after a pause in the typing (0: at once). */
  put(itemKey: string, chapter: string, answer: TypedFields, pause: number): void {
    const entry: QueuedAnswer = {
      itemKey,
      chapter,
      answer,
      rev: this.#revs.get(itemKey) ?? 0,
      asked: this.#asked.get(itemKey) ?? null,
      handIns: this.#outside.handIns,
    };
    this.#timers.get(itemKey)?.();
    this.#timers.delete(itemKey);
    if (this.#state.trouble === 'refused') {
      this.#hold(entry);
      this.#change({});
      return;
    }
    this.#entries.set(itemKey, entry);
    this.#keep(entry);
    this.#change({ problems: without(this.#state.problems, itemKey) });
    if (pause === 0) {
      this.#due.add(itemKey);
      this.#pump();
      return;
    }
    this.#due.delete(itemKey);
    this.#timers.set(
      itemKey,
      this.#outside.later(() => this.#flushOne(itemKey), pause),
    );
  }

  /** Sends everything that waits for a pause or for a retry, now. */
  flush(): void {
    for (const [itemKey, stop] of this.#timers) {
      stop();
      this.#due.add(itemKey);
    }
    this.#timers.clear();
    for (const itemKey of this.#entries.keys()) this.#due.add(itemKey);
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
  overwrite(itemKey: string): void {
    const conflict = this.#state.conflicts.get(itemKey);
    const entry = this.#entries.get(itemKey);
    if (conflict === undefined || entry === undefined) return;
    this.#revs.set(itemKey, conflict.rev);
    this.#change({ conflicts: without(this.#state.conflicts, itemKey) });
    this.put(itemKey, entry.chapter, entry.answer, 0);
  }

  /** Resolves a conflict with the other's answer: the own one is dropped. */
  yieldTo(itemKey: string): void {
    const conflict = this.#state.conflicts.get(itemKey);
    if (conflict === undefined) return;
    this.#revs.set(itemKey, conflict.rev);
    this.#entries.delete(itemKey);
    this.#outside.kept.forget('now', itemKey);
    this.#change({ conflicts: without(this.#state.conflicts, itemKey) });
  }

  /**
   * Sends what was refused, as the person wishes now: over the revision that it was typed on, so that whatever was
   * stored since comes back as a conflict and is not overwritten unseen.
   */
  sendHeld(itemKey: string): void {
    const entry = this.#held.get(itemKey);
    if (entry === undefined) return;
    this.#held.delete(itemKey);
    this.#revs.set(itemKey, entry.rev);
    if (this.#state.trouble === 'refused') this.#change({ trouble: null, refusal: '' });
    this.put(itemKey, entry.chapter, entry.answer, 0);
    this.#outside.kept.forget('held', itemKey);
  }

  /** Drops what was refused. */
  dropHeld(itemKey: string): void {
    if (!this.#held.delete(itemKey)) return;
    this.#outside.kept.forget('held', itemKey);
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
    for (const itemKey of this.#entries.keys()) this.#outside.kept.forget('now', itemKey);
    for (const itemKey of this.#held.keys()) this.#outside.kept.forget('held', itemKey);
    this.#change({ keeps: false });
  }

  #refuse(refusal: string): void {
    for (const waiting of [...this.#entries.values()]) this.#hold(waiting);
    this.#change({ trouble: 'refused', refusal, conflicts: new Map(), problems: new Map() });
  }

  /** Looks whether what waits still lies in the browser: another tab may have emptied it, and told nobody. */
  #lookKept(): void {
    const waiting = [...this.#entries.keys()].map((itemKey) => this.#outside.kept.has('now', itemKey));
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
    const { itemKey } = entry;
    this.#held.set(itemKey, { ...entry, rev: this.#revs.get(itemKey) ?? entry.rev });
    this.#entries.delete(itemKey);
    this.#due.delete(itemKey);
    this.#timers.get(itemKey)?.();
    this.#timers.delete(itemKey);
    const held = this.#held.get(itemKey) ?? entry;
    if (!this.#leavesNothing) void this.#outside.kept.keep('held', held).catch(() => false);
    this.#outside.kept.forget('now', itemKey);
  }

  #flushOne(itemKey: string): void {
    this.#timers.delete(itemKey);
    this.#due.add(itemKey);
    this.#pump();
  }

  #next(): QueuedAnswer | undefined {
    const { trouble, conflicts, problems } = this.#state;
    if (this.#sending || this.#retry !== null || trouble === 'signed_out' || trouble === 'refused') return undefined;
    return [...this.#entries.values()].find(
      (entry) =>
        this.#due.has(entry.itemKey) &&
        !this.#keeping.has(entry) &&
        !conflicts.has(entry.itemKey) &&
        !problems.has(entry.itemKey),
    );
  }

  #pump(): void {
    const entry = this.#next();
    if (entry === undefined) return;
    this.#sending = true;
    this.#change({});
    const sent = { ...entry, rev: this.#revs.get(entry.itemKey) ?? entry.rev };
    void this.#outside.send(sent).then((reply) => {
      this.#sending = false;
      this.#take(entry, reply);
      this.#pump();
    });
  }

  #take(entry: QueuedAnswer, reply: SaveReply): void {
    const { itemKey } = entry;
    if (reply.kind !== 'unreachable' && reply.kind !== 'busy') this.#failures = 0;
    switch (reply.kind) {
      case 'saved': {
        this.#revs.set(itemKey, reply.rev);
        if (this.#entries.get(itemKey) === entry) {
          this.#entries.delete(itemKey);
          this.#due.delete(itemKey);
          this.#outside.kept.forget('now', itemKey);
        }
        const missing = new Map(this.#state.missing).set(itemKey, reply);
        this.#change({ savedAt: reply.savedAt, trouble: null, counts: reply.sheetCounts, missing });
        return;
      }
      case 'conflict':
        this.#change({ trouble: null, conflicts: new Map(this.#state.conflicts).set(itemKey, reply.conflict) });
        return;
      case 'wrong_fields':
        this.#change({ trouble: null, problems: new Map(this.#state.problems).set(itemKey, reply.errors) });
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
