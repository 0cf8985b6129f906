import { describe, expect, it } from 'vitest';
import type { Clause } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';

const read = (...lines: string[]): readonly Clause[] => readPolicy(lines.join('\n')).clauses;
const ids = (clauses: readonly Clause[]): string[] => clauses.map((clause) => clause.id);
const clauseOf = (clauses: readonly Clause[], id: string): Clause => {
  const found = clauses.find((clause) => clause.id === id);
  if (found === undefined) throw new Error(`no clause ${id} among ${ids(clauses).join(', ')}`);
  return found;
};

describe('nesting', () => {
  it('follows the sequences of the text, whatever their rank', () => {
    const digitsFirst = read(
      '対策基準',
      '１ 総則',
      '（１）範囲',
      '①職員等は、守る。',
      'ア 記録する。',
      '（ア）保存する。',
      '②報告する。',
      '（２）体制',
      '２ 運用',
    );
    expect(ids(digitsFirst)).toEqual(['1', '1-1', '1-1-1', '1-1-1-ア', '1-1-1-ア-ア', '1-1-2', '1-2', '2']);
    const bracketsFirst = read(
      '対策基準',
      '(1) 総則',
      '1. 範囲',
      'a) 記録する。',
      'b) 保存する。',
      '2. 体制',
      '(2) 運用',
    );
    expect(ids(bracketsFirst)).toEqual(['1', '1-1', '1-1-a', '1-1-b', '1-2', '2']);
  });

  it('keeps dotted numbers whole and hangs other markers below them', () => {
    const clauses = read(
      '対策基準',
      '3.1. 範囲',
      '（１）機関',
      '3.2. 体制',
      '3.2.1. 役割',
      '（１）責任者',
      '①任命する。',
      '（ア）報告する。',
      '3.3. 分類',
    );
    expect(ids(clauses)).toEqual(['3.1', '3.1-1', '3.2', '3.2.1', '3.2.1-1', '3.2.1-1-1', '3.2.1-1-1-ア', '3.3']);
    expect(clauseOf(clauses, '3.2.1').parent).toBe('3.2');
  });

  it('numbers bullets below their clause', () => {
    const clauses = read(
      '対策基準',
      '１ 契約',
      '（１）次の事項を明記する。',
      '・守秘義務',
      '・再委託の制限',
      '（２）確認する。',
    );
    expect(ids(clauses)).toEqual(['1', '1-1', '1-1-b1', '1-1-b2', '1-2']);
  });

  it('gives a printed slip the id of its place and keeps what was printed', () => {
    const { clauses, warnings } = readPolicy(
      [
        '対策基準',
        '１ 選定',
        '（ア）検討すること。',
        '（イ）選定すること。',
        '（ア）評価すること。',
        '（エ）確認すること。',
      ].join('\n'),
    );
    expect(ids(clauses)).toEqual(['1', '1-ア', '1-イ', '1-ウ', '1-エ']);
    expect(clauseOf(clauses, '1-ウ').sourceMarker).toBe('（ア）');
    expect(warnings.map(({ code }) => code)).toEqual(['marker_slip']);
  });

  it('warns of a marker that is missing', () => {
    const { clauses, warnings } = readPolicy(
      ['対策基準', '１ 総則', '①記録する。', '②保存する。', '④報告する。', '⑤確認する。'].join('\n'),
    );
    expect(ids(clauses)).toEqual(['1', '1-1', '1-2', '1-4', '1-5']);
    expect(warnings.map(({ code }) => code)).toEqual(['marker_gap']);
  });

  it('takes no reference at the beginning of a wrapped line for a marker', () => {
    const clauses = read(
      '対策基準',
      '１ 分類',
      '（１）分類する。',
      '（２）職員等は、情報資産を',
      '（１）の分類に基づき管理しなければならない。',
      '（３）保管する。',
    );
    expect(ids(clauses)).toEqual(['1', '1-1', '1-2', '1-3']);
    expect(clauseOf(clauses, '1-2').text).toBe('職員等は、情報資産を（１）の分類に基づき管理しなければならない。');
  });
});

