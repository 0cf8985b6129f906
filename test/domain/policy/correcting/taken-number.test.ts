import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { basisOf } from '#app/domain/policy/correction.ts';
import { correctReading } from '#app/domain/policy/corrected-reading.ts';
import { takenNumber } from '#app/domain/policy/taken-number.ts';

const SOURCE = `対策基準
第１章　端末
（１）職員等は、端末を施錠しなければならない。
（２）職員等は、鍵を返さなければならない。
第２章　媒体
（１）職員等は、次の事項を守らなければならない。
ア　媒体を数えること。
イ　媒体を返すこと。
`;
const READ = readPolicy(SOURCE);
const at = (id: string) => ({ document: 'standards', id }) as const;

test('a number that another clause has is told with that clause, and with the next one that is free', () => {
  expect(takenNumber(READ.clauses, { act: 'move', at: at('2-1'), parent: '1' })).toMatchObject({
    holder: { id: '1-1' },
    free: '3',
  });
  expect(takenNumber(READ.clauses, { act: 'number', at: at('2-1-イ'), marker: 'ア' })).toMatchObject({
    holder: { id: '2-1-ア' },
    // Its own number is none that it could be given.
    free: 'ウ',
  });
});

test('a number that is free is nobody’s', () => {
  expect(takenNumber(READ.clauses, { act: 'move', at: at('2-1'), parent: '1', marker: '3' })).toBeNull();
  expect(takenNumber(READ.clauses, { act: 'number', at: at('1-2'), marker: '9' })).toBeNull();
});

test('a clause moves under the number that it is given, with all below it, and remembers the printed one', () => {
  const clause = READ.clauses.find(({ id }) => id === '2-1');
  if (clause === undefined) throw new Error('2-1');
  const of = { at: at('2-1'), basis: basisOf(clause), act: 'move', parent: '1' } as const;
  expect(correctReading(READ, SOURCE, [of]).toReview).toMatchObject([{ problem: 'number_taken' }]);
  expect(correctReading(READ, SOURCE, [{ ...of, marker: '3（' }]).toReview).toMatchObject([{ problem: 'bad_number' }]);
  const { clauses } = correctReading(READ, SOURCE, [{ ...of, marker: '3' }]).reading;
  expect(clauses.find(({ id }) => id === '1-3')).toMatchObject({ parent: '1', sourceMarker: '1' });
  expect(clauses.map(({ id }) => id)).toContain('1-3-ア');
});
