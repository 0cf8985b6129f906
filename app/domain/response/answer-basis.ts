import type { Answer } from '#app/domain/response/answer.ts';
import { sameAnswer } from '#app/domain/response/answer-check.ts';

/** The same words as an answer that rests on nothing but itself. */
export function withoutBasis({ common: _common, record: _record, ...answer }: Answer): Answer {
  return answer;
}

/** True where it says what it rests on besides itself: only a confirmation does. */
export function hasBasis({ common, record }: Answer): boolean {
  return common !== undefined || record !== undefined;
}

/** True where both say the same and rest on the same. */
export function isSameConfirmation(one: Answer, other: Answer): boolean {
  return (
    one.common?.id === other.common?.id &&
    one.common?.rev === other.common?.rev &&
    one.record?.kind === other.record?.kind &&
    one.record?.seen === other.record?.seen &&
    sameAnswer(one, other)
  );
}

/** 共通回答・記録の確認. The item, and the revision of the common answer or the mark of the record that was seen. */
export type Confirmation = { readonly itemKey: string } & (
  { readonly commonRev: number } | { readonly recordSeen: string }
);
