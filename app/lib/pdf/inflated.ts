import { inflateSync } from 'node:zlib';

const STREAM = Buffer.from('stream');
const END = Buffer.from('endstream');
/** The dictionary of a stream stands before it. */
const DICTIONARY = 2_000;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
/** A deflated stream of fewer bytes cannot reach the limit: it grows a thousandfold at most. */
const GROWTH = 1_000;

/**
 * Whether a deflated stream of a PDF, a picture left aside, holds more bytes than `limit`. pdfjs inflates a stream
 * whole before it says how long it is.
 */
export function inflatesBeyond(bytes: Uint8Array, limit: number): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf(STREAM); at !== -1;) {
    let from = at + STREAM.length;
    if (file[from] === RETURN) from += 1;
    if (file[from] !== LINE_FEED) {
      at = file.indexOf(STREAM, at + STREAM.length);
      continue;
    }
    from += 1;
    const found = file.indexOf(END, from);
    const to = found === -1 ? file.length : found;
    const head = file.toString('latin1', Math.max(0, at - DICTIONARY), at);
    const dictionary = head.slice(head.lastIndexOf(' obj') + 1);
    const isDeflated = /\/(?:FlateDecode|Fl)\b/u.test(dictionary) && !/\/Subtype\s*\/Image\b/u.test(dictionary);
    if (isDeflated && (to - from) * GROWTH > limit && isBeyond(file.subarray(from, to), limit)) return true;
    at = file.indexOf(STREAM, to + END.length);
  }
  return false;
}

function isBeyond(deflated: Uint8Array, limit: number): boolean {
  try {
    inflateSync(deflated, { maxOutputLength: limit });
    return false;
  } catch (error) {
    // Broken ones are for the reader of the file to judge: it may still take what comes before the fault.
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
  }
}
