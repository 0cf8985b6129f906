import { z } from 'zod';
import type { RowValue } from '#app/domain/shared/canonical-json.ts';
import type { Database } from '#db/client.server.ts';
import type { ContentRow } from '#db/queries/content.server.ts';
import { groupName, partsOfGroup, RECORDED_TABLES } from '#db/recorded-rows.ts';
import type { RecordedTable } from '#db/recorded-rows.ts';
import { prepared } from '#db/prepared.server.ts';
import { rowSchema, rowValues } from '#db/row-values.ts';
import type { rowRecord } from '#db/schema/activity.ts';

type RecordRow = typeof rowRecord.$inferSelect;

const valuesSchema = z.array(z.array(z.unknown()));
const namesSchema = z.array(z.string());
const notesSchema = z.array(z.object({ table_name: z.string(), group_key: z.string() }));
const newestSchema = z.object({ form: z.number(), hash: z.string().nullable() }).optional();

const list = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

/** 変わった組. The groups of which this connection stored, changed or took away rows since they were last taken. */
export function takeNotes(db: Database): readonly { readonly table: RecordedTable; readonly group: string }[] {
  const notes = notesSchema.parse(prepared(db, 'SELECT table_name, group_key FROM temp.row_note').all());
  if (notes.length > 0) prepared(db, 'DELETE FROM temp.row_note').run();
  const tables = new Map<string, RecordedTable>(RECORDED_TABLES.map((table) => [table.table, table]));
  return notes.flatMap(({ table_name: name, group_key: group }) => {
    const table = tables.get(name);
    return table === undefined ? [] : [{ table, group }];
  });
}

/** Every group of a table that has rows. */
export function groupsOf(db: Database, table: RecordedTable): readonly string[] {
  return namesSchema.parse(
    db.$client
      .prepare(`SELECT DISTINCT ${groupName(table, 'r')} FROM ${table.table} AS r`)
      .pluck()
      .all(),
  );
}

/** A row of the group by its own part; only what has the whole name is of it. */
const inGroup = (table: RecordedTable) => `r."${table.group}" = ? AND ${groupName(table, 'r')} = ?`;

/** The values of each row of the group, in the order of the table's columns. */
export function rowsOfGroup(db: Database, table: RecordedTable, group: string): readonly (readonly RowValue[])[] {
  const sql = `SELECT ${list(table.columns)} FROM ${table.table} AS r WHERE ${inGroup(table)} ORDER BY ${list(table.key)}`;
  const found = prepared(db, sql).raw().all(partsOfGroup(table, group).own, group);
  return valuesSchema.parse(found).map(rowValues);
}

export function hasGroup(db: Database, table: RecordedTable, group: string): boolean {
  const sql = `SELECT 1 FROM ${table.table} AS r WHERE ${inGroup(table)} LIMIT 1`;
  return prepared(db, sql).get(partsOfGroup(table, group).own, group) !== undefined;
}

const GROUP = 'group key';

/** All rows of a table, group by group. */
export function* rowsByGroup(
  db: Database,
  table: RecordedTable,
): Generator<{ readonly group: string; readonly row: ContentRow }> {
  const statement = db.$client.prepare(
    `SELECT ${groupName(table, 'r')} AS "${GROUP}", ${list(table.columns)} FROM ${table.table} AS r
     ORDER BY "${GROUP}", ${list(table.key)}`,
  );
  for (const found of statement.iterate()) {
    const { [GROUP]: group, ...row } = rowSchema.parse(found);
    yield { group: String(group), row };
  }
}

export function insertRowRecord(db: Database, { tableName, groupKey, sequence, form, hash }: RecordRow): void {
  prepared(db, 'INSERT INTO row_record (table_name, group_key, sequence, form, hash) VALUES (?, ?, ?, ?, ?)').run(
    tableName,
    groupKey,
    sequence,
    form,
    hash,
  );
}

/** What was recorded last of a group. */
export function newestRecord(db: Database, table: string, group: string): z.infer<typeof newestSchema> {
  const sql = `SELECT form, hash FROM row_record WHERE table_name = ? AND group_key = ? ORDER BY sequence DESC LIMIT 1`;
  return newestSchema.parse(prepared(db, sql).get(table, group));
}

/** Every group of which the last record says that it has rows. */
export function* recordedGroups(db: Database, table: string): Generator<string> {
  const statement = db.$client
    .prepare(
      `SELECT group_key FROM row_record AS r WHERE table_name = ? AND hash IS NOT NULL AND sequence =
       (SELECT max(sequence) FROM row_record WHERE table_name = r.table_name AND group_key = r.group_key)
       ORDER BY group_key`,
    )
    .pluck();
  for (const group of statement.iterate(table)) yield String(group);
}

const campaignSchema = z.object({ fiscalYear: z.number(), name: z.string() }).nullable();

/** The campaign that an owner of groups is, or whose closing it is. */
export function campaignOfOwner(db: Database, owner: string): z.infer<typeof campaignSchema> {
  const sql = `SELECT fiscal_year AS fiscalYear, name FROM campaign
    WHERE id = ? OR id = (SELECT campaign_id FROM closing WHERE id = ?)`;
  return campaignSchema.parse(prepared(db, sql).get(owner, owner) ?? null);
}

const OF_PERSON = 'person.id = of.person_id';
const OF_UNIT = 'SELECT name FROM unit_version WHERE unit_id = ? ORDER BY from_date DESC LIMIT 1';
const OF_CONTRACT = 'SELECT name FROM contract WHERE id = ?';
const OF_SHEET = `SELECT target.name FROM sheet JOIN campaign_target AS target USING (campaign_id, target_id)
  WHERE sheet.id = ?`;
/** By what a group is known to people. */
const NAMES: Readonly<Record<string, string>> = {
  person: 'SELECT name FROM person WHERE id = ?',
  account: `SELECT name FROM account AS of JOIN person ON ${OF_PERSON} WHERE of.id = ?`,
  credential: `SELECT name FROM credential JOIN account AS of ON of.id = account_id JOIN person ON ${OF_PERSON}
    WHERE credential.id = ?`,
  appointment: `SELECT name FROM appointment AS of JOIN person ON ${OF_PERSON} WHERE of.id = ?`,
  delegation: `SELECT name FROM delegation AS of JOIN person ON ${OF_PERSON} WHERE of.id = ?`,
  unit: OF_UNIT,
  unit_version: OF_UNIT,
  information_system: 'SELECT name FROM information_system WHERE id = ?',
  contract: OF_CONTRACT,
  contract_system: OF_CONTRACT,
  sheet: OF_SHEET,
  item: OF_SHEET,
};
const nameSchema = z.string().nullable().catch(null);

export function nameOfGroup(db: Database, table: string, own: string): string | null {
  const sql = NAMES[table];
  return sql === undefined ? null : nameSchema.parse(prepared(db, sql).pluck().get(own) ?? null);
}
