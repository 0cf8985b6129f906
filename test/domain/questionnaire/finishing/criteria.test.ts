import { describe, expect, it } from 'vitest';
import { criteriaOf, criteriaOfRow, hasSeveralActs } from '#app/domain/questionnaire/finishing/criteria.ts';

describe('the criteria of a question', () => {
  it.each([
    ['あらかじめ管理者の許可を得ていますか。', '該当する全ての場合に得ており、その記録がある。'],
    ['安全管理措置を定めていますか。', '文書として定められ、承認されている。'],
    ['委託先と契約を締結していますか。', '該当する契約の全てに定めがある。'],
    ['責任者を指名していますか。', '該当する役割の全てに決まった人がおり、文書で示せる。'],
    ['情報を復元できないように消去していますか。', '該当するものの全てについて、設問にある方法で行ったことを示せる。'],
    ['職員等に周知していますか。', '対象の全員に届いている、又は全員がいつでも見られるようになっている。'],
    [
      '新規採用の職員に研修を実施していますか。',
      '対象の全員（休職・育児休業中等で受けられない者を除く）に、対象期間内に行った記録がある。',
    ],
    ['当該情報の分類と取扱制限を定めていますか。', '該当する情報の全てについて、分類と取扱制限を決めている。'],
    [
      '行った処理について、日時及び担当者を記録していますか。',
      '該当するものの全てについて、日時・担当者・内容が残っている。',
    ],
    ['外部からの接続を制限していますか。', '対象の全てで、設定により強制されている。'],
    ['バックアップを取得していますか。', '対象の全てについて取得できている。'],
    ['委員会に報告していますか。', '該当する全ての場合に、設問にある相手に伝えた。'],
    ['搬入する機器の影響を確認していますか。', '該当する全ての場合に行い、結果を示せる。'],
    ['監査に協力していますか。', '求められたものの全てに応じた。'],
    [
      '定期的に設定を点検していますか。',
      '対象期間に１回以上（団体が別の頻度を定めているときは、その頻度で）行い、その記録がある。',
    ],
    [
      '容量を設定し、職員等に周知していますか。',
      '対象の全てに設定されている。対象の全員に届いている、又は全員がいつでも見られるようになっている。',
    ],
    ['所属の職員等は、パスワードを共有しないようにしていますか。', '守られていることを確認した。'],
    [
      '情報の収集を、計画や手順を定めて進めていますか（実施済みを含む）。',
      '計画や手順があり、実行した記録がある（達成済みを含む）。',
    ],
    [
      '対象期間に事案があり、速やかに報告した（事案のないときは「該当なし」）',
      '対象期間に該当した全ての場合に行った。',
    ],
    [
      '所属の職員等に、報告先と方法を周知していますか。',
      '対象の全員に届いている、又は全員がいつでも見られるようになっている。',
    ],
    ['報告する手順を知っていますか。', 'すべきことを説明できる。'],
    ['対象期間に事案があり、直ちに報告していますか。', '対象期間に該当した全ての場合に行った。'],
  ])('say what 実施 means for 「%s」', (question, implemented) => {
    expect(criteriaOf(question).implemented).toBe(implemented);
    expect(criteriaOf(question).partial).not.toBe(implemented);
  });

  it('accept a reasoned no where the question says 必要に応じ', () => {
    expect(criteriaOf('必要に応じ、記録を保存していますか。').implemented).toBe(
      '対象の全てが残っており、求められれば示せる（不要としたものは、その理由を示せる）。',
    );
  });

  it.each(['資産を適正に取り扱っていますか。', '代表者を補佐していますか。'])(
    'stay empty where the act tells nothing: %s',
    (question) => {
      expect(criteriaOf(question)).toEqual({ implemented: '', partial: '' });
    },
  );

  it('never demand a record of a report, whose clause asks for none', () => {
    expect(criteriaOf('実施状況を分析し、責任者に報告していますか。').implemented).not.toMatch(/受講|記録がある/u);
  });

  it('are left out of a row that is a mere noun or says no more than its words', () => {
    expect(criteriaOfRow('関係者の連絡先')).toBeNull();
    expect(criteriaOfRow('資産を適正に管理し、容易に取り扱っている')).toBeNull();
    expect(criteriaOfRow('書庫に施錠している')).toBe('対象の全てが、設問にある場所・状態で保管されている。');
  });

  it('call two different acts double, and one act with its preparation not', () => {
    expect(hasSeveralActs('容量を設定し、職員等に周知して')).toBe(true);
    expect(hasSeveralActs('人事管理部門と連携し、点検して')).toBe(false);
  });
});
