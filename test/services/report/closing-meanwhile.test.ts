import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { permitException } from '#app/services/exception/exception.acts.server.ts';
import {
  beginClosing,
  closingSlices,
  discardClosingSlices,
  endClosing,
} from '#app/services/report/closing.acts.server.ts';
import type { Counted } from '#app/services/report/closing.acts.server.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Slices } from '#app/services/shared/slices.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { closingsOf } from '#db/queries/closing.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { rowsOf } from '#test/factories/rows.ts';
import { bringTo } from '#test/factories/sheet.ts';
import { makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

const ITEM = '1-1@security_manager';
/** What a closing counts into. */
const COUNTED = [
  'frozen_item',
  'frozen_row',
  'frozen_item_clause',
  'frozen_sheet',
  'frozen_person',
  'improvement_action',
];

/** Does so many of the smallest slices, and what is given beside after each; gives what comes of the whole. */
function doSlices<Made>(slices: Slices<string, Made>, beside: (done: number) => boolean | void): Made | null {
  let step = slices.next();
  for (let done = 1; step.done !== true; done += 1) {
    expect(step.value.run(() => false).ok).toBe(true);
    if (beside(done) === false) return null;
    step = slices.next();
  }
  return step.value;
}

const whole = <Made>(slices: Slices<string, Made>): Made => {
  const made = doSlices(slices, () => undefined);
  if (made === null) throw new Error('the work was not done');
  return made;
};

async function townWithClosing() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const id = openTownCampaign(town);
  bringTo(town, sheetId(town, id, '110', 'security_manager'), 'submitted');
  const supervisor = town.actor('supervisor');
  return { town, id, supervisor, context: town.context };
}

/** Permits the exception of the section from the clause of its first question. */
function permit(town: Town, campaign: string): void {
  const sheet = loadSheet(town.context, sheetId(town, campaign, '110', 'security_manager'));
  const asked = sheet?.items.find(({ question }) => question.id === ITEM)?.question;
  if (asked === undefined) throw new Error(`nobody is asked ${ITEM}`);
  const term = {
    ...{ policyId: 'town', document: asked.document, clauseId: asked.clauses[0] ?? '' },
    ...{ targetId: town.units.generalAffairs, reason: '機器の更新まで' },
    ...{ from: calendarDate('2026-10-01'), until: calendarDate('2027-03-31') },
  };
  must(permitException(town.context, town.actor('ciso'), term));
}

const exceptedOf = ({ db }: ServiceContext) =>
  db.$client.prepare(`SELECT count(*) FROM frozen_item WHERE outcome = 'excepted'`).pluck().get();

test('an exception that was permitted before a closing began counts, however late its targets are counted', async () => {
  const { town, id, supervisor, context } = await townWithClosing();
  permit(town, id);
  must(beginClosing(context, supervisor, id));
  must(endClosing(context, supervisor, id, whole(closingSlices(context, supervisor, id))));
  expect(exceptedOf(context)).toBe(1);
});

test('one that is permitted after it began changes nothing that it counts, nor when it is resumed', async () => {
  const { town, id, supervisor, context } = await townWithClosing();
  must(beginClosing(context, supervisor, id));
  const without = whole(closingSlices(context, supervisor, id));
  permit(town, id);
  const resumed = whole(closingSlices(context, supervisor, id));
  expect(resumed).toEqual(without);
  must(endClosing(context, supervisor, id, resumed));
  expect(exceptedOf(context)).toBe(0);
  expect((await verifyLog(town)).status).toBe(0);
});

test('one that is permitted between two slices counts when the closing is given up and begun anew', async () => {
  const { town, id, supervisor, context } = await townWithClosing();
  must(beginClosing(context, supervisor, id));
  doSlices(closingSlices(context, supervisor, id), (done) => {
    if (done === 1) permit(town, id);
  });
  expect(exceptedOf(context)).toBe(0);
  whole(discardClosingSlices(context, supervisor, id));
  must(beginClosing(context, supervisor, id));
  must(endClosing(context, supervisor, id, whole(closingSlices(context, supervisor, id))));
  expect(exceptedOf(context)).toBe(1);
});

