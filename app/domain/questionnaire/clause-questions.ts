import type { Clause } from '#app/domain/policy/clause.ts';
import { clauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import type { DeriveOptions } from '#app/domain/questionnaire/derive.ts';
import { structureQuestion } from '#app/domain/questionnaire/finishing/structure-question.ts';
import { obeysPolicy } from '#app/domain/questionnaire/grouping/obeyed-once.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { UnaskedReason } from '#app/domain/questionnaire/questionnaire.ts';

/** Questions that come of more clauses than that take long, and nobody reads so many beside one clause. */
const DERIVED_AT_MOST = 200;

/** 条項から作られる設問. With the reason where there is none. */
export interface ClauseQuestions {
  readonly questions: readonly Question[];
  readonly unasked: UnaskedReason;
}

/** The highest clause over it that is no heading: a list is asked as a whole. */
function topOfList(clause: Clause, tree: ClauseTree): Clause {
  const over = tree.ancestorsOf(clause);
  const heading = over.findIndex(({ kind }) => kind === 'heading');
  return over.slice(0, heading === -1 ? over.length : heading).at(-1) ?? clause;
}

function withAllBelow(clause: Clause, tree: ClauseTree): readonly Clause[] {
  return [clause, ...tree.childrenOf(clause.id).flatMap((child) => withAllBelow(child, tree))];
}

/** Its list, and what stands beside that under the same heading: the duties there may become rows of one question. */
function askedTogether(clause: Clause, tree: ClauseTree): readonly Clause[] {
  const top = topOfList(clause, tree);
  const beside =
    top.parent === null || top.kind === 'heading'
      ? []
      : tree.childrenOf(top.parent).filter(({ kind }) => kind !== 'heading');
  return [...new Set([top, ...beside])].flatMap((one) => [...tree.ancestorsOf(one), ...withAllBelow(one, tree)]);
}

/**
 * The questions in which a clause, or one below it, has a part, as the whole text makes them, from the clauses alone
 * that decide it; null where these are too many.
 */
export function questionsOfClause(
  clause: Clause,
  clauses: readonly Clause[],
  options: DeriveOptions,
): ClauseQuestions | null {
  const tree = clauseTree(clauses.filter(({ document }) => document === clause.document));
  const own = new Set(withAllBelow(clause, tree).map(({ id }) => id));
  const obeying = [...own].some((id) => obeysPolicy(tree.byId.get(id)?.text ?? ''))
    ? tree.clauses.filter(({ text }) => obeysPolicy(text))
    : [];
  const concerned = new Set([clause, ...obeying].flatMap((one) => askedTogether(one, tree)));
  if (concerned.size > DERIVED_AT_MOST) return null;
  const { questions, unasked } = deriveQuestionnaire(
    tree.clauses.filter((one) => concerned.has(one)),
    options,
  );
  // What appointments do not show is one question of the whole text.
  const structure = structureQuestion(tree);
  const found = [
    ...(structure === null ? [] : [structure]),
    ...questions.filter(({ kind }) => kind !== 'assignment'),
  ].filter((question) => question.clauses.some((id) => own.has(id)));
  return { questions: found, unasked: unasked.find((one) => one.clause === clause.id)?.reason ?? 'no_duty_found' };
}
