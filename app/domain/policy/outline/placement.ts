import { partRank } from '#app/domain/policy/marker/marker-shape.ts';
import { chainOf, hasParagraphs, isDotted, isPrefix, successionOf } from '#app/domain/policy/outline/level.ts';
import type { Level } from '#app/domain/policy/outline/level.ts';
import type { Marker } from '#app/domain/policy/marker/marker.ts';
import type { MarkerStyle } from '#app/domain/policy/marker/marker-shape.ts';
import type { StylePairs } from '#app/domain/policy/outline/style-pairs.ts';

/** 項番の置き方. One way to take a marker, with what speaks against it. */
export interface Placement {
  readonly level: Level;
  /** How unlikely it is; 0 for a marker that is due. */
  readonly cost: number;
  /** The part of the cost that is mere habit: a reading that only avoids it is not surer than another. */
  readonly habit: number;
}

/** Last numbers of the styles that go on through the parts above them, as 条 do through 章. */
export type Through = ReadonlyMap<MarkerStyle, number>;

/** 開いている項番列. What a reading has come to. */
export interface Open {
  /** The innermost open level. */
  readonly top: Level | null;
  readonly through: Through;
  /** Which style stood below which before. */
  readonly pairs: StylePairs;
}

/** What the lines around a candidate say about it. */
export interface Surroundings {
  /** The line before ends its sentence, title or item. */
  readonly closed: boolean;
  /** Columns it is indented; null where the text does not indent by depth. */
  readonly indent: number | null;
  /** A line without marker stands before it that may be the rest of a lost clause. */
  readonly afterLead: boolean;
}

/**
 * Costs. Only their order and their sums matter: what the text prints in sequence costs nothing, a
 * sequence within its own sequence costs more than a new style, and what contradicts the print
 * costs most. They were set on the meaning of the cases, then held against documents of many styles.
 */
const NEW_LEVEL = 0.5;
const NEW_LEVEL_INSIDE_SENTENCE = 1.3;
const DUE_INSIDE_SENTENCE = 0.2;
const STYLE_OPEN_ABOVE = 1.2;
const STYLE_OF_PARENT = 2.4;
/** The same again where the document did so before. */
const STYLE_OF_PARENT_AGAIN = 0.4;
const SKIP = 1.5;
const SKIP_EACH = 0.5;
const SKIP_INSIDE_SENTENCE = 2.5;
const SLIP = 3.2;
const MISSING_FIRST = 2.2;
const MISSING_FIRST_EACH = 0.4;
const MAX_MISSING_FIRST = 3;
/** Nobody prints ・２ before words that are no item. */
const SURELY_PRINTED = 1;
/** What is at hand may begin with chapter 2. */
const FIRST_OF_ALL = 1.5;
const SECOND_PARAGRAPH = 0.3;
const SECOND_PARAGRAPH_INSIDE_SENTENCE = 0.4;
const IMPLIED_PARENT = 4.4;
const IMPLIED_PARENT_AFTER_LEAD = 3.7;
const LONELY = 0.5;
/** Indented otherwise than its sequence, or not deeper than what it is below. */
const OUT_OF_LINE = 1;
const SAME_STYLE_NOT_DEEPER = 3;
/** Numbers that may be missing in a sequence before a marker is no longer believed. */
const MAX_SKIP = 3;
const MAX_SKIP_OF_ARTICLES = 30;

/** All ways to take `marker` with what is open. */
export function placements(marker: Marker, { top, through, pairs }: Open, around: Surroundings): Placement[] {
  const chain = chainOf(top);
  if (marker.style === 'heading') return unnumberedHeading(marker, chain, around);
  return [
    ...(isDotted(marker.style) ? [] : goingOn(marker, chain, around)),
    ...(isDotted(marker.style) ? dotted(marker, chain, around) : opening(marker, chain, { through, pairs }, around)),
    ...secondParagraph(marker, chain, around),
    ...impliedParent(marker, chain, around),
  ];
}

