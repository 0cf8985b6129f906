import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { changeOfClauses } from '#app/domain/policy/version-change.ts';
import type { ComparedClause } from '#app/domain/policy/version-change.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { changedParts, changeOfQuestions } from '#app/domain/questionnaire/question-change.ts';
import type { ComparedQuestion, QuestionPart } from '#app/domain/questionnaire/question-change.ts';
import { POLICY_IDS, policyFolder } from '#test/fixtures/policy-sources.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';

const LOCK = '職員等は、離席するときは端末を施錠しなければならない。';
const RECORD = '情報セキュリティ管理者は、媒体の持出しを記録し、一年間保管しなければならない。';
const LOG = '情報システム管理者は、記録を取得しなければならない。';

function told(before: readonly string[], after: readonly string[]) {
  const readOf = (lines: readonly string[]) => {
    const numbered = lines.map((line, index) => `（${index + 1}）${line}`);
    const { clauses } = readPolicy(['対策基準', '１ 運用', ...numbered].join('\n'));
    return { clauses, questions: deriveQuestionnaire(clauses, { policyId: 'town' }).questions };
  };
  const [was, is] = [readOf(before), readOf(after)];
  const { added, dropped, reworded } = changeOfQuestions(
    was.questions,
    is.questions,
    changeOfClauses(was.clauses, is.clauses),
  );
  return {
    added: added.map(({ id }) => id),
    dropped: dropped.map(({ id }) => id),
    reworded: reworded.map((pair) => `${pair.before.id}→${pair.after.id}`),
  };
}

const NOTHING = { added: [], dropped: [], reworded: [] };

test('the questions of the same text have not changed', () => {
  expect(told([LOCK, RECORD], [LOCK, RECORD])).toEqual(NOTHING);
});

test('a question whose clause only has another number is the same one', () => {
  expect(told([LOCK, LOG, RECORD], [LOCK, RECORD])).toEqual({ ...NOTHING, dropped: ['1-2@system_manager'] });
});

test('a new clause brings its question', () => {
  expect(told([LOCK, RECORD], [LOCK, LOG, RECORD])).toEqual({ ...NOTHING, added: ['1-2@system_manager'] });
});

test('a reworded clause has a reworded question, under its new number too', () => {
  const stricter = RECORD.replace('一年間', '三年間');
  const id = (number: number) => `1-${number}@security_manager`;
  expect(told([LOG, RECORD], [LOG, stricter])).toEqual({ ...NOTHING, reworded: [`${id(2)}→${id(2)}`] });
  expect(told([LOCK, LOG, RECORD], [LOG, stricter]).reworded).toEqual([`${id(3)}→${id(2)}`]);
});

test('a clause that binds another is dropped here and added there', () => {
  const other = LOG.replace('情報システム管理者', '情報セキュリティ管理者');
  expect(told([LOCK, LOG], [LOCK, other])).toMatchObject({ dropped: ['1-2@system_manager'] });
});

describe('what is said with a question beside its words', () => {
  const { questions } = deriveQuestionnaire(readPolicy(`対策基準\n１ 運用\n（１）${LOCK}\n（２）${LOG}`).clauses, {
    policyId: 'town',
  });
  const unnumbered = { numberNow: new Map([['standards 1-1', '1-1']]) };

  test.each<[QuestionPart, Partial<ComparedQuestion>]>([
    ['roles', { roles: ['staff', 'security_manager'] }],
    ['kind', { kind: 'recommendation' }],
    ['weight', { weight: 1 }],
    ['critical', { critical: true, criticalReason: '事故があったため' }],
    ['gates', { gates: ['wireless'] }],
    ['criteria', { criteria: { implemented: '記録がある', partial: '一部の記録がある' } }],
    ['evidence', { evidence: ['施錠の記録'] }],
    ['hint', { hint: '離席とは、席を立つこと。' }],
    ['common', { common: true }],
  ])('changes it by itself: %s', (part, over) => {
    const after = questions.map((one, at) => (at === 0 ? { ...one, ...over } : one));
    const { added, dropped, reworded, adjusted } = changeOfQuestions(questions, after, unnumbered);
    expect({ added, dropped, reworded }).toEqual(NOTHING);
    expect(adjusted.map(changedParts)).toEqual([[part]]);
  });

  test('is told at the words where those are others, too', () => {
    const after = questions.map((one, at): ComparedQuestion =>
      at === 0 ? { ...one, text: '施錠。', weight: 1 } : one,
    );
    const { reworded, adjusted } = changeOfQuestions(questions, after, unnumbered);
    expect([reworded.map(changedParts), adjusted]).toEqual([[['weight']], []]);
  });
});

