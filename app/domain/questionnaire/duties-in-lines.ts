import { isRowOfNames } from '#app/domain/policy/acts-of-rows.ts';
import type { Clause, Span } from '#app/domain/policy/clause.ts';
import type { NamedPlace } from '#app/domain/policy/first-places.ts';
import { cutAt } from '#app/domain/policy/table/cells.ts';
import { isNamedAct, smellsOfDuty } from '#app/domain/policy/wording/duty-smell.ts';
import { plainRolesAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { withoutSpaces } from '#app/domain/shared/without-spaces.ts';

/** Between the cells of a row that was read as text; white space alone sets words apart as well. */
const CELL_GAP = /\t|\s[|｜│┃]\s?|[|｜│┃]\s/u;
/** 「毎月」 above what is to be done in it. */
const ONLY_WHEN =
  /^[【〔［[<＜(（■◆●]?(?:毎[日週月年朝晩]|[日週月年]次|年間|月間|週間|随時|年度[初末]め?|[0-9０-９]{1,2}月|上半期|下半期)[】〕］\]>＞)）]?$/u;

/** Words that say only when something is done. */
export function tellsOnlyWhen(words: string): boolean {
  return ONLY_WHEN.test(words.trim());
}

/**
 * 文中の表の行. Of a clause that nothing asks about and whose lines are rows of a table, what each row tells; null where
 * no line is a row.
 */
export function actsInLines({ spans }: Pick<Clause, 'spans'>, source: string): readonly NamedPlace[] | null {
  let hasRows = false;
  const told = spans.flatMap((at): NamedPlace[] => {
    const line = source.slice(...at);
    const cells = cutAt(CELL_GAP, line).filter((cell) => /\p{L}{2}/u.test(cell));
    if (cells.length < MIN_CELLS || !CELL_GAP.test(line.trim())) return [];
    hasRows = true;
    if (isRowOfNames(line)) return [];
    const acts = cells.filter((cell) => isNamedAct(cell) || smellsOfDuty(cell));
    const [longest = ''] = cells.filter((cell) => !isShort(cell)).sort((one, other) => other.length - one.length);
    const words = acts.length > 0 ? acts : longest === '' ? [] : [longest];
    return words.map((one) => ({ at, words: one }));
  });
  return hasRows ? told : null;
}

const MIN_CELLS = 2;
const SHORT = 5;

function isShort(cell: string): boolean {
  return cell.length < SHORT || tellsOnlyWhen(cell) || plainRolesAtEnd(cell).length > 0;
}

/** The lines in which words of a clause stand; its first line where they were put otherwise. */
export function placesOf(words: readonly string[], { spans }: Pick<Clause, 'spans'>, source: string): NamedPlace[] {
  const first: Span = spans[0] ?? [0, 0];
  if (words.length === 0 || spans.length < 2) return words.map((one) => ({ at: first, words: one }));
  const starts: number[] = [];
  let text = '';
  for (const [from, to] of spans) {
    starts.push(text.length);
    text += withoutSpaces(source.slice(from, to));
  }
  let [cursor, line, misses] = [0, 0, 0];
  return words.map((one): NamedPlace => {
    const begin = withoutSpaces(one.slice(0, LOOKED_FOR * 2)).slice(0, LOOKED_FOR);
    let found = misses < MOST_MISSES ? text.indexOf(begin, cursor) : -1;
    if (found < 0 && misses < MOST_MISSES) {
      misses += 1;
      line = 0;
      found = text.indexOf(begin);
    }
    if (found < 0) return { at: first, words: one };
    cursor = found;
    while ((starts[line + 1] ?? Infinity) <= found) line += 1;
    return { at: spans[line] ?? first, words: one };
  });
}

const LOOKED_FOR = 8;
const MOST_MISSES = 8;
