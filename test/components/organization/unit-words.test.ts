import { expect, test } from 'vitest';
import { doneWords } from '#app/components/organization/unit-words.ts';

test('units that were read in are said to be among the changes to come only where there are any', () => {
  const imported = { added: 12, changed: 0, units: '部・課' };
  const saved = '部・課を読み込みました。新設12件、変更0件を保存しました。';
  expect(doneWords('imported', '', { ...imported, ahead: false })).toBe(saved);
  expect(doneWords('imported', '', { ...imported, ahead: true })).toContain('「これからの変更」にあります。');
});
