import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';

/** What the page of an extension shows. */
export interface DueDate {
  readonly campaignName: string;
  readonly fiscalYear: number;
  /** Null for the whole campaign. */
  readonly sheet: { readonly id: string; readonly name: string; readonly office: SheetOffice } | null;
  readonly dueOn: CalendarDate;
  readonly today: CalendarDate;
}

export function dueDateOf(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  sheetId: string | null,
): Result<DueDate, Denial> {
  const permission = authorize(actor, 'campaign.extend', null);
  if (!permission.ok) return permission;
  const campaign = findCampaign(context.db, campaignId);
  if (campaign === undefined) return refuse('not_permitted');
  if (campaign.state !== 'open') return refuse('wrong_state');
  const found = sheetId === null ? null : sheetsOf(context.db, campaignId).find(({ sheet }) => sheet.id === sheetId);
  if (found === undefined) return refuse('not_permitted');
  return {
    ok: true,
    value: {
      campaignName: campaign.name,
      fiscalYear: campaign.fiscalYear,
      sheet: found === null ? null : { id: found.sheet.id, name: found.target.name, office: found.sheet.office },
      dueOn: calendarDate(found === null ? campaign.dueOn : found.sheet.dueOn),
      today: tokyoDate(context.clock()),
    },
  };
}
