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

/** 重複. A sentence of one clause that another clause demands, too. */
interface Repetition {
  readonly clause: Clause;
  readonly words: string;
  /** What is left to ask; null for nothing. */
  readonly rest: string | null;
  readonly by: Clause;
}

function leftOf(words: string, demand: string): Pick<Repetition, 'rest'> | null {
  const stem = WHOLE.exec(demand)?.groups?.['stem'];
  const lead = `${stem ?? ''}を実施し、`;
  if (stem !== undefined && words.startsWith(lead)) {
    const object = OBJECT.exec(stem)?.groups?.['object'] ?? stem;
    return { rest: `${object}の結果に基づき、${words.slice(lead.length)}` };
  }
  const what = REVIEWED_IF_NEEDED.exec(words)?.groups?.['what'];
  const reviewed = what !== undefined && demand.includes(`${what}の見直しが必要となった`) && REVIEW.test(demand);
  return reviewed ? { rest: null } : null;
}

function repetitionsIn(tree: ClauseTree): readonly Repetition[] {
  const demands = tree.clauses
    .filter(({ document }) => document === 'basic_policy')
    .flatMap((clause) => sentencesOf(clause).map(({ words }) => ({ clause, words })));
  const whole = demands.filter(({ words }) => WHOLE.test(words) || REVIEW.test(words));
  return demands.flatMap(({ clause, words }) => {
    const found = whole.flatMap((by) => {
      const left = by.clause === clause ? null : leftOf(words, by.words);
      return left === null ? [] : [{ clause, words, by: by.clause, ...left }];
    });
    return found.slice(0, 1);
  });
}

/** Worked out once for a document: every clause of it asks. */
const KNOWN = new WeakMap<ClauseTree, readonly Repetition[]>();

function repetitionsOf(tree: ClauseTree): readonly Repetition[] {
  const found = KNOWN.get(tree) ?? repetitionsIn(tree);
  KNOWN.set(tree, found);
  return found;
}

/** The sentence without the act that another clause demands by itself; null where nothing is left of it. */
export function withoutRepeatedAct(words: string, clause: Clause, tree: ClauseTree): string | null {
  const found = repetitionsOf(tree).find((one) => one.clause === clause && one.words === words);
  return found === undefined ? words : found.rest;
}

/** The clauses that repeat an act of this one. */
export function repeatedBy(clause: Clause, tree: ClauseTree): readonly string[] {
  return [...new Set(repetitionsOf(tree).flatMap((one) => (one.by === clause ? [one.clause.id] : [])))];
}
