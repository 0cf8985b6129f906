import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { MEDIA_TYPE_HEAD_BYTES, mediaTypeOf } from '#app/lib/media-type.ts';

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const CHUNK_BYTES = 1 << 20;

/** 受け取ったファイル. Whole and on disk, but not yet kept: it lies where the next start of the server clears it away. */
export interface ReceivedFile {
  readonly sha256: string;
  readonly size: number;
  /** By its content. */
  readonly mediaType: string;
  readonly place: string;
}

/** The store's folder within the folder of the data. */
export function fileDirectory(dataDirectory: string): string {
  return path.join(dataDirectory, 'files');
}

/** Where a kept file lies within the store's folder. */
export function filePlace(directory: string, sha256: string): string {
  return path.join(directory, sha256.slice(0, 2), sha256);
}

/** ファイルの置き場. Files by the SHA-256 of their content: `<first two digits>/<sha256>`. */
export interface FileStore {
  /** Writes what comes as it comes; null, and nothing left, once it is more than `limit` bytes. */
  receive(chunks: AsyncIterable<unknown>, limit: number): Promise<ReceivedFile | null>;
  /** Puts a received file where it is looked for; the same content again changes nothing. */
  keep(file: ReceivedFile): void;
  /** Undoes `keep` where the file could not be noted: it is as it was received. */
  takeBack(file: ReceivedFile): void;
  /** Throws a received file away; one that is kept stays. */
  discard(file: Pick<ReceivedFile, 'place'>): void;
}

/** Opens the store in `directory`; what an earlier run had not finished receiving is removed. */
export function openFileStore(directory: string): FileStore {
  const incoming = path.join(directory, '.incoming');
  mkdirSync(directory, { recursive: true, mode: FOLDER_MODE });
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { mode: FOLDER_MODE });

  const discard = ({ place }: Pick<ReceivedFile, 'place'>) => rmSync(place, { force: true });
  return {
    async receive(chunks, limit) {
      const place = path.join(incoming, randomUUID());
      try {
        const written = await write(chunks, limit, place);
        if (written === null) discard({ place });
        return written;
      } catch (error) {
        discard({ place });
        throw error;
      }
    },
    keep({ place, sha256 }) {
      const target = filePlace(directory, sha256);
      mkdirSync(path.dirname(target), { recursive: true, mode: FOLDER_MODE });
      renameSync(place, target);
      syncFolder(path.dirname(target));
      syncFolder(directory);
    },
    takeBack: ({ place, sha256 }) => renameSync(filePlace(directory, sha256), place),
    discard,
  };
}

async function write(chunks: AsyncIterable<unknown>, limit: number, place: string): Promise<ReceivedFile | null> {
  const handle = await open(place, 'wx', FILE_MODE);
  try {
    const hash = createHash('sha256');
    let head = Buffer.alloc(0);
    let size = 0;
    for await (const chunk of chunks) {
      if (!Buffer.isBuffer(chunk)) throw new Error('a file comes as bytes');
      size += chunk.length;
      if (size > limit) return null;
      if (head.length < MEDIA_TYPE_HEAD_BYTES) {
        head = Buffer.concat([head, chunk.subarray(0, MEDIA_TYPE_HEAD_BYTES - head.length)]);
      }
      hash.update(chunk);
      await handle.appendFile(chunk);
    }
    await handle.sync();
    return { sha256: hash.digest('hex'), size, mediaType: mediaTypeOf(head), place };
  } finally {
    await handle.close();
  }
}

/**
 * Copies a kept file from one store's folder to another's, where it gets its name only when it is whole; the same
 * content that lies there already stays.
 */
export function copyKeptFile(from: string, to: string, sha256: string): 'copied' | 'there' | 'missing' | 'changed' {
  const target = filePlace(to, sha256);
  if (fileHash(target) === sha256) return 'there';
  const source = filePlace(from, sha256);
  const found = fileHash(source);
  if (found !== sha256) return found === null ? 'missing' : 'changed';
  mkdirSync(path.dirname(target), { recursive: true, mode: FOLDER_MODE });
  const partial = `${target}.partial-${process.pid}`;
  try {
    closeSync(openSync(partial, 'w', FILE_MODE));
    copyFileSync(source, partial);
    chmodSync(partial, FILE_MODE);
    if (fileHash(partial) !== sha256) return 'changed';
    renameSync(partial, target);
    syncFolder(path.dirname(target));
    return 'copied';
  } finally {
    rmSync(partial, { force: true });
  }
}

/** A renamed file outlives a power cut only when its folder is on disk too; Windows has no such call. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** SHA-256 (hex) of what lies there, read piece by piece; null where nothing does. */
export function fileHash(place: string): string | null {
  const descriptor = openIfThere(place);
  if (descriptor === null) return null;
  try {
    const hash = createHash('sha256');
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (;;) {
      const length = readSync(descriptor, chunk);
      if (length === 0) return hash.digest('hex');
      hash.update(chunk.subarray(0, length));
    }
  } finally {
    closeSync(descriptor);
  }
}

function openIfThere(place: string): number | null {
  try {
    return openSync(place, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
