/**
 * 率. Always the two whole numbers, never their quotient: a rate with
 * denominator 0 is not measurable, which is neither 0 % nor 100 %.
 */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

/** What is shown in place of a rate that cannot be measured. */
export const NOT_MEASURABLE = '－';

/** Builds a rate; the two must be whole numbers with 0 ≤ numerator ≤ denominator. */
export function rate(numerator: number, denominator: number): Rate {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) {
    throw new Error(`a rate needs whole numbers, not ${numerator}/${denominator}`);
  }
  if (numerator < 0 || numerator > denominator) {
    throw new Error(`a rate lies between 0 and 1, not ${numerator}/${denominator}`);
  }
  return { numerator, denominator };
}

/** False when the denominator is 0. */
export function isMeasurable(value: Rate): boolean {
  return value.denominator > 0;
}

/**
 * Tenths of a percent, cut and never rounded, so that no figure reaches a threshold that its rate does not; null when
 * not measurable.
 */
export function permille(value: Rate): number | null {
  if (!isMeasurable(value)) return null;
  return Math.floor((1000 * value.numerator) / value.denominator);
}

/** `83.3`, cut to one decimal; null when not measurable. For display only: never compute with it. */
export function percentText(value: Rate): string | null {
  const tenths = permille(value);
  if (tenths === null) return null;
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** `83.3%`; `0.1%未満` where something is there that cutting would print as nothing; `－` when not measurable. */
export function formatRate(value: Rate): string {
  const text = percentText(value);
  if (text === null) return NOT_MEASURABLE;
  return value.numerator > 0 && permille(value) === 0 ? '0.1%未満' : `${text}%`;
}

/** Exact comparison with a whole percentage; null when not measurable. */
export function reaches(value: Rate, percent: number): boolean | null {
  if (!isMeasurable(value)) return null;
  return value.numerator * 100 >= percent * value.denominator;
}

/** Exact order of two measurable rates: negative when `a` is lower. Not measurable ones are refused. */
export function compareRates(a: Rate, b: Rate): number {
  if (!isMeasurable(a) || !isMeasurable(b)) throw new Error('a rate that is not measurable has no order');
  return a.numerator * b.denominator - b.numerator * a.denominator;
}
