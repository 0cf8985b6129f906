import type { AnswerSeal } from '#app/components/response/answer-seal.ts';
import type { TypedFields, TypedRow } from '#app/components/response/answer-fields.ts';
import type { AskedWords, QueuedAnswer } from '#app/components/response/queued-answer.ts';
import type { UnsentKeys } from '#app/services/access/server-secret.loader.server.ts';

const PREFIX = 'tenken:unsent:';

/** Whose unsent answers of which sheet: they lie in the browser sealed, one entry an item. */
export interface UnsentPlace {
  readonly owner: string;
  readonly sheetId: string;
}

/** `now`: goes out by itself as soon as it can; `held`: the server refused it, and the person decides. */
const SLOTS = ['now', 'held'] as const;
export type UnsentSlot = (typeof SLOTS)[number];

/** What the store needs of the browser's storage. */
export type KeptTexts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

async function placePrefix(seal: AnswerSeal, { owner, sheetId }: UnsentPlace): Promise<string> {
  return `${PREFIX}${owner}:${await seal.nameOf(`sheet ${sheetId}`)}:`;
}

function keysFrom(texts: KeptTexts, prefix: string): readonly string[] {
  return Object.keys(texts).filter((key) => key.startsWith(prefix));
}

/**
 * Earlier releases called an item by its question, which told of no object, and kept neither the question's words nor
 * the number of hand-ins; rows had no comment.
 */
interface KeptEntry
  extends Omit<QueuedAnswer, 'itemKey' | 'asked' | 'handIns' | 'answer'>, Partial<Pick<QueuedAnswer, 'handIns'>> {
  readonly itemKey?: string;
  readonly questionId?: string;
  readonly asked?: (Omit<AskedWords, 'about'> & Partial<Pick<AskedWords, 'about'>>) | null;
  readonly answer: Omit<TypedFields, 'rows'> & {
    readonly rows: readonly (Omit<TypedRow, 'comment'> & Partial<Pick<TypedRow, 'comment'>>)[];
  };
}

