import type { Span } from '#app/domain/policy/clause.ts';
import type { NamedPlace } from '#app/domain/policy/first-places.ts';
import { cellsOfRow, cutAt } from '#app/domain/policy/table/cells.ts';
import { namesPeople } from '#app/domain/policy/table/named-column.ts';
import { plainRolesAtEnd } from '#app/domain/policy/wording/joined-actors.ts';

interface Head {
  readonly gap: RegExp;
  readonly count: number;
  /** The first column that an office names. */
  readonly people: number;
}

/** 「◎」, 「○（主）」, 「主」, and of whoever has nothing to do with it 「-」 or nothing. */
const MARK =
  /^(?:[◎○〇◯●△▲☆★✓✔☑レ×✕－ー―—–-]|主担?当?|副担?当?|正|協力?|[ＲＡＣＩRACI])?(?:[（(][^（）()]{1,6}[）)])?$/u;
const BINDS = /^(?:[◎○〇◯●△▲☆★✓✔☑レ]|主|副|正|協|[ＲＡRA])/u;
/** Offices as the head of a table prints them; of some the short names are no roles elsewhere. */
const OFFICE = /(?:長|員|者|課|係|室|班|部|局|所|館|担当|主査|主任|主事|主幹|委員会|業者|ベンダー?|CSIRT|CISO|CIO)$/u;
const LONGEST_HEAD = 200;
const MIN_OFFICES = 2;

/**
 * 役割分担表の行. Of tables whose head names offices and whose cells hold only signs, what each row names: 「基本方針の承認」
 * before ◎ and ○.
 */
export function actsOfMatrix(lines: readonly Span[], source: string): readonly NamedPlace[] {
  const found: NamedPlace[] = [];
  let head: Head | null = null;
  for (const at of lines) {
    const line = source.slice(...at);
    const named = headOf(line);
    if (named !== null) head = named;
    else if (head !== null) {
      const words = actOf(line, head);
      if (words === null) head = null;
      else if (words !== '') found.push({ at, words });
    }
  }
  return found;
}

function headOf(line: string): Head | null {
  if (line.length > LONGEST_HEAD) return null;
  const row = cellsOfRow(line);
  if (row === null) return null;
  const people = row.cells.findIndex((cell, at) => at > 0 && isOffice(cell));
  if (people < 0 || row.cells.length - people < MIN_OFFICES) return null;
  const offices = row.cells.slice(people).filter(isOffice).length;
  return offices >= Math.max(MIN_OFFICES, (row.cells.length - people) / 2)
    ? { gap: row.gap, count: row.cells.length, people }
    : null;
}

function isOffice(cell: string): boolean {
  return OFFICE.test(cell) || namesPeople(cell) || plainRolesAtEnd(cell).length > 0;
}

/** What stands before the signs of a row; '' where they bind nobody, null for a line that is no row of the table. */
function actOf(line: string, { gap, count, people }: Head): string | null {
  const cells = cutAt(gap, line);
  if (cells.length > count || cells.length <= people) return RULE.test(line) ? '' : null;
  const signs = cells.slice(people);
  if (!signs.every((cell) => MARK.test(cell))) return RULE.test(line) ? '' : null;
  const words = cells.slice(0, people).findLast((cell) => /\p{L}{2}/u.test(cell)) ?? '';
  return signs.some((cell) => BINDS.test(cell)) ? words : '';
}

const RULE = /^[\s|｜:+=\-─━┼├┤┌┐└┘┬┴│]*$/u;
