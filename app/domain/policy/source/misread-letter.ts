import type { Discard, ReadingWarning } from '#app/domain/policy/clause.ts';

/** 読み誤りの文字. A letter that text recognition took for another one where only that other one makes a word. */
export interface MisreadLetter {
  readonly index: number;
  readonly printed: string;
  readonly likely: string;
}

/** What stands around each tells that it can be nothing else. */
const MISREAD: readonly (readonly [printed: RegExp, likely: string])[] = [
  [/(?<=(?:な|す|あ|よ|け|え)(?:け)?れ|(?<=な|せ|ら|か)ね)ぱ/gu, 'ば'],
  [/(?<=[\p{Script=Han}\p{Script=Hiragana}])[レし]ヽ/gu, 'い'],
  [/(?<=[職役委議教隊会人全要定社満係組団部動])貝(?![\p{Script=Han}])/gu, '員'],
  [/(?<=(?:職|役|委|議|教|隊|会|人|全|要|定|社|係|組|団|部))貝(?=会|等|証|室|長)/gu, '員'],
  [/(?<=[ァ-ヶ])一(?=[ァ-ヶ])/gu, 'ー'],
  [/口(?=グ(?:イン|オン|オフ|アウト|[^ァ-ヶー]|$))/gu, 'ロ'],
];
const SIGNS = /[ぱヽ貝一口]/u;
const EXCERPT = 12;

/** In the order of the text; none overlaps another. */
export function misreadLettersIn(text: string): readonly MisreadLetter[] {
  if (!SIGNS.test(text)) return [];
  return MISREAD.flatMap(([printed, likely]) =>
    [...text.matchAll(printed)].map((match) => ({ index: match.index, printed: match[0], likely })),
  ).sort((one, other) => one.index - other.index);
}

/** One warning for each line that was read otherwise than it is printed. */
export function warnOfMisreadLetters(
  lines: readonly Pick<Discard, 'from' | 'to'>[],
  source: string,
): readonly ReadingWarning[] {
  return lines.flatMap(({ from, to }): readonly ReadingWarning[] => {
    const printed = source.slice(from, to);
    const found = misreadLettersIn(printed);
    if (found.length === 0) return [];
    const words = found.map((one) => `「${around(printed, one)}」の「${one.printed}」は「${one.likely}」`);
    const message = `${words.join('、')}の読み誤りとみて読みました。原文と比べてください。`;
    return [{ at: [from, to], code: 'letters_misread', message }];
  });
}

function around(line: string, { index, printed }: MisreadLetter): string {
  return line.slice(Math.max(0, index - EXCERPT / 2), index + printed.length + EXCERPT / 2).trim();
}
