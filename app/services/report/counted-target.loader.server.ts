import { isLate } from '#app/domain/response/lateness.ts';
import { isConfirmed, isSubmitted } from '#app/domain/response/sheet.ts';
import { countedItems } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { exceptionsInForce } from '#app/services/exception/exceptions.loader.server.ts';
import { planAnswers } from '#app/services/improvement/plan-draft.loader.server.ts';
import type { PlanAnswer } from '#app/services/improvement/plan-draft.loader.server.ts';
import { itemReader } from '#app/services/response/item-state.loader.server.ts';
import { frozenRowsOf } from '#app/services/score/frozen-items.loader.server.ts';
import { itemScorer } from '#app/services/score/item-scorer.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import type { ClosingRow } from '#db/queries/closing.server.ts';
import { proxySheetIds } from '#db/queries/result.server.ts';
import type { FrozenContents } from '#db/queries/score.server.ts';
import { gateAnswersOfSheet, itemsOfSheets, sheetPlaces, sheetRows } from '#db/queries/sheet.server.ts';
import type { SheetPlace } from '#db/queries/sheet.server.ts';

/** 対象ごとの点検票. The sheets of one target, in the order of the campaign. */
type SheetsOfTarget = readonly SheetPlace[];

/** 対象ごとの集計. Counts the targets of a campaign one by one, as if all were counted together. */
export interface TargetCounter {
  readonly byTarget: readonly SheetsOfTarget[];
  /** What a closing stores of one; may be asked for again where storing failed. */
  readonly contentsOf: (target: SheetsOfTarget) => FrozenContents;
  /** All that was counted. */
  readonly read: () => CountedRead;
}

/** 読んだ項目. What was counted, question × target, and what the plan takes of the answers, in the order of the items. */
export interface CountedRead {
  readonly scored: readonly ScoredItem[];
  readonly answersRead: ReadonlyMap<string, PlanAnswer>;
}

/** Counts as of the closing's begin: on its day, with the exceptions permitted before it and no later one. */
export function targetCounter(
  db: Connection,
  campaign: CampaignRow,
  { id: closingId, at, sequence: begun }: Pick<ClosingRow, 'id' | 'at' | 'sequence'>,
): TargetCounter {
  const day = tokyoDate(instant(at));
  const exceptions = exceptionsInForce(db, day, { upTo: begun });
  const givenOf = planAnswers(db, campaign.id);
  const proxies = proxySheetIds(db, campaign.id);
  const places = sheetPlaces(db, campaign.id);
  const firstOrder = new Map<string, number>();
  let order = 0;
  for (const { id, itemCount } of places) {
    firstOrder.set(id, order);
    order += itemCount;
  }
  // Both by the place of the item among all, with gaps.
  const counted: ScoredItem[] = [];
  const given: (readonly [itemId: string, answer: PlanAnswer])[] = [];

  function contentsOf(target: SheetsOfTarget): FrozenContents {
    const sheetIds = target.map(({ id }) => id);
    const stored = itemsOfSheets(db, sheetIds);
    const gates = sheetIds.flatMap((id) => gateAnswersOfSheet(db, id));
    const scored = stored.map(itemScorer(itemReader(db, campaign.id, day, gates, [], exceptions), 'closing'));
    const asked = countedItems(scored);
    const deciding = new Set(asked.map(({ itemId }) => itemId));
    const nextOf = new Map(target.map(({ id }) => [id, firstOrder.get(id) ?? 0]));
    const countedOn = new Map(
      stored.map(({ item, sheet, answer }, index) => {
        const place = nextOf.get(sheet.id) ?? 0;
        nextOf.set(sheet.id, place + 1);
        const one = scored[index];
        const said = one === undefined ? null : givenOf(one, answer);
        if (said !== null) given[place] = [item.id, said];
        const as = {
          order: place,
          decides: deciding.has(item.id),
          rev: answer?.rev ?? null,
          submitted: isSubmitted(sheet.state),
          late: isLate(sheet.state, sheet.submittedLate),
          confirmed: isConfirmed(sheet.state),
        };
        return [item.id, as];
      }),
    );
    // A question about several objects stands where the first of them does.
    const placeOf = ({ itemId }: ScoredItem) => countedOn.get(itemId)?.order ?? 0;
    for (const one of asked) counted[Math.min(placeOf(one), ...one.others.map(placeOf))] = one;
    return {
      ...frozenRowsOf(closingId, scored, ({ itemId }) => {
        const as = countedOn.get(itemId);
        if (as === undefined) throw new Error(`item ${itemId} was not read`);
        return as;
      }),
      sheets: sheetRows(db, sheetIds).map((sheet) => {
        const { id: sheetId, state, stepsPassed, dueOn, submittedAt, submittedLate, selfConfirmed } = sheet;
        return {
          ...{ closingId, sheetId, state, stepsPassed, dueOn, submittedAt, submittedLate, selfConfirmed },
          byProxy: proxies.has(sheetId),
        };
      }),
      gates: gates.map(({ sheetId, gateId, holds, rev }) => ({ closingId, sheetId, gateId, holds, rev })),
    };
  }

  return {
    byTarget: [...groupBy(places, ({ targetId }) => targetId).values()],
    contentsOf,
    // What is not there is passed over by `flat`.
    read: () => ({ scored: counted.flat(), answersRead: new Map(given.flat(0)) }),
  };
}
