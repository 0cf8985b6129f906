import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { rowsOf, rowsRead } from '#test/factories/policy-text/comparison.ts';
import { expectedAfter, printPolicy } from '#test/factories/policy-text/damage.ts';
import { unsound } from '#test/factories/policy-text/soundness.ts';
import { pages, STYLE_CASES } from '#test/factories/policy-text/styles.ts';

const HEADS = [
  '別紙3',
  '別紙',
  '別表第１',
  '別表1',
  '別添',
  '（別紙２）',
  '別記',
  '様式第2号',
  '第３号様式',
  '別記様式',
];
/** Damages that leave no line to a page's head. */
const oneLine = STYLE_CASES.filter(({ damage }) => damage.lineEnd === undefined || damage.lineEnd.includes('\n'));

describe('the head of every page', () => {
  oneLine.forEach(({ name, policy, damage, sharpness }, at) => {
    const header = HEADS[at % HEADS.length] ?? '';
    it(`${header} is no appendix with ${name}`, () => {
      const paged = { ...damage, pages: pages({ header }) };
      const source = printPolicy(policy, paged);
      const reading = readPolicy(source);
      expect(rowsRead(reading, sharpness)).toEqual(rowsOf(expectedAfter(policy, paged), sharpness));
      expect(unsound(source, reading)).toEqual([]);
    });
  });

  it.each(HEADS)('%s is no appendix where pages have no number', (head) => {
    const source = [
      head,
      '架空市情報セキュリティ対策基準',
      '１　体制',
      '（１）課長は、担当者を指名しなければならない。',
      '（２）課長は、台帳を',
      head,
      '作成しなければならない。',
      '２　媒体',
      head,
      '（１）職員は、媒体を施錠して保管しなければならない。',
    ].join('\n');
    const { clauses, discarded } = readPolicy(source);
    expect(clauses.map(({ id }) => id)).toEqual(['1', '1-1', '1-2', '2', '2-1']);
    expect(clauses[2]?.text).toBe('課長は、台帳を作成しなければならない。');
    expect(discarded.filter(({ why }) => why === 'running_header')).toHaveLength(3);
  });
});

describe('a real appendix', () => {
  const BODY = [
    '架空市情報セキュリティ対策基準',
    '１　体制',
    '（１）課長は、担当者を指名しなければならない。',
    '（２）課長は、台帳を作成しなければならない。',
    '（３）課長は、台帳を見直さなければならない。',
  ];

  it('is one table where it lays down no duty, on one page or several', () => {
    const { clauses, warnings } = readPolicy(
      [...BODY, '別表第１', '区分\t期間', '台帳\t３年', '別表第２', '区分\t場所', '台帳\t書庫'].join('\n'),
    );
    expect(clauses.slice(4).map(({ id, kind }) => `${id} ${kind}`)).toEqual(['t1 definition', 't2 definition']);
    expect(warnings).toEqual([]);
  });

  it('is clauses below its head where it lays down duties', () => {
    const { clauses } = readPolicy(
      [
        ...BODY,
        '別紙１　端末の取扱い',
        '１　保管',
        '（１）職員は、端末を施錠して保管しなければならない。',
        '（２）職員は、端末を持ち出してはならない。',
        '２　廃棄',
        '課長は、端末の記録を消去すること。',
        '様式第１号',
        '氏名　　　　　印',
      ].join('\n'),
    );
    expect(clauses.slice(4).map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      '別紙1 heading',
      '別紙1-1 heading',
      '別紙1-1-1 requirement',
      '別紙1-1-2 requirement',
      '別紙1-2 requirement',
    ]);
  });
});

