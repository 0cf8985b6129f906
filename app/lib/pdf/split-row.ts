import { rowText } from '#app/lib/pdf/page-line.ts';
import type { PageLine } from '#app/lib/pdf/page-line.ts';

/** Cells of one column begin within this many points of each other. */
const SAME_COLUMN = 3;
/** Lines that a page's header or footer may have between the halves of a row. */
const MARGIN_LINES = 4;

/** 行の続き. Brings a table row that the end of a page cuts in two back together, on the page where it begins. */
export function joinSplitRows(pages: readonly (readonly PageLine[])[]): (readonly PageLine[])[] {
  const joined = pages.map((lines) => [...lines]);
  let before: PageLine[] | undefined;
  for (const lines of joined) {
    const begins = before?.findLastIndex(({ row }) => row !== undefined) ?? -1;
    const goesOn = lines.findIndex(({ row }) => row !== undefined);
    const whole =
      before === undefined || before.length - begins > MARGIN_LINES || goesOn > MARGIN_LINES
        ? null
        : wholeRow(before[begins], lines[goesOn]);
    if (before !== undefined && whole !== null) {
      before[begins] = whole;
      lines.splice(goesOn, 1);
      // A row may be longer than a page: then it goes on with the next.
      if (lines.length <= MARGIN_LINES && lines.every(({ row }) => row === undefined)) continue;
    }
    before = lines;
  }
  return joined;
}

/** Both halves as one row, null when the second begins a row of its own. */
function wholeRow(first: PageLine | undefined, second: PageLine | undefined): PageLine | null {
  const [one, other] = [first?.row, second?.row];
  if (one === undefined || other === undefined || one.cells.length !== other.cells.length) return null;
  if (one.lefts.some((left, i) => Math.abs(left - (other.lefts[i] ?? 0)) > SAME_COLUMN)) return null;
  // The first cell is the short one: a row that has it begins here.
  if (other.cells[0]?.text !== '') return null;
  const cut = one.openBottom && other.openTop;
  if (!cut && other.cells.some(({ text }, i) => text !== '' && one.cells[i]?.full !== true)) return null;
  const cells = one.cells.map(({ text, full }, i) => {
    const rest = other.cells[i];
    return rest === undefined || rest.text === ''
      ? { text, full }
      : { text: text + (text === '' || full ? '' : ' ') + rest.text, full: rest.full };
  });
  return { text: rowText(cells), row: { cells, lefts: one.lefts, openTop: one.openTop, openBottom: other.openBottom } };
}
