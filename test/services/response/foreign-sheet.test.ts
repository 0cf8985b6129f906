import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { action } from '#app/routes/api.sheets.$sheetId.answers.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { sheetChapter } from '#app/services/response/chapter.page.server.ts';
import { askForSheet } from '#app/services/response/entry.loader.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { sheetGates } from '#app/services/response/gates.page.server.ts';
import { proxyTarget } from '#app/services/response/proxy-entry.page.server.ts';
import { reviewOf } from '#app/services/response/review.page.server.ts';
import {
  acceptSheet,
  beginProxyEntry,
  confirmSheet,
  returnSheet,
  submitSheet,
  withdrawSheet,
} from '#app/services/response/sheet.acts.server.ts';
import { sheetOverview } from '#app/services/response/sheet-overview.page.server.ts';
import { sheetSubmission } from '#app/services/response/submit.page.server.ts';
import { NOTHING_TYPED } from '#app/components/response/answer-fields.ts';
import { CSRF_HEADER } from '#app/lib/csrf-names.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { BASIS } from '#test/factories/every-table.ts';
import { statementsOf } from '#test/factories/statements.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import { callRoute, sessionOf } from '#test/routes/call.ts';

const SEEN = { number: 1, contentHash: 'a'.repeat(64) };
const ANSWER = { itemKey: '1-1@security_manager', answer: makeAnswer({ value: 'implemented' }), rev: 0 };

/** Every way to a sheet by its id. */
const WAYS: Readonly<Record<string, (context: TestContext, actor: Actor, id: string) => unknown>> = {
  'the question whether it may be seen': (context, actor, id) => askForSheet(context, actor, 'sheet.view', id),
  'its overview': sheetOverview,
  'a chapter': (context, actor, id) => sheetChapter(context, actor, id, '1'),
  'its gates': sheetGates,
  'the page to hand it in': sheetSubmission,
  'the page to review it': reviewOf,
  'the page of 代行入力': proxyTarget,
  'an answer': (context, actor, id) => saveAnswer(context, actor, id, ANSWER),
  'a gate': (context, actor, id) => saveGates(context, actor, id, [{ gateId: 'cloud', holds: true, rev: 0 }]),
  'the hand-in': (context, actor, id) => submitSheet(context, actor, id, SEEN.contentHash),
  'the withdrawal': withdrawSheet,
  'the confirmation': (context, actor, id) => confirmSheet(context, actor, id, SEEN),
  'the return': (context, actor, id) => returnSheet(context, actor, id, SEEN, '直してください。'),
  'the acceptance': (context, actor, id) => acceptSheet(context, actor, id, SEEN),
  'the beginning of 代行入力': (context, actor, id) => beginProxyEntry(context, actor, id, BASIS),
};

/** A filled sheet of another section. */
async function foreignSheet() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const id = sheetId(town, openTownCampaign(town), '110', 'security_manager');
  fillSheet(town, town.actor('manager'), id);
  return { town, id };
}

test.each(Object.entries(WAYS))('%s of a foreign sheet costs what one costs that does not exist', async (_way, go) => {
  const { town, id } = await foreignSheet();
  const stranger = town.actor('other_manager');
  const foreign = statementsOf(town.context, () => go(town.context, stranger, id));
  const missing = statementsOf(town.context, () => go(town.context, stranger, 'no-such-sheet'));
  expect(foreign.outcome).toEqual({ ok: false, reason: 'not_permitted' });
  expect(foreign).toEqual(missing);
  expect(foreign.statements.length).toBeGreaterThan(0);
  expect(foreign.statements.length).toBeLessThan(8);
});

test('the reply is 404 in both, word for word', async () => {
  const { town, id } = await foreignSheet();
  const { cookie, csrf } = await sessionOf(town.context, 'other_manager');
  const body = JSON.stringify({ itemKey: '1-1@security_manager', answer: NOTHING_TYPED, rev: 0 });
  const init = { headers: { cookie, [CSRF_HEADER]: csrf, 'content-type': 'application/json' }, body };
  const url = '/api/sheets/x/answers';
  const foreign = await callRoute(town.context, action, url, { sheetId: id }, init);
  expect(foreign.status).toBe(404);
  expect(foreign).toEqual(await callRoute(town.context, action, url, { sheetId: 'no-such-sheet' }, init));
});
