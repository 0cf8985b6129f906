/** A trigger as SQLite keeps it. */
export interface Trigger {
  readonly name: string;
  readonly sql: string;
}

/** A trigger that refuses a statement for each row of which `condition` holds. */
export function refusal(name: string, when: string, table: string, condition: string, message: string): Trigger {
  return {
    name,
    sql: `CREATE TRIGGER ${name} BEFORE ${when} ON ${table} ${condition} BEGIN SELECT RAISE(ABORT, '${message}'); END`,
  };
}
