import type { Clause } from '#app/domain/policy/clause.ts';
import { sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';

/**
 * 重ねて定める行為. A 基本方針 names among its measures what a section of its own then demands in the same words: 「監査及び
 * 自己点検を実施し、運用改善を行う」 and 「監査及び自己点検を実施する」. It is asked once, by the section.
 */

/** 「…監査及び自己点検を実施する」 */
const WHOLE = /^(?<stem>.{10,})を実施(?:する|しなければならない|するものとする)$/u;
/** What is carried out, without its purpose and how often. */
const OBJECT = /(?:^|、|必要に応じて|定期的に)(?<object>(?:(?!必要に応じて|定期的に)[^、])+)$/u;
const REVIEWED_IF_NEEDED = /^(?<what>[^、。]{4,20})の見直しが必要な(?:場合|とき)(?:に|は|には)、[^。]*見直し/u;
const REVIEW = /(?:を見直す|の見直しを行う|を見直さなければならない)(?:ものとする)?$/u;

interface Repetition {
  /** What is left to ask; null for nothing. */
  readonly rest: string | null;
  readonly by: Clause;
}

function repetitionIn(words: string, clause: Clause, tree: ClauseTree): Repetition | null {
  if (clause.document !== 'basic_policy') return null;
  const what = REVIEWED_IF_NEEDED.exec(words)?.groups?.['what'];
  for (const by of tree.clauses) {
    if (by.id === clause.id) continue;
    for (const other of sentencesOf(by)) {
      const stem = WHOLE.exec(other.words)?.groups?.['stem'];
      const lead = stem === undefined ? null : `${stem}を実施し、`;
      if (lead !== null && words.startsWith(lead)) {
        const object = OBJECT.exec(stem ?? '')?.groups?.['object'] ?? stem;
        return { rest: `${object}の結果に基づき、${words.slice(lead.length)}`, by };
      }
      if (what !== undefined && other.words.includes(`${what}の見直しが必要となった`) && REVIEW.test(other.words))
        return { rest: null, by };
    }
  }
  return null;
}

/** The sentence without the act that another clause demands by itself; null where nothing is left of it. */
export function withoutRepeatedAct(words: string, clause: Clause, tree: ClauseTree): string | null {
  const found = repetitionIn(words, clause, tree);
  return found === null ? words : found.rest;
}

/** The clauses that repeat an act of this one. */
export function repeatedBy(clause: Clause, tree: ClauseTree): readonly string[] {
  if (clause.document !== 'basic_policy') return [];
  return tree.clauses
    .filter((other) => sentencesOf(other).some(({ words }) => repetitionIn(words, other, tree)?.by === clause))
    .map(({ id }) => id);
}
