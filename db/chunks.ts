/** One statement takes so many values at most; and each is compiled with all triggers of its table. */
const CHUNK = 1_000;

/** The items, some at a time. */
export function* inChunks<Item>(items: readonly Item[], size = CHUNK): Generator<Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
