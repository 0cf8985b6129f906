import type { ClauseSentence } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import { gateStatedIn } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';

/** What is done with things of one's own may be allowed or not: that it is not allowed closes nothing that is forbidden. */
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
  let current: { readonly gate: GateId | null; readonly from: number } | null = null;
  for (const { words, place } of sentences) {
    const stated = gateStatedIn(words, 'organization') ?? gateStatedIn(words, 'department');
    const free = stated === null && current?.gate != null && ALLOWED.includes(current.gate) && FORBIDS.test(words);
    if (current === null) current = { gate: stated, from: 1 };
    else if (free || (stated !== null && current.gate !== null && stated !== current.gate))
      current = { gate: stated, from: place.sentence };
    if (!parts.has(place.sentence)) parts.set(place.sentence, current.from);
  }
  return new Set(parts.values()).size > 1 ? parts : new Map();
}
