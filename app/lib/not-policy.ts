import type { SourceNote } from '#app/lib/decoded-source.ts';

/** Ends of sentences that lay down a duty or lay down anything at all. */
const DUTY =
  /(?:なければならない|てはならない|ものとする|すること|努める|禁止する|定める|行う|実施する|ください)[。．]?$/u;
/** What a form leaves open to be written in. */
const FIELD =
  /[＿_]{3,}|[（(][\s\u3000]{2,}[）)]|[□☐]|年[\s\u3000]+月[\s\u3000]+日|[：:][\s\u3000]*$|(?:^|[\s\u3000])(?:氏[\s\u3000]*名|所[\s\u3000]*属|住[\s\u3000]*所|連絡先|電話番号|申請者|届出者|記入欄|記入例|㊞|印)(?=[\s\u3000：:]|$)/u;
const LEAST_LINES = 5;
const LEAST_FIELDS = 3;
const FIELD_SHARE = 0.25;
const ROW_SHARE = 0.7;

/** 様式. What says that a text may be a form or a list instead of a policy: fields or rows, and no duty. */
export function formNotes(text: string): SourceNote[] {
  let [lines, fields, rows] = [0, 0, 0];
  for (const line of text.split(/[\n\f]/u)) {
    const words = line.trim();
    if (words === '') continue;
    if (DUTY.test(words.slice(-20))) return [];
    lines += 1;
    if (FIELD.test(words.slice(0, LONGEST_FIELD))) fields += 1;
    if (words.includes('\t')) rows += 1;
  }
  if (lines < LEAST_LINES) return [];
  const hasFields = fields >= LEAST_FIELDS && fields >= lines * FIELD_SHARE;
  return hasFields || rows >= lines * ROW_SHARE ? [{ at: [0, 0], kind: 'maybe_form' }] : [];
}

/** Fields stand at the beginning of a line. */
const LONGEST_FIELD = 200;

/** What tells a slide from a page of text. */
export interface PageShape {
  readonly isLandscape: boolean;
  /** Lengths of its lines of text. */
  readonly lengths: readonly number[];
}

const LEAST_PAGES = 3;
const SLIDE_SHARE = 0.6;
const MOST_SLIDE_LINES = 20;
const LONGEST_SLIDE_LINE = 30;

/** スライド. What says that the pages may be slides: wide ones, each with few and short lines. */
export function slideNotes(pages: readonly PageShape[]): SourceNote[] {
  const written = pages.filter(({ lengths }) => lengths.length > 0);
  const slides = written.filter(isSlide).length;
  return written.length >= LEAST_PAGES && slides >= written.length * SLIDE_SHARE
    ? [{ at: [0, 0], kind: 'maybe_slides', count: slides }]
    : [];
}

function isSlide({ isLandscape, lengths }: PageShape): boolean {
  const sorted = [...lengths].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return isLandscape && lengths.length <= MOST_SLIDE_LINES && middle <= LONGEST_SLIDE_LINE;
}
