import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { rowsOf, rowsRead } from '#test/factories/policy-text/comparison.ts';
import { expectedAfter, printPolicy } from '#test/factories/policy-text/damage.ts';
import { full } from '#test/factories/policy-text/level.ts';
import { unsound } from '#test/factories/policy-text/soundness.ts';
import { STYLE_CASES } from '#test/factories/policy-text/styles.ts';

describe('a made-up policy in another body’s style', () => {
  for (const { name, policy, damage, sharpness, levels } of STYLE_CASES) {
    it(`is read with ${name}`, () => {
      const source = printPolicy(policy, damage);
      const reading = readPolicy(source);
      expect(rowsRead(reading, sharpness)).toEqual(rowsOf(expectedAfter(policy, damage), sharpness));
      expect(unsound(source, reading)).toEqual([]);
    });

    it(`has 25 to 60 clauses on every level with ${name}`, () => {
      expect(policy.expected.length).toBeGreaterThanOrEqual(25);
      expect(policy.expected.length).toBeLessThanOrEqual(60);
      expect(new Set(policy.lines.map(({ level }) => level)).size).toBe(levels.length);
    });
  }
});

describe('a 条 whose lead line is lost', () => {
  const regulation = STYLE_CASES.filter(
    ({ name }) => name.startsWith('第１条/２/(1)/ア') || name.startsWith('第１条（目的）'),
  );

  for (const { name, policy } of regulation) {
    const articles = policy.expected.filter(({ id }) => /^\d+$/u.test(id)).map(({ id }) => Number(id));
    // Nothing tells that the last one is missing, and the first one's words stand before any clause.
    for (const lost of articles.slice(1, -1)) {
      it(`is warned of and leaves the other 条 as they are: 第${lost}条 of ${name}`, () => {
        const leads = policy.lines.filter(({ clause }) => policy.expected[clause]?.id === String(lost));
        const lines = policy.lines.filter((line) => !leads.includes(line));
        const source = printPolicy({ ...policy, lines });
        const reading = readPolicy(source);
        expect(unsound(source, reading)).toEqual([]);
        const isFar = (row: string): boolean => ![lost - 1, lost].includes(Number.parseInt(row, 10));
        expect(rowsRead(reading).filter(isFar)).toEqual(rowsOf(policy.expected).filter(isFar));
        const placeOf = (article: number): number => source.indexOf(`第${full(article)}条`);
        const end = placeOf(lost + 2);
        const isThere = ({ at }: { readonly at: readonly [number, number] }): boolean =>
          at[1] >= placeOf(lost - 1) && (end < 0 || at[0] < end);
        expect(reading.warnings.some(isThere)).toBe(true);
      });
    }
  }
});
