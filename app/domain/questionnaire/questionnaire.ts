import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question, QuestionChapter } from '#app/domain/questionnaire/question.ts';

/** 設問としない理由. Why a clause has no question of its own. */
export const UNASKED_REASONS = [
  'heading',
  'definition',
  'assignment',
  'assists',
  'permission',
  'lead_of_items',
  'list_item_of_definition',
  'list_item_of_unasked',
  'no_duty_found',
  'covered_by_standards',
  'standards_held',
  'sanction',
  'template_text',
  'beside_questions',
  'skipped',
] as const;
export type UnaskedReason = (typeof UNASKED_REASONS)[number];

/** 設問としない条項. */
export interface UnaskedClause {
  readonly document: PolicyDocumentKind;
  readonly clause: string;
  readonly reason: UnaskedReason;
}

/** 調査票の章. A page of the questionnaire and a line of the score table. */
export interface QuestionnaireChapter extends QuestionChapter {
  readonly document: PolicyDocumentKind;
}

/** 調査票. What one policy asks, before the secretariat edits it. Canonical; the SurveyJS JSON is derived. */
export interface Questionnaire {
  readonly policyId: string;
  readonly documents: readonly PolicyDocumentKind[];
  readonly chapters: readonly QuestionnaireChapter[];
  readonly questions: readonly Question[];
  /** Gates that at least one question uses, in the order of the gate list. */
  readonly gates: readonly GateId[];
  readonly unasked: readonly UnaskedClause[];
}
