import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { projectPaths } from '#app/lib/root.server.ts';
import { migrateDatabase } from '#db/migrate.server.ts';
import { CAMPAIGN_OWNED_TABLES, CLOSING_OWNED_TABLES } from '#db/triggers.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
export const DRAWING = path.join(root, 'docs', 'schema.md');

const DECLARED = /(?:\/\*\*(?<doc>(?:(?!\*\/)[\s\S])*)\*\/\s*)?export const \w+ = sqliteTable\(\s*'(?<table>\w+)'/gu;

interface Table {
  readonly name: string;
  readonly file: string;
  readonly what: string;
  readonly key: readonly string[];
  readonly columns: number;
  readonly refersTo: readonly string[];
}

const columnsSchema = z.array(z.object({ name: z.string(), pk: z.number() }));
const referencesSchema = z.array(z.object({ table: z.string() }));

/** The first sentences of a docstring, on one line of a Markdown table. */
function firstSentences(doc: string | undefined): string {
  const text = (doc ?? '').replaceAll(/\s*\n\s*\*\s?/gu, ' ').trim();
  return (/^(?:[^.]+?\. )?[^.]+\./u.exec(text)?.[0] ?? text).replaceAll('|', '/');
}

/** The tables as the migrations make them, with what their declarations say. */
function tables(): readonly Table[] {
  const connection = new BetterSqlite3(':memory:');
  try {
    migrateDatabase(connection, projectPaths().migrations);
    const folder = path.join(root, 'db', 'schema');
    return readdirSync(folder)
      .sort()
      .flatMap((file) => {
        const text = readFileSync(path.join(folder, file), 'utf8');
        return [...text.matchAll(DECLARED)].map(({ groups }): Table => {
          const name = groups?.['table'] ?? '';
          const columns = columnsSchema.parse(connection.pragma(`table_info(${name})`));
          const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
          const references = referencesSchema.parse(connection.pragma(`foreign_key_list(${name})`));
          return {
            name,
            file: path.basename(file, '.ts'),
            what: firstSentences(groups?.['doc']),
            key: key.map((column) => column.name),
            columns: columns.length,
            refersTo: [...new Set(references.map(({ table }) => table))].sort(),
          };
        });
      });
  } finally {
    connection.close();
  }
}

function frozenWith(name: string): string {
  if (CAMPAIGN_OWNED_TABLES.some((one) => one === name)) return 'campaign';
  return CLOSING_OWNED_TABLES.some((one) => one === name) ? 'closing' : '';
}

/** `docs/schema.md`: for each noun its tables in words, and a drawing of what refers to what. */
export function drawSchema(): string {
  const all = tables();
  const groups = [...new Set(all.map(({ file }) => file))];
  const parts = groups.flatMap((file) => {
    const own = all.filter((table) => table.file === file);
    const lines = own.flatMap(({ name, refersTo }) => refersTo.map((other) => `  ${name} }o--|| ${other} : ""`));
    const alone = own.filter(({ refersTo }) => refersTo.length === 0).map(({ name }) => `  ${name}`);
    return [
      `## ${file}`,
      '',
      '| table | what a row is | key | columns | frozen with |',
      '| --- | --- | --- | --- | --- |',
      ...own.map(
        ({ name, what, key, columns }) =>
          `| \`${name}\` | ${what} | ${key.join(', ')} | ${columns} | ${frozenWith(name)} |`,
      ),
      '',
      '```mermaid',
      'erDiagram',
      ...new Set([...lines, ...alone]),
      '```',
      '',
    ];
  });
  return [
    '# The schema',
    '',
    `${all.length} tables in ${groups.length} files of \`db/schema\`. A line goes from a table to one that it refers to. What is frozen with a`,
    'campaign cannot change from 集計確定 on; what is frozen with a closing is written by it, once. Triggers and constraints stand in',
    '`db/triggers.ts` and beside the columns. `npx tsx test/docs/draw-schema.ts` draws this page again; a test compares it.',
    '',
    ...parts,
  ].join('\n');
}
