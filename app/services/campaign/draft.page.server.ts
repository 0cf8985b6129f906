import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import type { NewCampaign } from '#app/domain/campaign/draft.ts';
import { referenceDay } from '#app/domain/campaign/reference-day.ts';
import { boundPolicy } from '#app/domain/organization/bound-policy.ts';
import type { OrganizationUnitType, Unit } from '#app/domain/organization/unit.ts';
import { bureausOf, pathOf } from '#app/domain/organization/unit.ts';
import { askedCounts } from '#app/domain/questionnaire/unit-asked.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { addDays, onWorkday, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { ok } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { offeredQuestionnaires } from '#app/services/campaign/offered-questionnaire.loader.server.ts';
import type { OfferedQuestionnaire } from '#app/services/campaign/offered-questionnaire.loader.server.ts';
import { draftOf } from '#app/services/campaign/draft.loader.server.ts';
import type { StoredDraft } from '#app/services/campaign/draft.loader.server.ts';
import { plan } from '#app/services/campaign/distribution.loader.server.ts';
import type { UnaskedNames } from '#app/services/campaign/distribution.loader.server.ts';
import type { VacantOffice } from '#app/services/campaign/first-year.loader.server.ts';
import {
  unableHolders,
  unmarkedSystems,
  vacantOfficesOf,
  vacantPosts,
} from '#app/services/campaign/first-year.loader.server.ts';
import { modulesOfBody } from '#app/services/organization/module.loader.server.ts';
import { countedPolicies } from '#app/services/policy/policy-term.loader.server.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { policyNames } from '#db/queries/unit.server.ts';
import { findPolicyVersion, findQuestionnaire, publishedQuestionnaires } from '#db/queries/policy.server.ts';

const DAYS_TO_ANSWER = 30;

/** 対象に選べる所属. */
export interface MaterialUnit {
  readonly id: string;
  readonly name: string;
  readonly type: OrganizationUnitType;
  /** Of the policy that binds it, where there are several and it is not the whole body. */
  readonly policyName: string | null;
}

/** 新しい自己点検の材料. What a campaign can be made from. */
export interface CampaignMaterial {
  readonly questionnaires: readonly OfferedQuestionnaire[];
  readonly groups: readonly {
    readonly name: string | null;
    readonly units: readonly MaterialUnit[];
  }[];
  readonly fiscalYear: FiscalYear;
  readonly dueOn: CalendarDate;
  readonly today: CalendarDate;
  /** Of the first self-assessment: what must be there or had better be. */
  readonly sectionCount: number;
  readonly vacantOffices: readonly VacantOffice[];
  readonly unableCount: number;
  readonly unmarkedCount: number;
  /** Questions that reach nobody, as there is no 部. */
  readonly bureauQuestions: readonly { readonly id: string; readonly version: number; readonly count: number }[];
}

/** What a campaign of this fiscal year, or of another one, can be made from. */
export function campaignMaterial(
  context: ServiceContext,
  actor: Actor,
  ofYear: FiscalYear | null = null,
  keptIds: readonly string[] = [],
): Result<CampaignMaterial, Denial> {
  const permission = authorize(actor, 'campaign.create', null);
  if (!permission.ok) return permission;
  const today = tokyoDate(context.clock());
  const year = ofYear ?? fiscalYearOf(today);
  const units = unitsOn(context.db, today);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const policyNameOf = boundPolicyNamer(context.db, byId);
  const groups = groupBy(units, (unit) => pathOf(bureausOf(unit, byId)));
  return {
    ok: true,
    value: {
      questionnaires: offeredQuestionnaires(context.db, { day: referenceDay(year, today), today, keptIds }),
      groups: [...groups].map(([name, members]) => ({
        name,
        units: members.map((unit) => ({
          id: unit.id,
          name: unit.name,
          type: unit.type,
          policyName: policyNameOf(unit),
        })),
      })),
      fiscalYear: fiscalYearOf(today),
      dueOn: onWorkday(addDays(today, DAYS_TO_ANSWER)),
      today,
      sectionCount: units.filter(({ type }) => type === 'department').length,
      vacantOffices: vacantOfficesOf(context.db, vacantPosts(context.db, today), today),
      unableCount: unableHolders(context.db, today).length,
      unmarkedCount: unmarkedSystems(context.db, today),
      bureauQuestions: units.some(({ type }) => type === 'bureau') ? [] : bureauQuestions(context.db),
    },
  };
}

