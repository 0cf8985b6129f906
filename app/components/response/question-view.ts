import type { TypedFields } from '#app/components/response/answer-fields.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';

/** One clause of the policy, verbatim, with the headings and the lead sentence it stands under. */
export interface ShownClause {
  readonly number: string;
  readonly headings: readonly string[];
  readonly lead: string;
  readonly title: string;
  readonly text: string;
}

/** 前年度の回答. What is shown beside the question, and what 「前年度と同じ」 would enter. */
export interface ShownLastYear {
  readonly year: string;
  readonly label: string;
  readonly comment: string;
  readonly takeOver: TypedFields | null;
  readonly sameQuestion: boolean;
}

/** A question of the answer page as it is shown. */
export interface ShownQuestion {
  readonly key: string;
  readonly questionId: string;
  readonly number: string;
  readonly text: string;
  readonly rows: readonly { readonly id: string; readonly text: string; readonly number: string }[];
  readonly critical: boolean;
  readonly criticalReason: string | null;
  readonly recommended: boolean;
  readonly confirmation: boolean;
  readonly criteria: { readonly implemented: string; readonly partial: string };
  readonly evidenceExamples: readonly string[];
  readonly hint: string | null;
  readonly clauses: readonly ShownClause[];
  readonly answer: TypedFields | null;
  readonly rev: number;
  readonly answered: { readonly by: string; readonly at: string } | null;
  readonly missing: readonly MissingPart[];
  readonly gate: {
    readonly state: 'closed' | 'unanswered';
    readonly source: 'asked' | 'asset';
    readonly label: string;
    readonly answerKept: boolean;
  } | null;
  readonly lastYear: ShownLastYear | null;
  readonly exception: { readonly clauseId: string; readonly until: string; readonly reason: string } | null;
}
