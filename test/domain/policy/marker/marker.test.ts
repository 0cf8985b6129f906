import { describe, expect, it } from 'vitest';
import { markerLabel, readMarker } from '#app/domain/policy/marker/marker.ts';

describe('a marker at the beginning of a line', () => {
  it.each([
    '令和8年4月1日から施行する。',
    '２０２６年４月１日から施行する。',
    '2026年度の計画を定める。',
    '平成30年法律第65号の規定により、',
    '第65号に定める。',
    '千人以上の施設では、',
    '百貨店の出入口に置く。',
    '第二百四十四条の規定により、',
    '第１２０３条の規定により、',
  ])('is no year, no law and no count: %s', (text) => {
    expect(readMarker(text)).toBeNull();
  });

  it.each([
    ['３ 情報資産の分類', 'digit', '3', '情報資産の分類'],
    ['10　評価・見直し', 'digit', '10', '評価・見直し'],
    ['2．定義', 'digit', '2', '定義'],
    ['（１）組織体制', 'paren-digit', '1', '組織体制'],
    ['(1 1) 完全性', 'paren-digit', '11', '完全性'],
    ['①管理責任', 'circled', '1', '管理責任'],
    ['㉒ソーシャルメディア', 'circled', '22', 'ソーシャルメディア'],
    ['㊿最後の項目', 'circled', '50', '最後の項目'],
    ['ア 職員等は', 'kana', 'ア', '職員等は'],
    ['（ア）職員等は', 'paren-kana', 'ア', '職員等は'],
    ['(ｲ) 職員等は', 'paren-kana', 'イ', '職員等は'],
    ['a 情報管理者は', 'latin', 'a', '情報管理者は'],
    ['(b) 情報管理者は', 'paren-latin', 'b', '情報管理者は'],
    ['3.4.1. サーバ等の管理', 'dotted', '3.4.1', 'サーバ等の管理'],
    ['3.7.3 侵害時の対応', 'dotted', '3.7.3', '侵害時の対応'],
    ['第１２条 職員等は', 'article', '12', '職員等は'],
    ['第百条　職員等は', 'article', '100', '職員等は'],
    ['第百二十三条　職員等は', 'article', '123', '職員等は'],
    ['第一〇三条　職員等は', 'article', '103', '職員等は'],
    ['第千二百三条　職員等は', 'article', '1203', '職員等は'],
    ['第九千九百九十九条　職員等は', 'article', '9999', '職員等は'],
    ['第１２０３条　職員等は', 'article', '1203', '職員等は'],
    ['第1203条（鍵）職員等は', 'article', '1203', '（鍵）職員等は'],
    ['第千条の二　職員等は', 'article', '1000の2', '職員等は'],
    ['第百十二章　総則', 'part-章', '112', '総則'],
    ['第１章 総則', 'part-章', '1', '総則'],
    ['【1】 適用範囲', 'bracket-digit', '1', '適用範囲'],
    ['Ⅱ 対策基準', 'roman', '2', '対策基準'],
    ['・町による監査、検査', 'bullet-・', 'b1', '町による監査、検査'],
    ['●目的', 'bullet-●', 'b1', '目的'],
  ])('is read from %s', (text, style, label, rest) => {
    const marker = readMarker(text);
    expect(marker?.style).toBe(style);
    expect(marker === null ? '' : markerLabel(marker.style, marker.numbers)).toBe(label);
    expect(marker?.rest).toBe(rest);
  });

  it.each([
    '（１）の分類に基づき管理しなければならない。',
    '（ア）及び（イ）の措置',
    '①から③までの事項',
    'アクセスする権限のない職員等',
    '１階に設けてはならない。',
    '２名以上で作業し',
    'Web 会議サービスの利用',
    '（CISO: Chief Information Security Officer）',
    '（ハードディスク、USB メモリ、紙等）',
    '機密性２以上の情報資産',
    '',
  ])('is not seen in %s', (text) => {
    expect(readMarker(text)).toBeNull();
  });
});
