import type { ReactElement } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { WithModules } from '#app/components/organization/body-modules.tsx';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { partsToReadOtherwise } from '#app/domain/questionnaire/named-part.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import Home, { loader as home } from '#app/routes/_app._index.tsx';
import Board, { loader as board } from '#app/routes/_app.board.tsx';
import Campaign, { loader as campaignDetail } from '#app/routes/_app.campaigns.$campaignId._index.tsx';
import Campaigns, { loader as campaigns } from '#app/routes/_app.campaigns._index.tsx';
import NewCampaign, { loader as newCampaign } from '#app/routes/_app.campaigns.new.tsx';
import Plan, { loader as plan } from '#app/routes/_app.improvement.$campaignId._index.tsx';
import Organization, { loader as organization } from '#app/routes/_app.organization.tsx';
import GiveOffice, { loader as giveOffice } from '#app/routes/_app.organization_.people.$personId.office.tsx';
import People, { loader as people } from '#app/routes/_app.organization_.people._index.tsx';
import Start, { loader as start } from '#app/routes/_app.start.tsx';
import ImportUnits, { loader as importUnits } from '#app/routes/_app.organization_.units.import.tsx';
import ImportLedger, { loader as importLedger } from '#app/routes/_app.organization_.systems.import.tsx';
import Policies, { loader as policies } from '#app/routes/_app.policies.tsx';
import Units, { loader as units } from '#app/routes/_app.organization_.units._index.tsx';
import NewUnit, { loader as newUnit } from '#app/routes/_app.organization_.units.new.tsx';
import Report, { loader as report } from '#app/routes/_app.report.$campaignId._index.tsx';
import Items, { loader as items } from '#app/routes/_app.results.$campaignId._index.tsx';
import Clauses, { loader as clauses } from '#app/routes/_app.results.$campaignId.clauses._index.tsx';
import Sheets, { loader as sheets } from '#app/routes/_app.results.$campaignId.sheets.tsx';
import UnitResults, { loader as unitResults } from '#app/routes/_app.results.$campaignId.units.tsx';
import Overview, { loader as overview } from '#app/routes/_app.sheets.$sheetId._index.tsx';
import Chapter, { loader as chapter } from '#app/routes/_app.sheets.$sheetId.chapters.$chapter.tsx';
import Submit, { loader as submit } from '#app/routes/_app.sheets.$sheetId.submit.tsx';
import Answers, { loader as answers } from '#app/routes/_app.sheets.$sheetId_.answers.tsx';
import Proxy, { loader as proxy } from '#app/routes/_app.sheets.$sheetId_.proxy.tsx';
import Review, { loader as review } from '#app/routes/_app.sheets.$sheetId_.review.tsx';
import Settings, { loader as settings } from '#app/routes/_app.settings.tsx';
import { reportPage } from '#app/services/report/report.page.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { sheetOverview } from '#app/services/response/sheet-overview.page.server.ts';
import { shellOf } from '#app/services/access/shell.page.server.ts';
import { render } from '#test/components/ui/render.tsx';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { decide } from '#test/factories/decide.ts';
import { makeQuestion, TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { fillSheet, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { loadPage, sessionOf } from '#test/routes/call.ts';
import type { Route, Session } from '#test/routes/call.ts';

const NONE = { audit: false, exception: false, committee: false, bureau: false };

/** With a duty of each role that such a body does without. */
const QUESTIONNAIRE: Questionnaire = {
  ...TOWN_QUESTIONNAIRE,
  questions: [
    ...TOWN_QUESTIONNAIRE.questions,
    makeQuestion({
      id: '3-4@committee',
      clauses: ['3-3'],
      unit: 'organization',
      roles: ['committee'],
      office: 'committee',
    }),
    makeQuestion({
      id: '3-5@auditor',
      clauses: ['3-3'],
      unit: 'organization',
      roles: ['auditor', 'audit_supervisor'],
      office: 'audit_supervisor',
    }),
    makeQuestion({ id: '3-6@audited_unit', clauses: ['1-1'], unit: 'department', roles: ['audited_unit'] }),
  ],
};

let context: TestContext;
let town: Town;
let campaign: string;
let by: Session;

/** A body of one level, in which nobody holds an office of what it does without. */
beforeEach(async () => {
  context = testDatabase(calendarDate('2026-10-01'));
  const made = await makeTown(context, QUESTIONNAIRE);
  const { generalAffairs, health } = made.units;
  town = { ...made, units: { ...made.units, general: generalAffairs, welfare: health } };
  const run = (sql: string) => context.db.$client.exec(sql);
  run(
    `DELETE FROM appointment WHERE role IN ('audit_supervisor', 'auditor', 'committee_member', 'security_officer', 'bureau_coordinator')`,
  );
  run(`UPDATE unit_version SET parent_id = '${town.units.body}' WHERE type = 'department'`);
  run(`DELETE FROM unit_version WHERE type = 'bureau'`);
  decide(town, 'modules', NONE);
  campaign = openTownCampaign(town);
  by = await sessionOf(context, 'secretariat');
});

const PAGES: readonly (readonly [string, Route, ReactElement])[] = [
  ['ホーム', home, <Home key="home" />],
  ['進捗', board, <Board key="board" />],
  ['自己点検の一覧', campaigns, <Campaigns key="campaigns" />],
  ['自己点検の準備', newCampaign, <NewCampaign key="new" />],
  ['自己点検', campaignDetail, <Campaign key="campaign" />],
  ['組織・台帳', organization, <Organization key="organization" />],
  ['部・課', units, <Units key="units" />],
  ['部・課の追加', newUnit, <NewUnit key="new-unit" />],
  ['部・課の読み込み', importUnits, <ImportUnits key="import-units" />],
  ['台帳の読み込み', importLedger, <ImportLedger key="import-ledger" />],
  ['対策基準と調査票', policies, <Policies key="policies" />],
  ['はじめに', start, <Start key="start" />],
  ['職員', people, <People key="people" />],
  ['任命', giveOffice, <GiveOffice key="office" />],
  ['結果報告', report, <Report key="report" />],
  ['結果の内訳', items, <Items key="items" />],
  ['条項別', clauses, <Clauses key="clauses" />],
  ['点検票別', sheets, <Sheets key="sheets" />],
  ['所属別', unitResults, <UnitResults key="unit-results" />],
  ['改善計画', plan, <Plan key="plan" />],
  ['点検票', overview, <Overview key="overview" />],
  ['章', chapter, <Chapter key="chapter" />],
  ['確認・提出', submit, <Submit key="submit" />],
  ['回答の一覧', answers, <Answers key="answers" />],
  ['確認', review, <Review key="review" />],
  ['代行入力', proxy, <Proxy key="proxy" />],
];

/** Words of the parts; a policy's own clauses may still say them. */
const TRACES =
  /[^<>]*(?:委員会|監査|例外|部・課|部局|上の部|部×章|部に属|情報セキュリティ責任者|とりまとめ担当)[^<>]*/gu;
/** What is no trace: offices that the body keeps. */
const KEPT = /統括情報セキュリティ責任者|最高情報セキュリティ責任者|行政委員会/gu;

const traces = (html: string) => [...html.replaceAll(KEPT, '').matchAll(TRACES)].map(([text]) => text);

async function page(loader: Route, element: ReactElement, search = ''): Promise<string> {
  const personId = town.actor('manager').personId;
  const sheet = sheetId(town, campaign, '110', 'security_manager');
  const { header } = must(sheetOverview(context, town.actor('secretariat'), sheet));
  const params = { campaignId: campaign, personId, sheetId: sheet, chapter: header.chapters[0]?.key ?? '' };
  const loaded = await loadPage(context, loader, `/${search}`, params, by);
  const { modules } = shellOf(context, town.actor('secretariat'));
  return render(<WithModules modules={modules}>{element}</WithModules>, '/', loaded);
}

describe('a body without audit, exceptions, committee and bureaus', () => {
  it.each(PAGES)('finds no trace of them in a running campaign: %s', async (_name, loader, element) => {
    expect(traces(await page(loader, element))).toEqual([]);
  });

  it.each(PAGES)('finds no trace of them in a closed campaign: %s', async (_name, loader, element) => {
    const sheet = sheetId(town, campaign, '110', 'security_manager');
    fillSheet(town, town.actor('manager'), sheet);
    must(handIn(context, town.actor('manager'), sheet));
    must(closeCampaign(context, town.actor('supervisor'), campaign));
    expect(traces(await page(loader, element))).toEqual([]);
  });

  it('finds them where they can be taken into use again, and nowhere else on the settings', async () => {
    const html = await page(settings, <Settings />);
    const [, first = '', ...rest] = html.split('<section');
    expect(traces(first)).not.toEqual([]);
    expect(traces(rest.join(''))).toEqual([]);
  });

  it('meets every one of the words where all parts are used, so that the test can fail', async () => {
    decide(town, 'modules', DEFAULT_MODULES);
    const found = (await Promise.all(PAGES.map(([, loader, element]) => page(loader, element)))).flatMap(traces);
    expect(found.length).toBeGreaterThan(20);
  });

  it('keeps a running campaign as it was opened, whatever is taken into use meanwhile', async () => {
    decide(town, 'modules', DEFAULT_MODULES);
    const html = await page(report, <Report />);
    expect(html).not.toContain('例外措置');
    expect(html).toContain('まだ提出がないため、評価を表示しません。');
    expect(html).not.toContain('「早急に改善を要する」');
  });

  it('closes by the words with which a report was made: what was switched off later stays in it', async () => {
    decide(town, 'modules', DEFAULT_MODULES);
    must(closeCampaign(context, town.actor('supervisor'), campaign));
    const other = openTownCampaign(town, '再度');
    must(closeCampaign(context, town.actor('supervisor'), other));
    decide(town, 'modules', NONE);
    campaign = other;
    expect(traces(await page(report, <Report />))).not.toEqual([]);
  });
});

it('counts what it does without for who answers, item by item as the link lists them, by what the campaign pinned', async () => {
  must(closeCampaign(context, town.actor('supervisor'), campaign));
  const rolesOf = () => must(reportPage(context, town.actor('secretariat'), campaign)).roles;
  const sum = (of: { outcomeCounts: readonly { count: number }[] }) =>
    of.outcomeCounts.reduce((all, { count }) => all + count, 0);
  const body = rolesOf().filter(({ population }) => population === 'organization');
  // 部, 監査 twice, 委員会: the two roles of one item are one.
  expect(body.map((row) => [row.role, sum(row)])).toEqual([
    ['ciso', 1],
    ['supervising_security_officer', 1],
    ['secretariat', 4],
  ]);
  const found = await page(items, <Items />, '?population=organization&role=secretariat');
  expect(found).toContain('4件');
  decide(town, 'modules', DEFAULT_MODULES);
  expect(rolesOf().filter(({ population }) => population === 'organization')).toEqual(body);
});

it('says 決裁 on the year, the plan and the campaign', async () => {
  must(closeCampaign(context, town.actor('supervisor'), campaign));
  for (const [loader, element] of [
    [home, <Home key="home" />],
    [plan, <Plan key="plan" />],
  ] as const) {
    expect(await page(loader, element)).toContain('決裁');
  }
});

it('points a body that uses all parts to where it can do without them', async () => {
  expect(await page(start, <Start />)).not.toContain('監査を行わない団体では');
  decide(town, 'modules', DEFAULT_MODULES);
  const html = await page(start, <Start />);
  expect(html).toContain('一部事務組合や小さな団体では');
  expect(html).toContain('監査を行わない団体では');
  expect(html).toContain('href="/settings#modules"');
  expect(await page(newCampaign, <NewCampaign />)).toContain('部の責任者に尋ねる設問（1問）は、誰にも届きません。');
  expect(await page(organization, <Organization />)).toContain('情報セキュリティ監査統括責任者（全庁）');
});

it('says how a question is read that names an office which the campaign does without, and only there', async () => {
  const read = (text: string) => partsToReadOtherwise({ text, rows: [] }, NONE);
  expect(read('情報セキュリティ委員会の承認を得ていますか。')).toEqual(['committee']);
  expect(read('情報セキュリティ監査統括責任者は、監査を行う者を指名していますか。')).toEqual(['audit']);
  expect(read('情報セキュリティ責任者に報告していますか。')).toEqual(['bureau']);
  expect(read('統括情報セキュリティ責任者と教育委員会に報告していますか。')).toEqual([]);
  expect(partsToReadOtherwise({ text: '情報セキュリティ委員会の承認', rows: [] }, DEFAULT_MODULES)).toEqual([]);
  const html = async () => {
    const sheet = sheetId(town, campaign, '000', 'secretariat');
    const actor = town.actor('secretariat');
    const { header } = must(sheetOverview(context, actor, sheet));
    const params = { sheetId: sheet, chapter: header.chapters.at(-1)?.key ?? '' };
    return render(<Chapter />, '/', await loadPage(context, chapter, '/', params, by));
  };
  context.db.$client.exec(
    `UPDATE campaign_question SET content = replace(content, '3-4の事項を行って', '情報セキュリティ委員会の承認を得て')`,
  );
  expect((await html()).split('決裁による承認と読み替えて')).toHaveLength(2);
});