describe('several questions of a role that begin with one clause', () => {
  const question = (id: string, text: string): ComparedQuestion => ({
    ...{ document: 'standards', id, clauses: [id.replace(/[_@].*/u, '')], text, rows: [], roles: ['staff'] },
    ...{ kind: 'requirement', weight: 2, critical: false, criticalReason: null, gates: [], evidence: [], hint: null },
    criteria: { implemented: '', partial: '' },
  });
  const ONE_CLAUSE = { numberNow: new Map([['standards 1', '1']]) };
  const [A, B, C] = ['媒体を記録していますか。', '媒体を保管していますか。', '媒体を廃棄していますか。'];
  const changed = (before: readonly ComparedQuestion[], after: readonly ComparedQuestion[], now = ONE_CLAUSE) => {
    const { added, dropped, reworded } = changeOfQuestions(before, after, now);
    return [added, dropped, reworded.map((pair) => pair.after)].map((all) => all.map(({ id }) => id));
  };

  test('are each themselves', () => {
    const all = [question('1@staff', A), question('1_r@staff', B), question('1_s2@staff', C)];
    expect(changed(all, all)).toEqual([[], [], []]);
    expect(changed(all, all.toReversed())).toEqual([[], [], []]);
  });

  test('stay themselves under another number', () => {
    const before = [question('1@staff', A), question('1_r@staff', B)];
    const after = [question('2_r@staff', B), question('2@staff', A)];
    expect(changed(before, after, { numberNow: new Map([['standards 1', '2']]) })).toEqual([[], [], []]);
  });

  test('are told by their words where the first of them is gone', () => {
    const before = [question('1@staff', A), question('1_r@staff', B)];
    expect(changed(before, [question('1@staff', B)])).toEqual([[], ['1@staff'], []]);
  });

  test('are told by their names where one is reworded', () => {
    const before = [question('1@staff', A), question('1_r@staff', B)];
    const after = [question('1_r@staff', C), question('1@staff', A)];
    expect(changed(before, after)).toEqual([[], [], ['1_r@staff']]);
  });
});

describe.each(POLICY_IDS)('of the policy %s', (policy) => {
  const { clauses, questions } = heldContent(policy);

  test('nothing has changed against itself', () => {
    const { added, dropped, reworded } = changeOfQuestions(questions, questions, changeOfClauses(clauses, clauses));
    expect([added, dropped, reworded]).toEqual([[], [], []]);
  });

  test('nothing has changed where one clause has another number', () => {
    const begun = new Set(questions.map(({ document, clauses: [first = ''] }) => `${document} ${first}`));
    const leaves = clauses.filter(({ document, id, text }) => text !== '' && begun.has(`${document} ${id}`));
    for (const leaf of leaves.filter((_one, index) => index % 7 === 0)) {
      const number = (document: string, id: string) => (document === leaf.document && id === leaf.id ? `${id}の2` : id);
      const movedClauses = clauses.map((one) => ({ ...one, id: number(one.document, one.id) }));
      const movedQuestions = questions.map((one) => {
        const [first = ''] = one.clauses;
        const id = `${number(one.document, first)}${one.id.slice(first.length)}`;
        return { ...one, id, clauses: one.clauses.map((clause) => number(one.document, clause)) };
      });
      const change = changeOfQuestions(questions, movedQuestions, changeOfClauses(clauses, movedClauses));
      expect([leaf.id, change]).toEqual([leaf.id, { added: [], dropped: [], reworded: [], adjusted: [] }]);
    }
  });
});

function heldContent(policy: PolicyId) {
  const linesOf = (file: string) =>
    readFileSync(new URL(file, policyFolder(policy)), 'utf8')
      .trim()
      .split('\n');
  return {
    clauses: linesOf('clauses.jsonl').map((line) => JSON.parse(line) as ComparedClause),
    questions: linesOf('questions.jsonl').map((line) => JSON.parse(line) as ComparedQuestion),
  };
}
