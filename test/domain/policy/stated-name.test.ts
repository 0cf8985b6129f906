import { describe, expect, it } from 'vitest';
import { statedName } from '#app/domain/policy/stated-name.ts';

describe('what a text calls itself', () => {
  it('is the title above its clauses and the day on which it was enacted', () => {
    const text = '架空町議会情報セキュリティ対策基準\n（令和８年４月１日制定）\n\n第１条　議員は、端末を守る。';
    expect(statedName(text)).toEqual({
      title: '架空町議会情報セキュリティ対策基準',
      citation: '令和8年4月1日制定',
    });
  });

  it('is of the last revision that it names', () => {
    const text = '○架空市情報管理規程\n平成30年4月1日　制定\n令和 5 年 10 月 1 日　一部改正\n第１章　総則';
    expect(statedName(text)).toEqual({ title: '架空市情報管理規程', citation: '令和5年10月1日一部改正' });
  });

  it.each([
    '職員等は、情報セキュリティ対策基準を守る。',
    '１　目的\nこの規程は、必要な事項を定める。',
    '令和8年4月1日から施行する。',
  ])('is nothing where no line says it: %s', (text) => {
    expect(statedName(text)).toEqual({ title: null, citation: null });
  });

  it('is not what its annex names far below', () => {
    const text = `${'（１）職員は、守らなければならない。\n'.repeat(60)}架空市情報管理規程\n令和8年4月1日制定`;
    expect(statedName(text)).toEqual({ title: null, citation: null });
  });
});
