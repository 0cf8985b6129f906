import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { ChosenQuestionnaire, NewCampaign } from '#app/domain/campaign/draft.ts';
import { namedPolicy } from '#app/domain/organization/bound-policy.ts';
import { isPastDue } from '#app/domain/response/lateness.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearPeriod } from '#app/domain/shared/fiscal-year.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { draftOf } from '#app/services/campaign/draft.loader.server.ts';
import type { StoredDraft } from '#app/services/campaign/draft.loader.server.ts';
import { countedPolicies, withdrawnVersions } from '#app/services/policy/policy-term.loader.server.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import {
  deleteCampaign,
  deleteChoice,
  insertCampaign,
  insertCampaignQuestionnaire,
  updateCampaign,
} from '#db/queries/campaign.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { findPolicyVersion, findQuestionnaire } from '#db/queries/policy.server.ts';

/** Why what was chosen cannot be asked. */
type ChoiceRefusal =
  | 'unknown_questionnaire'
  | 'withdrawn_version'
  | 'policy_twice'
  | 'no_units'
  | 'unknown_unit'
  | 'unit_of_two_policies'
  | 'unit_of_another_policy'
  | 'unknown_question';

export type DraftRefusal = Denial | ChoiceRefusal | 'in_the_past' | 'draft_changed';

export type CampaignRefusal =
  Denial | ChoiceRefusal | 'nothing_to_ask' | 'another_running' | 'in_the_past' | 'rehearsal' | 'plan_changed';

export function createCampaign(
  context: ServiceContext,
  actor: Actor,
  input: NewCampaign,
): Result<string, CampaignRefusal> {
  return transact(context, actor.personId, 'campaign.create', ({ tx, at }) => {
    const permission = authorize(actor, 'campaign.create', null);
    if (!permission.ok) return permission;
    const checked = checkedDraft(tx, input, tokyoDate(at));
    if (!checked.ok) return checked;
    const id = context.newId();
    insertCampaign(tx, { id, ...checked.value.columns, state: 'draft', createdAt: at });
    storeChoice(context, tx, id, checked.value.chosen);
    return {
      ok: true,
      value: id,
      subject: `campaign:${id}`,
      detail: draftDetail(input),
    };
  });
}

/** 準備した自己点検の変更. What was chosen is chosen anew; `seal` is of the draft that was seen. */
export function changeDraft(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  input: NewCampaign,
  seal: string,
): Result<null, DraftRefusal> {
  return transact(context, actor.personId, 'campaign.change', ({ tx, at }) => {
    const found = seenDraft(tx, actor, campaignId, seal);
    if (!found.ok) return found;
    const checked = checkedDraft(tx, input, tokyoDate(at));
    if (!checked.ok) return checked;
    updateCampaign(tx, campaignId, checked.value.columns);
    deleteChoice(tx, campaignId);
    storeChoice(context, tx, campaignId, checked.value.chosen);
    return { ok: true, value: null, subject: `campaign:${campaignId}`, detail: draftDetail(input) };
  });
}

/** 準備した自己点検の取りやめ. The draft goes, with what was chosen; its entries in the log stay. */
export function discardDraft(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  seal: string,
): Result<null, DraftRefusal> {
  return transact(context, actor.personId, 'campaign.discard', ({ tx }) => {
    const found = seenDraft(tx, actor, campaignId, seal);
    if (!found.ok) return found;
    const { fiscalYear, name } = found.value.chosen;
    deleteChoice(tx, campaignId);
    deleteCampaign(tx, campaignId);
    return { ok: true, value: null, subject: `campaign:${campaignId}`, detail: { fiscalYear, name } };
  });
}

