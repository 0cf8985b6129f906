import { describe, expect, it } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { timedActs } from '#app/server/timed-acts.ts';
import { reportAtHand, resultsAtHand } from '#app/services/report/at-hand.loader.server.ts';
import { openResults } from '#app/services/report/results.loader.server.ts';
import { runningItems, runningItemSteps } from '#app/services/score/running-items.loader.server.ts';
import { closedItemSteps } from '#app/services/score/closed-items.loader.server.ts';
import { itemsAtHand } from '#app/services/score/scored-items.loader.server.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

async function runningTown() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  return { town, campaignId: openTownCampaign(town) };
}

function itemsIn({ context, actor }: Town, campaignId: string) {
  return must(openResults(context, actor('secretariat'), 'items.view', campaignId)).items;
}

function campaignIn({ context: { db } }: Town, campaignId: string) {
  const campaign = findCampaign(db, campaignId);
  if (campaign === undefined) throw new Error('no campaign');
  return campaign;
}

describe('the items of a campaign that are put at hand', () => {
  it('of a closed year are read then, and not again by the page', async () => {
    const { town, campaignId } = await runningTown();
    const { closingId } = must(closeCampaign(town.context, town.actor('supervisor'), campaignId));
    const steps = () => [...closedItemSteps(town.context.db, { id: campaignId }, closingId)];
    await reportAtHand(town.context, campaignId);
    expect(steps()).toEqual([]);
    expect(itemsIn(town, campaignId).length).toBeGreaterThan(0);
    const other = await runningTown();
    const closed = must(closeCampaign(other.town.context, other.town.actor('supervisor'), other.campaignId));
    const read = [...closedItemSteps(other.town.context.db, { id: other.campaignId }, closed.closingId)];
    expect(read.length).toBeGreaterThan(0);
  });

  it('of a running one are scored then, and not again by the page', async () => {
    const { town, campaignId } = await runningTown();
    const { db } = town.context;
    const today = town.context.today();
    expect(runningItemSteps(db, campaignIn(town, campaignId), today).next().done).toBe(false);
    await resultsAtHand(town.context, campaignId);
    expect(runningItemSteps(db, campaignIn(town, campaignId), today).next().done).toBe(true);
    expect(itemsIn(town, campaignId)).toBe(itemsIn(town, campaignId));
  });

  it('are put there by one work, however many pages wait for them', async () => {
    const { town, campaignId } = await runningTown();
    const { db } = town.context;
    const today = town.context.today();
    const campaign = campaignIn(town, campaignId);
    expect(itemsAtHand(db, campaign, today)).toBe(itemsAtHand(db, campaign, today));
    await itemsAtHand(db, campaign, today);
    expect(runningItemSteps(db, campaign, today).next().done).toBe(true);
  });

  it('hold what was done between two steps', async () => {
    const { town, campaignId } = await runningTown();
    const { db } = town.context;
    const today = town.context.today();
    const campaign = campaignIn(town, campaignId);
    const steps = runningItemSteps(db, campaign, today);
    expect(steps.next().done).toBe(false);
    const id = sheetId(town, campaignId, '110', 'security_manager');
    const item = loadSheet(town.context, id)?.items.find(({ applicability }) => applicability.state === 'open');
    if (item === undefined) throw new Error('no item');
    const answer = makeAnswer({ value: 'not_implemented' });
    must(saveAnswer(town.context, town.actor('manager'), id, { itemKey: item.itemKey, answer, rev: 0 }));
    expect([...steps].length).toBeGreaterThan(0);
    const found = runningItems(db, campaign, today).find(({ itemId }) => itemId === item.itemId);
    expect(found?.outcome).toBe('not_implemented');
  });

  it('are put there by the server itself: of what runs and of what was closed last', async () => {
    const { town, campaignId } = await runningTown();
    const { context } = town;
    const isAtHand = () => runningItemSteps(context.db, campaignIn(town, campaignId), context.today()).next().done;
    const act = timedActs(context).find(({ name }) => name === 'results.at_hand');
    const stopped = new AbortController();
    stopped.abort();
    expect(await act?.run(stopped.signal)).toBe('done');
    expect(isAtHand()).toBe(false);
    expect(await act?.run(new AbortController().signal)).toBe('done');
    expect(isAtHand()).toBe(true);
    const { closingId } = must(closeCampaign(context, town.actor('supervisor'), campaignId));
    expect(await act?.run(new AbortController().signal)).toBe('done');
    expect([...closedItemSteps(context.db, { id: campaignId }, closingId)]).toEqual([]);
  });

  it('are none of a draft, and none of what is not there', async () => {
    const { town } = await runningTown();
    await expect(resultsAtHand(town.context, 'nothing')).resolves.toBeUndefined();
    await expect(reportAtHand(town.context, 'nothing')).resolves.toBeUndefined();
  });
});
