import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import type { QuestionWeight } from '#app/domain/questionnaire/question.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

/** 修正の対象. A clause as it is asked of one role: it stays the same however questions are grouped. */
export interface EditKey {
  readonly document: PolicyDocumentKind;
  readonly clause: string;
  readonly role: RoleId;
}

/** 設問の修正. What the secretariat changes, at the policy desk, about how one clause is asked. */
export type QuestionEdit = {
  readonly key: EditKey;
  /** The clause's words when the edit was made; null when nobody kept them. */
  readonly basis: string | null;
} & (
  | { readonly act: 'reword'; readonly text: string }
  | { readonly act: 'weigh'; readonly weight: QuestionWeight }
  /** A reason makes it 重点項目, null an ordinary question. */
  | { readonly act: 'mark'; readonly criticalReason: string | null }
  | { readonly act: 'skip'; readonly reason: string }
  /** Takes the clause's rows out of a question into one of its own. */
  | { readonly act: 'split'; readonly text: string }
  /** Lets another question ask the clause's duty as well, in that question's words or in new ones. */
  | { readonly act: 'merge'; readonly into: EditKey; readonly text: string | null }
);

/**
 * 修正の問題. Why the secretariat must look at an edit again. `clause_changed` edits are applied,
 * the others are not.
 */
export const EDIT_PROBLEMS = [
  'clause_gone',
  'not_asked_of_role',
  'target_gone',
  'only_a_row',
  'not_separable',
  'clause_changed',
] as const;
export type EditProblem = (typeof EDIT_PROBLEMS)[number];

/** 見直しの要る修正. */
export interface EditToReview {
  readonly edit: QuestionEdit;
  readonly problem: EditProblem;
}

/** 設問としないこととした条項. */
export interface SkippedDuty {
  readonly key: EditKey;
  readonly reason: string;
}
