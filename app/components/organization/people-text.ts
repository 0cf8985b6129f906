import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import { MARKED_KIND_LABELS } from '#app/domain/organization/labels.ts';

/** A holder by name, with how the office is held: 架空 一郎（職務代理）. */
export function holderText(holder: HolderName): string {
  return typeof holder === 'string' ? holder : `${holder.name}（${MARKED_KIND_LABELS[holder.heldAs]}）`;
}

/** Holders in one line. */
export function holdersText(people: readonly HolderName[]): string {
  return people.map(holderText).join('、');
}

/** Who holds an office, in one line; an office without holder is 空席. */
export function peopleText(people: readonly HolderName[]): string {
  return people.length === 0 ? '空席' : holdersText(people);
}