/** The draft as it was seen; whoever may prepare one may change it and throw it away. */
function seenDraft(
  tx: Connection,
  actor: Actor,
  campaignId: string,
  seal: string,
): Result<StoredDraft, Denial | 'draft_changed'> {
  const permission = authorize(actor, 'campaign.create', null);
  if (!permission.ok) return permission;
  const found = draftOf(tx, campaignId);
  if (found.ok && found.value.seal !== seal) return refuse('draft_changed');
  return found;
}

const draftDetail = (input: NewCampaign) => ({
  ...input,
  questionnaires: input.questionnaires.map((one) => ({ ...one })),
});

/** What of a draft is stored in its own row, and what below it. */
function checkedDraft(tx: Connection, input: NewCampaign, today: CalendarDate) {
  if (isPastDue(input.dueOn, today)) return refuse('in_the_past');
  const chosen = chosenQuestionnaires(tx, input.questionnaires, today);
  if (!chosen.ok) return chosen;
  const { fiscalYear, kind, name, dueOn } = input;
  const { from: periodFrom, to: periodTo } = fiscalYearPeriod(fiscalYear);
  return ok({ columns: { fiscalYear, kind, name, periodFrom, periodTo, dueOn }, chosen: chosen.value });
}

function storeChoice(
  context: ServiceContext,
  tx: Connection,
  campaignId: string,
  chosen: readonly CheckedChoice[],
): void {
  for (const [order, { questionnaireId, policyId, units, leftOut }] of chosen.entries()) {
    const row = { id: context.newId(), campaignId, questionnaireId, policyId, order };
    insertCampaignQuestionnaire(tx, row, units, leftOut);
  }
}

interface CheckedChoice {
  readonly questionnaireId: string;
  readonly policyId: string;
  readonly units: readonly { readonly unitId: string; readonly wholeBody: boolean }[];
  readonly leftOut: readonly string[];
}

function chosenQuestionnaires(
  tx: Connection,
  chosen: readonly ChosenQuestionnaire[],
  today: CalendarDate,
): Result<readonly CheckedChoice[], ChoiceRefusal> {
  if (chosen.length === 0) return refuse('unknown_questionnaire');
  const byId = new Map(unitsOn(tx, today).map((unit) => [unit.id, unit]));
  const counted = countedPolicies(tx);
  const withdrawn = withdrawnVersions(tx);
  const taken = new Set<string>();
  const checked: CheckedChoice[] = [];
  for (const { questionnaireId, unitIds, leftOutQuestionIds } of chosen) {
    const questionnaire = findQuestionnaire(tx, questionnaireId);
    const policy = questionnaire && findPolicyVersion(tx, questionnaire.policyVersionId);
    if (questionnaire === undefined || policy === undefined) return refuse('unknown_questionnaire');
    if (withdrawn.has(policy.id)) return refuse('withdrawn_version');
    const { policyId } = policy;
    if (checked.some((other) => other.policyId === policyId)) return refuse('policy_twice');
    const [units, leftOut] = [[...new Set(unitIds)], [...new Set(leftOutQuestionIds)]];
    if (units.length === 0) return refuse('no_units');
    const asked = units.flatMap((unitId) => byId.get(unitId) ?? []);
    if (asked.length < units.length) return refuse('unknown_unit');
    const own = asked.filter(({ type }) => type !== 'organization');
    if (own.some(({ id }) => taken.has(id))) return refuse('unit_of_two_policies');
    // Who was given to no policy by name may be asked for any.
    if (own.some((unit) => (namedPolicy(unit, byId, counted) ?? policyId) !== policyId))
      return refuse('unit_of_another_policy');
    for (const { id } of own) taken.add(id);
    const { questions } = readStored(storedQuestionnaire, questionnaire.content);
    const known = new Set(questions.map(({ id }) => id));
    if (!leftOut.every((id) => known.has(id))) return refuse('unknown_question');
    checked.push({
      questionnaireId,
      policyId,
      units: asked.map(({ id, type }) => ({ unitId: id, wholeBody: type === 'organization' })),
      leftOut,
    });
  }
  return { ok: true, value: checked };
}
