import { fc } from '#test/property.ts';
import { describe, expect, it } from 'vitest';
import { fieldId, fieldName, readFields } from '#app/components/response/answer-fields.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { mergedQuestion, withoutClause } from '#app/domain/questionnaire/editing/question-parts.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { makeClause, makeQuestion } from '#test/factories/questions.ts';
import { testRuns } from '#test/factories/runs.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';
import { STYLES, styledPolicy } from '#test/fixtures/questions/styles.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

function derived(clauses: readonly Clause[]): readonly Question[] {
  return deriveQuestionnaire(clauses, { policyId: 'own' }).questions;
}

function rowIds(questions: readonly Question[]): readonly string[] {
  return questions.flatMap(({ rows }) => rows.map(({ id }) => id));
}

/** Every row by what it asks of whom, with its ids; rows that read alike share an entry. */
function idsByWords(questions: readonly Question[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { roles, rows } of questions)
    for (const { id, text, clauses } of rows) {
      const words = [roles.join('+'), clauses.join(' '), text].join('|');
      found.set(words, [found.get(words) ?? '', id].join(' '));
    }
  return found;
}

describe.each(POLICY_IDS)('the ids of the rows of %s', (policy) => {
  const questions = heldPolicy(policy).questionnaire.questions.filter(({ rows }) => rows.length > 0);

  it('are named by a clause that the row asks, once in the question', () => {
    for (const { id: question, rows } of questions) {
      expect(new Set(rows.map(({ id }) => id)).size, question).toBe(rows.length);
      for (const { id, clauses } of rows) {
        const [clause = ''] = /^.+?(?=(?:_[sap]\d+)*$)/u.exec(id) ?? [];
        expect(
          clauses.map((one) => one.replaceAll('.', '_')),
          id,
        ).toContain(clause);
      }
    }
  });

  it('survive as the name of a field and as the id of a control, each as its own', () => {
    for (const { rows } of questions) {
      const fields = new Map(rows.map(({ id }) => [fieldName('q1', `row.${id}`), 'yes']));
      expect(readFields('q1', fields).rows.map(({ rowId }) => rowId)).toEqual(rows.map(({ id }) => id));
      expect(new Set(rows.map(({ id }) => fieldId('q1', `row.${id}`))).size).toBe(rows.length);
      for (const { id } of rows) expect(id).toMatch(/^[\w\p{Script=Katakana}\p{Script=Han}-]{1,60}$/u);
    }
  });

  it('stay when the secretariat takes any row out', () => {
    for (const question of questions) {
      for (const clause of new Set(question.rows.flatMap(({ clauses }) => clauses))) {
        const rest = withoutClause(question, clause)?.rows ?? [];
        for (const row of rest) expect(question.rows).toContainEqual(row);
      }
    }
  });
});

describe('the id of a row', () => {
  it('stays whatever other clause is dropped from the policy', () => {
    const styles = STYLES.map((style) => styledPolicy(style).clauses);
    let compared = 0;
    fc.assert(
      fc.property(fc.constantFrom(...styles), fc.nat(), (clauses, at) => {
        const parents = new Set(clauses.map(({ parent }) => parent));
        const leaves = clauses.filter(({ id }) => !parents.has(id));
        const dropped = leaves[at % leaves.length];
        const before = idsByWords(derived(clauses));
        for (const [words, ids] of idsByWords(derived(clauses.filter((clause) => clause !== dropped)))) {
          if (!before.has(words)) continue;
          compared += 1;
          expect(ids, words).toBe(before.get(words));
        }
      }),
      { numRuns: Math.ceil(testRuns.roundTrip / 2) },
    );
    expect(compared).toBeGreaterThan(testRuns.roundTrip);
  });

  it('stays when a clause is put before it', () => {
    const rules = [
      makeClause({ id: '1', title: '端末', text: '', kind: 'heading', subjects: [] }),
      makeClause({ id: '1-2', text: '職員等は、端末を施錠しなければならない。' }),
      makeClause({ id: '1-3', text: '職員等は、異常を報告しなければならない。' }),
    ];
    const added = makeClause({ id: '1-1', text: '職員等は、端末を持ち出してはならない。' });
    expect(rowIds(derived(rules))).toEqual(['1-2', '1-3']);
    expect(rowIds(derived(rules.toSpliced(1, 0, added)))).toEqual(['1-1', '1-2', '1-3']);
  });

  it('tells the sentences of a clause by their place in the clause, whoever else is bound by them', () => {
    const clauses = (first: string) => [
      makeClause({ id: '1', title: '端末', text: '', kind: 'heading', subjects: [] }),
      makeClause({
        id: '1-1',
        text: `${first}職員等は、端末を施錠しなければならない。職員等は、異常を報告しなければならない。`,
      }),
    ];
    expect(rowIds(derived(clauses('職員等は、端末を持ち出してはならない。')))).toEqual(['1-1', '1-1_s2', '1-1_s3']);
    expect(rowIds(derived(clauses('端末とは、パソコンをいう。')))).toEqual(['1-1_s2', '1-1_s3']);
  });

  it('names an item within an item by itself, also where its row stands for both', () => {
    const clauses = [
      makeClause({ id: '1.1', title: '計画', text: '職員等は、次の事項を守らなければならない。' }),
      makeClause({ id: '1.1-ア', text: '端末', kind: 'list-item' }),
      makeClause({ id: '1.1-ア-1', text: '施錠すること。', kind: 'list-item' }),
      makeClause({ id: '1.1-ア-2', text: '持ち出さないこと。', kind: 'list-item' }),
    ];
    const parents = [null, '1.1', '1.1-ア', '1.1-ア'];
    const [question] = derived(clauses.map((clause, at) => ({ ...clause, parent: parents[at] ?? null })));
    expect(question?.rows.map(({ id, clauses: cited }) => [id, cited])).toEqual([
      ['1_1-ア-1', ['1.1-ア', '1.1-ア-1']],
      ['1_1-ア-2', ['1.1-ア-2']],
    ]);
  });

  it('tells rows of one sentence by the question that they came from when two roles are asked together', () => {
    const row = (text: string) => ({ id: '1-1', text, clauses: ['1-1'] });
    const target = makeQuestion({ id: '1-1@staff', unit: 'department', roles: ['staff'], rows: [row('施錠している')] });
    const other = makeQuestion({
      id: '1-1@system_manager',
      unit: 'system',
      roles: ['system_manager'],
      rows: [row('施錠できる'), { id: '1-2', text: '点検している', clauses: ['1-2'] }],
    });
    const alone = makeQuestion({ id: '1.3@system_manager', unit: 'system', text: '記録していますか。', rows: [] });
    const merged = mergedQuestion(mergedQuestion(target, other, null), alone, null);
    expect(merged.rows.map(({ id }) => id)).toEqual([
      '1-1',
      '1-1_1-1_system_manager',
      '1-2_1-1_system_manager',
      '1_3_system_manager',
    ]);
    expect(mergedQuestion(target, { ...other, rows: other.rows.slice(1) }, null).rows.map(({ id }) => id)).toEqual([
      '1-1',
      '1-2_1-1_system_manager',
    ]);
  });
});
