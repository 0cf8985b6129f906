import type { Clause } from '#app/domain/policy/clause.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { readStored } from '#app/services/shared/read-stored.server.ts';
import type { PolicyClauseRow } from '#db/queries/policy.server.ts';
import { z } from 'zod';

export const span = z.tuple([z.number().int(), z.number().int()]);

/** What a stored clause keeps besides its columns. */
export const clauseDetailSchema = z.strictObject({
  subjects: z.array(z.string()),
  inherited: z.literal(true).optional(),
  sourceMarker: z.string().optional(),
  spans: z.array(span),
});

export function clauseRow(policyVersionId: string, clause: Clause, order: number): PolicyClauseRow {
  const { document, id, parent, title, text, kind, subjects, inherited, sourceMarker, spans } = clause;
  const detail = canonicalJson({ subjects, inherited, sourceMarker, spans });
  return { policyVersionId, document, id, order, parent, title, text, kind, detail };
}

export function clauseOf({ document, id, parent, title, text, kind, detail }: PolicyClauseRow): Clause {
  const { inherited, sourceMarker, ...read } = readStored(clauseDetailSchema, detail);
  return {
    document,
    id,
    parent,
    title,
    text,
    kind,
    ...read,
    ...(inherited === undefined ? {} : { inherited }),
    ...(sourceMarker === undefined ? {} : { sourceMarker }),
  };
}
