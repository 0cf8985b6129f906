import { describe, expect, it } from 'vitest';
import { decodeSourceText } from '#app/lib/source-text.ts';

const UTF8 = new TextEncoder();

describe('the text of a file', () => {
  it('is decoded from UTF-8 with and without a byte order mark', () => {
    expect(decodeSourceText(UTF8.encode('１ 目的'))).toEqual({ ok: true, text: '１ 目的' });
    expect(decodeSourceText(UTF8.encode('\uFEFF１ 目的'))).toEqual({ ok: true, text: '１ 目的' });
  });

  it('is decoded from Shift_JIS with the circled numbers of CP932', () => {
    const bytes = Uint8Array.from([0x87, 0x40, 0x96, 0xda, 0x93, 0x49]);
    expect(decodeSourceText(bytes)).toEqual({ ok: true, text: '①目的' });
  });

  it('is decoded from UTF-16 with a byte order mark', () => {
    expect(decodeSourceText(Uint8Array.from([0xff, 0xfe, 0x42, 0x30]))).toEqual({ ok: true, text: 'あ' });
  });

  it.each([
    ['empty', new Uint8Array()],
    ['empty', UTF8.encode(' \n　')],
    ['binary', Uint8Array.from([0x00, 0x01, 0x02, 0xff])],
    ['binary', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00])],
    ['pdf', UTF8.encode('%PDF-1.7 …')],
    ['docx', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00])],
  ])('is refused as %s', (reason, bytes) => {
    expect(decodeSourceText(bytes)).toEqual({ ok: false, reason });
  });
});
