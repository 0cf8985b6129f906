import { describe, expect, it } from 'vitest';
import { evidenceOf, evidenceOfRows } from '#app/domain/questionnaire/finishing/evidence.ts';

describe('the evidence of a question', () => {
  it.each([
    ['端末の持出し及び持込みについて、記録を作成し、保管していますか。', ['持出し・持込み管理簿']],
    ['ソフトウェアを外部に持ち出す場合には、管理者の許可を得ていますか。', ['許可・承認の申請書と決裁文書']],
    ['情報資産の廃棄を行うときは、情報を復元できないように処置していますか。', ['廃棄記録簿、データ消去証明書']],
    ['情報資産の廃棄を行うときは、日時及び担当者を記録していますか。', ['廃棄記録簿']],
    ['情報システム台帳を整備していますか。', ['情報システム台帳']],
    ['定期的に研修・訓練を実施していますか。', ['研修資料、受講記録']],
    ['多要素認証を利用していますか。', ['認証設定の写し']],
    ['重要な情報のバックアップを取得していますか。', ['バックアップの設定・実行記録']],
    ['Web会議の利用手順を定めていますか。', ['実施手順書']],
    ['利用されていないIDが放置されないよう、点検していますか。', ['利用者・権限の一覧、点検記録']],
    ['委託先と秘密保持の契約を締結していますか。', ['契約書、特記仕様書']],
    ['例外措置の申請書及び審査結果を適正に保管していますか。', ['例外措置の申請・許可の記録']],
    ['ポリシーを職員等に周知していますか。', ['周知文、掲示の写し']],
    ['クラウドサービスの利用に関する規程を整備していますか。', ['規程・基準の文書']],
  ])('fits act and object: %s', (demand, examples) => {
    expect(evidenceOf(demand)).toEqual(examples);
  });

  it.each([
    ['プログラム仕様書の変更履歴を作成していますか。', 'ログの保存設定'],
    ['電磁的記録媒体に分類を表示していますか。', '作業記録'],
    ['統一的な窓口を整備していますか。', '設置状況の写真、図面'],
    ['国際規格の認証取得状況を確認していますか。', '認証設定の写し'],
    ['情報の作成途上で不要になった場合は、当該情報を消去していますか。', '廃棄記録簿、データ消去証明書'],
    ['機密性２以上の情報を運搬するときは、パスワードで暗号化していますか。', 'ID・ICカードの管理簿、注意喚起文'],
    ['クラウドサービスの利用に関する規程を整備していますか。', 'サービスの利用申請・承認の記録'],
  ])('is not led astray by a word that only stands near: %s', (demand, wrong) => {
    expect(evidenceOf(demand)).not.toContain(wrong);
  });

  it('stays empty where the act tells of none', () => {
    expect(evidenceOf('適正に取り扱っていますか。')).toEqual([]);
    expect(evidenceOf('従業員に対する教育の実施')).toEqual([]);
  });

  it('lets the sentence that announces a list tell where its items do not', () => {
    expect(evidenceOfRows('次の要件を明記した契約を締結していますか。', [[], []])).toEqual(['契約書、特記仕様書']);
  });

  it('names for a question with rows what most of them name', () => {
    expect(evidenceOfRows('次のことを行っていますか。', [['甲'], ['乙'], ['乙'], []])).toEqual(['乙', '甲']);
  });

  it('says how refraining, striving and readiness are shown', () => {
    expect(evidenceOf('業務以外の目的でウェブを閲覧しないようにしていますか。')).toEqual(['確認した日と方法の記録']);
    expect(evidenceOf('ネットワークを集約するように、計画や手順を定めて取り組んでいますか。')).toEqual([
      '計画書、実施済みの記録',
    ]);
    expect(evidenceOf('報告する手順があり、関係者に周知していますか。')).toHaveLength(3);
  });
});
