import type { AnswerSeal } from '#app/components/response/answer-seal.ts';
import type { QueuedAnswer } from '#app/components/response/answer-queue.ts';

const PREFIX = 'tenken:unsent:';

/** Where one person's unsent answers of one sheet lie in the browser, sealed, one entry a question. */
export interface UnsentPlace {
  readonly personId: string;
  readonly sheetId: string;
}

/** `now`: goes out by itself as soon as it can; `held`: the server refused it, and the person decides. */
const SLOTS = ['now', 'held'] as const;
export type UnsentSlot = (typeof SLOTS)[number];

/** What the store needs of the browser's storage. */
export type KeptTexts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

function placePrefix({ personId, sheetId }: UnsentPlace): string {
  return `${PREFIX}${personId}:${sheetId}:`;
}

function keysFrom(texts: KeptTexts, prefix: string): readonly string[] {
  return Object.keys(texts).filter((key) => key.startsWith(prefix));
}

function isQueued(value: unknown): value is QueuedAnswer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'questionId' in value &&
    typeof value.questionId === 'string' &&
    'chapter' in value &&
    typeof value.chapter === 'string' &&
    'rev' in value &&
    typeof value.rev === 'number' &&
    'answer' in value &&
    typeof value.answer === 'object'
  );
}

/** A browser that keeps nothing (full, or storage switched off) must not stop anybody from answering. */
function quietly<Value>(run: () => Value, otherwise: Value): Value {
  try {
    return run();
  } catch (error) {
    console.warn('unsent answers cannot be kept in this browser', error);
    return otherwise;
  }
}

function readQueued(text: string): QueuedAnswer | null {
  const value: unknown = quietly(() => JSON.parse(text), null);
  return isQueued(value) ? value : null;
}

/**
 * The unsent answers of one place. What is written is done in the order in which it was asked for, however long the
 * sealing of each takes: an older text never comes to lie over a newer one.
 */
export class UnsentStore {
  readonly #texts: KeptTexts;
  readonly #seal: AnswerSeal;
  readonly #prefix: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(texts: KeptTexts, seal: AnswerSeal, place: UnsentPlace) {
    this.#texts = texts;
    this.#seal = seal;
    this.#prefix = placePrefix(place);
  }

  /** True when the answer lies in the browser. */
  keep(slot: UnsentSlot, entry: QueuedAnswer): Promise<boolean> {
    const name = this.#name(slot, entry.questionId);
    return this.#inOrder(async () => {
      const sealed = await this.#seal.seal(JSON.stringify(entry), name);
      return quietly(() => {
        this.#texts.setItem(name, sealed);
        return true;
      }, false);
    });
  }

  forget(slot: UnsentSlot, questionId: string): Promise<void> {
    return this.#inOrder(async () => quietly(() => this.#texts.removeItem(this.#name(slot, questionId)), undefined));
  }

  /** What lies there. What cannot be read, by another's key or damaged, is dropped. */
  async read(): Promise<Readonly<Record<UnsentSlot, readonly QueuedAnswer[]>>> {
    const kept: Record<UnsentSlot, QueuedAnswer[]> = { now: [], held: [] };
    for (const name of quietly(() => keysFrom(this.#texts, this.#prefix), [])) {
      const text = await this.#seal.unseal(this.#texts.getItem(name) ?? '', name);
      const entry = text === null ? null : readQueued(text);
      const slot = SLOTS.find((one) => entry !== null && name === this.#name(one, entry.questionId));
      if (entry === null || slot === undefined) quietly(() => this.#texts.removeItem(name), undefined);
      else kept[slot].push(entry);
    }
    return kept;
  }

  #name(slot: UnsentSlot, questionId: string): string {
    return `${this.#prefix}${slot}:${questionId}`;
  }

  #inOrder<Value>(run: () => Promise<Value>): Promise<Value> {
    const done = this.#last.then(run);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

/** Sheets of which the person has unsent answers here, with their number. */
export function unsentSheets(texts: KeptTexts, personId: string): ReadonlyMap<string, number> {
  const prefix = `${PREFIX}${personId}:`;
  const counts = new Map<string, number>();
  for (const key of quietly(() => keysFrom(texts, prefix), [])) {
    const sheetId = key.slice(prefix.length).split(':', 1).join('');
    counts.set(sheetId, (counts.get(sheetId) ?? 0) + 1);
  }
  return counts;
}

/** What one person has here, of one sheet or of all: after they signed out or handed it in, and never another's. */
export function forgetUnsent(
  texts: KeptTexts,
  { personId, sheetId }: { personId: string; sheetId: string | null },
): void {
  const prefix = sheetId === null ? `${PREFIX}${personId}:` : placePrefix({ personId, sheetId });
  quietly(() => {
    for (const key of keysFrom(texts, prefix)) texts.removeItem(key);
  }, undefined);
}
