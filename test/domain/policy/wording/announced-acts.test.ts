import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const read = (...lines: string[]) =>
  readPolicy(
    ['１　目的', '　この要領は、必要な事項を定める。', '２　窓口', ...lines, '３　雑則', '　細目は、別に定める。'].join(
      '\n',
    ),
  )
    .clauses.filter(({ id }) => id.startsWith('2-'))
    .map(({ id, kind, subjects, text }) => `${id} ${kind} ${subjects.join('/')} ${text}`);

describe('a lead that announces what to do without a full stop', () => {
  it.each([
    '受付係は、届いた申込書を次のとおり管理',
    '受付係は、申込書を、次のとおり取り扱う',
    '受付係は、毎朝、以下の手順で準備',
    '受付係は、申込書について、下記の通り箱に収納',
    '受付係は、毎朝、次のことを行う',
    '受付係は、閉館の都度、次に掲げる措置を講じる',
  ])('「%s」 is a requirement, and its items bind whom it binds', (lead) => {
    expect(read(`（１）${lead}`, '　ア　枚数を数えること', '　イ　鍵を掛けること')).toEqual([
      `2-1 requirement 受付係 ${lead}`,
      '2-1-ア requirement 受付係 枚数を数えること',
      '2-1-イ requirement 受付係 鍵を掛けること',
    ]);
  });

  it.each(['申込書の管理', '次の基準による区分', '以下の各号の取扱い', '受付係が行う準備'])(
    '「%s」 over items stays a heading',
    (heading) => {
      expect(read(`（１）${heading}`, '　ア　受付係は、枚数を数えること', '　イ　受付係は、鍵を掛けること')[0]).toBe(
        '2-1 heading  ',
      );
    },
  );
});

describe('a duty that is cut off behind the stem of its verb', () => {
  it.each([
    '受付係は、箱を館長に手渡し',
    '受付係は、控えを別の職員と読み合わせ',
    '受付係は、台帳を現物と突き合わせ',
    '受付係は、鍵を次の当番に引渡し',
  ])('「%s」 is a requirement', (words) => {
    expect(read(`（１）${words}`)).toEqual([`2-1 requirement 受付係 ${words}`]);
  });

  it.each(['鍵の引渡し', '箱を用いた書類の手渡し', '台帳を作るための読み合わせ'])(
    '「%s」 only names something',
    (words) => {
      expect(read(`（１）${words}`)).toEqual([`2-1 list-item  ${words}`]);
    },
  );
});
