import { describe, expect, it } from 'vitest';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

function derived(...lines: readonly string[]): Questionnaire {
  return deriveQuestionnaire(readPolicy(lines.join('\n')).clauses, { policyId: 'made-up' });
}

function about({ questions }: Questionnaire, clause: string): Question | undefined {
  return questions.find(({ clauses }) => clauses.includes(clause));
}

const LOCK = '(9) 職員は、離席時に画面をロックしなければならない。';

describe('a duty in an unusual sentence', () => {
  it('is found where a thing has to be so', () => {
    const made = derived('1 権限', '(1) 管理者が与える権限は、必要最小限のものとする。', LOCK);
    expect(about(made, '1-1')?.text).toBe('管理者が与える権限を、必要最小限のものとしていますか。');
    const period = derived('1 設定', '(1) 記録の保存期間は、１年以上とする。', LOCK);
    expect(about(period, '1-1')?.text).toBe('記録の保存期間を、１年以上としていますか。');
  });

  it('is asked behind ただし, with what was allowed', () => {
    const made = derived(
      '1 持出し',
      '(1) 所属長が認めるときは、持出しを認める。ただし、使用後は、内容を直ちに消去する。',
      LOCK,
    );
    const found = about(made, '1-1');
    expect(found?.text).toContain('持出しを認めた場合');
    expect(found?.text).toContain(
      '使用後は、内容を直ちに消去していますか（該当する場合がなかったときは「該当なし」）。',
    );
  });

  it('is none where ただし only takes something out', () => {
    for (const proviso of ['ただし、庁内で使うときは、この限りでない。', 'ただし、課長が認めたものを除く。']) {
      const made = derived('1 媒体', `(1) 職員は、媒体を施錠して保管しなければならない。${proviso}`, LOCK);
      const own = about(made, '1-1')?.rows.filter(({ clauses }) => clauses.includes('1-1')) ?? [];
      expect(own.map(({ id }) => id)).toEqual(['1-1']);
      expect(own[0]?.text).toContain('媒体を施錠して保管している');
    }
  });

  it('is asked of those it binds though it stands among definitions', () => {
    const made = derived(
      '（目的）',
      '第１条　この規程は、必要な事項を定めることを目的とする。',
      '（定義）',
      '第２条　この規程において「端末」とは、パソコンをいう。',
      '２　職員は、端末を丁寧に扱わなければならない。',
    );
    expect(about(made, '2-2')).toMatchObject({ id: '2-2@staff', text: '所属の職員等は、端末を丁寧に扱っていますか。' });
  });
});

describe('what sets up the 体制', () => {
  const made = derived(
    '1 体制',
    '(1) 総務部長は、端末を管理する権限を有し、副町長がこれにあたる。',
    '(2) 委員会に点検班を設置し、委員長が指名する者を点検責任者とする。',
    '(3) 統括責任者は、最高責任者を補佐する。',
    LOCK,
  );

  it('is confirmed in rows of one question', () => {
    expect(about(made, '1-1')).toMatchObject({ kind: 'assignment', clauses: ['1-1', '1-2'] });
    expect(about(made, '1-2')?.rows.map(({ text }) => text)).toEqual([
      '総務部長は、端末を管理する権限を有し、副町長がこれにあたっている',
      '委員会に点検班を設置し、委員長が指名する者を点検責任者としている',
    ]);
  });

  it('shows a mere 補佐 and does not ask it', () => {
    expect(made.unasked).toContainEqual({ document: 'standards', clause: '1-3', reason: 'assists' });
  });

  it('has a row for the audit team of kikuyo', () => {
    const rows = about(heldPolicy('kikuyo').questionnaire, '2-7-3')?.rows ?? [];
    expect(rows.find(({ id }) => id === '2-7-3')?.text).toBe(
      '情報セキュリティ委員会に内部監査班を設置し、CISOの指名する者を監査統括責任者としている',
    );
  });

  it.each([
    ['kikuyo', '2-2-1'],
    ['nishiwaki', '6-2-イ'],
    ['mic-model', '3.2-2-1'],
  ] as const)('shows the 補佐 of %s', (policy, clause) => {
    expect(heldPolicy(policy).questionnaire.unasked).toContainEqual({
      document: 'standards',
      clause,
      reason: 'assists',
    });
  });
});
