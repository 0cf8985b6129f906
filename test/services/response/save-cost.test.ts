import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { returnOnChangedCommon } from '#app/services/response/common-answer.acts.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { changeMeasure, planMeasure } from '#app/services/response/measure.acts.server.ts';
import { beginProxyEntry } from '#app/services/response/sheet.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { SYSTEM } from '#app/services/shared/authorize.server.ts';
import { handInConfirmed, ONE_LACKS, townWithCommon } from '#test/factories/common-town.ts';
import { testDatabase } from '#test/factories/database.ts';
import { handIn, lookAndAccept, lookAndConfirm, lookAndReturn } from '#test/factories/seen-sheet.ts';
import { statementsOf } from '#test/factories/statements.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const BASIS = { decidedBy: '課長', decidedOn: '2026-10-01', documentNumber: '総第1号', paperLocation: '総務課' };
const planSchema = z.array(z.object({ detail: z.string() }));

/** Tables whose size does not follow the number of sections, sheets and answers; the notes are those of one act. */
const SMALL = /^SCAN (?:body|body_setting|campaign|campaign_gate|common_answer|permitted_exception|temp\.row_note)\b/u;
/** The last row is found from the end of the table. */
const LAST_ROW = /order by [^ ]+ desc limit \?$/u;

async function section() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const campaignId = openTownCampaign(town);
  return { town, id: sheetId(town, campaignId, '110', 'security_manager') };
}

/** How the database finds what `act` reads and changes, where it looks through a whole table. */
function tablesReadWhole({ context }: Town, act: () => unknown): readonly string[] {
  const { $client } = context.db;
  const statements = new Set(statementsOf(context, act).statements);
  const asked = [...statements].filter((statement) => /^\s*(?:select|update|delete|insert)/iu.test(statement));
  expect(asked.length).toBeGreaterThan(0);
  return asked.flatMap((statement) => {
    const values = Array.from(statement.matchAll(/\?/gu), () => null);
    const plan = planSchema.parse($client.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(...values));
    return plan
      .map(({ detail }) => detail)
      .filter((detail) => detail.startsWith('SCAN') && !SMALL.test(detail) && !LAST_ROW.test(statement))
      .map((detail) => `${detail}: ${statement.slice(0, 200)}`);
  });
}

describe('looks up by index what it reads and changes, whatever the size of the body:', () => {
  const YES = makeAnswer({ value: 'implemented' });
  const answer = { itemKey: '1-1@security_manager', answer: YES, rev: 0 };

  test.each<[string, (town: Town, id: string) => unknown]>([
    ['an answer', (town, id) => must(saveAnswer(town.context, town.actor('staff'), id, answer))],
    [
      'the gates',
      (town, id) =>
        must(saveGates(town.context, town.actor('staff'), id, [{ gateId: 'outsourcing', holds: true, rev: 0 }])),
    ],
    ['代行入力', (town, id) => must(beginProxyEntry(town.context, town.actor('secretariat'), id, BASIS))],
    [
      'a hand-in, a confirmation and an acceptance',
      (town, id) => {
        fillSheet(town, town.actor('staff'), id);
        must(handIn(town.context, town.actor('manager'), id));
        must(lookAndConfirm(town.context, town.actor('officer'), id));
        must(lookAndAccept(town.context, town.actor('secretariat'), id));
      },
    ],
    [
      'a return',
      (town, id) => {
        fillSheet(town, town.actor('staff'), id);
        must(handIn(town.context, town.actor('manager'), id));
        must(lookAndReturn(town.context, town.actor('officer'), id, '直してください。'));
      },
    ],
    [
      'a measure, and what is changed of it',
      (town, id) => {
        const plan = { measure: '様式を定める。', owner: '総務係', due: null };
        const input = { plan, covers: [{ itemKey: answer.itemKey, rowId: null }] };
        const staff = town.actor('staff');
        const seen = must(planMeasure(town.context, staff, id, { ...input, takenFrom: null }));
        must(changeMeasure(town.context, staff, id, { ...seen, ...input, plan: { ...plan, owner: '課長' } }));
      },
    ],
  ])('%s', async (_what, act) => {
    const { town, id } = await section();
    expect(tablesReadWhole(town, () => act(town, id))).toEqual([]);
  });

  test('the confirmation of a common answer, its change, and the return of what was handed in on it', async () => {
    const made = await townWithCommon();
    const handedIn = handInConfirmed(made, '110', 'manager');
    const whole = tablesReadWhole(made.town, () => {
      must(made.confirm('other_manager', made.section('120')));
      expect(made.give('supervisor', ONE_LACKS)).toMatchObject({ ok: true });
      must(returnOnChangedCommon(made.context, SYSTEM, 20));
    });
    expect(whole).toEqual([]);
    expect(loadSheet(made.context, handedIn)?.sheet.state).toBe('returned');
  });
});
