import { fc } from '#test/property.ts';
import { describe, expect, it } from 'vitest';
import { account } from '#app/domain/policy/account.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { brokenText } from '#test/factories/policy-text/broken-text.ts';
import { unsound } from '#test/factories/policy-text/soundness.ts';
import { testRuns } from '#test/factories/runs.ts';
import { policySource } from '#test/fixtures/policy-sources.ts';

/** Of the processor, whatever else it does: far above what a text of this size takes, longer is a hang. */
const MOST_MILLISECONDS = 30_000;
function problems(source: string): string[] {
  const began = process.cpuUsage();
  const reading = readPolicy(source);
  const took = process.cpuUsage(began).user / 1_000;
  const { total, inClauses, discarded } = account(reading, source);
  const inDiscards = discarded.reduce(
    (sum, { from, to }) => sum + source.slice(from, to).replace(/\s/gu, '').length,
    0,
  );
  return [
    ...unsound(source, reading),
    ...(inClauses + inDiscards === total
      ? []
      : [`${inClauses} in clauses and ${inDiscards} in discards are not ${total}`]),
    ...(took <= MOST_MILLISECONDS ? [] : [`took ${took} ms`]),
  ];
}

describe('a broken text', () => {
  it(
    'is read without a crash or a hang and accounted for to the last character',
    () => {
      fc.assert(
        fc.property(brokenText, (source) => {
          expect(problems(source)).toEqual([]);
        }),
        { numRuns: testRuns.fuzz },
      );
    },
    30_000 + testRuns.fuzz * 200,
  );

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (source) => {
        expect(problems(source)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps ids unique when a whole document comes twice', () => {
    const source = policySource('mic-model').repeat(2);
    const reading = readPolicy(source);
    expect(unsound(source, reading)).toEqual([]);
    expect(reading.warnings.length).toBeGreaterThan(0);
  });

  it.each([
    ['a marker a thousand times', '（１）\n'.repeat(1_000)],
    ['one line of 200,000 characters', `対策基準 ${'１　職員等は、記録する。 '.repeat(14_000)}`],
    ['open brackets', `対策基準\n${'（「'.repeat(20_000)}`],
    [
      'a thousand levels',
      Array.from({ length: 1_000 }, (_, index) => ['（１）', '1.', 'ア ', '①', '(a) '][index % 5] ?? '').join('\n'),
    ],
    ['white space', ' \n\n　'],
    ['nothing', ''],
  ])('is accounted for when it is %s', (_name, source) => {
    expect(problems(source)).toEqual([]);
  });

  it('holds no clause when it is empty', () => {
    expect(readPolicy('').clauses).toEqual([]);
    expect(readPolicy(' \n\n　').clauses).toEqual([]);
  });
});
