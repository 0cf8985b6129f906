import { describe, expect, it } from 'vitest';
import { evidenceFor } from '#app/domain/questionnaire/finishing/evidence.ts';
import type { EvidenceSource } from '#app/domain/questionnaire/finishing/evidence.ts';

function evidence(demand: string, more: Partial<EvidenceSource> = {}): readonly string[] {
  return evidenceFor({ lead: null, demands: [demand], refraining: false, effort: false, afterEvent: false, ...more });
}

describe('the evidence of a question', () => {
  it.each([
    ['端末の持出し及び持込みについて、記録を作成し、保管していますか。', ['持出し・持込み管理簿', '作業記録、記録簿']],
    [
      'ソフトウェアを外部に持ち出す場合には、管理者の許可を得ていますか。',
      ['持出し・持込み管理簿', '許可・承認の申請書と決裁文書'],
    ],
    ['情報資産の廃棄を行うときは、復元できないように処置していますか。', ['廃棄記録簿、データ消去証明書']],
    ['情報システム台帳を整備していますか。', ['情報システム台帳']],
    ['定期的に研修・訓練を実施していますか。', ['研修資料、受講記録']],
    ['多要素認証を利用していますか。', ['認証設定の写し']],
    ['暗号化等の措置を講じていますか。', ['暗号化設定の写し']],
    ['重要な情報のバックアップを取得していますか。', ['バックアップの設定・実行記録']],
    ['Web会議の利用手順を定めていますか。', ['実施手順書']],
    [
      '利用されていないIDが放置されないよう、点検していますか。',
      ['利用者・権限の一覧、棚卸しの記録', 'ID・ICカードの管理簿、注意喚起文', '確認・点検の記録'],
    ],
    ['委託先と秘密保持の契約を締結していますか。', ['契約書、特記仕様書']],
    ['例外措置の申請書及び審査結果を適正に保管していますか。', ['例外措置の申請・許可の記録']],
    ['ポリシーを職員等に周知していますか。', ['規程・基準の文書', '周知文、掲示の写し']],
  ])('fits what it asks for: %s', (demand, examples) => {
    expect(evidence(demand)).toEqual(examples);
  });

  it.each([
    ['プログラム仕様書の変更履歴を作成していますか。', 'ログの保存設定、点検記録'],
    ['ログインの設定を行っていますか。', 'ログの保存設定、点検記録'],
    ['電磁的記録媒体に分類を表示していますか。', '作業記録、記録簿'],
    ['統一的な窓口を整備していますか。', '設置状況の写真、図面'],
    ['開発元のサポートの終了を確認していますか。', '調達仕様書、試験結果'],
    ['国際規格の認証取得状況を確認していますか。', '認証設定の写し'],
  ])('is not led astray by a word inside another: %s', (demand, wrong) => {
    expect(evidence(demand)).not.toContain(wrong);
  });

  it('lets the sentence that announces a list decide over its items', () => {
    const rows = ['監査の受入れ', '従業員に対する教育の実施', '業務の定期報告'];
    expect(
      evidenceFor({
        lead: '次の要件を明記した契約を締結していますか。',
        demands: rows,
        refraining: false,
        effort: false,
        afterEvent: false,
      }),
    ).toEqual(['契約書、特記仕様書']);
  });

  it('says how refraining, striving and readiness are shown', () => {
    expect(evidence('業務以外の目的でウェブを閲覧しないようにしていますか。', { refraining: true }).at(-1)).toBe(
      '確認した日と方法の記録',
    );
    expect(evidence('ネットワークを集約するように、計画や手順を定めて取り組んでいますか。', { effort: true })[0]).toBe(
      '計画書、実施済みの記録',
    );
    expect(evidence('報告する手順があり、関係者に周知していますか。', { afterEvent: true })).toHaveLength(3);
    expect(evidence('適切に行っていますか。')).toEqual(['確認した日と方法の記録']);
  });
});
