import { isPastDue } from '#app/domain/response/lateness.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { CampaignKind } from '#app/domain/campaign/campaign.ts';
import { advanceCampaign } from '#app/domain/campaign/state.ts';
import { policyOfUnit } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { fiscalYearPeriod } from '#app/domain/shared/fiscal-year.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { contentsOf } from '#app/services/campaign/campaign-contents.loader.server.ts';
import type { Distribution } from '#app/domain/campaign/distribution.ts';
import { plan } from '#app/services/campaign/distribution.loader.server.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import {
  allCampaigns,
  insertCampaign,
  insertCampaignContents,
  insertCampaignQuestionnaire,
  pinQuestionnaire,
  updateCampaign,
} from '#db/queries/campaign.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { findPolicyVersion, findQuestionnaire } from '#db/queries/policy.server.ts';

export interface NewCampaign {
  readonly fiscalYear: FiscalYear;
  readonly kind: CampaignKind;
  readonly name: string;
  readonly dueOn: CalendarDate;
  /** At least one; one for each policy. */
  readonly questionnaires: readonly ChosenQuestionnaire[];
}

/** 選んだ調査票. What is asked, and whom; the ids of questions are those of the questionnaire. */
export interface ChosenQuestionnaire {
  readonly questionnaireId: string;
  /** Of several policies one may apply to a unit; all may apply to the whole body. */
  readonly unitIds: readonly string[];
  readonly leftOutQuestionIds: readonly string[];
}

/** Why what was chosen cannot be asked. */
type ChoiceRefusal =
  | 'unknown_questionnaire'
  | 'policy_twice'
  | 'no_units'
  | 'unknown_unit'
  | 'unit_of_two_policies'
  | 'unit_of_another_policy'
  | 'unknown_question';

export type CampaignRefusal =
  Denial | ChoiceRefusal | 'nothing_to_ask' | 'another_running' | 'in_the_past' | 'rehearsal';

export function createCampaign(
  context: ServiceContext,
  actor: Actor,
  input: NewCampaign,
): Result<string, CampaignRefusal> {
  return transact(context, actor.personId, 'campaign.create', ({ tx, at }) => {
    const permission = authorize(actor, 'campaign.create', null);
    if (!permission.ok) return permission;
    if (isPastDue(input.dueOn, tokyoDate(at))) return refuse('in_the_past');
    const chosen = chosenQuestionnaires(tx, input.questionnaires, tokyoDate(at));
    if (!chosen.ok) return chosen;
    const id = context.newId();
    const period = fiscalYearPeriod(input.fiscalYear);
    insertCampaign(tx, {
      id,
      fiscalYear: input.fiscalYear,
      kind: input.kind,
      name: input.name,
      state: 'draft',
      periodFrom: period.from,
      periodTo: period.to,
      dueOn: input.dueOn,
      createdAt: at,
    });
    for (const [order, { questionnaireId, policyId, units, leftOut }] of chosen.value.entries()) {
      const row = { id: context.newId(), campaignId: id, questionnaireId, policyId, order };
      insertCampaignQuestionnaire(tx, row, units, leftOut);
    }
    return {
      ok: true,
      value: id,
      subject: `campaign:${id}`,
      detail: { ...input, questionnaires: input.questionnaires.map((one) => ({ ...one })) },
    };
  });
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
  const taken = new Set<string>();
  const checked: CheckedChoice[] = [];
  for (const { questionnaireId, unitIds, leftOutQuestionIds } of chosen) {
    const questionnaire = findQuestionnaire(tx, questionnaireId);
    const policy = questionnaire && findPolicyVersion(tx, questionnaire.policyVersionId);
    if (questionnaire === undefined || policy === undefined) return refuse('unknown_questionnaire');
    const { policyId } = policy;
    if (checked.some((other) => other.policyId === policyId)) return refuse('policy_twice');
    const [units, leftOut] = [[...new Set(unitIds)], [...new Set(leftOutQuestionIds)]];
    if (units.length === 0) return refuse('no_units');
    const asked = units.flatMap((unitId) => byId.get(unitId) ?? []);
    if (asked.length < units.length) return refuse('unknown_unit');
    const own = asked.filter(({ type }) => type !== 'organization');
    if (own.some(({ id }) => taken.has(id))) return refuse('unit_of_two_policies');
    if (own.some((unit) => (policyOfUnit(unit, byId) ?? policyId) !== policyId))
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

/** Opens a draft: pins the questionnaires and copies organization, ledger, clauses and questions. */
export function openCampaign(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
): Result<{ readonly sheetCount: number; readonly itemCount: number }, CampaignRefusal> {
  return transact(context, actor.personId, 'campaign.open', ({ tx, at }) => {
    const permission = authorize(actor, 'campaign.open', null);
    if (!permission.ok) return permission;
    const planned = plan(tx, campaignId, tokyoDate(at));
    if (planned === null) return refuse('not_permitted');
    const next = advanceCampaign(planned.row.state, 'open');
    if (!next.ok) return next;
    const running = allCampaigns(tx).some((other) => other.state === 'open' && other.kind === planned.row.kind);
    if (running) return refuse('another_running');
    const contents = contentsOf(planned, tx, context.newId);
    if (contents.items.length === 0) return refuse('nothing_to_ask');
    updateCampaign(tx, campaignId, { state: next.value, openedAt: at });
    for (const one of planned.questionnaires) pinQuestionnaire(tx, one.campaignQuestionnaireId, one.questionnaireHash);
    insertCampaignContents(tx, contents);
    const [sheetCount, itemCount] = [contents.sheets.length, contents.items.length];
    return {
      ok: true,
      value: { sheetCount, itemCount },
      subject: `campaign:${campaignId}`,
      detail: {
        sheets: sheetCount,
        items: itemCount,
        questionnaireHashes: planned.questionnaires.map(({ questionnaireHash }) => questionnaireHash),
        ...otherBureaus(planned.distribution),
      },
    };
  });
}

/** Which other bureau sees each target, as the entry of the opening tells it; nothing where none does. */
function otherBureaus({ targets }: Pick<Distribution, 'targets'>) {
  const seen = targets.flatMap(({ targetId, otherBureauId }) =>
    otherBureauId === null ? [] : [[targetId, otherBureauId] as const],
  );
  return seen.length === 0 ? {} : { otherBureaus: Object.fromEntries(seen) };
}
