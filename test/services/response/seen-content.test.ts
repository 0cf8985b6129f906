import { beforeEach, describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { damagedClosings } from '#app/services/campaign/closing-record.loader.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { reviewOf } from '#app/services/response/review.page.server.ts';
import {
  acceptSheet,
  confirmSheet,
  returnSheet,
  submitSheet,
  withdrawSheet,
} from '#app/services/response/sheet.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { sheetSubmission } from '#app/services/response/submit.page.server.ts';
import { eventsOfSheet, lastSubmissionOf } from '#db/queries/sheet.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { loggedActs } from '#test/factories/rows.ts';
import { contentNow, handIn, lookAndConfirm, lookAndReturn, seenNow } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const RECORDS = '1-1@security_manager';
const CHANGED = { ok: false, reason: 'changed_since' };

let town: Town;
let campaignId: string;
let id: string;

beforeEach(async () => {
  town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  campaignId = openTownCampaign(town);
  id = sheetId(town, campaignId, '110', 'security_manager');
  fillSheet(town, town.actor('manager'), id);
});

const submit = () => expect(handIn(town.context, town.actor('manager'), id).ok).toBe(true);
const takeBack = () => must(withdrawSheet(town.context, town.actor('manager'), id));
const sheet = () => loadSheet(town.context, id)?.sheet;
const recordOf = () => loadSheet(town.context, id)?.items.find(({ question }) => question.id === RECORDS);
const change = (value: 'not_implemented' | 'implemented') =>
  must(
    saveAnswer(town.context, town.actor('manager'), id, {
      itemKey: RECORDS,
      answer: makeAnswer({ value }),
      rev: recordOf()?.record?.rev ?? 0,
    }),
  );

/** Expects that the act is refused, changes no row of the sheet and stands in no log. */
function expectRefused(act: () => unknown): void {
  const before = [sheet(), eventsOfSheet(town.context.db, id), loggedActs(town.context.db)];
  expect(act()).toEqual(CHANGED);
  expect([sheet(), eventsOfSheet(town.context.db, id), loggedActs(town.context.db)]).toEqual(before);
}

describe('tried: an old page confirmed a sheet that had been withdrawn and changed to 未実施', () => {
  test('asks again, and confirms what is on the page then', () => {
    submit();
    const officer = town.actor('officer');
    const { seen } = must(reviewOf(town.context, officer, id));
    if (seen === null) return expect.fail('the page must say what it shows');
    takeBack();
    change('not_implemented');
    submit();
    expectRefused(() => confirmSheet(town.context, officer, id, seen));
    const again = must(reviewOf(town.context, officer, id));
    expect(again.items.find(({ marks }) => marks.includes('not_implemented'))).toBeDefined();
    expect(again.seen).not.toEqual(seen);
    expect(confirmSheet(town.context, officer, id, again.seen ?? seen).ok).toBe(true);
  });

  test('asks again though the answer was changed back, and though nothing was changed at all', () => {
    submit();
    const first = seenNow(town.context, id);
    takeBack();
    submit();
    const second = seenNow(town.context, id);
    expect(second.contentHash).toBe(first.contentHash);
    expectRefused(() => confirmSheet(town.context, town.actor('officer'), id, first));
    takeBack();
    change('not_implemented');
    change('implemented');
    submit();
    expectRefused(() => confirmSheet(town.context, town.actor('officer'), id, { ...second, number: 3 }));
  });

  test('a return and an acceptance of an old page ask again, too, and a return keeps its order of refusals', () => {
    submit();
    const old = seenNow(town.context, id);
    must(lookAndReturn(town.context, town.actor('officer'), id, '直してください。'));
    change('not_implemented');
    submit();
    expectRefused(() => returnSheet(town.context, town.actor('officer'), id, old, '直してください。'));
    expect(returnSheet(town.context, town.actor('officer'), id, old, ' ')).toEqual({
      ok: false,
      reason: 'reason_missing',
    });
    must(lookAndConfirm(town.context, town.actor('officer'), id));
    expectRefused(() => acceptSheet(town.context, town.actor('secretariat'), id, old));
    expectRefused(() => returnSheet(town.context, town.actor('secretariat'), id, old, '直してください。'));
  });

  test.each([
    { number: 0, contentHash: '' },
    { number: 1, contentHash: '' },
    { number: 1, contentHash: 'f'.repeat(64) },
    { number: Number.NaN, contentHash: 'f'.repeat(64) },
  ])('a form that names %j names nothing that was seen', (seen) => {
    submit();
    expectRefused(() => confirmSheet(town.context, town.actor('officer'), id, seen));
  });

  test('nobody learns by it of a sheet that is not theirs', () => {
    submit();
    const nothing = { number: 0, contentHash: '' };
    expect(confirmSheet(town.context, town.actor('other_officer'), id, nothing)).toEqual({
      ok: false,
      reason: 'not_permitted',
    });
    expect(submitSheet(town.context, town.actor('other_manager'), id, '')).toEqual({
      ok: false,
      reason: 'not_permitted',
    });
  });
});

describe('a hand-in', () => {
  test('of an old page is refused after another saved an answer or a gate', () => {
    const { contentHash } = must(sheetSubmission(town.context, town.actor('manager'), id));
    change('not_implemented');
    expectRefused(() => submitSheet(town.context, town.actor('manager'), id, contentHash));
    const newer = contentNow(town.context, id);
    must(saveGates(town.context, town.actor('staff'), id, [{ gateId: 'outsourcing', holds: false, rev: 1 }]));
    expectRefused(() => submitSheet(town.context, town.actor('manager'), id, newer));
    expect(submitSheet(town.context, town.actor('manager'), id, contentNow(town.context, id)).ok).toBe(true);
  });

  test('is numbered, keeps the hash of its content, and every act after it names it', () => {
    submit();
    const first = lastSubmissionOf(town.context.db, id);
    takeBack();
    change('not_implemented');
    submit();
    const second = lastSubmissionOf(town.context.db, id);
    must(lookAndConfirm(town.context, town.actor('officer'), id));
    expect([first?.number, second?.number]).toEqual([1, 2]);
    expect(second).toMatchObject({
      contentHash: contentNow(town.context, id),
      submittedBy: town.actor('manager').personId,
      proxyEntryId: null,
    });
    expect(second?.contentHash).not.toBe(first?.contentHash);
    expect(eventsOfSheet(town.context.db, id).map(({ kind, submissionId }) => [kind, submissionId])).toEqual([
      ['submit', first?.id],
      ['withdraw', first?.id],
      ['submit', second?.id],
      ['confirm', second?.id],
    ]);
  });

  test('is never changed or deleted, while the campaign runs', () => {
    submit();
    const { $client } = town.context.db;
    expect(() => $client.exec('UPDATE sheet_submission SET number = 7')).toThrow('append-only');
    expect(() => $client.exec('DELETE FROM sheet_submission')).toThrow('append-only');
  });

  test('and an event without one are refused by the database', () => {
    submit();
    const { $client } = town.context.db;
    expect(() =>
      $client.exec(
        `INSERT INTO sheet_event SELECT id || 'x', campaign_id, sheet_id, 'confirm', at, actor_id, actor_name, NULL, '',
         (SELECT max(sequence) + 1 FROM activity_log) FROM sheet_event`,
      ),
    ).toThrow('sheet_event_submission');
  });

  test('of another sheet is no hand-in that an event can name', () => {
    submit();
    const other = sheetId(town, campaignId, '120', 'security_manager');
    expect(() =>
      town.context.db.$client.exec(
        `INSERT INTO sheet_event (id, campaign_id, sheet_id, kind, at, actor_id, actor_name, submission_id, reason, sequence)
         SELECT id || 'x', campaign_id, '${other}', kind, at, actor_id, actor_name, submission_id, '',
         (SELECT max(sequence) + 1 FROM activity_log) FROM sheet_event`,
      ),
    ).toThrow('FOREIGN KEY');
  });

  test('changed behind a closed campaign is found', () => {
    submit();
    must(closeCampaign(town.context, town.actor('supervisor'), campaignId));
    expect(damagedClosings(town.context.db, erasuresOf(town.context.db))).toEqual([]);
    town.context.db.$client.exec(
      `DROP TRIGGER sheet_submission_frozen_update; DROP TRIGGER sheet_submission_append_only_update;
       UPDATE sheet_submission SET content_hash = '${'0'.repeat(64)}'`,
    );
    expect(damagedClosings(town.context.db, erasuresOf(town.context.db))).toMatchObject([
      { problem: [{ table: 'sheet_submission' }] },
    ]);
  });
});
