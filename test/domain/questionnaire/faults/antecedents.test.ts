import { describe, expect, it } from 'vitest';
import { NOTHING_EARLIER, earlierWordsIn } from '#app/domain/questionnaire/clause/earlier-words.ts';
import { withThingsNamed } from '#app/domain/questionnaire/clause/named-thing.ts';
import { withEarlierWords } from '#app/domain/questionnaire/draft/earlier-sentence.ts';
import { threatInShort } from '#app/domain/questionnaire/wording/threat.ts';
import { withScopes, scopesOf } from '#app/domain/questionnaire/wording/scope.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';

const NOTHING_BEFORE = { own: NOTHING_EARLIER, siblings: NOTHING_EARLIER, headings: [] };

/** What a reader must not have to look up. */
const NEVER = /上記|前記|前述|この文書|定められた(?:報告先|脅威)/u;
/** Words that point back; the noun behind them tells to what. */
const POINTING = /(?:当該|これらの|それらの|同)(?=([\p{Script=Han}\p{Script=Katakana}ー]{2,20}))/gu;
/** 「異なる」 with neither 「と」 nor 「が」 before it says not from what; 「同意」 and the like point to nothing. */
const DIFFERENT = /(?<![とが])異なる/u;
const NO_POINTER = /^同(?:様|一|意|時|期|じ|等|報|士|席|居|行|僚|部署|データ|課)/u;
/**
 * Said in other words in the same sentence: 「機器及びソフトウェアの…、当該製品の…」, where the thing that is bought is
 * the product.
 */
const IN_OTHER_WORDS: readonly (readonly [string, RegExp])[] = [['製品', /機器及びソフトウェアの調達/u]];

function pointsNowhere(text: string): readonly string[] {
  return [...text.matchAll(POINTING)].flatMap(({ 0: pointer, 1: noun = '', index }) => {
    const before = text.slice(0, index);
    if (NO_POINTER.test(`${pointer}${noun}`) || before.includes(noun.slice(0, 2))) return [];
    const told = IN_OTHER_WORDS.some(([word, said]) => noun.startsWith(word) && said.test(before));
    return told ? [] : [`${pointer}${noun}`];
  });
}

describe.each(POLICY_IDS)('every question and row of %s', (policy) => {
  const said = heldPolicy(policy).questionnaire.questions.flatMap(({ id, text, rows }) =>
    [text, ...rows.map((row) => row.text)].map((words) => ({ id, words })),
  );

  it('names what it points to', () => {
    expect(said.filter(({ words }) => NEVER.test(words) || DIFFERENT.test(words))).toEqual([]);
    expect(said.filter(({ words }) => pointsNowhere(words).length > 0)).toEqual([]);
  });
});

