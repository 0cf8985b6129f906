import type { Clause } from '#app/domain/policy/clause.ts';
import { dutiesOutside } from '#app/domain/policy/duties-outside.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import type { UnaskedReason } from '#app/domain/questionnaire/questionnaire.ts';

/** Ends of sentences that bind somebody beyond doubt; how they end tells that they are no clause inside another one. */
const MUST = /(?:なければ|[てで]は)(?:ならない|なりません)(?=[\s　]*(?:[。｡」）)]|[\n\r\f]|$))/gu;
/** Reasons that say there is no duty at all: nobody looks at such a clause again. */
const SAYS_NO_DUTY: ReadonlySet<UnaskedReason> = new Set(['heading', 'definition', 'list_item_of_definition']);
const TABLE_ID = /(?:^|-)t[0-9]+$/u;
const WORDS_SHOWN = 40;

/**
 * Duties of a text that nobody hears of: no question asks about their clause, no reason names it as more than a heading
 * or a definition, and the warning of duties outside of clauses does not count them.
 */
export function silentlyLost(source: string): string[] {
  const reading = readPolicy(source);
  const { questions, unasked } = deriveQuestionnaire(reading.clauses, { policyId: 'town' });
  const keyOf = ({ document, id }: Pick<Clause, 'document' | 'id'>) => `${document} ${id}`;
  const asked = new Set(questions.flatMap(({ document, clauses }) => clauses.map((id) => keyOf({ document, id }))));
  const reasons = new Map(unasked.map(({ document, clause, reason }) => [keyOf({ document, id: clause }), reason]));
  const outside = dutiesOutside(reading, source);
  const counted = outside.length === 0 || reading.warnings.some(({ code }) => code === 'duties_outside');
  const clauseAt = new Map<number, Clause>();
  for (const clause of reading.clauses) {
    for (const [from, to] of clause.spans) for (let at = from; at < to; at += 1) clauseAt.set(at, clause);
  }
  return [...source.matchAll(MUST)].flatMap(({ index, 0: words }) => {
    const last = index + words.length - 1;
    const clause = clauseAt.get(last);
    const shown = source.slice(Math.max(0, last - WORDS_SHOWN), last + 1).replace(/\s+/gu, ' ');
    if (counted && outside.some(({ at: [from, to] }) => from <= last && last < to)) return [];
    if (clause === undefined) return [`${discardOf(last)}: ${shown}`];
    if (TABLE_ID.test(clause.id)) return [`table ${clause.id}: ${shown}`];
    const reason = reasons.get(keyOf(clause));
    if (!asked.has(keyOf(clause)) && reason === undefined) return [`${clause.id} without a reason: ${shown}`];
    if (reason !== undefined && SAYS_NO_DUTY.has(reason)) return [`${clause.id} ${reason}: ${shown}`];
    return [];
  });

  function discardOf(at: number): string {
    return reading.discarded.find(({ from, to }) => from <= at && at < to)?.why ?? 'nowhere';
  }
}
