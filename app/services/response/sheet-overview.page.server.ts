import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { SHEET_EVENT_LABELS } from '#app/domain/response/sheet-labels.ts';
import type { SheetEventKind } from '#app/domain/response/sheet.ts';
import { advanceSheet } from '#app/domain/response/sheet.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok } from '#app/domain/shared/result.ts';
import { japaneseDate, japaneseDateTime } from '#app/lib/japanese-date.ts';
import type { SheetHeader } from '#app/services/response/sheet-header.loader.server.ts';
import { openSheet } from '#app/services/response/sheet-header.loader.server.ts';
import type { NextPlace, StepView } from '#app/services/response/sheet-steps.loader.server.ts';
import { mayReview, nextPlace, stepsOf } from '#app/services/response/sheet-steps.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { eventsOfSheet, proxyEntriesOfSheet } from '#db/queries/sheet.server.ts';

export interface EventView {
  readonly kind: SheetEventKind;
  readonly label: string;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** 点検票の概要. */
export interface SheetOverview {
  readonly header: SheetHeader;
  readonly goOn: NextPlace;
  readonly steps: readonly StepView[];
  /** The reason of the last return while it has not been handed in again. */
  readonly returned: EventView | null;
  readonly events: readonly EventView[];
  readonly onBehalf: readonly {
    readonly decidedBy: string;
    readonly decidedOn: string;
    readonly documentNumber: string;
    readonly paperLocation: string;
  }[];
  readonly selfConfirmed: boolean;
  readonly mayWithdraw: boolean;
  /** The actor may confirm it now, or send it back. */
  readonly mayReview: boolean;
}

export function sheetOverview(context: ServiceContext, actor: Actor, sheetId: string): Result<SheetOverview, Denial> {
  const opened = openSheet(context, actor, sheetId);
  if (!opened.ok) return opened;
  const { snapshot, header } = opened.value;
  const events = eventsOfSheet(context.db, sheetId).map((row): EventView => ({
    kind: row.kind,
    label: SHEET_EVENT_LABELS[row.kind],
    at: japaneseDateTime(row.at),
    by: row.actorName,
    reason: row.reason,
  }));
  const withdraw = authorize(actor, 'sheet.withdraw', snapshot.resource);
  return ok({
    header,
    goOn: nextPlace(header),
    steps: stepsOf(context, snapshot),
    returned: snapshot.sheet.state === 'returned' ? (events.findLast(({ kind }) => kind === 'return') ?? null) : null,
    events: events.toReversed(),
    onBehalf: proxyEntriesOfSheet(context.db, sheetId).map((entry) => ({
      decidedBy: entry.decidedBy,
      decidedOn: japaneseDate(entry.decidedOn),
      documentNumber: entry.documentNumber,
      paperLocation: entry.paperLocation,
    })),
    selfConfirmed: snapshot.sheet.selfConfirmed,
    mayWithdraw: withdraw.ok && advanceSheet(snapshot.progress, 'withdraw').ok,
    mayReview: mayReview(actor, snapshot),
  });
}
