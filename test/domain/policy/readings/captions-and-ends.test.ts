import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

/** id, heading and words of the clauses. */
function read(...lines: readonly string[]): readonly string[] {
  return readPolicy(lines.join('\n')).clauses.map(({ id, title, text }) => `${id} ${title}|${text}`);
}

const discardsOf = (...lines: readonly string[]) => {
  const source = lines.join('\n');
  return readPolicy(source).discarded.map(({ from, to, why }) => `${why}: ${source.slice(from, to).trim()}`);
};

const KITEI = '架空市情報管理規則';
const KIJUN = '架空市情報セキュリティ対策基準';
const LOCKS = '職員は、端末を施錠しなければならない。';
const COUNTS = '課長は、端末を数えなければならない。';

describe('the heading of a 条', () => {
  it.each([
    ['〔', '〕'],
    ['［', '］'],
    ['[', ']'],
    ['（', '）'],
  ])('may stand in %s%s, above or behind its number', (open, close) => {
    expect(
      read(
        KITEI,
        `${open}施錠${close}`,
        `第１条　${LOCKS}`,
        `第２条${open}点検${close}　${COUNTS}`,
        `${open}記録${close}`,
        '第３条　課長は、記録を残す。',
      ),
    ).toEqual([`1 施錠|${LOCKS}`, `2 点検|${COUNTS}`, '3 記録|課長は、記録を残す。']);
  });

  it('may stand in 【】 behind its number', () => {
    expect(
      read(KITEI, `第１条【施錠】${LOCKS}`, `第２条【点検】${COUNTS}`, '第３条【記録】課長は、記録を残す。'),
    ).toEqual([`1 施錠|${LOCKS}`, `2 点検|${COUNTS}`, '3 記録|課長は、記録を残す。']);
  });

  it('may stand above it without brackets, also behind a list', () => {
    expect(
      read(
        KITEI,
        '目的',
        '第１条　この規則は、必要な事項を定める。',
        '端末の施錠',
        '第２条　職員は、次の物を施錠して保管しなければならない。',
        '(1) 端末',
        '(2) 媒体',
        '端末の点検',
        `第３条　${COUNTS}`,
        '雑則',
        '第４条　課長は、記録を残す。',
      ),
    ).toEqual([
      '1 目的|この規則は、必要な事項を定める。',
      '2 端末の施錠|職員は、次の物を施錠して保管しなければならない。',
      '2-1 |端末',
      '2-2 |媒体',
      `3 端末の点検|${COUNTS}`,
      '4 雑則|課長は、記録を残す。',
    ]);
  });

  it('is not the last line of a wrapped sentence', () => {
    const clauses = read(
      KITEI,
      '第１条　職員は、業務に用いる端末、媒体及び書類並びにこれらの保管に用いる鍵の目録の写しその他の一切の',
      '重要な物品',
      '第２条　課長は、端末、媒体及び書類並びにこれらの保管に用いる鍵の数を、毎月末までに数えなければならない。',
      '第３条　課長は、記録を残す。',
    );
    expect(clauses[0]).toContain('重要な物品');
    expect(clauses[1]).toMatch(/^2 \|/u);
  });

  it('may stand behind its sentence, and the next one below that is not glued to it', () => {
    expect(
      read(
        KITEI,
        `第１条　${LOCKS}（施錠）`,
        '（点検）',
        `第２条　${COUNTS}`,
        '（記録）',
        '第３条　課長は、記録を残す。',
      ).map((clause) => clause.split('|')[0]),
    ).toEqual(['1 ', '2 点検', '3 記録']);
  });
});

describe('a line in brackets between the title and the first number', () => {
  it.each([
    '（令和元年６月３日市長決裁）',
    '（令和 7 年 4 月 1 日 総務部長決裁）',
    '（平成十四年八月一日訓令第五号）',
    '〔昭和63年4月1日告示第5号〕',
    '（指定管理者用）',
    '（案）',
  ])('%s is no heading of a numbered heading', (line) => {
    expect(
      read(KIJUN, line, '１　目的', 'この基準は、必要な事項を定める。', '２　施錠', LOCKS, '３　点検', COUNTS),
    ).toEqual(['1 目的|この基準は、必要な事項を定める。', `2 施錠|${LOCKS}`, `3 点検|${COUNTS}`]);
    expect(read(KIJUN, line, '第１　施錠', LOCKS, '第２　点検', COUNTS, '第３　記録', '課長は、記録を残す。')).toEqual([
      `1 施錠|${LOCKS}`,
      `2 点検|${COUNTS}`,
      '3 記録|課長は、記録を残す。',
    ]);
  });

  it('is no heading of a 条 where it tells a day', () => {
    expect(
      read(
        KITEI,
        '（昭和五十六年十一月一日訓令第七号）',
        `第一条　${LOCKS}`,
        `第二条　${COUNTS}`,
        '第三条　課長は、記録を残す。',
      ),
    ).toEqual([`1 |${LOCKS}`, `2 |${COUNTS}`, '3 |課長は、記録を残す。']);
  });
});

describe('what stands behind the last clause', () => {
  const TEXT = [KIJUN, '１　施錠', LOCKS, '２　点検', '(1) 課長は、台帳を備えなければならない。', `(2) ${COUNTS}`];

  it.each([
    [['以　上']],
    [['以上', '担当　総務課情報係　内線３４５']],
    [['担当：総務課情報係（内線345）']],
    [['お問合せ先　総務課', '電話　012-345-6789']],
    [['点検日　　年　　月　　日　　　点検者　　　　　　　　印']],
    [['令和　　年　　月　　日', '所属　　　　　　氏名　　　　　　　　㊞']],
  ])('%j is not glued to it', (end) => {
    expect(read(...TEXT, ...end).at(-1)).toBe(`2-2 |${COUNTS}`);
    expect(discardsOf(...TEXT, ...end).at(-1)).toMatch(/^signature: /u);
  });

  it('is read where it is a duty', () => {
    const { clauses } = readPolicy([...TEXT, '以上', '職員は、この基準の写しを携帯しなければならない。'].join('\n'));
    expect(clauses.map(({ text }) => text).join('')).toContain('写しを携帯しなければならない。');
  });

  it('belongs to the clause above it where another follows: 担当 of one measure', () => {
    expect(read(KIJUN, '１　施錠', LOCKS, '担当　総務課', '２　点検', COUNTS, '３　記録', LOCKS)[0]).toContain(
      '総務課',
    );
  });
});

describe('a box before a line', () => {
  it.each(['□', '☐', '☑', '✔', '❏', '◻', '[ ]', '［　］'])('%s is the bullet of a list', (box) => {
    expect(
      read(
        KIJUN,
        '１　施錠',
        LOCKS,
        '２　退庁',
        '職員は、次のことを行うこと。',
        `${box} 端末を片付ける。`,
        `${box} 課長は、鍵を数える。`,
        '３　点検',
        COUNTS,
      ),
    ).toEqual([
      `1 施錠|${LOCKS}`,
      '2 退庁|職員は、次のことを行うこと。',
      '2-b1 |端末を片付ける。',
      '2-b2 |課長は、鍵を数える。',
      `3 点検|${COUNTS}`,
    ]);
  });
});
