import { describe, expect, it } from 'vitest';
import { plainStyle } from '#app/domain/questionnaire/wording/plain-style.ts';

describe('a polite sentence', () => {
  it.each([
    ['端末を施錠します', '端末を施錠する'],
    ['記録を行います', '記録を行う'],
    ['周知に努めます', '周知に努める'],
    ['端末を持ち帰りません', '端末を持ち帰らない'],
    ['パスワードを共有してはなりません', 'パスワードを共有してはならない'],
    ['許可を得なければなりません', '許可を得なければならない'],
    ['記録を保管してください', '記録を保管する'],
    ['媒体を放置しないでください', '媒体を放置しないこと'],
    ['記録を保管する', '記録を保管する'],
  ])('has its plain end: %s', (polite, plain) => {
    expect(plainStyle(polite)).toBe(plain);
  });
});
