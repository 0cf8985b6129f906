import { describe, expect, it } from 'vitest';
import { account } from '#app/domain/policy/account.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { unsound } from '#test/factories/policy-text/soundness.ts';
import { POLICY_IDS, policySource } from '#test/fixtures/policy-sources.ts';

describe.each(POLICY_IDS)('the accounting of %s', (id) => {
  const source = policySource(id);
  const reading = readPolicy(source);

  it('holds every character that is not white exactly once, ids unique and parents before their children', () => {
    expect(unsound(source, reading)).toEqual([]);
  });

  it('adds up', () => {
    const { total, inClauses, discarded } = account(reading, source);
    const inDiscards = discarded.reduce(
      (sum, { from, to }) => sum + source.slice(from, to).replace(/\s/gu, '').length,
      0,
    );
    expect(inClauses + inDiscards).toBe(total);
    expect(inClauses).toBeGreaterThan(0);
  });

  it('prints the words of every clause as its place in the source has them', () => {
    const bare = (text: string): string => text.replace(/<[^>]*>/gu, '').replace(/\s/gu, '');
    const withoutDashes = (text: string): string => text.replace(/^[-#]+\s/gmu, '');
    for (const clause of reading.clauses) {
      const printed = bare(clause.spans.map(([from, to]) => withoutDashes(source.slice(from, to))).join(''));
      expect(printed.endsWith(bare(clause.title + clause.text)), clause.id).toBe(true);
    }
  });
});
