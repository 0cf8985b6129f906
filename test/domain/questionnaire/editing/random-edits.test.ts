import { fc } from '#test/property.ts';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '#app/domain/questionnaire/editing/apply-edits.ts';
import { withoutReplaced } from '#app/domain/questionnaire/editing/draft-step.ts';
import { keyOfQuestion, keyOfRowsTaken } from '#app/domain/questionnaire/editing/edit.ts';
import type { EditKey, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import { QUESTION_FLAGS, QUESTION_KINDS } from '#app/domain/questionnaire/question.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import { testRuns } from '#test/factories/runs.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

const TEXT = fc.constantFrom(
  '行っていますか。',
  '記録を作成していますか。',
  '手順を定め、周知していますか。',
  '施錠している',
);
const ROLE = fc.constantFrom(...ROLE_IDS);
const REASON = fc.constantFrom('', '対象がない');

/** Keys of questions, of clauses that are only rows, of rows taken out, of added questions, and of nothing. */
function keysOf(question: Question): readonly EditKey[] {
  const key = keyOfQuestion(question);
  return [
    ...[key, key, key],
    ...question.clauses.map((clause) => ({ ...key, clause, part: '' })),
    ...question.rows.map((row) => keyOfRowsTaken(key, row)),
    { ...key, clause: 'x1', part: '' },
    { ...key, clause: 'x2', part: '' },
    { ...key, clause: '99-9', part: '' },
    { ...key, role: 'ciso' },
  ];
}

function editsOf(questions: readonly Question[]): fc.Arbitrary<QuestionEdit> {
  const key = fc.constantFrom(...questions).chain((question) => fc.constantFrom(...keysOf(question)));
  return fc.constantFrom(...questions).chain((question) => {
    const own = fc.constantFrom(...keysOf(question));
    const row = fc.constantFrom('no-row', 'y1', ...question.rows.map(({ id }) => id));
    const base = { key: own, basis: fc.constantFrom(null, null, '別の文言') };
    const acts: readonly fc.Arbitrary<QuestionEdit>[] = [
      fc.record({ ...base, act: fc.constant('reword'), text: TEXT }),
      fc.record({ ...base, act: fc.constant('reword_row'), row, text: TEXT }),
      fc.record({ ...base, act: fc.constant('add_row'), row: fc.constantFrom('y1', 'y2'), text: TEXT }),
      fc.record({ ...base, act: fc.constant('drop_row'), row, reason: REASON }),
      fc.record({ ...base, act: fc.constant('hint'), hint: fc.constantFrom(null, '補足') }),
      fc.record({
        ...base,
        act: fc.constant('criteria'),
        criteria: fc.constant({ implemented: '済み', partial: '一部' }),
      }),
      fc.record({ ...base, act: fc.constant('evidence'), evidence: fc.constant(['台帳']) }),
      fc.record({ ...base, act: fc.constant('weigh'), weight: fc.constantFrom(1, 2) }),
      fc.record({ ...base, act: fc.constant('mark'), criticalReason: fc.constantFrom(null, '重要') }),
      fc.record({
        ...base,
        act: fc.constant('gates'),
        gates: fc.array(fc.constantFrom(...GATE_IDS), { maxLength: 3 }),
      }),
      fc.record({ ...base, act: fc.constant('respond'), roles: fc.array(ROLE, { maxLength: 3 }) }),
      fc.record({ ...base, act: fc.constant('common'), common: fc.boolean() }),
      fc.record({ ...base, act: fc.constant('settle'), flags: fc.subarray([...QUESTION_FLAGS]) }),
      fc.record({ ...base, act: fc.constant('skip'), reason: REASON }),
      fc.record({
        ...base,
        act: fc.constant('split'),
        rows: fc.option(fc.subarray(['y1', ...question.rows.map(({ id }) => id)])),
        text: TEXT,
      }),
      fc.record({ ...base, act: fc.constant('merge'), into: key, text: fc.option(TEXT) }),
      fc.record({
        key: own.map((one) => ({ ...one, clause: 'x1', part: '' })),
        basis: fc.constant(null),
        act: fc.constant('add'),
        text: TEXT,
        rows: fc.array(TEXT, { maxLength: 2 }),
        chapter: fc.constantFrom(question.chapter.id, 'no-chapter'),
        kind: fc.constantFrom(...QUESTION_KINDS),
      }),
    ] as readonly fc.Arbitrary<QuestionEdit>[];
    return fc.oneof(...acts);
  });
}

describe.each(POLICY_IDS)('random edits of the questions of %s', (policy) => {
  const { questionnaire, clauses } = heldPolicy(policy);
  const edits = fc.array(editsOf(questionnaire.questions), { maxLength: 60 });

  it('are each applied or listed, and leave a questionnaire that can be asked', () => {
    fc.assert(
      fc.property(edits, (made) => {
        const { questionnaire: after, origins, skipped, merged, toReview } = applyEdits(questionnaire, clauses, made);
        const ids = after.questions.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { id, text, roles, rows } of after.questions) {
          expect(text, id).not.toBe('');
          expect(roles.length, id).toBeGreaterThan(0);
          expect(new Set(rows.map((row) => row.id)).size, id).toBe(rows.length);
        }
        expect([...origins.keys()]).toEqual(ids);
        const refused = new Set(toReview.filter(({ problem }) => problem !== 'clause_changed').map(({ edit }) => edit));
        const kept = [...origins.values(), ...skipped, ...merged];
        const held = new Set(kept.flatMap((one) => one.edits));
        for (const edit of made) expect(refused.has(edit) || held.has(edit), edit.act).toBe(true);
        for (const edit of held) expect(refused.has(edit), edit.act).toBe(false);
      }),
      { numRuns: Math.ceil(testRuns.fuzz / 10) },
    );
  });

  it('leave every other question the very one that was derived', () => {
    fc.assert(
      fc.property(edits, (made) => {
        const { questionnaire: after, origins } = applyEdits(questionnaire, clauses, made);
        const derived = new Map(questionnaire.questions.map((question) => [question.id, question]));
        for (const question of after.questions)
          if (origins.get(question.id)?.edits.length === 0) expect(derived.get(question.id)).toBe(question);
      }),
      { numRuns: Math.ceil(testRuns.fuzz / 10) },
    );
  });

  it('leave every clause that was asked asked or explained, once', () => {
    fc.assert(
      fc.property(edits, (made) => {
        const { questionnaire: after } = applyEdits(questionnaire, clauses, made);
        const asked = new Set(
          after.questions.flatMap(({ document, clauses: cited }) => cited.map((id) => `${document} ${id}`)),
        );
        const told = after.unasked.map(({ document, clause }) => `${document} ${clause}`);
        expect(new Set(told).size).toBe(told.length);
        for (const { document, id } of clauses)
          expect(asked.has(`${document} ${id}`) !== told.includes(`${document} ${id}`), id).toBe(true);
      }),
      { numRuns: Math.ceil(testRuns.fuzz / 10) },
    );
  });

  it('come to the same without those that a later one replaces', () => {
    fc.assert(
      fc.property(edits, fc.boolean(), (made, twice) => {
        const all = twice ? [...made, ...made] : made;
        const outcome = (these: readonly QuestionEdit[]) => {
          const { questionnaire: after, skipped, merged } = applyEdits(questionnaire, clauses, these);
          return { after, skipped: skipped.map(({ edits: _, ...one }) => one), merged: merged.map(({ id }) => id) };
        };
        expect(outcome(withoutReplaced(all))).toEqual(outcome(all));
      }),
      { numRuns: Math.ceil(testRuns.fuzz / 10) },
    );
  });

  it('have a key for each question by which it is found again', () => {
    for (const question of questionnaire.questions) {
      const key = keyOfQuestion(question);
      expect(`${key.clause}${key.part}@${key.role}`).toBe(question.id);
      expect(question.clauses).toContain(key.clause);
    }
  });
});
