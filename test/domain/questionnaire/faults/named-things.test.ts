import { describe, expect, it } from 'vitest';
import { NOTHING_EARLIER, earlierWordsIn } from '#app/domain/questionnaire/clause/earlier-words.ts';
import { withThingsNamed } from '#app/domain/questionnaire/clause/named-thing.ts';
import { withEarlierWords } from '#app/domain/questionnaire/draft/earlier-sentence.ts';
import { withScope } from '#app/domain/questionnaire/wording/scope.ts';
import { isDemand, sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';

/** A question with all its rows, as a reader has it. */
function wordsOf(policy: PolicyId, id: string): string {
  const found = heldPolicy(policy).questionnaire.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`${policy} has no ${id}`);
  return [found.text, ...found.rows.map(({ text }) => text)].join('\n');
}

describe('what a sentence only points to', () => {
  it('is named: the two systems, the deputy of whom', () => {
    const none = { own: NOTHING_EARLIER, siblings: NOTHING_EARLIER, headings: [] };
    const own = earlierWordsIn(['業務システムと外部のシステムとの通信経路を分割する'])(1);
    expect(withThingsNamed('両システム間で通信する場合には、無害化する', { ...none, own })).toBe(
      '業務システムと外部のシステムとの間で通信する場合には、無害化する',
    );
    expect(withThingsNamed('両システム間で通信する場合には、無害化する', none)).toMatch(/^両システム間で/u);
    const siblings = earlierWordsIn(['管理者の特権を代行する者は、認めた者でなければならない'])(1);
    expect(withThingsNamed('代行者を認めた場合、通知する', { ...none, siblings })).toBe(
      '特権を代行する者を認めた場合、通知する',
    );
  });

  it('is named: the right that may be taken away', () => {
    const sentence = (words: string) => ({ words, kind: 'requirement' as const, subjects: [] });
    const [, then] = withEarlierWords([
      sentence('統括責任者は、当該職員等の情報システムを使用する権利を停止することができる'),
      sentence('その後速やかに、通知しなければならない'),
    ]);
    expect(then?.words).toBe('職員等の情報システムを使用する権利を停止したときは、速やかに、通知しなければならない');
  });

  it.each([
    [
      'kikuyo',
      '8-6-2-イ@system_manager',
      '本システムの管理に当たって職員等の情報セキュリティポリシーに違反する行動を確認した場合は',
    ],
    ['kikuyo', '8-6-2-ウ@supervising_security_officer', '情報システムを使用する権利を停止'],
    [
      'nishiwaki',
      '12-6-イ-イ@system_manager',
      '本システムの管理に当たって職員等の情報セキュリティポリシーに違反する行動を確認した場合は',
    ],
    [
      'mic-model',
      '3.7.7-2-2@system_manager',
      '本システムの管理に当たって職員等の情報セキュリティポリシーに違反する行動を確認した場合は',
    ],
    ['mic-model', '3.6.2-1-3-ウ@ciso', '特権を代行する者を認めた場合は'],
    ['mic-model', '3.7.6@staff', '情報資産を保護するために守るべき法令に違反した事案がなかった'],
    ['kaminoseki', '6-3@secretariat', 'インターネット接続系においては、高度な情報セキュリティ対策'],
  ] as const)('stands in %s %s: %s', (policy, id, words) => {
    expect(wordsOf(policy, id)).toContain(words);
  });
});

describe('a heading over a case of another matter', () => {
  const scope = { thing: '外部サービス', narrowed: '', opening: '外部サービスについて、' };

  it('does not narrow it', () => {
    expect(withScope('外部委託する場合には、事業者を選定している', scope)).toBe(
      '外部委託する場合には、事業者を選定している',
    );
    expect(withScope('契約する場合には、要件を確認している', scope)).toBe(
      '外部サービスについて、契約する場合には、要件を確認している',
    );
    expect(wordsOf('kaminoseki', '6-8@secretariat')).not.toContain('外部サービスについて、');
  });
});

describe('the responsibility for a document', () => {
  const demands = (text: string) =>
    sentencesOf({ text, sentences: [{ span: [0, text.length], kind: 'assignment', subjects: [] }] })
      .filter(isDemand)
      .map(({ words }) => words);

  it('is asked as what it is, to keep it; an authority alone is not', () => {
    expect(demands('実施手順の維持・管理を行う権限及び責任を有する。')).toEqual([
      '実施手順の維持・管理を行うものとする',
    ]);
    expect(demands('侵害が発生した場合に、必要な措置を行う権限及び責任を有する。')).toEqual([]);
  });

  it.each([
    ['kikuyo', '2-2-6'],
    ['nishiwaki', '6-2-キ'],
    ['mic-model', '3.2-2-6'],
  ] as const)('is asked in %s: %s', (policy, clause) => {
    expect(wordsOf(policy, `${clause}@supervising_security_officer`)).toContain('実施手順の維持・管理を行っていますか');
  });
});
