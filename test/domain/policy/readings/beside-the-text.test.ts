import { describe, expect, it, test } from 'vitest';
import { dutiesOutside } from '#app/domain/policy/duties-outside.ts';
import { readPolicy } from '#app/domain/policy/read.ts';

const TITLE = '架空市情報セキュリティ対策基準';
const BODY = [
  '第１条　職員は、鍵を返さなければならない。',
  '第２条　課長は、鍵を数えなければならない。',
  '第３条　部長は、監査を行わなければならない。',
];
const read = (...lines: string[]) => readPolicy(lines.join('\n'));
const texts = (...lines: string[]) => read(...lines).clauses.map(({ id, text }) => `${id} ${text}`);

function outside(...lines: string[]): readonly string[] {
  const source = lines.join('\n');
  return dutiesOutside(readPolicy(source), source).map(({ at }) => source.slice(...at).trim());
}

describe('what somebody noted beside the text', () => {
  test.each([
    'コメント [山田1]: 課長を追記してはどうか。',
    '［コメント［総務1］：表現を直すこと。',
    'Commented [A1]: 要検討',
  ])('is no part of the clause above it: %s', (comment) => {
    expect(texts(TITLE, ...BODY, comment)[2]).toBe('3 部長は、監査を行わなければならない。');
  });

  test.each([
    ['【修正前】', '【修正後】'],
    ['［改正前］', '［改正案］'],
    ['（現行）', '（新）'],
  ])('leaves out the wording %s where the one %s stands below it', (before, after) => {
    const lines = [`${before}職員は、毎月暗証番号を変えること。`, `${after}職員は、毎年暗証番号を変えること。`];
    expect(texts(TITLE, ...BODY, ...lines).join()).not.toContain('毎月');
    expect(texts(TITLE, ...BODY, ...lines).join()).toContain('毎年');
    expect(texts(TITLE, ...BODY, lines[0] ?? '').join()).toContain('毎月');
  });

  it('reads the words of a comment in HTML without its signs', () => {
    expect(texts(TITLE, ...BODY, '第４条　<!-- 職員は、この注記を消してはならない。 -->').at(-1)).toBe(
      '4 職員は、この注記を消してはならない。',
    );
  });
});

describe('what a letter asks for outside of its numbered clauses is told', () => {
  test.each(['所属職員に周知徹底願います。', '所属職員に周知徹底されたい。', '部下に必ず伝えてください。'])(
    '%s',
    (asked) => {
      expect(
        outside(
          '令和５年４月１日',
          '各所属長　様',
          `下記のとおり定めたので、${asked}`,
          '記',
          '１　鍵を返すこと。',
          '２　鍵を数えること。',
          '３　鍵を貸さないこと。',
          '以上',
        ),
      ).toEqual([`下記のとおり定めたので、${asked}`]);
    },
  );

  it('but not its courtesies', () => {
    expect(
      outside(
        '各所属長　様',
        '下記のとおり定めたので、御協力をお願いします。',
        '記',
        '１　鍵を返すこと。',
        '２　鍵を数えること。',
        '３　鍵を貸さないこと。',
        '以上',
      ),
    ).toEqual([]);
  });
});

describe('a duty in English', () => {
  it('is told where it stands in no clause', () => {
    expect(outside('Information Security Policy', 'All employees shall not share passwords.', ...BODY)).toEqual([
      'All employees shall not share passwords.',
    ]);
  });

  it('is no part of whom the next sentence names', () => {
    const [clause] = read(
      TITLE,
      '第１条　CISO shall review this policy annually. 課長は、鍵を数えなければならない。',
      ...BODY.slice(1),
    ).clauses;
    expect(clause?.subjects.join()).not.toContain('review');
    expect(clause?.sentences.map(({ span: [from, to] }) => clause.text.slice(from, to))).toEqual([
      'CISO shall review this policy annually.',
      '課長は、鍵を数えなければならない。',
    ]);
  });

  it('does not make an end of the point in a name', () => {
    const [clause] = read(TITLE, '第１条　職員は、Office ver. 9 を使用してはならない。', ...BODY.slice(1)).clauses;
    expect(clause?.sentences).toHaveLength(1);
  });
});

describe('behind the clauses', () => {
  test.each(['参考資料１', '参考資料２　連絡先', '参考'])('%s is no part of the last one', (head) => {
    expect(texts(TITLE, ...BODY, head, '内線1234　情報課')[2]).toBe('3 部長は、監査を行わなければならない。');
  });

  it('参考人 and 参考に are words like others', () => {
    expect(texts(TITLE, ...BODY, '参考人の名を帳簿に記すこと。').at(-1)).toContain('参考人');
  });

  test.each([
    ['別紙１', '１　', '２　'],
    ['別紙２　端末の取扱い', '１　', '２　'],
    ['参考資料３', '（１）', '（２）'],
    ['別紙４', '１．', ''],
  ])('%s with one or two numbers keeps them as ids', (head, one, two) => {
    const rows = [`${one}職員は、端末を施錠すること。`, ...(two === '' ? [] : [`${two}課長は、台数を確認すること。`])];
    const root = head.normalize('NFKC').replace(/ .*$/u, '');
    expect(
      read(TITLE, ...BODY, head, ...rows)
        .clauses.slice(3)
        .map(({ id }) => id),
    ).toEqual([root, `${root}-1`, ...(two === '' ? [] : [`${root}-2`])]);
  });
});

it('counts items above （99）', () => {
  const items = Array.from({ length: 103 }, (_, at) => `（${at + 1}）第${at + 1}号室の鍵を保管すること。`);
  const lines = [
    '第４条　課長は、次のことを行わなければならない。',
    ...items,
    '第５条　係長は、鍵を数えなければならない。',
  ];
  expect(
    read(TITLE, ...BODY, ...lines)
      .clauses.slice(-4)
      .map(({ id }) => id),
  ).toEqual(['4-101', '4-102', '4-103', '5']);
});

describe('what stands outside of clauses and binds', () => {
  it('is each promise of a pledge, and not that somebody pledges', () => {
    const pledge = [
      '様式第３号',
      '誓約書',
      '私は、次の事項を守ることを誓います。',
      '１　秘密を他に漏らしません。',
      '２　鍵を返却します。',
      '氏名　　　印',
    ];
    expect(outside(TITLE, ...BODY, '附　則', 'この基準は、公布の日から施行する。', ...pledge)).toEqual([
      '１　秘密を他に漏らしません。',
      '２　鍵を返却します。',
    ]);
  });

  it('is the whole of a cell whose lines the frame of a table parts', () => {
    const table = [
      '┌────┬──────────┐',
      '│職員　　│・許可なくデータを移動しないこ│',
      '│　　　　│　と。　　　　　　│',
      '│　　　　│・鍵を返却すること。　　│',
      '└────┴──────────┘',
    ];
    const told = outside(TITLE, '第１編　人的対策', ...table);
    expect(told).toHaveLength(2);
    expect(told[0]?.replace(/[\s│　]/gu, '')).toContain('移動しないこと。');
  });
});