/** Behind an open level of the same style. */
function goingOn(marker: Marker, chain: readonly Level[], around: Surroundings): Placement[] {
  const found: Placement[] = [];
  let innermost = true;
  for (const [depth, level] of chain.entries()) {
    if (level.style !== marker.style) continue;
    const inLine = around.indent === null || level.indent === null || Math.abs(level.indent - around.indent) < 2;
    const closing = lonelyBelow(chain, depth) + (inLine ? 0 : OUT_OF_LINE);
    const slips = innermost || (around.indent !== null && inLine);
    const succession = successionOf(level, marker);
    if (succession === 'due') {
      const numbers = isBullet(marker) ? [level.last + 1] : marker.numbers;
      const cost = closing + (around.closed ? 0 : DUE_INSIDE_SENTENCE);
      found.push({
        level: levelOf(marker, level.parent, { numbers, count: level.count + 1, indent: around.indent }),
        cost,
        habit: closing,
      });
    } else if (succession !== null && succession.skipped <= maxSkip(marker)) {
      const cost = SKIP + SKIP_EACH * Math.min(succession.skipped, 6) + (around.closed ? 0 : SKIP_INSIDE_SENTENCE);
      found.push({
        level: levelOf(marker, level.parent, { count: level.count + 1, doubt: 'gap', indent: around.indent }),
        cost: cost + closing,
        habit: closing,
      });
    }
    if (slips && around.closed && succession !== 'due' && marker.numbers.length === 1 && level.numbers.length === 1) {
      const next = { numbers: [level.last + 1], count: level.count + 1, doubt: 'slip' as const, indent: around.indent };
      found.push({ level: levelOf(marker, level.parent, next), cost: SLIP + closing, habit: closing });
    }
    innermost = false;
  }
  return found;
}

/** No document nests deeper; a text of nothing but equal markers would. */
const MAX_DEPTH = 12;
const MAX_OF_ONE_STYLE = 4;

function isDeep(style: MarkerStyle, chain: readonly Level[]): boolean {
  return chain.length >= MAX_DEPTH || chain.filter((level) => level.style === style).length >= MAX_OF_ONE_STYLE;
}

/** As the first of a new sequence. */
function opening(
  marker: Marker,
  chain: readonly Level[],
  { through, pairs }: Omit<Open, 'top'>,
  around: Surroundings,
): Placement[] {
  if (isDeep(marker.style, chain)) return [];
  const parent = parentOfNew(marker.style, chain);
  const closing = parent === undefined ? 0 : lonelyBelow(chain, chain.indexOf(parent));
  const mayGoThrough =
    marker.style === 'article' ||
    partRank(marker.style) >= 0 ||
    (parent !== undefined && partRank(parent.style) >= 0 && !isBullet(marker));
  const last = mayGoThrough ? through.get(marker.style) : undefined;
  const inChain = chain.some(({ style }) => style === marker.style);
  const isFirst =
    chain.length === 0 || (last === undefined && (marker.style === 'article' || partRank(marker.style) >= 0));
  const found: Placement[] = [];
  const [main = 0, ...inserted] = marker.numbers;
  const goesThrough = last !== undefined && (inserted.length > 0 ? main === last : main > last);
  if (last !== undefined && !inChain && goesThrough) {
    const skipped = inserted.length > 0 ? 0 : main - last - 1;
    const cost = skipped === 0 ? 0 : SKIP + SKIP_EACH * Math.min(skipped, 6);
    if (skipped <= maxSkip(marker)) {
      found.push({
        level: levelOf(marker, parent ?? null, {
          doubt: skipped === 0 ? null : 'gap',
          count: 2,
          indent: around.indent,
        }),
        cost: cost + closing,
        habit: closing,
      });
    }
  }
  if (marker.ordinal === 1 && marker.numbers.length === 1) {
    if (isBullet(marker) && (!around.closed || chain.length === 0 || inChain)) return found;
    const again = pairs.has(parent?.style, marker.style);
    const nested =
      parent?.style === marker.style
        ? again
          ? STYLE_OF_PARENT_AGAIN
          : STYLE_OF_PARENT
        : inChain && !again
          ? STYLE_OPEN_ABOVE
          : 0;
    const cost = (around.closed ? NEW_LEVEL : NEW_LEVEL_INSIDE_SENTENCE) + nested + outOfLine(marker, parent, around);
    const habit = closing + NEW_LEVEL + (nested === STYLE_OPEN_ABOVE || nested === STYLE_OF_PARENT_AGAIN ? nested : 0);
    const doubt = parent?.style === marker.style ? ('same_style' as const) : null;
    found.push({
      level: levelOf(marker, parent ?? null, { doubt, indent: around.indent }),
      cost: cost + closing,
      habit,
    });
  } else if (around.closed && !inChain && (marker.ordinal <= MAX_MISSING_FIRST || isFirst)) {
    const cost = isFirst
      ? FIRST_OF_ALL
      : MISSING_FIRST +
        MISSING_FIRST_EACH * Math.min(marker.ordinal, MAX_MISSING_FIRST) -
        (marker.style === 'adorned-digit' ? SURELY_PRINTED : 0);
    found.push({
      level: levelOf(marker, parent ?? null, { doubt: 'gap', indent: around.indent }),
      cost: cost + closing,
      habit: closing,
    });
  }
  return found;
}

