import { expect, test } from 'vitest';
import { toldApart } from '#app/domain/questionnaire/told-apart.ts';
import type { NumberedQuestion } from '#app/domain/questionnaire/told-apart.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

function asked(id: string, text: string, rows: readonly string[] = [], role: RoleId = 'staff'): NumberedQuestion {
  const rowsOf = rows.map((words, at) => ({ id: `${id}-${at}`, text: words, clauses: ['1-1'] }));
  return { id, clauses: ['1-1'], text, rows: rowsOf, roles: [role] };
}

test('a question whose number no other has needs nothing beside it', () => {
  expect([
    ...toldApart([asked('a', '施錠していますか。'), { ...asked('b', '返していますか。'), clauses: ['1-2'] }]),
  ]).toEqual([]);
});

test('questions of one number are told apart by their wording, from where it differs', () => {
  const [one, other] = ['設定', '周知'].map(
    (what) => `職員等が使用できるファイルサーバの容量を必ず${what}していますか。`,
  );
  const found = toldApart([asked('a', one ?? ''), asked('b', other ?? '')]);
  expect(found.get('a')).toMatchObject({ by: 'text', words: expect.stringContaining('設定') });
  expect(found.get('b')).toMatchObject({ by: 'text', words: expect.stringContaining('周知') });
});

test('where the wording is one, a row of its own tells a question apart, and else who answers it', () => {
  const text = '次のことを行っていますか。';
  const found = toldApart([
    asked('a', text, ['鍵を数えている', '鍵を磨いている']),
    asked('b', text, ['鍵を数えている', '鍵を返している']),
    asked('c', text, ['鍵を数えている'], 'security_manager'),
  ]);
  expect([...found.values()]).toEqual([
    { by: 'row', words: '鍵を磨いている' },
    { by: 'row', words: '鍵を返している' },
    { by: 'role', words: '' },
  ]);
});
