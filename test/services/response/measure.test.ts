import { beforeEach, describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { readAction } from '#app/services/improvement/actions.loader.server.ts';
import { itemDetail } from '#app/services/report/item.page.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import {
  changeMeasure,
  includeItem,
  planMeasure,
  withdrawMeasure,
} from '#app/services/response/measure.acts.server.ts';
import type { CoverInput } from '#app/services/response/measure.form.server.ts';
import { beginProxyEntry } from '#app/services/response/sheet.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { closingsOf } from '#db/queries/closing.server.ts';
import { actionsOf } from '#db/queries/improvement.server.ts';
import { answererIdsOf } from '#db/queries/sheet.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { contentNow, handIn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const RECORDS = '1-1@security_manager';
const ROWS = '1-3@security_manager';
const plan = { measure: '様式を定める。', owner: '総務係長', due: calendarDate('2027-03-31') };
const whole = (itemKey: string): CoverInput => ({ itemKey, rowId: null });
const PROCEDURE: CoverInput = { itemKey: ROWS, rowId: '1-3-イ' };

let town: Town;
let campaign: string;
let id: string;

beforeEach(async () => {
  town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  campaign = openTownCampaign(town);
  id = sheetId(town, campaign, '110', 'security_manager');
});

const snapshot = () => {
  const found = loadSheet(town.context, id);
  if (found === null) throw new Error('no sheet');
  return found;
};
const item = (itemKey: string) => snapshot().items.find((one) => one.itemKey === itemKey);
const acts = () => [...activityEntries(town.context.db)].length;

function write(covers: readonly CoverInput[], by: TownPerson = 'staff', over: Partial<typeof plan> = {}) {
  const input = { plan: { ...plan, ...over }, covers, takenFrom: null };
  return planMeasure(town.context, town.actor(by), id, input);
}

/** Everything is はい, but no records are kept and the second row of the other question is いいえ; no measure is told. */
function fillWeak(): void {
  const rows = [
    { rowId: '1-3-ア', value: 'yes' as const, comment: '' },
    { rowId: '1-3-イ', value: 'no' as const, comment: '' },
  ];
  const none = { measure: '', owner: '', due: null };
  fillSheet(town, town.actor('staff'), id, (questionId) => {
    if (questionId === RECORDS) return makeAnswer({ value: 'not_implemented', plan: none });
    return questionId === ROWS ? makeAnswer({ rows, plan: none }) : null;
  });
}

describe('one measure for a question and a row of another', () => {
  test('is all that the hand-in asks for, and is there once', () => {
    fillWeak();
    expect(item(RECORDS)?.missing).toEqual(['plan_measure', 'plan_owner', 'plan_due']);
    expect(item(ROWS)?.missing).toEqual(['what_is_missing', 'plan_measure', 'plan_owner', 'plan_due']);
    expect(handIn(town.context, town.actor('manager'), id)).toMatchObject({ reason: 'incomplete' });
    must(write([whole(RECORDS), PROCEDURE]));
    expect(item(RECORDS)?.missing).toEqual([]);
    expect(item(ROWS)?.missing).toEqual([]);
    expect(snapshot().measures).toHaveLength(1);
    must(handIn(town.context, town.actor('manager'), id));
  });

  test('leaves a row that it does not name to be told', () => {
    fillWeak();
    must(write([{ itemKey: ROWS, rowId: '1-3-ア' }]));
    expect(item(ROWS)?.missing).toContain('what_is_missing');
  });

  test('without a day is asked for its day at each of them', () => {
    fillWeak();
    const input = { plan: { ...plan, due: null }, covers: [whole(RECORDS), PROCEDURE], takenFrom: null };
    must(planMeasure(town.context, town.actor('staff'), id, input));
    expect([item(RECORDS)?.missing, item(ROWS)?.missing]).toEqual([['plan_due'], ['plan_due']]);
  });

  test('no longer answers anything once it is taken away, and what it said is kept', () => {
    fillWeak();
    const written = must(write([whole(RECORDS)]));
    must(withdrawMeasure(town.context, town.actor('staff'), id, written));
    expect(item(RECORDS)?.missing).toContain('plan_measure');
    expect(snapshot().measures).toMatchObject([{ plan, rev: 2, covers: [] }]);
    expect(withdrawMeasure(town.context, town.actor('staff'), id, { ...written, rev: 2 })).toMatchObject({
      reason: 'unknown_measure',
    });
  });
});

