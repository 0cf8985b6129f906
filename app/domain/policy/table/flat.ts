import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import { readMarker } from '#app/domain/policy/marker/marker.ts';
import { displayWidth } from '#app/domain/policy/source/source-line.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';
import type { TableBlock } from '#app/domain/policy/table/block.ts';

/** Words that name columns. */
const HEAD_WORD =
  /区分|分類|役割|役職|職名|職務|担当|該当者|責任者|責務|権限|内容|取扱|基準|項目|名称|種別|種類|対象|備考|手続|重要度|部署|所属|部局|課名|期間|期限|方法|レベル|番号|情報資産|説明|組織|構成|氏名|頻度|時期|場所|条件|措置|対策|脅威|用語|定義|意味|制限|評価|影響|委員|体制|連絡先|系統|実施事項|作業|業務|遵守事項|(?:や|す)ること|義務|媒体|例$/u;
const MAX_HEAD_LENGTH = 9;
const MAX_CELL_WIDTH = 44;
const MAX_COLUMNS = 6;
const MIN_NAMED = 2;
const MIN_ROWS = 2;
/** With fewer cells that fill no whole rows nothing speaks for a table. */
const MIN_CELLS = 5;
const LONE_DIGITS = /^[0-9０-９]{1,2}$/u;
const OPEN_END = /(?:[、，､（(「をはがに]|から|より|及び|又は)$/u;
/** The sentence before a table announces it. */
const ANNOUNCES = /(?:表|次のとおり|以下のとおり|下記のとおり|次の通り|以下の通り)[^。]{0,30}。$/u;

/** １セル１行に崩れた表. The table whose cells stand in a line of their own each, from line `first`. */
export function flattenedAt(lines: readonly SourceLine[], first: number): TableBlock | null {
  const before = lines[first - 1];
  if (before === undefined || !isHeadWord(lines[first]) || !isHeadWord(lines[first + 1])) return null;
  const announced = ANNOUNCES.test(before.text);
  if (!announced && !isShortHeading(before.text)) return null;
  const cells = cellsFrom(lines, first);
  const columns = columnsOf(cells, lines);
  if (columns !== null) return blockOf(lines, cells, columns, false);
  return cells.length < MIN_CELLS ? null : blockOf(lines, cells, 1, true);
}

function isHeadWord(line: SourceLine | undefined): boolean {
  return (
    line !== undefined &&
    line.cells === null &&
    line.text.length <= MAX_HEAD_LENGTH &&
    HEAD_WORD.test(line.text) &&
    readMarker(line.text) === null &&
    !endsSentence(line.text)
  );
}

function isShortHeading(text: string): boolean {
  return (
    readMarker(text) !== null && displayWidth(text) <= MAX_CELL_WIDTH && !endsSentence(text) && !OPEN_END.test(text)
  );
}

/** The lines of each cell, up to the first line that may be none; page numbers are left out. */
function cellsFrom(lines: readonly SourceLine[], first: number): number[][] {
  const found: number[] = [];
  for (let at = first; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || !isCell(line)) break;
    found.push(at);
  }
  const digits = found.filter((at) => LONE_DIGITS.test(lines[at]?.text ?? ''));
  const kept = keysRow(digits) ? found : found.filter((at) => !LONE_DIGITS.test(lines[at]?.text ?? ''));
  const cells: number[][] = [];
  for (const at of kept) {
    const last = cells.at(-1);
    // Bullets in a row stand in one cell.
    if (last !== undefined && isBullet(lines[at]) && isBullet(lines[last[0] ?? at])) last.push(at);
    else cells.push([at]);
  }
  return cells;
}

function isBullet(line: SourceLine | undefined): boolean {
  return readMarker(line?.text ?? '')?.style.startsWith('bullet-') === true;
}

/** The keys of rows stand equally far apart; the numbers of pages far from each other. */
function keysRow(digits: readonly number[]): boolean {
  const steps = new Set(digits.slice(1).map((at, index) => at - (digits[index] ?? at)));
  const [step = 0] = steps;
  return steps.size === 1 && step > 1 && step <= MAX_COLUMNS;
}

function isCell({ text, cells }: SourceLine): boolean {
  if (cells !== null || text.includes('\t') || endsSentence(text) || OPEN_END.test(text)) return false;
  if (displayWidth(text) > MAX_CELL_WIDTH) return false;
  const marker = readMarker(text);
  return LONE_DIGITS.test(text) || marker === null || marker.style.startsWith('bullet-');
}

/** How many columns the cells fill, as far as the names of the columns and the number of cells tell. */
function columnsOf(cells: readonly (readonly number[])[], lines: readonly SourceLine[]): number | null {
  const named = cells.findIndex(([at = 0]) => !isHeadWord(lines[at]));
  const likely = named < 0 ? cells.length : named;
  const choices = Array.from({ length: MAX_COLUMNS - MIN_NAMED + 1 }, (_, index) => index + MIN_NAMED);
  choices.sort((a, b) => Math.abs(a - likely) - Math.abs(b - likely));
  return choices.find((count) => cells.length % count === 0 && cells.length / count >= MIN_ROWS) ?? null;
}

function blockOf(
  lines: readonly SourceLine[],
  cells: readonly (readonly number[])[],
  columns: number,
  unsure: boolean,
): TableBlock {
  const rows = new Map<number, string>();
  const wordsOf = (cell: readonly number[]): string => cell.map((at) => lines[at]?.text ?? '').join('');
  for (const [index, cell] of cells.entries()) {
    for (const at of cell) rows.set(at, '');
    if (index % columns === 0)
      rows.set(
        cell[0] ?? 0,
        cells
          .slice(index, index + columns)
          .map(wordsOf)
          .join(' '),
      );
  }
  return { first: cells[0]?.[0] ?? 0, end: (cells.at(-1)?.at(-1) ?? 0) + 1, rows, unsure };
}
