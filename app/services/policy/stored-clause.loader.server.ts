import type { Clause } from '#app/domain/policy/clause.ts';
import { withSentences } from '#app/domain/policy/wording/clause-judgement.ts';
import { readStored, storedKind, writeStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { clausesOf } from '#db/queries/policy.server.ts';
import type { PolicyClauseRow } from '#db/queries/policy.server.ts';
import { z } from 'zod';

const span = z.tuple([z.number().int(), z.number().int()]).readonly();

/**
 * What a stored clause keeps besides its columns. Its sentences are not stored: they follow from the text, and rows
 * of an earlier reader have none.
 */
const clauseDetailSchema = z.strictObject({
  subjects: z.array(z.string()).readonly(),
  inherited: z.literal(true).optional(),
  sourceMarker: z.string().optional(),
  spans: z.array(span).readonly(),
});

const storedDetail = storedKind('clause', clauseDetailSchema);

export function clauseRow(policyVersionId: string, clause: Clause, order: number): PolicyClauseRow {
  const { document, id, parent, title, text, kind, subjects, inherited, sourceMarker, spans } = clause;
  const detail = writeStored(storedDetail, { subjects, inherited, sourceMarker, spans });
  return { policyVersionId, document, id, order, parent, title, text, kind, detail };
}

function read({ document, id, parent, title, text, kind, detail }: PolicyClauseRow): Omit<Clause, 'sentences'> {
  const { inherited, sourceMarker, ...rest } = readStored(storedDetail, detail);
  return {
    document,
    id,
    parent,
    title,
    text,
    kind,
    ...rest,
    ...(inherited === undefined ? {} : { inherited }),
    ...(sourceMarker === undefined ? {} : { sourceMarker }),
  };
}

/** The clauses of a policy version, in its order. */
export function storedClauses(db: Connection, policyVersionId: string): readonly Clause[] {
  return withSentences(clausesOf(db, policyVersionId).map(read));
}
