import { expect, test } from 'vitest';
import { rowNames } from '#app/domain/questionnaire/row-name.ts';

test('a row is called by its clauses, and by its words where another row asks about the same', () => {
  const row = (id: string, clauses: readonly string[], text: string) => ({ id, clauses, text });
  const long = '記録媒体を廃棄するときは、復元できないように消去していますか。';
  const names = rowNames([
    row('a', ['2-1', '2-2'], '台帳がありますか。'),
    row('b', ['2-3'], '鍵を掛けていますか。'),
    row('c', ['2-3'], long),
  ]);
  expect([...names.values()]).toEqual([
    '２（１）、２（２）',
    '「鍵を掛けていますか。」',
    '「記録媒体を廃棄するときは、復元できないよ…」',
  ]);
});
