import { fc } from '#test/property.ts';
import { makeRegulation, makeTree } from '#test/factories/policy-text/clause-tree.ts';
import { printPolicy } from '#test/factories/policy-text/damage.ts';
import type { Damage } from '#test/factories/policy-text/damage.ts';
import { article, chain, LEVELS, paragraph, part, reachOf } from '#test/factories/policy-text/level.ts';
import type { Level, LevelName } from '#test/factories/policy-text/level.ts';
import { chanceFrom } from '#test/factories/policy-text/random.ts';
import { renderPolicy } from '#test/factories/policy-text/render.ts';
import type { RenderedPolicy } from '#test/factories/policy-text/render.ts';

/** A policy in a style that no list holds. */
export interface RandomPolicy {
  readonly policy: RenderedPolicy;
  readonly levels: readonly Level[];
}

const NAMES = Object.keys(LEVELS).filter((name): name is LevelName => name in LEVELS);
const BULLETS: readonly LevelName[] = ['・', '● ', '• ', '※ '];
const NUMBERED = NAMES.filter((name) => !BULLETS.includes(name));
/** Signs that are printed alike at their first numbers: イ of アイウ and of イロハ. */
const ALIKE: readonly (readonly string[])[] = [
  ['kana', 'iroha'],
  ['(kana)', '(iroha)'],
  ['digit', '第digit'],
];

function canStandTogether(names: readonly LevelName[]): boolean {
  const families = names.map((name) => LEVELS[name].family);
  return (
    new Set(families).size === families.length &&
    ALIKE.every((pair) => !pair.every((family) => families.includes(family)))
  );
}

/** One style a depth, bullets at the bottom at most. */
const distinct = fc
  .record({
    names: fc.uniqueArray(fc.constantFrom(...NUMBERED), {
      minLength: 2,
      maxLength: 4,
      selector: (name) => LEVELS[name].family,
    }),
    bullet: fc.option(fc.constantFrom(...BULLETS), { nil: null, freq: 3 }),
  })
  .map(({ names, bullet }) => [...names, ...(bullet === null ? [] : [bullet])])
  .filter(canStandTogether)
  .map((names): Level[] => names.map((name) => LEVELS[name]));

/** The same style comes back at another depth. */
const repeated = fc
  .record({ levels: distinct, from: fc.nat(), to: fc.nat() })
  .map(({ levels, from, to }): Level[] => {
    const again = levels[from % levels.length];
    const at = 1 + (to % levels.length);
    return again === undefined || isBullet(again) ? levels : [...levels.slice(0, at), again, ...levels.slice(at)];
  })
  .filter((levels) => levels.every((level, index) => !isBullet(level) || index === levels.length - 1));

function isBullet(level: Level): boolean {
  return level.kind === 'plain' && level.family === 'bullet';
}

/** Numbers that repeat those above them, other signs below. */
const chained = fc
  .record({
    separator: fc.constantFrom('.' as const, '-' as const),
    end: fc.constantFrom(' ', '　'),
    length: fc.integer({ min: 2, max: 3 }),
    below: distinct,
  })
  .filter(
    ({ below }) =>
      !below.some((level) => level.kind === 'plain' && ['digit', '第digit', 'digit)'].includes(level.family)),
  )
  .map(({ separator, end, length, below }): Level[] => [
    ...Array.from({ length }, () => chain(separator, end)),
    ...below.slice(0, 5 - length),
  ]);

const lawful = fc
  .record({
    parts: fc.integer({ min: 0, max: 2 }),
    caption: fc.constantFrom('above' as const, 'behind' as const, 'before' as const, 'none' as const),
    below: distinct,
  })
  .filter(
    ({ below }) =>
      !below.some((level) => level.kind === 'plain' && ['digit', '第digit', 'digit)'].includes(level.family)),
  )
  .map(({ parts, caption, below }): Level[] => [
    ...[part('章'), part('節')].slice(0, parts),
    article(caption),
    paragraph(),
    ...below.slice(0, 3),
  ]);

const seed = fc.nat(2 ** 31);
const size = fc.integer({ min: 8, max: 30 });

const treeOf =
  (siblings: number) =>
  ({
    levels,
    seed,
    size,
  }: {
    readonly levels: readonly Level[];
    readonly seed: number;
    readonly size: number;
  }): RandomPolicy => ({
    levels,
    policy: renderPolicy(
      makeTree(chanceFrom(seed), {
        depth: levels.length,
        minSiblings: siblings,
        maxSiblings: 4,
        size,
        mostSections: reachOf(levels[0]),
      }),
      levels,
    ),
  });

/** A random tree in a random style: distinct styles a depth, or two siblings at least. */
export const randomPolicy: fc.Arbitrary<RandomPolicy> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ levels: distinct, seed, size }).map(treeOf(1)) },
  { weight: 3, arbitrary: fc.record({ levels: repeated, seed, size }).map(treeOf(2)) },
  { weight: 1, arbitrary: fc.record({ levels: chained, seed, size }).map(treeOf(1)) },
  {
    weight: 2,
    arbitrary: fc.record({ levels: lawful, seed, size }).map(({ levels, seed, size }): RandomPolicy => {
      const parts = levels.filter(({ kind }) => kind === 'part').length;
      return {
        levels,
        policy: renderPolicy(makeRegulation(chanceFrom(seed), parts, levels.length - parts - 1, size), levels),
      };
    }),
  },
);

const pageNumber = fc.constantFrom<(page: number) => string>(
  String,
  (page) => `- ${page} -`,
  (page) => `${page}/24`,
  (page) => `P.${page}`,
  (page) => `${page}ページ`,
);

/** Wraps and page furniture as a PDF has them; a header comes back often enough to be known. */
export function wrapsAndPages(policy: RenderedPolicy): fc.Arbitrary<Damage> {
  return fc
    .record({
      wrap: fc.option(fc.integer({ min: 44, max: 96 }), { nil: null, freq: 5 }),
      kinsoku: fc.boolean(),
      pages: fc.option(
        fc.record({
          count: fc.integer({ min: 4, max: 9 }),
          header: fc.constantFrom(
            '',
            policy.title,
            '機密性２情報',
            '総務部情報政策課',
            '別紙３',
            '別表第１',
            '様式第２号',
          ),
          number: pageNumber,
          formFeed: fc.boolean(),
        }),
        { nil: null, freq: 3 },
      ),
    })
    .map(({ wrap, kinsoku, pages }): Damage => {
      const wrapped = { ...(wrap === null ? {} : { wrap }), kinsoku };
      if (pages === null) return wrapped;
      const { count, ...page } = pages;
      const rows = Math.max(3, Math.floor(printPolicy(policy, wrapped).split('\n').length / count));
      return { ...wrapped, pages: { ...page, rows } };
    });
}
