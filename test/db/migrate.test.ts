import BetterSqlite3 from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { projectPaths } from '#app/lib/root.server.ts';

import { copyDatabase, openDatabase } from '#db/client.server.ts';
import { withOneMore } from '#test/db/later-migration.ts';
import { townYears } from '#test/factories/closed-town.ts';

function scratch(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenken-migrate-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything that a file holds, rows and schema, as text. */
function contentOf(file: string): string {
  const connection = new BetterSqlite3(file, { readonly: true });
  try {
    const objects = z
      .array(z.object({ type: z.string(), name: z.string(), sql: z.string().nullable() }))
      .parse(connection.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name').all());
    const rows = objects
      .filter(({ type }) => type === 'table')
      .map(({ name }) => [name, connection.prepare(`SELECT * FROM "${name}"`).raw().all()]);
    return JSON.stringify([objects, rows]);
  } finally {
    connection.close();
  }
}

/** A copy of a town with a closed and a running year, nobody having it open. */
async function closedFile(folder: string): Promise<string> {
  const { town } = await townYears(false);
  const file = path.join(folder, 'copy.db');
  await copyDatabase(town.context.db, file);
  return file;
}

describe('a migration of a database with a closed year', () => {
  it('may add a column and fill it, though the rows are frozen', async () => {
    const folder = scratch();
    const file = await closedFile(folder);
    const more = withOneMore(
      folder,
      "ALTER TABLE sheet ADD COLUMN note text;--> statement-breakpoint\nUPDATE sheet SET note = 'filled';",
    );
    const db = openDatabase(file, more);
    onTestFinished(() => void db.$client.close());
    expect(db.$client.prepare("SELECT count(*) FROM sheet WHERE note IS NOT 'filled'").pluck().get()).toBe(0);
    expect(db.$client.prepare("SELECT count(*) FROM sheet WHERE note = 'filled'").pluck().get()).toBeGreaterThan(0);
  });

  it('puts every trigger back behind itself', async () => {
    const folder = scratch();
    const file = await closedFile(folder);
    const db = openDatabase(file, withOneMore(folder, 'ALTER TABLE sheet ADD COLUMN note text;'));
    onTestFinished(() => void db.$client.close());
    expect(() => db.$client.exec("UPDATE sheet SET note = 'changed'")).toThrow('campaign is frozen');
    expect(() => db.$client.exec('DELETE FROM activity_log')).toThrow('activity_log is append-only');
  });

  it.each([
    [
      'a statement that fails behind one that worked',
      'ALTER TABLE sheet ADD COLUMN note text;--> statement-breakpoint\nnonsense;',
      /syntax error/,
    ],
    ['rows that lose what they refer to', 'DELETE FROM person;', /foreign keys broken/],
  ])('leaves the file as it was after %s', async (_what, sql, message) => {
    const folder = scratch();
    const file = await closedFile(folder);
    const before = contentOf(file);
    expect(() => openDatabase(file, withOneMore(folder, sql))).toThrow(message);
    expect(contentOf(file)).toBe(before);
    openDatabase(file, projectPaths().migrations).$client.close();
  });

  it('refuses a file that another version has migrated', async () => {
    const folder = scratch();
    const file = await closedFile(folder);
    openDatabase(file, withOneMore(folder, 'ALTER TABLE sheet ADD COLUMN note text;')).$client.close();
    const before = contentOf(file);
    expect(() => openDatabase(file, projectPaths().migrations)).toThrow(/by a newer version/);
    expect(contentOf(file)).toBe(before);
  });
});

describe('the triggers', () => {
  it('are put back at the next start where somebody took one down', async () => {
    const folder = scratch();
    const file = await closedFile(folder);
    const raw = new BetterSqlite3(file);
    raw.exec('DROP TRIGGER sheet_frozen_update');
    raw.close();
    const db = openDatabase(file, projectPaths().migrations);
    onTestFinished(() => void db.$client.close());
    expect(() => db.$client.exec("UPDATE sheet SET office = 'other'")).toThrow('campaign is frozen');
  });
});
