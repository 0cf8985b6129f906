import { describe, expect, it } from 'vitest';
import { withSentences } from '#app/domain/policy/wording/clause-judgement.ts';
import { judgeText } from '#app/domain/policy/wording/judged-text.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';

function told(text: string): readonly (readonly [string, string, readonly string[]])[] {
  return judgeText(text).sentences.map(({ span: [from, to], kind, subjects }) => [
    text.slice(from, to),
    kind,
    subjects,
  ]);
}

describe('the sentences of a clause', () => {
  it('each do something of their own, and bind whom they name or whom the one before binds', () => {
    expect(
      told(
        '職員等は、端末を持ち出してはならない。ただし、許可を得た場合は、この限りでない。その際、記録しなければならない。所属長は、記録を確認する。',
      ),
    ).toEqual([
      ['職員等は、端末を持ち出してはならない。', 'requirement', ['職員等']],
      ['ただし、許可を得た場合は、この限りでない。', 'exception', ['職員等']],
      ['その際、記録しなければならない。', 'requirement', ['職員等']],
      ['所属長は、記録を確認する。', 'requirement', ['所属長']],
    ]);
  });

  it('bind nobody before the first that names somebody', () => {
    expect(told('媒体は、施錠して保管する。所属長は、記録を確認する。').map(([, , subjects]) => subjects)).toEqual([
      [],
      ['所属長'],
    ]);
  });

  it('appoint those whom the next ones bind, and bind nobody by that', () => {
    const [first, second] = told('総務課長を統括責任者とし、最高責任者を補佐する。統括責任者は、訓練を実施する。');
    expect(first).toEqual(['総務課長を統括責任者とし、最高責任者を補佐する。', 'assignment', []]);
    expect(second?.[2]).toEqual(['統括責任者']);
    expect(told('総務課長を統括責任者とする。')[0]?.[2]).toEqual(['統括責任者']);
  });

  it('keep a mark behind their full stop, are not cut inside brackets and leave white space out', () => {
    expect(
      told('冗長化する。【推奨事項】 記録（写しを含む。）を保管する。').map(([words, kind]) => [words, kind]),
    ).toEqual([
      ['冗長化する。【推奨事項】', 'recommendation'],
      ['記録（写しを含む。）を保管する。', 'requirement'],
    ]);
  });

  it('are told apart where every full stop is lost', () => {
    expect(told('職員等は記録しなければならない 所属長は確認しなければならない').map(([words]) => words)).toEqual([
      '職員等は記録しなければならない',
      '所属長は確認しなければならない',
    ]);
  });

  it.each([
    ['例外措置を取ることができる', 'permission'],
    ['ただし、公的機関が構築したシステムについては、この限りではない', 'exception'],
    ['ただし、共有IDに対するパスワードは除く', 'exception'],
    ['ただし、許可を得て、これらを持ち込むことができる', 'exception'],
    ['ただし、直ちに報告しなければならない', 'requirement'],
    ['管理責任を有する', 'assignment'],
    ['保管庫をいう', 'definition'],
    ['関係者の連絡先', 'list-item'],
    ['この規定は適用しない', 'definition'],
    ['本基準の対象は、組合の全ての職員とする', 'definition'],
    ['資料を閲覧できるものとする', 'permission'],
    ['口頭で報告しても差し支えない', 'permission'],
  ])('%s → %s', (sentence, kind) => {
    expect(told(`${sentence}。`).map(([, found]) => found)).toEqual([kind]);
  });

  it.each([
    ['（', '）'],
    ['【', '】'],
    ['〔', '〕'],
    ['「', '」'],
  ])('are told apart where %s%s hold a whole duty behind a full stop', (open, close) => {
    expect(told(`課長は、鍵を保管する。${open}係長は、毎日鍵を数えなければならない。${close}`)).toEqual([
      ['課長は、鍵を保管する。', 'requirement', ['課長']],
      ['係長は、毎日鍵を数えなければならない。', 'requirement', ['係長']],
    ]);
  });

  it('are told apart in brackets before a full stop and at the beginning', () => {
    expect(told('課長は、鍵を保管する（係長は、毎日鍵を数えること。）。').map(([words]) => words)).toEqual([
      '課長は、鍵を保管する',
      '係長は、毎日鍵を数えること。',
    ]);
    expect(told('（係長は、鍵を数えなければならない。）課長は、扉を施錠する。').map(([words]) => words)).toEqual([
      '係長は、鍵を数えなければならない。',
      '課長は、扉を施錠する。',
    ]);
  });

  it('are an exception and the duty behind it where brackets hold both', () => {
    expect(
      told(
        '職員は、端末を使用してはならない。（ただし、災害時は、この限りでない。この場合、課長は、使用簿に記録しなければならない。）',
      ).map(([, kind, subjects]) => [kind, subjects]),
    ).toEqual([
      ['requirement', ['職員']],
      ['exception', ['職員']],
      ['requirement', ['課長']],
    ]);
  });

  it.each([
    '課長は、鍵を保管する。（写しを含む。）',
    '課長は、端末を廃棄する。（係長が行う。）',
    '課長は、「職員は、端末を持ち出してはならない。」という規定を周知する。',
    '課長は、端末（職員が持ち出してはならないものに限る。）を保管する。',
  ])('stay whole around brackets that explain: %s', (text) => {
    expect(told(text).filter(([words]) => /^(?:職員|係長)/u.test(words))).toEqual([]);
  });

  it.each([
    ['この限りでないが、', []],
    ['この限りではありませんが、', []],
    ['この限りでないものとし、', []],
    ['この限りでなく、', []],
    ['この限りでないが、課長は、', ['課長']],
  ])('ask what is due behind %s', (excepting, named) => {
    const [forbids, excepts, demands] = told(
      `職員は、端末を使用してはならない。ただし、災害時は${excepting}事後に記録しなければならない。`,
    );
    expect(forbids?.[1]).toBe('requirement');
    expect(excepts?.[1]).toBe('exception');
    expect(demands?.[0]).toMatch(/^(?:課長は、)?事後に記録しなければならない。$/u);
    expect(demands?.slice(1)).toEqual(['requirement', named.length > 0 ? named : ['職員']]);
  });

  it('keep a leave behind この限りでなく with its exception', () => {
    expect(told('ただし、緊急時は、この限りでなく、端末を持ち出すことができる。')).toHaveLength(1);
  });

  it('bind where they speak of what is excepted', () => {
    expect(told('この限りでない場合も、課長は立ち会わなければならない。')[0]?.slice(1)).toEqual([
      'requirement',
      ['課長'],
    ]);
  });

  it('do what the one before does where they say 同様とする', () => {
    expect(told('秘密を漏らしてはならない。退職後も同様とする。').map(([, kind]) => kind)).toEqual([
      'requirement',
      'requirement',
    ]);
  });
});

describe('the sentences of a stored clause', () => {
  it.each(POLICY_IDS)('are those of its reading: %s', (id) => {
    const { clauses } = heldPolicy(id);
    const stored = clauses.map(({ sentences: _, ...rest }) => rest);
    expect(withSentences(stored)).toEqual(clauses);
  });
});
