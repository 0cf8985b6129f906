import type { RecordKind } from '#app/domain/questionnaire/question.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';

/** 回答区分. 未回答 is the absence of an answer, never a value. */
export const ANSWER_VALUES = [
  'implemented',
  'partially_implemented',
  'not_implemented',
  'not_applicable',
  'unknown',
] as const;
export type AnswerValue = (typeof ANSWER_VALUES)[number];

/** 細目の回答区分. What a row of a question can say; an empty row has no value. */
export const ROW_VALUES = ['yes', 'no', 'not_applicable', 'unknown'] as const;
export type RowValue = (typeof ROW_VALUES)[number];

/**
 * 該当なしの理由. 「他団体・委託先が実施」 is deliberately not among them: that is
 * 実施 with its 根拠 (agreement, contract, report).
 */
export const NOT_APPLICABLE_REASONS = ['no_case', 'no_object', 'other_unit', 'other'] as const;
export type NotApplicableReason = (typeof NOT_APPLICABLE_REASONS)[number];

/** 確認方法. How a duty of 「職員等」 was confirmed in the section; unconfirmed is わからない. */
export const CONFIRMATION_METHODS = ['all_checked', 'sampled', 'interviewed', 'system_setting', 'records'] as const;
export type ConfirmationMethod = (typeof CONFIRMATION_METHODS)[number];

/** Longest texts in UTF-16 units, as the forms, the import and the database accept them. */
export const COMMENT_MAX_LENGTH = 2000;
export const ROW_COMMENT_MAX_LENGTH = 500;
export const PLAN_MEASURE_MAX_LENGTH = 2000;
export const PLAN_OWNER_MAX_LENGTH = 100;
export const NOT_APPLICABLE_NOTE_MAX_LENGTH = 500;
export const EVIDENCE_TEXT_MAX_LENGTH = 300;
export const EVIDENCE_MAX_COUNT = 20;

/** 細目の回答. At most one for each row; a row without one is empty. */
export interface RowAnswer {
  readonly rowId: string;
  /** Null where only a comment was written. */
  readonly value: RowValue | null;
  /** What was written to this row alone; '' for nothing. */
  readonly comment: string;
}

/** 改善策（所属対応）. What the section itself will do, who does it, by when. */
export interface SectionMeasure {
  readonly measure: string;
  readonly owner: string;
  /** Null while none is entered. */
  readonly due: CalendarDate | null;
}

/** 根拠資料. A reference to a document: by default nothing is uploaded. */
export interface EvidenceReference {
  readonly documentName: string;
  readonly documentNumber: string;
  /** Where the document lies. */
  readonly location: string;
  readonly confirmedBy: string;
  readonly confirmedOn: CalendarDate | null;
}

/** 共通回答への依拠. The revision of the common answer that a section confirmed as its own. */
export interface CommonBasis {
  /** Of the common answer. */
  readonly id: string;
  readonly rev: number;
}

/** 記録への依拠. The record that a respondent confirmed as the answer, and what it said then. */
export interface RecordBasis {
  readonly kind: RecordKind;
  /** The mark of what was seen (`findingMark`). */
  readonly seen: string;
}

/** 回答. What was entered for one item; `rev` and authorship belong to its record. */
export interface Answer {
  /**
   * The chosen value; null while none is chosen. Always null for a question
   * with rows, whose value is derived (`itemValue`).
   */
  readonly value: AnswerValue | null;
  readonly rows: readonly RowAnswer[];
  /** 一部実施: what is missing. 未実施: why. Otherwise free. */
  readonly comment: string;
  readonly notApplicableReason: NotApplicableReason | null;
  /** The text that the reason `other` needs. */
  readonly notApplicableNote: string;
  readonly confirmationMethod: ConfirmationMethod | null;
  readonly plan: SectionMeasure;
  readonly evidence: readonly EvidenceReference[];
  /** Present where it was entered as 「共通回答のとおり」; whatever is typed afterwards rests on itself. */
  readonly common?: CommonBasis | undefined;
  /** Present where it was entered as 「記録のとおり」; whatever is typed afterwards rests on itself. */
  readonly record?: RecordBasis | undefined;
}

/**
 * What was written beside an answer: to the whole of it, then to its rows, each with the row's name before it. Rows
 * without a name are left out.
 */
export function writtenComments(
  { comment, rows }: Pick<Answer, 'comment' | 'rows'>,
  nameOf: ReadonlyMap<string, string>,
): string {
  const ofRows = rows.flatMap((row) => {
    const name = nameOf.get(row.rowId);
    return name === undefined || row.comment.trim() === '' ? [] : [`${name}：${row.comment}`];
  });
  return [...(comment.trim() === '' ? [] : [comment]), ...ofRows].join('\n');
}

/** An answer in which nothing has been entered yet. */
export const EMPTY_ANSWER: Answer = {
  value: null,
  rows: [],
  comment: '',
  notApplicableReason: null,
  notApplicableNote: '',
  confirmationMethod: null,
  plan: { measure: '', owner: '', due: null },
  evidence: [],
};
