import { describe, expect, it } from 'vitest';
import { phrase } from '#app/domain/questionnaire/wording/phrasing.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

const TELL = '情報システム管理者は、事故を発見した場合は、統括責任者に報告しなければならない';
const ACT = '情報システム管理者は、事故を発見した場合は、当該システムを停止しなければならない';

function asked(sentence: string, knownElsewhere: boolean): readonly string[] {
  const around = { scopes: [], topics: [], note: () => null, knownElsewhere };
  return phrase(sentence, ['情報システム管理者'], ['system_manager'], around)?.rows ?? [];
}

describe('whom to tell in an event', () => {
  it('is asked of a person once and of each system only as what was done', () => {
    expect(asked(TELL, true).join()).not.toContain('知っている');
    expect(asked(TELL, false).join()).toContain('知っている');
  });

  it('differs from what is done to the system itself', () => {
    expect(asked(ACT, true).join()).toContain('知っている');
  });

  it('stays a question of the system, with a year without such an event', () => {
    for (const id of ['7-5-5', '8-4-2', '8-6-2-イ']) {
      const found = heldPolicy('kikuyo').questionnaire.questions.find((one) => one.id === `${id}@system_manager`);
      expect(found?.text).toContain('該当なし');
      expect(found?.criteria.implemented).toBe('対象期間に該当した全ての場合に行った。');
    }
  });
});
