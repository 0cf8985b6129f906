import type { AnswerSeal } from '#app/components/response/answer-seal.ts';
import { SealedPlace } from '#app/components/response/sealed-place.ts';
import type { KeptTexts } from '#app/components/response/sealed-place.ts';
import { sealHere } from '#app/components/response/seal-here.ts';
import { isTypedUnit } from '#app/components/policy/typed-unit.ts';
import type { TypedUnit } from '#app/components/policy/typed-unit.ts';
import type { UnsentKeys } from '#app/services/access/server-secret.loader.server.ts';

const SLOT = 'typed';

/** What is kept where the browser has no cryptography: as long as the tab stands, and nowhere else. */
function ofThisTab(): KeptTexts {
  const texts = Object.create({
    getItem: (name: string) => texts[name] ?? null,
    setItem: (name: string, text: string) => void (texts[name] = text),
    removeItem: (name: string) => void Reflect.deleteProperty(texts, name),
  }) as Record<string, string> & KeptTexts;
  return texts;
}

const UNSEALED: AnswerSeal = {
  seal: (text) => Promise.resolve(text),
  unseal: (sealed) => Promise.resolve(sealed === '' ? null : sealed),
  nameOf: (text) => Promise.resolve(text),
};

/** What is typed into a draft's pages and not saved, one entry a unit, beside the unsent answers of the person. */
export class TypedPlace {
  readonly #kept: SealedPlace;
  /** False where it is gone with the tab: whoever leaves is warned. */
  readonly outlivesTab: boolean;

  constructor(seal: AnswerSeal | null, owner: string, policyDraftId: string) {
    this.outlivesTab = seal !== null;
    const name = { owner, place: `policy draft ${policyDraftId}` };
    this.#kept = new SealedPlace(seal === null ? ofThisTab() : localStorage, seal ?? UNSEALED, name);
  }

  keep(unit: TypedUnit): Promise<boolean> {
    return this.#kept.keep({ slot: SLOT, words: unit.key }, unit);
  }

  forget(key: string): Promise<void> {
    return this.#kept.forget({ slot: SLOT, words: key });
  }

  async read(): Promise<readonly TypedUnit[]> {
    const found = await this.#kept.read((value, slot) =>
      slot === SLOT && isTypedUnit(value) ? { entry: value, words: value.key } : null,
    );
    return found.map(({ entry }) => entry);
  }
}

const places = new Map<string, Promise<TypedPlace>>();

/** The place of a draft in this browser, once a tab. */
export function typedPlace(keys: UnsentKeys, policyDraftId: string): Promise<TypedPlace> {
  const name = `${keys.owner} ${policyDraftId}`;
  const known = places.get(name) ?? sealHere(keys).then((seal) => new TypedPlace(seal, keys.owner, policyDraftId));
  places.set(name, known);
  return known;
}
