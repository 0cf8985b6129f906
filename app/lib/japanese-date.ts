/**
 * 和暦. Dates as people of a Japanese office write them. Pure: instants come in as ISO 8601 strings in
 * UTC, dates as `YYYY-MM-DD`; the era table is data, because the platform's own calendar writes the
 * first year differently from style to style.
 */
interface Era {
  readonly name: string;
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
}

const ERAS: readonly Era[] = [
  { name: '令和', from: '2019-05-01' },
  { name: '平成', from: '1989-01-08' },
  { name: '昭和', from: '1926-12-25' },
  { name: '大正', from: '1912-07-30' },
  { name: '明治', from: '1868-01-25' },
];

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
const TOKYO_OFFSET_MS = 9 * 3_600_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const RELATIVE_DAYS = 7;
/** By 1 October the era that a fiscal year is named after is settled: 2019 is 令和元年度, 1988 昭和63年度. */
const FISCAL_YEAR_NAMED_BY = '10-01';

function eraYear(date: string): string {
  const match = DATE.exec(date);
  if (match === null) throw new Error(`not a date: ${date}`);
  const year = Number(match[1]);
  const era = ERAS.find((candidate) => date >= candidate.from);
  if (era === undefined) return `${year}年`;
  const count = year - Number(era.from.slice(0, 4)) + 1;
  return `${era.name}${count === 1 ? '元' : count}年`;
}

function tokyo(instant: string): { readonly date: string; readonly time: string } {
  if (!INSTANT.test(instant)) throw new Error(`not an instant: ${instant}`);
  const shifted = new Date(Date.parse(instant) + TOKYO_OFFSET_MS).toISOString();
  return { date: shifted.slice(0, 10), time: shifted.slice(11, 16) };
}

/** `2026-11-20` → 令和8年11月20日. */
export function japaneseDate(date: string): string {
  const year = eraYear(date);
  return `${year}${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

const WESTERN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u;
const OF_ERA = /^(令和|平成|昭和|大正|明治|[RHSTM])(元|\d{1,2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/iu;
const ERA_LETTERS = 'RHSTM';

/**
 * What people write for a day, as `YYYY-MM-DD`: 2027-04-01, 2027/4/1, 令和9年4月1日, R9.4.1, with full-width digits too.
 * Null for what has no such form, and for a day outside its era; whether the day exists is not asked.
 */
export function writtenDate(text: string): string | null {
  const tidy = text.normalize('NFKC').replaceAll(/\s/gu, '');
  const pad = (digits: string | undefined, width: number) => (digits ?? '').padStart(width, '0');
  const western = WESTERN.exec(tidy);
  if (western !== null) return `${pad(western[1], 4)}-${pad(western[2], 2)}-${pad(western[3], 2)}`;
  const [, name = '', count = '', month, day] = OF_ERA.exec(tidy) ?? [];
  const at = ERAS.findIndex((era, index) => era.name === name || ERA_LETTERS[index] === name.toUpperCase());
  const era = ERAS[at];
  if (era === undefined) return null;
  const year = Number(era.from.slice(0, 4)) + (count === '元' ? 1 : Number(count)) - 1;
  const date = `${pad(String(year), 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  const next = ERAS[at - 1];
  return date < era.from || (next !== undefined && date >= next.from) ? null : date;
}

const YEAR = String.raw`(?:(\d{4})|(令和|平成|昭和|大正|明治|[RHSTM])(元|\d{1,2}))`;
const MONTH = new RegExp(String.raw`^${YEAR}[-/.年](\d{1,2})月(?:末日?|中)?$`, 'iu');
const WHOLE_FISCAL_YEAR = new RegExp(`^${YEAR}年度(?:末日?|[中内])?$`, 'iu');

/**
 * The last day of a month or a fiscal year that people write for a day, as `YYYY-MM-DD`: 令和7年12月末, 令和8年3月, 令和7年度末,
 * 令和8年度中.
 * Null for what has no such form.
 */
export function writtenEnd(text: string): string | null {
  const tidy = text.normalize('NFKC').replaceAll(/\s/gu, '');
  const [matched, western, name = '', count = '', month] = MONTH.exec(tidy) ?? WHOLE_FISCAL_YEAR.exec(tidy) ?? [];
  if (matched === undefined) return null;
  const [, first = ''] = /^(\d{4})/u.exec(western ?? writtenDate(`${name}${count}年12月31日`) ?? '') ?? [];
  if (first === '') return null;
  if (month === undefined) return `${Number(first) + 1}-03-31`;
  const days = new Date(Date.UTC(Number(first), Number(month), 0)).getUTCDate();
  const end = `${first}-${month.padStart(2, '0')}-${String(days).padStart(2, '0')}`;
  return western === undefined ? writtenDate(`${name}${count}年${month}月${days}日`) : end;
}

/** 2026 → 令和8年度(2026). */
export function japaneseFiscalYear(year: number): string {
  return `${eraYear(`${year}-${FISCAL_YEAR_NAMED_BY}`)}度(${year})`;
}

/** 「令和8年度(2026) 定期自己点検」: a name with its fiscal year, unless the name says that year already. */
export function withFiscalYear(name: string, year: number): string {
  const named = [`${eraYear(`${year}-${FISCAL_YEAR_NAMED_BY}`)}度`, `${year}年度`];
  const said = name.normalize('NFKC').replaceAll(/\s/gu, '');
  return named.some((words) => said.includes(words)) ? name : `${japaneseFiscalYear(year)} ${name}`;
}

/** The date in Japan on which the instant falls: 令和8年11月20日. */
export function japaneseDateOf(instant: string): string {
  return japaneseDate(tokyo(instant).date);
}

/** 令和8年11月20日 14:02, in Japanese time. */
export function japaneseDateTime(instant: string): string {
  const { date, time } = tokyo(instant);
  return `${japaneseDate(date)} ${time}`;
}

/** 14:02, in Japanese time. */
export function japaneseTime(instant: string): string {
  return tokyo(instant).time;
}

/** 3分前, 2時間前, 5日前; the date itself from a week on and for what lies ahead. */
export function relativeTime(instant: string, now: string): string {
  const elapsed = Date.parse(now) - Date.parse(instant);
  if (elapsed < -MINUTE_MS || elapsed >= RELATIVE_DAYS * DAY_MS) return japaneseDateOf(instant);
  if (elapsed < MINUTE_MS) return 'たった今';
  if (elapsed < HOUR_MS) return `${Math.floor(elapsed / MINUTE_MS)}分前`;
  if (elapsed < DAY_MS) return `${Math.floor(elapsed / HOUR_MS)}時間前`;
  return `${Math.floor(elapsed / DAY_MS)}日前`;
}

/** あと3日, 本日, 2日超過: how far a due date lies from today. */
export function dueIn(due: string, today: string): string {
  const days = Math.round((Date.parse(due) - Date.parse(today)) / DAY_MS);
  if (Number.isNaN(days)) throw new Error(`not a date: ${due} or ${today}`);
  if (days === 0) return '本日';
  return days > 0 ? `あと${days}日` : `${-days}日超過`;
}
