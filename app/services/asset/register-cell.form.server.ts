import { isCalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { writtenDate } from '#app/lib/japanese-date.ts';

const YES = ['○', '〇', '◯', '●', '✓', '✔', '1', 'はい', '有', 'あり', 'yes', 'y'];
const NO = ['', '×', '✕', '0', '-', 'ー', '―', 'なし', '無', 'いいえ', 'no', 'n'];

/** What a cell says that holds a mark or nothing; null for what is neither. */
export function writtenMark(cell: string): boolean | null {
  const mark = cell.normalize('NFKC').trim().toLowerCase();
  if (YES.includes(mark)) return true;
  return NO.includes(mark) ? false : null;
}

/** A day in whatever form people write it, null for none; `bad` for what is no day. */
export function writtenDay(cell: string): CalendarDate | null | 'bad' {
  if (cell.trim() === '') return null;
  const day = writtenDate(cell);
  return day !== null && isCalendarDate(day) ? day : 'bad';
}

/** What a person reads beside a line with such a cell. */
export const BAD_DAY_WORDS =
  '日付の欄は、2027/3/31、令和9年3月31日などの形の、ある日にしてください。決まっていなければ空にします。';
