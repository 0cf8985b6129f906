import type { ClauseSentence } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import { gateStatedIn } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';

/** That the use of things of one's own is not allowed closes nothing that is forbidden. */
const ALLOWED: readonly GateId[] = ['personal_devices'];
const FORBIDS = /(?:て|で)はならない(?:ものとする)?$|ないこと$|ないものとする$|を禁止する$/u;

/**
 * 条件の異なる部分. The sentences of one clause that stand under conditions of their own, each with the first sentence of
 * its part; empty where the whole clause has one. Sentences that state none belong to the part before them.
 */
export function partsByCondition(
  sentences: readonly (Pick<ClauseSentence, 'words'> & { readonly place: { readonly sentence: number } })[],
): ReadonlyMap<number, number> {
  const parts = new Map<number, number>();
  let gate: GateId | null = null;
  let from = 1;
  sentences.forEach(({ words, place }, at) => {
    const stated = gateStatedIn(words, 'organization') ?? gateStatedIn(words, 'department');
    const free = stated === null && gate !== null && ALLOWED.includes(gate) && FORBIDS.test(words);
    const other = stated !== null && gate !== null && stated !== gate;
    if (at === 0 || free || other) {
      gate = stated;
      from = at === 0 ? 1 : place.sentence;
    }
    if (!parts.has(place.sentence)) parts.set(place.sentence, from);
  });
  return new Set(parts.values()).size > 1 ? parts : new Map();
}
