import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question, QuestionChapter } from '#app/domain/questionnaire/question.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

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
  /** Why the secretariat does not ask it. */
  readonly note?: string;
}

/** 事務局が設問としなかった部分. A question, or rows of one, that would have been asked, and why it is not. */
export interface SkippedPart {
  readonly document: PolicyDocumentKind;
  /** What it would have asked; another question may ask it still. */
  readonly clauses: readonly string[];
  readonly roles: readonly RoleId[];
  readonly text: string;
  /** The rows left out where the question is asked without them; `[]` where it is left out as a whole. */
  readonly rows: readonly string[];
  readonly note: string;
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
  /** Left out where the secretariat left nothing out. */
  readonly skipped?: readonly SkippedPart[];
}
