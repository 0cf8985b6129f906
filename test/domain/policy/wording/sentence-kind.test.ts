import { describe, expect, it } from 'vitest';
import { judgeText } from '#app/domain/policy/wording/judged-text.ts';

describe('what a clause does', () => {
  it.each([
    ['', 'heading'],
    ['情報資産の機密性を維持することをいう。', 'definition'],
    ['本対策基準が適用される行政機関は、町長部局とする。', 'definition'],
    ['本対策基準が対象とする情報資産は、次のとおりとする。', 'definition'],
    ['対策を定めることを目的とする。', 'definition'],
    ['部長を、情報セキュリティ責任者とする。', 'assignment'],
    ['統括責任者は、設定の変更を行う権限及び責任を有する。', 'assignment'],
    ['委員会は、CISO を委員長に、CISO が指名する者で構成する。', 'assignment'],
    ['職員等は、報告しなければならない。', 'requirement'],
    ['職員等は、転送してはならない。', 'requirement'],
    ['同意書への署名を求めるものとする。', 'requirement'],
    ['利用の可否を決定すること。', 'requirement'],
    ['監査結果を取りまとめ、委員会に報告する。', 'requirement'],
    ['同一データを保持できるよう冗長化することを原則とする。', 'requirement'],
    ['集約するように努めなければならない。', 'recommendation'],
    ['制限することが望ましい。', 'recommendation'],
    ['冗長化しなければならない。【推奨事項】', 'recommendation'],
    ['記録を調査することができる。', 'permission'],
    ['許可を得て利用することができる。なお、管理しなければならない。', 'permission'],
    ['関係者の連絡先', 'list-item'],
    ['ネットワークで取り扱う情報（これらを印刷した文書を含む。）', 'list-item'],
    ['地方公務員法（昭和25年法律第261号）', 'list-item'],
  ])('%s → %s', (text, kind) => {
    expect(judgeText(text).kind).toBe(kind);
  });

  it('is decided by the first sentence', () => {
    expect(judgeText('副町長を CISO とする。CISO は、報告しなければならない。').kind).toBe('assignment');
  });
});
