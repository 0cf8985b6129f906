import { actingNamesIn } from '#app/domain/policy/wording/acting-name.ts';
import { bodyAtEnd } from '#app/domain/policy/wording/actor.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { rolesOfSubject } from '#app/domain/questionnaire/respondent/role-map.ts';
import type { RoleMap } from '#app/domain/questionnaire/respondent/role-map.ts';

/** 別の人の行為. The names in a question's words or rows of those who act and are not asked by it. */
export function othersActingIn(
  { text, rows, roles, alternatives, kind, unmapped = [] }: Question,
  map: RoleMap,
): readonly string[] {
  // How the offices of a body are ordered is asked by naming them.
  if (kind === 'assignment') return [];
  const asked = new Set([...roles, ...alternatives]);
  const isAsked = (name: string): boolean =>
    unmapped.includes(name) ||
    bodyAtEnd(name) !== null ||
    rolesOfSubject(name, map).some((role) => role === 'handler' || asked.has(role));
  const found = [text, ...rows.map((row) => row.text)].flatMap((words) => actingNamesIn(words));
  return [...new Set(found.flatMap((names) => (names.some(isAsked) ? [] : names)))];
}

/** The question, flagged where its words name somebody else as who acts. */
export function withAnotherNamed(question: Question, map: RoleMap): Question {
  return othersActingIn(question, map).length === 0
    ? question
    : { ...question, flags: [...question.flags, 'names_another'] };
}
