import { HEARING_MEANS_LABELS, INQUIRY_ANSWER_LABELS, SETTLED_LABEL } from '#app/domain/asset/inquiry-labels.ts';
import type { Hearing, InquiryAnswer } from '#app/domain/asset/inquiry.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { heardWords } from '#app/lib/heard-words.ts';
import type { FileColumn } from '#app/lib/table-file.ts';

/** Written for those who read the file, and not read in. */
export const LAST_INQUIRY_COLUMN: FileColumn = { title: '直近の照会（参考）', width: 36, choices: [] };

/** 直近の照会. What the owner of an entry last said of it. */
export interface LastInquiryCell {
  readonly inquiryAnswer: InquiryAnswer;
  readonly answeredOn: CalendarDate | null;
  readonly settled: boolean;
  readonly heard: Pick<Hearing, 'heardFrom' | 'means'> | null;
}

/** When and what it was; empty where the entry was never asked. */
export function lastInquiryCell(last: LastInquiryCell | null, secretariat: string): string {
  if (last === null) return '';
  const answer = last.settled ? SETTLED_LABEL : INQUIRY_ANSWER_LABELS[last.inquiryAnswer];
  const { heard } = last;
  const ground =
    heard === null
      ? []
      : [heardWords({ secretariat, heardFrom: heard.heardFrom, means: HEARING_MEANS_LABELS[heard.means] })];
  return [...(last.answeredOn === null ? [] : [last.answeredOn]), answer, ...ground].join(' ');
}
