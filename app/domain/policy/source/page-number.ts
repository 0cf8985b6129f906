import type { ReadingWarning } from '#app/domain/policy/clause.ts';
import type { Furniture } from '#app/domain/policy/source/furniture.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

const LONE_DIGITS = /^[0-9０-９]{1,3}$/u;
/** No page has so few lines. */
const MAX_BETWEEN = 8;

/** Lone numbers that stand close together and fall, or stand closer than pages do, may be the keys of a table. */
export function warnOfPageNumbers(
  lines: readonly SourceLine[],
  furniture: ReadonlyMap<number, Furniture>,
): ReadingWarning[] {
  const numbers = lines.flatMap((line, at) =>
    furniture.get(at) === 'page_number' && LONE_DIGITS.test(line.text)
      ? [{ at, line, value: Number(line.text.normalize('NFKC')) }]
      : [],
  );
  const warnings: ReadingWarning[] = [];
  numbers.forEach(({ at, line, value }, index) => {
    const [before, next] = [numbers[index - 1], numbers[index + 1]];
    const falls = next !== undefined && next.at - at <= MAX_BETWEEN && next.value < value;
    const fell = before !== undefined && at - before.at <= MAX_BETWEEN && before.value > value;
    const crowded = before !== undefined && next !== undefined && next.at - before.at <= MAX_BETWEEN;
    if (!falls && !fell && !crowded) return;
    const message = `「${line.text}」はページ番号とみて除きましたが、表の行の番号かもしれません。`;
    warnings.push({ at: [line.from, line.to], code: 'table_unsure', message });
  });
  return warnings;
}
