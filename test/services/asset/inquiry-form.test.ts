import { describe, expect, test } from 'vitest';
import { readInquiryInputs, unchosenRemarks } from '#app/services/asset/inquiry.form.server.ts';

const SENT = {
  'seal.a': 'x',
  'answer.a': 'differs',
  'remark.a': '委託先が違います。',
  'seal.b': 'y',
  'remark.b': '',
  'answer.c': 'right',
};

describe('the form of a unit', () => {
  test('gives the entries that were shown and chosen', () => {
    const chosen = { entryId: 'a', answer: 'differs', remark: '委託先が違います。', seenHash: 'x' };
    expect(readInquiryInputs({ ...SENT, intent: 'save' })).toEqual([chosen]);
    const rest = { entryId: 'b', answer: 'right', remark: '', seenHash: 'y' };
    expect(readInquiryInputs({ ...SENT, intent: 'rest' })).toEqual([chosen, rest]);
  });

  test('an answer that there is not is none', () => {
    expect(readInquiryInputs({ 'seal.a': 'x', 'answer.a': 'perhaps', intent: 'save' })).toEqual([]);
  });

  test('words without a choice are told at their entry and never taken for right', () => {
    expect(unchosenRemarks({ ...SENT, 'remark.b': '廃止しました。' }).map(({ field }) => field)).toEqual(['answer.b']);
    expect(unchosenRemarks(SENT)).toEqual([]);
  });
});