describe('a measure that was written within an answer', () => {
  test('goes out of there when it is to answer more than that', () => {
    const answer = makeAnswer({ value: 'not_implemented', plan });
    const { rev } = must(saveAnswer(town.context, town.actor('staff'), id, { itemKey: RECORDS, rev: 0, answer }));
    const input = { plan, covers: [whole(RECORDS), PROCEDURE], takenFrom: { itemKey: RECORDS, rev } };
    must(planMeasure(town.context, town.actor('staff'), id, input));
    expect(item(RECORDS)?.answer).toEqual({ ...answer, plan: { measure: '', owner: '', due: null } });
    expect(item(RECORDS)?.missing).toEqual([]);
    expect(snapshot().measures).toHaveLength(1);
  });

  test('stays where it is when somebody changed the answer meanwhile', () => {
    const answer = makeAnswer({ value: 'not_implemented', plan });
    must(saveAnswer(town.context, town.actor('staff'), id, { itemKey: RECORDS, rev: 0, answer }));
    const other = { ...answer, comment: '管理簿がない。' };
    must(saveAnswer(town.context, town.actor('manager'), id, { itemKey: RECORDS, rev: 1, answer: other }));
    const input = { plan, covers: [whole(RECORDS)], takenFrom: { itemKey: RECORDS, rev: 1 } };
    expect(planMeasure(town.context, town.actor('staff'), id, input)).toMatchObject({ reason: 'taken_conflict' });
    expect(item(RECORDS)?.answer).toEqual(other);
    expect(snapshot().measures).toEqual([]);
  });

  test('is taken out of there once, be the form sent twice or the text be gone by then', () => {
    const answer = makeAnswer({ value: 'not_implemented', plan });
    const { rev } = must(saveAnswer(town.context, town.actor('staff'), id, { itemKey: RECORDS, rev: 0, answer }));
    const take = (measure: string) => {
      const input = { plan: { ...plan, measure }, covers: [whole(RECORDS)], takenFrom: { itemKey: RECORDS, rev } };
      return planMeasure(town.context, town.actor('staff'), id, input);
    };
    const first = must(take('様式を定める。'));
    expect(must(take('様式を定める。'))).toEqual(first);
    expect(take('ほかの様式を定める。')).toMatchObject({ reason: 'taken_conflict' });
    expect(snapshot().measures).toHaveLength(1);
  });
});

test('a new measure that is sent twice is planned once, and anew after it was taken away', () => {
  const first = must(write([whole(RECORDS), PROCEDURE]));
  const before = acts();
  expect(must(write([PROCEDURE, whole(RECORDS)]))).toEqual(first);
  expect(acts()).toBe(before);
  must(write([whole(RECORDS)]));
  must(withdrawMeasure(town.context, town.actor('staff'), id, first));
  expect(must(write([whole(RECORDS), PROCEDURE])).id).not.toBe(first.id);
});

describe('of two who change a measure at once', () => {
  test('the second is told what the first stored, and nothing of it is lost', () => {
    const seen = must(write([whole(RECORDS)]));
    const change = (measure: string, by: TownPerson) =>
      changeMeasure(town.context, town.actor(by), id, {
        ...seen,
        plan: { ...plan, measure },
        covers: [whole(RECORDS)],
      });
    must(change('管理簿を作る。', 'manager'));
    expect(change('様式を配る。', 'staff')).toMatchObject({
      reason: 'conflict',
      conflict: { rev: 2, plan: { measure: '管理簿を作る。' } },
    });
    expect(snapshot().measures).toMatchObject([{ rev: 2, plan: { measure: '管理簿を作る。' } }]);
    expect(includeItem(town.context, town.actor('staff'), id, { ...seen, itemKey: ROWS })).toMatchObject({
      reason: 'conflict',
    });
    expect(withdrawMeasure(town.context, town.actor('staff'), id, seen)).toMatchObject({ reason: 'conflict' });
  });

  test('who stores what stands there already has changed nothing, whatever was seen', () => {
    const seen = must(write([whole(RECORDS), PROCEDURE]));
    const before = acts();
    const same = { ...seen, rev: 7, plan, covers: [PROCEDURE, whole(RECORDS)] };
    expect(must(changeMeasure(town.context, town.actor('staff'), id, same))).toEqual(seen);
    expect(must(includeItem(town.context, town.actor('staff'), id, { ...seen, itemKey: RECORDS }))).toEqual(seen);
    expect(acts()).toBe(before);
  });
});

test('a question that is included is answered as a whole, beside what the measure answered before', () => {
  const seen = must(write([whole(RECORDS), PROCEDURE]));
  must(includeItem(town.context, town.actor('staff'), id, { ...seen, itemKey: ROWS }));
  const ids = [RECORDS, ROWS].map((itemKey) => item(itemKey)?.itemId);
  expect(new Set(snapshot().measures[0]?.covers.map(({ itemId, rowId }) => `${itemId} ${rowId ?? 'whole'}`))).toEqual(
    new Set(ids.map((itemId) => `${itemId ?? ''} whole`)),
  );
});

