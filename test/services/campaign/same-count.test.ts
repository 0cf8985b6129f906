import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { boardChoice, boardSearch } from '#app/services/campaign/board.address.server.ts';
import { boardOf } from '#app/services/campaign/board.page.server.ts';
import { campaignPage } from '#app/services/campaign/campaign.page.server.ts';
import { homeOf } from '#app/services/campaign/home.page.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { sheetGates } from '#app/services/response/gates.page.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { draftTownCampaign, makeTown, sheetId } from '#test/factories/town.ts';
import { lookAndOpen } from '#test/factories/seen-draft.ts';

/** The town with a draft, whose sheet of 税務課 asks a gate. */
async function prepared() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { context } = town;
  const [secretariat, manager] = [town.actor('secretariat'), town.actor('other_manager')];
  const id = draftTownCampaign(town);
  const preview = must(campaignPage(context, secretariat, id, { vacantOnly: false, page: 1 })).preview;
  if (preview === null) throw new Error('a draft has a preview');
  must(lookAndOpen(context, secretariat, id));
  const taxSheet = sheetId(town, id, '120', 'security_manager');
  const counted = () => {
    const board = must(boardOf(context, secretariat, { ...boardChoice(boardSearch.parse({})), page: 1 }));
    const rows = board?.groups.flatMap((group) => group.rows) ?? [];
    const entry = rows.find((row) => row.sheetId === taxSheet)?.entry ?? { complete: 0, openCount: 0 };
    const home = homeOf(context, manager).sheets.find((one) => one.sheetId === taxSheet)?.remaining;
    const { remaining } = must(sheetGates(context, manager, taxSheet)).header;
    return { board: entry.openCount - entry.complete, home: home?.questions, sheet: remaining.questions, remaining };
  };
  return { context, manager, preview, taxSheet, counted };
}

test('what the draft promises a section is what board, home and sheet say is left, with its gates beside it', async () => {
  const { preview, counted } = await prepared();
  const row = preview.rows.find(({ code, office }) => code === '120' && office === 'security_manager');
  const { remaining, ...questions } = counted();
  expect(row).toMatchObject({ questionCount: 4, gateCount: 1 });
  expect(questions).toEqual({ board: 4, home: 4, sheet: 4 });
  expect(remaining.openGates).toBe(1);
});

test('answering the gates takes no question away but those that they close', async () => {
  for (const [holds, left] of [
    [true, 4],
    [false, 3],
  ] as const) {
    const { context, manager, taxSheet, counted } = await prepared();
    must(saveGates(context, manager, taxSheet, [{ gateId: 'outsourcing', holds, rev: 0 }]));
    const { remaining, ...questions } = counted();
    expect(questions).toEqual({ board: left, home: left, sheet: left });
    expect(remaining.openGates).toBe(0);
  }
});

test('the number of questions that a draft is opened with is that of its rows', async () => {
  const { preview } = await prepared();
  expect(preview.questionCount).toBe(preview.rows.reduce((sum, row) => sum + row.questionCount, 0));
  expect(preview.itemCount).toBeGreaterThan(preview.questionCount);
});
