import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { advanceSheet } from '#app/domain/response/sheet.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok } from '#app/domain/shared/result.ts';
import type { SheetHeader } from '#app/services/response/sheet-header.loader.server.ts';
import { openSheet } from '#app/services/response/sheet-header.loader.server.ts';
import { lastReturn, proxyRecords, sheetEvents } from '#app/services/response/sheet-record.loader.server.ts';
import type { ProxyRecord, SheetEvent, SheetReturn } from '#app/services/response/sheet-record.loader.server.ts';
import type { NextPlace, StepView } from '#app/services/response/sheet-steps.loader.server.ts';
import { mayReview, nextPlace, stepsOf } from '#app/services/response/sheet-steps.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { personNames } from '#db/queries/organization.server.ts';

/** 点検票の概要. */
export interface SheetOverview {
  readonly header: SheetHeader;
  readonly goOn: NextPlace;
  readonly steps: readonly StepView[];
  /** The last return while it has not been handed in again. */
  readonly returned: SheetReturn | null;
  /** The newest first. */
  readonly events: readonly SheetEvent[];
  readonly proxies: readonly ProxyRecord[];
  readonly selfConfirmed: boolean;
  readonly mayWithdraw: boolean;
  /** The actor may confirm it now, or send it back. */
  readonly mayReview: boolean;
}

export function sheetOverview(context: ServiceContext, actor: Actor, sheetId: string): Result<SheetOverview, Denial> {
  const opened = openSheet(context, actor, sheetId);
  if (!opened.ok) return opened;
  const { snapshot, header } = opened.value;
  const { db } = context;
  const withdraw = authorize(actor, 'sheet.withdraw', snapshot.resource);
  return ok({
    header,
    goOn: nextPlace(header),
    steps: stepsOf(context, snapshot),
    returned: snapshot.sheet.state === 'returned' ? lastReturn(db, sheetId) : null,
    events: sheetEvents(db, sheetId).toReversed(),
    proxies: proxyRecords(db, sheetId, personNames(db)),
    selfConfirmed: snapshot.sheet.selfConfirmed,
    mayWithdraw: withdraw.ok && advanceSheet(snapshot.progress, 'withdraw').ok,
    mayReview: mayReview(actor, snapshot),
  });
}
