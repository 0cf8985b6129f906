import { expect, test } from 'vitest';
import { questionNumber } from '#app/domain/questionnaire/question-number.ts';

test.each([
  ['its first clause', { id: '9-1@staff', clauses: ['9-1', '9-2'] }, '９（１）'],
  ['how many were added, where it stands for no clause', { id: 'x12@staff', clauses: [] }, '追加１２'],
  ['the added question that it was taken out of', { id: 'x3_t1-2@staff', clauses: [] }, '追加３'],
] as const)('a question is called by %s', (_, question, number) => {
  expect(questionNumber(question)).toBe(number);
});
