import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { rowSubject } from '#app/domain/shared/erasure.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import type { Erasures } from '#app/services/shared/erasure.loader.server.ts';
import type { Database } from '#db/client.server.ts';
import { CONTENT_FORMS, storedBy, storedRows } from '#db/queries/content.server.ts';
import type { ContentRow, ContentTable } from '#db/queries/content.server.ts';
import { partsOfGroup, RECORDED_TABLES } from '#db/recorded-rows.ts';

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

/** What of an act is stored: its hash, and whether it is more than records of what was lawfully erased. */
interface StoredContent {
  readonly hash: string;
  readonly left: boolean;
}

/** Whether a row is the record of a group that belonged to what is gone. */
function isOfGone({ table }: ContentTable, row: ContentRow, gone: ReadonlySet<string>): boolean {
  if (table !== 'row_record') return false;
  const recorded = RECORDED_TABLES.find((one) => one.table === row['table_name']);
  const owner = recorded === undefined ? null : partsOfGroup(recorded, String(row['group_key'])).owner;
  return owner !== null && gone.has(owner);
}

/**
 * The same for every act from `first` on, in one pass over each table; an act that stored no row is left out. Where
 * `covering`, what was stored before `first` is of `first`.
 */
export function contentHashes(
  db: Database,
  form: number,
  { first, covering }: { readonly first: number; readonly covering: boolean },
  { lawful, gone }: { readonly lawful: Erasures['lawful']; readonly gone: ReadonlySet<string> },
): ReadonlyMap<number, StoredContent> {
  const open = new Map<number, { readonly hash: Hash; left: boolean }>();
  for (const table of CONTENT_FORMS.get(form) ?? []) {
    for (const { entry, row } of storedRows(db, table, { first, after: covering ? null : first - 1 })) {
      const content = open.get(entry) ?? { hash: createHash('sha256'), left: false };
      content.hash.update(lineOf(table, row, lawful), 'utf8');
      content.left ||= !isOfGone(table, row, gone);
      open.set(entry, content);
    }
  }
  return new Map([...open].map(([entry, { hash, left }]) => [entry, { hash: hash.digest('hex'), left }]));
}

/** Of an act that stored no row. */
export const NO_CONTENT: StoredContent = { hash: sha256(''), left: false };
