import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { canonicalJson, canonicalRow } from '#app/domain/shared/canonical-json.ts';
import { rowSubject } from '#app/domain/shared/erasure.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { goneOwners } from '#app/services/shared/erasure.loader.server.ts';
import type { Erasures } from '#app/services/shared/erasure.loader.server.ts';
import type { Database } from '#db/client.server.ts';
import { lastActivity } from '#db/queries/activity.server.ts';
import {
  campaignOfOwner,
  hasGroup,
  nameOfGroup,
  newestRecord,
  recordedGroups,
  rowsByGroup,
  rowsOfGroup,
} from '#db/queries/record.server.ts';
import { partsOfGroup, ROW_FORMS } from '#db/recorded-rows.ts';
import type { RecordedName, RecordedTable } from '#db/recorded-rows.ts';

/** What the rows of a group say now, as it is recorded; null where no row is left. */
export function groupHash(db: Database, table: RecordedTable, group: string): string | null {
  const rows = rowsOfGroup(db, table, group);
  if (rows.length === 0) return null;
  const textOf = canonicalRow(table.columns);
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${sha256(textOf(row))}\n`, 'utf8');
  return hash.digest('hex');
}

/** A group with its hash as it stands and with what the tombstones of its rows keep: a record may be of either. */
interface Group {
  readonly name: string;
  readonly hashes: readonly string[];
}

/** The groups of a table that have rows, one at a time. */
function* standingGroups(db: Database, table: RecordedTable, erased: Erasures['lawful']): Generator<Group> {
  let open: { readonly name: string; readonly standing: Hash; readonly kept: Hash } | null = null;
  const group = ({ name, standing, kept }: NonNullable<typeof open>): Group => ({
    name,
    hashes: [standing.digest('hex'), kept.digest('hex')],
  });
  for (const { group: name, row } of rowsByGroup(db, table)) {
    if (open !== null && open.name !== name) {
      yield group(open);
      open = null;
    }
    open ??= { name, standing: createHash('sha256'), kept: createHash('sha256') };
    const line = sha256(canonicalJson(row));
    const subject = rowSubject(
      table.table,
      table.key.map((column) => row[column] ?? null),
    );
    open.standing.update(`${line}\n`, 'utf8');
    open.kept.update(`${(table.belongsTo === null ? undefined : erased.get(subject)) ?? line}\n`, 'utf8');
  }
  if (open !== null) yield group(open);
}

/** `changed`: other than recorded; `missing`: recorded, and gone; `unrecorded`: there, and no act ever stored it. */
type RowProblem = 'changed' | 'missing' | 'unrecorded';

interface NamedGroup {
  readonly campaign: ReturnType<typeof campaignOfOwner> | null;
  readonly id: string | null;
  /** Of the person, the unit, the system or the target that the id is of; null for what has no name. */
  readonly name: string | null;
}

/** 行の相違. Groups of rows of one table that are not what the last act left of them. */
export interface DamagedRows {
  readonly table: RecordedName;
  readonly problem: RowProblem;
  readonly count: number;
  /** The first of them: the campaign that they belong to, and what names them within it or the body. */
  readonly named: readonly NamedGroup[];
}

const MOST_NAMED = 10;

function* problemsOf(
  db: Database,
  form: number,
  table: RecordedTable,
  erased: Erasures['lawful'],
): Generator<{ readonly name: string; readonly problem: RowProblem }> {
  for (const { name, hashes } of standingGroups(db, table, erased)) {
    const record = newestRecord(db, table.table, name);
    if (record === undefined) yield { name, problem: 'unrecorded' };
    else if (record.form !== form || record.hash === null || !hashes.includes(record.hash)) {
      yield { name, problem: 'changed' };
    }
  }
  for (const name of recordedGroups(db, table.table)) {
    if (!hasGroup(db, table, name)) yield { name, problem: 'missing' };
  }
}

/** The form in which rows are recorded: that of the last entry; null before the first act that recorded any. */
function formOfRows(db: Database): number | null {
  const { form } = lastActivity(db);
  return form !== null && ROW_FORMS.has(form) ? form : null;
}

/** Whether rows are recorded yet. */
export function areRowsRecorded(db: Database): boolean {
  return formOfRows(db) !== null;
}

/**
 * 記録のとおりの組. The groups that stand as the last records of an earlier form say. What another hand has changed since
 * is not among them, so that a record of a later form does not take it over.
 */
export function standsAsRecorded(
  db: Database,
  form: number,
  erased: Erasures['lawful'],
): (table: RecordedTable, group: string) => boolean {
  const recorded = new Map<string, ReadonlySet<string>>(
    (ROW_FORMS.get(form) ?? []).map((table) => {
      const wrong = new Set([...problemsOf(db, form, table, erased)].map(({ name }) => name));
      return [table.table, wrong] as const;
    }),
  );
  return ({ table }, group) => recorded.get(table)?.has(group) === false;
}

/**
 * Holds every row that is recorded against the last record of its group. Before the first entry that records any there
 * are no records, and what belongs to a campaign that was lawfully erased is gone with it.
 */
export function damagedRows(db: Database, { lawful }: Erasures): readonly DamagedRows[] {
  const form = formOfRows(db);
  if (form === null) return [];
  const gone = goneOwners(db, lawful);
  return (ROW_FORMS.get(form) ?? []).flatMap((table) => {
    const found = new Map<RowProblem, { count: number; named: DamagedRows['named'][number][] }>();
    for (const { name, problem } of problemsOf(db, form, table, lawful)) {
      const { owner, own } = partsOfGroup(table, name);
      if (owner !== null && gone.has(owner)) continue;
      const damaged = found.get(problem) ?? { count: 0, named: [] };
      found.set(problem, damaged);
      damaged.count += 1;
      if (damaged.named.length === MOST_NAMED) continue;
      const campaign = owner === null ? null : campaignOfOwner(db, owner);
      const id = campaign !== null && own === owner ? null : own;
      damaged.named.push({ campaign, id, name: nameOfGroup(db, table.table, own) });
    }
    return [...found].map(([problem, damaged]): DamagedRows => ({ table: table.table, problem, ...damaged }));
  });
}
