import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { rowsOf, rowsRead } from '#test/factories/policy-text/comparison.ts';
import { expectedAfter, printPolicy } from '#test/factories/policy-text/damage.ts';
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
