import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { rowSubject } from '#app/domain/shared/erasure.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import type { Erasures } from '#app/services/shared/erasure.loader.server.ts';
import type { Database } from '#db/client.server.ts';
import { CONTENT_FORMS, storedBy, storedRows } from '#db/queries/content.server.ts';
import type { ContentRow, ContentTable } from '#db/queries/content.server.ts';

/** A row's line: of one that was lawfully erased the hash that its tombstone keeps, else that of what it says. */
function lineOf({ table, key, ofCampaign }: ContentTable, row: ContentRow, erased: Erasures['lawful']): string {
  const subject = rowSubject(
    table,
    key.map((column) => row[column] ?? null),
  );
  return `${table} ${(ofCampaign ? erased.get(subject) : undefined) ?? sha256(canonicalJson(row))}\n`;
}

/** 内容のハッシュ. SHA-256 over a line for each row that the acts behind `after` up to `upTo` stored. */
export function contentHash(
  db: Database,
  form: number,
  acts: { readonly after: number; readonly upTo: number },
  erased: Erasures['lawful'],
): string {
  const hash = createHash('sha256');
  for (const { table, rows } of storedBy(db, form, acts)) {
    for (const row of rows) hash.update(lineOf(table, row, erased), 'utf8');
  }
  return hash.digest('hex');
}

/** The same for every act from `first` on, in one pass over each table; an act that stored no row is left out. */
export function contentHashes(
  db: Database,
  form: number,
  first: number,
  erased: Erasures['lawful'],
): ReadonlyMap<number, string> {
  const open = new Map<number, Hash>();
  for (const table of CONTENT_FORMS.get(form) ?? []) {
    for (const { entry, row } of storedRows(db, table, first)) {
      const hash = open.get(entry) ?? createHash('sha256');
      hash.update(lineOf(table, row, erased), 'utf8');
      open.set(entry, hash);
    }
  }
  return new Map([...open].map(([entry, hash]) => [entry, hash.digest('hex')]));
}

/** The hash of an act that stored no row. */
export const NO_CONTENT = sha256('');
