import type { UnsentKeys } from '#app/services/access/server-secret.loader.server.ts';

const VERSION = 'v1.';
const NONCE_BYTES = 12;

/** Seals texts under a key that only one signed-in person is given. */
export interface AnswerSeal {
  /** The name under which the text is kept is sealed with it: under another name it cannot be read. */
  seal(text: string, name: string): Promise<string>;
  /** Null where it was sealed by another key, under another name, or is no such text. */
  unseal(sealed: string, name: string): Promise<string | null>;
  /** A name for it that tells nothing to whoever lacks the key, and is always the same. */
  nameOf(text: string): Promise<string>;
}

function toBytes(base64: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Null where the browser has no cryptography, which it withholds from pages that come by plain http. */
export async function answerSeal(keys: Pick<UnsentKeys, 'seal' | 'names'>): Promise<AnswerSeal | null> {
  if (!globalThis.isSecureContext && typeof window !== 'undefined') return null;
  const { subtle } = crypto;
  const secret = await subtle.importKey('raw', toBytes(keys.seal), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const naming = { name: 'HMAC', hash: 'SHA-256' };
  const namer = await subtle.importKey('raw', toBytes(keys.names), naming, false, ['sign']);
  const algorithm = (iv: Uint8Array<ArrayBuffer>, name: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(name),
  });
  return {
    async seal(text, name) {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const sealed = await subtle.encrypt(algorithm(iv, name), secret, new TextEncoder().encode(text));
      return VERSION + toBase64(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
    },
    async unseal(sealed, name) {
      if (!sealed.startsWith(VERSION)) return null;
      try {
        const bytes = toBytes(sealed.slice(VERSION.length));
        const text = bytes.slice(NONCE_BYTES);
        return new TextDecoder().decode(
          await subtle.decrypt(algorithm(bytes.slice(0, NONCE_BYTES), name), secret, text),
        );
      } catch {
        return null;
      }
    },
    async nameOf(text) {
      const name = await subtle.sign(naming, namer, new TextEncoder().encode(text));
      return toBase64(new Uint8Array(name)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    },
  };
}
