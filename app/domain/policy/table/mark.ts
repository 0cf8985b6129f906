import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import { readMarker } from '#app/domain/policy/marker/marker.ts';
import { displayWidth } from '#app/domain/policy/source/source-line.ts';
import type { SourceLine, TableMark } from '#app/domain/policy/source/source-line.ts';
import type { TableBlock } from '#app/domain/policy/table/block.ts';
import { columnsAt } from '#app/domain/policy/table/columns.ts';
import { flattenedAt } from '#app/domain/policy/table/flat.ts';
import { gridAt } from '#app/domain/policy/table/grid.ts';

/**
 * Marks the lines of each table whose shape shows: by bars, by columns, by the run of its cells; of `ruled` tables only
 * those with bars, or with columns of which none begins with numbers.
 */
export function markTables(lines: readonly SourceLine[], which: 'likely' | 'ruled' = 'likely'): readonly SourceLine[] {
  const marks = new Map<number, TableMark>();
  for (let at = 0; at < lines.length;) {
    const block = gridAt(lines, at) ?? (which === 'ruled' ? unnumberedColumns(lines, at) : likelyAt(lines, at));
    if (block === null) {
      at += 1;
      continue;
    }
    markBlock(block, lines, marks);
    at = block.end;
  }
  return marks.size === 0 ? lines : lines.map((line, at) => ({ ...line, table: marks.get(at) ?? null }));
}

function likelyAt(lines: readonly SourceLine[], at: number): TableBlock | null {
  return columnsAt(lines, at) ?? flattenedAt(lines, at);
}

function unnumberedColumns(lines: readonly SourceLine[], at: number): TableBlock | null {
  const block = columnsAt(lines, at);
  if (block === null) return null;
  for (let row = block.first; row < block.end; row += 1) {
    const marker = readMarker(lines[row]?.text ?? '');
    if (marker !== null && !marker.style.startsWith('bullet-')) return null;
  }
  return block;
}

function markBlock(
  { first, rows, unsure }: TableBlock,
  lines: readonly SourceLine[],
  marks: Map<number, TableMark>,
): void {
  const above = captionAbove(lines, first, marks);
  if (above !== null) marks.set(above, { part: 'caption', opens: true, text: lines[above]?.text ?? '', unsure });
  for (const [at, text] of rows)
    marks.set(at, {
      part: 'row',
      opens: above === null && at === first,
      text,
      unsure: unsure && at === first && above === null,
    });
}

const RULE = /^[\s=+_＿\-－―\u2500-\u257f]+$/u;
const NUMBERED_CAPTION = /^[（(【＜<［〔]?\s*[図表]\s*[0-9０-９一二三四五六七八九十\-－]*(?:[\s　:：）)】＞>］〕]|$)/u;
const TABLE_NAME = /(?:一覧|分類|区分|担当|基準)表$/u;
const OPEN_END = /(?:[、，､・をはがにでとのへる]|から|より|及び|又は|こと|とおり|いう|ない)$/u;
const MAX_CAPTION_WIDTH = 50;

/** The line that names the table: short, without end or marker, behind a line that has come to its end. */
function captionAbove(
  lines: readonly SourceLine[],
  first: number,
  marks: ReadonlyMap<number, TableMark>,
): number | null {
  let at = first - 1;
  while (at > 0 && RULE.test(lines[at]?.text ?? '')) at -= 1;
  const line = lines[at];
  const before = lines[at - 1];
  if (line === undefined || before === undefined || marks.has(at) || line.dash !== '') return null;
  const { text } = line;
  if (isClosed(text) || OPEN_END.test(text) || /[。、]/u.test(text) || displayWidth(text) > MAX_CAPTION_WIDTH)
    return null;
  if (/^[0-9０-９]+$/u.test(text) || readMarker(text) !== null) return null;
  if (NUMBERED_CAPTION.test(text)) return at;
  if (TABLE_NAME.test(text) && !OPEN_END.test(before.text)) return at;
  const isHeading =
    readMarker(before.text) !== null && displayWidth(before.text) <= MAX_CAPTION_WIDTH && !OPEN_END.test(before.text);
  return isClosed(before.text) || marks.has(at - 1) || RULE.test(before.text) || isHeading ? at : null;
}

/** A colon closes the sentence that announces what follows. */
function isClosed(line: string): boolean {
  return endsSentence(line) || /[：:]$/u.test(line);
}
