import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';

/** Why a file cannot be read as text. */
export type SourceTextRefusal = 'missing' | 'directory' | 'unreadable' | 'empty' | 'pdf' | 'docx' | 'binary';

export type SourceText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: SourceTextRefusal };

/** Reads a file as text: UTF-8 with or without BOM, UTF-16 with BOM, else Shift_JIS (CP932). */
export function readSourceText(file: string, userDirectory: string): SourceText {
  const path = isAbsolute(file) ? file : resolve(userDirectory, file);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return { ok: false, reason: 'missing' };
  if (stat.isDirectory()) return { ok: false, reason: 'directory' };
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return { ok: false, reason: 'unreadable' };
  }
  return decodeSourceText(bytes);
}

/** Decodes the bytes of a text file, refusing what is no text. */
export function decodeSourceText(bytes: Uint8Array): SourceText {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return { ok: false, reason: 'pdf' };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return { ok: false, reason: 'docx' };
  const text = decode(bytes);
  if (text === null) return { ok: false, reason: 'binary' };
  if (text.trim() === '') return { ok: false, reason: 'empty' };
  return { ok: true, text };
}

function decode(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return looksBinary(text) ? null : text;
    } catch {
      continue;
    }
  }
  return null;
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

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte);
}
