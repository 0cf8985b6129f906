import { describe, expect, it } from 'vitest';
import { decodeSourceText } from '#app/lib/source-text.ts';

const UTF8 = new TextEncoder();

function textOf(bytes: Uint8Array | readonly number[]): string {
  const found = decodeSourceText(Uint8Array.from(bytes));
  if (!found.ok) throw new Error(found.reason);
  expect(found.notes).toEqual([]);
  return found.text;
}

describe('the text of a file', () => {
  it('is decoded from UTF-8 with and without a byte order mark', () => {
    expect(textOf(UTF8.encode('１ 目的'))).toBe('１ 目的');
    expect(textOf(UTF8.encode('\uFEFF１ 目的'))).toBe('１ 目的');
  });

  it('is decoded from Shift_JIS with the circled numbers of CP932', () => {
    expect(textOf([0x87, 0x40, 0x96, 0xda, 0x93, 0x49])).toBe('①目的');
  });

  it('is decoded from UTF-16 with a byte order mark', () => {
    expect(textOf([0xff, 0xfe, 0x42, 0x30])).toBe('あ');
    expect(textOf([0xfe, 0xff, 0x30, 0x42])).toBe('あ');
  });

  it('is decoded from EUC-JP, though Shift_JIS would take the same bytes for half-width kana', () => {
    const bytes = [0xbe, 0xf0, 0xca, 0xf3, 0xa4, 0xce, 0xcc, 0xdc, 0xc5, 0xaa];
    expect(new TextDecoder('shift_jis', { fatal: true }).decode(Uint8Array.from(bytes))).toMatch(/[ｱ-ﾝ]/u);
    expect(textOf(bytes)).toBe('情報の目的');
  });

  it('is decoded from ISO-2022-JP', () => {
    expect(textOf([0x31, 0x20, 0x1b, 0x24, 0x42, 0x4c, 0x5c, 0x45, 0x2a, 0x1b, 0x28, 0x42])).toBe('1 目的');
  });

  it('keeps a text in which a few bytes are broken, and says where', () => {
    const text = '職員等は、記録しなければならない。'.repeat(20);
    const bytes = UTF8.encode(text);
    bytes[30] = 0xff;
    expect(decodeSourceText(bytes)).toMatchObject({ ok: true, notes: [{ at: [10, 13], kind: 'broken_characters' }] });
  });

  it.each([
    ['empty', new Uint8Array()],
    ['empty', UTF8.encode(' \n　')],
    ['empty', UTF8.encode('\uFEFF')],
    ['binary', Uint8Array.from([0x00, 0x01, 0x02, 0xff])],
    ['binary', Uint8Array.from({ length: 600 }, (_, i) => (i * 37) % 255 || 1)],
  ])('is refused as %s', (reason, bytes) => {
    expect(decodeSourceText(bytes)).toEqual({ ok: false, reason });
  });
});
