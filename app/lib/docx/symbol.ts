/** Marks that Word's symbol fonts print, by the last byte of their code. */
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6d: '○',
  0x6e: '■',
  0x6f: '□',
  0x71: '□',
  0x75: '◆',
  0x76: '◇',
  0x77: '◆',
  0x9f: '•',
  0xa7: '▪',
  0xa8: '□',
  0xd8: '➢',
  0xe0: '→',
  0xf0: '⇨',
  0xfb: '✗',
  0xfc: '✓',
  0xfe: '☑',
};
const SYMBOL: Readonly<Record<number, string>> = { 0x2d: '－', 0xb7: '•', 0xa8: '◆', 0xae: '→', 0xb0: '°', 0xb4: '×' };

/** What a character of a symbol font looks like; an unknown one becomes a bullet, so that it stays visible. */
export function symbolOf(character: string, font: string | null): string {
  const code = character.codePointAt(0) ?? 0;
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  const isSymbolFont = font !== null && /^(?:Wingdings|Symbol|Webdings)/u.test(font);
  if (!isPrivate && !isSymbolFont) return character;
  const known = font !== null && font.startsWith('Symbol') ? SYMBOL : WINGDINGS;
  return known[code & 0xff] ?? (code > 0x7f || isSymbolFont ? '•' : character);
}
