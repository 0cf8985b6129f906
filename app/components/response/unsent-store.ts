import type { AnswerSeal } from '#app/components/response/answer-seal.ts';
import type { TypedFields, TypedRow } from '#app/components/response/answer-fields.ts';
import type { AskedWords, QueuedAnswer } from '#app/components/response/queued-answer.ts';
import {
  countedAt,
  forgetFrom,
  namesFrom,
  ownedPrefix,
  quietly,
  SealedPlace,
  unsealedValue,
} from '#app/components/response/sealed-place.ts';
import type { KeptTexts } from '#app/components/response/sealed-place.ts';
import type { UnsentKeys } from '#app/services/access/server-secret.loader.server.ts';

/** Whose unsent answers of which sheet: they lie in the browser sealed, one entry an item. */
export interface UnsentPlace {
  readonly owner: string;
  readonly sheetId: string;
}

/** `now`: goes out by itself as soon as it can; `held`: the server refused it, and the person decides. */
const SLOTS = ['now', 'held'] as const;
export type UnsentSlot = (typeof SLOTS)[number];

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

async function unsealed(texts: KeptTexts, seal: AnswerSeal, name: string): Promise<QueuedAnswer | null> {
  const value = await unsealedValue(texts, seal, name);
  return isKept(value) ? keptEntry(value) : null;
}

const placeOf = ({ owner, sheetId }: UnsentPlace) => ({ owner, place: `sheet ${sheetId}` });

/** The word before the key is that of earlier releases, whose entries are found by it. */
const wordsOf = (itemKey: string) => `question ${itemKey}`;

/** The unsent answers of one place. */
export class UnsentStore {
  readonly #kept: SealedPlace;

  constructor(texts: KeptTexts, seal: AnswerSeal, place: UnsentPlace) {
    this.#kept = new SealedPlace(texts, seal, placeOf(place));
  }

  /** True when the answer lies in the browser. */
  keep(slot: UnsentSlot, entry: QueuedAnswer): Promise<boolean> {
    return this.#kept.keep({ slot, words: wordsOf(entry.itemKey) }, entry);
  }

  /** True while it lies there: another tab may have taken it away. */
  has(slot: UnsentSlot, itemKey: string): Promise<boolean> {
    return this.#kept.has({ slot, words: wordsOf(itemKey) });
  }

  forget(slot: UnsentSlot, itemKey: string): Promise<void> {
    return this.#kept.forget({ slot, words: wordsOf(itemKey) });
  }

  forgetAll(): Promise<void> {
    return this.#kept.forgetAll();
  }

  /** What lies there. What cannot be read, by another's key or damaged, is dropped. */
  async read(): Promise<Readonly<Record<UnsentSlot, readonly QueuedAnswer[]>>> {
    const found = await this.#kept.read((value, slot) => {
      if (!isKept(value) || !SLOTS.some((one) => one === slot)) return null;
      const entry = keptEntry(value);
      return { entry, words: wordsOf(entry.itemKey) };
    });
    const of = (slot: UnsentSlot) => found.flatMap((one) => (one.slot === slot ? [one.entry] : []));
    return { now: of('now'), held: of('held') };
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
    const count = await countedAt(texts, seal, placeOf({ owner, sheetId }));
    if (count > 0) counts.set(sheetId, count);
  }
  return counts;
}

/** Everything of one person, after they signed out, and never another's. */
export function forgetUnsent(texts: KeptTexts, owner: string): void {
  forgetFrom(texts, ownedPrefix(owner));
}

/** Gives the person's entries that are named by person, sheet and question names that tell nothing. */
export async function renameOldUnsent(
  texts: KeptTexts,
  seal: AnswerSeal,
  { personId, owner }: Pick<UnsentKeys, 'personId' | 'owner'>,
): Promise<void> {
  const old = ownedPrefix(personId);
  for (const name of namesFrom(texts, old)) {
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
