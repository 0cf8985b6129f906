import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { apply, argumentsOf, IDENTITY, matrixOf, multiply, numberOf } from '#app/lib/pdf/matrix.ts';
import type { Matrix, Point } from '#app/lib/pdf/matrix.ts';
import { rulesOf } from '#app/lib/pdf/rule.ts';
import type { Rule } from '#app/lib/pdf/rule.ts';

/** A printed character: where it stands and how far the next one is. The y axis points down. */
export interface Glyph {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Where reading goes on, in degrees clockwise: 0 to the right, 90 down. */
  readonly angle: number;
  readonly advance: number;
  readonly size: number;
  /** True in a text layer that is not printed, as character recognition lays over a scan. */
  readonly hidden: boolean;
}

export interface PageContent {
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
}

/** What text needs to know of a font. */
export interface FontMeasure {
  readonly vertical: boolean;
  /** Width unit of the font in ems. */
  readonly unit: number;
}

/** pdfjs hands out operators and their arguments untyped. */
export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

interface State {
  readonly ctm: Matrix;
  readonly font: string;
  readonly fontSize: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly scale: number;
  readonly leading: number;
  readonly rise: number;
  readonly mode: number;
}

const INVISIBLE_MODES = new Set([3, 7]);
/** Lines within this many degrees of a right angle are meant to be straight. */
const SNAP = 3;

/** The fonts that the page's text is set in. */
export function fontNames({ fnArray, argsArray }: Operators): Set<string> {
  const names = new Set<string>();
  fnArray.forEach((operator, index) => {
    const args = argsArray[index];
    if (operator === OPS.setFont) names.add(String(argumentsOf(args)[0]));
    if (operator === OPS.setGState) for (const [font] of fontsOfState(argumentsOf(args)[0])) names.add(font);
  });
  return names;
}

/** Follows the operators of a page and notes each character and each straight line with its place. */
export function readPageContent(
  operators: Operators,
  view: Matrix,
  fontOf: (name: string) => FontMeasure,
): PageContent {
  const glyphs: Glyph[] = [];
  const rules: Rule[] = [];
  const stack: State[] = [];
  let state: State = {
    ctm: view,
    font: '',
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
  let textMatrix = IDENTITY;
  let [x, y, lineX, lineY] = [0, 0, 0, 0];

  const set = (change: Partial<State>): void => {
    state = { ...state, ...change };
  };
  const moveText = (dx: number, dy: number): void => {
    lineX += dx;
    lineY += dy;
    [x, y] = [lineX, lineY];
  };
  const showText = (shown: unknown): void => {
    if (!Array.isArray(shown)) return;
    const font = fontOf(state.font);
    for (const one of shown) {
      if (typeof one === 'number') {
        if (font.vertical) y -= (one / 1000) * state.fontSize;
        else x -= (one / 1000) * state.fontSize * state.scale;
        continue;
      }
      const glyph = glyphOf(one);
      if (glyph === null) continue;
      const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0);
      const em = font.unit * state.fontSize;
      const ink: Point = font.vertical ? [0, (glyph.down ?? -1000) * em] : [glyph.width * em * state.scale, 0];
      const [dx, dy]: Point = font.vertical ? [0, ink[1] + spacing] : [ink[0] + spacing * state.scale, 0];
      glyphs.push(placed(glyph.unicode, multiply(state.ctm, textMatrix), [x, y + state.rise], ink, state));
      x += dx;
      y += dy;
    }
  };

  operators.fnArray.forEach((operator, index) => {
    const args = argumentsOf(operators.argsArray[index]);
    switch (operator) {
      case OPS.save:
        stack.push(state);
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        state = stack.pop() ?? state;
        break;
      case OPS.paintFormXObjectBegin:
        stack.push(state);
        set({ ctm: multiply(state.ctm, matrixOf(args[0])) });
        break;
      case OPS.transform:
        set({ ctm: multiply(state.ctm, matrixOf(args)) });
        break;
      case OPS.beginText:
        textMatrix = IDENTITY;
        [x, y, lineX, lineY] = [0, 0, 0, 0];
        break;
      case OPS.setTextMatrix:
        textMatrix = matrixOf(args[0]);
        [x, y, lineX, lineY] = [0, 0, 0, 0];
        break;
      case OPS.setFont:
        set({ font: String(args[0]), fontSize: numberOf(args[1]) });
        break;
      case OPS.setGState:
        for (const [font, size] of fontsOfState(args[0])) set({ font, fontSize: size });
        break;
      case OPS.setCharSpacing:
        set({ charSpacing: numberOf(args[0]) });
        break;
      case OPS.setWordSpacing:
        set({ wordSpacing: numberOf(args[0]) });
        break;
      case OPS.setHScale:
        set({ scale: numberOf(args[0]) / 100 });
        break;
      case OPS.setLeading:
        set({ leading: -numberOf(args[0]) });
        break;
      case OPS.setTextRise:
        set({ rise: numberOf(args[0]) });
        break;
      case OPS.setTextRenderingMode:
        set({ mode: numberOf(args[0]) });
        break;
      case OPS.moveText:
        moveText(numberOf(args[0]), numberOf(args[1]));
        break;
      case OPS.setLeadingMoveText:
        set({ leading: numberOf(args[1]) });
        moveText(numberOf(args[0]), numberOf(args[1]));
        break;
      case OPS.nextLine:
        moveText(0, state.leading);
        break;
      case OPS.showText:
        showText(args[0]);
        break;
      case OPS.constructPath:
        for (const rule of rulesOf(args, state.ctm)) rules.push(rule);
        break;
    }
  });
  return { glyphs, rules };
}

