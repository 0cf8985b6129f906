import type { ReactElement } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { WithSecretariatAt } from '#app/components/organization/secretariat-at.tsx';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import Chapter, {
  action as sendChapter,
  loader as chapter,
} from '#app/routes/_app.sheets.$sheetId.chapters.$chapter.tsx';
import Gates, { action as sendGates, loader as gates } from '#app/routes/_app.sheets.$sheetId.gates.tsx';
import Measures, { action as sendMeasure, loader as measures } from '#app/routes/_app.sheets.$sheetId.measures.tsx';
import Submit, { action as sendSubmit, loader as submit } from '#app/routes/_app.sheets.$sheetId.submit.tsx';
import Review, { loader as review } from '#app/routes/_app.sheets.$sheetId_.review.tsx';
import { action as sendAnswer } from '#app/routes/api.sheets.$sheetId.answers.ts';
import { coverField } from '#app/services/response/measure.form.server.ts';
import { beginClosing, discardClosingSlices } from '#app/services/report/closing.acts.server.ts';
import { runAtOnce } from '#app/services/shared/slices.server.ts';
import { render } from '#test/components/ui/render.tsx';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { rowsOf } from '#test/factories/rows.ts';
import { bringTo } from '#test/factories/sheet.ts';
import { makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { callRoute, form, loadPage, sessionOf } from '#test/routes/call.ts';
import type { Route } from '#test/routes/call.ts';

const WHY = 'この自己点検は集計中のため、いまは保存できません。';
/** A button that sends the form that it is in. */
const SENDS = /<button(?![^>]*type="button")/u;
const ASK = 'お急ぎのときは、事務局（内線123）にお問い合わせください。';

let context: TestContext;
let town: Town;
let campaign: string;
let sheet: string;

beforeEach(async () => {
  context = testDatabase(calendarDate('2026-10-01'));
  town = await makeTown(context);
  campaign = openTownCampaign(town);
  sheet = sheetId(town, campaign, '110', 'security_manager');
});

const begin = () => must(beginClosing(context, town.actor('supervisor'), campaign));
const giveUp = () => must(runAtOnce(discardClosingSlices(context, town.actor('supervisor'), campaign)));

async function shown(loader: Route, page: ReactElement, who: TownPerson = 'manager'): Promise<string> {
  const params = { sheetId: sheet, chapter: '1' };
  const data = await loadPage(context, loader, `/sheets/${sheet}`, params, await sessionOf(context, who));
  return render(<WithSecretariatAt at="内線123">{page}</WithSecretariatAt>, '/', data);
}

describe('a page of a sheet that is being counted', () => {
  it.each([
    ['章', chapter, <Chapter key="chapter" />],
    ['事前確認', gates, <Gates key="gates" />],
    ['確認・提出', submit, <Submit key="submit" />],
    ['改善策', measures, <Measures key="measures" />],
  ] as const)('%s says so and whom to ask, and offers nothing that cannot be saved', async (_, loader, page) => {
    begin();
    const html = await shown(loader, page);
    expect(html).toContain(WHY);
    expect(html).toContain(ASK);
    expect(html).not.toMatch(SENDS);
    giveUp();
    const after = await shown(loader, page);
    expect(after).not.toContain(WHY);
  });

  it('tells the confirmer why nothing can be decided', async () => {
    bringTo(town, sheet, 'submitted');
    begin();
    const html = await shown(review, <Review />, 'officer');
    expect(html).toContain('この自己点検は集計中のため、いまは保存も確認もできません。');
    expect(html).not.toMatch(SENDS);
    giveUp();
    expect(await shown(review, <Review />, 'officer')).toMatch(SENDS);
  });
});

describe('what is sent from a page that was opened before', () => {
  const measure = {
    intent: 'write',
    what: '管理簿を作る。',
    owner: '課長',
    due: '2027-01-31',
    cover: coverField({ itemKey: '1-1@security_manager', rowId: null }),
  };
  it.each([
    ['章', sendChapter, { 'q1.id': '1-1@security_manager', 'q1.rev': '0', 'q1.value': 'implemented' }],
    ['事前確認', sendGates, { 'gate.outsourcing': 'yes', 'rev.outsourcing': '0' }],
    ['改善策', sendMeasure, measure],
  ] as const)(
    '%s is refused in its own words, stores nothing and comes back to be sent again',
    async (_, action, sent) => {
      begin();
      const before = rowsOf(context.db);
      const by = await sessionOf(context, 'manager');
      const params = { sheetId: sheet, chapter: '1' };
      const answered = await callRoute(context, action, `/sheets/${sheet}`, params, form({ ...sent }, by));
      expect(answered).toMatchObject({ status: 409, body: { code: 'being_counted' } });
      expect(answered.body).toHaveProperty('sent', expect.arrayContaining([Object.entries(sent)[0]]));
      expect(rowsOf(context.db)).toEqual(before);
    },
  );

  it('（提出）is told on the page as not handed in', async () => {
    begin();
    const by = await sessionOf(context, 'manager');
    const answered = await callRoute(
      context,
      sendSubmit,
      `/sheets/${sheet}/submit`,
      { sheetId: sheet },
      form({ content: '' }, by),
    );
    expect(answered).toMatchObject({ status: 409, body: { why: 'being_counted' } });
  });

  it('（自動保存）is told to the page by its kind', async () => {
    begin();
    const by = await sessionOf(context, 'manager');
    const answered = await callRoute(
      context,
      sendAnswer,
      `/api/sheets/${sheet}/answers`,
      { sheetId: sheet },
      {
        headers: { cookie: by.cookie, 'content-type': 'application/json', 'x-csrf-token': by.csrf },
        body: JSON.stringify({
          itemKey: '1-1@security_manager',
          answer: makeAnswer({ value: 'implemented' }),
          rev: 0,
          handIns: 0,
        }),
      },
    );
    expect(answered).toMatchObject({ status: 409, body: { kind: 'being_counted' } });
  });
});
