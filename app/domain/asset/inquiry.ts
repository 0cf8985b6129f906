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

/** 聞き取り方. How the 事務局 heard an answer that it writes down for a unit. */
export const HEARING_MEANS = ['paper', 'phone', 'meeting'] as const;
export type HearingMeans = (typeof HEARING_MEANS)[number];

/** Longest name of whoever gave an answer, in UTF-16 units. */
export const HEARD_FROM_MAX_LENGTH = 100;

/** 聞き取り. From whom of the unit, when and how the 事務局 heard what it answers on its behalf. */
export interface Hearing {
  readonly heardFrom: string;
  readonly heardOn: CalendarDate;
  readonly means: HearingMeans;
}

export type HearingFault = 'heard_from_missing' | 'heard_from_too_long' | 'heard_later' | 'heard_before';

/** What is wrong with the ground of an answer on behalf; null for nothing. `begunOn` is null where no log tells it. */
export function hearingFault(
  { heardFrom, heardOn }: Hearing,
  { begunOn, today }: { readonly begunOn: CalendarDate | null; readonly today: CalendarDate },
): HearingFault | null {
  if (heardFrom.trim() === '') return 'heard_from_missing';
  if (heardFrom.length > HEARD_FROM_MAX_LENGTH) return 'heard_from_too_long';
  if (heardOn > today) return 'heard_later';
  return begunOn !== null && heardOn < begunOn ? 'heard_before' : null;
}

/** 台帳にないものの答え. Nothing else there is, or what the unit names. */
export const UNLISTED_ANSWERS = ['none', 'listed'] as const;
export type UnlistedAnswer = (typeof UNLISTED_ANSWERS)[number];

/** What the 事務局 did about what a unit named. */
export const UNLISTED_OUTCOMES = ['added', 'left_out'] as const;
export type UnlistedOutcome = (typeof UNLISTED_OUTCOMES)[number];

/** Longest words on what no register names, and on why it is left out, in UTF-16 units. */
export const UNLISTED_MAX_LENGTH = 500;

/** 台帳にないもの. What a unit has that no register names, in its words, or the tick that there is nothing else. */
export interface UnlistedWord {
  readonly noneElse: boolean;
  readonly unlistedText: string;
}

/** Null where neither was said. */
export function unlistedAnswer({ noneElse, unlistedText }: UnlistedWord): UnlistedAnswer | null {
  if (unlistedText.trim() !== '') return 'listed';
  return noneElse ? 'none' : null;
}

export type UnlistedFault = 'both_said' | 'unlisted_too_long' | 'nothing_said';

/** What is wrong with it; null for nothing. A unit that is asked nothing else has to say one of the two. */
export function unlistedFault(word: UnlistedWord, required: boolean): UnlistedFault | null {
  const answer = unlistedAnswer(word);
  if (answer === 'listed' && word.noneElse) return 'both_said';
  if (word.unlistedText.length > UNLISTED_MAX_LENGTH) return 'unlisted_too_long';
  return required && answer === null ? 'nothing_said' : null;
}

/** The single things that a unit named, as far as it wrote each on a line of its own. */
export function unlistedNames(unlistedText: string): readonly string[] {
  return unlistedText
    .split('\n')
    .map((line) => line.replace(/^[\s　・･●○*-]+/u, '').trim())
    .filter((line) => line !== '');
}

export type UnlistedOutcomeFault = 'reason_missing' | 'reason_too_long';

/** What is left out needs a reason, which the unit reads. */
export function unlistedOutcomeFault(outcome: UnlistedOutcome, because: string): UnlistedOutcomeFault | null {
  if (outcome === 'left_out' && because.trim() === '') return 'reason_missing';
  return because.length > UNLISTED_MAX_LENGTH ? 'reason_too_long' : null;
}

/** 所管課ごとの進み. How far one unit is: what is still waited for, and what the 事務局 has not dealt with. */
export interface InquiryProgress {
  /** Entries that are asked; those that left the register unanswered are asked no more. */
  readonly askedCount: number;
  readonly answeredCount: number;
  readonly differingCount: number;
  /** Of those that differ, the ones that the 事務局 has not dealt with. */
  readonly unsettledCount: number;
  /** Units that are asked although no register names anything of theirs, and those of them that have said a word. */
  readonly ownNothingCount: number;
  readonly ownNothingAnsweredCount: number;
  /** Units that name what no register does, and those of them that the 事務局 has not dealt with. */
  readonly unlistedCount: number;
  readonly unlistedUnsettledCount: number;
}

/** Of who has entries the word on what is not listed is not waited for: it holds nothing up. */
export function isInquiryDone(progress: InquiryProgress): boolean {
  const { askedCount, answeredCount, ownNothingCount, ownNothingAnsweredCount } = progress;
  return answeredCount >= askedCount && ownNothingAnsweredCount >= ownNothingCount;
}

/** Those first with what the 事務局 has to look at, then those that are waited for, then the rest. */
export function byInquiryUrgency(a: InquiryProgress, b: InquiryProgress): number {
  const place = (of: InquiryProgress) =>
    of.unsettledCount + of.unlistedUnsettledCount > 0 ? 0 : isInquiryDone(of) ? 2 : 1;
  return place(a) - place(b);
}
