import BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';

const triggersSchema = z.array(z.object({ name: z.string(), sql: z.string() }));

/** What somebody with the file in hand can do: the triggers are taken down for it and put back behind it. */
export function tamper(file: string, sql: string): void {
  const connection = new BetterSqlite3(file);
  const triggers = triggersSchema.parse(
    connection.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`).all(),
  );
  connection.pragma('foreign_keys = OFF');
  connection.pragma('ignore_check_constraints = ON');
  for (const { name } of triggers) connection.exec(`DROP TRIGGER ${name}`);
  connection.exec(sql);
  for (const trigger of triggers) connection.exec(trigger.sql);
  connection.close();
}