describe('a policy in 条', () => {
  const clauses = read(
    '情報セキュリティ対策基準',
    '第１章　総則',
    '（目的）',
    '第１条　この基準は、対策を定めることを目的とする。',
    '第２章　組織',
    '（最高責任者）',
    '第２条　副市長を最高情報セキュリティ責任者（以下「CISO」という。）とする。',
    '２　CISOは、次に掲げる事務を行う。',
    '(1)　対策の決定',
    '(2)　監査の指示',
    '３　CISOは、監査を命ずることができる。',
    '第３条（遵守事項）職員等は、次の事項を遵守しなければならない。',
    '一　記録すること。',
    '二　次により報告すること。',
    'イ　速やかに報告すること。',
    'ロ　文書で報告すること。',
    '附　則',
    'この基準は、令和６年４月１日から施行する。',
  );

  it('counts 条 through its 章 and numbers 項 and 号 below them', () => {
    expect(ids(clauses)).toEqual([
      '第1章',
      '1',
      '第2章',
      '2',
      '2-1',
      '2-2',
      '2-2-1',
      '2-2-2',
      '2-3',
      '3',
      '3-1',
      '3-2',
      '3-2-イ',
      '3-2-ロ',
    ]);
    expect(clauseOf(clauses, '2-2-1').parent).toBe('2-2');
    expect(clauseOf(clauses, '2').parent).toBe('第2章');
  });

  it('takes the bracketed heading above or behind the number', () => {
    expect(clauseOf(clauses, '1').title).toBe('目的');
    expect(clauseOf(clauses, '2')).toMatchObject({ title: '最高責任者', text: '', kind: 'heading' });
    expect(clauseOf(clauses, '3')).toMatchObject({ title: '遵守事項', subjects: ['職員等'] });
    expect(clauseOf(clauses, '2-1')).toMatchObject({ kind: 'assignment', subjects: ['CISO'] });
  });

  it('leaves 附則 to a listed discard', () => {
    const { discarded } = readPolicy(
      '対策基準\n第１条　守る。\n第２条　記録する。\n第３条　報告する。\n附　則\nこの基準は、公布の日から施行する。',
    );
    expect(discarded.map(({ why }) => why)).toEqual(['document_title', 'supplementary_provisions']);
  });
});

describe('the first 項 of a 条', () => {
  it('has an id of its own where a dashed number took its place before', () => {
    const clauses = read(
      '対策基準',
      '4-1 組織',
      '第４条　町長は、体制を定める。',
      '２　町長は、体制を見直す。',
      '３　町長は、結果を公表する。',
      '第５条　職員等は、記録する。',
    );
    expect(new Set(ids(clauses)).size).toBe(clauses.length);
    expect(clauseOf(clauses, '4-1x2').text).toBe('町長は、体制を定める。');
    expect(clauseOf(clauses, '4-2').parent).toBe('4');
  });
});

describe('a collected regulation', () => {
  const source = [
    '○ある市情報セキュリティ対策基準規程',
    '平成27年4月1日',
    '目次',
    '第1章 総則(第1条)',
    '第2章 管理',
    '第1節 体制(第2条)',
    '附則',
    '第1章 総則',
    '(目的)',
    '第1条 この規程は、基準を定めることを目的とする。',
    '(平30訓令3・一部改正)',
    '第2章 管理',
    '第1節 体制',
    '(管理責任)',
    '第2条 情報管理者は、管理責任を有する。',
    '2 情報管理者は、台帳を整備しなければならない。',
    '附 則',
    'この訓令は、平成27年4月1日から施行する。',
  ].join('\n');
  const { clauses, discarded } = readPolicy(source);

  it('is not read twice because its table of contents repeats the headings', () => {
    expect(ids(clauses)).toEqual(['第1章', '1', '第2章', '第2章-第1節', '2', '2-1', '2-2']);
    expect(clauseOf(clauses, '2-2').subjects).toEqual(['情報管理者']);
  });

  it('lists what it leaves out with the reason', () => {
    expect(discarded.map(({ why }) => why)).toEqual([
      'document_title',
      'preamble',
      'table_of_contents',
      'amendment_note',
      'supplementary_provisions',
    ]);
  });
});

