import { expect, test } from 'vitest';
import { statedStarts } from '#app/domain/policy/stated-start.ts';

test.each([
  ['この基準は、令和8年4月1日から施行する。', ['令和8年4月1日']],
  ['この基準は、令和 ８ 年 ４ 月\n１ 日から施行する。', ['令和8年4月1日']],
  ['この訓令は、平成三十一年四月一日より施行する。', ['平成31年4月1日']],
  ['この基準は、令和元年10月1日から適用する。', ['令和元年10月1日']],
  ['この基準は、2026年4月1日から、これを実施する。', ['2026年4月1日']],
  ['施行日：令和8年4月1日', ['令和8年4月1日']],
  ['（令和5年3月20日施行）', ['令和5年3月20日']],
  ['令和3年4月1日から施行する。\n附則\n令和8年4月1日から施行する。', ['令和3年4月1日', '令和8年4月1日']],
])('a text says from when on it holds: %s', (source, expected) => {
  expect(statedStarts(source)).toEqual(expected);
});

test.each([
  ['この基準は、公布の日から施行する。'],
  ['令和8年4月1日に改正した。'],
  ['菊陽町個人情報保護法施行条例（令和5年菊陽町条例第2号）による。'],
  ['8年4月1日から施行する。'],
  ['令和8年4月1日施行規則による。'],
])('a text says of no day that it holds from then on: %s', (source) => {
  expect(statedStarts(source)).toEqual([]);
});
