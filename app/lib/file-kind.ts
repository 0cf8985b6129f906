/** ファイルの種類. What a file is by its content; names lie. */
export type FileKind = 'text' | 'pdf' | 'zip' | 'old_office' | 'encrypted_office' | 'rich_text' | 'web_page' | 'image';

interface Signature {
  readonly kind: FileKind;
  readonly bytes: readonly number[];
  readonly at?: number;
}

const SIGNATURES: readonly Signature[] = [
  { kind: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'rich_text', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { kind: 'image', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'image', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'image', bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'image', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { kind: 'image', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { kind: 'image', bytes: [0x57, 0x45, 0x42, 0x50], at: 8 },
  // ftyp of HEIC and AVIF
  { kind: 'image', bytes: [0x66, 0x74, 0x79, 0x70], at: 4 },
];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
/** Readers take a PDF whose head stands anywhere in here. */
const PDF_HEAD = 1024;
/** The stream in which Office keeps a document with a password, in UTF-16. */
const ENCRYPTED_STREAM = 'EncryptedPackage';

/** How a page of the web, saved alone or with its pictures, or another text of marks begins. */
const WEB_PAGE =
  /^[\ufeff\s]*(?:<\?xml\s|<!doctype\s|<!--|<(?:html|head|body|meta)[\s>]|(?:(?:[\w-]+:|[ \t]).*\r?\n){0,20}content-type:\s*(?:multipart\/related|text\/html))/iu;
const WEB_HEAD = 4096;

export function kindOfFile(bytes: Uint8Array): FileKind {
  if (isAt(bytes, OLE, 0)) return holdsUtf16(bytes, ENCRYPTED_STREAM) ? 'encrypted_office' : 'old_office';
  const found = SIGNATURES.find((signature) => isAt(bytes, signature.bytes, signature.at ?? 0));
  if (found !== undefined) return found.kind;
  if (isBitmap(bytes)) return 'image';
  for (let at = 0; at < PDF_HEAD && at < bytes.length; at += 1) if (isAt(bytes, PDF, at)) return 'pdf';
  return isWebPage(bytes) ? 'web_page' : 'text';
}

/** Its marks are ASCII in every encoding but UTF-16, whose zeros are left out. */
function isWebPage(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1')
    .decode(bytes.slice(0, WEB_HEAD))
    .replaceAll('\0', '')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, '');
  return WEB_PAGE.test(head);
}

function isAt(bytes: Uint8Array, head: readonly number[], at: number): boolean {
  return head.every((byte, i) => bytes[at + i] === byte);
}

/** BM is also how a text may begin: a bitmap's reserved bytes are zero. */
function isBitmap(bytes: Uint8Array): boolean {
  return isAt(bytes, [0x42, 0x4d], 0) && isAt(bytes, [0, 0, 0, 0], 6);
}

function holdsUtf16(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(word, 'utf16le'));
}
