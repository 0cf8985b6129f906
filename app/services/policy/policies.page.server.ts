import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { askedCounts } from '#app/domain/questionnaire/unit-asked.ts';
import type { AskedCounts } from '#app/domain/questionnaire/unit-asked.ts';
import { modulesOfBody } from '#app/services/organization/module.loader.server.ts';
import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import { newestQuestionnaire, valueCounts } from '#app/services/questionnaire/policy-value.loader.server.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { policyVersionsWithCounts, questionnairesOf } from '#db/queries/policy.server.ts';

/** 調査票の概要. How much a published questionnaire asks of whom. */
export interface QuestionnaireSummary extends AskedCounts {
  readonly id: string;
  readonly version: number;
  readonly publishedAt: string;
  readonly hash: string;
  readonly criticalCount: number;
  readonly gates: readonly {
    readonly id: string;
    readonly label: string;
    readonly asked: boolean;
    readonly questionCount: number;
  }[];
}

/** 対策基準の概要. A policy version with what was published from it. */
export interface PolicySummary {
  readonly id: string;
  readonly name: string;
  readonly citation: string;
  readonly importedAt: string;
  readonly sourceSha256: string;
  readonly clauseCount: number;
  readonly questionnaires: readonly QuestionnaireSummary[];
  /** What its newest questionnaire leaves to the body. */
  readonly openValues: { readonly placeCount: number; readonly missingCount: number };
}

/** Counts only: no clause and no question is in them. */
export function policySummaries(context: ServiceContext, actor: Actor): Result<readonly PolicySummary[], Denial> {
  const permission = authorize(actor, 'policy.view', null);
  if (!permission.ok) return permission;
  const modules = modulesOfBody(context.db);
  const policies = policyVersionsWithCounts(context.db).map(({ policyId, ...policy }) => ({
    ...policy,
    openValues: valueCounts(context.db, { policyId, questionnaire: newestQuestionnaire(context.db, policy.id) }),
    questionnaires: questionnairesOf(context.db, policy.id).map((row): QuestionnaireSummary => {
      const { questions, gates } = readStored(storedQuestionnaire, row.content);
      return {
        id: row.id,
        version: row.version,
        publishedAt: row.publishedAt,
        hash: row.hash,
        ...askedCounts(questions, modules),
        criticalCount: questions.filter((question) => question.critical).length,
        gates: gates.map((id) => ({
          id,
          label: gateOf(id).label,
          asked: gateOf(id).kind === 'asked',
          questionCount: questions.filter((question) => question.gates.includes(id)).length,
        })),
      };
    }),
  }));
  return { ok: true, value: policies };
}
