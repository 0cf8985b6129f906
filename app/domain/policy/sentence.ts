const DEPTH: Readonly<Record<string, number>> = {
  '（': 1, '(': 1, '「': 1, '『': 1, '〔': 1,
  '）': -1, ')': -1, '」': -1, '』': -1, '〕': -1,
};

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
  const unmatched = open.at(0);
  if (unmatched === undefined) return depths;
  return depths.map((depth, i) => depth - open.filter((at) => at <= i).length);
}

/** Splits at 。 outside brackets; a mark such as 【推奨事項】 stays with its sentence. */
export function splitSentences(text: string): string[] {
  const depths = bracketDepths(text);
  const sentences: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text.charAt(i) !== '。' || (depths[i] ?? 0) > 0) continue;
    const mark = /^\s*【[^】]*】/u.exec(text.slice(i + 1))?.[0] ?? '';
    const end = i + 1 + mark.length;
    sentences.push(text.slice(start, end).trim());
    start = end;
    i = end - 1;
  }
  const rest = text.slice(start).trim();
  if (rest !== '') sentences.push(rest);
  return sentences;
}

/** The words outside brackets. */
export function withoutBrackets(text: string): string {
  const depths = bracketDepths(text);
  let bare = '';
  for (let i = 0; i < text.length; i += 1) if ((depths[i] ?? 0) === 0) bare += text.charAt(i);
  return bare.replace(/[）)」』〕]/gu, '');
}
