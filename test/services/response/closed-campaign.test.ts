import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { damagedClosings } from '#app/services/campaign/closing-record.loader.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { returnOnChangedCommon } from '#app/services/response/common-answer.acts.server.ts';
import {
  changeMeasure,
  includeItem,
  planMeasure,
  withdrawMeasure,
} from '#app/services/response/measure.acts.server.ts';
import { SYSTEM } from '#app/services/shared/authorize.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { ALL_LAID_DOWN, COMMON, handInConfirmed, ONE_LACKS, townWithCommon } from '#test/factories/common-town.ts';
import { rowsOf } from '#test/factories/rows.ts';

test('no act on common answers and measures changes a row of a campaign that is closed', async () => {
  const made = await townWithCommon();
  const { context, town } = made;
  const id = made.section('120');
  const staff = town.actor('other_manager');
  const plan = { measure: '手順を定める。', owner: '税務係', due: calendarDate('2027-03-31') };
  const input = { plan, covers: [{ itemKey: COMMON, rowId: null }] };
  const measure = must(planMeasure(context, staff, id, { ...input, takenFrom: null }));
  handInConfirmed(made, '110', 'manager');
  // The change is followed by no slice before the closing: what was handed in counts as it stood.
  expect(made.give('supervisor', ONE_LACKS)).toMatchObject({ ok: true });
  must(closeCampaign(context, town.actor('supervisor'), made.campaignId));
  const before = rowsOf(context.db);
  for (const act of [
    () => made.give('secretariat', ALL_LAID_DOWN),
    () => made.give('secretariat', ONE_LACKS),
    () => made.confirm('other_manager', id),
    () => planMeasure(context, staff, id, { ...input, takenFrom: null }),
    () => planMeasure(context, staff, id, { ...input, takenFrom: { itemKey: COMMON, rev: 0 } }),
    () => changeMeasure(context, staff, id, { ...measure, ...input, plan: { ...plan, owner: '課長' } }),
    () => includeItem(context, staff, id, { ...measure, itemKey: '1-1@security_manager' }),
    () => withdrawMeasure(context, staff, id, measure),
    () => returnOnChangedCommon(context, SYSTEM, 20),
  ]) {
    expect(act()).toMatchObject({ ok: false });
    expect(rowsOf(context.db)).toEqual(before);
  }
  expect(damagedClosings(context.db, erasuresOf(context.db))).toEqual([]);
});
