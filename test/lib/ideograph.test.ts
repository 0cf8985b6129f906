import { expect, it } from 'vitest';
import { decodeSourceText } from '#app/lib/source-text.ts';
import { withIdeographs } from '#app/lib/ideograph.ts';

it('turns radicals into the ideographs they look like and leaves every other character and the length alone', () => {
  const text = '課⻑は⽇々、情報ｼｽﾃﾑ（１）①を⾒る。';
  expect(withIdeographs(text)).toBe('課長は日々、情報ｼｽﾃﾑ（１）①を見る。');
  expect(withIdeographs(text)).toHaveLength(text.length);
});

it('does so in every text file', () => {
  expect(decodeSourceText(new TextEncoder().encode('課⻑は、職員を指導する。'))).toMatchObject({
    ok: true,
    text: '課長は、職員を指導する。',
  });
});
