/** 残りの作業. What is still to be answered and about how long that takes. */
export interface Workload {
  /** Of which lists and the board count how many there are; gates are none of them. */
  readonly questions: number;
  /** Asked gates without an answer. */
  readonly openGates: number;
  readonly minutes: number;
}

/** What reading and answering takes on average; a row is shorter than a question of its own. */
const SECONDS_PER_QUESTION = 20;
const SECONDS_PER_ROW = 8;
const SECONDS_PER_GATE = 10;

/** 「残り n問・事前確認k件・約m分」: minutes are rounded up, so that 0 means nothing is left. */
export function workload(unansweredGates: number, incomplete: readonly { readonly rows: number }[]): Workload {
  const rows = incomplete.reduce((sum, question) => sum + question.rows, 0);
  const seconds =
    unansweredGates * SECONDS_PER_GATE + incomplete.length * SECONDS_PER_QUESTION + rows * SECONDS_PER_ROW;
  return { questions: incomplete.length, openGates: unansweredGates, minutes: Math.ceil(seconds / 60) };
}
