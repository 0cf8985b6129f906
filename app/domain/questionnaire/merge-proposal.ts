import type { Question } from '#app/domain/questionnaire/question.ts';

/** 統合の提案. Two questions of one sheet that ask nearly the same; the secretariat decides. */
export interface MergeProposal {
  /** Question ids in the order of the questionnaire. */
  readonly questions: readonly [string, string];
  /** Share of common letter pairs, from 0 to 1. */
  readonly likeness: number;
}

/** Below this two questions share words, not a duty. */
export const LIKE_ENOUGH = 0.72;

/** Words that every question has and that say nothing about its duty. */
const FRAME = /所属の職員等(?:は、|に、)|について|(?:して|行って|講じて)いますか。|手順があり、関係者に周知していますか。/gu;

function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...text.replace(FRAME, '')];
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`));
}

function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  const common = [...left].filter((pair) => right.has(pair)).length;
  return (2 * common) / (left.size + right.size);
}

function oneSheet(left: Question, right: Question): boolean {
  return left.unit === right.unit && left.office === right.office && left.roles[0] === right.roles[0];
}

/** Near-duplicate duties of one respondent, among the questions that are answered directly. */
export function mergeProposals(questions: readonly Question[]): readonly MergeProposal[] {
  const direct = questions.filter(({ rows }) => rows.length === 0).map((question) => ({ question, pairs: pairsOf(question.text) }));
  return direct.flatMap((left, at) =>
    direct.slice(at + 1).flatMap((right): readonly MergeProposal[] => {
      if (!oneSheet(left.question, right.question)) return [];
      const found = likeness(left.pairs, right.pairs);
      return found < LIKE_ENOUGH ? [] : [{ questions: [left.question.id, right.question.id], likeness: found }];
    }),
  );
}

/** The questions with those that have a near-duplicate marked for the reviewer. */
export function withMergeCandidates(questions: readonly Question[]): readonly Question[] {
  const alike = new Set(mergeProposals(questions).flatMap((proposal) => proposal.questions));
  return questions.map((question) => (alike.has(question.id) ? { ...question, flags: [...question.flags, 'merge_candidate'] } : question));
}
