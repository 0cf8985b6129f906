import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { account } from '#app/domain/policy/account.ts';
import type { PolicyReading } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { POLICY_IDS, policySource } from '#test/fixtures/policy-sources.ts';

/** Characters that no clause and no discard holds, or that more than one holds. */
function unaccounted(source: string, reading: PolicyReading): string[] {
  const held = new Uint8Array(source.length);
  for (const [from, to] of reading.clauses.flatMap((clause) => clause.spans)) {
    for (let i = from; i < to; i += 1) held[i] = (held[i] ?? 0) + 1;
  }
  for (const { from, to } of reading.discarded) {
    for (let i = from; i < to; i += 1) held[i] = (held[i] ?? 0) + 1;
  }
  const wrong: string[] = [];
  for (let i = 0; i < source.length; i += 1) {
    const isWhite = /\s/u.test(source.charAt(i));
    const count = held[i] ?? 0;
    if (count > 1 || (count === 0 && !isWhite)) wrong.push(`${i}: ${source.charAt(i)} held ${count} times`);
  }
  return wrong;
}

function expectSoundIds({ clauses }: PolicyReading): void {
  const keys = clauses.map((clause) => `${clause.document}:${clause.id}`);
  expect(new Set(keys).size).toBe(keys.length);
  const known = new Set(keys);
  for (const clause of clauses) {
    if (clause.parent !== null) expect(known).toContain(`${clause.document}:${clause.parent}`);
  }
}

describe.each(POLICY_IDS)('the accounting of %s', (id) => {
  const source = policySource(id);
  const reading = readPolicy(source);

  it('holds every character that is not white exactly once', () => {
    expect(unaccounted(source, reading)).toEqual([]);
  });

  it('adds up', () => {
    const { total, inClauses, discarded } = account(reading, source);
    const inDiscards = discarded.reduce((sum, { from, to }) => sum + source.slice(from, to).replace(/\s/gu, '').length, 0);
    expect(inClauses + inDiscards).toBe(total);
    expect(inClauses).toBeGreaterThan(0);
  });

  it('gives every clause an id of its own and a parent that exists', () => {
    expectSoundIds(reading);
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

const damage = fc.record({
  policy: fc.constantFrom(...POLICY_IDS),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  edits: fc.array(
    fc.record({
      kind: fc.constantFrom('drop', 'double', 'swap', 'cut', 'noise'),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      noise: fc.constantFrom('（１）', '①', 'ア ', '・', '３ ', '第１条 ', '\f', '<ul>', '）', '「', '12', '。', '1.2.3 ', '\t'),
    }),
    { minLength: 1, maxLength: 12 },
  ),
});

/** Lines of a piece of a real policy, damaged as bad extraction damages them. */
function damaged({ policy, from, edits }: typeof damage extends fc.Arbitrary<infer Value> ? Value : never): string {
  const all = policySource(policy).split('\n');
  const start = Math.floor(from * Math.max(0, all.length - 300));
  const lines = all.slice(start, start + 300);
  for (const { kind, at, noise } of edits) {
    const index = Math.min(lines.length - 1, Math.floor(at * lines.length));
    const line = lines[index] ?? '';
    const next = lines[index + 1] ?? '';
    if (kind === 'drop') lines.splice(index, 1);
    else if (kind === 'double') lines.splice(index, 0, line);
    else if (kind === 'swap') lines.splice(index, 2, next, line);
    else if (kind === 'cut') lines.splice(index, 1, line.slice(0, line.length / 2), line.slice(line.length / 2));
    else lines.splice(index, 1, `${noise}${line}`);
  }
  return lines.join('\n');
}

describe('damaged text', () => {
  it('is read without a crash and accounted for to the last character', () => {
    fc.assert(
      fc.property(damage, (input) => {
        const source = damaged(input);
        const reading = readPolicy(source);
        expect(unaccounted(source, reading)).toEqual([]);
        expectSoundIds(reading);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps ids unique when a whole document comes twice', () => {
    const source = policySource('mic-model').repeat(2);
    const reading = readPolicy(source);
    expectSoundIds(reading);
    expect(unaccounted(source, reading)).toEqual([]);
    expect(reading.warnings.length).toBeGreaterThan(0);
  });

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (source) => {
        expect(unaccounted(source, readPolicy(source))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('holds no clause when it is empty', () => {
    expect(readPolicy('').clauses).toEqual([]);
    expect(readPolicy(' \n\n　').clauses).toEqual([]);
  });
});
