import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { ANSWER_VALUES, ROW_VALUES } from '#app/domain/response/answer.ts';
import { rowIdsOf } from '#app/domain/response/item-state.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import { makeDatabase } from '#test/factories/database.ts';
import { testRuns } from '#test/factories/runs.ts';
import { handIn, lookAndReturn } from '#test/factories/seen-sheet.ts';
import { makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

/** Where the items of the campaign stand by the rows that the acts keep. */
function kept({ context }: Town): readonly unknown[] {
  return context.db.$client
    .prepare('SELECT item_id AS itemId, gate, value, basis, rev FROM item_state ORDER BY item_id')
    .all();
}

/** The same, worked out anew from everything that is stored. */
function workedOut({ context }: Town, campaignId: string): readonly unknown[] {
  return sheetsOf(context.db, campaignId)
    .flatMap(({ sheet }) => loadSheet(context, sheet.id)?.items ?? [])
    .map(({ itemId, applicability, value, record }) => ({
      ...{ itemId, gate: applicability.state, value },
      ...{ basis: record === null ? null : 'own', rev: record?.rev ?? null },
    }))
    .sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('gate' as const), holds: fc.boolean() }),
  fc.record({ kind: fc.constant('hand_in' as const) }),
  fc.record({
    kind: fc.constant('answer' as const),
    item: fc.nat(20),
    value: fc.constantFrom(...ANSWER_VALUES, null),
    row: fc.constantFrom(...ROW_VALUES, null),
  }),
);

test('what is kept of every item is what is worked out anew, after whatever acts in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const context = makeDatabase(calendarDate('2026-10-01'));
      try {
        const town = await makeTown(context);
        const campaignId = openTownCampaign(town);
        expect(kept(town)).toEqual(workedOut(town, campaignId));
        const id = sheetId(town, campaignId, '110', 'security_manager');
        for (const one of steps) {
          const items = loadSheet(context, id)?.items ?? [];
          if (one.kind === 'gate') {
            const rev = loadSheet(context, id)?.gates[0]?.answer?.rev ?? 0;
            saveGates(context, town.actor('staff'), id, [{ gateId: 'outsourcing', holds: one.holds, rev }]);
          } else if (one.kind === 'hand_in') {
            handIn(context, town.actor('manager'), id);
            lookAndReturn(context, town.actor('officer'), id, '直してください。');
          } else {
            const item = items[one.item % items.length];
            if (item === undefined) throw new Error('the sheet has no item');
            const rows = rowIdsOf(item.question).flatMap((rowId) =>
              one.row === null ? [] : [{ rowId, value: one.row }],
            );
            const answer = makeAnswer({ value: rowIdsOf(item.question).length > 0 ? null : one.value, rows });
            const rev = item.record?.rev ?? 0;
            saveAnswer(context, town.actor('staff'), id, { questionId: item.question.id, answer, rev });
          }
          expect(kept(town)).toEqual(workedOut(town, campaignId));
        }
      } finally {
        context.dispose();
      }
    }),
    { numRuns: 25, seed: testRuns.seed },
  );
});
