import { describe, expect, test } from 'vitest';
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
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { tablesReadWhole } from '#test/factories/whole-tables.ts';

const BASIS = { decidedBy: '課長', decidedOn: '2026-10-01', documentNumber: '総第1号', paperLocation: '総務課' };

async function section() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const campaignId = openTownCampaign(town);
  return { town, id: sheetId(town, campaignId, '110', 'security_manager') };
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
