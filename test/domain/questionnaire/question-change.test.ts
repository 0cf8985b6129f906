import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { changeOfClauses } from '#app/domain/policy/version-change.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { changeOfQuestions } from '#app/domain/questionnaire/question-change.ts';

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