function outOfLine(marker: Marker, parent: Level | undefined, { indent }: Surroundings): number {
  if (indent === null || parent === undefined || parent.indent === null) return 0;
  if (parent.style === marker.style) return indent > parent.indent ? -STYLE_OF_PARENT / 2 : SAME_STYLE_NOT_DEEPER;
  return indent < parent.indent ? OUT_OF_LINE : 0;
}

/** 第１章 stands below a higher division only, 第１条 below the divisions; everything else below what is open. */
function parentOfNew(style: MarkerStyle, chain: readonly Level[]): Level | undefined {
  const rank = partRank(style);
  if (rank >= 0) return chain.find((level) => partRank(level.style) >= 0 && partRank(level.style) < rank);
  if (style !== 'article') return chain[0];
  const part = chain.find((level) => partRank(level.style) >= 0);
  return part ?? chain.find((level) => level.style !== 'article');
}

function dotted(marker: Marker, chain: readonly Level[], around: Surroundings): Placement[] {
  const found: Placement[] = [];
  const { numbers } = marker;
  const inside = around.closed ? 0 : DUE_INSIDE_SENTENCE;
  const [open] = chain.filter((level) => level.style === marker.style && level.numbers.length === numbers.length);
  const succession = open === undefined ? null : successionOf(open, marker);
  const prefix = chain.find((level) => isPrefix(level, marker.style, numbers));
  if (open !== undefined && succession === 'due') {
    const closing = lonelyBelow(chain, chain.indexOf(open));
    found.push({
      level: levelOf(marker, open.parent, { count: open.count + 1 }),
      cost: inside + closing,
      habit: closing,
    });
  } else if (prefix !== undefined && !(open !== undefined && chain.indexOf(open) < chain.indexOf(prefix))) {
    const missing = marker.ordinal - 1;
    const cost = missing === 0 ? 0.2 : MISSING_FIRST + MISSING_FIRST_EACH * missing;
    const level = levelOf(marker, prefix, missing === 0 ? {} : { doubt: 'gap' });
    const closing = lonelyBelow(chain, chain.indexOf(prefix));
    found.push({ level, cost: inside + cost + closing, habit: closing });
  }
  if (
    open !== undefined &&
    succession !== null &&
    succession !== 'due' &&
    around.closed &&
    succession.skipped <= MAX_SKIP * 3
  ) {
    const parent =
      chain.find((level) => isPrefix(level, marker.style, numbers)) ??
      chain.find((level) => isDotted(level.style) && level.numbers.length < numbers.length);
    const doubt = followsFromAbove(open.numbers, numbers) ? null : ('gap' as const);
    const level = levelOf(marker, parent ?? null, { count: 2, doubt });
    found.push({
      level,
      cost: (doubt === null ? 0.2 : SKIP) + SKIP_EACH * Math.min(succession.skipped - 1, 6),
      habit: 0,
    });
  }
  if (open === undefined && prefix === undefined) {
    const above = chain.find((level) => isDotted(level.style) && level.numbers.length < numbers.length);
    const longer = chain.some((level) => level.style === marker.style);
    const first = marker.ordinal === 1 || chain.length === 0 || longer;
    if (first || around.closed) {
      const parent = above ?? (longer ? null : chain[0]) ?? null;
      found.push({
        level: levelOf(marker, parent, {}),
        cost: inside + (first ? NEW_LEVEL : MISSING_FIRST) + (longer ? 1 : 0),
        habit: 0,
      });
    }
  }
  return found;
}

/** 2.1 behind 1.3, where 2 itself has no line of its own. */
function followsFromAbove(open: readonly number[], numbers: readonly number[]): boolean {
  const at = numbers.findIndex((number, i) => number !== open[i]);
  return (numbers[at] ?? 0) === (open[at] ?? 0) + 1 && numbers.slice(at + 1).every((number) => number === 1);
}

