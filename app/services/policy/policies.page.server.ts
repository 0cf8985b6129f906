import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { askedCounts } from '#app/domain/questionnaire/unit-asked.ts';
import type { AskedCounts } from '#app/domain/questionnaire/unit-asked.ts';
import { lastDay, stateOn } from '#app/domain/policy/policy-term.ts';
import type { VersionState } from '#app/domain/policy/policy-term.ts';
import { unitCountsOfPolicies } from '#app/services/policy/policy-units.loader.server.ts';
import { termedVersions } from '#app/services/policy/policy-term.loader.server.ts';
import type { TermedVersion } from '#app/services/policy/policy-term.loader.server.ts';
import { modulesOfBody } from '#app/services/organization/module.loader.server.ts';
import { gateCounts } from '#app/domain/questionnaire/gate/gate-counts.ts';
import type { GateCount } from '#app/domain/questionnaire/gate/gate-counts.ts';
import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { attributesInUse } from '#app/services/asset/system-attribute.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import { newestQuestionnaire, valueCounts } from '#app/services/questionnaire/policy-value.loader.server.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { lastGateAnswerCounts } from '#db/queries/gate-count.server.ts';
import { openPolicyDrafts } from '#db/queries/policy-draft.server.ts';
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
    /** How many of each type it closes its questions to, as the ledger and the last answers say. */
    readonly closesTo: readonly GateCount[];
  }[];
}

/** 対策基準の概要. A policy version with what was published from it. */
export interface PolicySummary {
  readonly id: string;
  readonly name: string;
  /** From 1, in the order in which the versions of the policy were published. */
  readonly versionNumber: number;
  readonly citation: string;
  readonly importedAt: string;
  readonly sourceSha256: string;
  readonly clauseCount: number;
  readonly validFrom: CalendarDate | null;
  /** The last day, of whatever ends it. */
  readonly lastOn: CalendarDate | null;
  readonly versionState: VersionState;
  /** Bureaus and sections that its policy binds; null where one policy binds everybody. */
  readonly unitCount: number | null;
  readonly questionnaires: readonly QuestionnaireSummary[];
  /** What its newest questionnaire leaves to the body. */
  readonly openValues: { readonly placeCount: number; readonly missingCount: number };
}

/** From when until when a version holds, and what it is today. */
function termOn(all: readonly TermedVersion[], policyVersionId: string, today: CalendarDate) {
  const own = all.find((one) => one.policyVersionId === policyVersionId);
  if (own === undefined) throw new Error(policyVersionId);
  const versions = all.filter(({ policyId }) => policyId === own.policyId);
  return {
    versionNumber: versions.length - versions.indexOf(own),
    ...{ validFrom: own.from, lastOn: lastDay(own, versions), versionState: stateOn(own, versions, today) },
  };
}

/** Counts only: no clause and no question is in them. The versions of a policy stand together, the newest first. */
export function policySummaries(context: ServiceContext, actor: Actor): Result<readonly PolicySummary[], Denial> {
  const permission = authorize(actor, 'policy.view', null);
  if (!permission.ok) return permission;
  const modules = modulesOfBody(context.db);
  const today = tokyoDate(context.clock());
  const systems = [...attributesInUse(context.db, today).values()];
  const termed = termedVersions(context.db);
  const unitCounts = unitCountsOfPolicies(context.db, today);
  const versions = groupBy(policyVersionsWithCounts(context.db), ({ policyId }) => policyId);
  const places = new Map(termed.map(({ policyVersionId }, place) => [policyVersionId, place]));
  const placeOf = ({ id }: { readonly id: string }): number => places.get(id) ?? 0;
  const inOrder = [...versions.values()].flatMap((own) => own.toSorted((a, b) => placeOf(a) - placeOf(b)));
  const policies = inOrder.map(({ policyId, ...policy }) => ({
    ...policy,
    ...termOn(termed, policy.id, today),
    unitCount: unitCounts.get(policyId) ?? null,
    openValues: valueCounts(context.db, { policyId, questionnaire: newestQuestionnaire(context.db, policy.id) }),
    questionnaires: questionnairesOf(context.db, policy.id).map((row): QuestionnaireSummary => {
      const { questions, gates } = readStored(storedQuestionnaire, row.content);
      const counts = gateCounts(questions, systems, lastGateAnswerCounts(context.db, policyId));
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
          closesTo: counts.filter(({ gateId }) => gateId === id),
        })),
      };
    }),
  }));
  return { ok: true, value: policies };
}

/** 編集中の下書き. */
export interface OpenDraft {
  readonly id: string;
  readonly name: string;
  readonly citation: string;
  readonly madeAt: string;
  readonly heldAt: string;
  readonly holder: string;
  readonly isHolder: boolean;
}

/** The drafts that somebody works on, for those who may. */
export function openDrafts({ db }: ServiceContext, actor: Actor): readonly OpenDraft[] {
  if (!authorize(actor, 'policy.manage', null).ok) return [];
  return openPolicyDrafts(db).map(({ id, name, citation, madeAt, heldAt, holder, heldBy }) => ({
    ...{ id, name, citation, madeAt, heldAt, holder },
    isHolder: heldBy === actor.personId,
  }));
}
