/** What a migration may not do to a table whose rows a closing has counted: it gains columns, and that is all. */
export interface ForbiddenStatement {
  readonly table: string;
  readonly statement: string;
}

const NAME = String.raw`["\x60]?(?<table>\w+)["\x60]?`;
/** Constraints may be exchanged: the vocabulary of a CHECK grows. */
const FORBIDDEN = [
  `DROP TABLE (?:IF EXISTS )?${NAME}`,
  `ALTER TABLE ${NAME} (?:RENAME|DROP (?!CONSTRAINT))`,
  `DELETE FROM ${NAME}`,
  `(?:INSERT|REPLACE)(?: OR \\w+)? INTO ${NAME}`,
].map((pattern) => new RegExp(`^${pattern}`, 'iu'));
const ADDED = new RegExp(`^ALTER TABLE ${NAME} ADD (?:COLUMN )?(?!CONSTRAINT)["\\x60]?(?<column>\\w+)`, 'iu');
const UPDATED = new RegExp(`^UPDATE ${NAME} SET (?<columns>.+?)(?: WHERE .+)?$`, 'isu');

function statementsOf(sql: string): readonly string[] {
  return sql
    .replaceAll('--> statement-breakpoint', ';')
    .replaceAll(/--[^\n]*/gu, '')
    .split(';')
    .map((statement) => statement.trim().replaceAll(/\s+/gu, ' '))
    .filter((statement) => statement !== '');
}

/** The statements of later migrations, in their order, that touch what a closing of an earlier version has counted. */
export function forbiddenStatements(
  migrations: readonly string[],
  frozen: readonly string[],
): readonly ForbiddenStatement[] {
  const added = new Set<string>();
  return migrations.flatMap(statementsOf).flatMap((statement): readonly ForbiddenStatement[] => {
    const gained = ADDED.exec(statement)?.groups;
    if (gained !== undefined) added.add(`${gained['table']}.${gained['column']}`);
    const updated = UPDATED.exec(statement)?.groups;
    const table = updated?.['table'] ?? FORBIDDEN.map((one) => one.exec(statement)?.groups?.['table']).find(Boolean);
    if (table === undefined || !frozen.includes(table)) return [];
    const set = [...(updated?.['columns'] ?? '').matchAll(/["\x60]?(\w+)["\x60]? =/gu)].map((match) => match[1]);
    const fillsNewOnes = set.length > 0 && set.every((column) => added.has(`${table}.${column}`));
    return fillsNewOnes ? [] : [{ table, statement }];
  });
}
