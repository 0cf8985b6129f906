import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { rowsOf, rowsRead } from '#test/factories/policy-text/comparison.ts';
import { expectedAfter, printPolicy } from '#test/factories/policy-text/damage.ts';
import { STYLE_CASES } from '#test/factories/policy-text/styles.ts';

const read = (...lines: string[]) => readPolicy(lines.join('\n'));
const ids = (lines: readonly string[]): string[] => read(...lines).clauses.map(({ id }) => id);

describe('a table of contents that lost its 第', () => {
  const divided = STYLE_CASES.filter(
    ({ policy, damage }) =>
      policy.lines.some(({ marker }) => /^第[^条]*[章節]/u.test(marker)) &&
      policy.lines.some(({ marker }) => marker.includes('条')) &&
      (damage.lineEnd === undefined || damage.lineEnd.includes('\n')) &&
      damage.spaced !== true,
  );

  it('is tried in several styles', () => {
    expect(divided.length).toBeGreaterThan(1);
  });

  for (const { name, policy, damage, sharpness } of divided) {
    it(`gives no clause with ${name}`, () => {
      const printed = { ...damage, contents: 'lost_ranges' } as const;
      const reading = readPolicy(printPolicy(policy, printed));
      expect(rowsRead(reading, sharpness)).toEqual(rowsOf(expectedAfter(policy, printed), sharpness));
      expect(reading.discarded.some(({ why }) => why === 'table_of_contents')).toBe(true);
    });
  }

  const BODY = [
    '１章　総則',
    '１条　この規程は、必要な事項を定める。',
    '２条　職員は、この規程を守らなければならない。',
    '２章　人',
    '３条　職員は、研修を受けなければならない。',
    '４条　課長は、研修を行う。',
    '３章　雑則',
    '５条　課長は、台帳を備えること。',
  ];
  const CLAUSES = ['第1章', '1', '2', '第2章', '3', '4', '第3章', '5'];

  it.each([
    ['with full-width numbers', ['目　次', '１章　総則（１条―第２）', '２章　人（３条・第４）', '３章　雑則（５条）']],
    ['with other dashes', ['目次', '1章 総則(1条～2条)', '2章 人(3条から第4まで)', '3章 雑則(第5)']],
    ['without a range for each', ['〔目次〕', '１章　総則', '２章　人（３条、４条）', '３章　雑則', '附則']],
    ['without the word 目次', ['１章　総則（１条・２条）', '２章　人（３条―第４）', '３章　雑則（５条）']],
  ])('is left out %s', (_how, contents) => {
    const full = BODY.map((line) => line.replace(/^([１２３])章/u, '$1章'));
    expect(ids(['架空村端末規程', ...contents, ...full])).toEqual(CLAUSES);
    const printed = BODY.map((line) => line.replace(/^([１-５])(?=[章条])/u, '第$1'));
    expect(ids(['架空村端末規程', ...contents, ...printed])).toEqual(CLAUSES);
  });
});

describe('条 that lost their 第', () => {
  it.each([
    ['with a space', (n: string) => `${n}条　`],
    ['half width', (n: string) => `${n.normalize('NFKC')}条 `],
    ['with no space', (n: string) => `${n}条`],
    ['in Chinese numerals', (n: string) => `${'一二三四'.charAt(Number(n.normalize('NFKC')) - 1)}条　`],
  ])('are articles %s', (_how, marker) => {
    const { clauses } = read(
      '架空村端末要綱',
      `${marker('１')}この要綱は、必要な事項を定める。`,
      `${marker('２')}職員は、民法3条の趣旨により、端末を守らなければならない。`,
      `${marker('３')}課長は、点検を行う。`,
      `${marker('４')}町長は、必要な事項を別に定める。`,
    );
    expect(clauses.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    expect(clauses[1]?.text).toBe('職員は、民法3条の趣旨により、端末を守らなければならない。');
  });

  it('are none where the text prints 第: a law cited at the beginning of a line stays in its sentence', () => {
    const { clauses } = read(
      '架空村端末要綱',
      '第１条　この要綱は、必要な事項を定める。',
      '第２条　職員は、民法',
      '３条の趣旨により、端末を守らなければならない。',
      '第３条　課長は、点検を行う。',
    );
    expect(clauses.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });
});

describe('第1 without 条', () => {
  it.each(['■', '◎', '●', '◆', '○', ''])('numbers the chapters below a title with 「%s」', (sign) => {
    for (const [one, two, three] of [
      ['第1 ', '第2 ', '第3 '],
      ['第１　', '第２　', '第３　'],
      ['第一　', '第二　', '第三　'],
    ]) {
      const { clauses, documents } = read(
        `${sign}架空町情報セキュリティ対策基準`,
        `${one}趣旨`,
        'この基準は、必要な事項を定める。',
        `${two}組織`,
        '(1) 課長は、担当者を指名しなければならない。',
        '(2) 担当者は、点検を行う。',
        `${three}媒体`,
        '職員は、媒体を施錠して保管しなければならない。',
      );
      expect(clauses.map(({ id }) => id)).toEqual(['1', '2', '2-1', '2-2', '3']);
      expect(documents.map(({ title }) => title)).toEqual([`${sign}架空町情報セキュリティ対策基準`]);
    }
  });
});

describe('contents without a title and without pages', () => {
  const headings = ['1. 総則', '1.1 目的', '1.2 端末'];
  const body = [
    '1. 総則',
    '1.1 目的',
    'この基準は、対策を定める。',
    '1.2 端末',
    '職員は、端末を施錠しなければならない。',
  ];

  it('are no clauses where all of them come again', () => {
    const { clauses } = readPolicy(['対策基準', ...headings, ...body].join('\n'));
    expect(clauses.map(({ id }) => id)).toEqual(['1', '1.1', '1.2']);
    expect(clauses.at(-1)?.text).toBe('職員は、端末を施錠しなければならない。');
  });

  it('are clauses where a sentence stands among them', () => {
    const { clauses } = readPolicy(
      ['対策基準', '1. 総則', '1.1 目的', '職員は、媒体を返却しなければならない。', ...body].join('\n'),
    );
    expect(clauses.map(({ text }) => text)).toContain('職員は、媒体を返却しなければならない。');
  });
});
