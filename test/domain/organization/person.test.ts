import { expect, it } from 'vitest';
import { isSortableKana, personCode, sortableKana } from '#app/domain/organization/person.ts';

it.each([
  ['ヤマダ　ハナコ', 'やまだ はなこ'],
  ['ﾔﾏﾀﾞ ﾊﾅｺ', 'やまだ はなこ'],
  ['  やまだ   はなこ ', 'やまだ はなこ'],
  ['ジョン・スミス', 'じょん・すみす'],
  ['ヴィー', 'ゔぃー'],
])('the kana %s are sorted as %s', (typed, sorted) => {
  expect(sortableKana(typed)).toBe(sorted);
  expect(isSortableKana(sorted)).toBe(true);
});

it.each(['山田 はなこ', 'yamada', 'やまだ2', 'やまだ、はなこ'])('%s are no kana', (typed) => {
  expect(isSortableKana(sortableKana(typed))).toBe(false);
});

it('a number is the same in full width, and none where nothing is typed', () => {
  expect(personCode(' ００１２Ａ ')).toBe('0012A');
  expect(personCode(' 　')).toBeNull();
});
