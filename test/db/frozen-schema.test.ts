import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { projectPaths } from '#app/lib/root.server.ts';
import { forbiddenStatements } from '#test/db/frozen-schema.ts';
import { RECORDED_TABLES } from '#db/recorded-rows.ts';
import { CAMPAIGN_OWNED_TABLES, CLOSING_OWNED_TABLES } from '#db/triggers.ts';

const FROZEN = [
  'campaign',
  'closing',
  ...CAMPAIGN_OWNED_TABLES,
  ...CLOSING_OWNED_TABLES,
  ...RECORDED_TABLES.map(({ table }) => table),
];

/** The migrations after the first, which made the tables. */
function laterMigrations(): readonly string[] {
  const folder = projectPaths().migrations;
  const { entries } = z
    .looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) })
    .parse(JSON.parse(readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8')));
  return entries.slice(1).map(({ tag }) => readFileSync(path.join(folder, `${tag}.sql`), 'utf8'));
}

describe('what a closing has counted and what the log records', () => {
  it('is neither dropped, renamed nor recoded by any later migration', () => {
    expect(forbiddenStatements(laterMigrations(), FROZEN)).toEqual([]);
  });

  it.each([
    ['drop a table', 'DROP TABLE `frozen_item`;'],
    ['rename a table', 'ALTER TABLE `__new_sheet` ADD a text; ALTER TABLE sheet RENAME TO old_sheet;'],
    ['rename a column', 'ALTER TABLE answer_revision RENAME COLUMN content TO text;'],
    ['drop a column', 'ALTER TABLE item DROP COLUMN object_id;'],
    ['recode a value', `UPDATE frozen_item SET outcome = 'partly' WHERE outcome = 'partially_implemented';`],
    ['recode what an act recorded', `UPDATE person SET kana = '';`],
    ['recode beside a new column', `ALTER TABLE sheet ADD note text; UPDATE sheet SET note = '', state = 'open';`],
    ['take rows away', 'DELETE FROM campaign_clause;'],
    ['put rows in', `INSERT INTO frozen_gate SELECT * FROM gate_answer;`],
    ['rebuild a table', 'CREATE TABLE `__new_item` (id text);--> statement-breakpoint\nDROP TABLE `item`;'],
  ])('would be found out if a migration tried to %s', (_what, sql) => {
    expect(forbiddenStatements([sql], FROZEN)).toHaveLength(1);
  });

  it.each([
    ['gains a column that is filled', "ALTER TABLE `sheet` ADD `note` text;\nUPDATE `sheet` SET `note` = 'x';"],
    [
      'learns a word',
      `ALTER TABLE sheet DROP CONSTRAINT sheet_state; ALTER TABLE sheet ADD CONSTRAINT sheet_state CHECK (1);`,
    ],
    ['gets an index', 'CREATE INDEX item_new ON item (object_id);'],
    ['stands beside a new table', 'CREATE TABLE audit (id text); INSERT INTO audit SELECT id FROM campaign;'],
  ])('may be a table that %s', (_what, sql) => {
    expect(forbiddenStatements([sql], FROZEN)).toEqual([]);
  });
});
