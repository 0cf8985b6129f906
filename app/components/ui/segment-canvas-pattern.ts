import { SEGMENT_LOOKS } from '#app/components/ui/segment-tone.ts';
import type { SegmentPattern, SegmentTone } from '#app/components/ui/segment-tone.ts';

const SIZE = 8;

const LINES: Readonly<Record<SegmentPattern, readonly (readonly [number, number, number, number])[]>> = {
  solid: [],
  none: [],
  diagonal: [
    [-2, 10, 10, -2],
    [-2, 2, 2, -2],
    [6, 10, 10, 6],
  ],
  cross: [
    [0, 0, SIZE, SIZE],
    [SIZE, 0, 0, SIZE],
  ],
  dots: [
    [2, 2, 3.5, 2],
    [6, 6, 7.5, 6],
  ],
  vertical: [
    [2, 0, 2, SIZE],
    [6, 0, 6, SIZE],
  ],
  horizontal: [
    [0, 2, SIZE, 2],
    [0, 6, SIZE, 6],
  ],
  rising: [
    [-2, 6, 2, 10],
    [-2, -2, 10, 10],
    [6, -2, 10, 2],
  ],
};

/** The same pattern on a canvas as {@link SEGMENT_LOOKS} gives to SVG; the ground alone where none can be made. */
export function canvasPattern(tone: SegmentTone, token: (name: string) => string): CanvasPattern | string {
  const look = SEGMENT_LOOKS[tone];
  const ground = token(look.ground);
  const tile = document.createElement('canvas');
  tile.width = SIZE;
  tile.height = SIZE;
  const context = tile.getContext('2d');
  if (context === null) return ground;
  context.fillStyle = ground;
  context.fillRect(0, 0, SIZE, SIZE);
  context.strokeStyle = token(look.ink);
  context.lineWidth = 1.5;
  for (const [fromX, fromY, toX, toY] of LINES[look.pattern]) {
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.stroke();
  }
  return context.createPattern(tile, 'repeat') ?? ground;
}
