import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findPolicyVersion, questionnairesOf } from '#db/queries/policy.server.ts';

/** 公開した調査票. With the policy version that it was published from. */
export interface PublishedContent {
  readonly policyVersionId: string;
  readonly policyId: string;
  readonly policyName: string;
  readonly citation: string;
  readonly version: number;
  readonly publishedAt: string;
  readonly questionnaire: Questionnaire;
}

/** A questionnaire of a policy version by its number, the newest without one; null where there is none. */
export function publishedContent(
  db: Connection,
  policyVersionId: string,
  version: number | null,
): PublishedContent | null {
  const policy = findPolicyVersion(db, policyVersionId);
  const found = questionnairesOf(db, policyVersionId).find((one) => version === null || one.version === version);
  if (policy === undefined || found === undefined) return null;
  return {
    ...{ policyVersionId, policyId: policy.policyId, policyName: policy.name, citation: policy.citation },
    ...{ version: found.version, publishedAt: found.publishedAt },
    questionnaire: readStored(storedQuestionnaire, found.content),
  };
}
