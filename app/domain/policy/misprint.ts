import { miscitedLaws } from '#app/domain/policy/cited-law.ts';
import type { Clause, PolicyDocumentKind } from '#app/domain/policy/clause.ts';

/** 誤植の疑い. Words of a clause that the body probably meant otherwise; nobody but the body mends them. */
export interface Misprint {
  /** As the clause prints it. */
  readonly printed: string;
  readonly likely: string;
}

/** 誤植の疑いのある箇所. */
export interface LocatedMisprint extends Misprint {
  readonly document: PolicyDocumentKind;
  readonly clause: string;
}

/** Slips of writing and of scanning that the language of these policies is prone to, and what is meant. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/(?<=会計年度|臨時的)認証職員/gu, '任用職員'],
  [/(?<=業務を)離籍する/gu, '離れる'],
  [/(?<!業務を)離籍(?=時|の際|する場合|中)/gu, '離席'],
  [/施設可能(?=な場所)/gu, '施錠可能'],
  [/定期的(?=実施|点検|確認|見直)/gu, '定期的に'],
  [/CIS[0０](?![0-9０-９])/gu, 'CISO'],
  [/ＣＩＳ[0０](?![0-9０-９])/gu, 'ＣＩＳＯ'],
  [/(?<=者及び[^、。]{2,30})窓口で(?=報告し)/gu, '窓口に'],
  [/(?<=、)[^、。をは]{1,10}を冗長構成(?=等の措置)/gu, '回線の冗長構成'],
  [/端末電磁的記録媒体/gu, '端末及び電磁的記録媒体'],
  [/(?:情報){2}(?=シ|セ|資|管)/gu, '情報'],
];
/** A particle or a joining word set twice. */
const TWICE =
  /(?<=[\p{Script=Han}\p{Script=Katakana}ー）])(を|が|で|に|の|的|及び|又は)\1(?=[\p{Script=Han}\p{Script=Katakana}])/gu;
const MIXED_WIDTH = /[A-Za-z]+[Ａ-Ｚａ-ｚ]+[A-Za-zＡ-Ｚａ-ｚ]*|[Ａ-Ｚａ-ｚ]+[A-Za-z]+[A-Za-zＡ-Ｚａ-ｚ]*/gu;
const KATAKANA_WORD = /[\p{Script=Katakana}ー]{4,}/gu;
/** An office whose name lost the word in its middle. */
const OFFICE = /(?:統括|最高|副)?情報(?:セキュリティ)?(?:責任者|管理者)/gu;
/** So often the whole name has to stand elsewhere. */
const OFTEN = 3;
const LETTER_TWICE = /([\p{Script=Katakana}])\1/u;

/**
 * 用語の回数. How often each katakana word and each such office stands in a policy: a word that is right stands there
 * more often.
 */
export type WordCounts = ReadonlyMap<string, number>;

export function wordCounts(clauses: readonly Clause[]): WordCounts {
  const counts = new Map<string, number>();
  for (const { title, text } of clauses)
    for (const [word] of [...`${title}\n${text}`.matchAll(KATAKANA_WORD), ...`${title}\n${text}`.matchAll(OFFICE)])
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** 「シシステム」 where the policy otherwise writes 「システム」. */
function doubledLetters(text: string, counts: WordCounts): readonly Misprint[] {
  return [...text.matchAll(KATAKANA_WORD)].flatMap(([word]) => {
    const likely = word.replace(LETTER_TWICE, '$1');
    return likely !== word && (counts.get(likely) ?? 0) > (counts.get(word) ?? 0) ? [{ printed: word, likely }] : [];
  });
}

/** 「統括情報責任者」, once, where the policy otherwise writes 「統括情報セキュリティ責任者」. */
function shortenedOffices(text: string, counts: WordCounts): readonly Misprint[] {
  return [...text.matchAll(OFFICE)].flatMap(([printed]) => {
    const likely = printed.replace(/情報(?!セキュリティ)/u, '情報セキュリティ');
    const rare = (counts.get(printed) ?? 0) <= 1 && (counts.get(likely) ?? 0) >= OFTEN;
    return likely !== printed && rare ? [{ printed, likely }] : [];
  });
}

/** What is probably misprinted in the words, in the order of the rules; each once. */
export function misprintsIn(text: string, counts: WordCounts): readonly Misprint[] {
  const found: readonly Misprint[] = [
    ...SLIPS.flatMap(([slip, likely]) => [...text.matchAll(slip)].map(([printed]) => ({ printed, likely }))),
    ...[...text.matchAll(TWICE)].map(({ 0: printed, 1: once = '' }) => ({ printed, likely: once })),
    ...doubledLetters(text, counts),
    ...shortenedOffices(text, counts),
    ...[...text.matchAll(MIXED_WIDTH)].map(([printed]) => ({ printed, likely: printed.normalize('NFKC') })),
    ...miscitedLaws(text),
  ];
  return found.filter(({ printed }, at) => found.findIndex((other) => other.printed === printed) === at);
}

/** Every probable misprint of a policy with its clause. */
export function misprintsOf(clauses: readonly Clause[]): readonly LocatedMisprint[] {
  const counts = wordCounts(clauses);
  return clauses.flatMap(({ document, id, title, text }) =>
    misprintsIn(`${title}\n${text}`, counts).map((misprint) => ({ document, clause: id, ...misprint })),
  );
}

/** ○○, ×× and the like, which a template leaves for the body to fill in. */
const PLACEHOLDER = /[○〇◯]{2}|[×✕]{2}|△{2}|[●■□◇]{2}|[○◯](?=[市町村県区])/u;

/** ひな形の文言. Whether words are those of a template that nobody has filled in. */
export function isTemplateText(text: string): boolean {
  return PLACEHOLDER.test(text);
}