describe('is refused and leaves nothing behind:', () => {
  test.each<[string, () => unknown, string]>([
    ['a measure that says nothing', () => write([whole(RECORDS)], 'staff', { measure: ' 　' }), 'what_missing'],
    ['one that answers nothing', () => write([]), 'nothing_covered'],
    ['a day that has passed', () => write([whole(RECORDS)], 'staff', { due: calendarDate('2026-09-30') }), 'due_past'],
    ['an item of another sheet', () => write([whole('2-1@system_manager')]), 'unknown_item'],
    ['a row of another question', () => write([{ itemKey: RECORDS, rowId: '1-3-イ' }]), 'unknown_row'],
    ['somebody of another section', () => write([whole(RECORDS)], 'other_manager'), 'not_permitted'],
    ['the secretariat without a 代行入力', () => write([whole(RECORDS)], 'secretariat'), 'not_permitted'],
    ['an auditor', () => write([whole(RECORDS)], 'auditor'), 'not_permitted'],
  ])('%s', (_, refused, reason) => {
    const before = acts();
    expect(refused()).toMatchObject({ ok: false, reason });
    expect(acts()).toBe(before);
    expect(snapshot().measures).toEqual([]);
  });

  test('anything on a sheet that is handed in, and in a campaign that is closed', () => {
    fillWeak();
    const seen = must(write([whole(RECORDS), PROCEDURE]));
    must(handIn(town.context, town.actor('manager'), id));
    const all = [
      () => write([whole(ROWS)]),
      () => changeMeasure(town.context, town.actor('staff'), id, { ...seen, plan, covers: [whole(ROWS)] }),
      () => includeItem(town.context, town.actor('staff'), id, { ...seen, itemKey: ROWS }),
      () => withdrawMeasure(town.context, town.actor('staff'), id, seen),
    ];
    expect(all.map((act) => act().ok)).toEqual([false, false, false, false]);
    must(closeCampaign(town.context, town.actor('supervisor'), campaign));
    expect(all.map((act) => act().ok)).toEqual([false, false, false, false]);
    expect(snapshot().measures).toMatchObject([{ rev: 1 }]);
  });

  test('the measure of one sheet on another', () => {
    const seen = must(write([whole(RECORDS)]));
    const own = sheetId(town, campaign, '210', 'security_manager');
    const actor = town.actor('other_officer');
    expect(withdrawMeasure(town.context, actor, own, seen)).toMatchObject({ ok: false });
    expect(includeItem(town.context, actor, own, { ...seen, itemKey: RECORDS })).toMatchObject({ ok: false });
    expect(snapshot().measures).toMatchObject([{ rev: 1 }]);
  });
});

test('a day that had passed already may stay when something else is changed', () => {
  const seen = must(write([whole(RECORDS)], 'staff', { due: calendarDate('2026-10-02') }));
  const later = { ...town.context, clock: () => `2026-11-01T00:00:00.000Z` as ReturnType<typeof town.context.clock> };
  const said = { ...plan, measure: '管理簿も作る。', due: calendarDate('2026-10-02') };
  const change = { ...seen, plan: said, covers: [whole(RECORDS)] };
  expect(changeMeasure(later, town.actor('staff'), id, change)).toMatchObject({ ok: true });
});

test('under a 代行入力 the log says on what ground it was written', () => {
  const basis = { decidedBy: '課長', decidedOn: '2026-10-01', documentNumber: '総第1号', paperLocation: '総務課' };
  must(beginProxyEntry(town.context, town.actor('secretariat'), id, basis));
  must(write([whole(RECORDS)], 'secretariat'));
  const entry = [...activityEntries(town.context.db)].at(-1);
  expect(entry?.type).toBe('measure.plan');
  expect(entry?.detail).toMatch(/"proxyEntryId":"[^"]+"/u);
});

test('a measure is part of what is handed in: who saw the sheet without it hands in nothing', () => {
  fillWeak();
  must(write([whole(RECORDS), PROCEDURE]));
  const seen = contentNow(town.context, id);
  const [measure] = snapshot().measures;
  if (measure === undefined) throw new Error('no measure');
  const change = { ...measure, plan: { ...plan, owner: '課長' }, covers: [whole(RECORDS), PROCEDURE] };
  must(changeMeasure(town.context, town.actor('staff'), id, change));
  expect(contentNow(town.context, id)).not.toBe(seen);
});

test('who wrote a measure is one of those who answered the sheet', () => {
  fillWeak();
  must(write([whole(RECORDS), PROCEDURE], 'manager'));
  expect(answererIdsOf(town.context.db, id)).toContain(town.actor('manager').personId);
});

test('at the closing it is one line of the plan, and each of its items tells of it', () => {
  fillWeak();
  must(write([whole(RECORDS), PROCEDURE]));
  must(handIn(town.context, town.actor('manager'), id));
  const itemIds = [RECORDS, ROWS].map((itemKey) => item(itemKey)?.itemId ?? '');
  must(closeCampaign(town.context, town.actor('supervisor'), campaign));
  const closingId = closingsOf(town.context.db, campaign)[0]?.id ?? '';
  const lines = actionsOf(town.context.db, closingId, 'unit').map(({ content }) => readAction(content));
  expect(lines).toMatchObject([{ itemIds, permanentMeasure: plan.measure, owner: plan.owner, due: plan.due }]);
  expect(lines[0]?.problem).toContain('できていない細目：１（３）イ');
  const told = itemIds.map((itemId) => must(itemDetail(town.context, town.actor('secretariat'), campaign, itemId)));
  expect(told.map(({ sharedMeasures }) => sharedMeasures)).toEqual([
    [{ plan, rowTexts: [], otherCount: 1 }],
    [{ plan, rowTexts: ['手順を定めている'], otherCount: 1 }],
  ]);
});
