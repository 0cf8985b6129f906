import { describe, expect, it } from 'vitest';
import { withoutMeans } from '#app/domain/questionnaire/wording/means.ts';

describe('ways to an end', () => {
  it('are taken out of the sentence, which asks for the end', () => {
    expect(
      withoutMeans(
        '試行回数の制限、時間切れの設定及び履歴の表示等により、正当な利用者を確かめられるようにしなければならない',
      ),
    ).toEqual({
      words: '正当な利用者を確かめられるようにしなければならない',
      means: ['試行回数の制限', '時間切れの設定', '履歴の表示'],
    });
  });

  it.each([
    '異動、休職、退職等により、業務を離れる場合には、資産を返却しなければならない',
    '電子メール等により、機密性２以上の情報を送信してはならない',
    '装置の機能、設置の環境及び接続の形態等により、脅威が想定される場合は、対策を講じなければならない',
  ])('are none in what causes a case or in a single thing: %s', (sentence) => {
    expect(withoutMeans(sentence)).toEqual({ words: sentence, means: [] });
  });
});
