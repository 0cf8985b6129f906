import { describe, expect, it } from 'vitest';
import { account } from '#app/domain/policy/account.ts';
import { readPolicy } from '#app/domain/policy/read.ts';

const TITLE = '架空市情報セキュリティ対策基準';
const read = (...lines: string[]) => readPolicy([TITLE, ...lines].join('\n'));
const words = (...lines: string[]) => read(...lines).clauses.map(({ id, title, text }) => `${id} ${title}${text}`);
const PLAIN = [
  '1 この基準は、必要な事項を定める。',
  '2 課長は、端末を管理しなければならない。',
  '3 職員は、端末を施錠しなければならない。',
];

describe('a text with signs that only mark up its page', () => {
  it.each([
    [
      'links',
      '[第１条](#a1)　この基準は、[必要な事項](https://example.lg.jp/a)を定める。',
      '[第２条](#第2条)　課長は、端末を管理しなければならない。',
      '[第３条](a3.html "第３条")　職員は、端末を施錠しなければならない。',
    ],
    [
      'entities',
      '第１条&nbsp;この基準は、必要な事項を定める&#x3002;',
      '第２条&emsp;課長は&#12289;端末を管理しなければならない。',
      '第３条&#12288;職員は、端末を施錠しなければならない。&nbsp;',
    ],
    [
      'bold numbers',
      '**第１条**　この基準は、必要な事項を定める。',
      '__第２条__ 課長は、端末を**管理**しなければならない。',
      '- **第３条** 職員は、端末を施錠しなければならない。',
    ],
    [
      'tags of a page',
      '<p id="a1">第１条　この基準は、必要な事項を定める。</p>',
      '<p>第２条　課長は、<b>端末</b>を管理しなければならない。</p><p>第３条　職員は、端末を施錠しなければならない。</p>',
      '<hr>',
    ],
    [
      'spaces inside the numbers',
      '第　１　条　この基準は、必要な事項を定める。',
      '第 ２ 条　課長は、端末を管理しなければならない。',
      '第　3　条　職員は、端末を施錠しなければならない。',
    ],
  ])('is read as if without them: %s', (_what, ...lines) => {
    expect(words(...lines)).toEqual(PLAIN);
  });

  it('keeps what only looks like them', () => {
    const own = '職員は、R&D室の&記号と[様式](別記)と a<b を確かめなければならない。';
    expect(words('第１条　この基準は、必要な事項を定める。', '第２条　課長は、確認する。', `第３条　${own}`)).toContain(
      `3 ${own}`,
    );
  });

  it('begins a line at a break and at each item of a list', () => {
    expect(
      words(
        '第１条　この基準は、必要な事項を定める。',
        '第２条　職員は、次のことを守る。<ul><li>端末を施錠すること。</li><li>媒体を保管すること。</li></ul>',
        '第３条　課長は、次のことを行う。<br>(1) 台帳を作成すること。<br/>(2) 点検をすること。',
      ),
    ).toEqual([
      '1 この基準は、必要な事項を定める。',
      '2 職員は、次のことを守る。',
      '2-b1 端末を施錠すること。',
      '2-b2 媒体を保管すること。',
      '3 課長は、次のことを行う。',
      '3-1 台帳を作成すること。',
      '3-2 点検をすること。',
    ]);
  });

  it('loses no character', () => {
    const source = [
      TITLE,
      '<p>[第１条](#a)&nbsp;この基準は、必要な事項を定める。</p>',
      '<p>第２条　課長は、確認する。<br>職員は、点検する。</p><ol><li>端末</li><li>媒体</li></ol>',
      '1. 職員は、端末を施錠する。',
      '1. 職員は、媒体を保管する。',
      '1. 職員は、書類を片付ける。',
    ].join('\n');
    const { total, inClauses, discarded } = account(readPolicy(source), source);
    const left = discarded.reduce((sum, { from, to }) => sum + source.slice(from, to).replace(/\s/gu, '').length, 0);
    expect(inClauses + left).toBe(total);
  });
});

describe('a list of Markdown whose every number is 1', () => {
  it.each([
    ['1.', 3],
    ['1)', 3],
  ])('counts on as its page does (%s)', (one, least) => {
    const items = Array.from(
      { length: 12 },
      (_, at) => `${one} 職員は、端末${'あいうえおかきくけこさし'[at] ?? ''}を施錠する。`,
    );
    for (const count of [least, 12]) {
      const ids = read('**第１条**　次のとおりとする。', ...items.slice(0, count)).clauses.map(({ id }) => id);
      expect(ids).toEqual(['1', ...Array.from({ length: count }, (_, at) => `1-${at + 1}`)]);
    }
  });

  it('begins again below each heading, and below its own items', () => {
    expect(
      words(
        '## 第１条　端末',
        '1. 職員は、次のことを守る。',
        '   1. 端末を施錠すること。',
        '   1. 媒体を保管すること。',
        '1. 課長は、点検する。',
        '## 第２条　媒体',
        '1. 職員は、媒体を返却する。',
        '1. 課長は、台帳を作成する。',
      ).map((clause) => clause.split(' ')[0]),
    ).toEqual(['1', '1-1', '1-1-1', '1-1-2', '1-2', '2', '2-1', '2-2']);
  });

  it('is none where 1. stands above another 1. that is below it', () => {
    expect(
      words('1. 目的', '1. この基準は、必要な事項を定める。', '2. この基準は、職員に適用する。', '2. 管理'),
    ).not.toContain('2 この基準は、必要な事項を定める。');
  });
});
