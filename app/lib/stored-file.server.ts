import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';

const CHUNK_BYTES = 1 << 20;

/** Where a stored file lies within the folder of the data. */
export function storedFilePlace(dataDirectory: string, sha256: string): string {
  return path.join(dataDirectory, 'files', sha256.slice(0, 2), sha256);
}

/** SHA-256 (hex) of what lies there, read piece by piece; null where nothing does. */
export function storedFileHash(place: string): string | null {
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
