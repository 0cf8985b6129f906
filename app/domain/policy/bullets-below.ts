import { readMarker } from '#app/domain/policy/marker/marker.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** Signs that headings of slides and leaflets have, above items with a sign of their own. */
const ABOVE = /^bullet-[■□◆◇◎★●○▼❖◉]$/u;
const WIDEST_HEADING = 40;

/** 箇条書きの見出し. 「■ 職員が守ること」 above 「➢ 離席時ロック」: a heading, whatever its words are. */
export function opensBullets(line: SourceLine, next: SourceLine | undefined): boolean {
  const style = bulletOf(line);
  if (next === undefined || style === null || !ABOVE.test(style)) return false;
  const below = bulletOf(next);
  return below !== null && !ABOVE.test(below) && line.text.length <= WIDEST_HEADING && !endsSentence(line.text);
}

/** A bullet below such a heading, or a dash below one of markdown, is one of its items and heads nothing itself. */
export function isBulletBelow(line: SourceLine, head: SourceLine | null | undefined): boolean {
  const style = bulletOf(line);
  if (head === null || head === undefined || style === null || ABOVE.test(style)) return false;
  if (line.hashes > 0) return false;
  return head.hashes > 0 ? style === DASH : ABOVE.test(bulletOf(head) ?? '');
}

const DASH = 'dash';

function bulletOf({ text, dash }: SourceLine): string | null {
  const style = readMarker(text)?.style;
  if (style !== undefined) return style.startsWith('bullet-') ? style : null;
  return dash === '' ? null : DASH;
}
