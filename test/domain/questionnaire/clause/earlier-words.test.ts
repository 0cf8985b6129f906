import { describe, expect, it } from 'vitest';
import { earlierWordsIn } from '#app/domain/questionnaire/clause/earlier-words.ts';

const SENTENCES = ['端末を導入する', '端末を点検する', '媒体を点検する', '媒体を導入する'];
const checked = (sentence: string) => /^(.+)を点検/u.exec(sentence)?.[1];

describe('what stands before a sentence', () => {
  const before = earlierWordsIn(SENTENCES);

  it('is found nearest to it, and never behind it, in whatever order it is asked', () => {
    expect([3, 1, 2, 4, 0].map((place) => before(place).lastOf('checked', checked))).toEqual([
      '媒体',
      undefined,
      '端末',
      '媒体',
      undefined,
    ]);
  });

  it('is found first of all', () => {
    expect(before(4).firstOf('checked', checked)).toBe('端末');
    expect(before(1).firstOf('checked', checked)).toBeUndefined();
    expect([before(2).first, before(2).last]).toEqual(['端末を導入する', '端末を点検する']);
    expect([before(0).first, before(0).last]).toEqual(['', '']);
  });

  it('is looked into once for a search', () => {
    const looked: string[] = [];
    const told = earlierWordsIn(SENTENCES);
    for (const place of SENTENCES.keys())
      told(place).lastOf('any', (sentence) => {
        looked.push(sentence);
        return undefined;
      });
    expect(looked).toEqual(SENTENCES.slice(0, -1));
  });
});
