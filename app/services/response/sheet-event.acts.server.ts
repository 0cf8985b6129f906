import { returnedMail } from '#app/documents/response/returned-mail.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { respondentOf } from '#app/domain/campaign/route.ts';
import type { SheetEventKind, SheetProgress } from '#app/domain/response/sheet.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import { holdersOn } from '#app/services/organization/holder.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { queueMail } from '#app/services/shared/outbox.server.ts';
import { openTask } from '#app/services/shared/task.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import { eventsOfSheet, insertSheetEvent, updateSheet } from '#db/queries/sheet.server.ts';
import type { SheetRow } from '#db/queries/sheet.server.ts';

/** What of a sheet its events need. */
type MovedSheet = Pick<SheetSnapshot, 'campaign' | 'sheet'>;

/** The office that answers has something to do, and whoever holds it today is told. */
export function askToHandInAgain(
  context: ServiceContext,
  act: Act,
  { campaign, sheet, target }: Pick<SheetSnapshot, 'campaign' | 'sheet' | 'target'>,
): void {
  const dueOn = calendarDate(sheet.dueOn);
  const waitsFor = respondentOf(sheet.answeredByOffice, target);
  openTask(context, act, { kind: 'sheet_returned', subject: `sheet:${sheet.id}`, waitsFor, dueOn });
  const mail = returnedMail({ campaignName: campaign.name, targetName: target.name, dueOn });
  for (const { id } of holdersOn(act.tx, tokyoDate(act.at)).ofRespondent(sheet.answeredByOffice, target).people) {
    queueMail(context, act, { toPersonId: id, ...mail });
  }
}

/** Writes down what was done to a sheet, after what was done before. */
export function recordEvent(
  { tx, at, sequence }: Act,
  snapshot: MovedSheet,
  actor: Pick<Actor, 'personId' | 'name'>,
  event: { readonly kind: SheetEventKind; readonly submissionId: string | null; readonly reason?: string },
): void {
  const place = eventsOfSheet(tx, snapshot.sheet.id).length + 1;
  insertSheetEvent(tx, {
    id: `${snapshot.sheet.id}:${String(place).padStart(5, '0')}`,
    campaignId: snapshot.campaign.id,
    sheetId: snapshot.sheet.id,
    reason: '',
    ...event,
    at,
    actorId: actor.personId,
    actorName: actor.name,
    sequence,
  });
}

/** Stores where a sheet stands after it. */
export function saveProgress(
  tx: Connection,
  snapshot: Pick<SheetSnapshot, 'sheet'>,
  progress: SheetProgress,
  at: Instant,
  more: Partial<SheetRow>,
): void {
  updateSheet(tx, snapshot.sheet.id, {
    state: progress.state,
    stepsPassed: progress.stepsPassed,
    lastActivityAt: at,
    ...more,
  });
}
