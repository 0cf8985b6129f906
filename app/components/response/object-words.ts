import { OBJECT_KIND_LABELS } from '#app/domain/response/labels.ts';
import type { ItemObject } from '#app/domain/response/item-key.ts';

/** 「契約：給食調理業務委託（K-012）」: what an item is about, by the name and the code that its register gives it. */
export function objectWords({ kind, name, code }: Omit<ItemObject, 'id'>): string {
  return `${OBJECT_KIND_LABELS[kind]}：${name}（${code}）`;
}
