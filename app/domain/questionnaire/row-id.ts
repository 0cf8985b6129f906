/** 細目の出所. Which words of a clause a row asks; sentences, acts and parts are counted from 1. */
export interface RowSource {
  readonly clause: string;
  /** The place among the clause's sentences; 1 also for a list item that is asked as a whole. */
  readonly sentence: number;
  /** The place among the acts that are told apart in a sentence. */
  readonly act: number;
  /** The place among the rows that one act is cut into. */
  readonly part: number;
}

/** A clause id as a piece of a row's: names of form fields are cut at dots, and no clause id holds a `_`. */
function withoutDots(id: string): string {
  return id.replaceAll('.', '_');
}

/**
 * 細目のID. The clause, and behind it what is not the first: `7-1-2-ウ`, `7-1-2-ウ_s2` its second sentence, then
 * `_a2` an act and `_p2` a part of it. It depends on no other row, so a row keeps its id whatever is asked beside it.
 */
export function rowId({ clause, sentence, act, part }: RowSource): string {
  const later = (letter: string, place: number): string => (place === 1 ? '' : `_${letter}${place}`);
  return `${withoutDots(clause)}${later('s', sentence)}${later('a', act)}${later('p', part)}`;
}

/** The id of a row that stands for a whole question, which is unique in the questionnaire: `7-1-2_system_manager`. */
export function rowIdOfQuestion(questionId: string): string {
  return withoutDots(questionId).replaceAll('@', '_');
}

/** The id of a row that came from another question: two roles may have been asked the same sentence. */
export function rowIdFrom(questionId: string, row: string): string {
  return `${row}_${rowIdOfQuestion(questionId)}`;
}
