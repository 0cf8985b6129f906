import { describe, expect, it } from 'vitest';
import type { Clause } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';

/** Reads the lines of one chapter and tells each item by kind, subjects and whether it inherits. */
function items(...lines: readonly string[]): readonly (readonly [string, string, readonly string[], boolean])[] {
  const { clauses } = readPolicy(
    [
      '情報セキュリティ対策基準',
      '１　共通',
      '（１）本書を備える。',
      '２　個別',
      '（１）本件',
      ...lines,
      '（２）次件',
      '３　その他',
      '（１）末尾を守る。',
    ].join('\n'),
  );
  return clauses.filter(({ id }) => id.startsWith('2-1-')).map(told);
}

function told({ id, kind, subjects, inherited }: Clause): readonly [string, string, readonly string[], boolean] {
  return [id.slice('2-1-'.length), kind, subjects, inherited === true];
}

describe('items under a duty', () => {
  it('are duties of the same person when they end in こと', () => {
    expect(
      items(
        '① 職員等は、次に掲げる事項を守らなければならない。',
        'ア 離席のときは画面を施錠すること。',
        'イ 合言葉を書き残さないこと。',
        'ウ 机上の整頓',
      ),
    ).toEqual([
      ['1', 'requirement', ['職員等'], false],
      ['1-ア', 'requirement', ['職員等'], true],
      ['1-イ', 'requirement', ['職員等'], true],
      ['1-ウ', 'list-item', ['職員等'], true],
    ]);
  });

  it('keep a person that they name themselves', () => {
    expect(
      items(
        '① 職員等は、次の事項を守らなければならない。',
        'ア 鍵を持つ者は、鍵を貸してはならない。',
        'イ 記録を残す。',
      ).slice(1),
    ).toEqual([
      ['1-ア', 'requirement', ['鍵を持つ者'], false],
      ['1-イ', 'requirement', ['職員等'], true],
    ]);
  });

  it('have nobody when the announcing sentence has nobody', () => {
    expect(items('① 計画には、次の内容を定める。', 'ア 連絡の経路', 'イ 復旧の手順に関すること。').slice(1)).toEqual([
      ['1-ア', 'list-item', [], false],
      ['1-イ', 'list-item', [], false],
    ]);
  });

  it('are governed by a duty that does not announce them when they only complete it', () => {
    expect(
      items('① 所属長は、書庫を適切に管理しなければならない。', 'ア 毎日施錠すること。', 'イ 鍵の台帳').slice(1),
    ).toEqual([
      ['1-ア', 'requirement', ['所属長'], true],
      ['1-イ', 'list-item', ['所属長'], true],
    ]);
  });

  it('are duties too when they tell the state that has to be', () => {
    expect(
      items(
        '① 利用者は、次のことを守ること。',
        'ア 合言葉を定期的に変更している。',
        'イ その他所属長が必要と認めること。',
      ).slice(1),
    ).toEqual([
      ['1-ア', 'requirement', ['利用者'], true],
      ['1-イ', 'list-item', ['利用者'], true],
    ]);
  });

  it('get nobody from a mere heading', () => {
    expect(items('① 職員等の遵守事項', 'ア 端末を施錠すること。', 'イ 媒体を施錠すること。').slice(1)).toEqual([
      ['1-ア', 'requirement', [], false],
      ['1-イ', 'requirement', [], false],
    ]);
  });

  it('are still duties where the announcing sentence says how something is handled', () => {
    expect(
      items('① 媒体の保管は、次のとおりとする。', 'ア 施錠できる棚に入れること。', 'イ 持出しを記録する。'),
    ).toEqual([
      ['1', 'requirement', [], false],
      ['1-ア', 'requirement', [], false],
      ['1-イ', 'requirement', [], false],
    ]);
  });
});

describe('items that name acts', () => {
  it('complete a prohibition and are no duty to do the act', () => {
    expect(
      items(
        '① 職員等は、次に掲げる行為をしてはならない。',
        'ア 業務以外の目的で端末を使用すること。',
        'イ 他人の認証情報を用いる。',
        'ウ 無断の複製',
        'エ 不審な添付を開かないこと。',
        'オ 設定を変更してはならない。',
      ),
    ).toEqual([
      ['1', 'requirement', ['職員等'], false],
      ['1-ア', 'list-item', ['職員等'], true],
      ['1-イ', 'list-item', ['職員等'], true],
      ['1-ウ', 'list-item', ['職員等'], true],
      ['1-エ', 'requirement', ['職員等'], true],
      ['1-オ', 'requirement', ['職員等'], true],
    ]);
  });

  it('complete a list of forbidden acts whose announcement is no verb', () => {
    expect(items('① 職員等の禁止行為は、次のとおりとする。', 'ア 私物の媒体を接続すること。')).toEqual([
      ['1', 'requirement', ['職員等'], false],
      ['1-ア', 'list-item', ['職員等'], true],
    ]);
  });

  it('complete a permission', () => {
    expect(items('① CISOは、次に掲げる措置を命ずることができる。', 'ア 回線を遮断すること。', 'イ 端末の回収')).toEqual(
      [
        ['1', 'permission', ['CISO'], false],
        ['1-ア', 'list-item', ['CISO'], true],
        ['1-イ', 'list-item', ['CISO'], true],
      ],
    );
  });

  it('complete what a role has charge of', () => {
    expect(
      items('① 委員会は、次に掲げる事項を所掌する。', 'ア 方針の改定に関すること。', 'イ 教育の計画を審議すること。'),
    ).toEqual([
      ['1', 'assignment', ['委員会'], false],
      ['1-ア', 'list-item', ['委員会'], true],
      ['1-イ', 'list-item', ['委員会'], true],
    ]);
  });

  it('name cases of which one is enough', () => {
    expect(
      items(
        '① 職員等は、次の各号のいずれかに該当する場合は、届け出なければならない。',
        'ア 媒体を紛失したこと。',
        'イ 端末が故障したとき。',
      ).slice(1),
    ).toEqual([
      ['1-ア', 'list-item', ['職員等'], true],
      ['1-イ', 'list-item', ['職員等'], true],
    ]);
  });
});

describe('entries of a clause that defines terms', () => {
  it('are definitions however they end, and bind nobody', () => {
    expect(
      items(
        '① この基準における用語の意義は、次のとおりとする。',
        'ア 閲覧　利用者が画面で内容を確かめること。',
        'イ 端末　職員等が使う機器をいう。',
      ),
    ).toEqual([
      ['1', 'definition', [], false],
      ['1-ア', 'definition', [], false],
      ['1-イ', 'definition', [], false],
    ]);
  });

  it('may themselves have lists of things', () => {
    const read = items('① 情報資産　次に掲げるものをいう。', 'ア 端末及び回線', 'イ 端末で扱う記録');
    expect(read.map(([, kind]) => kind)).toEqual(['definition', 'list-item', 'list-item']);
  });
});

describe('sentences that bind nobody among items', () => {
  it('inherit nothing', () => {
    const read = items(
      '① 職員等は、次の事項を守らなければならない。',
      'ア 端末を施錠すること。',
      'イ 前号の規定は、試験用の端末には適用しない。',
    );
    expect(read.at(-1)).toEqual(['1-イ', 'definition', [], false]);
  });
});
