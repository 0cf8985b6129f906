import { SENTENCE_KINDS } from '#app/domain/policy/clause.ts';
import { LEGAL_MEASURE_NUMBERS } from '#app/domain/policy/legal-measure.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import { withSentences } from '#app/domain/policy/wording/clause-judgement.ts';
import { readStored, storedKind, writeStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { clausesOf } from '#db/queries/policy.server.ts';
import type { PolicyClauseRow } from '#db/queries/policy.server.ts';
import { z } from 'zod';

const span = z.tuple([z.number().int(), z.number().int()]).readonly();

const sentence = z.object({
  span,
  kind: z.enum(SENTENCE_KINDS),
  subjects: z.array(z.string()).readonly(),
});

/**
 * What a stored clause keeps besides its columns. Its sentences are as they were judged or corrected; rows of an
 * earlier release have none, and there they follow from the text.
 */
const clauseDetailSchema = z.strictObject({
  subjects: z.array(z.string()).readonly(),
  inherited: z.literal(true).optional(),
  sourceMarker: z.string().optional(),
  kindSet: z.literal(true).optional(),
  subjectsSet: z.literal(true).optional(),
  measuresSet: z.array(z.literal(LEGAL_MEASURE_NUMBERS)).readonly().optional(),
  spans: z.array(span).readonly(),
  sentences: z.array(sentence).readonly().optional(),
});

const storedDetail = storedKind('clause', clauseDetailSchema);

export function clauseRow(policyVersionId: string, clause: Clause, order: number): PolicyClauseRow {
  const { document, id, parent, title, text, kind, ...rest } = clause;
  const { subjects, inherited, sourceMarker, kindSet, subjectsSet, measuresSet, spans, sentences } = rest;
  const detail = writeStored(storedDetail, {
    subjects,
    inherited,
    sourceMarker,
    kindSet,
    subjectsSet,
    measuresSet,
    spans,
    sentences,
  });
  return { policyVersionId, document, id, order, parent, title, text, kind, detail };
}

type StoredClause = Omit<Clause, 'sentences'> & Partial<Pick<Clause, 'sentences'>>;

function read({ document, id, parent, title, text, kind, detail }: PolicyClauseRow): StoredClause {
  const { inherited, sourceMarker, kindSet, subjectsSet, measuresSet, sentences, ...rest } = readStored(
    storedDetail,
    detail,
  );
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
    ...(kindSet === undefined ? {} : { kindSet }),
    ...(subjectsSet === undefined ? {} : { subjectsSet }),
    ...(measuresSet === undefined ? {} : { measuresSet }),
    ...(sentences === undefined ? {} : { sentences }),
  };
}

function hasSentences(clause: StoredClause): clause is Clause {
  return clause.sentences !== undefined;
}

/** The clauses of a policy version, in its order. */
export function storedClauses(db: Connection, policyVersionId: string): readonly Clause[] {
  const clauses = clausesOf(db, policyVersionId).map(read);
  return clauses.every(hasSentences) ? clauses : withSentences(clauses);
}
