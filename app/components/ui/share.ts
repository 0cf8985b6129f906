/** Part of a whole as an SVG length, short enough for markup; nothing of nothing. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '0%' : `${Number(((part / whole) * 100).toFixed(4))}%`;
}
