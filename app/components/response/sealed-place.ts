import type { AnswerSeal } from '#app/components/response/answer-seal.ts';

const PREFIX = 'tenken:unsent:';

/** What the store needs of the browser's storage. */
export type KeptTexts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Whose entries, and of what: both are known in the browser only by names that tell nothing. */
export interface PlaceName {
  readonly owner: string;
  readonly place: string;
}

/** An entry of a place: of a sort, and named by words of which the browser sees only a mark. */
export interface EntryName {
  readonly slot: string;
  readonly words: string;
}

/** A browser that keeps nothing (full, or storage switched off) must not stop anybody from working. */
export function quietly<Value>(run: () => Value, otherwise: Value): Value {
  try {
    return run();
  } catch (error) {
    console.warn('unsent answers cannot be kept in this browser', error);
    return otherwise;
  }
}

function keysFrom(texts: KeptTexts, prefix: string): readonly string[] {
  return Object.keys(texts).filter((key) => key.startsWith(prefix));
}

/** By what the names of everything of one person begin. */
export function ownedPrefix(owner: string): string {
  return `${PREFIX}${owner}:`;
}

async function placePrefix(seal: AnswerSeal, { owner, place }: PlaceName): Promise<string> {
  return `${ownedPrefix(owner)}${await seal.nameOf(place)}:`;
}

/** How many entries of a place lie there. */
export async function countedAt(texts: KeptTexts, seal: AnswerSeal, name: PlaceName): Promise<number> {
  const prefix = await placePrefix(seal, name);
  return namesFrom(texts, prefix).length;
}

/** The names that begin so; none where the browser keeps nothing. */
export function namesFrom(texts: KeptTexts, prefix: string): readonly string[] {
  return quietly(() => keysFrom(texts, prefix), []);
}

/** Takes everything away whose name begins so. */
export function forgetFrom(texts: KeptTexts, prefix: string): void {
  quietly(() => {
    for (const key of keysFrom(texts, prefix)) texts.removeItem(key);
  }, undefined);
}

/** What lies sealed under a name; null where nothing can be read. */
export async function unsealedValue(texts: KeptTexts, seal: AnswerSeal, name: string): Promise<unknown> {
  const text = await seal.unseal(texts.getItem(name) ?? '', name);
  return text === null ? null : quietly((): unknown => JSON.parse(text), null);
}

/**
 * What a person typed and the server does not have, of one place, sealed in the browser. What is written is done in
 * the order in which it was asked for, however long the sealing of each takes: an older text never comes to lie over
 * a newer one.
 */
export class SealedPlace {
  readonly #texts: KeptTexts;
  readonly #seal: AnswerSeal;
  readonly #prefix: Promise<string>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(texts: KeptTexts, seal: AnswerSeal, name: PlaceName) {
    this.#texts = texts;
    this.#seal = seal;
    this.#prefix = placePrefix(seal, name);
  }

  /** True when it lies in the browser. */
  keep(entry: EntryName, value: unknown): Promise<boolean> {
    return this.#inOrder(async () => {
      const name = await this.#name(entry);
      const sealed = await this.#seal.seal(JSON.stringify(value), name);
      return quietly(() => {
        this.#texts.setItem(name, sealed);
        return true;
      }, false);
    });
  }

  /** True while it lies there: another tab may have taken it away. */
  has(entry: EntryName): Promise<boolean> {
    return this.#inOrder(async () => {
      const name = await this.#name(entry);
      return quietly(() => this.#texts.getItem(name) !== null, false);
    });
  }

  forget(entry: EntryName): Promise<void> {
    return this.#inOrder(async () => {
      const name = await this.#name(entry);
      quietly(() => this.#texts.removeItem(name), undefined);
    });
  }

  forgetAll(): Promise<void> {
    return this.#inOrder(async () => forgetFrom(this.#texts, await this.#prefix));
  }

  /**
   * What lies there, as `taken` tells it from anything else. What cannot be read, by another's key or damaged, or lies
   * under a name that is not its own, is dropped.
   */
  async read<Entry>(
    taken: (value: unknown, slot: string) => { readonly entry: Entry; readonly words: string } | null,
  ): Promise<readonly { readonly slot: string; readonly entry: Entry }[]> {
    const found: { readonly slot: string; readonly entry: Entry }[] = [];
    await this.#last;
    const prefix = await this.#prefix;
    for (const name of namesFrom(this.#texts, prefix)) {
      const [slot = ''] = name.slice(prefix.length).split(':');
      const one = taken(await unsealedValue(this.#texts, this.#seal, name), slot);
      if (one === null || name !== (await this.#name({ slot, words: one.words })))
        quietly(() => this.#texts.removeItem(name), undefined);
      else found.push({ slot, entry: one.entry });
    }
    return found;
  }

  async #name({ slot, words }: EntryName): Promise<string> {
    return `${await this.#prefix}${slot}:${await this.#seal.nameOf(words)}`;
  }

  #inOrder<Value>(run: () => Promise<Value>): Promise<Value> {
    const done = this.#last.then(run);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
