import { describe, expect, it } from 'vitest';
import { CRITICAL_DUTIES, criticalReason } from '#app/domain/questionnaire/draft/critical.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

describe('the default 重点項目', () => {
  it('each have a name of their own and a reason', () => {
    expect(new Set(CRITICAL_DUTIES.map(({ name }) => name)).size).toBe(CRITICAL_DUTIES.length);
    for (const { name, reason } of CRITICAL_DUTIES) {
      expect(reason, name).toMatch(/ため$/u);
    }
  });

  it.each(['kikuyo', 'nishiwaki', 'mic-model'] as const)(
    'are 20 to 40 questions of %s, each with its reason',
    (policy) => {
      const { questions } = heldPolicy(policy).questionnaire;
      const critical = questions.filter((question) => question.critical);
      expect(critical.length).toBeGreaterThanOrEqual(20);
      expect(critical.length).toBeLessThanOrEqual(40);
      for (const { id, kind, flags, criticalReason: reason } of critical) {
        expect(kind, id).toBe('requirement');
        expect(flags, id).not.toContain('grouped_by_section');
        expect(
          CRITICAL_DUTIES.map((duty) => `${duty.name}：${duty.reason}`),
          id,
        ).toContain(reason);
      }
    },
  );

  it.each(CRITICAL_DUTIES.map(({ name }) => name))('are found in a held policy: %s', (name) => {
    const found = (['kikuyo', 'nishiwaki', 'mic-model'] as const).flatMap((policy) =>
      heldPolicy(policy).questionnaire.questions.map((question) => question.criticalReason ?? ''),
    );
    expect(found.some((reason) => reason.startsWith(`${name}：`)) || name === 'サポート終了製品の不使用').toBe(true);
  });

  it('need the whole duty, not its words', () => {
    expect(criticalReason('多要素認証に関する用語を定める。', [])).toBeNull();
    expect(criticalReason('多要素認証を利用しなければならない。', ['マイナンバー利用事務系'])).toMatch(
      /^多要素認証：/u,
    );
    expect(criticalReason('管理区域に個人所有である端末を許可なく持ち込ませてはならない。', [])).toBeNull();
    expect(criticalReason('職員等は、私物のパソコンを庁舎内に持ち込んではならない。', [])).toMatch(
      /^支給以外の端末の不使用：/u,
    );
    expect(criticalReason('利用頻度が低いバックアップで取得したデータを保管する。', [])).toBeNull();
  });
});
