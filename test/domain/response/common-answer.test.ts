import { describe, expect, it } from 'vitest';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import type { Answer, RowValue } from '#app/domain/response/answer.ts';
import { changedParts } from '#app/domain/response/answer-change.ts';
import { withoutBasis } from '#app/domain/response/answer-basis.ts';
import { asConfirmed, commonStanding, saysWhyItDiffers } from '#app/domain/response/common-answer.ts';
import type { CommonAnswer } from '#app/domain/response/common-answer.ts';
import { carryOver } from '#app/domain/response/last-year.ts';
import { instant } from '#app/domain/shared/calendar-date.ts';

const PLAIN: Answer = { ...EMPTY_ANSWER, value: 'implemented' };
const given = (answer: Answer, rev = 1): CommonAnswer => ({
  ...{ id: 'c1', rev, answer, givenBy: 'p1' },
  givenAt: instant('2026-10-01T00:00:00.000Z'),
});
const ofRows = (a: RowValue, b: RowValue, comment = ''): Answer => ({
  ...EMPTY_ANSWER,
  rows: [
    { rowId: 'a', value: a, comment: '' },
    { rowId: 'b', value: b, comment },
  ],
});

describe('how an answer stands to the common one', () => {
  it.each([
    ['nothing where there is no common answer', null, PLAIN, null],
    ['open where nothing was answered', given(PLAIN), null, 'open'],
    ['open where something was written and nothing chosen', given(PLAIN), { ...EMPTY_ANSWER, comment: '…' }, 'open'],
    ['confirmed on the revision that stands', given(PLAIN), asConfirmed(given(PLAIN)), 'confirmed'],
    ['stale on an earlier one', given(PLAIN, 2), asConfirmed(given(PLAIN, 1)), 'stale'],
    ['its own with the same result', given(PLAIN), { ...PLAIN, comment: '補足' }, 'own'],
    ['other with another result', given(PLAIN), { ...PLAIN, value: 'not_applicable' as const }, 'differs'],
  ] as const)('is %s', (_, common, answer, standing) => {
    expect(commonStanding([], common, answer)).toBe(standing);
  });

  it('differs by a row, be the whole the same', () => {
    const common = given(ofRows('yes', 'not_applicable'));
    expect(commonStanding(['a', 'b'], common, ofRows('yes', 'not_applicable'))).toBe('own');
    expect(commonStanding(['a', 'b'], common, ofRows('not_applicable', 'yes'))).toBe('differs');
  });

  it('is told by the rows that are asked: an excepted one may be empty or say anything', () => {
    const common = given(ofRows('yes', 'yes'));
    const excepted = new Set(['b']);
    const first = (value: RowValue): Answer => ({ ...EMPTY_ANSWER, rows: [{ rowId: 'a', value, comment: '' }] });
    expect(commonStanding(['a', 'b'], common, first('yes'), excepted)).toBe('own');
    expect(commonStanding(['a', 'b'], common, first('no'), excepted)).toBe('differs');
    expect(commonStanding(['a', 'b'], common, ofRows('yes', 'no'), excepted)).toBe('own');
  });
});

describe('a reason for another answer', () => {
  it('stands beside the whole, or beside every row that differs, and is more than a blank', () => {
    const common = ofRows('yes', 'yes');
    expect(saysWhyItDiffers(common, ofRows('yes', 'no'))).toBe(false);
    expect(saysWhyItDiffers(common, ofRows('yes', 'no', '　'))).toBe(false);
    expect(saysWhyItDiffers(common, ofRows('yes', 'no', '出先のため'))).toBe(true);
    expect(saysWhyItDiffers(common, ofRows('no', 'no', '出先のため'))).toBe(false);
    expect(saysWhyItDiffers(common, { ...ofRows('no', 'no'), comment: '出先のため' })).toBe(true);
  });

  it('is asked at no row that an exception covers', () => {
    const answer = { ...ofRows('no', 'no', '出先のため') };
    expect(saysWhyItDiffers(ofRows('yes', 'yes'), answer, new Set(['a']))).toBe(true);
  });

  it('is not what was taken over of the common answer: that tells why of the common one', () => {
    const common = { ...ofRows('yes', 'no', '改定中'), comment: '手順を改定している。' };
    expect(saysWhyItDiffers(common, { ...common, ...ofRows('yes', 'yes', '改定中'), comment: common.comment })).toBe(
      false,
    );
    expect(saysWhyItDiffers(common, { ...ofRows('yes', 'yes', '改定中'), comment: '' })).toBe(false);
    expect(saysWhyItDiffers(common, { ...common, ...ofRows('yes', 'yes'), comment: '所属で定めた。' })).toBe(true);
  });
});

it('an answer taken over from last year rests on nothing of this year', () => {
  expect(carryOver(asConfirmed(given(PLAIN)))).not.toHaveProperty('common');
});

it('a confirmation that changes no word of the answer shows in its history', () => {
  const own = withoutBasis(asConfirmed(given(PLAIN)));
  expect(changedParts(own, asConfirmed(given(PLAIN)))).toEqual(['common']);
});
