import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import { displayWidth } from '#app/domain/policy/source/source-line.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import { readMarker } from '#app/domain/policy/marker/marker.ts';

/** Cells of a table's head are short nouns. */
const HEAD_CELL = /^[\p{Script=Han}\p{Script=Katakana}ー・]{2,10}$/u;
/** Where a tab parts the cells, 順 and 番 name a column, too. */
const SURE_HEAD_CELL = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・]{1,10}$/u;
/** Share of the page's width above which a line that ends with 。 is a sentence, not a cell. */
const SENTENCE_SHARE = 0.55;
const MAX_CAPTION_WIDTH = 60;
/** Wider than what stands between words. */
const CELL_GAP = /\t+|[ \u00a0]{3,}|\u3000{2,}/u;
/** Cells as spreadsheets write them. */
const COMMAS = /^[^,、。，．]{1,40},[^,、。，．]{1,40},[^、。，．]{1,80}$/u;
const ANNOUNCES_TABLE = /(?:下表|次表|次の表|以下の表|下の表)[^。]{0,30}。$/u;

function cellsOf(text: string): string[] {
  return text.includes('\t') ? text.split('\t') : text.split(/[\s　]+/u);
}

/** 表の見出し行. The row of column names above a table. */
export function isTableHeader(line: SourceLine, next: SourceLine | undefined, flow: LineFlow): boolean {
  if (next === undefined) return false;
  const cells = cellsOf(line.text).map((cell) => cell.trim());
  const isHead = line.text.includes('\t') ? SURE_HEAD_CELL : HEAD_CELL;
  if (cells.length < 2 || !cells.every((cell) => isHead.test(cell.replace(/\s+/gu, '')))) return false;
  return isTableRow(next, undefined, undefined, flow);
}

/** 「職員は、次の表の作業を行う」 announces a table and names none. */
const SENTENCE_WITHOUT_STOP = /(?:[はを][^。]*[うくぐすつぬぶむるい]|こと)$/u;

/** 番号付きの表の行. A row whose first cell numbers it: what each says is a clause of its own. */
export function isNumberedRow(line: SourceLine | undefined): boolean {
  return line?.text.includes('\t') === true && readMarker(line.text) !== null;
}

/** 表の題. A short line without marker whose next line begins a table. */
export function isCaption(
  line: SourceLine,
  next: SourceLine | undefined,
  afterNext: SourceLine | undefined,
  flow: LineFlow,
): boolean {
  if (next === undefined || endsSentence(line.text) || displayWidth(line.text) > MAX_CAPTION_WIDTH) return false;
  return (
    readMarker(line.text) === null && !SENTENCE_WITHOUT_STOP.test(line.text) && isTableHeader(next, afterNext, flow)
  );
}

/** A row of a table with tabs, or a cell's narrow line of a table that was flattened. */
export function isTableRow(
  line: SourceLine,
  next: SourceLine | undefined,
  afterNext: SourceLine | undefined,
  flow: LineFlow,
): boolean {
  if (line.text.includes('\t')) return true;
  if (flow.wrapWidth === null || flow.fillsWidth(line.text)) return false;
  if (isCaption(line, next, afterNext, flow)) return false;
  return !endsSentence(line.text) || displayWidth(line.text) < flow.wrapWidth * SENTENCE_SHARE;
}

/** Cells apart, or the first line of what 「次の表」 announces, in a line that is read as text. */
export function isLikeTable({ text }: SourceLine, before: SourceLine | undefined): boolean {
  if (CELL_GAP.test(text) || COMMAS.test(text) || (!/[。、]/u.test(text) && text.split('\u3000').length > 2))
    return true;
  return ANNOUNCES_TABLE.test(before?.text ?? '') && !endsSentence(text) && displayWidth(text) <= MAX_CAPTION_WIDTH;
}
