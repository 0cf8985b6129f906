const OPENING = '（([「『【〔';
const CLOSING = '）)]」』】〕';

/** A space that stands between Japanese and Latin letters in print says nothing. */
const PRINT_SPACE = /(?<=[^\x20-\x7e])[ \u3000]+|[ \u3000]+(?=[^\x20-\x7e])/gu;

/** The clause's wording as one line: print spaces dropped, 「，」 and the `CIS0` slip of scanned texts mended. */
export function tidy(text: string): string {
  return text
    .replace(PRINT_SPACE, '')
    .replace(/CIS0/gu, 'CISO')
    .replace(/[､，]/gu, '、')
    .replace(/(?<![0-9０-９])．(?![0-9０-９])/gu, '。')
    .trim();
}

/** Where the text stands inside a bracket that is closed again; printed texts leave some open. */
function insideBrackets(characters: readonly string[]): readonly boolean[] {
  const open: number[] = [];
  const inside = characters.map(() => false);
  characters.forEach((character, at) => {
    if (OPENING.includes(character)) open.push(at);
    if (CLOSING.includes(character)) {
      const from = open.pop();
      if (from !== undefined) inside.fill(true, from, at);
    }
  });
  return inside;
}

/** Cuts a text at the 。 that stand outside brackets; the 。 is dropped, a mark 【推奨事項】 stays. */
export function sentencesOf(text: string): readonly string[] {
  const characters = [...tidy(text).replace(/。(【推奨[^】]*】)/gu, '$1。')];
  const inside = insideBrackets(characters);
  const sentences: string[] = [];
  let current = '';
  characters.forEach((character, at) => {
    if (character === '。' && inside[at] !== true) {
      sentences.push(current.trim());
      current = '';
    } else {
      current += character;
    }
  });
  sentences.push(current.trim());
  return sentences.filter((sentence) => sentence !== '');
}

/** Words that only tie a sentence to the one before. */
const CONJUNCTION =
  /^(?:また|なお|さらに|更に|その際|併せて|あわせて|加えて|同様に|そのうえで|その上で|この場合において|この場合|その後(?=速やか|直ちに|遅滞なく|、))、?/u;

export function dropConjunction(sentence: string): string {
  return sentence.replace(CONJUNCTION, '');
}
