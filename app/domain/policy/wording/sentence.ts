const DEPTH: Readonly<Record<string, number>> = {
  '（': 1,
  '(': 1,
  '「': 1,
  '『': 1,
  '〔': 1,
  '）': -1,
  ')': -1,
  '」': -1,
  '』': -1,
  '〕': -1,
};
const MARK = /^\s*[【［][^】］]{0,40}[】］]/u;
/** Behind these a sentence whose full stop is lost has come to its end, if somebody's duty begins. */
const LOST_STOP =
  /(?:なければならない|てはならない|ものとする|ことができる)(?=(?:また|なお|ただし|さらに|[^、。はがをにでの]{2,24}は))/gu;
/** Words that a relative clause in front of them explains; they begin no sentence. */
const EXPLAINED = /^(?:場合|とき|時|際|事項|こと|もの|者|人|ため|範囲|内容|情報|措置|業務|理由|期間)/u;

/** A topic, or a particle and a comma, at the end; 又は and 若しくは join nouns. */
const OPEN_END =
  /(?:(?<![又く])は|が|には|では|とも|について|おいて|対し|際し|(?:当|あ)たり|を除き|より|場合)[、，,]\s*$|(?<![又く])は\s*$/u;

/** For each character how deep it stands in brackets; an unmatched opening one is ignored. */
export function bracketDepths(text: string): number[] {
  const depths: number[] = [];
  const open: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const step = DEPTH[text.charAt(i)] ?? 0;
    if (step > 0) open.push(i);
    depths.push(open.length);
    if (step < 0) open.pop();
  }
  if (open.length === 0) return depths;
  let unmatched = 0;
  return depths.map((depth, i) => {
    if (open[unmatched] === i) unmatched += 1;
    return depth - unmatched;
  });
}

/** Splits at a full stop outside brackets; a mark such as 【推奨事項】 stays with its sentence. */
export function splitSentences(text: string): string[] {
  const depths = bracketDepths(text);
  const sentences: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (!isStop(text.charAt(i)) || (depths[i] ?? 0) > 0) continue;
    const mark = MARK.exec(text.slice(i + 1, i + 60))?.[0] ?? '';
    const end = i + 1 + mark.length;
    sentences.push(text.slice(start, end).trim());
    start = end;
    i = end - 1;
  }
  const rest = text.slice(start).trim();
  if (rest !== '') sentences.push(rest);
  return sentences;
}

/** Splits where full stops are lost altogether as well. */
export function splitUnstopped(text: string): string[] {
  if (/[。｡]/u.test(text)) return splitSentences(text);
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(LOST_STOP)) {
    const end = match.index + match[0].length;
    if (EXPLAINED.test(text.slice(end, end + 4))) continue;
    sentences.push(`${text.slice(start, end)}。`);
    start = end;
  }
  return [...sentences, ...splitSentences(text.slice(start))];
}

/** True for 「職員等は、」, whose predicate stands behind the items below it. */
export function isOpenSentence(text: string): boolean {
  return OPEN_END.test(text);
}

/** The words outside brackets. */
export function withoutBrackets(text: string): string {
  const depths = bracketDepths(text);
  let bare = '';
  for (let i = 0; i < text.length; i += 1) if ((depths[i] ?? 0) === 0) bare += text.charAt(i);
  return bare.replace(/[）)」』〕]/gu, '');
}

function isStop(character: string): boolean {
  return character === '。' || character === '｡';
}
