import { describe, expect, it } from 'vitest';
import type { Clause } from '#app/domain/policy/clause.ts';
import { CLAUSE_KINDS } from '#app/domain/policy/clause.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { judgedAnew } from '#test/factories/questions.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';

/** Numbers from 0 to 1 that follow from the seed alone. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** A stretch of a held policy whose clauses lost subjects, titles or parents, or got other kinds and words. */
function damaged(seed: number): readonly Clause[] {
  const next = numbersFrom(seed);
  const policy = POLICY_IDS[Math.floor(next() * POLICY_IDS.length)] ?? 'kikuyo';
  const { clauses } = heldPolicy(policy);
  const from = Math.floor(next() * clauses.length);
  return clauses.slice(from, from + 20 + Math.floor(next() * 150)).map((clause): Clause => {
    const chance = next();
    if (chance < 0.05) return judgedAnew({ ...clause, subjects: [] });
    if (chance < 0.1) return { ...clause, kind: CLAUSE_KINDS[Math.floor(next() * CLAUSE_KINDS.length)] ?? 'heading' };
    if (chance < 0.13) return { ...clause, title: '' };
    if (chance < 0.16) return judgedAnew({ ...clause, text: clauses[Math.floor(next() * clauses.length)]?.text ?? '' });
    return chance < 0.18 ? { ...clause, parent: null } : clause;
  });
}

/** Milliseconds for a machine that has other work to do. */
const PATIENCE = 120_000;

describe('deriving from damaged clauses', () => {
  it(
    'asks or explains every clause once, with one id and one wording a question',
    () => {
      for (let seed = 1; seed <= 150; seed += 1) {
        const clauses = damaged(seed);
        const { questions, unasked } = deriveQuestionnaire(clauses, { policyId: 'damaged' });
        const ids = questions.map(({ document, id }) => `${document} ${id}`);
        expect(new Set(ids).size, `seed ${seed}`).toBe(ids.length);
        const texts = questions.map(
          ({ document, unit, office, text }) => `${document} ${unit} ${office ?? ''} ${text}`,
        );
        expect(new Set(texts).size, `seed ${seed}`).toBe(texts.length);
        const asked = new Set(
          questions.flatMap(({ document, clauses: cited }) => cited.map((id) => `${document} ${id}`)),
        );
        const explained = unasked.map(({ document, clause }) => `${document} ${clause}`);
        expect([...asked, ...explained].sort(), `seed ${seed}`).toEqual(
          clauses.map(({ document, id }) => `${document} ${id}`).sort(),
        );
        const grouped = questions.filter(({ flags }) => flags.includes('grouped_by_section'));
        expect(Math.max(0, ...grouped.map(({ rows }) => rows.length)), `seed ${seed}`).toBeLessThanOrEqual(15);
      }
    },
    PATIENCE,
  );
});