/** Tells a bureau or section which policy binds it; says nothing where one policy binds everybody. */
function boundPolicyNamer(db: Connection, byId: ReadonlyMap<string, Unit>): (unit: Unit) => string | null {
  const names = policyNames(db);
  const counted = countedPolicies(db);
  return (unit) => {
    if (counted.length < 2 || unit.type === 'organization') return null;
    const policyId = boundPolicy(unit, byId, counted);
    return policyId === null ? null : (names.get(policyId) ?? null);
  };
}

function bureauQuestions(db: Connection): CampaignMaterial['bureauQuestions'] {
  const modules = modulesOfBody(db);
  return publishedQuestionnaires(db).flatMap(({ id, version }) => {
    const row = findQuestionnaire(db, id);
    if (row === undefined) throw new Error(`no questionnaire ${id}`);
    const count = askedCounts(readStored(storedQuestionnaire, row.content).questions, modules).questionCounts.bureau;
    return count === 0 ? [] : [{ id, version, count }];
  });
}

/** 準備した自己点検を直す画面. What was chosen, with what could be. */
export interface DraftPage {
  readonly material: CampaignMaterial;
  readonly chosen: NewCampaign;
  readonly seal: string;
  /** Every unit of it is bound by the policy that it is asked about: what is chosen anew may be so as well. */
  readonly onlyBound: boolean;
  readonly unasked: UnaskedNames;
  readonly rehearsal: boolean;
}

/** Whether no unit of a draft is asked about a policy that binds it only where no other is chosen. */
function asksOnlyBound(db: Connection, { questionnaires }: NewCampaign, day: CalendarDate): boolean {
  const byId = new Map(unitsOn(db, day).map((unit) => [unit.id, unit]));
  const counted = countedPolicies(db);
  return questionnaires.every(({ questionnaireId, unitIds }) => {
    const found = findQuestionnaire(db, questionnaireId);
    const asked = found === undefined ? undefined : findPolicyVersion(db, found.policyVersionId)?.policyId;
    return unitIds
      .flatMap((id) => byId.get(id) ?? [])
      .every((unit) => unit.type === 'organization' || boundPolicy(unit, byId, counted) === asked);
  });
}

/** What was chosen for a draft, for who may change it. */
export function chosenDraft(context: ServiceContext, actor: Actor, campaignId: string): Result<StoredDraft, Denial> {
  const permission = authorize(actor, 'campaign.create', null);
  return permission.ok ? draftOf(context.db, campaignId) : permission;
}

export function draftPage(context: ServiceContext, actor: Actor, campaignId: string): Result<DraftPage, Denial> {
  const found = chosenDraft(context, actor, campaignId);
  if (!found.ok) return found;
  const { chosen } = found.value;
  const keptIds = chosen.questionnaires.map(({ questionnaireId }) => questionnaireId);
  const material = campaignMaterial(context, actor, chosen.fiscalYear, keptIds);
  if (!material.ok) return material;
  const planned = plan(context.db, campaignId, material.value.today);
  if (planned === null) throw new Error(`draft ${campaignId} has no plan`);
  return ok({
    material: material.value,
    ...found.value,
    onlyBound: asksOnlyBound(context.db, chosen, material.value.today),
    unasked: planned.unasked,
    rehearsal: isRehearsal(chosen),
  });
}
