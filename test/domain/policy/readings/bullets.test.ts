import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const HEAD = ['架空市情報セキュリティ対策基準', '第１条　この基準は、必要な事項を定める。'];
const LEAD = '第２条　職員は、次のことを守らなければならない。';
const TAIL = ['第３条　課長は、点検をしなければならない。'];
const read = (...lines: string[]) => readPolicy([...HEAD, ...lines, ...TAIL].join('\n')).clauses;
const items = (...lines: string[]) =>
  read(LEAD, ...lines)
    .filter(({ id }) => id.startsWith('2'))
    .slice(1)
    .map(({ id, kind, subjects, text }) => `${id} ${kind} ${subjects.join('/')} ${text}`);

describe('a bullet below a 条', () => {
  it.each([...'・･●○■□◆◇▪•◦‣⁃▶►▸▷◎◉★☆❖➢➣➤➔→⇒✓✔✅☑☐‐－―–\uf0b7\uf0d8\uf06c'])(
    'that is printed as %s opens a clause, with and without a space or a full stop',
    (sign) => {
      for (const gap of ['', ' ', '　'])
        for (const stop of ['。', ''])
          expect(items(`${sign}${gap}端末を施錠すること${stop}`, `${sign}${gap}媒体を保管すること${stop}`)).toEqual([
            `2-b1 requirement 職員 端末を施錠すること${stop}`,
            `2-b2 requirement 職員 媒体を保管すること${stop}`,
          ]);
    },
  );

  it.each([
    ['that ends in verbs', ['✓ 端末を施錠する', '✓ 媒体を持ち出さない', '■ 画面をロックする', '➢ 課長に報告する']],
    ['of sentences', ['■端末を施錠する。', '□媒体を保管する。', '◆画面をロックする。', '・課長に報告する。']],
    ['of two signs', ['● 端末を施錠すること', '● 媒体を保管すること', '○ 課長に報告すること']],
    ['with a dash in it', ['・ 端末を施錠すること', '・ 媒体を保管すること', '- 課長に報告すること']],
  ])('stands beside the others of a list of mixed signs %s', (_how, lines) => {
    expect(items(...lines).map((item) => item.split(' ').slice(0, 3).join(' '))).toEqual(
      lines.map((_, at) => `2-b${at + 1} requirement 職員`),
    );
  });

  it('stands below another sign where that one comes back', () => {
    expect(
      items('■端末', '・施錠すること。', '・持ち出さないこと。', '■媒体', '・保管すること。').map(
        (item) => item.split(' ')[0],
      ),
    ).toEqual(['2-b1', '2-b1-b1', '2-b1-b2', '2-b2', '2-b2-b1']);
  });

  it('stands below another sign that leads on to it', () => {
    expect(
      items('■課長は、次の点検を行う。', '・端末を点検すること。', '・媒体を点検すること。').map(
        (item) => item.split(' ')[0],
      ),
    ).toEqual(['2-b1', '2-b1-b1', '2-b1-b2']);
  });

  it('that names who is bound binds that one', () => {
    expect(
      items(
        '■職員は、端末を施錠しなければならない。',
        '◆課長は、台帳を作成しなければならない。',
        '➢ 部長は、承認する。',
      ).map((item) => item.split(' ')[2]),
    ).toEqual(['職員', '課長', '部長']);
  });

  it('is no placeholder for a name', () => {
    expect(read('第２条　△△市の職員は、端末を施錠する。', '△△市の課長は、点検を行う。')[1]?.text).toContain(
      '△△市の課長',
    );
  });
});

describe('a text without numbers', () => {
  it('takes bullets that say what to do for clauses, not for headings', () => {
    const { clauses } = readPolicy(
      ['守ること', '✓ 端末を施錠すること。', '✓ 媒体を持ち出さないこと。', '■ 画面をロックすること。'].join('\n'),
    );
    expect(clauses.filter(({ kind }) => kind === 'requirement').map(({ text }) => text)).toEqual([
      '端末を施錠すること。',
      '媒体を持ち出さないこと。',
      '画面をロックすること。',
    ]);
  });
});

describe('an appended table whose rows hold duties', () => {
  it('has a clause for each row, with or without a full stop', () => {
    for (const stop of ['', '。']) {
      const { clauses } = readPolicy(
        [
          ...HEAD,
          '第２条　課長は、端末を管理しなければならない。',
          '第３条　職員は、別表を守らなければならない。',
          '別表（第３条関係）',
          '区分\t遵守事項',
          `端末\t離席時に画面をロックすること${stop}`,
          `媒体\t施錠して保管しなければならない${stop}`,
          `書類\t職員は放置しないこと${stop}`,
        ].join('\n'),
      );
      const rows = clauses.filter(({ id, kind }) => id.startsWith('別表') && kind === 'requirement');
      expect(rows.map(({ title, subjects, text }) => `${title}/${subjects.join('')}/${text}`)).toEqual([
        `端末//離席時に画面をロックすること${stop}`,
        `媒体//施錠して保管しなければならない${stop}`,
        `書類/職員/職員は放置しないこと${stop}`,
      ]);
    }
  });
});
