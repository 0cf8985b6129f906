import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import type { RegisteredObject } from '#app/domain/campaign/asked-object.ts';
import type { Distribution, PlannedObject, PlannedSheet } from '#app/domain/campaign/distribution.ts';
import { planDistribution, unaskedOf } from '#app/domain/campaign/distribution.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { lacksValue, pinValues } from '#app/domain/questionnaire/open-value/pinned-question.ts';
import type { PinnedQuestion } from '#app/domain/questionnaire/open-value/pinned-question.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { inCodeOrder } from '#app/domain/shared/code-order.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { BodySettings } from '#app/domain/score/settings.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { bodySettings, storedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { campaignOf } from '#app/services/campaign/campaign.loader.server.ts';
import { lastVersions } from '#app/services/organization/unit.loader.server.ts';
import { valuesInForce } from '#app/services/questionnaire/policy-value.loader.server.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allZones, systemsOn } from '#db/queries/asset.server.ts';
import type { CampaignQuestionnaireRow, CampaignRow } from '#db/queries/campaign.server.ts';
import {
  chosenUnitIds,
  findCampaign,
  leftOutQuestionIds,
  questionnairesOfCampaign,
} from '#db/queries/campaign.server.ts';
import { contractsInForce, systemsOfContracts } from '#db/queries/contract.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { findPolicyVersion, findQuestionnaire } from '#db/queries/policy.server.ts';

/** 配布する調査票. A questionnaire as the draft chose it, without the questions that the draft leaves out. */
export interface PlannedQuestionnaire {
  readonly campaignQuestionnaireId: string;
  readonly questionnaireHash: string;
  readonly policyVersionId: string;
  readonly policyName: string;
  /** With what the body has laid down by now for what they leave open. */
  readonly questions: readonly PinnedQuestion[];
  readonly gates: Questionnaire['gates'];
  readonly chosenUnitIds: ReadonlySet<string>;
}

export interface Plan {
  readonly row: CampaignRow;
  readonly questionnaires: readonly PlannedQuestionnaire[];
  readonly distribution: Distribution;
  readonly unasked: UnaskedNames;
  readonly settings: BodySettings;
}

/** 対象から外れているものの名. Codes and names, in 建制順. */
export interface UnaskedNames {
  readonly unitNames: readonly string[];
  readonly bureauNames: readonly string[];
  /** As they were last called. */
  readonly endedNames: readonly string[];
}

/** What the draft would give out on `today`, to the units and systems that there are on that day. */
export function plan(db: Connection, campaignId: string, today: CalendarDate): Plan | null {
  const row = findCampaign(db, campaignId);
  if (row === undefined) return null;
  const questionnaires = questionnairesOfCampaign(db, campaignId).map((chosen) => plannedQuestionnaire(db, chosen));
  if (questionnaires.length === 0) throw new Error(`campaign ${campaignId} has no questionnaire`);
  const settings = bodySettings(db);
  const source = {
    units: unitsOn(db, today),
    systems: systemsOn(db, today),
    zones: allZones(db),
    questionnaires,
    rules: settings.answeringRules,
    modules: settings.modules,
    bureauLevel: settings.bureauRule.level,
    register: settings.objectRule.perObject ? registerOn(db, today) : [],
  };
  return { row, questionnaires, distribution: planDistribution(source), unasked: unaskedNames(db, source), settings };
}

/** What both registers have in force on the day, in their order. */
function registerOn(db: Connection, day: CalendarDate): readonly RegisteredObject[] {
  const systems = groupBy(systemsOfContracts(db), ({ contractId }) => contractId);
  return inCodeOrder(contractsInForce(db, day)).map(({ id, ...entry }) => ({
    ...entry,
    systemIds: (systems.get(id) ?? []).map(({ systemId }) => systemId),
  }));
}

function unaskedNames(db: Connection, source: Parameters<typeof unaskedOf>[0]): UnaskedNames {
  const { units, bureaus, endedIds } = unaskedOf(source);
  const named = ({ code, name }: Pick<Unit, 'code' | 'name'>) => `${code} ${name}`;
  const last = endedIds.length === 0 ? new Map<string, Unit>() : lastVersions(db);
  return {
    unitNames: units.map(named),
    bureauNames: bureaus.map(named),
    endedNames: endedIds
      .flatMap((id) => last.get(id) ?? [])
      .map(named)
      .sort(),
  };
}

function plannedQuestionnaire(db: Connection, chosen: CampaignQuestionnaireRow): PlannedQuestionnaire {
  const stored = findQuestionnaire(db, chosen.questionnaireId);
  if (stored === undefined) throw new Error(`no questionnaire ${chosen.questionnaireId}`);
  const { questions, gates } = readStored(storedQuestionnaire, stored.content);
  const leftOut = leftOutQuestionIds(db, chosen.id);
  const inForce = valuesInForce(db, chosen.policyId);
  return {
    campaignQuestionnaireId: chosen.id,
    questionnaireHash: stored.hash,
    policyVersionId: stored.policyVersionId,
    policyName: findPolicyVersion(db, stored.policyVersionId)?.name ?? '',
    questions: questions.filter(({ id }) => !leftOut.has(id)).map((question) => pinValues(question, inForce)),
    gates,
    chosenUnitIds: chosenUnitIds(db, chosen.id),
  };
}

