import { describe, expect, it } from 'vitest';
import { ANSWER_VALUES } from '#app/domain/response/answer.ts';
import type { Outcome, OutcomeFacts } from '#app/domain/score/outcome.ts';
import { besideExcepted } from '#app/domain/response/item-state.ts';
import {
  effectiveOutcome,
  outcomeOf,
  OUTCOMES,
  RECORDED_OUTCOMES,
  recordOf,
  rowOutcome,
  worse,
  WORST_FIRST,
} from '#app/domain/score/outcome.ts';

const facts: OutcomeFacts = {
  gate: 'open',
  gateSource: 'asked',
  sheetSubmitted: true,
  excepted: 'nothing',
  value: 'implemented',
};

describe('the outcome of an item', () => {
  it.each(ANSWER_VALUES)('is the answer %s when nothing stands in its way', (value) => {
    for (const phase of ['running', 'closing'] as const) {
      expect(effectiveOutcome({ ...facts, value }, phase)).toEqual({
        outcome: value,
        byGate: false,
        draft: null,
        unanswered: null,
      });
    }
  });

  it('is 未回答 without an answer', () => {
    expect(effectiveOutcome({ ...facts, value: null }, 'closing')).toMatchObject({
      outcome: 'unanswered',
      unanswered: 'no_answer',
    });
  });

  it('is 該当なし by gate when the gate is closed, whatever was answered behind it', () => {
    expect(effectiveOutcome({ ...facts, gate: 'closed', value: 'not_implemented' }, 'closing')).toEqual({
      outcome: 'not_applicable',
      byGate: true,
      draft: null,
      unanswered: null,
    });
  });

  it('is not 該当なし by gate when somebody answered 該当なし', () => {
    expect(effectiveOutcome({ ...facts, value: 'not_applicable' }, 'closing').byGate).toBe(false);
  });

  it('is 未回答 while the gate is unanswered, whatever was answered behind it', () => {
    for (const excepted of ['nothing', 'rows', 'all'] as const) {
      expect(effectiveOutcome({ ...facts, gate: 'unanswered', excepted }, 'running')).toMatchObject({
        outcome: 'unanswered',
        unanswered: 'gate_unanswered',
      });
    }
  });

  it('is 未提出 with the draft kept when the sheet was not submitted at closing', () => {
    expect(effectiveOutcome({ ...facts, sheetSubmitted: false }, 'closing')).toEqual({
      outcome: 'not_submitted',
      byGate: false,
      draft: 'implemented',
      unanswered: 'not_submitted',
    });
    expect(effectiveOutcome({ ...facts, sheetSubmitted: false }, 'running').outcome).toBe('implemented');
  });

  it('does not believe the gates of a sheet that was not submitted, but does believe the ledger', () => {
    const unsubmitted = { ...facts, sheetSubmitted: false, gate: 'closed' as const };
    expect(effectiveOutcome(unsubmitted, 'closing').outcome).toBe('not_submitted');
    expect(effectiveOutcome({ ...unsubmitted, gateSource: 'asset' }, 'closing')).toEqual({
      outcome: 'not_applicable',
      byGate: true,
      draft: null,
      unanswered: null,
    });
  });

  it('is excepted under an approved exception, never 実施', () => {
    expect(effectiveOutcome({ ...facts, excepted: 'all' }, 'closing').outcome).toBe('excepted');
    expect(effectiveOutcome({ ...facts, excepted: 'all', value: null }, 'running').outcome).toBe('excepted');
  });

  it.each([
    ['implemented', 'excepted'],
    ['not_applicable', 'excepted'],
    ['partially_implemented', 'partially_implemented'],
    ['not_implemented', 'not_implemented'],
    ['unknown', 'unknown'],
    [null, 'unanswered'],
  ] as const)('where rows are excepted and the others come to %s is %s', (value, outcome) => {
    expect(effectiveOutcome({ ...facts, excepted: 'rows', value }, 'closing').outcome).toBe(outcome);
  });

  it('is that of a closed gate rather than of an exception', () => {
    expect(effectiveOutcome({ ...facts, excepted: 'all', gate: 'closed' }, 'closing').outcome).toBe('not_applicable');
  });
});

describe('what a closing writes of an outcome', () => {
  it('keeps 未提出 as 未回答 with its cause, as every closing before did, and reads it again', () => {
    expect(recordOf('not_submitted')).toBe('unanswered');
    expect(outcomeOf('unanswered', 'not_submitted')).toBe('not_submitted');
    for (const cause of ['no_answer', 'gate_unanswered'] as const)
      expect(outcomeOf('unanswered', cause)).toBe('unanswered');
    for (const outcome of RECORDED_OUTCOMES) expect(outcomeOf(recordOf(outcome), null)).toBe(outcome);
  });
});

describe('the worse of two outcomes', () => {
  it('knows every outcome once', () => {
    expect([...WORST_FIRST].sort()).toEqual([...OUTCOMES].sort());
  });

  it('is the same whichever comes first', () => {
    for (const one of OUTCOMES) for (const other of OUTCOMES) expect(worse(one, other)).toBe(worse(other, one));
  });

  it.each<[Outcome, Outcome, Outcome]>([
    ['implemented', 'not_implemented', 'not_implemented'],
    ['implemented', 'excepted', 'excepted'],
    ['implemented', 'not_applicable', 'implemented'],
    ['partially_implemented', 'unknown', 'unknown'],
    ['unknown', 'unanswered', 'unanswered'],
    ['excepted', 'not_implemented', 'not_implemented'],
    ['excepted', 'not_applicable', 'excepted'],
  ])('of %s and %s is %s', (one, other, expected) => {
    expect(worse(one, other)).toBe(expected);
  });

  it('is what an answer beside excepted rows counts as', () => {
    for (const value of ANSWER_VALUES) expect(besideExcepted(value)).toBe(worse(value, 'excepted'));
  });

  it('is never better than 実施 for an empty row', () => {
    expect(rowOutcome({ value: null, excepted: false })).toBe('unanswered');
    expect(rowOutcome({ value: 'no', excepted: false })).toBe('not_implemented');
  });
});
