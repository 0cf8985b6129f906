import type { BodyValue, OpenPlace } from '#app/domain/questionnaire/open-value/open-value.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { questionnairesOf } from '#db/queries/policy.server.ts';
import { valuesOfPolicy } from '#db/queries/policy-value.server.ts';
import type { CurrentPolicyValue } from '#db/queries/policy-value.server.ts';

export function placeKey({ document, clauseId, kind }: OpenPlace): string {
  return `${document} ${kind} ${clauseId}`;
}

/** Null for a value that was taken away. */
export function bodyValueOf({ value, source, article, decidedOn }: Omit<CurrentPolicyValue, 'id'>): BodyValue | null {
  return value === null ? null : { value, source, article, decidedOn };
}

/** What the body has laid down for a policy by now; null where nothing. */
export function valuesInForce(db: Connection, policyId: string): (place: OpenPlace) => BodyValue | null {
  const rows = valuesOfPolicy(db, policyId).map((row) => [placeKey(row), bodyValueOf(row)] as const);
  const inForce = new Map(rows);
  return (place) => inForce.get(placeKey(place)) ?? null;
}

/** The questionnaire that was published last from a version of a policy; null where none was. */
export function newestQuestionnaire(db: Connection, policyVersionId: string): Questionnaire | null {
  const [newest] = questionnairesOf(db, policyVersionId);
  return newest === undefined ? null : readStored(storedQuestionnaire, newest.content);
}

/** A place of a questionnaire, with the words that leave it open and the questions that ask about it. */
export interface AskedPlace extends OpenPlace {
  readonly printed: string;
  /** In the order of the questionnaire, each once. */
  readonly questions: readonly Question[];
}

/** The places that a questionnaire leaves to the body, each once, in the order of its questions. */
export function openPlacesOf(questionnaire: Questionnaire | null): readonly AskedPlace[] {
  const asked = (questionnaire?.questions ?? []).flatMap((question) =>
    (question.openValues ?? []).map(({ clause, kind, printed }) => ({
      question,
      ...{ document: question.document, clauseId: clause, kind, printed },
    })),
  );
  return [...groupBy(asked, placeKey).values()].flatMap((own) =>
    own
      .slice(0, 1)
      .map(({ question: _, ...place }) => ({ ...place, questions: [...new Set(own.map(({ question }) => question))] })),
  );
}

/** How much of what a version leaves open the body has laid down. */
export function valueCounts(
  db: Connection,
  { policyId, questionnaire }: { readonly policyId: string; readonly questionnaire: Questionnaire | null },
): { readonly placeCount: number; readonly missingCount: number } {
  const inForce = valuesInForce(db, policyId);
  const places = openPlacesOf(questionnaire);
  return { placeCount: places.length, missingCount: places.filter((place) => inForce(place) === null).length };
}
