import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const HEAD = ['架空市情報セキュリティ対策基準', '１　分類'];
const TAIL = ['２　管理', '（１）課長は、台帳を作成しなければならない。'];
const read = (...lines: string[]) => readPolicy([...HEAD, ...lines, ...TAIL].join('\n'));

describe('a table', () => {
  it('whose rows are numbered duties is a list of clauses', () => {
    const { clauses } = read(
      '次のとおりとする。',
      '番号      内容',
      '（１）    職員は、端末を施錠しなければならない。',
      '（２）    課長は、点検を行わなければならない。',
      '（３）    職員は、媒体を持ち出してはならない。',
    );
    expect(clauses.map(({ id }) => id)).toEqual(['1', '1-1', '1-2', '1-3', '2', '2-1']);
  });

  it('whose columns the print sets apart stays one, and its duties are counted first', () => {
    const { clauses, warnings } = read(
      '（１）情報資産の取扱いは、次のとおりとする。',
      '区分          取扱い',
      '重要          職員は、端末を施錠しなければならない。',
      '普通          課長は、点検を行う。',
      'その他        職員は、媒体を持ち出してはならない。',
    );
    expect(clauses.map(({ id }) => id)).toEqual(['1', '1-1', '1-1-t1', '2', '2-1']);
    expect(warnings[0]).toMatchObject({ code: 'duties_outside' });
    expect(warnings[0]?.message).toMatch(/^義務を定める文3件が、条項に入っていません。/u);
  });

  it.each([
    ['with tabs', ['表１　重要度', '番号\t区分\t内容', '1\t重要\t個人情報', '2\t普通\tその他']],
    [
      'with one cell a line',
      ['次の表のとおりとする。', '番号', '区分', '内容', '１', '重要', '個人情報', '２', '普通', 'その他'],
    ],
    ['with bars', ['| 番号 | 区分 |', '|---|---|', '| 1 | 重要 |', '| 2 | 普通 |']],
  ])('that numbers its rows %s ends before the numbered items behind it', (_how, table) => {
    const { clauses } = read(
      ...table,
      '(1)　職員は、重要な情報を施錠して保管しなければならない。',
      '(2)　職員は、重要な情報を持ち出してはならない。',
    );
    expect(clauses.filter(({ kind }) => kind === 'requirement').map(({ id }) => id)).toEqual(['1-1', '1-2', '2-1']);
  });
});
