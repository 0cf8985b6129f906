import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import type { LocatedMisprint } from '#app/domain/policy/misprint.ts';
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

/** 細目. One row of a question, answered はい / いいえ / 該当なし / わからない. */
export interface QuestionRow {
  /** Unique within the question and the same whatever other rows it has: see `rowId`. */
  readonly id: string;
  readonly text: string;
  /** Ids of the clauses this row asks about. */
  readonly clauses: readonly string[];
  /** Set when the row's duty is of another kind than the question's. */
  readonly kind?: QuestionKind;
  /** What counts as はい; left out where the row's own words say it. */
  readonly criteria?: string;
  /** 根拠資料の例 of this row; left out where none is usual. */
  readonly evidence?: readonly string[];
}

/** 判断基準. What counts as 実施 and as 一部実施; both empty where the words of the clause do not tell. */
export interface QuestionCriteria {
  readonly implemented: string;
  readonly partial: string;
}

/** 確認事項. What the reviewing secretariat should look at before publishing. */
export const QUESTION_FLAGS = [
  'respondent_unknown',
  'respondent_alternative',
  'names_another',
  'several_duties',
  'duty_in_definition',
  'long_text',
  'unresolved_reference',
  'grouped_by_section',
  'merge_candidate',
  'misprint',
  'template_text',
] as const;
export type QuestionFlag = (typeof QUESTION_FLAGS)[number];

/**
 * 記録の種類. What the body's own records in Tenken answer: 自己点検の実施, its 報告, 台帳の作成, 研修の受講, 例外措置の記録,
 * 役職への任命.
 */
export const RECORD_KINDS = [
  'self_inspection_done',
  'self_inspection_reported',
  'ledger_kept',
  'training_attended',
  'exceptions_recorded',
  'appointments',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

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
  /** 記録から答えられる事実. Set where every act the question asks about leaves this kind of record. */
  readonly record?: RecordKind;
  /** Tables of 取扱制限 that stand beside it, by their clause ids. */
  readonly handling?: readonly string[];
  /** What its clauses probably misprint; the question repeats it only with a mark. */
  readonly misprints?: readonly LocatedMisprint[];
  /** 手段の例. Ways to what is asked that the clause names and of which one may suffice: checked, never scored. */
  readonly means?: readonly string[];
  /** 共通事項. One answer, given once for the whole body, is offered to every unit that is asked. */
  readonly common?: true;
  /** 定めが要る箇所. What its clauses leave to the body, in their order. */
  readonly openValues?: readonly OpenValue[];
}
