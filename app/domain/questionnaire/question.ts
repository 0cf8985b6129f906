import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { OpenValue } from '#app/domain/questionnaire/open-value/open-value.ts';
import type { OrganizationOffice, RoleId } from '#app/domain/questionnaire/role.ts';

/**
 * 設問の種類. `requirement` 必須の義務, `recommendation` 推奨事項,
 * `assignment` 体制確認 (what registered appointments do not show).
 */
export const QUESTION_KINDS = ['requirement', 'recommendation', 'assignment'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** 重み. 必須 2, 推奨 1. */
export type QuestionWeight = 1 | 2;

/** 確認項目. One row of a question, answered はい / いいえ / 該当なし / わからない. */
export interface QuestionRow {
  /** Unique within the question and the same whatever other rows it has: see `rowId`. */
  readonly id: string;
  readonly text: string;
  /** Ids of the clauses this row asks about. */
  readonly clauses: readonly string[];
  /** Set when the row's duty is of another kind than the question's. */
  readonly kind?: QuestionKind;
}

/** 判断基準. What counts as 実施 and as 一部実施. */
export interface QuestionCriteria {
  readonly implemented: string;
  readonly partial: string;
}

/** 確認事項. What the reviewing secretariat should look at before publishing. */
export const QUESTION_FLAGS = [
  'respondent_unknown',
  'respondent_alternative',
  'several_duties',
  'duty_in_definition',
  'long_text',
  'unresolved_reference',
  'grouped_by_section',
  'merge_candidate',
] as const;
export type QuestionFlag = (typeof QUESTION_FLAGS)[number];

/** 章. The top-level clause a question's first clause stands under. */
export interface QuestionChapter {
  readonly id: string;
  readonly title: string;
}

/** 設問. One question to one respondent, with the clauses it stands for. */
export interface Question {
  /** `<first clause id>@<role id>`, unique because only one document of a file is asked. */
  readonly id: string;
  readonly document: PolicyDocumentKind;
  /** Every clause whose result this question decides, rows included, in document order. */
  readonly clauses: readonly string[];
  readonly text: string;
  /** Empty for a question that is answered directly. */
  readonly rows: readonly QuestionRow[];
  /** Roles that answer it on one sheet; the first names the question's id. */
  readonly roles: readonly RoleId[];
  /** 「A又はB」: roles the secretariat may name instead. */
  readonly alternatives: readonly RoleId[];
  readonly unit: UnitType;
  /** The organization's office whose sheet holds it; null for the other targets. */
  readonly office: OrganizationOffice | null;
  /** 前提条件. All must hold; empty for a question that is always asked. */
  readonly gates: readonly GateId[];
  readonly weight: QuestionWeight;
  /** 重点項目. */
  readonly critical: boolean;
  /** Why it is 重点項目; null when it is not. */
  readonly criticalReason: string | null;
  readonly kind: QuestionKind;
  readonly chapter: QuestionChapter;
  readonly criteria: QuestionCriteria;
  /** 根拠資料の例. */
  readonly evidence: readonly string[];
  readonly hint: string | null;
  /** 職員等 duties: the answer says how it was confirmed. */
  readonly confirmation: boolean;
  readonly flags: readonly QuestionFlag[];
  /** Clauses that grouping took into this question as rows instead of asking them alone. */
  readonly absorbed: readonly string[];
  /** 未対応の役割名. Names that the clauses print for who is bound and that no role answers to. */
  readonly unmapped?: readonly string[];
  /** 定めが要る箇所. What its clauses leave to the body, in their order. */
  readonly openValues?: readonly OpenValue[];
}
