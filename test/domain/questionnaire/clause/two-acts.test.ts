import { describe, expect, it } from 'vitest';
import { stagesOf } from '#app/domain/questionnaire/clause/two-acts.ts';

const NAMES = ['職員等', '所属長'];

describe('a sentence that demands two acts', () => {
  it('is cut where another office begins to act, under the same condition', () => {
    expect(
      stagesOf(
        '職員等は、媒体を紛失した場合には、直ちに所属長に報告し、所属長は、統括責任者に報告しなければならない',
        NAMES,
      ),
    ).toEqual([
      '職員等は、媒体を紛失した場合には、直ちに所属長に報告しなければならない',
      '所属長は、媒体を紛失した場合には、統括責任者に報告しなければならない',
    ]);
  });

  it('is cut where the second rests on the first', () => {
    expect(stagesOf('情報資産を重要性に応じて分類し、当該分類に基づき対策を行う', [])).toEqual([
      '情報資産を重要性に応じて分類する',
      '当該分類に基づき対策を行う',
    ]);
  });

  it.each(['職員等は、所属長に報告し、その指示に従わなければならない', '所属長は、台帳を作成し、保管する'])(
    'stays whole for one office: %s',
    (sentence) => {
      expect(stagesOf(sentence, NAMES)).toEqual([sentence]);
    },
  );
});
