import type { LinkedFigure } from '#app/services/report/figures.loader.server.ts';

/** Counts as they are; points with their halves. */
function numberWords(value: number, scale: number): string {
  return scale === 1 ? String(value) : `${value / scale}点`;
}

/** The two numbers of a rate as they are printed. */
export function numeratorWords({ rate, scale }: Pick<LinkedFigure, 'rate' | 'scale'>): string {
  return numberWords(rate.numerator, scale);
}

export function denominatorWords({ rate, scale }: Pick<LinkedFigure, 'rate' | 'scale'>): string {
  return numberWords(rate.denominator, scale);
}