describe('heading and text', () => {
  it('are told apart', () => {
    const clauses = read(
      '対策基準',
      '１ 運用',
      '（１）記録の保存',
      '職員等は、記録を',
      '保存しなければならない。',
      '（２）職員等は、報告する。',
      '２ 監査',
    );
    expect(clauseOf(clauses, '1')).toMatchObject({ title: '運用', text: '', kind: 'heading' });
    expect(clauseOf(clauses, '1-1')).toMatchObject({
      title: '記録の保存',
      text: '職員等は、記録を保存しなければならない。',
    });
    expect(clauseOf(clauses, '1-2')).toMatchObject({ title: '', text: '職員等は、報告する。' });
  });

  it('lose page furniture that stands inside a sentence', () => {
    const page = (number: number): string[] => ['ある町のポリシー', String(number)];
    const clauses = read(
      '対策基準',
      '１ 運用',
      '（１）職員等は、記録を',
      ...page(1),
      '保存しなければならない。',
      '（２）職員等は、事故を',
      ...page(2),
      '報告しなければならない。',
      '（３）職員等は、',
      ...page(3),
      '確認する。',
    );
    expect(clauseOf(clauses, '1-1').text).toBe('職員等は、記録を保存しなければならない。');
    expect(clauseOf(clauses, '1-2').text).toBe('職員等は、事故を報告しなければならない。');
  });

  it('lose the dashes and # that converters print', () => {
    const clauses = read('# 対策基準', '## 1 運用', '### (1) 記録', '- ア 保存する。', ' - イ 報告する。');
    expect(ids(clauses)).toEqual(['1', '1-1', '1-1-ア', '1-1-イ']);
    expect(clauseOf(clauses, '1-1-イ').text).toBe('報告する。');
  });
});

describe('subjects', () => {
  it('are inherited from a sentence that announces its items', () => {
    const clauses = read(
      '対策基準',
      '１ パスワード',
      '（１）職員等は、次の事項を遵守しなければならない。',
      '①共有してはならない。',
      '②管理者は、記録する。',
      '（２）通知する。',
    );
    expect(clauseOf(clauses, '1-1-1')).toMatchObject({ subjects: ['職員等'], inherited: true });
    expect(clauseOf(clauses, '1-1-2')).toMatchObject({ subjects: ['管理者'] });
    expect(clauseOf(clauses, '1-1-2').inherited).toBeUndefined();
  });

  it('are not invented from a heading', () => {
    const clauses = read(
      '対策基準',
      '１ 職員等の遵守事項',
      '（１）記録しなければならない。',
      '（２）保存しなければならない。',
    );
    expect(clauseOf(clauses, '1-1').subjects).toEqual([]);
  });
});

describe('a table', () => {
  it('is one definition of its section, and a sentence behind it stands on its own', () => {
    const clauses = read(
      '対策基準',
      '１ 分類',
      '（１）次のとおり分類する。',
      '分類\t分類基準\t取扱制限',
      '機密性2\t秘密の情報\t複製の禁止',
      '機密性1\tその他の情報\t',
      'なお、資産は施錠した書庫に保管する。',
      '（２）管理',
      '２ 運用',
    );
    expect(ids(clauses)).toEqual(['1', '1-1', '1-1-t1', '1-1-n1', '1-2', '2']);
    expect(clauseOf(clauses, '1-1-t1')).toMatchObject({ kind: 'definition', subjects: [] });
    expect(clauseOf(clauses, '1-1-n1').text).toBe('なお、資産は施錠した書庫に保管する。');
  });
});

describe('the documents of a file', () => {
  it('are told apart and share ids', () => {
    const { clauses, documents } = readPolicy(
      [
        '情報セキュリティ基本方針',
        '１ 目的',
        '（１）定める。',
        '（２）守る。',
        '情報セキュリティ対策基準',
        '１ 範囲',
        '（１）適用する。',
        '（２）守る。',
      ].join('\n'),
    );
    expect(documents.map(({ kind, title }) => [kind, title])).toEqual([
      ['basic_policy', '情報セキュリティ基本方針'],
      ['standards', '情報セキュリティ対策基準'],
    ]);
    expect(clauses.filter(({ id }) => id === '1-1').map(({ document }) => document)).toEqual([
      'basic_policy',
      'standards',
    ]);
  });

  it('leave what stands before them to listed discards', () => {
    const { discarded } = readPolicy(
      [
        '質疑応答集',
        '【質問】',
        '提出は可能ですか。',
        '【回答】',
        '可能です。',
        '以上',
        'ある市',
        '情報セキュリティ対策基準',
        '１ 範囲',
        '（１）適用する。',
        '（２）守る。',
      ].join('\n'),
    );
    expect(discarded.map(({ why }) => why)).toEqual(['questions_and_answers', 'cover', 'document_title']);
  });
});
