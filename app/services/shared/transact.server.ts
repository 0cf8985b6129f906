import type { ActivityType } from '#app/domain/shared/activity.ts';
import { activityText, ENTRY_FORM } from '#app/domain/shared/activity.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import type { JsonValue } from '#app/domain/shared/canonical-json.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import type { Refusal } from '#app/domain/shared/result.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { contentHash } from '#app/services/shared/content.loader.server.ts';
import { lawfulErasures } from '#app/services/shared/erasure.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { groupHash, standsAsRecorded } from '#app/services/shared/row-record.loader.server.ts';
import type { Connection, Database } from '#db/client.server.ts';
import { appendActivity, lastActivity } from '#db/queries/activity.server.ts';
import { groupsOf, insertRowRecord, takeNotes } from '#db/queries/record.server.ts';
import { RECORDED_TABLES, ROW_FORMS } from '#db/recorded-rows.ts';
import type { RecordedTable } from '#db/recorded-rows.ts';

/** What an act did: its value for the caller, and what the log keeps of it. */
export interface Done<Value> {
  readonly ok: true;
  readonly value: Value;
  /** What it was done to, e.g. `sheet:0193…`. */
  readonly subject: string;
  readonly detail: JsonValue;
}

/** Hands `fn` the transaction and the act's instant. */
export interface Act {
  readonly tx: Database;
  readonly at: Instant;
  /** The number that the act's entry in the log will have. */
  readonly sequence: number;
}

class Rollback extends Error {
  readonly refusal: Refusal<string>;
  constructor(refusal: Refusal<string>) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/**
 * The only writer. Runs `fn` in one immediate transaction and appends one entry to the activity log;
 * a refusal rolls everything back and leaves no entry. `fn` must be synchronous: files and hashes are
 * prepared before.
 */
export function transact<Value, Refused extends Refusal<string> = never>(
  context: ServiceContext,
  actor: string,
  type: ActivityType,
  fn: (act: Act) => Done<Value> | Refused,
): { readonly ok: true; readonly value: Value } | Refused {
  const at = context.clock();
  // There is one connection: what it is asked for within the transaction is of the transaction, and what was prepared
  // for it is found again.
  const tx = context.db;
  let refused: Refused | null = null;
  try {
    return context.db.transaction(
      () => {
        const previous = lastActivity(tx);
        const sequence = previous.sequence + 1;
        const outcome = fn({ tx, at, sequence });
        if (!outcome.ok) {
          refused = outcome;
          throw new Rollback(outcome);
        }
        recordRows(context.db, previous, sequence);
        const entry = {
          sequence,
          at,
          actor,
          type,
          subject: outcome.subject,
          detail: outcome.detail,
          previousHash: previous.hash,
          form: ENTRY_FORM,
          contentHash: contentOf(context, tx, previous, sequence),
        };
        appendActivity(tx, { ...entry, detail: canonicalJson(outcome.detail), hash: sha256(activityText(entry)) });
        return { ok: true, value: outcome.value };
      },
      { behavior: 'immediate' },
    );
  } catch (error) {
    if (error instanceof Rollback && refused !== null) return refused;
    throw error;
  }
}

/**
 * Records how the act left every group of rows that it changed. The first act of this form records all others as well:
 * as it finds them where none were recorded before, else those that stand as an earlier form recorded them.
 */
function recordRows(db: Database, previous: ReturnType<typeof lastActivity>, sequence: number): void {
  const record = (table: RecordedTable, group: string) => {
    const hash = groupHash(db, table, group);
    insertRowRecord(db, { tableName: table.table, groupKey: group, sequence, form: ENTRY_FORM, hash });
  };
  const notes = takeNotes(db);
  if (previous.form !== ENTRY_FORM) {
    const noted = new Set(notes.map(({ table, group }) => `${table.table} ${group}`));
    const before = previous.form !== null && ROW_FORMS.has(previous.form) ? previous.form : null;
    const isKept = before === null ? () => true : standsAsRecorded(db, before, lawfulErasures(db));
    for (const table of RECORDED_TABLES) {
      for (const group of groupsOf(db, table)) {
        if (!noted.has(`${table.table} ${group}`) && isKept(table, group)) record(table, group);
      }
    }
  }
  for (const { table, group } of notes) record(table, group);
}

/** What the act stored; the first entry that says so covers what was stored by the entries before it as well. */
function contentOf(
  { db }: ServiceContext,
  tx: Connection,
  previous: ReturnType<typeof lastActivity>,
  sequence: number,
): string {
  const first = previous.form === null && previous.sequence > 0;
  const after = first ? 0 : previous.sequence;
  return contentHash(db, ENTRY_FORM, { after, upTo: sequence }, first ? lawfulErasures(tx) : new Map());
}
