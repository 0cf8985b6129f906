import { describe, expect, it } from 'vitest';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { isCommonFact, withCommonFact } from '#app/domain/questionnaire/finishing/common-fact.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';
import { makeQuestion } from '#test/factories/questions.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

const asked = (text: string, more: Partial<Question> = {}) =>
  makeQuestion({ id: '1-1@security_manager', unit: 'department', text, ...more });
const rows = (...texts: readonly string[]) => texts.map((text, at) => ({ id: `r${at}`, text, clauses: ['1-1'] }));

describe('a fact that is one for the whole body', () => {
  it.each([
    '情報資産を外部へ送るときの手順を定めていますか。',
    '職員等がWeb会議を利用する場合の基準を策定していますか。',
    '持出しの申請書の様式を作成していますか。',
    '情報資産台帳の様式を定めていますか。',
    'ソーシャルメディアの運用要領（次の内容を含む。）を整備していますか。',
    '侵害が発生した場合に、定められた報告先へ速やかに報告する手順があり、関係者に周知していますか。',
    '新規採用の職員を対象とする研修を定期的に実施していますか。',
    '支給した端末について、異なるネットワークに接続できないよう技術的に制限していますか。',
    '利用者IDの取扱い等の方法を定めていますか。',
    '職員等が常に情報セキュリティポリシーを閲覧できるように掲示していますか。',
    '管理区域への入退室を許可された者のみに制限し、入退室管理を行っていますか。',
  ])('is what one office makes for all: %s', (text) => {
    expect(isCommonFact(asked(text))).toBe(true);
  });

  it.each([
    ['what is kept by who has it', '端末の持出しについて、記録を作成し、保管していますか。'],
    ['a register itself', '情報資産台帳を整備していますか。'],
    ['what follows a rule', '定められた手順に従い、情報資産を廃棄していますか。'],
    ['what a rule is needed for', '手順を定めた者に、内容を確認していますか。'],
    ['going to a training', '定められた研修に参加していますか。'],
    ['records of a training', '研修の実施状況を記録し、報告していますか。'],
    ['a system of the own', '所管する情報システムの実施手順を整備していますか。'],
    ['one service', '利用するサービスごとの手順を整備していますか。'],
    ['a contract', '委託先の選定基準を定めていますか。'],
    ['the start of a server', '障害が発生した場合に、サーバを切り替える手順があり、関係者に周知していますか。'],
    ['a setting of one system', 'ログインの失敗回数を制限していますか。'],
  ])('is never %s', (_, text) => {
    expect(isCommonFact(asked(text))).toBe(false);
  });

  it('is never what 職員等 or who handles information do, nor a question of the body, which is one already', () => {
    const text = '持出しの手順を定めていますか。';
    expect(isCommonFact(asked(text))).toBe(true);
    expect(isCommonFact(asked(text, { confirmation: true }))).toBe(false);
    expect(isCommonFact(asked(text, { roles: ['handler'] }))).toBe(false);
    expect(isCommonFact(asked(text, { roles: ['cloud_manager'], unit: 'system' }))).toBe(false);
    expect(isCommonFact(asked(text, { unit: 'organization' }))).toBe(false);
  });

  it('needs every row to be one, unless the rows are the contents of what the lead names', () => {
    const lead = '次のことを行っていますか。';
    const made = ['持出しの手順を定めている', '申請書の様式を作成している'];
    expect(isCommonFact(asked(lead, { rows: rows(...made) }))).toBe(true);
    expect(isCommonFact(asked(lead, { rows: rows(...made, '持出しを記録している') }))).toBe(false);
    const contents = rows('利用できる業務の範囲', '利用の申請先');
    expect(isCommonFact(asked('利用に関する規定（次の内容を含む。）を整備していますか。', { rows: contents }))).toBe(
      true,
    );
    expect(isCommonFact(asked('次の内容を確認していますか。', { rows: contents }))).toBe(false);
  });

  it('is marked by the words as they stand: a question that is worded otherwise loses the mark', () => {
    const marked = withCommonFact(asked('持出しの手順を定めていますか。'));
    expect(marked.common).toBe(true);
    expect(withCommonFact({ ...marked, text: '持出しを記録していますか。' })).not.toHaveProperty('common');
  });
});

describe('the policies at hand', () => {
  const POLICIES: readonly PolicyId[] = ['kikuyo', 'nishiwaki', 'mic-model'];

  it.each(POLICIES)('have common facts, and none of them is conduct: %s', (policy) => {
    const common = heldPolicy(policy).questionnaire.questions.filter((question) => question.common === true);
    expect(common.length).toBeGreaterThan(0);
    expect(common.filter(({ confirmation, unit }) => confirmation || unit === 'organization')).toEqual([]);
  });

  it.each([
    ['kikuyo', '7-1-22-ア@security_manager'],
    ['kikuyo', '9-2-1@security_manager'],
    ['kikuyo', '6-1-3@security_manager'],
    ['mic-model', '3.6.2-1-2-ア@system_manager'],
    ['nishiwaki', '11-1-ニ-ア@security_manager'],
    ['nishiwaki', '13-2-ア@security_manager'],
  ] as const)('lay down their rules once: %s %s', (policy, id) => {
    expect(heldPolicy(policy).questionnaire.questions.find((question) => question.id === id)?.common).toBe(true);
  });

  it.each([
    ['kikuyo', '3-2-1-イ@system_manager'],
    ['kikuyo', '2-5-4@system_manager'],
    ['kikuyo', '6-2-2-オ@security_manager'],
    ['kikuyo', '6-2-4@staff'],
    ['nishiwaki', '10-1-ア-オ@security_manager'],
  ] as const)('leave to each what each has: %s %s', (policy, id) => {
    const found = heldPolicy(policy).questionnaire.questions.find((question) => question.id === id);
    expect(found).toBeDefined();
    expect(found).not.toHaveProperty('common');
  });
});
