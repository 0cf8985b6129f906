import type { AskedObject } from '#app/domain/campaign/asked-object.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** 項目の対象物. The contract or cloud service that an item is about, as the register named it at the opening. */
export interface ItemObject extends AskedObject {
  readonly id: string;
}

/** Longest key of an item, in UTF-16 units. */
export const ITEM_KEY_MAX_LENGTH = 200;

/** What of an object the body knows it by: the same in every year. */
export type ObjectCode = Pick<ItemObject, 'kind' | 'code'>;

/** True where both are about the same entry of a register, or both about the target as a whole. */
export function isSameObject(one: ObjectCode | null, other: ObjectCode | null): boolean {
  return one?.kind === other?.kind && one?.code === other?.code;
}

/**
 * 項目の鍵. Names an item on its sheet. Where its question is asked of the whole it is the question's id, as browsers keep
 * it with unsent answers. Nothing else has a `#` behind its last `@`: a question's id ends in a role's, and a register
 * knows no code with either.
 */
export function itemKeyOf(question: Pick<Question, 'id'>, object: ObjectCode | null): string {
  return object === null ? question.id : `${question.id}#${object.kind}:${object.code}`;
}
