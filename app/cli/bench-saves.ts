import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { OpenSheet } from '#app/cli/bench-answering.ts';
import type { Client } from '#app/cli/bench-requests.ts';
import { CSRF_HEADER } from '#app/lib/csrf-names.ts';

const WAIT_MS = 5;

const savedBody = z.object({ kind: z.literal('saved'), rev: z.number() });

/** 保存. Sends one answer after another, each of another person and sheet than the one before. */
export interface Saves {
  /** Saves the next answer; throws where it was not taken. */
  readonly one: () => Promise<void>;
}

/** 保存先. An item of an open sheet, with the revision that it has by now. */
export interface SavePlace {
  readonly sheet: OpenSheet;
  readonly itemKey: string;
  readonly answer: OpenSheet['items'][number]['answer'];
  rev: number;
  busy: boolean;
}

/** The first item of every sheet, then the second of every one, and so on. */
export function placesOf(sheets: readonly OpenSheet[]): readonly SavePlace[] {
  const longest = Math.max(0, ...sheets.map(({ items }) => items.length));
  return Array.from({ length: longest }, (_, at) => at).flatMap((at) =>
    sheets.flatMap((sheet) => {
      const item = sheet.items[at];
      return item === undefined ? [] : [{ ...item, sheet, busy: false }];
    }),
  );
}

/** The saves of people who answer, as the page of a chapter sends them; the bare action takes the same. */
export function savesOf(places: readonly SavePlace[], client: Client): Saves {
  let [next, count] = [0, 0];
  const taken = (): SavePlace | null => {
    for (let tried = 0; tried < places.length; tried += 1) {
      const place = places[next];
      next = (next + 1) % places.length;
      if (place === undefined || place.busy) continue;
      place.busy = true;
      return place;
    }
    return null;
  };
  /** Where every item is being saved by somebody, the next one waits, and that counts as well. */
  const take = async (): Promise<SavePlace> => {
    for (;;) {
      const place = taken();
      if (place !== null) return place;
      await wait(WAIT_MS);
    }
  };
  return {
    one: async () => {
      const place = await take();
      const { sheet, itemKey, rev } = place;
      count += 1;
      const answer = { ...place.answer, comment: `${place.answer.comment.slice(0, 100)} ${count}` };
      const { status, text } = await client.send({
        path: `/api/sheets/${encodeURIComponent(sheet.sheetId)}/answers`,
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: sheet.by.cookie, [CSRF_HEADER]: sheet.by.csrf },
        body: JSON.stringify({ itemKey, answer, rev, handIns: 0 }),
      });
      if (status !== 200) throw new Error(`a save was answered ${status}: ${text.slice(0, 200)}`);
      place.rev = savedBody.parse(JSON.parse(text)).rev;
      place.busy = false;
    },
  };
}
