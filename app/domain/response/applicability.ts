import { GATES } from '#app/domain/questionnaire/gate-list.ts';
import { gateState } from '#app/domain/questionnaire/gate.ts';
import type { GateAnswers, GateId, GateKind, GateState } from '#app/domain/questionnaire/gate.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** 適用の判定材料. What decides which questions of a sheet apply. */
export interface ApplicabilityFacts {
  /** Attributes of the system; null for a target that is no system. */
  readonly attributes: readonly string[] | null;
  /** Attributes that any system of the campaign has: they answer the ledger's gates for the other targets. */
  readonly bodyAttributes: ReadonlySet<string>;
  /** The sheet's own answers to the asked gates. */
  readonly asked: Partial<Readonly<Record<GateId, boolean>>>;
}

/** Every gate as it stands for the sheet: the ledger's gates always answered, the asked ones as entered. */
export function gateAnswersOf(facts: ApplicabilityFacts): GateAnswers {
  const answers: Partial<Record<GateId, boolean>> = { ...facts.asked };
  for (const gate of GATES) {
    if (gate.kind !== 'asset') continue;
    answers[gate.id] =
      facts.attributes === null ? facts.bodyAttributes.has(gate.id) : facts.attributes.includes(gate.id);
  }
  return answers;
}

/** 適用. Where a question stands on the sheet, and who decided it. */
export interface Applicability {
  readonly state: GateState;
  readonly source: GateKind;
}

export function applicabilityOf(question: Pick<Question, 'gate'>, answers: GateAnswers): Applicability {
  const gate = question.gate === null ? undefined : GATES.find(({ id }) => id === question.gate);
  return { state: gateState(question, answers), source: gate?.kind ?? 'asked' };
}
