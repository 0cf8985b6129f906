import { expect, it } from 'vitest';
import { NOTHING_TYPED } from '#app/components/response/answer-fields.ts';
import { answerInWords } from '#app/components/response/answer-words.ts';

it('writes the day of a measure in the Japanese era, and what is no day as it was typed', () => {
  const dueIn = (due: string) =>
    answerInWords({ ...NOTHING_TYPED, plan: { measure: '', owner: '', due } }, []).find(
      ({ term }) => term === '改善策の期限',
    )?.text;
  expect(dueIn('2027-03-31')).toBe('令和9年3月31日');
  expect(dueIn('来年度')).toBe('来年度');
});
