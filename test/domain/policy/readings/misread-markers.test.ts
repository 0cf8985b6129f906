import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const TITLE = '架空市情報セキュリティ対策基準';
const read = (...lines: string[]) => readPolicy([TITLE, ...lines].join('\n'));
const ids = (...lines: string[]) => read(...lines).clauses.map(({ id }) => id);
const slips = (...lines: string[]) =>
  read(...lines).warnings.flatMap(({ code, message }) => (code === 'marker_slip' ? [message.slice(0, 16)] : []));
const DUTY = '　職員は、端末を施錠しなければならない。';

describe('a number that text recognition misread', () => {
  it.each(['l', 'I', '|', 'ｌ', 'Ｉ', '｜', '!'])('is 1 where %s stands for it', (sign) => {
    expect(ids(`第${sign}条${DUTY}`, `第２条${DUTY}`, `第３条${DUTY}`)).toEqual(['1', '2', '3']);
    expect(slips(`第${sign}条${DUTY}`, `第２条${DUTY}`, `第３条${DUTY}`)).toEqual([
      expect.stringContaining(`項番「第${sign}条」は「第1`),
    ]);
    expect(ids(`第１条${DUTY}`, `（${sign}）${DUTY}`, `（２）${DUTY}`, `第２条${DUTY}`)).toEqual([
      '1',
      '1-1',
      '1-2',
      '2',
    ]);
  });

  it('is 10 and 11 behind 9', () => {
    const until9 = [...'１２３４５６７８９'].map((number) => `第${number}条${DUTY}`);
    for (const [ten, eleven] of [
      ['１o', '１|'],
      ['lＯ', 'll'],
      ['1〇', '１I'],
    ])
      expect(ids(...until9, `第${ten}条${DUTY}`, `第${eleven}条${DUTY}`).slice(-2)).toEqual(['10', '11']);
  });

  it('is 一 and 二 where ー and ニ stand for them', () => {
    expect(
      ids(
        'ー　目的',
        `（ー）${DUTY}`,
        `（ニ）${DUTY}`,
        `（三）${DUTY}`,
        'ニ　管理',
        `（一）${DUTY}`,
        '三　点検',
        `（一）${DUTY}`,
      ),
    ).toEqual(['1', '1-1', '1-2', '1-3', '2', '2-1', '3', '3-1']);
  });

  it('is カ behind オ and ロ behind イ', () => {
    const kana = [...'アイウ工オ力キ'].map((sign) => `${sign}　端末を施錠すること。`);
    expect(ids(`第１条${DUTY}`, ...kana)).toEqual(['1', ...[...'アイウエオカキ'].map((sign) => `1-${sign}`)]);
    const iroha = [...'イ口ハ二ホ'].map((sign) => `${sign}　端末を施錠すること。`);
    expect(ids(`第１条${DUTY}`, ...iroha)).toEqual(['1', ...[...'イロハニホ'].map((sign) => `1-${sign}`)]);
  });

  it('is told of where its neighbours tell nothing', () => {
    const { clauses, warnings } = read(`第１条${DUTY}`, `第２条${DUTY}`, `第S条${DUTY}`, `第３条${DUTY}`);
    expect(clauses.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'marker_refused',
        message: expect.stringContaining('「第S条」は項番の読み誤りかも'),
      }),
    );
  });

  it.each([
    ['二 of a list of kanji', ['一　目的', '二　管理', '三　点検']],
    ['ニ of a list of イロハ', ['イ　目的', 'ロ　管理', 'ハ　職員', 'ニ　点検']],
    ['l of a list of letters', ['k　目的', 'l　管理', 'm　点検']],
  ])('is none as %s', (_what, lines) => {
    expect(slips(`第１条${DUTY}`, ...lines)).toEqual([]);
  });
});

describe('a number out of its order', () => {
  it('is told of with the number that it is taken for, as it is printed', () => {
    const items = [...'１２３１'].map((number) => `（${number}）${DUTY}`);
    const { clauses, warnings } = read('１　運用', ...items);
    expect(clauses.at(-1)?.id).toBe('1-4');
    expect(warnings.map(({ message }) => message)).toContain(
      '項番「（１）」は並びと合わないため、「１（４）」として読みました。',
    );
  });
});
