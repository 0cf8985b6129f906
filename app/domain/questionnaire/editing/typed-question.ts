import type { EditKey, WantedEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question, QuestionCriteria, QuestionWeight } from '#app/domain/questionnaire/question.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

/** 入力された設問. What somebody wants a question to be, whatever of it is so already. */
export interface TypedQuestion {
  readonly text: string;
  readonly rows: readonly { readonly id: string; readonly text: string }[];
  readonly hint: string | null;
  readonly criteria: QuestionCriteria;
  readonly evidence: readonly string[];
  readonly weight: QuestionWeight;
  readonly criticalReason: string | null;
  readonly gates: readonly GateId[];
  readonly roles: readonly RoleId[];
  readonly common: boolean;
}

function isSameList<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}

function isSameSet<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}

/** Who answered so far stays first, and so names the question; the others follow in their usual order. */
function rolesInOrder(question: Question, roles: readonly RoleId[]): readonly RoleId[] {
  const stay = question.roles.filter((role) => roles.includes(role));
  return [...stay, ...ROLE_IDS.filter((role) => roles.includes(role) && !stay.includes(role))];
}

/** The edits that make a question what was typed: of what is so already there is none. */
export function editsOfTyped(key: EditKey, question: Question, typed: TypedQuestion): readonly WantedEdit[] {
  const { criteria, gates, roles } = typed;
  const edits: WantedEdit[] = [];
  if (typed.text !== question.text) edits.push({ key, act: 'reword', text: typed.text });
  for (const { id, text } of typed.rows) {
    if (question.rows.find((row) => row.id === id)?.text !== text)
      edits.push({ key, act: 'reword_row', row: id, text });
  }
  if (typed.hint !== question.hint) edits.push({ key, act: 'hint', hint: typed.hint });
  if (criteria.implemented !== question.criteria.implemented || criteria.partial !== question.criteria.partial) {
    edits.push({ key, act: 'criteria', criteria });
  }
  if (!isSameList(typed.evidence, question.evidence)) edits.push({ key, act: 'evidence', evidence: typed.evidence });
  if (typed.weight !== question.weight) edits.push({ key, act: 'weigh', weight: typed.weight });
  if (typed.criticalReason !== question.criticalReason) {
    edits.push({ key, act: 'mark', criticalReason: typed.criticalReason });
  }
  if (!isSameSet(gates, question.gates)) {
    edits.push({ key, act: 'gates', gates: GATE_IDS.filter((id) => gates.includes(id)) });
  }
  if (typed.common !== (question.common === true)) edits.push({ key, act: 'common', common: typed.common });
  if (!isSameSet(roles, question.roles)) edits.push({ key, act: 'respond', roles: rolesInOrder(question, roles) });
  return edits;
}
