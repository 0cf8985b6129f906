import { expect, test } from 'vitest';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import { changedParts } from '#app/domain/response/answer-change.ts';

const weak = {
  ...EMPTY_ANSWER,
  value: 'not_implemented',
  comment: '様式がない。',
  plan: { measure: '様式を作る。', owner: '', due: null },
} as const;

test('a revision changes the parts that differ, and no other', () => {
  expect(changedParts(weak, { ...weak, plan: { ...weak.plan, owner: '庶務係' } })).toEqual(['plan']);
  expect(changedParts(weak, { ...weak, value: 'implemented', comment: '' })).toEqual(['value', 'comment']);
  expect(changedParts(EMPTY_ANSWER, { ...EMPTY_ANSWER, notApplicableNote: '対象の機器がない。' })).toEqual(['reason']);
});

test('an answer that was saved as it was changes nothing', () => {
  expect(changedParts(weak, { ...weak, plan: { due: null, owner: '', measure: '様式を作る。' } })).toEqual([]);
});
