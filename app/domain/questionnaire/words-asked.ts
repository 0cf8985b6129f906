import type { Clause } from '#app/domain/policy/clause.ts';
import { smellsStrongly } from '#app/domain/policy/wording/duty-smell.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';
import { sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** Who is bound is told by the respondent of a question, and not by its words. */
const BOUND = /^[^。]{1,60}?(?:は|が)、/u;
/** What an announcement says stands in the items that it announces. */
const ANNOUNCES = /(?:次|以下|下記|左)(?:の|に|を)|(?:各号|別表|別紙|別記)/u;
/** 「（以下「職員等」という。）」, 「（CSIRT：Computer Security Incident Response Team）」. */
const BRACKETED = /[（(〔【［[][^（）()〔〕【】［］[\]]*[）)〕】］\]]/gu;
const IDEOGRAPH = /\p{Script=Han}/gu;
const OTHER_WORD = /[\p{Script=Katakana}ーA-Za-z0-9]{2,}/gu;
/** Of the signs of a sentence this share is repeated by a question that asks about it. */
const MIN_SHARE = 0.55;
/** A row may tell an item in short. */
const MIN_SHARE_OF_ITEM = 0.3;
/** Of fewer signs the share says nothing. */
const MIN_SIGNS = 3;

/** Ideographs one by one, of other words each two letters that stand together. */
function signsOf(words: string): readonly string[] {
  const wide = words.normalize('NFKC');
  const others = [...wide.matchAll(OTHER_WORD)].flatMap(([word]) =>
    [...word].slice(1).map((letter, index) => `${word[index] ?? ''}${letter}`),
  );
  return [...(wide.match(IDEOGRAPH) ?? []), ...others];
}

function wordsOf({ text, rows, criteria, hint, means = [] }: Question): string {
  return [
    text,
    ...rows.flatMap((row) => [row.text, row.criteria ?? '']),
    criteria.implemented,
    criteria.partial,
    hint ?? '',
    ...means,
  ].join('\n');
}

/**
 * 設問に表れない義務. Of a clause with questions, the sentences that bind and whose words hardly stand in any of them:
 * whatever way they were lost, the share of words that is missing tells it.
 */
export function sentencesOutOfQuestions(
  questions: readonly Question[],
): (clause: Pick<Clause, 'document' | 'id' | 'text' | 'sentences'>) => readonly string[] {
  const signs = new Map<string, readonly ReadonlySet<string>[]>();
  for (const question of questions) {
    const own = new Set(signsOf(wordsOf(question)));
    for (const id of question.clauses) {
      const key = `${question.document} ${id}`;
      signs.set(key, [...(signs.get(key) ?? []), own]);
    }
  }
  return (clause) => {
    const asked = signs.get(`${clause.document} ${clause.id}`);
    if (asked === undefined) return [];
    return sentencesOf(clause).flatMap(({ kind, words }) => {
      if (kind !== 'requirement' && kind !== 'recommendation' && kind !== 'list-item') return [];
      if (ANNOUNCES.test(words)) return [];
      const own = signsOf(tidy(words).replace(BRACKETED, '').replace(BOUND, ''));
      const found = own.filter((sign) => asked.some((one) => one.has(sign))).length;
      return own.length >= MIN_SIGNS &&
        found < own.length * (kind === 'list-item' && !smellsStrongly(words) ? MIN_SHARE_OF_ITEM : MIN_SHARE)
        ? [words]
        : [];
    });
  };
}
