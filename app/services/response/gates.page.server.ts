import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok } from '#app/domain/shared/result.ts';
import { gateViews } from '#app/services/response/gate-view.loader.server.ts';
import type { GateView } from '#app/services/response/gate-view.loader.server.ts';
import { lastYearOf } from '#app/services/response/last-year.loader.server.ts';
import type { SheetHeader } from '#app/services/response/sheet-header.loader.server.ts';
import { openSheet } from '#app/services/response/sheet-header.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { personNames } from '#db/queries/organization.server.ts';

/** 事前確認の画面. */
export interface GatesPage {
  readonly header: SheetHeader;
  readonly gates: readonly GateView[];
  /** 対象期間, of which the gates speak. */
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate };
}

export function sheetGates(context: ServiceContext, actor: Actor, sheetId: string): Result<GatesPage, Denial> {
  const opened = openSheet(context, actor, sheetId);
  if (!opened.ok) return opened;
  const { snapshot, header, scope } = opened.value;
  const { db } = context;
  const { periodFrom, periodTo } = snapshot.campaign;
  return ok({
    header,
    gates: gateViews(snapshot, lastYearOf(db, scope, snapshot), personNames(db)),
    period: { from: calendarDate(periodFrom), to: calendarDate(periodTo) },
  });
}
