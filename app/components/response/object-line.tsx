import { objectWords } from '#app/components/report/object-words.ts';
import type { ItemObject } from '#app/domain/response/item-key.ts';

/** What the item is about, on a line of its own; nothing where its question is asked of the whole. */
export function ObjectLine({ object }: { readonly object: ItemObject | null }) {
  return object === null ? null : <p className="text-std-16B-170">{objectWords(object)}</p>;
}
