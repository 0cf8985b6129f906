import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import { endsAsSentence, measureStops } from '#app/domain/policy/source/lost-stop.ts';
import { displayWidth } from '#app/domain/policy/source/source-line.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** 行の続き方. Tells whether a printed line ends there or only wraps. */
export interface LineFlow {
  /** True when the text of `line` visibly goes on in `next`. */
  goesOn(line: string, next: string | undefined): boolean;
  /** True when the line ends a sentence whose full stop is not printed. */
  losesStop(line: string, next: string | undefined): boolean;
  /** True when the line fills the page's width; never in a text without hard wraps. */
  fillsWidth(line: string): boolean;
  /** True when hardly another character fits into the line. */
  isFull(line: string): boolean;
  /** True when the break between the lines stands inside a word, as far as the text's other words tell. */
  breaksWord(line: string, next: string): boolean;
  /** Width of a full line, null in a text without hard wraps. */
  readonly wrapWidth: number | null;
}

/** A bracket may close an item, but also stand inside a sentence: the width decides. */
const BRACKET_END = /[。｡．][」』）)]$|[。｡][（(〔][^（）()〔〕。｡]{1,40}[）)〕]$/u;
/** Ends that no title and no item has. */
const OPEN_END =
  /(?:(?<!はじめ|おわり|終わり)に$|(?:平成|令和|昭和|第)$|[、，､,（(「『・]|[をはがでのへ]|(?<!こ)と|から|より|及び?|又は?|並び?に?|若しく?は?)$/u;
/** How many items end; any other の goes on. */
const ITEM_END = /もの$/u;
/** Words that only go on with what stands before them. */
const CONTINUES =
  /^(?:に(?:関する|係る|おける|ついて|対する|よる|基づく)|及び|並びに|又は|若しくは|等(?:[のをにはが]|$)|[、。])/u;
/** A topic or an object in a line without an end is a sentence that goes on. */
const CLAUSE_INSIDE = /(?:[はをがに]|ため|場合|とともに)[、，､]|[はをが][^、，､。]{1,120}[しりきみびめけてで][、，､]/u;
const MIN_WRAPPED_SHARE = 0.3;
/** Columns of a page; the columns of a page set in two or three are narrower. */
const MIN_PAGE_WIDTH = 40;
const MIN_WIDTH = 20;
const FULL_LINE = 0.88;
/** Hanging punctuation and half-width signs let a full line be a little longer. */
const OVERHANG = 1.08;
/** Where full lines are few, they must break sentences and no line may be longer. */
const MIN_FULL_LINES = 3;
const MIN_OPEN_SHARE = 0.6;
const MAX_BEYOND = 0.01;
/** A line so long is no heading of one or two words. */
const SENTENCE_LINE = 0.5;
const CROWDED = 0.95;
const KATAKANA = /^[ァ-ヶー]/u;
const KATAKANA_END = /[ァ-ヶー]$/u;
/** A broken word is judged by the end of one line and the beginning of the next. */
const TAIL = 2;
const HEAD = 3;
/** How often a joint must be a word of the text elsewhere to be taken for one. */
const MIN_JOINT = 3;

/** Measures the text's own wraps. */
export function measureFlow(lines: readonly SourceLine[]): LineFlow {
  const stops = measureStops(lines.flatMap(({ text, table }) => (table === null ? [text] : [])));
  const wrapWidth = measureWidth(lines, stops.throughout);
  const joints = countJoints(lines);
  const fillsWidth = (line: string): boolean => wrapWidth !== null && displayWidth(line) >= wrapWidth * FULL_LINE;
  const losesStop = (line: string, next: string | undefined): boolean =>
    !fillsWidth(line) && !hasOpenBracket(line) && stops.endsIn(line, next);
  const jointsOf = (line: string, next: string): number => joints.get(line.slice(-TAIL) + next.slice(0, HEAD)) ?? 0;
  return {
    wrapWidth,
    fillsWidth,
    isFull: (line) => wrapWidth !== null && displayWidth(line) >= wrapWidth * CROWDED,
    losesStop,
    goesOn(line, next) {
      if (endsSentence(line)) return false;
      if (next !== undefined && CONTINUES.test(next)) return true;
      if (fillsWidth(line)) return true;
      if (losesStop(line, next)) return false;
      if (BRACKET_END.test(line) || ITEM_END.test(line)) return false;
      if (OPEN_END.test(line) || hasOpenBracket(line)) return true;
      if (CLAUSE_INSIDE.test(line)) return true;
      if (next === undefined || line.length < TAIL) return false;
      // Among wrapped lines a short one is a heading, over which any words may stand.
      if (wrapWidth !== null && displayWidth(line) < wrapWidth * SENTENCE_LINE) return false;
      return jointsOf(line, next) >= MIN_JOINT;
    },
    breaksWord: (line, next) => (KATAKANA_END.test(line) && KATAKANA.test(next)) || jointsOf(line, next) > 0,
  };
}

function measureWidth(lines: readonly SourceLine[], withoutStops: boolean): number | null {
  const ends = (text: string): boolean => endsSentence(text) || (withoutStops && endsAsSentence(text));
  // A row of a table is as wide as its cells.
  const running = lines.filter(({ text, table }) => table === null && !text.includes('\t'));
  const widths = running.map((line) => displayWidth(line.text)).sort((a, b) => a - b);
  const full = widths[Math.floor(widths.length * 0.95)];
  if (full === undefined || full < MIN_WIDTH) return null;
  const near = running.filter(({ text }) => isNear(displayWidth(text), full));
  const open = near.filter(({ text }) => !ends(text)).length;
  const breaksSentences = !withoutStops || open >= near.length * MIN_OPEN_SHARE;
  if (full >= MIN_PAGE_WIDTH && near.length >= widths.length * MIN_WRAPPED_SHARE && breaksSentences) return full;
  const beyond = widths.filter((width) => width > full * OVERHANG).length;
  const isWrapped =
    near.length >= MIN_FULL_LINES && open >= near.length * MIN_OPEN_SHARE && beyond <= widths.length * MAX_BEYOND;
  return isWrapped ? full : null;
}

function isNear(width: number, full: number): boolean {
  return width >= full * FULL_LINE && width <= full * OVERHANG;
}

/** Counts the five-character pieces inside lines, to tell a broken word from two lines. */
function countJoints(lines: readonly SourceLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    for (let i = 0; i + TAIL + HEAD <= text.length; i += 1) {
      const gram = text.slice(i, i + TAIL + HEAD);
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  return counts;
}

const PAIRS: Readonly<Record<string, number>> = {
  '（': 1,
  '(': 1,
  '「': 1,
  '『': 1,
  '）': -1,
  ')': -1,
  '」': -1,
  '』': -1,
};

function hasOpenBracket(text: string): boolean {
  let depth = 0;
  for (const char of text) depth = Math.max(0, depth + (PAIRS[char] ?? 0));
  return depth > 0;
}

/** Joins the lines of one paragraph, dropping the wrap between them. */
export function joinLines(texts: readonly string[]): string {
  let joined = '';
  // Kept beside: to look at the end of a text that is still being put together copies all of it.
  let end = '';
  for (const text of texts) {
    const needsSpace = /[A-Za-z0-9,.]/u.test(end) && /^[A-Za-z0-9]/u.test(text);
    joined += needsSpace ? ` ${text}` : text;
    end = text.at(-1) ?? end;
  }
  return joined;
}
