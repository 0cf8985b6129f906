import { describe, expect, it } from 'vitest';
import { askDuty, dutyOf, rowOfDuty, sentenceKindOf } from '#app/domain/questionnaire/duty.ts';

function asked(sentence: string): string {
  const duty = dutyOf(sentence);
  if (duty === null) throw new Error(`no duty: ${sentence}`);
  return askDuty(duty);
}

function row(sentence: string): string {
  const duty = dutyOf(sentence);
  if (duty === null) throw new Error(`no duty: ${sentence}`);
  return rowOfDuty(duty);
}

describe('a duty as a question', () => {
  it.each([
    ['容量を設定し、職員等に周知しなければならない', '容量を設定し、職員等に周知していますか。'],
    ['電子メールを転送してはならない', '電子メールを転送しないようにしていますか。'],
    ['同意書への署名を求めるものとする', '同意書への署名を求めていますか。'],
    ['実施状況を確認すること', '実施状況を確認していますか。'],
    ['対策を講ずること', '対策を講じていますか。'],
    ['委員会に報告する', '委員会に報告していますか。'],
    ['技術的に制限することが望ましい', '技術的に制限していますか。'],
    ['アクセス権限を設定しなければならならない', 'アクセス権限を設定していますか。'],
    ['スロット等から抜いておかなければならない', 'スロット等から抜いていますか。'],
    ['支援を受けられるようにしておかなければならない', '支援を受けられるようにしていますか。'],
    ['専門知識を有する者でなければならない', '専門知識を有する者としていますか。'],
    ['通信できないようにしなければならない', '通信できないようにしていますか。'],
    ['同等以上の水準を求めることとする', '同等以上の水準を求めていますか。'],
    ['同一データを保持できるよう冗長化することを原則とする', '原則として、同一データを保持できるよう冗長化していますか。'],
    ['情報を発信しないこと', '情報を発信しないようにしていますか。'],
    ['また、手順を明確にしなければならない', '手順を明確にしていますか。'],
    ['確認しなければならない【推奨事項】', '確認していますか。'],
  ])('asks 「%s」 so that 実施 means kept', (sentence, question) => {
    expect(asked(sentence)).toBe(question);
  });

  it.each([
    ['他者に知られないように管理しなければならない', '他者に知られないように管理している'],
    ['照会等には一切応じてはならない', '照会等には一切応じていない'],
    ['知り得た情報を漏らしてはならない', '知り得た情報を漏らしていない'],
  ])('states 「%s」 as a row', (sentence, words) => {
    expect(row(sentence)).toBe(words);
  });

  it('asks an effort by what shows it, and counts it as a recommendation', () => {
    expect(asked('LGWANに集約するように努めなければならない')).toBe('LGWANに集約するように、計画や手順を定めて取り組んでいますか（実施済みを含む）。');
    expect(asked('情報の収集に努めなければならない')).toBe('情報の収集に計画や手順を定めて取り組んでいますか（実施済みを含む）。');
    expect(dutyOf('情報の収集に努めなければならない')?.recommended).toBe(true);
  });

  it('marks what is only recommended', () => {
    expect(dutyOf('制限することが望ましい')?.recommended).toBe(true);
    expect(dutyOf('確認しなければならない【推奨事項】')?.recommended).toBe(true);
    expect(dutyOf('確認しなければならない')?.recommended).toBe(false);
  });

  it.each([
    ['例外措置を取ることができる', 'permission'],
    ['ただし、公的機関が構築したシステムについては、この限りではない', 'exception'],
    ['管理責任を有する', 'statement'],
    ['保管庫をいう', 'statement'],
    ['関係者の連絡先', 'statement'],
  ])('finds no duty in 「%s」', (sentence, kind) => {
    expect(sentenceKindOf(sentence)).toBe(kind);
    expect(dutyOf(sentence)).toBeNull();
  });

  it.each(['直ちに', '速やかに', '遅滞なく', '定期的に', 'あらかじめ', '必要に応じ'])('leaves the legal weight of 「%s」 as it is', (word) => {
    expect(asked(`${word}報告しなければならない`)).toBe(`${word}報告していますか。`);
  });
});