test('a save in another campaign between two slices is taken, and its row stays', async () => {
  const { town, id, supervisor, context } = await townWithClosing();
  const other = openTownCampaign(town, '臨時自己点検', { kind: 'extraordinary' });
  const sheet = sheetId(town, other, '110', 'security_manager');
  must(beginClosing(context, supervisor, id));
  const without = whole(closingSlices(context, supervisor, id));
  const saves: boolean[] = [];
  const counted = doSlices(closingSlices(context, supervisor, id), () => {
    const comment = `${saves.length}回目`;
    const answer = makeAnswer({ value: 'implemented', comment });
    const input = { itemKey: ITEM, answer, rev: saves.length };
    saves.push(saveAnswer(context, town.actor('manager'), sheet, input).ok);
  });
  expect(counted).toEqual(without);
  must(endClosing(context, supervisor, id, counted ?? without));
  expect(saves.length).toBeGreaterThan(3);
  expect(saves).not.toContain(false);
  const stored = loadSheet(context, sheet)?.items.find(({ question }) => question.id === ITEM)?.answer;
  expect(stored).toMatchObject({ value: 'implemented', comment: `${saves.length - 1}回目` });
  expect((await verifyLog(town)).status).toBe(0);
});

/** The same file, as another process finds it after this one was killed. */
function reopened({ file: killed, clock, newId, mailFrom }: TestContext, as: string) {
  const folder = path.join(path.dirname(killed), as);
  const file = path.join(folder, path.basename(killed));
  mkdirSync(folder);
  copyFileSync(killed, file);
  copyFileSync(`${killed}-wal`, `${file}-wal`);
  const db = openDatabase(file, projectPaths().migrations);
  onTestFinished(() => void db.$client.close());
  return { db, file, clock, newId, mailFrom };
}

test('what a process leaves half counted another one counts to the same record and hash, byte for byte', async () => {
  const { id, supervisor, context } = await townWithClosing();
  must(beginClosing(context, supervisor, id));
  const closed = (other: ServiceContext, counted: Counted) => {
    must(endClosing(other, supervisor, id, counted));
    return closingsOf(other.db, id).map(({ record, hash }) => ({ record, hash }));
  };
  const untouched = reopened(context, 'untouched');
  const once = closed(untouched, whole(closingSlices(untouched, supervisor, id)));
  let stops = 0;
  const interrupted = doSlices(closingSlices(context, supervisor, id), (done) => {
    if (done % 4 !== 0) return;
    stops += 1;
    const found = reopened(context, `stop-${done}`);
    expect(closed(found, whole(closingSlices(found, supervisor, id)))).toEqual(once);
  });
  expect(stops).toBeGreaterThan(2);
  expect(closed(context, interrupted ?? whole(closingSlices(context, supervisor, id)))).toEqual(once);
});

test('what a process leaves half counted another one gives up, and no row of it is left', async () => {
  const { id, supervisor, context } = await townWithClosing();
  const before = rowsOf(context.db);
  must(beginClosing(context, supervisor, id));
  doSlices(closingSlices(context, supervisor, id), (done) => done < 6);
  const found = reopened(context, 'given-up');
  expect(COUNTED.some((table) => (rowsOf(found.db)[table] ?? []).length > 0)).toBe(true);
  whole(discardClosingSlices(found, supervisor, id));
  const { row_record: records, ...rows } = rowsOf(found.db);
  const { row_record: recordsBefore, ...rowsBefore } = before;
  expect(rows).toEqual(rowsBefore);
  expect(records?.length).toBeGreaterThan(recordsBefore?.length ?? 0);
  expect(findCampaign(found.db, id)?.state).toBe('open');
  expect((await verifyLog({ context: found })).status).toBe(0);
});
