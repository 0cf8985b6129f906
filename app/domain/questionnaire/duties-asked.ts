import type { DutyOutside } from '#app/domain/policy/duties-outside.ts';
import type { Questionnaire, UnaskedReason } from '#app/domain/questionnaire/questionnaire.ts';

/** 設問になった義務. How much of what a text may demand is asked about. */
export interface DutiesAsked {
  readonly questionCount: number;
  /** Clauses that questions ask about. */
  readonly asked: number;
  /** Clauses that may demand something and sentences outside of clauses, of which nothing is asked. */
  readonly unasked: number;
  /** The questionnaire cannot be what the text demands. */
  readonly isFew: boolean;
}

/** Clauses whose words were not understood as a duty, though nothing shows that they are none. */
const NOT_UNDERSTOOD: ReadonlySet<UnaskedReason> = new Set(['no_duty_found', 'list_item_of_unasked']);
/** Of what may be a duty less than this is asked. */
const MIN_SHARE = 0.5;

export function dutiesAsked(
  { questions, unasked }: Pick<Questionnaire, 'questions' | 'unasked'>,
  outside: readonly DutyOutside[],
): DutiesAsked {
  const keys = new Set<string>();
  for (const { document, clauses } of questions) for (const id of clauses) keys.add(`${document} ${id}`);
  const left = unasked.filter(({ reason }) => NOT_UNDERSTOOD.has(reason)).length + outside.length;
  return {
    questionCount: questions.length,
    asked: keys.size,
    unasked: left,
    isFew: questions.length === 0 || keys.size < (keys.size + left) * MIN_SHARE,
  };
}

/** What the secretariat has to know about it; null when enough is asked. */
export function fewDutiesWords({ questionCount, asked, unasked, isFew }: DutiesAsked): string | null {
  if (!isFew) return null;
  if (questionCount === 0)
    return '設問が１問もできませんでした。義務を定める文があるか、条項の読取りが正しいかを、原文と照らして確認してください。';
  return `設問になったのは条項${asked}件だけで、義務の可能性がある${unasked}件は設問になっていません。条項の読取りが正しいかを、原文と照らして確認してください。`;
}