/**
 * What opening would pin, in one hash: it tells later whether that is still what was seen. Saving a draft as it was
 * changes nothing of it.
 */
export function openingSeal({ row, questionnaires, distribution, unasked, settings }: Plan): string {
  const { fiscalYear, kind, name, dueOn } = row;
  return sha256(
    canonicalJson({
      ...{ fiscalYear, kind, name, dueOn },
      questionnaires: questionnaires.map((one) => ({
        hash: one.questionnaireHash,
        unitIds: [...one.chosenUnitIds].sort(),
        questionIds: one.questions.map(({ id }) => id),
        values: one.questions.flatMap(({ values = [] }) =>
          values.map(({ body }) => (body === null ? null : { ...body })),
        ),
      })),
      unasked: { ...unasked },
      targets: distribution.targets.map((target) => ({ ...target })),
      sheets: distribution.sheets.map(({ campaignQuestionnaireId: _, items, route, ...sheet }) => ({
        ...sheet,
        route: route.map((step) => ({ ...step })),
        itemCount: items.length,
      })),
      objects: distribution.objects.map((object) => ({ ...object })),
      settings: storedSettings(settings),
    }),
  );
}

/** 点検票の項目. What a planned sheet asks, and about which contract or service where it is about one. */
export interface ItemOnSheet {
  readonly question: Question;
  readonly object: PlannedObject | null;
}

/** 配布の予定. What opening the draft would make: who gets which sheet with how many questions. */
export interface DistributionPreview {
  readonly campaign: Campaign;
  /** Of all this, as opening asks for it again. */
  readonly seal: string;
  readonly distribution: Distribution;
  /** The items of a planned sheet with their questions, in their order. */
  readonly itemsOn: (sheet: PlannedSheet) => readonly ItemOnSheet[];
  /** Of a planned sheet; null where the draft asks about one policy alone. */
  readonly policyNameOf: (sheet: PlannedSheet) => string | null;
  /** Questions for a 部, in a body that is to have some and has none among the targets: they reach nobody. */
  readonly withoutBureau: number;
  readonly unasked: UnaskedNames;
  readonly unvalued: readonly UnvaluedPolicy[];
}

/** 定めが未記入の設問. How many questions of a policy ask about what the body has not laid down. */
export interface UnvaluedPolicy {
  readonly policyVersionId: string;
  readonly policyName: string;
  readonly questionCount: number;
}

function unvaluedOf({ questionnaires }: Pick<Plan, 'questionnaires'>): readonly UnvaluedPolicy[] {
  return questionnaires
    .map(({ policyVersionId, policyName, questions }) => ({
      policyVersionId,
      policyName,
      questionCount: questions.filter(lacksValue).length,
    }))
    .filter(({ questionCount }) => questionCount > 0);
}

export function previewDistribution(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
): Result<DistributionPreview, Denial> {
  const permission = authorize(actor, 'campaign.view', null);
  if (!permission.ok) return permission;
  const planned = plan(context.db, campaignId, tokyoDate(context.clock()));
  if (planned === null) return refuse('not_permitted');
  const { row, distribution } = planned;
  const seen = { campaign: campaignOf(row), seal: openingSeal(planned) };
  const value = { ...seen, distribution, itemsOn: itemsByPlace(planned), policyNameOf: plannedPolicyNamer(planned) };
  const { unasked } = planned;
  const unvalued = unvaluedOf(planned);
  return { ok: true, value: { ...value, withoutBureau: withoutBureau(planned), unasked, unvalued } };
}

function plannedPolicyNamer({ questionnaires }: Plan): DistributionPreview['policyNameOf'] {
  const names = new Map(questionnaires.map((one) => [one.campaignQuestionnaireId, one.policyName]));
  return ({ campaignQuestionnaireId }) => (names.size > 1 ? (names.get(campaignQuestionnaireId) ?? null) : null);
}

function withoutBureau({ distribution, questionnaires, settings }: Plan): number {
  if (!settings.modules.bureau) return 0;
  const asked = new Map(questionnaires.map(({ campaignQuestionnaireId: id }) => [id, new Set<string>()]));
  for (const sheet of distribution.sheets) {
    for (const { questionId } of sheet.items) asked.get(sheet.campaignQuestionnaireId)?.add(questionId);
  }
  return questionnaires.reduce((sum, { campaignQuestionnaireId, questions }) => {
    const unasked = ({ id, unit }: Question) =>
      unit === 'bureau' && asked.get(campaignQuestionnaireId)?.has(id) !== true;
    return sum + questions.filter(unasked).length;
  }, 0);
}

/** Finds the questions of a planned sheet's items: their ids are unique in their questionnaire alone. */
export function itemsByPlace({ questionnaires }: Pick<Plan, 'questionnaires'>): DistributionPreview['itemsOn'] {
  const byPlace = new Map(
    questionnaires.map(({ campaignQuestionnaireId, questions }) => [
      campaignQuestionnaireId,
      new Map(questions.map((question) => [question.id, question])),
    ]),
  );
  return ({ campaignQuestionnaireId, items }) =>
    items.map(({ questionId, object }) => {
      const question = byPlace.get(campaignQuestionnaireId)?.get(questionId);
      if (question === undefined) throw new Error(`question ${questionId} is planned and not asked`);
      return { question, object };
    });
}
