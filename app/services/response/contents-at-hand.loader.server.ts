import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { keptAfterActs } from '#app/services/response/kept-by-sheet.loader.server.ts';
import type { Kept } from '#app/services/response/kept-by-sheet.loader.server.ts';
import type { ContentsReader, SheetContents } from '#app/services/response/sheet.loader.server.ts';
import { sheetContents } from '#app/services/response/sheet.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import type { Database } from '#db/client.server.ts';
import { lastActivity } from '#db/queries/activity.server.ts';

/** How many sheets of a campaign are kept at hand: of so many people who are answering at a time. */
const MOST_SHEETS = 120;

const keptAfter = keptAfterActs<SheetContents>();

/** Keeps the contents as those of who asked last. */
function keepLast(bySheet: Map<string, SheetContents>, sheetId: string, contents: SheetContents): void {
  bySheet.delete(sheetId);
  bySheet.set(sheetId, contents);
  const [oldest] = bySheet.keys();
  if (bySheet.size > MOST_SHEETS && oldest !== undefined) bySheet.delete(oldest);
}

/** Gives the contents as the act of that number left them, which is the last one that was done. */
function contentsAfter(
  db: Database,
  { sequence, at }: Pick<Act, 'sequence' | 'at'>,
): (...of: Parameters<ContentsReader>) => { readonly held: SheetContents; readonly kept: Kept<SheetContents> } {
  return (reading, found) => {
    const { id, campaignId } = found.sheet;
    const kept = keptAfter(db, campaignId, { sequence, today: tokyoDate(at) });
    const held = kept.bySheet.get(id) ?? sheetContents(reading, found);
    keepLast(kept.bySheet, id, held);
    return { held, kept };
  };
}

/** Gives a page the contents at hand: whoever opens it saves on it next. */
export function contentsNow({ db, clock }: Pick<ServiceContext, 'db' | 'clock'>): ContentsReader {
  // What an act has not ended may be taken back.
  if (db.$client.inTransaction) return sheetContents;
  return (...of) => contentsAfter(db, { sequence: lastActivity(db).sequence, at: clock() })(...of).held;
}

/** 手元の内容. The contents of the one sheet that an act changes, from the act before it to the one after it. */
export interface ContentsAtHand {
  /** Gives the act, which has changed nothing yet, the contents as the act before it left them. */
  readonly before: (act: Act) => ContentsReader;
  /** Keeps them as the act left them, to be called when it is done. */
  readonly keep: (contents: SheetContents) => void;
}

/**
 * Who answers saves one answer of a sheet after another, and to read all others again takes longer than everything else
 * of a save: they are kept, and read again where an act was done that may have changed them. To be asked for before the
 * act begins.
 */
export function contentsAtHand(db: Database): ContentsAtHand {
  // What is done within a greater transaction may be taken back with it.
  if (db.$client.inTransaction) return { before: () => sheetContents, keep: () => undefined };
  let asked: { readonly kept: Kept<SheetContents>; readonly sheetId: string; readonly sequence: number } | null = null;
  return {
    before: ({ at, sequence }) => {
      const contentsOf = contentsAfter(db, { sequence: sequence - 1, at });
      return (reading, found) => {
        const { held, kept } = contentsOf(reading, found);
        asked = { kept, sheetId: found.sheet.id, sequence };
        return held;
      };
    },
    keep: ({ policyId, gates, gateAnswers, items, measures }) => {
      if (asked === null) throw new Error('the act did not ask for the contents that it left');
      keepLast(asked.kept.bySheet, asked.sheetId, { policyId, gates, gateAnswers, items, measures });
      asked.kept.sequence = asked.sequence;
    },
  };
}
