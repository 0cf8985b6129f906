import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import {
  beginOpening,
  discardOpeningSlices,
  endOpening,
  openingSlices,
  planOfBegun,
} from '#app/services/campaign/opening.acts.server.ts';
import {
  beginClosing,
  closeCampaign,
  closingSlices,
  discardClosingSlices,
  endClosing,
} from '#app/services/report/closing.acts.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { can } from '#app/domain/access/can.ts';
import { runAtOnce } from '#app/services/shared/slices.server.ts';
import type { Slices } from '#app/services/shared/slices.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { closingsOf } from '#db/queries/closing.server.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { testDatabase } from '#test/factories/database.ts';
import { openingSeen } from '#test/factories/seen-draft.ts';
import { makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

const town = () => makeTown(testDatabase(calendarDate('2026-10-01')));

/** Does a work in the smallest slices, and so many of them at most. */
function doSlices(slices: Slices<string, unknown>, most = Number.POSITIVE_INFINITY): number {
  let done = 0;
  while (done < most) {
    const step = slices.next();
    if (step.done === true) break;
    expect(step.value.run(() => false).ok).toBe(true);
    done += 1;
  }
  return done;
}

/** Does the whole in the smallest slices, and gives what comes of it. */
function wholeOf<Made>(slices: Slices<string, Made>): Made {
  let step = slices.next();
  while (step.done !== true) {
    expect(step.value.run(() => false).ok).toBe(true);
    step = slices.next();
  }
  return step.value;
}

function stateOf({ context }: Town, id: string) {
  return findCampaign(context.db, id)?.state;
}

const count = ({ context }: Town, table: string) =>
  context.db.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

/** The rows of a table without the ids that are drawn. */
const BEGUN = [
  'sheet',
  'item',
  'item_state',
  'campaign_target',
  'campaign_question',
  'campaign_clause',
  'campaign_setting',
];

function draftOfTown(made: Town): string {
  const opened = openTownCampaign(made);
  must(closeCampaign(made.context, made.actor('supervisor'), opened));
  const { questionnaireId, unitIds } = chosen(made, opened);
  return must(
    createCampaign(made.context, made.actor('secretariat'), {
      fiscalYear: fiscalYear(2026),
      kind: 'regular',
      name: '次の自己点検',
      dueOn: calendarDate('2026-11-30'),
      questionnaires: [{ questionnaireId, unitIds, leftOutQuestionIds: [] }],
    }),
  );
}

function chosen({ context }: Town, id: string) {
  const { $client } = context.db;
  return {
    questionnaireId: String(
      $client.prepare('SELECT questionnaire_id FROM campaign_questionnaire WHERE campaign_id = ?').pluck().get(id),
    ),
    unitIds: $client.prepare('SELECT unit_id FROM campaign_unit WHERE campaign_id = ?').pluck().all(id).map(String),
  };
}

describe('an opening in slices', () => {
  async function begun() {
    const made = await town();
    const id = draftOfTown(made);
    const secretariat = made.actor('secretariat');
    const before = BEGUN.map((table) => count(made, table));
    const planned = must(beginOpening(made.context, secretariat, id, openingSeen(made.context, id)));
    return { made, id, secretariat, planned, before };
  }

  test('makes sheet by sheet what it makes at once, and its log is whole', async () => {
    const { made, id, secretariat, planned } = await begun();
    const done = doSlices(openingSlices(made.context, secretariat, id, planned));
    expect(done).toBe(planned.distribution.sheets.length + 1);
    expect(stateOf(made, id)).toBe('opening');
    expect(must(endOpening(made.context, secretariat, id, planned)).sheetCount).toBe(
      planned.distribution.sheets.length,
    );
    expect(stateOf(made, id)).toBe('open');
    expect((await verifyLog(made)).status).toBe(0);
  });

  test('is begun once, ends only when all is made, and is nobody’s until then', async () => {
    const { made, id, secretariat, planned } = await begun();
    expect(beginOpening(made.context, secretariat, id, openingSeen(made.context, id))).toMatchObject({
      reason: 'wrong_state',
    });
    doSlices(openingSlices(made.context, secretariat, id, planned), 2);
    expect(endOpening(made.context, secretariat, id, planned)).toMatchObject({ reason: 'wrong_state' });
    const sheet = made.context.db.$client.prepare('SELECT id FROM sheet WHERE campaign_id = ?').pluck().get(id);
    const seen = loadSheet(made.context, String(sheet));
    if (seen === null) throw new Error('a sheet is made');
    expect(can(secretariat, 'sheet.view', seen.resource)).toMatchObject({ reason: 'not_permitted' });
  });

  test('that stopped goes on where it was, and its log is whole', async () => {
    const { made, id, secretariat, planned } = await begun();
    doSlices(openingSlices(made.context, secretariat, id, planned), 3);
    expect((await verifyLog(made)).status).toBe(0);
    doSlices(openingSlices(made.context, secretariat, id, must(planOfBegun(made.context, id))));
    must(endOpening(made.context, secretariat, id, must(planOfBegun(made.context, id))));
    expect(count(made, 'sheet')).toBe(2 * planned.distribution.sheets.length);
    expect((await verifyLog(made)).status).toBe(0);
  });

  test('that is given up leaves the draft and nothing else, and can be begun anew', async () => {
    const { made, id, secretariat, planned, before } = await begun();
    doSlices(openingSlices(made.context, secretariat, id, planned), 3);
    doSlices(discardOpeningSlices(made.context, secretariat, id));
    expect(stateOf(made, id)).toBe('draft');
    expect(BEGUN.map((table) => count(made, table))).toEqual(before);
    expect((await verifyLog(made)).status).toBe(0);
    must(beginOpening(made.context, secretariat, id, openingSeen(made.context, id)));
  });

  test('is not given up by SQL while a sheet is left', async () => {
    const { made, id, secretariat, planned } = await begun();
    doSlices(openingSlices(made.context, secretariat, id, planned), 2);
    expect(() => made.context.db.$client.exec(`UPDATE campaign SET state = 'draft' WHERE id = '${id}'`)).toThrow(
      'campaign goes one way',
    );
  });
});

describe('a closing in slices', () => {
  async function begun() {
    const made = await town();
    const id = openTownCampaign(made);
    const supervisor = made.actor('supervisor');
    const sheet = sheetId(made, id, '110', 'security_manager');
    must(beginClosing(made.context, supervisor, id));
    const save = () =>
      saveGates(made.context, made.actor('manager'), sheet, [{ gateId: 'outsourcing', holds: true, rev: 0 }]);
    return { made, id, supervisor, save };
  }

  test('counts target by target to the rows and the hash that one count gives', async () => {
    const { made, id, supervisor } = await begun();
    const whole = must(runAtOnce(closingSlices(made.context, supervisor, id)));
    const parts = wholeOf(closingSlices(made.context, supervisor, id));
    expect(parts).toEqual(whole);
    must(endClosing(made.context, supervisor, id, parts));
    expect(stateOf(made, id)).toBe('closed');
    expect((await verifyLog(made)).status).toBe(0);
  });

  test('refuses what is saved meanwhile, by the service and by the database', async () => {
    const { made, id, save } = await begun();
    expect(save()).toMatchObject({ ok: false, reason: 'being_counted' });
    expect(() =>
      made.context.db.$client.exec(`UPDATE sheet SET state = 'in_progress' WHERE campaign_id = '${id}'`),
    ).toThrow('campaign is frozen');
  });

  test('is begun once and ends only with what was counted of it', async () => {
    const { made, id, supervisor } = await begun();
    expect(beginClosing(made.context, supervisor, id)).toMatchObject({ reason: 'wrong_state' });
    const counted = wholeOf(closingSlices(made.context, supervisor, id));
    doSlices(discardClosingSlices(made.context, supervisor, id));
    must(beginClosing(made.context, supervisor, id));
    expect(endClosing(made.context, supervisor, id, counted)).toMatchObject({ reason: 'wrong_state' });
  });

  test('that is given up leaves nothing, and what is saved then is taken', async () => {
    const { made, id, supervisor, save } = await begun();
    doSlices(closingSlices(made.context, supervisor, id), 3);
    expect(() => made.context.db.$client.exec(`UPDATE campaign SET state = 'open' WHERE id = '${id}'`)).toThrow(
      'campaign goes one way',
    );
    doSlices(discardClosingSlices(made.context, supervisor, id));
    expect(stateOf(made, id)).toBe('open');
    expect(closingsOf(made.context.db, id)).toEqual([]);
    expect(['frozen_item', 'frozen_row', 'improvement_action'].map((table) => count(made, table))).toEqual([0, 0, 0]);
    must(save());
    expect((await verifyLog(made)).status).toBe(0);
    must(closeCampaign(made.context, supervisor, id));
    expect((await verifyLog(made)).status).toBe(0);
  });

  test('that stopped on its way has a whole log, and counts anew', async () => {
    const { made, id, supervisor } = await begun();
    doSlices(closingSlices(made.context, supervisor, id), 3);
    expect((await verifyLog(made)).status).toBe(0);
    const counted = wholeOf(closingSlices(made.context, supervisor, id));
    must(endClosing(made.context, supervisor, id, counted));
    expect((await verifyLog(made)).status).toBe(0);
  });

  test('lets nobody touch what is complete', async () => {
    const { made, id, supervisor } = await begun();
    const counted = wholeOf(closingSlices(made.context, supervisor, id));
    must(endClosing(made.context, supervisor, id, counted));
    const { $client } = made.context.db;
    expect(() => $client.exec('DELETE FROM frozen_item')).toThrow('frozen_item is append-only');
    expect(() => $client.exec('DELETE FROM closing')).toThrow('closing is complete');
  });
});
