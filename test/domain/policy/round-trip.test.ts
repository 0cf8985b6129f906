import { fc } from '#test/property.ts';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { clarityOf } from '#test/factories/policy-text/ambiguity.ts';
import { makeTree } from '#test/factories/policy-text/clause-tree.ts';
import type { ClauseNode } from '#test/factories/policy-text/clause-tree.ts';
import { rowsOf, rowsRead } from '#test/factories/policy-text/comparison.ts';
import { printPolicy } from '#test/factories/policy-text/damage.ts';
import { LEVELS } from '#test/factories/policy-text/level.ts';
import type { Level } from '#test/factories/policy-text/level.ts';
import { chanceFrom } from '#test/factories/policy-text/random.ts';
import { randomPolicy, wrapsAndPages } from '#test/factories/policy-text/random-style.ts';
import { renderPolicy } from '#test/factories/policy-text/render.ts';
import { unsound } from '#test/factories/policy-text/soundness.ts';
import { testRuns } from '#test/factories/runs.ts';

const printed = randomPolicy.chain(({ policy, levels }) =>
  wrapsAndPages(policy).map((damage) => ({
    expected: rowsOf(policy.expected),
    clarity: clarityOf(policy, levels),
    source: printPolicy(policy, damage),
    // The difference of the lists and the source tell more than the drawn values.
    [fc.toStringMethod]: () => JSON.stringify(damage),
  })),
);

describe('a random policy in a random numbering style, wrapped and paged', () => {
  it(
    'reads back the same, or is warned of where its markers can be read in two ways',
    () => {
      fc.assert(
        fc.property(printed, ({ expected, clarity, source }) => {
          const reading = readPolicy(source);
          expect(unsound(source, reading)).toEqual([]);
          const isWarned = reading.warnings.length > 0;
          if (clarity === 'doubtful') expect(isWarned, source).toBe(true);
          // A sentence that a wrap sets at the head of a line may stand below its list, whatever the markers say.
          else if (reading.warnings.some(({ code }) => code === 'sentence_below_item')) return;
          else if (clarity === 'clear' || !isWarned) expect(rowsRead(reading), source).toEqual(expected);
        }),
        { numRuns: testRuns.roundTrip },
      );
    },
    30_000 + testRuns.roundTrip * 200,
  );
});

describe('the decision whether markers can be read in two ways', () => {
  const leaf = { title: '', words: '施錠する。', children: [] };
  const head = (...children: ClauseNode[]): ClauseNode => ({ title: '端末', words: '', children });
  const clarity = (levels: readonly Level[], ...sections: ClauseNode[]) =>
    clarityOf(renderPolicy(sections, levels), levels);
  const digits = [LEVELS['1. '], LEVELS['1. ']];

  it('finds two where the next number fits both levels to the end', () => {
    expect(clarity(digits, head(leaf, leaf))).toBe('doubtful');
  });

  it('finds one where a later number fits only one level', () => {
    expect(clarity(digits, head(leaf, leaf, leaf), head())).toBe('clear');
  });

  it('is settled where the other way gives one depth two styles', () => {
    const levels = [LEVELS['1. '], LEVELS['ア　'], LEVELS['1. '], LEVELS['・']];
    expect(clarity(levels, head(leaf, head(leaf, leaf)))).toBe('doubtful');
    expect(clarity(levels, head(leaf, head(leaf, head(leaf, leaf))))).toBe('settled_by_style');
  });

  it('finds one where each depth has a style of its own', () => {
    const levels = [LEVELS['(1) '], LEVELS['1. '], LEVELS['ア　']];
    const tree = makeTree(chanceFrom(3), { depth: 3, minSiblings: 1, maxSiblings: 4, size: 30, mostSections: 20 });
    expect(clarity(levels, ...tree)).toBe('clear');
  });
});
