import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { isFrozen } from '#app/domain/campaign/state.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { reportJson } from '#app/documents/report/report-json.ts';
import type { ReportJson } from '#app/documents/report/report-json.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';
import { readableCampaigns } from '#app/services/report/results.loader.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';

/**
 * コマンドの利用者. Whoever can run the command on the server's machine can read its files, so that the
 * command reads what an auditor reads; it writes nothing.
 */
export const COMMAND_READER: Actor = {
  personId: 'command',
  name: 'tenken report',
  appointments: [{ role: 'auditor', unitId: null, systemId: null, from: calendarDate('1947-05-03'), until: null }],
};

/** The export of one closed campaign; null takes the newest closed one. */
export function exportReport(
  context: ServiceContext,
  actor: Actor,
  campaignId: string | null,
): Result<ReportJson, Denial | 'none_closed'> {
  const id = campaignId ?? newestClosed(context, actor);
  if (id === null) return refuse('none_closed');
  const campaign = findCampaign(context.db, id);
  if (campaign !== undefined && !isFrozen(campaign.state)) return refuse('wrong_state');
  const opened = openReport(context, actor, id);
  if (!opened.ok) return opened;
  const { selfAssessment, results } = opened.value;
  const { state, frozenHash } = results.campaign;
  return ok(reportJson(selfAssessment, { id, state, frozenHash }));
}

function newestClosed(context: ServiceContext, actor: Actor): string | null {
  const campaigns = readableCampaigns(context, actor, 'report.view');
  if (!campaigns.ok) return null;
  return campaigns.value.find((campaign) => isFrozen(campaign.state))?.id ?? null;
}
