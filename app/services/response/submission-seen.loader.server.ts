import type { AnsweredSheetResource } from '#app/domain/access/resource.ts';
import { contentText } from '#app/domain/response/sheet-content.ts';
import type { SeenSubmission } from '#app/domain/response/sheet-content.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { holdersOn } from '#app/services/organization/holder.loader.server.ts';
import type { Reading, SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { answererIdsOf, lastSubmissionOf } from '#db/queries/sheet.server.ts';

/** SHA-256 of what is entered on the sheet, as it was loaded. */
export function contentHashOf({ items, gates, measures }: Pick<SheetSnapshot, 'items' | 'gates' | 'measures'>): string {
  return sha256(
    contentText({
      items: items.map(({ itemId, record }) => ({ itemId, rev: record?.rev ?? 0, content: record?.content ?? null })),
      measures: measures.map(({ id, rev }) => ({ id, rev })),
      gates: gates.map(({ gate, answer }) => ({
        gateId: gate.id,
        rev: answer?.rev ?? 0,
        holds: answer?.holds ?? null,
      })),
    }),
  );
}

/** What a page of the sheet shows, for the form to send back with what is decided; null before the first hand-in. */
export function submissionSeen(db: Connection, snapshot: SheetSnapshot): SeenSubmission | null {
  const last = lastSubmissionOf(db, snapshot.sheet.id);
  return last === undefined ? null : { number: last.number, contentHash: contentHashOf(snapshot) };
}

/** What the door needs to let somebody judge the sheet: who ever answered it, and who could accept it today. */
export function answeredSheet(
  { db, clock }: Reading,
  { sheet, resource }: Pick<SheetSnapshot, 'sheet' | 'resource'>,
): AnsweredSheetResource {
  const { people } = holdersOn(db, tokyoDate(clock())).ofUnit('secretariat', null);
  return { ...resource, answererIds: answererIdsOf(db, sheet.id), acceptorIds: people.map(({ id }) => id) };
}
