import type { Readable } from 'node:stream';
import JSZip from 'jszip';
import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';

export type ZipRefusal = 'zip_damaged' | 'zip_too_large' | 'no_workbook' | 'binary_workbook';

/** What a package may hold. A part of marks takes far more memory than its bytes once it is read. */
export interface ZipLimits {
  readonly entries: number;
  /** Of all parts together, pictures included. */
  readonly inflatedBytes: number;
  readonly marks: number;
}

export type CountedZip =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly reason: ZipRefusal };

const READ = /\.(?:xml|rels)$/u;
const LESS_THAN = 0x3c;

/** yauzl finds fault with a broken archive by plain errors. */
class Damaged extends Error {}

async function damagedUnless<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Error ? new Damaged(error.message, { cause: error }) : error;
  }
}

async function entriesOf(zip: ZipFile, most: number): Promise<readonly Entry[] | null> {
  const found: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (found.length === most) return null;
    found.push(entry);
  }
  return found;
}

function countMarks(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(LESS_THAN); at >= 0; at = chunk.indexOf(LESS_THAN, at + 1)) count += 1;
  return count;
}

/** The parts that a reader of sheets looks at; null as soon as they hold more than they may. */
async function inflated(zip: ZipFile, entries: readonly Entry[], limits: ZipLimits): Promise<JSZip | null> {
  const copy = new JSZip();
  let marks = 0;
  for (const entry of entries) {
    if (!READ.test(entry.fileName)) continue;
    const chunks: Buffer[] = [];
    // Ends with an error where a part unpacks to another size than it says.
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) throw new Damaged('a part comes as bytes');
      marks += countMarks(chunk);
      if (marks > limits.marks) return null;
      chunks.push(chunk);
    }
    copy.file(entry.fileName, Buffer.concat(chunks));
  }
  return copy;
}

/**
 * Counts a package before anything is made of it, and gives it anew with the counted parts alone and nothing left to
 * unpack: what reads it cannot find other entries in the same bytes than were counted.
 */
export async function countZip(bytes: Buffer, limits: ZipLimits): Promise<CountedZip> {
  try {
    const zip = await damagedUnless(fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true }));
    const entries = await damagedUnless(entriesOf(zip, limits.entries));
    if (entries === null) return { ok: false, reason: 'zip_too_large' };
    const names = new Set(entries.map(({ fileName }) => fileName));
    if (names.size < entries.length || entries.some((entry) => !entry.canDecodeFileData())) {
      return { ok: false, reason: 'zip_damaged' };
    }
    if (names.has('xl/workbook.bin')) return { ok: false, reason: 'binary_workbook' };
    if (!names.has('xl/workbook.xml')) return { ok: false, reason: 'no_workbook' };
    const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (total > limits.inflatedBytes) return { ok: false, reason: 'zip_too_large' };
    const copy = await damagedUnless(inflated(zip, entries, limits));
    if (copy === null) return { ok: false, reason: 'zip_too_large' };
    return { ok: true, bytes: await copy.generateAsync({ type: 'uint8array', compression: 'STORE' }) };
  } catch (error) {
    if (error instanceof Damaged) return { ok: false, reason: 'zip_damaged' };
    throw error;
  }
}
