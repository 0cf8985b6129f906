import { describe, expect, it } from 'vitest';
import { criteriaOf, hasSeveralActs } from '#app/domain/questionnaire/finishing/criteria.ts';
import { phrase } from '#app/domain/questionnaire/wording/phrasing.ts';

function criteria(sentence: string): { readonly implemented: string; readonly partial: string } {
  const found = phrase(sentence, [], ['security_manager']);
  if (found === null) throw new Error(`no duty: ${sentence}`);
  return criteriaOf(found);
}

describe('the criteria of a question', () => {
  it.each([
    ['あらかじめ管理者の許可を得なければならない', '該当する全ての場合に行っており、その記録がある。'],
    ['安全管理措置を定めなければならない', '文書として定められ、必要な者が見られる。'],
    ['委託先と契約を締結しなければならない', '該当する契約の全てに定めがある。'],
    ['責任者を指名しなければならない', '該当する役割や対象の全てについて決めており、文書で示せる。'],
    [
      '情報を復元できないように消去しなければならない',
      '該当するものの全てについて行い、いつ、誰が、どのように行ったかを示せる。',
    ],
    ['職員等に周知しなければならない', '対象者の全てに行い、その内容を今も確認できる。'],
    ['新規採用の職員に研修を実施しなければならない', '対象者の全てについて行い、受講（参加）の記録がある。'],
    [
      '外部からの接続を制限しなければならない',
      '対象の機器・システムの全てで行われていることを、設定や構成で確認した。',
    ],
    ['バックアップを取得しなければならない', '対象の全てについて取得しており、取得の記録がある。'],
    ['委員会に報告しなければならない', '該当する場合の全てに、定められた相手に行っており、記録がある。'],
    ['利用状況を点検しなければならない', '対象の全てについて決めた方法で行い、結果の記録がある。'],
    ['監査に協力しなければならない', '求められたものの全てに応じた。'],
    ['定期的に設定を点検しなければならない', '決めた頻度で行い、その記録がある。'],
    ['容量を設定し、職員等に周知しなければならない', '設問にある行為の全てを行っている。'],
    [
      '毎年度、計画を策定し、実施状況を確認しなければならない',
      '設問にある行為の全てを決めた頻度で行い、その記録がある。',
    ],
    ['パスワードを共有してはならない', '守られていることを、対象の全てについて確認した。'],
    ['情報の収集に努めなければならない', '計画や手順があり、実行した記録がある（達成済みを含む）。'],
  ])('say what 実施 means for 「%s」', (sentence, implemented) => {
    expect(criteria(sentence).implemented).toBe(implemented);
    expect(criteria(sentence).partial).not.toBe(implemented);
  });

  it('accept a reasoned no where the clause says 必要に応じ', () => {
    expect(criteria('必要に応じ、記録を保存しなければならない').implemented).toBe(
      '対象の全てについて行っており、求められれば示せる（不要としたものは、その理由を示せる）。',
    );
  });

  it('ask for readiness where the duty follows an event', () => {
    expect(criteria('事故が発生した場合は、直ちに報告しなければならない').implemented).toContain(
      '対象期間に事案があれば',
    );
  });

  it('call two different acts double, and one act with its preparation not', () => {
    expect(hasSeveralActs('容量を設定し、職員等に周知して')).toBe(true);
    expect(hasSeveralActs('人事管理部門と連携し、点検して')).toBe(false);
  });
});
