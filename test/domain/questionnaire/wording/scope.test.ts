import { describe, expect, it } from 'vitest';
import { scopesOf, withScopes } from '#app/domain/questionnaire/wording/scope.ts';

function scoped(text: string, ...headings: readonly string[]): string {
  return withScopes(text, scopesOf(headings));
}

const HOLDING = 'クラウドサービスの利用（機密性２以上の情報を取り扱う場合）';
const NOT_HOLDING = 'クラウドサービスの利用（機密性２以上の情報を取り扱わない場合）';

describe('what limits a duty in a heading over it', () => {
  it('is the zone, said once', () => {
    expect(scoped('多要素認証を利用していますか。', '認証', 'マイナンバー利用事務系')).toBe(
      'マイナンバー利用事務系において、多要素認証を利用していますか。',
    );
    expect(scoped('LGWAN接続系の通信を監視していますか。', 'LGWAN接続系')).toBe(
      'LGWAN接続系の通信を監視していますか。',
    );
  });

  it('is no zone where the heading speaks of two', () => {
    expect(scoped('通信を分けていますか。', 'LGWAN接続系とインターネット接続系の分離', 'LGWAN接続系')).toBe(
      '通信を分けていますか。',
    );
  });

  it('is the class of information, beside the service that it narrows', () => {
    expect(scoped('クラウドサービスの利用申請を審査していますか。', '利用承認', HOLDING)).toBe(
      '機密性２以上の情報を取り扱うクラウドサービスの利用申請を審査していますか。',
    );
    expect(scoped('所属の職員等は、約款を確認していますか。', '利用における対策', NOT_HOLDING)).toBe(
      '所属の職員等は、機密性２以上の情報を取り扱わないクラウドサービスについて、約款を確認していますか。',
    );
    expect(scoped('リスクについて、毎年度評価していますか。', HOLDING)).toBe(
      '機密性２以上の情報を取り扱うクラウドサービスに関し、リスクについて、毎年度評価していますか。',
    );
  });

  it('is the service or the attack where the words name neither', () => {
    expect(scoped('責任者を定めていますか。', 'ソーシャルメディアサービスの利用')).toBe(
      'ソーシャルメディアサービスについて、責任者を定めていますか。',
    );
    expect(scoped('通信を監視していますか。', 'サービス不能攻撃')).toBe(
      'サービス不能攻撃への対策として、通信を監視していますか。',
    );
    expect(scoped('契約を締結していますか。', '業務委託とクラウドサービスの利用')).toBe('契約を締結していますか。');
  });
});
