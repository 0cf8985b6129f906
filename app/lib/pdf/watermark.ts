import { linesOf, place, plain } from '#app/lib/pdf/line.ts';
import type { Glyph } from '#app/lib/pdf/page-content.ts';

/** Lines of a skewed scan lean less than this, in degrees. */
const SKEW = 10;
/** Characters this much larger than the usual ones, with others printed over them, are no heading. */
const LARGE = 3;
/** Others printed over one such character. */
const OVERPRINTED = 2;

/** 透かし. Takes out what is printed aslant, or large under the text, and hands back its words. */
export function takeWatermarks(
  glyphs: readonly Glyph[],
  main: number,
): { readonly text: readonly Glyph[]; readonly watermarks: readonly string[] } {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  const sizes = inked.map(({ size }) => size).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const large = inked.filter(
    (glyph) => glyph.size >= LARGE * usual && glyph.angle === main && isPrintedOver(glyph, inked),
  );
  const marks = new Set([...glyphs.filter(({ angle }) => isAslant(angle - main)), ...large]);
  if (marks.size === 0) return { text: glyphs, watermarks: [] };
  const angles = [...new Set([...marks].map(({ angle }) => angle))];
  const lines = angles.flatMap((angle) =>
    linesOf([...marks].filter((mark) => mark.angle === angle).map((mark) => place(mark, angle))),
  );
  return {
    text: glyphs.filter((glyph) => !marks.has(glyph)),
    watermarks: lines.map(({ segments }) => plain(segments)),
  };
}

function isAslant(degrees: number): boolean {
  const turned = ((degrees % 90) + 90) % 90;
  return turned > SKEW && turned < 90 - SKEW;
}

function isPrintedOver(mark: Glyph, inked: readonly Glyph[]): boolean {
  const { u, v } = place(mark, mark.angle);
  const over = inked.filter((glyph) => {
    if (glyph.size * LARGE > mark.size) return false;
    const other = place(glyph, mark.angle);
    return other.u > u && other.u < u + mark.advance && other.v < v && other.v > v - mark.size * 0.8;
  });
  return over.length >= OVERPRINTED;
}
