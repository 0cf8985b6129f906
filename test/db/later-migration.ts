import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { projectPaths } from '#app/lib/root.server.ts';

const journalSchema = z.looseObject({
  entries: z.array(z.looseObject({ idx: z.number(), when: z.number(), tag: z.string(), breakpoints: z.boolean() })),
});

/** The migrations of this version with one more behind them, in a folder of their own. */
export function withOneMore(folder: string, sql: string): string {
  const migrations = path.join(folder, 'migrations');
  cpSync(projectPaths().migrations, migrations, { recursive: true });
  const file = path.join(migrations, 'meta', '_journal.json');
  const journal = journalSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const last = journal.entries.at(-1);
  if (last === undefined) throw new Error('no migration');
  const entry = { ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_one_more' };
  mkdirSync(path.join(migrations, 'meta'), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
  writeFileSync(path.join(migrations, '9999_one_more.sql'), sql);
  return migrations;
}
