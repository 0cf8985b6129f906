import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { questionsOfClause } from '#app/domain/questionnaire/clause-questions.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { policySource } from '#test/fixtures/policy-sources.ts';

const OPTIONS = { policyId: 'p' };

/** The questions beside a clause, by id, each with the words of its rows. */
function beside(source: string, clauseId: string) {
  const { clauses } = readPolicy(source);
  const clause = clauses.find(({ id }) => id === clauseId);
  if (clause === undefined) throw new Error(clauseId);
  const found = questionsOfClause(clause, clauses, OPTIONS);
  return found?.questions.map(({ id, rows }) => [id, rows.map(({ text }) => text)]);
}

test('a clause asked as a row beside its neighbours shows their question, with all its rows', () => {
  const source = `対策基準
第１章　端末の管理
（１）職員等は、端末を施錠しなければならない。
（２）職員等は、端末を持ち出してはならない。
（３）職員等は、端末を共有してはならない。
`;
  for (const id of ['1-1', '1-2', '1-3']) {
    expect(beside(source, id)).toEqual([
      [
        '1-1@staff',
        [expect.stringContaining('施錠'), expect.stringContaining('持ち出'), expect.stringContaining('共有')],
      ],
    ]);
  }
});

test.each(['kikuyo', 'nishiwaki'] as const)('beside a clause of %s stand the questions of the whole', (name) => {
  const { clauses } = readPolicy(policySource(name));
  const own = clauses.filter(({ document }) => document === 'standards');
  const whole = deriveQuestionnaire(clauses, OPTIONS).questions;
  for (const clause of own.filter((_, index) => index % 9 === 0)) {
    const found = questionsOfClause(clause, clauses, OPTIONS);
    if (found === null) continue;
    const ids = found.questions.map(({ id }) => id);
    const expected = whole.filter((question) => question.clauses.includes(clause.id)).map(({ id }) => id);
    expect(ids, clause.id).toEqual(expect.arrayContaining(expected));
  }
});
