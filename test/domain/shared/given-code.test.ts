import { expect, test } from 'vitest';
import { withGivenCodes } from '#app/domain/shared/given-code.ts';

test('lines without a code are numbered in their order, past what is used, so that they sort', () => {
  const codes = (rows: readonly string[], taken: readonly string[] = []) =>
    withGivenCodes(
      rows.map((code) => ({ code })),
      taken,
    ).map(({ code }) => code);
  expect(codes(['', '', ''], ['01'])).toEqual(['02', '03', '04']);
  expect(codes(['', '０２', ''])).toEqual(['01', '０２', '03']);
  const many = codes(Array<string>(120).fill(''));
  expect(many.toSorted()).toEqual(many);
});
