import { describe, expect, it } from 'vitest';
import type { Answer } from '#app/domain/response/answer.ts';
import { ANSWER_VALUES, EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import type { AskedQuestion } from '#app/domain/response/completeness.ts';
import type { ItemMeasure } from '#app/domain/response/measure.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { missingParts, notApplicableNeedsConfirmation, untoldRows } from '#app/domain/response/completeness.ts';

const plain: AskedQuestion = {
  rowIds: [],
  staffDuty: false,
  exceptedRowIds: new Set(),
  recommended: false,
  recommendedRowIds: new Set(),
};
const twoRows: AskedQuestion = { ...plain, rowIds: ['r1', 'r2'] };
const plan = { measure: '管理簿を作る', owner: '庶務係長', due: calendarDate('2027-03-31') };
const answer = (over: Partial<Answer>): Answer => ({ ...EMPTY_ANSWER, ...over });

describe('what an answer lacks before submission', () => {
  it('is everything while there is none', () => {
    expect(missingParts(plain, null)).toEqual(['unanswered']);
    expect(missingParts(plain, EMPTY_ANSWER)).toEqual(['unanswered']);
    expect(missingParts(plain, answer({ comment: '確認中' }))).toEqual(['unanswered']);
  });

  it('is nothing for a plain 実施 or わからない', () => {
    expect(missingParts(plain, answer({ value: 'implemented' }))).toEqual([]);
    expect(missingParts(plain, answer({ value: 'unknown' }))).toEqual([]);
  });

  it('is what is missing, the measure, its owner and its due date for 一部実施', () => {
    const value = 'partially_implemented' as const;
    expect(missingParts(plain, answer({ value }))).toEqual([
      'what_is_missing',
      'plan_measure',
      'plan_owner',
      'plan_due',
    ]);
    expect(missingParts(plain, answer({ value, comment: '媒体のみ', plan }))).toEqual([]);
  });

  it('is the reason, the measure, its owner and its due date for 未実施', () => {
    const value = 'not_implemented' as const;
    expect(missingParts(plain, answer({ value }))).toEqual(['why_not', 'plan_measure', 'plan_owner', 'plan_due']);
    expect(missingParts(plain, answer({ value, comment: '手順がない', plan: { ...plan, due: null } }))).toEqual([
      'plan_due',
    ]);
  });

  it('does not take blanks, full-width ones included, for text', () => {
    const blank = answer({
      value: 'not_implemented',
      comment: ' 　\n',
      plan: { measure: '　', owner: ' ', due: calendarDate('2027-03-31') },
    });
    expect(missingParts(plain, blank)).toEqual(['why_not', 'plan_measure', 'plan_owner']);
  });

  it('is a reason for 該当なし, with a text when the reason is その他', () => {
    const value = 'not_applicable' as const;
    expect(missingParts(plain, answer({ value }))).toEqual(['not_applicable_reason']);
    expect(missingParts(plain, answer({ value, notApplicableReason: 'no_case' }))).toEqual([]);
    expect(missingParts(plain, answer({ value, notApplicableReason: 'other' }))).toEqual(['not_applicable_note']);
    expect(missingParts(plain, answer({ value, notApplicableReason: 'other', notApplicableNote: '県が保有' }))).toEqual(
      [],
    );
  });

  it('is the way of confirming for a duty of 職員等 that is said to be done or not', () => {
    const staff: AskedQuestion = { ...plain, staffDuty: true };
    const asked = ANSWER_VALUES.filter((value) =>
      missingParts(staff, answer({ value })).includes('confirmation_method'),
    );
    expect(asked).toEqual(['implemented', 'partially_implemented', 'not_implemented']);
    expect(missingParts(staff, answer({ value: 'implemented', confirmationMethod: 'sampled' }))).toEqual([]);
    expect(missingParts(plain, answer({ value: 'implemented' }))).toEqual([]);
  });

  it('is the empty rows of a question that has been begun, and then what the derived value asks for', () => {
    const rows = twoRows;
    expect(missingParts(rows, EMPTY_ANSWER)).toEqual(['unanswered']);
    expect(missingParts(rows, answer({ rows: [{ rowId: 'r1', value: 'unknown', comment: '' }] }))).toEqual([
      'rows_incomplete',
    ]);
    expect(
      missingParts(
        rows,
        answer({
          rows: [
            { rowId: 'r1', value: 'yes', comment: '' },
            { rowId: 'r2', value: 'no', comment: '' },
          ],
          plan: { ...plan, measure: '' },
        }),
      ),
    ).toEqual(['what_is_missing', 'plan_measure']);
    expect(
      missingParts(
        rows,
        answer({
          rows: [
            { rowId: 'r1', value: 'yes', comment: '' },
            { rowId: 'r2', value: 'no', comment: '様式がない。' },
          ],
          plan,
        }),
      ),
    ).toEqual([]);
    expect(
      missingParts(
        rows,
        answer({
          rows: [
            { rowId: 'r1', value: 'not_applicable', comment: '' },
            { rowId: 'r2', value: 'not_applicable', comment: '' },
          ],
        }),
      ),
    ).toEqual(['not_applicable_reason']);
  });
});

describe('a row that is いいえ', () => {
  const said = (one: 'yes' | 'no', other: 'yes' | 'no', comments: readonly string[] = []) =>
    answer({
      rows: [
        { rowId: 'r1', value: one, comment: comments[0] ?? '' },
        { rowId: 'r2', value: other, comment: comments[1] ?? '' },
      ],
    });
  const of = (...rowIds: readonly string[]): ItemMeasure => ({ plan, rowIds: new Set(rowIds) });
  const whole: ItemMeasure = { plan, rowIds: null };

  it('has its own comment or a measure that answers it', () => {
    expect(missingParts(twoRows, said('yes', 'no'), [of('r2')])).toEqual([]);
    expect(missingParts(twoRows, said('yes', 'no'), [whole])).toEqual([]);
    expect(missingParts(twoRows, { ...said('yes', 'no'), plan })).toEqual([]);
    expect(untoldRows(twoRows, said('no', 'no', ['様式がない。']), [])).toEqual(['r2']);
    expect(untoldRows(twoRows, said('no', 'no'), [of('r1')])).toEqual(['r2']);
  });

  it('is not told by the comment of another row, nor by a measure without a text', () => {
    expect(missingParts(twoRows, said('no', 'no', ['様式がない。']), [of('r1')])).toEqual([
      'why_not',
      'plan_measure',
      'plan_owner',
      'plan_due',
    ]);
    const empty: ItemMeasure = { ...whole, plan: { ...plan, measure: ' ' } };
    expect(untoldRows(twoRows, said('yes', 'no'), [empty])).toEqual(['r2']);
  });

  it('needs a measure with 担当 and 期限, of which the one that is furthest is asked about', () => {
    const undated: ItemMeasure = { ...whole, plan: { ...plan, due: null } };
    expect(missingParts(twoRows, said('yes', 'no'), [undated])).toEqual(['plan_due']);
    expect(missingParts(twoRows, said('yes', 'no'), [undated, of('r2')])).toEqual([]);
    expect(missingParts(twoRows, said('no', 'no'), [undated, of('r2')])).toEqual(['plan_due']);
  });

  it('needs no measure where a 例外措置 covers it or where it is a 推奨', () => {
    const recommended = { ...twoRows, recommendedRowIds: new Set(['r2']) };
    expect(missingParts(recommended, said('yes', 'no', ['', '予算がない。']))).toEqual([]);
    expect(missingParts(recommended, said('no', 'yes', ['様式がない。']))).toEqual([
      'plan_measure',
      'plan_owner',
      'plan_due',
    ]);
    const excepted = { ...twoRows, exceptedRowIds: new Set(['r2']) };
    expect(missingParts(excepted, said('yes', 'no'))).toEqual([]);
  });
});

describe('a 推奨 that is not done', () => {
  const recommended: AskedQuestion = { ...plain, recommended: true };

  it('needs a reason and nothing more', () => {
    expect(missingParts(recommended, answer({ value: 'not_implemented' }))).toEqual(['why_not']);
    expect(missingParts(recommended, answer({ value: 'not_implemented', comment: '費用が見合わない。' }))).toEqual([]);
    expect(missingParts(plain, answer({ value: 'not_implemented', comment: '費用が見合わない。' }))).toEqual([
      'plan_measure',
      'plan_owner',
      'plan_due',
    ]);
  });
});

describe('a plain question', () => {
  const partly = answer({ value: 'partially_implemented', comment: '媒体のみ' });

  it('is answered by a measure of the whole item, and still says what is missing', () => {
    expect(missingParts(plain, partly, [{ plan, rowIds: null }])).toEqual([]);
    expect(missingParts(plain, { ...partly, comment: '' }, [{ plan, rowIds: null }])).toEqual(['what_is_missing']);
  });
});

describe('該当なし needs the confirmation of the approver', () => {
  it('on a critical item and where last year had an answer', () => {
    expect(notApplicableNeedsConfirmation('not_applicable', { critical: true, lastYear: null })).toBe(true);
    expect(notApplicableNeedsConfirmation('not_applicable', { critical: false, lastYear: 'implemented' })).toBe(true);
    expect(notApplicableNeedsConfirmation('not_applicable', { critical: false, lastYear: 'unknown' })).toBe(true);
  });

  it('and not where it is new on a plain item, unchanged from last year, or another answer', () => {
    expect(notApplicableNeedsConfirmation('not_applicable', { critical: false, lastYear: null })).toBe(false);
    expect(notApplicableNeedsConfirmation('not_applicable', { critical: false, lastYear: 'not_applicable' })).toBe(
      false,
    );
    expect(notApplicableNeedsConfirmation('not_implemented', { critical: true, lastYear: 'implemented' })).toBe(false);
    expect(notApplicableNeedsConfirmation(null, { critical: true, lastYear: 'implemented' })).toBe(false);
  });
});
