/** 原文の一行. One line of the source that is not white, with its place. */
export interface SourceLine {
  /** Of the first and behind the last character that is not white. */
  readonly from: number;
  readonly to: number;
  /** What is printed, without the dashes and `#` that only mark up the page. */
  readonly text: string;
  /** True when a form feed stands between this line and the one before. */
  readonly startsPage: boolean;
}

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
/** `# ` of a heading, `- ` of a list, as converters print them; never followed directly by text. */
const MARK_UP = /^(?:#{1,6}\s+|[-－–—‐*]\s+(?=\S))+/u;
const TAG = /<\/?[a-zA-Z][^<>]{0,80}>/g;

/** Splits the source at its line breaks, dropping white lines. */
export function splitSource(source: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  let startsPage = false;
  const push = (end: number): void => {
    const raw = source.slice(start, end).replace(/^\uFEFF/u, ' ');
    const body = raw.trim();
    if (body === '') return;
    const from = start + raw.length - raw.trimStart().length;
    lines.push({ from, to: from + body.length, text: withoutMarkUp(body), startsPage });
    startsPage = false;
  };
  for (const match of source.matchAll(LINE_BREAK)) {
    push(match.index);
    start = match.index + match[0].length;
    if (match[0] === '\f') startsPage = true;
  }
  push(source.length);
  return lines;
}

function withoutMarkUp(body: string): string {
  const text = body.replace(MARK_UP, '');
  return text.includes('<') ? text.replace(TAG, '').trim() : text;
}

/** Columns a text takes in print: 2 for a full-width character, 1 for a half-width one. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    width += code < 0x100 || (code >= 0xff61 && code <= 0xff9f) ? 1 : 2;
  }
  return width;
}
