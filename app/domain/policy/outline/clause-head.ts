import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import type { Identified } from '#app/domain/policy/outline/clause-id.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import { displayWidth } from '#app/domain/policy/source/source-line.ts';

/** 見出しの括弧書き. （目的） in a line of its own. */
const CAPTION = /^(?:[（(]([^（）()。]{1,30})[）)]|[〔［[]([^〔〕［］[\]。]{1,30})[〕］\]])$/u;
/** （１）の分類 behind a number is a reference, no heading. */
const CAPTION_INSIDE =
  /^[（(](?![0-9０-９]{1,2}[）)]|[ア-ンｱ-ﾝa-zａ-ｚ一二三四五六七八九十][）)])([^（）()。]{1,30})[）)](?![のにをはがとへや、，])[\s　]*/u;
/** 第２条〔目的〕, 第２条【目的】 */
const CAPTION_IN_OTHER_BRACKETS = /^[〔［[【]([^〔〕［］[\]【】。]{1,30})[〕］\]】](?![のにをはがとへや、，])[\s　]*/u;
const DELETED = /^削\s*除。?$/u;
const DATE_LINE =
  /^[（(]?(?:令和|平成|昭和|西暦)?\s*[0-9０-９元]{1,4}\s*年\s*[0-9０-９]{1,2}\s*月(?:\s*[0-9０-９]{1,2}\s*日)?\s*(?:改定|改正|制定|施行|策定|決定)?[）)]?$/u;
/** （令和元年６月３日市長決裁） tells when the text was made, whatever else it says. */
const DATED =
  /^[（(〔［[]\s*(?:明治|大正|昭和|平成|令和|西暦)?\s*[0-9０-９元一二三四五六七八九十〇]{1,4}\s*年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月/u;
const QUOTED_END = /[。｡][」』）)]$/u;
/** A heading behind a number is shorter than this. */
const MAX_TITLE_WIDTH = 60;

export interface ClauseHead {
  /** Heading words that stand apart from the sentences. */
  readonly caption: string | null;
  /** What remains of the marker's line. */
  readonly rest: string;
}

/** The words of a heading in brackets, null for any other line. */
export function captionIn(text: string): string | null {
  if (DATE_LINE.test(text) || DATED.test(text)) return null;
  const match = CAPTION.exec(text);
  return match?.[1] ?? match?.[2] ?? null;
}

/** Tells the heading of a 条 from its sentence: in brackets above it, before or behind its number. */
export function clauseHead({ marker }: Identified, above: string | null): ClauseHead {
  const { rest } = marker;
  if (DELETED.test(rest)) return { caption: above ?? '削除', rest: '' };
  if (above !== null) return { caption: above, rest };
  if (marker.caption !== undefined) return { caption: marker.caption, rest };
  if (marker.style !== 'article' && marker.style !== 'ordinal') return { caption: null, rest };
  const inside = CAPTION_INSIDE.exec(rest) ?? CAPTION_IN_OTHER_BRACKETS.exec(rest);
  return inside === null ? { caption: null, rest } : { caption: inside[1] ?? null, rest: rest.slice(inside[0].length) };
}

/** Whether what stands behind the number of a 条 is its heading: 第１条　対象範囲. */
export function isTitle(line: string, rest: string, next: string | undefined, flow: LineFlow): boolean {
  return (
    rest !== '' &&
    next !== undefined &&
    !/[。、，．｡､]/u.test(rest) &&
    displayWidth(rest) <= MAX_TITLE_WIDTH &&
    !flow.goesOn(line, next)
  );
}

/** Whether a heading in brackets may belong to the clause that `place` opens. */
export function takesCaption({ marker, parent }: Identified): boolean {
  return (
    marker.style === 'article' ||
    marker.style === 'ordinal' ||
    parent === null ||
    /^第[0-9]+[編部章節款目]$/u.test(parent.split('-').at(-1) ?? '')
  );
}

/** A date behind the last sentence closes a document. */
export function isDateLine(text: string, lastText: string): boolean {
  return DATE_LINE.test(text) && isClosed(lastText);
}

/** The end of a sentence printed twice, as page breaks leave it behind. */
export function isFragment(text: string, before: string): boolean {
  return /^[ぁ-ん]{1,6}。$/u.test(text) && before.endsWith(text);
}

/** A new sentence behind an item that is no sentence stands on its own. */
export function leavesItem(lastText: string, text: string): boolean {
  return !isClosed(lastText) && /^(?:また|なお|ただし|この場合(?:において)?|さらに|その他)[、，､]/u.test(text);
}

/** Nothing goes on behind this line: a bracket behind the full stop closes it too. */
function isClosed(line: string): boolean {
  return endsSentence(line) || QUOTED_END.test(line);
}
