import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { misprintsIn, misprintsOf } from '#app/domain/policy/misprint.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

const NO_COUNTS = new Map<string, number>();

function derived(article: string) {
  const source = `１ 目的\nこの基準は、必要な事項を定める。\n２ 対策\n（１）${article}\n３ 媒体\n（１）職員等は、媒体を施錠して保管しなければならない。\n`;
  return deriveQuestionnaire(readPolicy(source).clauses, { policyId: 'made' });
}

describe('a probable misprint', () => {
  it.each([
    ['会計年度認証職員に研修を行う。', '認証職員', '任用職員'],
    ['異動により業務を離籍する場合', '離籍する', '離れる'],
    ['耐火性のある施設可能な場所に保管する。', '施設可能', '施錠可能'],
    ['CIS0の承認を得る。', 'CIS0', 'CISO'],
    ['端末をを施錠する。', 'をを', 'を'],
    ['ＬＧＷAN に接続する。', 'ＬＧＷAN', 'LGWAN'],
    ['サイバーセキュリティ基本法（平成28年法律第31号）', '（平成28年法律第31号）', '（平成26年法律第104号）'],
    ['著作権法（昭和四十六年法律第四十八号）', '（昭和四十六年法律第四十八号）', '（昭和45年法律第48号）'],
  ])('is found in %s', (text, printed, likely) => {
    expect(misprintsIn(text, NO_COUNTS)).toEqual([{ printed, likely }]);
  });

  it('is a doubled letter only where the policy writes the word with one', () => {
    const counts = new Map([
      ['システム', 4],
      ['シシステム', 1],
    ]);
    expect(misprintsIn('情報シシステムを', counts)).toEqual([{ printed: 'シシステム', likely: 'システム' }]);
    expect(misprintsIn('ココアパウダーを', NO_COUNTS)).toEqual([]);
  });

  it.each([
    '多要素認証を行う職員',
    '離席時に画面をロックする。',
    '不正アクセス行為の禁止等に関する法律（平成十一年法律第百二十八号）',
    '地方公務員法(昭和 25 年法律第 261 号）',
    '機密性２の情報と機密性2の情報',
    'ものの管理',
  ])('is not what is written rightly: %s', (text) => {
    expect(misprintsIn(text, NO_COUNTS)).toEqual([]);
  });

  it('is few in every policy, and each has its clause', () => {
    for (const policy of POLICY_IDS) {
      const { clauses } = heldPolicy(policy);
      const found = misprintsOf(clauses);
      expect(found.length, policy).toBeLessThan(30);
      for (const { clause, printed } of found) {
        const place = clauses.find(({ id, title, text }) => id === clause && `${title}\n${text}`.includes(printed));
        expect(place, `${policy} ${clause} ${printed}`).toBeDefined();
      }
    }
  });

  it('of a law in kikuyo is told to the body', () => {
    expect(misprintsOf(heldPolicy('kikuyo').clauses).map(({ likely }) => likely)).toContain('（平成26年法律第104号）');
  });

  it('is never repeated unmarked in a question', () => {
    const astray = POLICY_IDS.flatMap((policy) =>
      heldPolicy(policy).questionnaire.questions.flatMap(({ id, text, rows, misprints = [] }) =>
        misprints.flatMap(({ printed, likely }) =>
          [text, ...rows.map((row) => row.text)]
            .map((words) => words.replaceAll(likely, ''))
            .filter((words) => words.includes(printed) && !words.includes(`${printed}（原文のまま：`))
            .map((words) => `${policy} ${id} ${words}`),
        ),
      ),
    );
    expect(astray).toEqual([]);
  });

  it('is told and not marked where the question says already what is meant', () => {
    const [question] = derived('情報セキュリティ管理者は、CIS0の承認を得なければならない。').questions;
    expect(question?.text).toBe('CISOの承認を得ていますか。');
    expect(question?.flags).toContain('misprint');
  });

  it('stands in the question as printed, marked and flagged', () => {
    const [question] = derived(
      '情報セキュリティ管理者は、臨時的認証職員に対し、規程を説明しなければならない。',
    ).questions;
    expect(question?.text).toBe('臨時的認証職員（原文のまま：「任用職員」の誤りか）に対し、規程を説明していますか。');
    expect(question?.flags).toContain('misprint');
    expect(question?.misprints).toEqual([
      { document: 'standards', clause: '2-1', printed: '認証職員', likely: '任用職員' },
    ]);
  });
});

describe('the text of a template', () => {
  it('is not asked as the body’s, and the reason says so', () => {
    const { questionnaire } = heldPolicy('mic-model');
    const [open] = heldPolicy('mic-model').clauses.filter(({ text }) => text.includes('○○市個人情報保護条例'));
    expect(open).toBeDefined();
    expect(questionnaire.questions.flatMap(({ rows }) => rows).filter(({ text }) => text.includes('○○'))).toEqual([]);
    expect(questionnaire.unasked.find(({ clause }) => clause === open?.id)?.reason).toBe('template_text');
  });

  it('is flagged where a duty names what is left open', () => {
    const [question] = derived('情報セキュリティ管理者は、○○課の端末を施錠して保管しなければならない。').questions;
    expect(question?.flags).toContain('template_text');
  });
});
