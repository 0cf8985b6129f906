import type { Clause } from '#app/domain/policy/clause.ts';
import { sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { NOTHING_EARLIER, earlierWordsIn } from '#app/domain/questionnaire/clause/earlier-words.ts';
import type { EarlierWords } from '#app/domain/questionnaire/clause/earlier-words.ts';

type WordsBefore = (clause: Clause) => EarlierWords;

/** Worked out once for all clauses under a heading. */
const KNOWN = new WeakMap<ClauseTree, Map<string, WordsBefore>>();

function wordsUnder(parent: string, tree: ClauseTree): WordsBefore {
  const sentences: string[] = [];
  const starts = new Map<string, number>();
  for (const clause of tree.childrenOf(parent)) {
    starts.set(clause.id, sentences.length);
    for (const { words } of sentencesOf(clause)) sentences.push(words);
  }
  const earlier = earlierWordsIn(sentences);
  return ({ id }) => earlier(starts.get(id) ?? 0);
}

/** The sentences of the clauses before this one under the same heading. */
export function wordsBeside(clause: Clause, tree: ClauseTree): EarlierWords {
  if (clause.parent === null) return NOTHING_EARLIER;
  const known = KNOWN.get(tree) ?? new Map<string, WordsBefore>();
  KNOWN.set(tree, known);
  const found = known.get(clause.parent) ?? wordsUnder(clause.parent, tree);
  known.set(clause.parent, found);
  return found(clause);
}
