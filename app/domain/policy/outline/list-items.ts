import type { Draft } from '#app/domain/policy/outline/draft.ts';

/** 箇条の項目. What a walk through the text has seen of the items of each list. */
export class ListItems {
  /** The last item below each clause. */
  readonly #youngest = new Map<string, Draft>();
  readonly #elder = new Map<string, Draft>();
  /** The items of each list in which further sentences stand in lines of their own. */
  readonly #goOn = new Map<string, Set<string>>();

  add(item: Draft, parent: string): void {
    const elder = this.#youngest.get(parent);
    if (elder !== undefined) this.#elder.set(item.id, elder);
    this.#youngest.set(parent, item);
  }

  /** The item before it in its list. */
  elderOf({ id }: Draft): Draft | undefined {
    return this.#elder.get(id);
  }

  noteSentenceIn({ id, parent }: Draft): void {
    if (parent === null) return;
    const found = this.#goOn.get(parent);
    if (found === undefined) this.#goOn.set(parent, new Set([id]));
    else found.add(id);
  }

  /** How many other items of its list have sentences in lines of their own. */
  othersThatGoOn({ id, parent }: Draft): number {
    const found = parent === null ? undefined : this.#goOn.get(parent);
    return found === undefined ? 0 : found.size - (found.has(id) ? 1 : 0);
  }
}
