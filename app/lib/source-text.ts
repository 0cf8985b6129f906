import { withIdeographs } from '#app/lib/ideograph.ts';
import type { DecodedSource, SourceNote } from '#app/lib/decoded-source.ts';

export type TextRefusal = 'empty' | 'binary';

/** Share of characters that may be broken before a file counts as no text. */
const MAX_BROKEN = 0.01;
const BYTE_ORDER_MARKS = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const;
/** ESC $ @, ESC $ B, ESC ( J: what switches the character sets of ISO-2022-JP. */
const ISO_2022_JP = /\u001b(?:\$[@B]|\(J)/u;

/** Decodes the bytes of a text file: by its byte order mark, else UTF-8, ISO-2022-JP, Shift_JIS (CP932) or EUC-JP. */
export function decodeSourceText(bytes: Uint8Array): DecodedSource<TextRefusal> {
  const text = decode(bytes);
  if (text === null || looksBinary(text)) return { ok: false, reason: 'binary' };
  if (text.trim() === '') return { ok: false, reason: 'empty' };
  return { ok: true, text: withIdeographs(text), notes: brokenCharacters(text) };
}

function decode(bytes: Uint8Array): string | null {
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  if (marked !== undefined) return new TextDecoder(marked.encoding).decode(bytes);
  if (bytes.includes(0)) return null;
  if (bytes.every((byte) => byte < 0x80)) {
    const ascii = new TextDecoder('utf-8').decode(bytes);
    return ISO_2022_JP.test(ascii) ? new TextDecoder('iso-2022-jp').decode(bytes) : ascii;
  }
  const exact = exactly('utf-8', bytes);
  if (exact !== null) return exact;
  const [shiftJis, eucJp] = [exactly('shift_jis', bytes), exactly('euc-jp', bytes)];
  if (shiftJis !== null && eucJp !== null) return halfWidthKana(shiftJis) > halfWidthKana(eucJp) ? eucJp : shiftJis;
  return shiftJis ?? eucJp ?? mostly(bytes);
}

function exactly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** EUC-JP that is taken for Shift_JIS turns into half-width kana. */
function halfWidthKana(text: string): number {
  return text.match(/[\uff61-\uff9f]/gu)?.length ?? 0;
}

/** A text with a few damaged places, by the encoding that reads it best. */
function mostly(bytes: Uint8Array): string | null {
  const [best] = ['utf-8', 'shift_jis', 'euc-jp']
    .map((encoding) => new TextDecoder(encoding).decode(bytes))
    .map((text) => ({ text, broken: text.split('\ufffd').length - 1 }))
    .sort((a, b) => a.broken - b.broken);
  return best === undefined || best.broken > best.text.length * MAX_BROKEN ? null : best.text;
}

/** Text holds no control characters but white space; a few strays are forgiven. */
function looksBinary(text: string): boolean {
  let strays = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x20 && !(code >= 0x09 && code <= 0x0d)) strays += 1;
  }
  return strays > 0 && strays * 1000 >= text.length;
}

function brokenCharacters(text: string): SourceNote[] {
  return [...text.matchAll(/\ufffd+/gu)].map(({ index, 0: found }) => ({
    at: [index, index + found.length],
    kind: 'broken_characters',
  }));
}
