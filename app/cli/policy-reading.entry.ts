import { readPolicy } from '#app/domain/policy/read.ts';
import { workApart } from '#app/lib/apart-process.server.ts';
import { decodeSource } from '#app/lib/source-file.ts';

workApart(async (bytes) => {
  const found = await decodeSource(bytes as Uint8Array);
  return found.ok ? { ok: true, source: found.text, notes: found.notes, reading: readPolicy(found.text) } : found;
});
