import { describe, expect, it } from 'vitest';
import { sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { ClauseSentence } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import { withEarlierWords } from '#app/domain/questionnaire/draft/earlier-sentence.ts';
import { makeClause } from '#test/factories/questions.ts';

function completed(...sentences: readonly string[]): readonly ClauseSentence[] {
  const text = sentences.map((sentence) => `${sentence}。`).join('');
  return withEarlierWords(sentencesOf(makeClause({ id: '1', text })));
}

describe('a sentence that leans on an earlier one', () => {
  it('takes the object of its act from there', () => {
    const [, later] = completed(
      '職員等は、許可を得て、ソフトウェアを導入することができる',
      'なお、導入する際は、管理者は、ライセンスを管理しなければならない',
    );
    expect(later?.words).toBe('ソフトウェアを導入する際は、管理者は、ライセンスを管理しなければならない');
  });

  it('takes the act that その後 follows from there', () => {
    const [, later] = completed(
      '改善されない場合、責任者は、端末を使用する権利を停止することができる',
      'その後速やかに、責任者は、その旨を通知しなければならない',
    );
    expect(later?.words).toBe('端末を使用する権利を停止したときは、速やかに、責任者は、その旨を通知しなければならない');
  });

  it('says again what 同様とする means, and binds whom the sentence before it binds', () => {
    const [, later] = completed('職員等は、業務上知り得た秘密を漏らしてはならない', '退職後も同様とする');
    expect(later).toEqual({
      words: '職員等は、退職後も、業務上知り得た秘密を漏らしてはならない',
      kind: 'requirement',
      subjects: ['職員等'],
    });
  });

  it.each([
    ['災害時は、', '災害時も、'],
    ['許可したものについては、', '許可したものについても、'],
  ])('says which case is excepted: %s', (excepted, named) => {
    const [, , later] = completed(
      '職員は、端末を使用してはならない',
      `ただし、${excepted}この限りでない`,
      'この限りでない場合も、課長は立ち会わなければならない',
    );
    expect(later?.words).toBe(`${named}課長は立ち会わなければならない`);
  });

  it('stays as it is where nothing before it tells', () => {
    const sentences = ['管理者は、台帳を作成する', 'その後速やかに、台帳を提出する', '導入する際は、記録する'];
    expect(completed(...sentences).map(({ words }) => words)).toEqual(sentences);
  });
});
