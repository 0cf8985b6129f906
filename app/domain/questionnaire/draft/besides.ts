import type { ClauseSentence } from '#app/domain/questionnaire/clause/clause-sentence.ts';

/** 義務の周りの定め. What a clause says besides its duties, as far as no duty's own words say it. */
export interface Besides {
  /** Provisos that lift a duty of the clause. */
  readonly exceptions: readonly string[];
  /** What the clause allows, without lifting its duty. */
  readonly related: readonly string[];
}

const PROVISO = /^(?:ただし|但し)/u;

/**
 * Only a proviso behind a duty is an exception to it. One behind a sentence that is not asked excepts from nothing that
 * is, and what is merely allowed excepts from nothing.
 */
export function besides(
  sentences: readonly ClauseSentence[],
  isAsked: (sentence: ClauseSentence) => boolean,
  said: ReadonlySet<string>,
): Besides {
  const exceptions: string[] = [];
  const related: string[] = [];
  let behindDuty = false;
  for (const one of sentences) {
    const asked = isAsked(one);
    if (asked || (one.kind !== 'exception' && one.kind !== 'permission')) behindDuty = asked;
    else if (said.has(one.words)) continue;
    else if (!PROVISO.test(one.words)) related.push(one.words);
    else if (behindDuty) exceptions.push(one.words);
  }
  return { exceptions, related };
}
