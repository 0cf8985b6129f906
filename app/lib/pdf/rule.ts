import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { apply, numberOf } from '#app/lib/pdf/matrix.ts';
import type { Matrix, Point } from '#app/lib/pdf/matrix.ts';

/** A straight line that is drawn on the page. */
export interface Rule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

const STROKES: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const FILLS: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill]);
/** A filled shape that is thinner than this is a line, as browsers draw borders. */
const THIN = 3;

/** The straight lines of one painted path. */
export function rulesOf(args: readonly unknown[], ctm: Matrix): Rule[] {
  const paint = numberOf(args[0]);
  const path: unknown = Array.isArray(args[1]) ? args[1][0] : undefined;
  if (!(path instanceof Float32Array) || (!STROKES.has(paint) && !FILLS.has(paint))) return [];
  const found: Rule[] = [];
  for (const points of subpathsOf(path, ctm)) {
    if (STROKES.has(paint)) {
      points.forEach(([x2, y2], index) => {
        const before = points[index - 1];
        if (before !== undefined) found.push({ x1: before[0], y1: before[1], x2, y2 });
      });
      continue;
    }
    const { left, right, top, bottom } = extentOf(points);
    if (Math.min(right - left, bottom - top) > THIN) continue;
    const flat = right - left >= bottom - top;
    const [midX, midY] = [(left + right) / 2, (top + bottom) / 2];
    found.push(flat ? { x1: left, y1: midY, x2: right, y2: midY } : { x1: midX, y1: top, x2: midX, y2: bottom });
  }
  return found;
}

function extentOf(points: readonly Point[]): { left: number; right: number; top: number; bottom: number } {
  const extent = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    extent.left = Math.min(extent.left, x);
    extent.right = Math.max(extent.right, x);
    extent.top = Math.min(extent.top, y);
    extent.bottom = Math.max(extent.bottom, y);
  }
  return extent;
}

/** Corners of each part of a path; a curve counts by its end only. */
function subpathsOf(path: Float32Array, ctm: Matrix): Point[][] {
  const ARGUMENTS = [2, 2, 6, 4, 0];
  const parts: Point[][] = [];
  let part: Point[] = [];
  for (let i = 0; i < path.length;) {
    const kind = path[i] ?? 0;
    const count = ARGUMENTS[kind] ?? path.length;
    if (kind === 0 && part.length > 0) {
      parts.push(part);
      part = [];
    }
    const first = part[0];
    if (count >= 2) part.push(apply(ctm, path[i + count - 1] ?? 0, path[i + count] ?? 0));
    else if (first !== undefined) part.push(first);
    i += count + 1;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
