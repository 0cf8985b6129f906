import { storedClauses } from '#app/services/policy/stored-clause.loader.server.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import type { Operator } from '#app/services/shared/authorize.server.ts';
import { authorizeSetUp, operatorId } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { findPolicyVersion, insertQuestionnaire, lastQuestionnaireVersion } from '#db/queries/policy.server.ts';

/** 公開した調査票. */
export interface PublishedQuestionnaire {
  readonly questionnaireId: string;
  /** 1, 2, 3 … over all versions of the policy. */
  readonly version: number;
  /** SHA-256 of the questionnaire as it is stored. */
  readonly hash: string;
}

/**
 * Publishes the questionnaire of a policy version, derived here where nobody did so before: from now on a campaign may
 * pin it.
 */
export function publishQuestionnaire(
  context: ServiceContext,
  operator: Operator,
  policyVersionId: string,
  known?: Questionnaire,
): Result<PublishedQuestionnaire, Denial | 'unknown_policy_version' | 'no_question'> {
  return transact(context, operatorId(operator), 'questionnaire.publish', ({ tx, at }) => {
    const permission = authorizeSetUp(operator, 'policy.manage');
    if (!permission.ok) return permission;
    const policy = findPolicyVersion(tx, policyVersionId);
    if (policy === undefined) return refuse('unknown_policy_version');
    const derived = known ?? deriveQuestionnaire(storedClauses(tx, policyVersionId), { policyId: policy.policyId });
    if (derived.questions.length === 0) return refuse('no_question');
    const content = writeStored(storedQuestionnaire, derived);
    const published: PublishedQuestionnaire = {
      questionnaireId: context.newId(),
      version: lastQuestionnaireVersion(tx, policy.policyId) + 1,
      hash: sha256(content),
    };
    const { questionnaireId, version, hash } = published;
    insertQuestionnaire(tx, { id: questionnaireId, policyVersionId, version, content, hash, publishedAt: at });
    return {
      ok: true,
      value: published,
      subject: `questionnaire:${questionnaireId}`,
      detail: { policyVersionId, version, hash, questions: derived.questions.length },
    };
  });
}
