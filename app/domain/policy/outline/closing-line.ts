import { endsSentence } from '#app/domain/policy/source/settled-print.ts';

const END = /^[（(]?以\s*上[）)]?$/u;
/** 担当　総務課　内線３４５ */
const CONTACT =
  /^[*（(【〔]?\s*(?:(?:この|本)[^\s、。]{1,10}(?:に関する|についての|の))?(?:(?:事務)?担\s*当\s*(?:者|課|係|部署)?|(?:お?問\s*い?\s*合\s*わ?\s*せ|連\s*絡|照\s*会)\s*先)(?:\s*[:：】〕）)]|\s+\S|$)/u;
/** What is filled in by hand: 年　　月　　日, a name before 印. */
const BLANK = '[\\s　＿_]';
const FORM_LINE = new RegExp(
  `(?:^|${BLANK})年${BLANK}+月${BLANK}+日(?:${BLANK}|$)|${BLANK}{2,}[（(]?[印㊞][）)]?$`,
  'u',
);

/**
 * 結びの行. Whether a line behind the last words of a clause closes the text: 以上, who answers for it, what is filled in by
 * hand. Whom to ask is told at the end only; 担当 between clauses may belong to the one above it.
 */
export function isClosingLine(text: string, { before, isLast }: { before: string; isLast: boolean }): boolean {
  if (endsSentence(text)) return false;
  return END.test(text) || FORM_LINE.test(text) || (isLast && endsSentence(before) && CONTACT.test(text));
}
