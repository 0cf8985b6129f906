import { describe, expect, it } from 'vitest';
import { BODY_VALUE_MAX_LENGTH, checkBodyValue, isSameValue } from '#app/domain/questionnaire/open-value/value-rule.ts';
import type { BodyValueDraft } from '#app/domain/questionnaire/open-value/value-rule.ts';

const TODAY = '2026-10-01';
const draft = (overrides: Partial<BodyValueDraft>): BodyValueDraft => ({
  value: '12文字以上',
  source: '情報セキュリティ実施手順',
  article: '第5条',
  decidedOn: '2024-04-01',
  ...overrides,
});

describe('a value of the body', () => {
  it('is kept without blanks around it, and its source may be left open', () => {
    expect(checkBodyValue(draft({ value: '　12文字以上 ', source: '', article: ' ', decidedOn: null }), TODAY)).toEqual(
      {
        ok: true,
        value: { value: '12文字以上', source: null, article: null, decidedOn: null },
      },
    );
  });

  it.each([
    ['of blanks alone', { value: ' 　' }, 'value_missing'],
    ['too long', { value: '字'.repeat(BODY_VALUE_MAX_LENGTH + 1) }, 'value_too_long'],
    ['with the name of a document too long', { source: '字'.repeat(101) }, 'source_too_long'],
    ['with an article too long', { article: '字'.repeat(101) }, 'article_too_long'],
    ['with an article of no document', { source: '', decidedOn: null }, 'source_missing'],
    ['with a day of no document', { source: '', article: '' }, 'source_missing'],
    ['decided tomorrow', { decidedOn: '2026-10-02' }, 'decided_later'],
  ])('%s is refused', (_, overrides, fault) => {
    expect(checkBodyValue(draft(overrides), TODAY)).toEqual({ ok: false, faults: [fault] });
  });

  it('is another one where only its source differs', () => {
    const value = { value: '12文字以上', source: '手順', article: null, decidedOn: null };
    expect(isSameValue(value, { ...value })).toBe(true);
    expect(isSameValue(value, { ...value, source: null })).toBe(false);
    expect(isSameValue(value, null)).toBe(false);
    expect(isSameValue(null, null)).toBe(true);
  });
});
