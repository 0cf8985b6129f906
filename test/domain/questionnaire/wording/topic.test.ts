import { describe, expect, it } from 'vitest';
import { groupWords } from '#app/domain/questionnaire/wording/group-lead.ts';
import { commonThing, topicPhrase } from '#app/domain/questionnaire/wording/topic.ts';

describe('a heading before what is asked under it', () => {
  it.each([
    ['パスワードの取扱い', 'パスワードの取扱いとして、'],
    ['機器の電源', '機器の電源について、'],
    ['標的型攻撃', '標的型攻撃への対策として、'],
    ['保管」「運搬', '保管及び運搬について、'],
    ['持出し及び返却」「掲示', '持出し及び返却並びに掲示について、'],
    ['調達」から「廃棄', '調達から廃棄までについて、'],
    ['', ''],
  ])('is a topic without quotation marks: %s', (title, phrase) => {
    expect(topicPhrase(title)).toBe(phrase);
  });

  it('is what the rows have in common where there is none', () => {
    expect(commonThing(['計画を作成している', '計画を公表している'])).toBe('計画');
    expect(groupWords('', ['ciso'], ['計画を作成している', '計画を公表している'], false).lead).toBe(
      '計画について、次のことを行っていますか。',
    );
    expect(groupWords('', ['staff'], ['離席時に施錠している', '媒体を返している'], false).lead).toBe(
      '所属の職員等は、次のことを守っていますか。',
    );
  });

  it('gives way to the limit that all rows open with', () => {
    const rows = ['LGWAN接続系において、通信を監視している', 'LGWAN接続系において、記録を保存している'];
    expect(groupWords('監視', ['supervising_security_officer'], rows, false)).toEqual({
      lead: 'LGWAN接続系において、次のことを行っていますか。',
      rows: ['通信を監視している', '記録を保存している'],
    });
  });

  it('does not name the 職員等 twice', () => {
    expect(groupWords('職員等の報告義務', ['staff'], ['事故を報告している'], false).lead).toBe(
      '所属の職員等は、報告義務について、次のことを守っていますか。',
    );
  });
});
