import type { Actor } from '#app/domain/access/actor.ts';
import type { SavingDenial } from '#app/domain/access/can.ts';
import { isPastDue } from '#app/domain/response/lateness.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { findCampaign, updateCampaign } from '#db/queries/campaign.server.ts';
import { sheetsOf, updateSheet } from '#db/queries/sheet.server.ts';

/** `not_later`: the day is not after the due date that stands. `in_the_past`: the day is before today. */
export type ExtendRefusal = SavingDenial | 'unknown_sheet' | 'not_later' | 'in_the_past';

/**
 * 期限の延長. Moves the due date of one sheet, or of the campaign and every sheet that is due earlier; a date
 * that was extended further for one sheet stays. What was handed in late stays marked as late.
 */
export function extendDueDate(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  input: { readonly sheetId: string | null; readonly dueOn: CalendarDate },
): Result<{ readonly sheetCount: number }, ExtendRefusal> {
  return transact(context, actor.personId, 'campaign.extend', ({ tx, at }) => {
    const permission = authorize(actor, 'campaign.extend', null);
    if (!permission.ok) return permission;
    const campaign = findCampaign(tx, campaignId);
    if (campaign === undefined) return refuse('not_permitted');
    if (campaign.state === 'closing') return refuse('being_counted');
    if (campaign.state !== 'open') return refuse('wrong_state');
    const sheets = sheetsOf(tx, campaignId).map(({ sheet }) => sheet);
    const chosen = input.sheetId === null ? sheets : sheets.filter(({ id }) => id === input.sheetId);
    const [only] = chosen;
    if (only === undefined) return refuse('unknown_sheet');
    const stands = input.sheetId === null ? campaign.dueOn : only.dueOn;
    if (input.dueOn <= stands) return refuse('not_later');
    if (isPastDue(input.dueOn, tokyoDate(at))) return refuse('in_the_past');
    const moved = chosen.filter(({ dueOn }) => dueOn < input.dueOn);
    for (const { id } of moved) updateSheet(tx, id, { dueOn: input.dueOn });
    if (input.sheetId === null) updateCampaign(tx, campaignId, { dueOn: input.dueOn });
    return {
      ok: true,
      value: { sheetCount: moved.length },
      subject: input.sheetId === null ? `campaign:${campaignId}` : `sheet:${input.sheetId}`,
      detail: { from: stands, to: input.dueOn, sheets: moved.length },
    };
  });
}