describe('what a sentence only points to', () => {
  it('is the report from outside, where the heading says so', () => {
    const headings = ['住民等外部からの事故等の報告'];
    expect(withThingsNamed('管理者は、当該事故等について、報告する', { ...NOTHING_BEFORE, headings })).toBe(
      '管理者は、住民等外部から報告のあった事故等について、報告する',
    );
    expect(withThingsNamed('当該装置について、報告する', { ...NOTHING_BEFORE, headings })).not.toContain('外部');
  });

  it('is what was looked at and what was done about it', () => {
    const own = earlierWordsIn([
      '管理者は、委託先において対策が確保されていることを定期的に確認し、必要に応じ、措置しなければならない',
    ])(1);
    expect(withThingsNamed('その内容を責任者に報告する', { ...NOTHING_BEFORE, own })).toBe(
      '委託先についての確認及び措置の内容を責任者に報告する',
    );
  });

  it('is another network than the one laid down before', () => {
    const siblings = earlierWordsIn([
      '端末を、管理者によって定められたネットワークと異なるネットワークに接続してはならない',
    ])(1);
    expect(withThingsNamed('端末を異なるネットワークに接続できないよう制限する', { ...NOTHING_BEFORE, siblings })).toBe(
      '端末を定められたネットワーク以外のネットワークに接続できないよう制限する',
    );
  });

  it('is not pointed to where the same sentence has named it', () => {
    expect(withThingsNamed('事故を引き起こした部門と連携し、これらの事故を分析する', NOTHING_BEFORE)).toBe(
      '事故を引き起こした部門と連携し、事故を分析する',
    );
    expect(withThingsNamed('これらの記録を保存する', NOTHING_BEFORE)).toBe('これらの記録を保存する');
  });

  it('is the tests of the development that the heading names', () => {
    const headings = ['システム開発・保守に関連する資料等の保管'];
    expect(withThingsNamed('テスト結果を保管する', { ...NOTHING_BEFORE, headings })).toBe(
      'システム開発・保守のテスト結果を保管する',
    );
    expect(withThingsNamed('テスト結果を保管する', NOTHING_BEFORE)).toBe('テスト結果を保管する');
  });

  it('is not named twice where a right was taken away', () => {
    const sentence = (words: string) => ({ words, kind: 'requirement' as const, subjects: [] });
    const [, then] = withEarlierWords([
      sentence('責任者は、当該職員等の端末を使用する権利を停止、あるいは剥奪することができる'),
      sentence('その後速やかに、職員等の権利を停止、あるいは剥奪した旨をCISOに通知しなければならない'),
    ]);
    expect(then?.words).toBe(
      '職員等の端末を使用する権利を停止、あるいは剥奪したときは、速やかに、その旨をCISOに通知しなければならない',
    );
  });

  it('is a heading that says what things are used for', () => {
    const scopes = scopesOf(['システム開発に用いるソフトウェアの管理']);
    expect(withScopes('認めたもの以外を削除していますか。', scopes)).toBe(
      'システム開発に用いるソフトウェアについて、認めたもの以外を削除していますか。',
    );
    expect(withScopes('本システムの開発の責任者を特定していますか。', scopes)).not.toContain('について');
  });
});

describe('a threat among those that a policy lists', () => {
  it('is named by its kind', () => {
    expect(threatInShort('不正アクセス、ウイルス等のサイバー攻撃や侵入等の意図的な要因による漏えい、詐取等')).toBe(
      'サイバー攻撃や侵入等の意図的な要因',
    );
    expect(threatInShort('地震、火災等の災害による業務の停止等')).toBe('災害による業務の停止等');
    expect(threatInShort('無断持出し、無許可の使用等の規定違反、機器故障等の非意図的な要因による漏えい')).toBe(
      '無断持出し等の規定違反、機器故障等の非意図的な要因',
    );
    expect(threatInShort('疾病による要員不足')).toBe('疾病による要員不足');
  });

  it('is a row of its own', () => {
    const question = heldPolicy('kaminoseki').questionnaire.questions.find(({ id }) => id.startsWith('3@'));
    expect(question?.rows).toHaveLength(5);
    expect(question?.rows[2]?.text).toBe(
      '災害によるサービス及び業務の停止等を想定し、情報セキュリティ対策を実施している',
    );
    expect(question?.hint ?? '').not.toContain('条項が挙げるもの');
  });
});

describe('whom to tell', () => {
  it.each([
    ['kikuyo', '8-6-2-ウ'],
    ['mic-model', '3.7.7-2-3'],
    ['nishiwaki', '12-6-イ-ウ'],
  ] as const)('stands in the rows of %s %s', (policy, clause) => {
    const question = heldPolicy(policy).questionnaire.questions.find(({ id }) => id.startsWith(`${clause}@`));
    expect(question?.rows).toHaveLength(2);
    for (const { text } of question?.rows ?? []) {
      expect(text).toMatch(/その旨を(?:CISO|最高情報統括責任者)及び.*情報セキュリティ管理者に通知/u);
      expect(text.replace(/（[^（）]*）$/u, '').match(/剥奪/gu)).toHaveLength(1);
    }
  });
});