/** The first 項 of a 条 has no marker: ２ is the first that shows, also behind the 号 of the first. */
function secondParagraph(marker: Marker, chain: readonly Level[], around: Surroundings): Placement[] {
  if ((marker.style !== 'digit' && marker.style !== 'circled') || marker.ordinal !== 2) return [];
  const article = chain.find((level) => hasParagraphs(level) || level.style === marker.style);
  if (article === undefined || !hasParagraphs(article)) return [];
  // Where the same sign numbers what is above, it goes on there.
  if (chain.some(({ style }) => style === marker.style)) return [];
  const cost = SECOND_PARAGRAPH + (around.closed ? 0 : SECOND_PARAGRAPH_INSIDE_SENTENCE);
  return [{ level: levelOf(marker, article, { count: 2 }), cost, habit: SECOND_PARAGRAPH }];
}

/** （１） again behind （３）, where the heading between them was lost. */
function impliedParent(marker: Marker, chain: readonly Level[], around: Surroundings): Placement[] {
  if (marker.ordinal !== 1 || isBullet(marker) || isDotted(marker.style) || !around.closed) return [];
  const at = chain.findIndex((level) => level.style === marker.style);
  const parent = chain[at]?.parent;
  if (parent === null || parent === undefined || parent.implied || parent.numbers.length !== 1) return [];
  const missing: Level = {
    ...parent,
    numbers: [parent.last + 1],
    last: parent.last + 1,
    count: parent.count + 1,
    key: keyOf(parent.style, [parent.last + 1], parent.parent),
    doubt: null,
    implied: true,
  };
  const cost = around.afterLead ? IMPLIED_PARENT_AFTER_LEAD : IMPLIED_PARENT;
  return [{ level: levelOf(marker, missing, { doubt: 'gap', indent: around.indent }), cost, habit: 0 }];
}

/** 「取扱い」 above the first item of a list, beside the heading before it or beside the list before it. */
function unnumberedHeading(marker: Marker, chain: readonly Level[], around: Surroundings): Placement[] {
  if (!around.closed || chain.length === 0) return [];
  const open = chain.findIndex(({ style }) => style === 'heading');
  const [level] = open < 0 ? [] : [chain[open]];
  if (level !== undefined) {
    const next = { numbers: [level.last + 1], count: level.count + 1, indent: around.indent };
    return [{ level: levelOf(marker, level.parent, next), cost: 0, habit: 0 }];
  }
  const above = marker.below === undefined ? undefined : chain.find(({ style }) => style === marker.below);
  const list = chain.find(({ style }) => style === marker.opens || style.startsWith('bullet-'));
  const parent = above ?? (list === undefined ? (chain[0] ?? null) : list.parent);
  return [{ level: levelOf(marker, parent, { indent: around.indent }), cost: NEW_LEVEL, habit: NEW_LEVEL }];
}

interface Standing {
  readonly numbers?: readonly number[];
  readonly count?: number;
  readonly doubt?: Level['doubt'];
  readonly indent?: number | null;
}

function levelOf(
  marker: Marker,
  parent: Level | null,
  { numbers = marker.numbers, count = 1, doubt = null, indent = null }: Standing,
): Level {
  const last = marker.reach ?? (isDotted(marker.style) ? marker.ordinal : (numbers[0] ?? 1));
  return {
    style: marker.style,
    numbers,
    last,
    parent,
    count,
    key: keyOf(marker.style, numbers, parent),
    indent,
    doubt,
    implied: false,
  };
}

function keyOf(style: MarkerStyle, numbers: readonly number[], parent: Level | null): string {
  return `${parent === null ? '' : parent.key}/${style} ${numbers.join('.')}`;
}

/** A sequence of one that ends here speaks a little against the reading that ends it. */
function lonelyBelow(chain: readonly Level[], depth: number): number {
  let cost = 0;
  for (const level of chain.slice(0, Math.max(depth, 0))) {
    if (level.count === 1 && !isDotted(level.style) && !level.style.startsWith('bullet-')) cost += LONELY;
  }
  return cost;
}

function isBullet(marker: Marker): boolean {
  return marker.style.startsWith('bullet-');
}

function maxSkip({ style }: Marker): number {
  return style === 'article' || partRank(style) >= 0 ? MAX_SKIP_OF_ARTICLES : MAX_SKIP;
}
