import { describe, expect, it } from 'vitest';
import { formNotes, slideNotes } from '#app/lib/not-policy.ts';
import { decodeSource } from '#app/lib/source-file.ts';
import { policySource } from '#test/fixtures/policy-sources.ts';

const kindsOf = (text: string) => formNotes(text).map(({ kind }) => kind);

describe('a text that may be a form', () => {
  it.each([
    ['fields', '持出し届\n氏　名：\n所属：\n期間　　年　　月　　日\n印'],
    ['lines to write on', '申請書\n理由＿＿＿＿＿\n場所＿＿＿＿＿\n相手＿＿＿＿＿\n承認（　　）'],
    [
      'rows of a table',
      '台帳\n名称\t場所\t管理者\n端末\t庁舎\t課長\n媒体\t書庫\t係長\n回線\t庁舎\t課長\n鍵\t金庫\t部長',
    ],
  ])('has %s and no duty', (_, text) => {
    expect(kindsOf(text)).toEqual(['maybe_form']);
  });

  it.each([
    ['one duty', '届出書\n氏名：\n所属：\n印\n職員は、使用後に返却しなければならない。'],
    ['words of another kind', '目的\n体制\n責任者の任命\n研修の実施\n点検の実施\n媒体の保管'],
    ['a line or two', '氏名：\n所属：'],
  ])('is not taken for one when it has %s', (_, text) => {
    expect(kindsOf(text)).toEqual([]);
  });

  it.each(['kikuyo', 'nishiwaki', 'mic-model'] as const)('is not the policy of %s', (id) => {
    expect(kindsOf(policySource(id))).toEqual([]);
  });

  it('is told of in a plain text too', async () => {
    const bytes = new TextEncoder().encode('持出し届\n氏　名：\n所属：\n期間　　年　　月　　日\n印');
    expect(await decodeSource(bytes)).toMatchObject({ ok: true, notes: [{ kind: 'maybe_form' }] });
  });
});

describe('pages that may be slides', () => {
  const slide = { isLandscape: true, lengths: [8, 14, 20] };
  const page = { isLandscape: false, lengths: Array.from({ length: 35 }, () => 40) };
  const vertical = { isLandscape: true, lengths: Array.from({ length: 30 }, () => 45) };

  it('are wide, with few short lines, and more than the others', () => {
    expect(slideNotes([slide, slide, slide, page])).toEqual([{ at: [0, 0], kind: 'maybe_slides', count: 3 }]);
  });

  it('are neither two of them, nor some in a long text, nor pages written downwards', () => {
    expect(slideNotes([slide, slide])).toEqual([]);
    expect(slideNotes([slide, slide, slide, page, page, page])).toEqual([]);
    expect(slideNotes([vertical, vertical, vertical])).toEqual([]);
  });

  it('are not counted where nothing is written', () => {
    expect(slideNotes([{ isLandscape: true, lengths: [] }, slide, slide])).toEqual([]);
  });
});
