import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { campaignPage } from '#app/services/campaign/campaign.page.server.ts';
import { homeOf } from '#app/services/campaign/home.page.server.ts';
import { giveUpWork, resumeWork, startClosing, startOpening } from '#app/services/report/campaign-work.acts.server.ts';
import { beginClosing } from '#app/services/report/closing.acts.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { progressOf } from '#app/services/shared/work.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { closingsOf } from '#db/queries/closing.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { openingSeen } from '#test/factories/seen-draft.ts';
import { askOf, makeTown, openTownCampaign } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

let town: Town;
let context: Town['context'];

beforeEach(async () => {
  context = testDatabase(calendarDate('2026-10-01'));
  town = await makeTown(context);
});

const unfailing = {
  onFailure: (error: unknown) => {
    throw error;
  },
};
const stateOf = (id: string) => findCampaign(context.db, id)?.state;
const worksOf = (who: TownPerson) => homeOf(context, town.actor(who)).works;
const workOf = (id: string) =>
  must(campaignPage(context, town.actor('secretariat'), id, { vacantOnly: false, page: 1 })).work;

async function over(id: string): Promise<void> {
  while (progressOf(context.db, id) !== null) await setImmediate();
}

function draft(): string {
  return must(
    createCampaign(context, town.actor('secretariat'), {
      fiscalYear: fiscalYear(2026),
      kind: 'regular',
      name: '定期自己点検',
      dueOn: calendarDate('2026-10-31'),
      questionnaires: [askOf(town, Object.values(town.units))],
    }),
  );
}

/** The same, until a sheet is made: then it fails, as where the disk is full. */
function failing(): ServiceContext {
  const made = context.db.$client.prepare('SELECT count(*) FROM sheet').pluck();
  return {
    ...context,
    newId: () => {
      if (made.get() !== 0) throw new Error('the disk is gone');
      return context.newId();
    },
  };
}

describe('an opening that fails between two requests', () => {
  async function failed() {
    const id = draft();
    const failures: unknown[] = [];
    const onFailure = (error: unknown) => failures.push(error);
    const seal = openingSeen(context, id);
    must(await startOpening(failing(), town.actor('secretariat'), id, { seal, onFailure }));
    await over(id);
    return { id, failures };
  }

  test('is told to the log, and stands as stopped on its page and on the home of who goes on', async () => {
    const { id, failures } = await failed();
    expect(failures).toEqual([new Error('the disk is gone')]);
    expect(stateOf(id)).toBe('opening');
    expect(workOf(id)).toEqual({ kind: 'opening', progress: null, mayGoOn: true });
    expect(worksOf('secretariat')).toMatchObject([{ kind: 'opening', progress: null, campaign: { id } }]);
    expect(homeOf(context, town.actor('secretariat')).nothing).toBeNull();
    for (const who of ['manager', 'supervisor', 'auditor', 'committee'] as const) expect(worksOf(who)).toEqual([]);
  });

  test('is gone on with, and its log is whole', async () => {
    const { id } = await failed();
    must(await resumeWork(context, town.actor('secretariat'), id, unfailing));
    await over(id);
    expect(stateOf(id)).toBe('open');
    expect(worksOf('secretariat')).toEqual([]);
    expect((await verifyLog(town)).status).toBe(0);
  });

  test('is given up, and stands on no home any more', async () => {
    const { id } = await failed();
    must(await giveUpWork(context, town.actor('secretariat'), id, unfailing));
    await over(id);
    expect(stateOf(id)).toBe('draft');
    expect(worksOf('secretariat')).toEqual([]);
  });
});

describe('a closing', () => {
  test('that stopped is told to the secretariat, and gone on with by who closes', async () => {
    const id = openTownCampaign(town);
    must(beginClosing(context, town.actor('supervisor'), id));
    expect(worksOf('secretariat')).toMatchObject([{ kind: 'closing', progress: null, mayGoOn: false }]);
    expect(worksOf('supervisor')).toMatchObject([{ kind: 'closing', progress: null, mayGoOn: true }]);
    expect(await resumeWork(context, town.actor('secretariat'), id, unfailing)).toMatchObject({
      reason: 'not_permitted',
    });
    must(await resumeWork(context, town.actor('supervisor'), id, unfailing));
    await over(id);
    expect(stateOf(id)).toBe('closed');
  });

  test('that is under way shows how far it has come, and is neither begun, gone on with nor given up again', async () => {
    const id = openTownCampaign(town);
    const supervisor = town.actor('supervisor');
    const first = startClosing(context, supervisor, id, unfailing);
    expect(worksOf('secretariat')).toMatchObject([{ kind: 'closing', progress: { doneCount: 0 } }]);
    const again = [
      startClosing(context, supervisor, id, unfailing),
      resumeWork(context, supervisor, id, unfailing),
      giveUpWork(context, supervisor, id, unfailing),
    ];
    expect(await Promise.all(again)).toEqual(again.map(() => ({ ok: false, reason: 'wrong_state' })));
    must(await first);
    await over(id);
    expect(stateOf(id)).toBe('closed');
    expect(closingsOf(context.db, id)).toHaveLength(1);
    expect(worksOf('secretariat')).toEqual([]);
  });
});
