import type { NewCampaign } from '#app/domain/campaign/draft.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import type { Connection } from '#db/client.server.ts';
import {
  chosenUnitIds,
  findCampaign,
  leftOutQuestionIds,
  questionnairesOfCampaign,
} from '#db/queries/campaign.server.ts';

/** 準備中の自己点検. What was chosen for it; `seal` tells later whether it is still that. */
export interface StoredDraft {
  readonly chosen: NewCampaign;
  readonly seal: string;
}

/** Refused for what is not there, and for what has been opened. */
export function draftOf(db: Connection, campaignId: string): Result<StoredDraft, 'not_permitted' | 'wrong_state'> {
  const row = findCampaign(db, campaignId);
  if (row === undefined) return refuse('not_permitted');
  if (row.state !== 'draft') return refuse('wrong_state');
  const questionnaires = questionnairesOfCampaign(db, campaignId).map(({ id, questionnaireId }) => ({
    questionnaireId,
    unitIds: [...chosenUnitIds(db, id)].sort(),
    leftOutQuestionIds: [...leftOutQuestionIds(db, id)].sort(),
  }));
  const { kind, name } = row;
  const chosen = {
    fiscalYear: fiscalYear(row.fiscalYear),
    kind,
    name,
    dueOn: calendarDate(row.dueOn),
    questionnaires,
  };
  return ok({ chosen, seal: sha256(canonicalJson(chosen)) });
}
