/** 話題. How a heading stands before what is asked under it, as words of the sentence and not as a quotation. */

/** What one does: 「パスワードの取扱いとして、次のことを…」. */
const DONE = /(?:取り?扱い|対策|措置|遵守事項|責務|対応|対処|管理)(?:等)?$/u;
const ATTACK = /攻撃$/u;
/** Headings of several matters, as grouping joins them: 「A」「B」, 「A」から「Z」. */
const BETWEEN = '」「';
const FROM_TO = '」から「';

function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  const others = names.slice(0, -1).join('、');
  return `${others}${names.some((name) => /及び|、/u.test(name)) ? '並びに' : '及び'}${last}`;
}

/** 「持ち出しについて」 says by itself that it is a topic. */
const SAYS_ABOUT = /(?<=.)(?:について|に関して|に関すること)$/u;

/** 「Xとして、」 where the heading says what is done, else 「Xについて、」. */
export function topicPhrase(heading: string): string {
  const title = heading.replace(SAYS_ABOUT, '');
  if (title === '') return '';
  const [from = title, to] = title.split(FROM_TO);
  if (to !== undefined) return `${from}から${to}までについて、`;
  const names = title.split(BETWEEN);
  if (names.length > 1) return `${joined(names)}について、`;
  if (ATTACK.test(title)) return `${title}への対策として、`;
  return DONE.test(title) ? `${title}として、` : `${title}について、`;
}

const NOUN = /[\p{Script=Han}\p{Script=Katakana}ーA-Za-z]{2,}/gu;
/** Nouns of doing tell nothing about what is done. */
const EMPTY = /^(?:必要|措置|対策|場合|実施|確認|管理|職員等?|適正|適切)$/u;

/** What all rows speak of, where no heading says it; empty where they have nothing in common. */
export function commonThing(rows: readonly string[]): string {
  const [first = '', ...others] = rows;
  if (others.length === 0) return '';
  const shared = (first.match(NOUN) ?? []).filter(
    (noun) => !EMPTY.test(noun) && others.every((row) => row.includes(noun)),
  );
  return [...shared].sort((a, b) => b.length - a.length)[0] ?? '';
}
