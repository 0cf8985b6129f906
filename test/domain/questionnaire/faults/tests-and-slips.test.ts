import { describe, expect, it } from 'vitest';
import { findGate } from '#app/domain/questionnaire/gate/gate-list.ts';
import { readable } from '#app/domain/questionnaire/wording/printed-words.ts';

describe('testing', () => {
  it.each(['テスト', '導入前の試験調整'])('binds without a procurement under 「%s」', (heading) => {
    expect(findGate(['生データを、テストデータに使用してはならない'], [heading], 'system')).toBeNull();
  });

  it('waits for a procurement where the sentence itself is about a new system', () => {
    const sentence = '新たに情報システムを導入する場合、十分な試験を行わなければならない';
    expect(findGate([sentence], ['テスト'], 'system')).toBe('procurement');
  });
});

describe('two objects of one verb', () => {
  it('are joined before a bare 事業者', () => {
    expect(readable('媒体を内蔵する機器を事業者に故障を修理させる場合')).toBe(
      '媒体を内蔵する機器の故障を事業者に修理させる場合',
    );
  });
});
