import type { ReactElement } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { WithOfficeNames } from '#app/components/organization/office-names.tsx';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import { DEFAULT_DOCUMENT_MARKING } from '#app/domain/organization/document-marking.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import Home, { loader as home } from '#app/routes/_app._index.tsx';
import Board, { loader as board } from '#app/routes/_app.board.tsx';
import Campaigns, { loader as campaigns } from '#app/routes/_app.campaigns._index.tsx';
import Report, { loader as report } from '#app/routes/_app.report.$campaignId._index.tsx';
import Items, { loader as items } from '#app/routes/_app.results.$campaignId._index.tsx';
import Item, { loader as item } from '#app/routes/_app.results.$campaignId.items.$itemId.tsx';
import Sheets, { loader as sheets } from '#app/routes/_app.results.$campaignId.sheets.tsx';
import Overview, { loader as overview, meta } from '#app/routes/_app.sheets.$sheetId._index.tsx';
import Chapter, { loader as chapter } from '#app/routes/_app.sheets.$sheetId.chapters.$chapter.tsx';
import Gates, { loader as gates } from '#app/routes/_app.sheets.$sheetId.gates.tsx';
import Submit, { loader as submit } from '#app/routes/_app.sheets.$sheetId.submit.tsx';
import Answers, { loader as answers } from '#app/routes/_app.sheets.$sheetId_.answers.tsx';
import Proxy, { loader as proxy } from '#app/routes/_app.sheets.$sheetId_.proxy.tsx';
import Review, { loader as review } from '#app/routes/_app.sheets.$sheetId_.review.tsx';
import SignIn, { loader as door } from '#app/routes/sign-in.tsx';
import { sheetOverview } from '#app/services/response/sheet-overview.page.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { itemsOfSheet } from '#db/queries/sheet.server.ts';
import { render } from '#test/components/ui/render.tsx';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { decide } from '#test/factories/decide.ts';
import { makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { loadPage, sessionOf } from '#test/routes/call.ts';
import type { Route, Session } from '#test/routes/call.ts';

/** Neither stands in a clause, which keeps the policy's own words. */
const OLD = '保全担当課長';
const NEW = '情報保全責任者';
const namesWith = (manager: string) => ({ ...OFFICE_DEFAULT_NAMES, security_manager: manager });
const TODAY = namesWith(NEW);

let context: TestContext;
let town: Town;
let campaign: string;
let sheet: string;
let by: Session;

/** A campaign that was opened before the body gave an office another name. */
beforeEach(async () => {
  context = testDatabase(calendarDate('2026-10-01'));
  town = await makeTown(context);
  decide(town, 'officeNames', namesWith(OLD));
  decide(town, 'documentMarking', { ...DEFAULT_DOCUMENT_MARKING, section: '総務課' });
  campaign = openTownCampaign(town);
  sheet = sheetId(town, campaign, '110', 'security_manager');
  by = await sessionOf(context, 'secretariat');
  decide(town, 'officeNames', TODAY);
});

const close = () => must(closeCampaign(context, town.actor('supervisor'), campaign));

const PAGES: readonly (readonly [string, Route, ReactElement])[] = [
  ['進捗', board, <Board key="board" />],
  ['結果報告', report, <Report key="report" />],
  ['結果の内訳（項目別）', items, <Items key="items" />],
  ['結果の内訳（一項目）', item, <Item key="item" />],
  ['結果の内訳（点検票）', sheets, <Sheets key="sheets" />],
  ['点検票', overview, <Overview key="overview" />],
  ['章', chapter, <Chapter key="chapter" />],
  ['事前確認', gates, <Gates key="gates" />],
  ['確認・提出', submit, <Submit key="submit" />],
  ['回答の一覧', answers, <Answers key="answers" />],
  ['確認', review, <Review key="review" />],
  ['代行入力', proxy, <Proxy key="proxy" />],
];

/** The page as it is sent below the shell, which gives the names of today. */
async function page(loader: Route, element: ReactElement): Promise<string> {
  const itemId = itemsOfSheet(context.db, sheet)[0]?.item.id ?? '';
  const { header } = must(sheetOverview(context, town.actor('secretariat'), sheet));
  const params = { campaignId: campaign, sheetId: sheet, itemId, chapter: header.chapters[0]?.key ?? '' };
  const path = '/?population=units&role=security_manager';
  const loaded = await loadPage(context, loader, loader === items ? path : '/', params, by);
  return render(<WithOfficeNames names={TODAY}>{element}</WithOfficeNames>, path, loaded);
}

it.each(PAGES)('%s of a running campaign calls an office as the body does today', async (_page, loader, element) => {
  const html = await page(loader, element);
  expect(html).toContain(NEW);
  expect(html).not.toContain(OLD);
});

it.each(PAGES)('%s of a closed campaign calls it as the campaign pinned it', async (_page, loader, element) => {
  close();
  const html = await page(loader, element);
  expect(html).toContain(OLD);
  expect(html).not.toContain(NEW);
});

const ROOM = '保全推進室';
const RENAMED = { ...OFFICE_DEFAULT_NAMES, secretariat: ROOM };
/** What says another name, and is not the step of a sheet that is called so in every body. */
const otherNames = (html: string) => [...html.matchAll(/[^<>]*事務局(?!確認)[^<>]*/gu)].map(([text]) => text);

it.each(PAGES)('%s calls the secretariat by no name but its own', async (_page, loader, element) => {
  decide(town, 'officeNames', RENAMED);
  expect(otherNames(await page(loader, element))).toEqual([]);
});

it('help names the secretariat as the body does: at the door, on a home without a task and in an empty list', async () => {
  const other = await makeTown(testDatabase(calendarDate('2026-10-01')));
  decide(other, 'officeNames', RENAMED);
  const member = await sessionOf(other.context, 'staff');
  const supervisor = await sessionOf(other.context, 'supervisor');
  const stranger: Session = { cookie: '', csrf: '' };
  const help: readonly (readonly [Route, ReactElement, Session])[] = [
    [door, <SignIn key="door" />, stranger],
    [home, <Home key="home" />, member],
    [campaigns, <Campaigns key="campaigns" />, supervisor],
  ];
  for (const [loader, element, who] of help) {
    const loaded = await loadPage(other.context, loader, '/', {}, who);
    const html = await render(<WithOfficeNames names={RENAMED}>{element}</WithOfficeNames>, '/', loaded);
    expect(html).toContain(ROOM);
    expect(otherNames(html)).toEqual([]);
  }
});

it('the title of a page says the same name as the page', async () => {
  const title = async () => {
    const data = await loadPage(context, overview, '/', { sheetId: sheet }, by);
    return JSON.stringify(Reflect.apply(meta, null, [{ data }]));
  };
  expect(await title()).toContain(NEW);
  close();
  expect(await title()).toContain(OLD);
});
