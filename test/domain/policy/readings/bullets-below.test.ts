import { expect, it, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const read = (...lines: string[]) =>
  readPolicy(lines.join('\n')).clauses.map(({ id, kind, title, text }) => `${id} ${kind} ${title}${text}`);

test.each([
  ['■', '➢'],
  ['◆', '・'],
  ['●', '▶'],
  ['□', '✓'],
])('reads %s as headings of slides and %s below them as their items, whatever their words are', (above, below) => {
  expect(
    read(
      '研修資料',
      `${above} 職員が守ること`,
      `${below} 離席時ロック`,
      `${below} 鍵を貸さない`,
      `${above} 管理職が行うこと`,
      `${below} 部下への声掛け`,
      `${above} まとめ`,
      '管理職は、30分以内に一報を入れること。',
    ),
  ).toEqual([
    'n1 heading 研修資料',
    'n2 heading 職員が守ること',
    'n2-b1 list-item 離席時ロック',
    'n2-b2 requirement 鍵を貸さない',
    'n3 heading 管理職が行うこと',
    'n3-b1 list-item 部下への声掛け',
    'n4 requirement まとめ管理職は、30分以内に一報を入れること。',
  ]);
});

it('reads dashes below a heading of markdown as its items, beside a sentence', () => {
  expect(
    read(
      '# 職員',
      '- パスワードを使い回さない',
      '- [x] 離席時は Win+L でロックする✅',
      '> ⚠️ 職員は、私物を接続してはならない。',
    ),
  ).toEqual([
    'n1 heading 職員',
    'n1-b1 requirement パスワードを使い回さない',
    'n1-b2 requirement 離席時は Win+L でロックする',
    'n1-n2 requirement 職員は、私物を接続してはならない。',
  ]);
});
