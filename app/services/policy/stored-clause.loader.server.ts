import { SENTENCE_KINDS } from '#app/domain/policy/clause.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { readStored } from '#app/services/shared/read-stored.server.ts';
import type { PolicyClauseRow } from '#db/queries/policy.server.ts';
import { z } from 'zod';

const span = z.tuple([z.number().int(), z.number().int()]);

/**
 * What a stored clause keeps besides its columns. Its sentences are stored and not judged again: they were judged
 * with the role names of the whole document, and belong to the same reading as the clause's kind and subjects.
 */
const clauseDetailSchema = z.strictObject({
  subjects: z.array(z.string()),
  sentences: z.array(z.strictObject({ span, kind: z.enum(SENTENCE_KINDS), subjects: z.array(z.string()) })),
  inherited: z.literal(true).optional(),
  sourceMarker: z.string().optional(),
  spans: z.array(span),
});

export function clauseRow(policyVersionId: string, clause: Clause, order: number): PolicyClauseRow {
  const { document, id, parent, title, text, kind, subjects, sentences, inherited, sourceMarker, spans } = clause;
  const judged = sentences.map((sentence) => ({ ...sentence }));
  const detail = canonicalJson({ subjects, sentences: judged, inherited, sourceMarker, spans });
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
