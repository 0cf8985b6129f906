import { describe, expect, it } from 'vitest';
import { sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import { actsApart } from '#app/domain/questionnaire/clause/two-acts.ts';
import { makeClause } from '#test/factories/questions.ts';

function apart(text: string, subjects: readonly string[]): readonly (readonly [string, readonly string[]])[] {
  return sentencesOf(makeClause({ id: '1', text, subjects }))
    .flatMap(actsApart)
    .map((sentence) => [sentence.words, sentence.subjects]);
}

describe('a sentence that demands two acts', () => {
  it('is cut where another office begins to act, under the same condition, and each part binds its own office', () => {
    expect(
      apart('職員等は、媒体を紛失した場合には、直ちに所属長に報告し、所属長は、統括責任者に報告しなければならない。', [
        '職員等',
        '所属長',
      ]),
    ).toEqual([
      ['職員等は、媒体を紛失した場合には、直ちに所属長に報告しなければならない', ['職員等']],
      ['所属長は、媒体を紛失した場合には、統括責任者に報告しなければならない', ['所属長']],
    ]);
  });

  it('is cut where the second rests on the first', () => {
    expect(apart('情報資産を重要性に応じて分類し、当該分類に基づき対策を行う。', [])).toEqual([
      ['情報資産を重要性に応じて分類する', []],
      ['当該分類に基づき対策を行う', []],
    ]);
  });

  it.each(['職員等は、所属長に報告し、その指示に従わなければならない', '所属長は、台帳を作成し、保管する'])(
    'stays whole for one office: %s',
    (sentence) => {
      expect(apart(`${sentence}。`, ['職員等', '所属長']).map(([words]) => words)).toEqual([sentence]);
    },
  );
});
