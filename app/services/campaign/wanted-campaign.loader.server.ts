import { askedUnits } from '#app/domain/campaign/asked-units.ts';
import type { NewCampaign } from '#app/domain/campaign/draft.ts';
import { boundPolicy } from '#app/domain/organization/bound-policy.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { countedPolicies, withdrawnVersions } from '#app/services/policy/policy-term.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { findPolicyVersion, findQuestionnaire } from '#db/queries/policy.server.ts';

/** 画面で選んだ自己点検. Questionnaires and units as they were ticked, before each unit is told its policy. */
export interface WantedCampaign extends Omit<NewCampaign, 'questionnaires'> {
  readonly questionnaireIds: readonly string[];
  readonly unitIds: readonly string[];
  /** Ticked units that none of the chosen policies binds are left out, instead of being refused. */
  readonly onlyBound: boolean;
}

/** What was ticked cannot be told apart by policy; `blockingNames` are of the units or policies that are in the way. */
export interface WantedRefusal {
  readonly ok: false;
  readonly reason:
    | 'unknown_questionnaire'
    | 'policy_twice'
    | 'withdrawn_version'
    | 'unknown_unit'
    | 'no_units'
    | 'unit_of_another_policy'
    | 'policy_without_units'
    | 'policy_units_unticked';
  readonly blockingNames: readonly string[];
}

interface ChosenPolicy {
  readonly questionnaireId: string;
  readonly policyId: string;
  readonly policyVersionId: string;
  readonly name: string;
}

/**
 * Which unit is asked about which of the chosen policies, as the units name their policies today; the act asks again.
 * The questions that `before` leaves out stay left out where its questionnaire stays.
 */
export function asNewCampaign(
  { db, clock }: ServiceContext,
  { questionnaireIds, unitIds, onlyBound, ...facts }: WantedCampaign,
  before: NewCampaign | null,
): Result<NewCampaign, never> | WantedRefusal {
  const chosen = chosenPolicies(db, [...new Set(questionnaireIds)]);
  if (!chosen.ok) return { ...chosen, blockingNames: [] };
  const withdrawn = withdrawnVersions(db);
  // Said before the units: whom a withdrawn policy binds is asked by no page, and nothing of the units sets it right.
  const gone = chosen.value.filter(({ policyVersionId }) => withdrawn.has(policyVersionId));
  if (gone.length > 0) return { ...refuse('withdrawn_version'), blockingNames: gone.map(({ name }) => name) };
  const all = new Map(unitsOn(db, tokyoDate(clock())).map((unit) => [unit.id, unit]));
  const ticked = [...new Set(unitIds)];
  const units = ticked.flatMap((id) => all.get(id) ?? []);
  if (units.length < ticked.length) return { ...refuse('unknown_unit'), blockingNames: [] };
  if (units.length === 0) return { ...refuse('no_units'), blockingNames: [] };
  const policyIds = chosen.value.map(({ policyId }) => policyId);
  const counted = countedPolicies(db);
  const { unitIdsOf, others, withoutUnits } = askedUnits({ policyIds, units, onlyBound }, all, counted);
  if (others.length > 0 && !onlyBound)
    return { ...refuse('unit_of_another_policy'), blockingNames: others.map(({ name }) => name) };
  if (withoutUnits.length > 0) {
    const blockingNames = chosen.value.flatMap(({ policyId, name }) => (withoutUnits.includes(policyId) ? [name] : []));
    const bound = new Set([...all.values()].map((unit) => boundPolicy(unit, all, counted)));
    const isAssigned = withoutUnits.every((policyId) => bound.has(policyId));
    return { ...refuse(isAssigned ? 'policy_units_unticked' : 'policy_without_units'), blockingNames };
  }
  const questionnaires = chosen.value.map(({ questionnaireId, policyId }) => ({
    questionnaireId,
    unitIds: unitIdsOf.get(policyId) ?? [],
    leftOutQuestionIds:
      before?.questionnaires.find((one) => one.questionnaireId === questionnaireId)?.leftOutQuestionIds ?? [],
  }));
  return ok({ ...facts, questionnaires });
}

function chosenPolicies(
  db: ServiceContext['db'],
  questionnaireIds: readonly string[],
): Result<readonly ChosenPolicy[], 'unknown_questionnaire' | 'policy_twice'> {
  const chosen: ChosenPolicy[] = [];
  for (const questionnaireId of questionnaireIds) {
    const found = findQuestionnaire(db, questionnaireId);
    const version = found === undefined ? undefined : findPolicyVersion(db, found.policyVersionId);
    if (version === undefined) return refuse('unknown_questionnaire');
    if (chosen.some(({ policyId }) => policyId === version.policyId)) return refuse('policy_twice');
    chosen.push({ questionnaireId, policyId: version.policyId, policyVersionId: version.id, name: version.name });
  }
  return chosen.length === 0 ? refuse('unknown_questionnaire') : ok(chosen);
}
