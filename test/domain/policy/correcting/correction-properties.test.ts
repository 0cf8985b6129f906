import { fc } from '#test/property.ts';
import { describe, expect, it } from 'vitest';
import { account } from '#app/domain/policy/account.ts';
import { CLAUSE_KINDS } from '#app/domain/policy/clause.ts';
import type { PolicyReading } from '#app/domain/policy/clause.ts';
import { basisOf } from '#app/domain/policy/correction.ts';
import type { Correction } from '#app/domain/policy/correction.ts';
import { correctReading } from '#app/domain/policy/corrected-reading.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { unsound } from '#test/factories/policy-text/soundness.ts';
import { POLICY_IDS, policySource } from '#test/fixtures/policy-sources.ts';

const STEPS = 12;

/** What a person might do next to a reading, sensible or not; `dice` are numbers in [0, 1). */
function nextCorrection(reading: PolicyReading, source: string, dice: readonly number[]): Correction {
  const [what = 0, which = 0, other = 0, how = 0] = dice;
  const pick = <One>(all: readonly One[], by: number): One | undefined => all[Math.floor(by * all.length)];
  const clause = pick(reading.clauses, which);
  const parent = how < 0.2 ? null : (pick(reading.clauses, other)?.id ?? null);
  const place = pick(reading.discarded, which);
  if (clause === undefined || (what > 0.9 && place !== undefined)) {
    const { from, to } = place ?? { from: 0, to: source.length };
    const middle = from + Math.floor((to - from) * how);
    const span = other < 0.5 ? ([from, to] as const) : ([from, middle] as const);
    return { act: 'bring_back', span, document: 'standards', parent, basis: source.slice(...span) };
  }
  const { document, id } = clause;
  const of = { at: { document, id }, basis: basisOf(clause) };
  const acts: readonly Correction[] = [
    { ...of, act: 'kind', kind: pick(CLAUSE_KINDS, other) ?? 'requirement' },
    { ...of, act: 'subjects', subjects: how < 0.3 ? [] : ['職員等'] },
    { ...of, act: 'number', marker: how < 0.5 ? String(Math.floor(other * 30)) : (id.split('-').at(-1) ?? '') },
    { ...of, act: 'split', offset: Math.floor(other * (clause.text.length + 2)) - 1 },
    { ...of, act: 'merge' },
    { ...of, act: 'measures', measures: how < 0.5 ? [] : [1, 8] },
    { ...of, act: 'move', parent },
    { ...of, act: 'leave_out', reason: 'no_clause' },
  ];
  return pick(acts, what / 0.9) ?? { ...of, act: 'merge' };
}

describe.each(POLICY_IDS)('any corrections of %s', (id) => {
  const source = policySource(id);
  const reading = readPolicy(source);

  it('leave every character in a clause or a listed place, ids unique, parents before their children', () => {
    const dice = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(dice, { minLength: 1, maxLength: STEPS }), (throws) => {
        const corrections: Correction[] = [];
        for (const one of throws) {
          const now = correctReading(reading, source, corrections).reading;
          corrections.push(nextCorrection(now, source, one));
        }
        const { reading: result } = correctReading(reading, source, corrections);
        expect(unsound(source, result)).toEqual([]);
        const { total, inClauses, discarded } = account(result, source);
        const left = discarded.reduce(
          (sum, { from, to }) => sum + source.slice(from, to).replace(/\s/gu, '').length,
          0,
        );
        expect(inClauses + left).toBe(total);
        for (const { kind, sentences, text } of result.clauses) {
          expect(kind !== 'heading' || sentences.length === 0 || text === '').toBe(true);
          for (const { span } of sentences) expect(span[1]).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
