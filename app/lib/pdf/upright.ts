import type { Glyph } from '#app/lib/pdf/page-content.ts';

/** Characters of one place in a vertical line: one wide one, or a few narrow ones side by side (縦中横). */
interface Stack {
  readonly glyphs: readonly Glyph[];
  /** Middle of the line it stands in. */
  readonly middle: number;
  readonly top: number;
  readonly size: number;
}

const ASCENT = 0.88;
/** How far left of the middle of its line a vertical character's baseline is, in ems. */
const BASELINE = 0.38;
/** One place in a vertical line is at most this wide. */
const WIDEST = 1.25;
/** Characters of one vertical line have their middles this near to each other. */
const SAME_LINE = 0.3;
/** One stands this far below the other: half for a bracket, little more than a whole. */
const LEAST_STEP = 0.3;
const STEP = 1.35;
/** On a page of vertical lines one may be spaced as headings are. */
const LOOSE_STEP = 3;
/** Fewer are no line by themselves. */
const LEAST = 3;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\ufe10-\ufe4f\uff00-\uffef]/u;

/**
 * 縦書き. Browsers print vertical lines as upright characters of a horizontal font, one below the other:
 * they are turned to where a vertical font would have them.
 */
export function turnUpright(glyphs: readonly Glyph[]): Glyph[] {
  const stacks = stacksOf(glyphs);
  const strict = runsOf(stacks, STEP).filter((run) => run.length >= LEAST && run.some(isWide));
  const turned = new Set(strict.flat());
  const count = strict.flat().reduce((sum, { glyphs: own }) => sum + own.length, 0);
  const upright = glyphs.filter(({ angle }) => angle === 0).length;
  if (count * 2 > upright) {
    for (const run of runsOf(stacks, LOOSE_STEP))
      if (run.length > 1 || run.some(isWide)) for (const stack of run) turned.add(stack);
  }
  const places = new Map([...turned].flatMap((stack) => downwards(stack)));
  return glyphs.map((glyph) => places.get(glyph) ?? glyph);
}

function isWide({ glyphs: [glyph] }: Stack): boolean {
  return glyph !== undefined && WIDE.test(glyph.text);
}

/** Neighbours on one baseline, in the order they are drawn; null stands for what cannot be in a vertical line. */
function stacksOf(glyphs: readonly Glyph[]): (Stack | null)[] {
  const strips: Glyph[][] = [];
  for (const glyph of glyphs) {
    const last = strips.at(-1)?.at(-1);
    const beside =
      last !== undefined &&
      last.angle === 0 &&
      glyph.angle === 0 &&
      Math.abs(last.y - glyph.y) < 1 &&
      Math.abs(glyph.x - last.x - last.advance) < glyph.size / 2;
    if (beside) strips.at(-1)?.push(glyph);
    else strips.push([glyph]);
  }
  return strips.map((strip) => {
    const [first, last] = [strip[0], strip.at(-1)];
    if (first === undefined || last === undefined) return null;
    const { size, y } = first;
    if (first.angle === 90)
      return strip.length > 1 ? null : { glyphs: [], middle: first.x + BASELINE * size, top: y, size };
    const right = last.x + last.advance;
    if (first.angle !== 0 || size <= 0 || right - first.x > WIDEST * size) return null;
    return { glyphs: strip, middle: (first.x + right) / 2, top: y - ASCENT * size, size };
  });
}

/** Places that stand one below the other; turned letters in between belong to the line. */
function runsOf(stacks: readonly (Stack | null)[], furthest: number): Stack[][] {
  const runs: Stack[][] = [];
  let before: Stack | null = null;
  for (const stack of stacks) {
    const step: number =
      before === null || stack === null ? 0 : (stack.top - before.top) / Math.max(stack.size, before.size);
    const near: boolean =
      before !== null && stack !== null && Math.abs(stack.middle - before.middle) <= SAME_LINE * stack.size;
    const goesOn = near && step >= LEAST_STEP && step <= furthest;
    if (stack !== null && stack.glyphs.length > 0) {
      if (goesOn) runs.at(-1)?.push(stack);
      else runs.push([stack]);
    } else if (!goesOn && stack !== null) runs.push([]);
    before = stack;
  }
  return runs.filter((run) => run.length > 0);
}

function downwards({ glyphs, middle, top, size }: Stack): [Glyph, Glyph][] {
  const step = size / glyphs.length;
  return glyphs.map((glyph, index) => [
    glyph,
    { ...glyph, x: middle - BASELINE * size, y: top + index * step, angle: 90, advance: step },
  ]);
}
