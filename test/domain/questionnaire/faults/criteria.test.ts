import { describe, expect, it } from 'vitest';
import { hintOf, NOTHING_BESIDES } from '#app/domain/questionnaire/finishing/hint.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';

const STANDARDS = ['kikuyo', 'nishiwaki', 'mic-model'] as const satisfies readonly PolicyId[];

function asking(policy: PolicyId, clause: string): readonly Question[] {
  return heldPolicy(policy).questionnaire.questions.filter(({ clauses }) => clauses.includes(clause));
}

/** What counts for the clause, wherever grouping has put it. */
function counted(policy: PolicyId, clause: string): string {
  return asking(policy, clause)
    .flatMap(({ rows, criteria }) =>
      rows.length === 0
        ? [criteria.implemented]
        : rows.filter(({ clauses }) => clauses.includes(clause)).map((row) => row.criteria ?? ''),
    )
    .join('\n');
}

describe('判断基準', () => {
  it('of a plan asks whether there is one, not for the course of an event', () => {
    expect(counted('kikuyo', '8-3-1')).toContain('文書として定められ、承認されている。');
    expect(counted('kikuyo', '8-3-1')).not.toContain('経過');
  });

  it('of a means that identifies users asks whether it works', () => {
    expect(counted('kikuyo', '7-2-2-ウ')).toContain('その機能が有効になっている。');
  });

  it('of analysing and reporting speaks of no attendance', () => {
    expect(counted('kikuyo', '6-2-2-カ')).not.toContain('受講');
    expect(counted('kikuyo', '6-2-2-カ')).toContain('設問にある相手に報告した。');
  });

  it('of networks kept apart asks whether they are', () => {
    expect(counted('kikuyo', '1-1')).toBe('対象の全てで分かれていることを、構成図等で示せる。');
  });

  it('stands with most rows that say what has to be done', () => {
    for (const policy of STANDARDS) {
      const rows = heldPolicy(policy)
        .questionnaire.questions.flatMap((question) => question.rows)
        .filter(({ text }) => /いる$/u.test(text));
      const told = rows.filter(({ criteria }) => criteria !== undefined);
      expect(told.length / rows.length, policy).toBeGreaterThan(0.65);
    }
  });
});

describe('the hint', () => {
  it('asks for the reason of what 原則 lets pass, as the 判断基準 does, where the clause states no exception of its own', () => {
    expect(hintOf({ ...NOTHING_BESIDES, text: '私物の端末を原則業務に利用してはならない。' })).toContain(
      '例外としたものは、その理由',
    );
    expect(
      hintOf({
        ...NOTHING_BESIDES,
        text: '私物の端末を原則業務に利用してはならない。',
        exceptions: ['ただし、許可を得て利用することができる'],
      }),
    ).not.toContain('例外としたもの');
    expect(hintOf({ ...NOTHING_BESIDES, text: '緊急時を除き、原則として利用してはならない。' })).toBeNull();
  });

  it('never says two things about one exception', () => {
    for (const policy of STANDARDS)
      for (const { id, hint } of heldPolicy(policy).questionnaire.questions)
        expect(/例外の定め：/u.test(hint ?? '') && /「原則」：/u.test(hint ?? ''), `${policy} ${id}`).toBe(false);
  });
});
