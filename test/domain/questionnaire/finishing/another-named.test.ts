import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { actingNamesIn } from '#app/domain/policy/wording/acting-name.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

describe('who acts in the words of a question', () => {
  it.each([
    ['課長が封印し、職員がこれを破っていない', '課長/職員'],
    ['端末を点検し、不在のときは、係長が代行していますか。', '係長'],
    ['課長は、→端末の貸出しを記録している', '課長'],
    ['守衛＝夜間の入館者を記帳させている', '守衛'],
    ['係長　→　鍵の貸出しを記録している', '係長'],
    ['係長にあっては、毎日確認し、異状があれば課長へ報告している', '係長'],
    ['自動ロックを設定し、かつ、課長は設定の状況を確認していますか。', '課長'],
    ['夜間は情報課の当番が応じ、翌朝に記録を引き継いでいる', '当番'],
    ['新任者（人事課は、名簿を情報課に送付すること）', '人事課'],
    ['施錠の確認（課長）。画面をロックすること。', '課長'],
    ['封じ込め（情報課・保守業者）について、次のことを行っていますか。', '情報課・保守業者'],
    ['鍵の開閉を、係長の責任としていますか。', '係長'],
    ['暗号鍵は、課長においてこれを保管していますか。', '課長'],
    ['鍵を開けるときは、部長が指名した者に限っていますか。', '部長'],
  ])('%s', (words, names) => {
    expect(
      actingNamesIn(words)
        .map((together) => together.join('・'))
        .join('/'),
    ).toBe(names);
  });

  it.each([
    '課長の許可を得て持ち出している',
    '事故を発見したときは、課長に報告している',
    '課長が認めた場合を除き、持ち出していない',
    'CISOが定める手順に従い、点検している',
    '課長が必要と認めるときは、立ち会っている',
    '職員等が遵守すべき事項を定めている',
    '委託事業者が守るべき内容を説明している',
    '課長が確認し、承認した場合に限り、使用している',
    '体制（CSIRT）を整備し、役割を明確化していますか。',
    '最高情報セキュリティ責任者（CISO）。',
    '報告することを、構成員が知っている',
    '作業者が使用するＩＤを管理している',
  ])('is nobody whom %s only tells of', (words) => {
    expect(actingNamesIn(words)).toEqual([]);
  });
});

function questionsOf(body: string) {
  const source = `情報セキュリティ対策基準\n${body}\n`;
  return deriveQuestionnaire(readPolicy(source).clauses, { policyId: 'made-up' }).questions;
}

describe('a question that names somebody else as who acts', () => {
  it.each([
    '第１条　職員は、次のことを守る。\n(1)　鍵を返すこと。\n(2)　施錠の確認（課長）。画面をロックすること。\n第２条　職員は、名札を着用すること。',
    '第１条　次の者は、研修を受ける。\n(1)　新任者（人事課は、名簿を情報課に送付すること。）\n(2)　異動者\n第２条　職員は、名札を着用すること。',
  ])('is flagged: %s', (body) => {
    expect(questionsOf(body)[0]?.flags).toContain('names_another');
  });

  it('is not flagged where the other is told, or gives leave', () => {
    const body =
      '第１条　職員は、端末を持ち出すときは、課長の許可を得て、課長が定める簿冊に記入し、部長に報告しなければならない。\n第２条　職員は、名札を着用すること。';
    expect(questionsOf(body).flatMap(({ flags }) => flags)).not.toContain('names_another');
  });

  it.each(POLICY_IDS)('does not occur in %s', (policy) => {
    const { questions } = heldPolicy(policy).questionnaire;
    expect(questions.filter(({ flags }) => flags.includes('names_another')).map(({ id }) => id)).toEqual([]);
  });
});
