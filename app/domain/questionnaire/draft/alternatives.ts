import type { ClauseSentence } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import { dutyOf } from '#app/domain/questionnaire/duty/duty.ts';
import { dropConjunction } from '#app/domain/policy/wording/sentence.ts';

/**
 * 選択できる履行. Two sentences of which one suffices: 「無窓の外壁にする。窓がある場合は侵入対策を施す。」 Asked
 * apart, whoever complies by the second would seem to break the first.
 */

/** 「窓がある場合は」 after 「無窓の」「窓を設けない」 */
const WITH_THING = /^([^、。はがを]{1,12})が(?:ある|あり)(?:場合|とき)/u;
/** 「消去できない場合、」「消去することが困難なときは」 after 「消去した状態で」 */
const UNABLE =
  /^(?:[^、。はがを]{1,20}[をがは])?(?:[^、。をがは]{0,10}?)(\p{Script=Han}{2,4})(?:することが?)?(?:が|を)?(?:できない|困難な|不可能な)(?:場合|とき)/u;
/** 「手順が定められていない場合は」 after 「定められた手順に従って」 */
const MISSING = /^[^、。はを]{0,20}?(\p{Script=Han}{2,6})(?:が|を)[^、。がを]{2,10}(?:て|で)いない(?:場合|とき)/u;

function withoutProviso(words: string): string {
  return dropConjunction(words.replace(/^(?:ただし|但し)、?/u, ''));
}

/** Whether the second sentence says what is due where the first has no place: a second way of the same rank. */
function isSecondWay(second: string, first: string): boolean {
  const thing = WITH_THING.exec(withoutProviso(second))?.[1];
  return thing !== undefined && new RegExp(`無${thing}|${thing}(?:を[^、。]{1,8}ない|の?ない)`, 'u').test(first);
}

/** Whether the second sentence says what is due where the first cannot be kept. */
function standsIn(second: string, first: string): boolean {
  const words = withoutProviso(second);
  if (WITH_THING.test(words)) return false;
  const [, named] = UNABLE.exec(words) ?? MISSING.exec(words) ?? [];
  return named !== undefined && first.includes(named);
}

function withoutSubjects({ words, subjects }: ClauseSentence): string {
  return subjects.reduce((text, name) => text.replace(`${name}は、`, ''), withoutProviso(words));
}

/** 「機器を修理させるに当たり、」 where the first sentence speaks of nothing else. */
const ON_OCCASION = /(?<=^|、)[^、。]{2,40}?(\p{Script=Han}{2})(?:する|させる)に当たり、/u;

function asOtherwise(second: ClauseSentence, first: string): string {
  const bare = withoutSubjects(second).replace(/^([^、。]*?(?:場合|とき))、/u, '$1は、');
  const verb = ON_OCCASION.exec(bare)?.[1];
  return verb === undefined || !first.includes(verb) ? bare : bare.replace(ON_OCCASION, '');
}

/** Its own comma would cut the sentence where no act ends, and whom it binds the first sentence says. */
function asBranch(sentence: ClauseSentence): string {
  return withoutSubjects(sentence).replace(/^([^、。]*?(?:場合|とき))(?:は|には)?、/u, '$1は');
}

/** The sentences of a clause, those of which one suffices as one. */
export function alternativesJoined<Sentence extends ClauseSentence>(
  sentences: readonly Sentence[],
): readonly Sentence[] {
  const joined: Sentence[] = [];
  for (const sentence of sentences) {
    const before = joined.at(-1);
    const second =
      before?.kind === sentence.kind && isSecondWay(sentence.words, before.words)
        ? 'way'
        : before?.kind === sentence.kind && standsIn(sentence.words, before.words)
          ? 'otherwise'
          : null;
    const first = before === undefined || second === null ? null : dutyOf(before.words);
    if (before === undefined || first === null || first.nai !== null || first.effort) joined.push(sentence);
    else if (second === 'otherwise')
      joined[joined.length - 1] = { ...before, otherwise: asOtherwise(sentence, before.words) };
    else joined[joined.length - 1] = { ...before, words: `${first.te}いるか、又は${asBranch(sentence)}` };
  }
  return joined;
}
