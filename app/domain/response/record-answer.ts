import type { Question, RecordKind } from '#app/domain/questionnaire/question.ts';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import type { Answer, EvidenceReference } from '#app/domain/response/answer.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';

/** 自己点検の記録. What is recorded of a year's 定期 self-assessment, as far as it concerns one sheet's target. */
export interface SelfInspectionRecord {
  readonly fiscalYear: FiscalYear;
  readonly campaignName: string;
  /** The day of the 集計確定 that counts. */
  readonly closedOn: CalendarDate;
  /** The day on which it was reported; null while it was not. */
  readonly reportedOn: CalendarDate | null;
  /** The sheet of the same target and office; null where it had none. */
  readonly ownSheet: { readonly sheetId: string; readonly handedInOn: CalendarDate | null } | null;
  /** Of the sections below the target: how many sheets they had, and how many of these were not handed in. */
  readonly below: { readonly sheetCount: number; readonly missingCount: number };
}

/** 台帳の記録. What is recorded of one entry of the 情報システム台帳. */
export interface LedgerRecord {
  readonly code: string;
  readonly name: string;
  readonly ownerUnitId: string;
  /** The day since which it stands there without a gap; null where no log tells it. */
  readonly heldSince: CalendarDate | null;
  /** The day on which its owner last found it right, or the 事務局 put it right; null where it differs or nobody did. */
  readonly confirmedOn: CalendarDate | null;
  readonly inUse: boolean;
  /** What it demands of security stands in it: 機密性・完全性・可用性. */
  readonly classified: boolean;
}

/** 記録の事実. What the records say of one sheet; null where there is no such record of it. */
export interface RecordFacts {
  /** Of the year before the sheet's: this year's is under way, and cannot tell of itself. */
  readonly selfInspection: SelfInspectionRecord | null;
  readonly ledger: LedgerRecord | null;
}

/** 記録による回答. What a record shows of what a question asks: always that it was done. */
export type RecordFinding =
  | {
      readonly kind: 'self_inspection_done';
      readonly fiscalYear: FiscalYear;
      readonly campaignName: string;
      readonly sheetId: string;
      readonly handedInOn: CalendarDate;
      readonly closedOn: CalendarDate;
      readonly belowCount: number;
    }
  | {
      readonly kind: 'self_inspection_reported';
      readonly fiscalYear: FiscalYear;
      readonly campaignName: string;
      readonly sheetId: string;
      readonly reportedOn: CalendarDate;
    }
  | {
      readonly kind: 'ledger_kept';
      readonly code: string;
      readonly name: string;
      readonly ownerUnitId: string;
      readonly heldSince: CalendarDate;
      readonly confirmedOn: CalendarDate;
    };

/**
 * What the records show of what a question asks, or null: then it is asked as ever, for what no record shows may have
 * been done all the same. 研修, 例外措置の申請・審査 and 任命 have no record here that tells all that is asked of them.
 */
export function recordFinding(
  kind: RecordKind,
  { selfInspection, ledger }: RecordFacts,
  period: { readonly fiscalYear: FiscalYear; readonly periodFrom: CalendarDate },
): RecordFinding | null {
  switch (kind) {
    case 'self_inspection_done':
      return selfInspection === null ? null : done(selfInspection, period.fiscalYear);
    case 'self_inspection_reported':
      return selfInspection === null ? null : reported(selfInspection, period.fiscalYear);
    case 'ledger_kept':
      return ledger === null ? null : kept(ledger, period.periodFrom);
    case 'training_attended':
    case 'exceptions_recorded':
    case 'appointments':
      return null;
  }
}

/** 「毎年度」 is shown by the year before alone; an older one shows that a year was left out. */
function isYearBefore({ fiscalYear }: SelfInspectionRecord, now: FiscalYear): boolean {
  return fiscalYear === now - 1;
}

function done(record: SelfInspectionRecord, now: FiscalYear): RecordFinding | null {
  const { fiscalYear, campaignName, closedOn, ownSheet, below } = record;
  if (!isYearBefore(record, now) || below.missingCount > 0) return null;
  if (ownSheet === null || ownSheet.handedInOn === null) return null;
  const { sheetId, handedInOn } = ownSheet;
  const belowCount = below.sheetCount;
  return { kind: 'self_inspection_done', fiscalYear, campaignName, sheetId, handedInOn, closedOn, belowCount };
}

/** What was not handed in was in no report. */
function reported(record: SelfInspectionRecord, now: FiscalYear): RecordFinding | null {
  const { fiscalYear, campaignName, reportedOn } = record;
  const inspected = done(record, now);
  if (inspected?.kind !== 'self_inspection_done' || reportedOn === null) return null;
  const { sheetId } = inspected;
  return { kind: 'self_inspection_reported', fiscalYear, campaignName, sheetId, reportedOn };
}

/** Held since before the period began, and found right within it. */
function kept(
  { code, name, ownerUnitId, heldSince, confirmedOn, inUse, classified }: LedgerRecord,
  periodFrom: CalendarDate,
): RecordFinding | null {
  if (!inUse || !classified || heldSince === null || confirmedOn === null) return null;
  if (heldSince > periodFrom || confirmedOn < periodFrom) return null;
  return { kind: 'ledger_kept', code, name, ownerUnitId, heldSince, confirmedOn };
}

/** 記録の見分け. Another mark where the record says something else by now. */
export function findingMark(finding: RecordFinding): string {
  switch (finding.kind) {
    case 'self_inspection_done':
      return [finding.kind, finding.sheetId, finding.handedInOn, finding.closedOn].join(' ');
    case 'self_inspection_reported':
      return [finding.kind, finding.sheetId, finding.reportedOn].join(' ');
    case 'ledger_kept':
      return [finding.kind, finding.code, finding.heldSince, finding.confirmedOn].join(' ');
  }
}

/** 「記録のとおり」. The finding as the respondent's own answer, with the record as its 根拠資料. */
export function asRecorded(
  { rows, confirmation }: Pick<Question, 'rows' | 'confirmation'>,
  finding: RecordFinding,
  evidence: EvidenceReference,
): Answer {
  return {
    ...EMPTY_ANSWER,
    value: rows.length === 0 ? 'implemented' : null,
    rows: rows.map(({ id }) => ({ rowId: id, value: 'yes', comment: '' })),
    confirmationMethod: confirmation ? 'records' : null,
    evidence: [evidence],
    record: { kind: finding.kind, seen: findingMark(finding) },
  };
}

/** True where an answer rests on what the record says now. */
export function isAsRecorded(finding: RecordFinding, answer: Answer | null): boolean {
  return answer?.record?.seen === findingMark(finding);
}
