import type { SourceLine } from '#app/domain/policy/source/source-line.ts';
import { isHeadCell, RowText } from '#app/domain/policy/table/block.ts';
import type { TableBlock } from '#app/domain/policy/table/block.ts';

/** A rule between rows, drawn with dashes, bars and corners. */
const RULE = /^(?=.*[-=\u2500-\u257f]{2})[|｜\s:=+\-\u2500-\u257f]{3,}$/u;
const CLOSING_RULE = /^[└┗╚]/u;
/** `a | b` in a table whose rows have no bars around them. */
const INNER_BAR = /\s[|｜]\s/u;

/** 罫線の表. The table whose bars begin at line `first`, null when none does. */
export function gridAt(lines: readonly SourceLine[], first: number): TableBlock | null {
  return barredAt(lines, first) ?? openBarredAt(lines, first);
}

function barredAt(lines: readonly SourceLine[], first: number): TableBlock | null {
  if ((lines[first]?.cells ?? null) === null) return null;
  const groups: number[][] = [[]];
  let end = first;
  let at = first;
  for (; ; at += 1) {
    const line = lines[at];
    if (line === undefined || (line.cells !== null && at > first && opensNext(lines, at, groups))) break;
    if (line.cells !== null) {
      groups.at(-1)?.push(at);
      end = at + 1;
    } else if (!RULE.test(line.text)) break;
    else {
      if ((groups.at(-1) ?? []).length > 0) groups.push([]);
      if (CLOSING_RULE.test(line.text)) break;
    }
  }
  const filled = groups.filter((group) => group.length > 0);
  const count = filled.reduce((sum, group) => sum + group.length, 0);
  const columns = lines[first]?.cells?.length ?? 0;
  if (count < 2 && columns < 2) return null;
  return { first, end, rows: rowsOf(lines, filled), unsure: false };
}

/** The row above a rule of dashes names the columns of a further table. */
function opensNext(lines: readonly SourceLine[], at: number, groups: readonly (readonly number[])[]): boolean {
  const cells = lines[at]?.cells ?? [];
  const isMarkdown = /^[|\s:-]+$/u.test(lines[at + 1]?.text ?? '');
  const hadRule = groups.length > 1;
  return isMarkdown && hadRule && cells.length > 1 && cells.every((cell) => isHeadCell(cell));
}

function rowsOf(lines: readonly SourceLine[], groups: readonly (readonly number[])[]): Map<number, string> {
  const rows = new Map<number, string>();
  // With a rule between all rows, the lines between two rules are one row.
  const isRuled = groups.length > 2;
  for (const group of groups) {
    let row = new RowText();
    let start = group[0] ?? 0;
    for (const at of group) {
      const cells = lines[at]?.cells ?? [];
      if (at !== group[0] && !isRuled && cells[0] !== '') {
        rows.set(start, row.toString());
        row = new RowText();
        start = at;
      }
      if (at !== start) rows.set(at, '');
      for (const [column, cell] of cells.entries()) row.add(column, cell);
    }
    rows.set(start, row.toString());
  }
  return rows;
}

function openBarredAt(lines: readonly SourceLine[], first: number): TableBlock | null {
  const [head, rule] = [lines[first], lines[first + 1]];
  if (
    head === undefined ||
    rule === undefined ||
    !INNER_BAR.test(head.text) ||
    !rule.text.includes('|') ||
    !RULE.test(rule.text)
  )
    return null;
  const rows = new Map<number, string>();
  let end = first;
  for (let at = first; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? '';
    if (at === first + 1) continue;
    if (!INNER_BAR.test(text)) break;
    rows.set(
      at,
      text
        .split(/[|｜]/u)
        .map((cell) => cell.trim())
        .join(' ')
        .trim(),
    );
    end = at + 1;
  }
  return rows.size < 2 ? null : { first, end, rows, unsure: false };
}
