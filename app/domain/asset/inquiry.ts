import type { ContractKind } from '#app/domain/asset/contract.ts';
import type { Office, Post } from '#app/domain/organization/office.ts';
import { addDays } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/** 照会への回答. The owner's word on one entry of a register: it is right as it stands, or something differs. */
export const INQUIRY_ANSWERS = ['right', 'differs'] as const;
export type InquiryAnswer = (typeof INQUIRY_ANSWERS)[number];

/** 照会する台帳. Of which register an entry is. */
export type AskedRegister = 'system' | ContractKind;

/** Longest remark on an entry, in UTF-16 units. */
export const INQUIRY_REMARK_MAX_LENGTH = 1000;

const LATEST_DUE_IN_DAYS = 366;

/** 期限の誤り. What is wrong with the day until which the owners are asked to answer; null for nothing. */
export function inquiryDueFault(dueOn: CalendarDate, today: CalendarDate): 'in_the_past' | 'too_far' | null {
  if (dueOn < today) return 'in_the_past';
  return dueOn > addDays(today, LATEST_DUE_IN_DAYS) ? 'too_far' : null;
}

/**
 * 照会に答える役職. Who may answer for the unit that owns an entry: of a section its head and its clerk, of a bureau
 * those who do the same there. What they say counts nowhere; the 事務局 holds it against the register.
 */
export const INQUIRY_OFFICES = [
  'security_manager',
  'staff_in_charge',
  'security_officer',
  'bureau_coordinator',
] as const satisfies readonly Office[];

/** 照会の宛先. The post that is waited for: the head of the section, or of the bureau where that owns the entry. */
export function inquiryPost({ id, type }: { readonly id: string; readonly type: UnitType | null }): Post {
  return { role: type === 'bureau' ? 'security_officer' : 'security_manager', unitId: id, systemId: null };
}

/** 照会の用件の対象. Names what one unit is asked in one inquiry. */
export function inquirySubject(inquiryId: string, unitId: string): string {
  return `inquiry:${inquiryId}/${unitId}`;
}

/** The inquiry and the unit that a subject names; empty where it names none. */
export function partsOfInquirySubject(subject: string): { readonly inquiryId: string; readonly unitId: string } {
  const [, inquiryId = '', unitId = ''] = /^inquiry:([^/]+)\/(.+)$/.exec(subject) ?? [];
  return { inquiryId, unitId };
}

/** 回答. What the owner says of an entry. */
export interface InquiryWord {
  readonly answer: InquiryAnswer;
  readonly remark: string;
}

export type InquiryWordFault = 'remark_missing' | 'remark_too_long';

/** What is wrong with an answer; null for nothing. What differs has to be said. */
export function inquiryWordFault({ answer, remark }: InquiryWord): InquiryWordFault | null {
  if (answer === 'differs' && remark.trim() === '') return 'remark_missing';
  return remark.length > INQUIRY_REMARK_MAX_LENGTH ? 'remark_too_long' : null;
}

/** 所管課ごとの進み. How far one unit is: what is still waited for, and what the 事務局 has not dealt with. */
export interface InquiryProgress {
  /** Entries that are asked; those that left the register unanswered are asked no more. */
  readonly askedCount: number;
  readonly answeredCount: number;
  readonly differingCount: number;
  /** Of those that differ, the ones that the 事務局 has not dealt with. */
  readonly unsettledCount: number;
}

export function isInquiryDone({ askedCount, answeredCount }: InquiryProgress): boolean {
  return answeredCount >= askedCount;
}

/** Those first with what the 事務局 has to look at, then those that are waited for, then the rest. */
export function byInquiryUrgency(a: InquiryProgress, b: InquiryProgress): number {
  const place = (of: InquiryProgress) => (of.unsettledCount > 0 ? 0 : isInquiryDone(of) ? 2 : 1);
  return place(a) - place(b);
}
