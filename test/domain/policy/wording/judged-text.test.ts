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
