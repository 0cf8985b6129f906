import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const read = (...lines: string[]) =>
  readPolicy(['１　目的', '　この手順は、必要な事項を定める。', ...lines].join('\n'))
    .clauses.filter(({ id }) => id !== '1')
    .map(({ id, kind, subjects, title, text }) => `${id} ${kind} ${subjects.join('/')} ${title}|${text}`);

describe('the rows of a table that numbers them', () => {
  it.each([
    ['with full stops', '。', '順\t担当\t作業'],
    ['without full stops', '', '順\t担当\t作業'],
    ['below longer names of columns', '。', '順番\t担当者\t作業内容'],
  ])('are clauses of those whom they name, %s', (_how, stop, head) => {
    expect(
      read(
        '２　閉館の後',
        head,
        `１\t受付係\t受付係は、申込書の件数を数える${stop}`,
        `２\t館長\t館長は、金庫の鍵を警備員に渡す${stop}`,
        `　館長は、警備員が来るまで退館してはならない${stop}`,
        '３　点検',
        `　館長は、鍵の数を毎月数えなければならない${stop}`,
      ),
    ).toEqual([
      '2 heading  閉館の後|',
      `2-t1 definition  |${head.replaceAll('\t', ' ')}`,
      `2-1 requirement 受付係 受付係|受付係は、申込書の件数を数える${stop}`,
      `2-2 requirement 館長 館長|館長は、金庫の鍵を警備員に渡す${stop}`,
      `2-n1 requirement 館長 |館長は、警備員が来るまで退館してはならない${stop}`,
      `3 requirement 館長 点検|館長は、鍵の数を毎月数えなければならない${stop}`,
    ]);
  });

  it('leave their first cells out of whom they bind in an appended table', () => {
    expect(
      read(
        '２　記録',
        '　係員は、記録を入力しなければならない。',
        '３　点検',
        '　館長は、鍵の数を毎月数えなければならない。',
        '別表',
        '記録\t入力する者\t入力の期限',
        '貸出しの記録\t受付係\t受付係は、貸出しの時に入力しなければならない。',
        '返却の記録\t館長\t館長は、返却の後すぐに入力しなければならない。',
      )
        .filter((line) => line.includes('入力しなければならない'))
        .map((line) => line.split(' ')[2]),
    ).toEqual(['係員', '受付係', '館長']);
  });
});

describe('the cells of a table that its lead binds somebody to', () => {
  const outside = (lead: string, ...rows: string[]): string =>
    readPolicy(
      [
        '１　目的',
        '　この手順は、必要な事項を定める。',
        '２　開館の前',
        lead,
        ...rows,
        '３　点検',
        '　館長は、鍵の数を数える。',
      ].join('\n'),
    )
      .warnings.filter(({ code }) => code === 'duties_outside')
      .map(({ message }) => message)
      .join('');
  const tabs = ['時刻\t場所\t作業', '８時\t玄関\t鍵を開ける', '９時\t事務室\t端末の数を確認する'];
  const bars = [
    '| 時刻 | 場所 | 作業 |',
    '|---|---|---|',
    '| ８時 | 玄関 | 鍵を開ける |',
    '| ９時 | 事務室 | 端末の数を確認する |',
  ];

  it.each([tabs, bars])('are told where they say what to do (%s)', (...rows) => {
    const told = outside('　受付係は、次の表の作業を行わなければならない。', ...rows);
    expect(told).toContain('義務を定める文2件');
    expect(told).toContain('鍵を開ける');
    expect(told).toContain('端末の数を確認する');
  });

  it('leave their lead, its full stop lost, what it is', () => {
    expect(
      read(
        '２　開館の前',
        '　受付係は、次の表の作業を行わなければならない',
        ...tabs,
        '３　点検',
        '　館長は、鍵の数を数える',
      ),
    ).toContain('2 requirement 受付係 開館の前|受付係は、次の表の作業を行わなければならない');
  });

  it('stand below the bars of a rule, which is no number', () => {
    expect(
      read(
        '２　連絡',
        '　職員は、次の表の者に連絡しなければならない。',
        '| 事象 | 連絡先 |',
        '| --- | --- |',
        '| 停電 | 館長 |',
        '２　館長は、記録を残すものとする。',
      ).join(' '),
    ).not.toContain('---');
  });

  it.each([tabs, bars])('are not where the table only explains (%s)', (...rows) => {
    expect(outside('　開館の時刻は、次の表のとおりとする。', ...rows)).toBe('');
  });
});