function keptEntry({ itemKey, questionId, asked, handIns = 0, answer, ...entry }: KeptEntry): QueuedAnswer {
  return {
    ...entry,
    itemKey: itemKey ?? questionId ?? '',
    asked: asked ? { ...asked, about: asked.about ?? null } : null,
    handIns,
    answer: { ...answer, rows: answer.rows.map((row) => ({ ...row, comment: row.comment ?? '' })) },
  };
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isKept(value: unknown): value is KeptEntry {
  return (
    typeof value === 'object' &&
    value !== null &&
    isText(('itemKey' in value && value.itemKey) || ('questionId' in value && value.questionId)) &&
    'chapter' in value &&
    typeof value.chapter === 'string' &&
    'rev' in value &&
    typeof value.rev === 'number' &&
    'answer' in value &&
    typeof value.answer === 'object' &&
    value.answer !== null &&
    'rows' in value.answer &&
    Array.isArray(value.answer.rows)
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

async function unsealed(texts: KeptTexts, seal: AnswerSeal, name: string): Promise<QueuedAnswer | null> {
  const text = await seal.unseal(texts.getItem(name) ?? '', name);
  const value: unknown = text === null ? null : quietly(() => JSON.parse(text), null);
  return isKept(value) ? keptEntry(value) : null;
}

/**
 * The unsent answers of one place. What is written is done in the order in which it was asked for, however long the
 * sealing of each takes: an older text never comes to lie over a newer one.
 */
export class UnsentStore {
  readonly #texts: KeptTexts;
  readonly #seal: AnswerSeal;
  readonly #prefix: Promise<string>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(texts: KeptTexts, seal: AnswerSeal, place: UnsentPlace) {
    this.#texts = texts;
    this.#seal = seal;
    this.#prefix = placePrefix(seal, place);
  }

  /** True when the answer lies in the browser. */
  keep(slot: UnsentSlot, entry: QueuedAnswer): Promise<boolean> {
    return this.#inOrder(async () => {
      const name = await this.#name(slot, entry.itemKey);
      const sealed = await this.#seal.seal(JSON.stringify(entry), name);
      return quietly(() => {
        this.#texts.setItem(name, sealed);
        return true;
      }, false);
    });
  }

  /** True while it lies there: another tab may have taken it away. */
  has(slot: UnsentSlot, itemKey: string): Promise<boolean> {
    return this.#inOrder(async () => {
      const name = await this.#name(slot, itemKey);
      return quietly(() => this.#texts.getItem(name) !== null, false);
    });
  }

  forget(slot: UnsentSlot, itemKey: string): Promise<void> {
    return this.#inOrder(async () => {
      const name = await this.#name(slot, itemKey);
      quietly(() => this.#texts.removeItem(name), undefined);
    });
  }

  forgetAll(): Promise<void> {
    return this.#inOrder(async () => forgetFrom(this.#texts, await this.#prefix));
  }

  /** What lies there. What cannot be read, by another's key or damaged, is dropped. */
  async read(): Promise<Readonly<Record<UnsentSlot, readonly QueuedAnswer[]>>> {
    const kept: Record<UnsentSlot, QueuedAnswer[]> = { now: [], held: [] };
    const prefix = await this.#prefix;
    for (const name of quietly(() => keysFrom(this.#texts, prefix), [])) {
      const entry = await unsealed(this.#texts, this.#seal, name);
      const slot = SLOTS.find((one) => name.startsWith(`${prefix}${one}:`));
      const own = entry === null || slot === undefined ? null : await this.#name(slot, entry.itemKey);
      if (entry === null || slot === undefined || name !== own) quietly(() => this.#texts.removeItem(name), undefined);
      else kept[slot].push(entry);
    }
    return kept;
  }

  /** The word before the key is that of earlier releases, whose entries are found by it. */
  async #name(slot: UnsentSlot, itemKey: string): Promise<string> {
    return `${await this.#prefix}${slot}:${await this.#seal.nameOf(`question ${itemKey}`)}`;
  }

  #inOrder<Value>(run: () => Promise<Value>): Promise<Value> {
    const done = this.#last.then(run);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

/** The sheets of which the person has unsent answers here, with their number. */
export async function unsentSheets(
  texts: KeptTexts,
  seal: AnswerSeal,
  owner: string,
  sheetIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const sheetId of sheetIds) {
    const prefix = await placePrefix(seal, { owner, sheetId });
    const count = quietly(() => keysFrom(texts, prefix), []).length;
    if (count > 0) counts.set(sheetId, count);
  }
  return counts;
}

function forgetFrom(texts: KeptTexts, prefix: string): void {
  quietly(() => {
    for (const key of keysFrom(texts, prefix)) texts.removeItem(key);
  }, undefined);
}

/** Everything of one person, after they signed out, and never another's. */
export function forgetUnsent(texts: KeptTexts, owner: string): void {
  forgetFrom(texts, `${PREFIX}${owner}:`);
}

/** Gives the person's entries that are named by person, sheet and question names that tell nothing. */
export async function renameOldUnsent(
  texts: KeptTexts,
  seal: AnswerSeal,
  { personId, owner }: Pick<UnsentKeys, 'personId' | 'owner'>,
): Promise<void> {
  const old = `${PREFIX}${personId}:`;
  for (const name of quietly(() => keysFrom(texts, old), [])) {
    const [sheetId = '', slotName] = name.slice(old.length).split(':');
    const entry = await unsealed(texts, seal, name);
    const slot = SLOTS.find((one) => one === slotName);
    const kept =
      entry === null ||
      slot === undefined ||
      (await new UnsentStore(texts, seal, { owner, sheetId }).keep(slot, entry));
    if (kept) quietly(() => texts.removeItem(name), undefined);
  }
}
