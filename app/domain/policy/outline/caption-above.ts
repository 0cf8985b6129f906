import { captionIn, isTitle, takesCaption } from '#app/domain/policy/outline/clause-head.ts';
import type { Identified } from '#app/domain/policy/outline/clause-id.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import { displayWidth } from '#app/domain/policy/source/source-line.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** What breaks off, encloses, enumerates or dates is no heading. */
const NO_HEADING = /[をにはがでとのへもや]$|^[（(※]|[、。，,：:\t]|[0-9０-９]\s*[年号日]/u;
const MAX_BARE_WIDTH = 40;
/** What the first heading of a text says; any other line before the first 条 may be the text's name. */
const OPENING_TITLE = /^(?:目\s*的|趣\s*旨|総\s*則)(?:等|及び\S+)?$/u;

/** 見出しの位置. A line, the one before it, the numbered one below it, and what stands below that. */
export interface Above {
  readonly before: SourceLine | undefined;
  readonly line: SourceLine;
  readonly numbered: SourceLine | undefined;
  readonly below: SourceLine | undefined;
  /** No clause stands before it. */
  readonly isFirst: boolean;
}

/** Whether a line that ends there is the heading of the number below it: （目的）, 〔目的〕, or 閲覧の記録 above a 条. */
export function isCaptionAbove(above: Above, place: Identified, flow: LineFlow, inTable: boolean): boolean {
  const isHeaded = hasHeading(above, place, flow);
  // A line in brackets between title and first number is of the whole text where that number has its heading.
  if (captionIn(above.line.text) !== null) return takesCaption(place) && !(above.isFirst && isHeaded);
  return !isHeaded && !inTable && isBare(above, place, flow);
}

function hasHeading({ numbered, below }: Above, { marker }: Identified, flow: LineFlow): boolean {
  return numbered !== undefined && isTitle(numbered.text, marker.rest, below?.text, flow);
}

/** Between wrapped lines it must stand behind a sentence, or it is the rest of one. */
function isBare({ before, line, isFirst }: Above, { marker }: Identified, flow: LineFlow): boolean {
  if (marker.style !== 'article' || marker.caption !== undefined || marker.lost === true) return false;
  if (isFirst) return OPENING_TITLE.test(line.text);
  const { text, cells } = line;
  if (cells !== null || before === undefined) return false;
  if (flow.wrapWidth !== null && !endsSentence(before.text)) return false;
  return displayWidth(text) <= MAX_BARE_WIDTH && !endsSentence(text) && !NO_HEADING.test(text);
}
