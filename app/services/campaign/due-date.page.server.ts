import type { Actor } from '#app/domain/access/actor.ts';
import type { SavingDenial } from '#app/domain/access/can.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { askForRunning } from '#app/services/campaign/campaign.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { findSheet } from '#db/queries/sheet.server.ts';

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
): Result<DueDate, SavingDenial> {
  const asked = askForRunning(context, actor, 'campaign.extend', campaignId);
  if (!asked.ok) return asked;
  const { campaign } = asked.value;
  const found = sheetId === null ? null : findSheet(context.db, sheetId);
  if (found === undefined || (found !== null && found.sheet.campaignId !== campaignId)) return refuse('not_permitted');
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
