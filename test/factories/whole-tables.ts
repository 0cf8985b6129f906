import { expect } from 'vitest';
import { z } from 'zod';
import type { TestContext } from '#test/factories/database.ts';
import { statementsOf } from '#test/factories/statements.ts';

const planSchema = z.array(z.object({ detail: z.string() }));

/** Tables whose size does not follow the number of sections, sheets and answers; the notes are those of one act. */
const SMALL = /^SCAN (?:body|body_setting|campaign|campaign_gate|common_answer|permitted_exception|temp\.row_note)\b/u;
/** The last row is found from the end of the table. */
const LAST_ROW = /order by [^ ]+ desc limit \?$/u;

/** How the database finds what `act` reads and changes, where it looks through a whole table. */
export function tablesReadWhole({ context }: { readonly context: TestContext }, act: () => unknown): readonly string[] {
  const { $client } = context.db;
  const statements = new Set(statementsOf(context, act).statements);
  const asked = [...statements].filter((statement) => /^\s*(?:select|update|delete|insert)/iu.test(statement));
  expect(asked.length).toBeGreaterThan(0);
  return asked.flatMap((statement) => {
    const values = Array.from(statement.matchAll(/\?/gu), () => null);
    const plan = planSchema.parse($client.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(...values));
    return plan
      .map(({ detail }) => detail)
      .filter((detail) => detail.startsWith('SCAN') && !SMALL.test(detail) && !LAST_ROW.test(statement))
      .map((detail) => `${detail}: ${statement.slice(0, 200)}`);
  });
}
