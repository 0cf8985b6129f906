import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { SHEET_EVENT_LABELS } from '#app/domain/response/sheet-labels.ts';
import { advanceSheet, waitingStep } from '#app/domain/response/sheet.ts';
import type { SheetEventKind } from '#app/domain/response/sheet.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { ok } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { japaneseDate, japaneseDateTime } from '#app/lib/japanese-date.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { holdersOn } from '#app/services/organization/holder.loader.server.ts';
import { openSheet } from '#app/services/response/sheet-header.loader.server.ts';
import type { SheetHeader } from '#app/services/response/sheet-header.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { eventsOfSheet, proxyEntriesOfSheet } from '#db/queries/sheet.server.ts';

/** 確認の段階の表示. One step of the route with who holds its office today. */
export interface StepView {
  readonly office: string;
  readonly people: readonly string[];
  readonly state: 'passed' | 'waiting' | 'ahead';
}

export interface EventView {
  readonly kind: SheetEventKind;
  readonly label: string;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** Where the respondent goes on: gates first, then the first unfinished chapter, then the submission. */
export type NextPlace = { readonly page: 'gates' | 'submit' } | { readonly chapter: string };

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

/** True when the sheet waits for the actor: to be confirmed, or to be checked by the secretariat. */
export function mayReview(actor: Actor, { resource, progress }: Pick<SheetSnapshot, 'resource' | 'progress'>): boolean {
  const confirm = authorize(actor, 'sheet.confirm', resource);
  if (confirm.ok || confirm.reason === 'own_answers') return true;
  const accept = authorize(actor, 'sheet.accept', resource);
  return (accept.ok || accept.reason === 'own_answers') && advanceSheet(progress, 'accept').ok;
}

export function nextPlace(header: Pick<SheetHeader, 'gates' | 'chapters'>): NextPlace {
  if (header.gates.answered < header.gates.total) return { page: 'gates' };
  const unfinished = header.chapters.find(({ answered, total }) => answered < total);
  return unfinished === undefined ? { page: 'submit' } : { chapter: unfinished.key };
}

/** The route of a sheet with today's office holders. */
export function stepsOf(context: ServiceContext, { progress }: Pick<SheetSnapshot, 'progress'>): readonly StepView[] {
  const holders = holdersOn(context.db, tokyoDate(context.clock()));
  const waiting = waitingStep(progress);
  const done = progress.state === 'confirmed' || progress.state === 'accepted';
  return progress.route.map((step, index) => {
    const { office, people } = holders.ofStep(step);
    const passed = done || index < progress.stepsPassed;
    return {
      office,
      people: people.map(({ name }) => name),
      state: passed ? 'passed' : step === waiting ? 'waiting' : 'ahead',
    };
  });
}
