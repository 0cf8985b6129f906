import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const read = (...lines: string[]) => readPolicy(lines.join('\n'));
const ids = (...lines: string[]) => read(...lines).clauses.map(({ id }) => id);

const SECOND = [
  '（目的）',
  '第１条　この規程は、媒体の取扱いを定める。',
  '（届出）',
  '第２条　職員は、持出しの前に届け出なければならない。',
];
const FIRST = [
  '架空市情報セキュリティ対策規程',
  '（目的）',
  '第１条　この規程は、必要な事項を定める。',
  '（管理）',
  '第２条　課長は、端末を管理しなければならない。',
  '（職員）',
  '第３条　職員は、端末を施錠しなければならない。',
];
const IN_FORCE = ['附　則', 'この規程は、令和８年４月１日から施行する。'];

describe('a document behind another in one text', () => {
  it.each([
    ['behind 附則', [...FIRST, ...IN_FORCE], '架空市外部記録媒体取扱規程'],
    ['directly behind the last 条', FIRST, '架空市外部記録媒体取扱要綱'],
    ['with ○ before its title', [...FIRST, ...IN_FORCE], '○架空市外部記録媒体取扱要領'],
    ['with brackets in its title', [...FIRST, ...IN_FORCE], '架空市外部記録媒体取扱基準（令和８年）'],
  ])('keeps its own numbers %s', (_where, first, title) => {
    const { clauses, warnings } = read(...first, title, ...SECOND, ...IN_FORCE);
    expect(clauses.map(({ id }) => id)).toEqual(['1', '2', '3', '文書2', '文書2-1', '文書2-2']);
    expect(clauses.at(2)?.text).toBe('職員は、端末を施錠しなければならない。');
    expect(clauses.at(-1)).toMatchObject({ kind: 'requirement', subjects: ['職員'], parent: '文書2' });
    expect(warnings.map(({ message }) => message).join('')).toContain(`別の文書「${title}」とみて`);
  });

  it('is known by digits that begin again, too, and a third is numbered on', () => {
    const digits = [
      '１　趣旨',
      'この要領は、必要な事項を定める。',
      '２　利用',
      '職員は、私物の端末を用いてはならない。',
    ];
    expect(
      ids('架空市端末利用要領', ...digits, '架空市媒体利用要領', ...digits, '架空市書類管理要領', ...digits),
    ).toEqual(['1', '2', '文書2', '文書2-1', '文書2-2', '文書3', '文書3-1', '文書3-2']);
  });

  it('is called after the 別記 above its title', () => {
    expect(
      ids(
        ...FIRST,
        '別記',
        '個人情報取扱特記事項',
        '第１条　受託者は、知り得た秘密を漏らしてはならない。',
        '第２条　受託者は、資料を複写してはならない。',
      ),
    ).toEqual(['1', '2', '3', '別記', '別記-1', '別記-2']);
  });

  it('is none where the title only stands in a sentence or names what a 条 is about', () => {
    expect(
      ids(
        ...FIRST,
        '第４条　職員は、次の規程を守らなければならない。',
        '架空市文書管理規程',
        '（1）　文書を施錠すること。',
        '（2）　文書を持ち出さないこと。',
      ),
    ).toEqual(['1', '2', '3', '4', '4-1', '4-2']);
  });
});

describe('questions and answers in one text with a policy', () => {
  const POLICY = [
    '架空市情報セキュリティ対策基準',
    '１　体制',
    '（１）課長は、担当者を指名しなければならない。',
    '（２）課長は、台帳を作成しなければならない。',
    '２　媒体',
    '（１）職員は、媒体を施錠して保管しなければならない。',
  ];
  const answers = (title: string): string[] => [
    title,
    '３　対象となる職員',
    '【質問】',
    '委託先も対象ですか。',
    '【回答】',
    '対象です。',
    '４　提出の期限',
    '【質問】',
    '期限はいつですか。',
    '【回答】',
    '月末です。',
  ];
  const TITLES = [
    '質疑応答集',
    '「研修業務」に関する質疑応答集',
    '質問回答書',
    '質問及び回答',
    '質問・回答一覧',
    'Ｑ＆Ａ集',
  ];

  it.each(TITLES)('are no clauses of it behind their title %s', (title) => {
    const { clauses, discarded } = read(...POLICY, ...answers(title));
    expect(clauses.map(({ id }) => id)).toEqual(['1', '1-1', '1-2', '2', '2-1']);
    expect(discarded.at(-1)?.why).toBe('questions_and_answers');
  });

  it.each(TITLES)('hold none of its clauses where they stand before it as %s', (title) => {
    expect(ids(...answers(title), ...POLICY)).toEqual(['1', '1-1', '1-2', '2', '2-1']);
  });
});
