import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { refusal } from '#db/refusal.ts';
import type { Trigger } from '#db/refusal.ts';

/** A column that holds the number of an act, the one that the act's entry in the log has. */
interface ActNumber {
  readonly table: string;
  readonly column: string;
  /** Whether a row may still name no act, as a task that is not done. */
  readonly optional: boolean;
}

const numbersSchema = z.array(z.object({ table: z.string(), column: z.string(), notnull: z.number(), pk: z.number() }));

/** Every such column of a database: by their names, so that one that a migration adds is among them. */
function actNumbers(connection: BetterSqlite3.Database): readonly ActNumber[] {
  const found = connection.prepare(
    `SELECT t.name AS "table", c.name AS "column", c."notnull", c.pk
     FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c
     WHERE t.type = 'table' AND (c.name = 'sequence' OR c.name LIKE '%\\_sequence' ESCAPE '\\')
     ORDER BY t.name, c.name`,
  );
  return numbersSchema
    .parse(found.all())
    .map(({ table, column, notnull, pk }) => ({ table, column, optional: notnull === 0 && pk === 0 }));
}

/** The condition that a row about to be written names an act other than the one that is being done. */
function namesAnotherAct({ column, optional }: ActNumber): string {
  const another = `NEW.${column} IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM activity_log)`;
  return optional ? `NEW.${column} IS NOT NULL AND ${another}` : another;
}

/** A row names the act in which it is stored: what names an older one, or what is no number, never came by an act. */
export function actNumberTriggers(connection: BetterSqlite3.Database): Trigger[] {
  return actNumbers(connection).flatMap((number) => {
    const { table, column } = number;
    const another = namesAnotherAct(number);
    const message = 'a row names the act that stores it';
    return [
      refusal(`${table}_${column}_of_act_insert`, 'INSERT', table, `WHEN ${another}`, message),
      refusal(
        `${table}_${column}_of_act_update`,
        `UPDATE OF ${column}`,
        table,
        `WHEN OLD.${column} IS NOT NEW.${column} AND ${another}`,
        message,
      ),
    ];
  });
}

const countSchema = z.number();

/** 操作の番号の相違. How many rows of a table name no entry of the log. */
export interface NumberProblem {
  readonly table: string;
  /** Rows with what is no number of an entry at all: zero, less, a fraction, a text. */
  readonly none: number;
  /** Rows of acts behind the last entry: the entries that told of them are gone. */
  readonly beyond: number;
}

/** Tables with rows that name no entry of a log whose last one is `head`. */
export function rowsOfNoEntry(connection: BetterSqlite3.Database, head: number): readonly NumberProblem[] {
  const problems = new Map<string, { none: number; beyond: number }>();
  for (const { table, column, optional } of actNumbers(connection)) {
    if (table === 'activity_log') continue;
    const count = (where: string) =>
      countSchema.parse(connection.prepare(`SELECT count(*) FROM "${table}" WHERE ${where}`).pluck().get());
    const integer = `typeof("${column}") = 'integer'`;
    const said = optional ? `"${column}" IS NOT NULL AND ` : '';
    const none = count(`${said}NOT (${integer} AND "${column}" >= 1)`);
    const beyond = count(`${integer} AND "${column}" > ${head}`);
    if (none + beyond === 0) continue;
    const problem = problems.get(table) ?? { none: 0, beyond: 0 };
    problems.set(table, { none: problem.none + none, beyond: problem.beyond + beyond });
  }
  return [...problems].map(([table, problem]) => ({ table, ...problem }));
}
