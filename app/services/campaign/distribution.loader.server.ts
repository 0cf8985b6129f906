import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import type { Distribution } from '#app/domain/campaign/distribution.ts';
import { planDistribution } from '#app/domain/campaign/distribution.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { BodySettings } from '#app/domain/score/settings.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { campaignOf } from '#app/services/campaign/campaign.loader.server.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allSystems, allZones } from '#db/queries/asset.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import {
  chosenUnitIds,
  findCampaign,
  leftOutQuestionIds,
  questionnaireOfCampaign,
} from '#db/queries/campaign.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { findQuestionnaire } from '#db/queries/policy.server.ts';

export interface Plan {
  readonly row: CampaignRow;
  /** The questionnaire as the draft chose it. */
  readonly campaignQuestionnaireId: string;
  readonly questionnaire: Questionnaire;
  readonly questionnaireHash: string;
  readonly policyVersionId: string;
  readonly distribution: Distribution;
  readonly settings: BodySettings;
}

/** What the draft would give out on `today`, to the units and systems that there are on that day. */
export function plan(db: Connection, campaignId: string, today: CalendarDate): Plan | null {
  const row = findCampaign(db, campaignId);
  if (row === undefined) return null;
  const chosen = questionnaireOfCampaign(db, campaignId);
  const stored = chosen && findQuestionnaire(db, chosen.questionnaireId);
  if (chosen === undefined || stored === undefined) throw new Error(`campaign ${campaignId} has no questionnaire`);
  const questionnaire = readStored(storedQuestionnaire, stored.content);
  const leftOut = leftOutQuestionIds(db, chosen.id);
  const questions = questionnaire.questions.filter(({ id }) => !leftOut.has(id));
  const settings = bodySettings(db);
  const distribution = planDistribution({
    units: unitsOn(db, today),
    systems: allSystems(db),
    zones: allZones(db),
    chosenUnitIds: chosenUnitIds(db, chosen.id),
    questions,
    rules: settings.answeringRules,
  });
  return {
    row,
    campaignQuestionnaireId: chosen.id,
    questionnaire: { ...questionnaire, questions },
    questionnaireHash: stored.hash,
    policyVersionId: stored.policyVersionId,
    distribution,
    settings,
  };
}

/** 配布の予定. What opening the draft would make: who gets which sheet with how many questions. */
export interface DistributionPreview {
  readonly campaign: Campaign;
  readonly distribution: Distribution;
  readonly questions: Questionnaire['questions'];
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
  const { row, distribution, questionnaire } = planned;
  return { ok: true, value: { campaign: campaignOf(row), distribution, questions: questionnaire.questions } };
}
