import { describe, expect, it } from 'vitest';
import {
  dueIn,
  japaneseDate,
  japaneseDateOf,
  japaneseDateTime,
  japaneseFiscalYear,
  japaneseTime,
  relativeTime,
  withFiscalYear,
  writtenDate,
} from '#app/lib/japanese-date.ts';

describe('a date', () => {
  it.each([
    ['2026-11-20', '令和8年11月20日'],
    ['2019-05-01', '令和元年5月1日'],
    ['2019-04-30', '平成31年4月30日'],
    ['1989-01-08', '平成元年1月8日'],
    ['1989-01-07', '昭和64年1月7日'],
    ['1926-12-25', '昭和元年12月25日'],
    ['1926-12-24', '大正15年12月24日'],
    ['1912-07-29', '明治45年7月29日'],
    ['1700-01-02', '1700年1月2日'],
  ])('%s is written %s', (date, written) => {
    expect(japaneseDate(date)).toBe(written);
  });

  it.each(['', '2026-1-2', '2026/11/20', '令和8年'])('refuses %j, which is none', (text) => {
    expect(() => japaneseDate(text)).toThrow('not a date');
  });
});

describe('a day as people write it', () => {
  it.each([
    ['2027-04-01', '2027-04-01'],
    ['2027/4/1', '2027-04-01'],
    ['2027.4.1', '2027-04-01'],
    ['2027年4月1日', '2027-04-01'],
    ['令和9年4月1日', '2027-04-01'],
    ['Ｒ９．４．１', '2027-04-01'],
    ['r9/4/1', '2027-04-01'],
    ['令和元年５月１日', '2019-05-01'],
    ['平成31年4月30日', '2019-04-30'],
    [' 令和 9年 4月 1日 ', '2027-04-01'],
  ])('%j is %s', (text, date) => {
    expect(writtenDate(text)).toBe(date);
  });

  it.each(['', '来年', '4月1日', '46113', '令和元年4月30日', '平成31年5月1日', 'X9.4.1', '2027-04', '27/4/1'])(
    '%j is none',
    (text) => {
      expect(writtenDate(text)).toBeNull();
    },
  );
});

describe('a fiscal year', () => {
  it.each([
    [2026, '令和8年度(2026)'],
    [2019, '令和元年度(2019)'],
    [2018, '平成30年度(2018)'],
    [1988, '昭和63年度(1988)'],
    [1989, '平成元年度(1989)'],
  ])('%d is written %s', (year, written) => {
    expect(japaneseFiscalYear(year)).toBe(written);
  });
});

describe('a name with its fiscal year', () => {
  it.each([
    ['定期自己点検', '令和7年度(2025) 定期自己点検'],
    ['前年度の定期自己点検', '令和7年度(2025) 前年度の定期自己点検'],
    ['令和８年度 定期自己点検', '令和7年度(2025) 令和８年度 定期自己点検'],
    ['令和７年度 定期自己点検', '令和７年度 定期自己点検'],
    ['2025年度定期自己点検', '2025年度定期自己点検'],
  ])('%s of 2025', (name, written) => {
    expect(withFiscalYear(name, 2025)).toBe(written);
  });
});

describe('an instant', () => {
  it('is told in Japanese time', () => {
    expect(japaneseDateTime('2026-11-20T05:02:11.000Z')).toBe('令和8年11月20日 14:02');
    expect(japaneseTime('2026-11-20T05:02:11.000Z')).toBe('14:02');
  });

  it('falls on the next day in Japan from 15:00 UTC on', () => {
    expect(japaneseDateOf('2026-12-31T14:59:59.999Z')).toBe('令和8年12月31日');
    expect(japaneseDateOf('2026-12-31T15:00:00.000Z')).toBe('令和9年1月1日');
    expect(japaneseTime('2026-12-31T15:00:00.000Z')).toBe('00:00');
  });

  it('must be one', () => {
    expect(() => japaneseDateTime('2026-11-20')).toThrow('not an instant');
    expect(() => japaneseDateTime('2026-11-20T05:02:11+09:00')).toThrow('not an instant');
  });
});

describe('a relative time', () => {
  const now = '2026-11-20T05:00:00.000Z';
  it.each([
    ['2026-11-20T05:00:00.000Z', 'たった今'],
    ['2026-11-20T04:59:01.000Z', 'たった今'],
    ['2026-11-20T04:59:00.000Z', '1分前'],
    ['2026-11-20T04:57:00.000Z', '3分前'],
    ['2026-11-20T04:00:01.000Z', '59分前'],
    ['2026-11-20T04:00:00.000Z', '1時間前'],
    ['2026-11-19T05:00:01.000Z', '23時間前'],
    ['2026-11-19T05:00:00.000Z', '1日前'],
    ['2026-11-13T05:00:01.000Z', '6日前'],
    ['2026-11-13T05:00:00.000Z', '令和8年11月13日'],
    ['2026-11-20T05:00:30.000Z', 'たった今'],
    ['2026-11-21T05:00:00.000Z', '令和8年11月21日'],
  ])('of %s reads %s', (instant, text) => {
    expect(relativeTime(instant, now)).toBe(text);
  });
});

describe('a due date', () => {
  it.each([
    ['2026-11-23', 'あと3日'],
    ['2026-11-20', '本日'],
    ['2026-11-18', '2日超過'],
    ['2027-03-31', 'あと131日'],
  ])('%s is %s from 20 November 2026', (due, text) => {
    expect(dueIn(due, '2026-11-20')).toBe(text);
  });

  it('must be a date', () => {
    expect(() => dueIn('soon', '2026-11-20')).toThrow('not a date');
  });
});
