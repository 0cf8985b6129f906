import { describe, expect, test } from 'vitest';
import { paperCoverage } from '#app/lib/paper/paper-fonts.server.ts';
import { codeOf, covers, printable } from '#app/lib/paper/printable.ts';
import type { Coverage } from '#app/lib/paper/printable.ts';

const KANA: Coverage = [
  [0x20, 0x20],
  [0x3042, 0x3046],
];
const seen = (text: string, fonts = paperCoverage()) => printable(text, fonts);

describe('a text that is to be printed', () => {
  test('keeps what every font has, and has 〓 for each character that one of them lacks', () => {
    expect(seen('あうい', [KANA])).toEqual({ text: 'あうい', lacking: [] });
    expect(seen('あかいか', [KANA])).toEqual({ text: 'あ〓い〓', lacking: ['か'] });
    expect(seen('あ', [KANA, [[0x3044, 0x3044]]])).toEqual({ text: '〓', lacking: ['あ'] });
  });

  test('has one character for each of those beyond the first plane', () => {
    expect(seen('𠮷野家')).toEqual({ text: '𠮷野家', lacking: [] });
    expect(seen('😀済')).toEqual({ text: '〓済', lacking: ['😀'] });
  });

  test('has 〓 for characters of one’s own and for halves of characters', () => {
    expect(seen('\ue000と\u{f0000}と\ud842')).toEqual({
      text: '〓と〓と〓',
      lacking: ['\ue000', '\u{f0000}', '\ud842'],
    });
  });

  test('loses what has no form, and parts words where a line or a column was parted', () => {
    expect(seen('a\u0000\u200b\ufeff\u202eb\u00adc')).toEqual({ text: 'abc', lacking: [] });
    expect(seen('あ\tい\r\nう\u2028え　お')).toEqual({ text: 'あ い  う え　お', lacking: [] });
  });

  test('keeps the sign for another form of a character only behind one that is printed', () => {
    expect(seen('葛\u{e0100}城')).toEqual({ text: '葛\u{e0100}城', lacking: [] });
    expect(seen('\u{e0100}😀\ufe0f葛\u{e0100}\u{e0101}').text).toBe('〓葛\u{e0100}');
  });

  test('keeps a 〓 that stands in it without telling it as lacking', () => {
    expect(seen('〓')).toEqual({ text: '〓', lacking: [] });
  });
});

test('the fonts of papers have the boxes, marks and numbers that papers are made of', () => {
  const [regular = [], bold = []] = paperCoverage();
  for (const sign of '□✓〓・（）「」ー①⑳㉒０９ア重点項目') {
    const point = sign.codePointAt(0) ?? 0;
    expect([covers(regular, point), covers(bold, point)], sign).toEqual([true, true]);
  }
});

test('a character is named by its number', () => {
  expect([codeOf('\ue000'), codeOf('😀'), codeOf('\u0007')]).toEqual(['U+E000', 'U+1F600', 'U+0007']);
});
