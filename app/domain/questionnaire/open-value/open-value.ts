import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';

/**
 * 定めの種類. What a clause may leave to the body: `length` 桁数・文字数, `frequency` 頻度, `deadline` 期限,
 * `retention` 保存期間, `approver` 承認者.
 */
export const OPEN_VALUE_KINDS = ['length', 'frequency', 'deadline', 'retention', 'approver'] as const;
export type OpenValueKind = (typeof OPEN_VALUE_KINDS)[number];

/**
 * Without these an answer says nothing: 「十分な長さ」 is kept or not by the number that the body laid down. Who gives a
 * permission and by when something ends the one who answers knows from practice.
 */
export const NEEDED_TO_ANSWER: readonly OpenValueKind[] = ['length', 'frequency', 'retention'];

/** 定めが要る箇所. A place of a question where its clause leaves open what the body has to lay down. */
export interface OpenValue {
  /** Id of the clause, in the question's document. */
  readonly clause: string;
  /** The row that asks about it; null where the question as a whole does. */
  readonly row: string | null;
  readonly kind: OpenValueKind;
  /** The words that leave it open, as the clause prints them. */
  readonly printed: string;
}

/** 定めの場所. Where a policy leaves a value open: the body lays down one for a clause and a kind. */
export interface OpenPlace {
  readonly document: PolicyDocumentKind;
  readonly clauseId: string;
  readonly kind: OpenValueKind;
}

/** 団体の定め. What the body laid down, with where it stands written; without a document it is for reference. */
export interface BodyValue {
  readonly value: string;
  /** Name of the document, e.g. 情報セキュリティ実施手順. */
  readonly source: string | null;
  /** Where in the document, e.g. 第5条. */
  readonly article: string | null;
  /** 決裁日, `YYYY-MM-DD`. */
  readonly decidedOn: string | null;
}

/** 固定した定め. What the body had laid down for an open value when a campaign opened; null where nothing. */
export interface PinnedValue extends OpenValue {
  readonly body: BodyValue | null;
}
