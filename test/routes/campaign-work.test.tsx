import { beforeEach, describe, expect, it } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import Home, { loader as home } from '#app/routes/_app._index.tsx';
import Campaign, { action, loader } from '#app/routes/_app.campaigns.$campaignId._index.tsx';
import { registerSystem, registerZone } from '#app/services/asset/asset.acts.server.ts';
import { beginOpening } from '#app/services/campaign/opening.acts.server.ts';
import { startClosing } from '#app/services/report/campaign-work.acts.server.ts';
import { beginClosing } from '#app/services/report/closing.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { render } from '#test/components/ui/render.tsx';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { openingSeen } from '#test/factories/seen-draft.ts';
import { draftTownCampaign, makeTown, openTownCampaign } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { callRoute, form, loadPage, sessionOf } from '#test/routes/call.ts';

let context: TestContext;
let town: Town;

beforeEach(async () => {
  context = testDatabase(calendarDate('2026-10-01'));
  town = await makeTown(context);
});

const stateOf = (id: string) => findCampaign(context.db, id)?.state;

async function campaignPage(id: string, who: TownPerson): Promise<string> {
  const data = await loadPage(context, loader, `/campaigns/${id}`, { campaignId: id }, await sessionOf(context, who));
  return render(<Campaign />, '/', data);
}

async function homePage(who: TownPerson): Promise<string> {
  return render(<Home />, '/', await loadPage(context, home, '/', {}, await sessionOf(context, who)));
}

async function press(id: string, intent: 'resume' | 'give_up', who: TownPerson) {
  const by = await sessionOf(context, who);
  return callRoute(context, action, `/campaigns/${id}`, { campaignId: id }, form({ intent }, by));
}

/** An opening that began and stopped, as where the server was restarted. */
function stoppedOpening(): string {
  const secretariat = town.actor('secretariat');
  const id = draftTownCampaign(town);
  must(beginOpening(context, secretariat, id, openingSeen(context, id)));
  return id;
}

function stoppedClosing(): string {
  const id = openTownCampaign(town);
  must(beginClosing(context, town.actor('supervisor'), id));
  return id;
}

describe('what stopped on its way', () => {
  it('is offered on its page to go on with and to give up', async () => {
    const html = await campaignPage(stoppedClosing(), 'supervisor');
    expect(html).toContain('集計が途中で止まっています');
    expect(html).toMatch(/value="resume".*続きから行う.*value="give_up".*取りやめる/su);
    expect(html).not.toContain('http-equiv="refresh"');
  });

  it('says to who may not go on with it who may', async () => {
    const html = await campaignPage(stoppedClosing(), 'secretariat');
    expect(html).toContain('統括情報セキュリティ責任者が、続きから行うか、取りやめます。');
    expect(html).not.toContain('value="resume"');
  });

  it('is a thing to do on the home of who may go on with it, with the way to its page', async () => {
    const id = stoppedClosing();
    const html = await homePage('supervisor');
    expect(html).toContain('：集計が途中で止まっています');
    expect(html).toContain('続きから行うか、取りやめてください。');
    expect(html).toContain(`href="/campaigns/${id}"`);
    expect(await homePage('secretariat')).toContain('：集計が途中で止まっています');
    expect(await homePage('manager')).not.toContain('集計が途中で止まっています');
  });

  it('goes on by a press, and is given up by another', async () => {
    const closing = stoppedClosing();
    expect(await press(closing, 'give_up', 'supervisor')).toMatchObject({ status: 302 });
    await expect.poll(() => stateOf(closing)).toBe('open');
    must(beginClosing(context, town.actor('supervisor'), closing));
    expect(await press(closing, 'resume', 'supervisor')).toMatchObject({ status: 302 });
    await expect.poll(() => stateOf(closing)).toBe('closed');
  });

  it('cannot go on where the plan is another by now, and the words say to give it up', async () => {
    const id = stoppedOpening();
    const zoneId = must(registerZone(context, SET_UP, { kind: 'internal', name: 'LGWAN', order: 9 }));
    const entry = { code: 'S09', name: '財務会計', ownerUnitId: town.units.tax, zoneId, attributes: ['package'] };
    must(registerSystem(context, SET_UP, entry));
    const refused = await press(id, 'resume', 'secretariat');
    const message = expect.stringContaining('「取りやめる」を押して準備中に戻し');
    expect(refused).toMatchObject({ status: 409, body: { errors: [{ message }] } });
    expect(stateOf(id)).toBe('opening');
    expect(await press(id, 'give_up', 'secretariat')).toMatchObject({ status: 302 });
    await expect.poll(() => stateOf(id)).toBe('draft');
  });
});

describe('what is under way', () => {
  it('is shown as progress that is read again by itself, and on the home', async () => {
    const id = openTownCampaign(town);
    const [atCampaign, atHome] = [await sessionOf(context, 'supervisor'), await sessionOf(context, 'secretariat')];
    const started = startClosing(context, town.actor('supervisor'), id, { onFailure: () => undefined });
    const [page, first] = await Promise.all([
      loadPage(context, loader, `/campaigns/${id}`, { campaignId: id }, atCampaign),
      loadPage(context, home, '/', {}, atHome),
    ]);
    must(await started);
    const html = await render(<Campaign />, '/', page);
    expect(html).toContain('集計しています');
    expect(html).toMatch(/<progress[^>]*aria-label="集計しています"/u);
    expect(html).toContain('http-equiv="refresh"');
    expect(html).not.toContain('続きから行う');
    expect(await render(<Home />, '/', first)).toContain('：集計しています');
    await expect.poll(() => stateOf(id)).toBe('closed');
  });
});
