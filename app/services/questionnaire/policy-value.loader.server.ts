import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import type { BodyValue, OpenValueKind } from '#app/domain/questionnaire/open-value/open-value.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { questionnairesOf } from '#db/queries/policy.server.ts';
import { valuesOfPolicy } from '#db/queries/policy-value.server.ts';
import type { CurrentPolicyValue } from '#db/queries/policy-value.server.ts';

/** Where in a policy a value stands open. */
export interface OpenPlace {
  readonly document: PolicyDocumentKind;
  readonly clause: string;
  readonly kind: OpenValueKind;
}

export function placeKey({ document, clause, kind }: OpenPlace): string {
  return `${document} ${kind} ${clause}`;
}

/** Null for a value that was taken away. */
export function bodyValueOf({ value, source, article, decidedOn }: Omit<CurrentPolicyValue, 'id'>): BodyValue | null {
  return value === null ? null : { value, source, article, decidedOn };
}

/** What the body has laid down for a policy by now; null where nothing. */
export function valuesInForce(db: Connection, policyId: string): (place: OpenPlace) => BodyValue | null {
  const rows = valuesOfPolicy(db, policyId).map(
    (row) => [placeKey({ ...row, clause: row.clauseId }), bodyValueOf(row)] as const,
  );
  const inForce = new Map(rows);
  return (place) => inForce.get(placeKey(place)) ?? null;
}

/** The questionnaire that was published last from a version of a policy; null where none was. */
export function newestQuestionnaire(db: Connection, policyVersionId: string): Questionnaire | null {
  const [newest] = questionnairesOf(db, policyVersionId);
  return newest === undefined ? null : readStored(storedQuestionnaire, newest.content);
}