function placed(text: string, matrix: Matrix, at: Point, ink: Point, state: State): Glyph {
  const [x, y] = apply(matrix, at[0], at[1]);
  const [endX, endY] = apply(matrix, at[0] + ink[0], at[1] + ink[1]);
  // A character without width still has a direction: that of its line.
  const [toX, toY] = ink[0] === 0 && ink[1] === 0 ? apply(matrix, at[0] + 1, at[1]) : [endX, endY];
  const vertical = ink[1] !== 0;
  const size = Math.abs(state.fontSize) * Math.hypot(matrix[2], matrix[3]);
  const angle = snap((Math.atan2(toY - y, toX - x) * 180) / Math.PI);
  return {
    text,
    // Vertical writing is placed by the middle of its column, other text by its baseline.
    x: vertical ? x - BASELINE * size : x,
    y,
    angle,
    advance: Math.hypot(endX - x, endY - y),
    size,
    hidden: INVISIBLE_MODES.has(state.mode),
  };
}

/** How far below its middle a character's baseline stands, in ems. */
const BASELINE = 0.38;

function snap(degrees: number): number {
  const turned = (Math.round(degrees) + 360) % 360;
  const right = Math.round(turned / 90) * 90;
  return Math.abs(turned - right) <= SNAP ? right % 360 : turned;
}

interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  /** Step downwards of vertical writing, in the font's units; negative. */
  readonly down: number | null;
}

function glyphOf(value: unknown): ShownGlyph | null {
  if (typeof value !== 'object' || value === null || !('unicode' in value)) return null;
  const metric = 'vmetric' in value && Array.isArray(value.vmetric) ? numberOf(value.vmetric[0]) : 0;
  return {
    unicode: typeof value.unicode === 'string' ? value.unicode : '',
    width: 'width' in value ? numberOf(value.width) : 0,
    isSpace: 'isSpace' in value && value.isSpace === true,
    down: metric < 0 ? metric : null,
  };
}

/** A graphics state may set the font too. */
function fontsOfState(value: unknown): (readonly [font: string, size: number])[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => {
    const font: unknown = Array.isArray(entry) && entry[0] === 'Font' ? entry[1] : undefined;
    return Array.isArray(font) ? [[String(font[0]), numberOf(font[1])] as const] : [];
  });
}