describe('the heading of the open chapter at the edge of each page', () => {
  const read = (...lines: readonly string[]) =>
    readPolicy(['架空市情報セキュリティ対策基準', ...lines].join('\n')).clauses.map(
      ({ id, title, text }) => `${id} ${title}|${text}`,
    );

  it.each([
    ['第１　体制', '第２　利用', ['1', '2']],
    ['第１章　体制', '第２章　利用', ['1', '2']],
    ['１　体制の整備', '２　利用の制限', ['1', '2']],
    ['Ⅰ　体制', 'Ⅱ　利用', ['1', '2']],
    ['１．体制', '２．利用', ['1', '2']],
  ])('%s is none, also inside of a sentence and below another line of the page', (one, two, [first, second]) => {
    const page = (number: number, head: string) => [`${number} / 4 ページ`, '庁外秘', head];
    expect(
      read(
        one,
        '（１）部長は、緊急時の連絡網を作成し、最新の状態に改',
        ...page(1, one),
        'めなければならない。',
        '（２）課長は、部長に報告しなければならない。',
        two,
        '（１）職員は、次のことを守らなければならない。',
        'ア　端末を施錠すること。',
        ...page(2, two),
        'イ　媒体を返却すること。',
        '（２）課長は、端末の利用を制限することがで',
        ...page(3, two),
        'きる。',
        ...page(4, two).slice(0, 1),
      ),
    ).toEqual([
      `${first} ${one.replace(/^.*[　．]/u, '')}|`,
      `${first}-1 |部長は、緊急時の連絡網を作成し、最新の状態に改めなければならない。`,
      `${first}-2 |課長は、部長に報告しなければならない。`,
      `${second} ${two.replace(/^.*[　．]/u, '')}|`,
      `${second}-1 |職員は、次のことを守らなければならない。`,
      `${second}-1-ア |端末を施錠すること。`,
      `${second}-1-イ |媒体を返却すること。`,
      `${second}-2 |課長は、端末の利用を制限することができる。`,
    ]);
  });

  it('is a heading where another chapter has opened between: 第１節　通則 of each', () => {
    const clauses = read(
      '第１章　体制',
      '第１節　通則',
      '第１条　部長は、担当者を指名しなければならない。',
      '- 1 -',
      '第２章　利用',
      '第１節　通則',
      '第２条　職員は、端末を施錠しなければならない。',
      '- 2 -',
      '第３章　点検',
      '第１節　通則',
      '第３条　課長は、点検を行わなければならない。',
      '- 3 -',
    );
    expect(clauses.filter((clause) => clause.includes('通則'))).toHaveLength(3);
  });
});

describe('the title at the head of every page', () => {
  const TITLE = '架空市情報セキュリティ対策基準';
  const BEFORE = ['公表に当たって', '１　改定の経緯', '２　担当課', '３　問合せ先', '架空市'];
  const CLAUSES = [
    '１　体制',
    '（１）課長は、担当者を指名しなければならない。',
    '（２）課長は、台帳を作成しなければならない。',
    '２　媒体',
    '（１）職員は、媒体を施錠して保管しなければならない。',
  ];
  const CLAUSE_IDS = ['1', '1-1', '1-2', '2', '2-1'];
  const printed = (...sheets: readonly (readonly string[])[]): string =>
    sheets.map((lines) => [TITLE, ...lines].join('\n')).join('\n\f');

  it('begins no document on the first page where the document itself comes later', () => {
    const source = printed(BEFORE, [TITLE, ...CLAUSES.slice(0, 2)], CLAUSES.slice(2, 4), CLAUSES.slice(4));
    const { clauses, documents } = readPolicy(source);
    expect(clauses.map(({ id }) => id)).toEqual(CLAUSE_IDS);
    expect(documents.map(({ title }) => title)).toEqual([TITLE]);
    expect(unsound(source, readPolicy(source))).toEqual([]);
  });

  it('is the title itself where the clauses stand directly below it', () => {
    const source = printed(CLAUSES.slice(0, 2), CLAUSES.slice(2, 3), CLAUSES.slice(3), ['別表', TITLE, '以上']);
    expect(
      readPolicy(source)
        .clauses.map(({ id }) => id)
        .slice(0, 5),
    ).toEqual(CLAUSE_IDS);
  });

  it('is kept as title where leaving it out would leave duties outside of clauses', () => {
    const later = ['１　附帯', '（１）課長は、確認する。', '（２）課長は、報告する。'];
    const source = printed(CLAUSES, ['（２）職員は、届け出る。'], ['（３）職員は、返却する。'], [TITLE, ...later]);
    expect(readPolicy(source).clauses.map(({ text }) => text)).toContain(
      '職員は、媒体を施錠して保管しなければならない。',
    );
  });
});
