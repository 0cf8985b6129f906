import type { ResultSource } from '#app/services/report/results.loader.server.ts';
import { findPolicyVersion, findQuestionnaire } from '#db/queries/policy.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 対象の規程. The policy version that the campaign pinned. */
export interface PinnedPolicy {
  readonly name: string;
  readonly citation: string;
  readonly questionnaireVersion: number;
}

export function pinnedPolicy(db: Connection, { campaign }: Pick<ResultSource, 'campaign'>): PinnedPolicy {
  const questionnaire = findQuestionnaire(db, campaign.questionnaireId);
  if (questionnaire === undefined) throw new Error(`campaign ${campaign.id} has no questionnaire`);
  const policy = findPolicyVersion(db, questionnaire.policyVersionId);
  if (policy === undefined) throw new Error(`questionnaire ${questionnaire.id} has no policy`);
  return { name: policy.name, citation: policy.citation, questionnaireVersion: questionnaire.version };
}
