import { describe, expect, it } from 'vitest';
import { openPhrases } from '#app/domain/questionnaire/open-value/open-phrase.ts';

describe('words that leave a value to the body', () => {
  it.each([
    ['パスワードは十分な長さとしなければならない。', 'length', '十分な長さ'],
    ['暗証番号は、必要な桁数とし、推測されにくいものにする。', 'length', '必要な桁数'],
    ['パスワードは、所定の文字数としなければならない。', 'length', '所定の文字数'],
    ['管理者は、定期的に研修を実施しなければならない。', 'frequency', '定期的に'],
    ['必要に応じて定期的にバックアップを実施しなければならない。', 'frequency', '必要に応じて定期的に'],
    ['履行状況の定期的な確認を行わなければならない。', 'frequency', '定期的な'],
    ['パスワードは定期的に、又はアクセス回数に基づいて変更しなければならない。', 'frequency', '定期的に'],
    ['訓練を定期的実施しなければならない。', 'frequency', '定期的'],
    ['台帳の記載を、定期に点検しなければならない。', 'frequency', '定期に'],
    ['設定を、適切な頻度で見直さなければならない。', 'frequency', '適切な頻度'],
    ['記録を取得し、一定の期間保存しなければならない。', 'retention', '一定の期間'],
    ['試験の結果を一定期間保管しなければならない。', 'retention', '一定期間'],
    ['必要な期間、ログを保存しなければならない。', 'retention', '必要な期間'],
    ['期間を定めて記録を保管しなければならない。', 'retention', '期間を定めて'],
    ['取得する項目、保存期間、取扱方法について定め、適正に管理しなければならない。', 'retention', '保存期間'],
    ['問題を、所定の期日までに改善しなければならない。', 'deadline', '所定の期日まで'],
    ['一定期間内に返却しなければならない。', 'deadline', '一定期間内'],
    ['期間を定めて利用を認めなければならない。', 'deadline', '期間を定めて'],
    ['必要に応じて利用申請を行い、承認を得なければならない。', 'approver', '承認を得'],
    ['契約までに確認し、利用承認を得なければならない。', 'approver', '利用承認を得'],
    ['職員等は、持出しの許可を得なければならない。', 'approver', '許可を得'],
    ['職員等は、許可なくソフトウェアを導入してはならない。', 'approver', '許可なく'],
  ])('%s → %s', (sentence, kind, printed) => {
    expect(openPhrases(sentence)).toEqual([{ kind, printed }]);
  });

  it('come in the order of the sentence', () => {
    expect(openPhrases('端末を定期的に点検し、結果を一定期間保管し、承認を得なければならない。')).toEqual([
      { kind: 'frequency', printed: '定期的に' },
      { kind: 'retention', printed: '一定期間' },
      { kind: 'approver', printed: '承認を得' },
    ]);
  });
});

describe('nothing is left open', () => {
  it.each([
    ['by words of weight', '直ちに報告し、速やかに復旧し、遅滞なく記録しなければならない。'],
    ['by 必要に応じ alone', '必要に応じて設定を見直さなければならない。'],
    ['where the number of characters is stated', 'パスワードは12文字以上の十分な長さとしなければならない。'],
    ['where the rhythm is stated', '年１回以上、定期的に研修を実施しなければならない。'],
    ['where it is done every year', '毎年度、定期的に監査を行わなければならない。'],
    ['where the rhythm is a span', '三か月ごとに、定期的に確認しなければならない。'],
    ['by the name of a kind of maintenance', '機器の定期保守を実施しなければならない。'],
    ['where the years are stated', '記録を一定期間（５年間）保存しなければならない。'],
    ['where a rule lays the span down', '法令に定められた期間、記録を保存しなければならない。'],
    ['by the span of a contract', '業務委託の実施期間において、対策を実施しなければならない。'],
    ['by what is older than its span', '保存期間を過ぎた文書を、定めた方法で廃棄しなければならない。'],
    ['by a span that nothing is kept for', '一定期間利用していない端末を回収しなければならない。'],
    ['where the giver of the permission is named', '職員等は、管理者の許可を得なければならない。'],
    ['where the permission is asked of somebody', '運搬する者は、情報セキュリティ管理者に許可を得なければならない。'],
    ['where the one is named before manner and object', '課長にあらかじめ持出しの許可を得ること。'],
    ['where the one applied to gives it', '統括責任者に利用申請を行い、承認を得なければならない。'],
    ['where the approval is the committee’s', '計画を立案し、委員会の承認を得なければならない。'],
    ['where nobody may act without the named one', '情報セキュリティ管理者の許可なく設定を変更してはならない。'],
    ['by a sufficient measure', '十分なセキュリティ対策を実施しなければならない。'],
  ])('%s', (_, sentence) => {
    expect(openPhrases(sentence)).toEqual([]);
  });
});
