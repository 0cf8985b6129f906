import { describe, expect, it } from 'vitest';
import {
  forbidsItems,
  listsContents,
  rowOfContent,
  rowOfForbiddenItem,
  rowOfItem,
  wordsOfItem,
} from '#app/domain/questionnaire/wording/item-row.ts';
import { makeClause } from '#test/factories/questions.ts';

const item = (text: string) => wordsOfItem(makeClause({ id: '1', text, kind: 'list-item' }));

describe('a list item as a row', () => {
  it.each([
    ['関係者の連絡先', '関係者の連絡先'],
    ['なりすまし対策を実施すること。', 'なりすまし対策を実施している'],
    ['パスワードを共有しないこと。', 'パスワードを共有していない'],
    ['秘密保持に関すること。', '秘密保持に関すること'],
    ['再委託の制限に係る事項', '再委託の制限に係る事項'],
    ['データが暗号化されていること。', 'データが暗号化されている'],
    ['・委託先の責任者の特定', '委託先の責任者の特定'],
    ['利用を判断する基準（以下「利用判断基準」という。）', '利用を判断する基準'],
  ])('stays a noun or becomes a statement: %s', (printed, row) => {
    expect(rowOfItem(item(printed))).toBe(row);
  });

  it.each([
    '次の行為をしてはならない',
    '職員等は、次に掲げる行為を行ってはならない。',
    '次の各号に掲げる事項を行ってはならない。',
    '以下の行為を禁止する。',
    '職員等は、次の行為をしない。',
    '次に掲げる行為を行わないこと。',
  ])('is forbidden under 「%s」', (lead) => {
    expect(forbidsItems(lead)).toBe(true);
  });

  it.each([
    '次の事項を遵守しなければならない。',
    '業務以外の目的で利用してはならない。',
    '次の措置を講じなければならない。',
  ])('is no prohibition under 「%s」', (lead) => {
    expect(forbidsItems(lead)).toBe(false);
  });

  it.each([
    '契約書に次に掲げる事項を明記しなければならない。',
    '次の内容を含む運用手順を定めなければならない。',
    '計画には、次の事項を定める。',
  ])('is part of a document under 「%s」', (lead) => {
    expect(listsContents(lead)).toBe(true);
  });

  it.each(['次の事項を遵守しなければならない。', '次の措置を講じなければならない。'])(
    'is done and not written under 「%s」',
    (lead) => {
      expect(listsContents(lead)).toBe(false);
    },
  );

  it('stands as printed where it is part of a document', () => {
    expect(rowOfContent(item('なりすまし対策を実施すること。'))).toBe('なりすまし対策を実施すること');
    expect(rowOfContent(item('関係者の連絡先'))).toBeNull();
  });

  it.each([
    ['業務以外の目的で情報システムを利用すること。', '業務以外の目的で情報システムを利用していない'],
    ['パスワードを他人に教える行為', 'パスワードを他人に教えていない'],
    ['所属長の許可を得ずに、端末を庁外に持ち出すこと。', '端末を庁外に持ち出すときは、必ず所属長の許可を得ている'],
    ['機器の無断持出し', '機器の無断持出しをしていない'],
    ['許可なくソフトウェアを導入しないこと。', '許可なくソフトウェアを導入していない'],
    ['業務に関係のないウェブサイトを閲覧する。', '業務に関係のないウェブサイトを閲覧していない'],
  ])('says there that it is not done: %s', (printed, row) => {
    expect(rowOfForbiddenItem(item(printed))).toBe(row);
  });
});
