import { holdersOn, namesOf } from '#app/services/organization/holder.loader.server.ts';
import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { visibleSheet } from '#app/services/response/entry.loader.server.ts';
import { officeNamesOf } from '#app/services/campaign/setting.loader.server.ts';

/** 代行入力の対象. The sheet that the secretariat is about to enter for somebody. */
export interface ProxyTarget {
  readonly campaignName: string;
  readonly fiscalYear: number;
  readonly targetName: string;
  readonly office: SheetOffice;
  readonly officeNames: OfficeNames;
  /** Why it cannot be begun: the sheet is handed in or counted, or is just being counted. */
  readonly denial: 'wrong_state' | 'being_counted' | null;
  /** Who should have entered it; nobody where the office is vacant. */
  readonly respondents: readonly HolderName[];
  /** The first day on which the decision can have been taken. */
  readonly periodFrom: CalendarDate;
  readonly today: CalendarDate;
}

export function proxyTarget(context: ServiceContext, actor: Actor, sheetId: string): Result<ProxyTarget, Denial> {
  const snapshot = visibleSheet(context, actor, sheetId);
  if (snapshot === null) return refuse('not_permitted');
  const permission = authorize(actor, 'sheet.proxy', snapshot.resource);
  let denial: ProxyTarget['denial'] = null;
  if (!permission.ok) {
    const { reason } = permission;
    if (reason !== 'wrong_state' && reason !== 'being_counted') return refuse(reason);
    denial = reason;
  }
  const { campaign, target, resource } = snapshot;
  const today = tokyoDate(context.clock());
  return {
    ok: true,
    value: {
      denial,
      campaignName: campaign.name,
      fiscalYear: campaign.fiscalYear,
      targetName: target.name,
      office: resource.office,
      officeNames: officeNamesOf(context.db, campaign),
      respondents: namesOf(holdersOn(context.db, today).ofRespondent(resource.answeredBy, target)),
      periodFrom: calendarDate(campaign.periodFrom),
      today,
    },
  };
}
