import type { ClauseSentence } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import { dictionaryFromTe } from '#app/domain/questionnaire/duty/verb.ts';

/**
 * 実施手順への委任. 「サーバにパスワードを記憶させてはならない。端末については実施手順に定める」: whom the clause binds does not write the
 * 実施手順, so that somebody else has to have laid it down there.
 */
const LEFT =
  /^(?<thing>[^、。はを]{2,30}?)(?:について)?は、?(?<where>[^、。はをに]{0,20}実施手順)(?:に|で|において)定める$/u;
/** What the sentence before forbids to do to other things: 「…に、パスワードを記憶させ」. */
const FORBIDDEN = /(?:に|で)(?<act>[^、。はにで]{2,20}を[^、。はを]{1,14}[てで])はならない$/u;

/** The sentence as the duty to lay it down; null for any other. */
export function dutyToLayDown(words: string, before: string): string | null {
  const { thing, where = '' } = LEFT.exec(words)?.groups ?? {};
  if (thing === undefined) return null;
  const act = FORBIDDEN.exec(before)?.groups?.['act'];
  const matter = act === undefined ? `${thing}の取扱い` : `${thing}に${dictionaryFromTe(act)}ことの可否や方法`;
  return `${matter}を、${where}に定めなければならない`;
}

/** The sentences of a clause, what it leaves to the 実施手順 as a duty of whoever keeps these. */
export function withLeftToProcedure(sentences: readonly ClauseSentence[]): readonly ClauseSentence[] {
  return sentences.map((sentence, at) => {
    const before = sentences[at - 1];
    const words =
      sentence.kind !== 'definition' || before?.kind !== 'requirement'
        ? null
        : dutyToLayDown(sentence.words, before.words);
    return words === null ? sentence : { ...sentence, words, kind: 'requirement', subjects: [], ofProcedure: true };
  });
}
