import type { Clause, SentenceKind } from '#app/domain/policy/clause.ts';
import { settleStops, tidy } from '#app/domain/policy/source/settled-print.ts';

/** 設問の元の文. One sentence of a clause as a question takes it up. */
export interface ClauseSentence {
  /** On one line and without its full stop; a mark 【推奨事項】 stays. */
  readonly words: string;
  readonly kind: SentenceKind;
  readonly subjects: readonly string[];
}

const NARROW_COMMA = /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー）」])[,､] ?/gu;

/** The sentences of a clause as its reader judged them. */
export function sentencesOf({ text, sentences }: Pick<Clause, 'text' | 'sentences'>): readonly ClauseSentence[] {
  return sentences.map(({ span: [from, to], kind, subjects }) => ({
    words: tidy(settleStops(text.slice(from, to)))
      .replace(NARROW_COMMA, '、')
      .replace(/。(【推奨[^】]*】)$/u, '$1')
      .replace(/。$/u, ''),
    kind,
    subjects: subjects.map(tidy),
  }));
}

/** What has to be done, by duty or by office; whoever has an authority need not use it. */
export function isDemand({ kind, words }: ClauseSentence): boolean {
  if (kind === 'assignment') return !/(?:権限|責任)を有する$|のとおりとする$/u.test(words);
  return kind === 'requirement' || kind === 'recommendation';
}
