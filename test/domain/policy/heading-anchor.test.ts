import { expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const titlesOf = (text: string) => readPolicy(text).clauses.map(({ id, title }) => [id, title]);
const AROUND = ['情報セキュリティ対策基準', '## 1. 目的', 'この基準は、必要な事項を定める。', '## 2. 体制'];
const DUTY = '職員は、媒体を施錠して保管しなければならない。';

it('leaves the anchor of a heading out of its title', () => {
  expect(titlesOf([...AROUND, DUTY, '## 3. 媒体 {#baitai}', DUTY].join('\n'))).toContainEqual(['3', '媒体']);
});

it('keeps braces that are no anchor', () => {
  expect(titlesOf([...AROUND, DUTY, '## 3. 媒体{外部}', DUTY].join('\n'))).toContainEqual(['3', '媒体{外部}']);
});
