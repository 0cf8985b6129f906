import { beforeEach, describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import type { NewCampaign } from '#app/domain/campaign/draft.ts';
import type { BoardFilter } from '#app/services/campaign/board.address.server.ts';
import { boardOf } from '#app/services/campaign/board.page.server.ts';
import { homeOf } from '#app/services/campaign/home.page.server.ts';
import { questionsOf } from '#app/services/campaign/pinned-questions.loader.server.ts';
import { clauseDetail } from '#app/services/report/clause.page.server.ts';
import { clauseSearch, itemSearch, overviewSearch } from '#app/services/report/behind-number.address.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { itemDetail } from '#app/services/report/item.page.server.ts';
import { listItems } from '#app/services/report/items-behind-number.page.server.ts';
import { clauseOverview } from '#app/services/report/overview.page.server.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';
import { sheetChapter } from '#app/services/response/chapter.page.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { verifyLog } from '#app/services/shared/log.command.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { addUnit } from '#app/services/organization/organization.acts.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import {
  askOf,
  fillSheet,
  makeAnswer,
  makeTown,
  openTownCampaign,
  publishPolicy,
  sheetId,
} from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { lookAndOpen } from '#test/factories/seen-draft.ts';

const SCHOOL = { policyId: 'school', name: '架空町教育委員会対策基準' };
/** The question of both policies that cites clause 1-1 of its own. */
const RECORDS = { document: 'standards', id: '1-1' } as const;

let town: Town;
let school: { readonly questionnaireId: string };

beforeEach(async () => {
  town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  school = {
    questionnaireId: publishPolicy(town.context, SCHOOL, { ...TOWN_QUESTIONNAIRE, policyId: SCHOOL.policyId }),
  };
});

function create(questionnaires: NewCampaign['questionnaires'], year = 2026) {
  return createCampaign(town.context, town.actor('secretariat'), {
    fiscalYear: fiscalYear(year),
    kind: 'regular',
    name: '定期自己点検',
    dueOn: calendarDate(`${year}-10-31`),
    questionnaires,
  });
}

/** The town's policy for 総務部 and its sections, the school's for the rest; both for the whole body. */
function openBoth(year = 2026): string {
  const { body, general, generalAffairs, tax, welfare, health } = town.units;
  const id = must(
    create([askOf(town, [body, general, generalAffairs, tax]), askOf(school, [body, welfare, health])], year),
  );
  must(lookAndOpen(town.context, town.actor('secretariat'), id));
  return id;
}

const policyOn = (id: string) => loadSheet(town.context, id)?.policyId;

describe('choosing what a campaign asks', () => {
  test('a section takes part under one policy alone, the whole body under all', () => {
    const { body, tax, health } = town.units;
    expect(create([askOf(town, [body, tax]), askOf(school, [tax, health])])).toEqual({
      ok: false,
      reason: 'unit_of_two_policies',
    });
    expect(create([askOf(town, [body, tax]), askOf(school, [body, health])]).ok).toBe(true);
  });

  test('a section takes part under the policy that binds it or the unit above it, and under no other', () => {
    const { context, units } = town;
    const add = (code: string, parentId: string, type: 'bureau' | 'department', policyId: string | null) =>
      must(addUnit(context, SET_UP, { code, name: `教育${code}`, type, parentId, order: 90, policyId }));
    const board = add('300', units.body, 'bureau', 'school');
    const library = add('310', board, 'department', null);
    const gym = add('320', board, 'department', 'town');
    const another = { ok: false, reason: 'unit_of_another_policy' };
    expect(create([askOf(town, [units.body, library])])).toEqual(another);
    expect(create([askOf(town, [units.body, board])])).toEqual(another);
    expect(create([askOf(school, [units.body, gym])])).toEqual(another);
    expect(create([askOf(town, [units.body, units.tax, gym]), askOf(school, [units.body, board, library])]).ok).toBe(
      true,
    );
  });

  test('a question that is left out reaches nobody, and all others do', () => {
    const [first, ...others] = TOWN_QUESTIONNAIRE.questions;
    const id = must(create([{ ...askOf(town, Object.values(town.units)), leftOutQuestionIds: [first?.id ?? ''] }]));
    must(lookAndOpen(town.context, town.actor('secretariat'), id));
    expect([...questionsOf(town.context.db, id).values()].map((question) => question.id)).toEqual(
      others.map((question) => question.id),
    );
  });

  test('leaving everything out leaves nothing to open', () => {
    const leftOutQuestionIds = TOWN_QUESTIONNAIRE.questions.map(({ id }) => id);
    const id = must(create([{ ...askOf(town, Object.values(town.units)), leftOutQuestionIds }]));
    expect(lookAndOpen(town.context, town.actor('secretariat'), id)).toEqual({ ok: false, reason: 'nothing_to_ask' });
  });
});

describe('a campaign of two policies', () => {
  test('gives each section a sheet of its own policy, and each office of the whole body one of each', () => {
    const id = openBoth();
    const sheets = sheetsOf(town.context.db, id).map(({ sheet, target }) => ({
      target: target.targetId,
      office: sheet.office,
      policy: policyOn(sheet.id),
    }));
    const of = (target: string) =>
      new Set(sheets.filter((sheet) => sheet.target === target).map(({ policy }) => policy));
    expect(of(town.units.tax)).toEqual(new Set(['town']));
    expect(of(town.units.health)).toEqual(new Set(['school']));
    expect(of(town.systems.ledger)).toEqual(new Set(['town']));
    expect(of(town.units.body)).toEqual(new Set(['town', 'school']));
    const whole = sheets
      .filter(({ target }) => target === town.units.body)
      .map(({ office, policy }) => `${office} ${policy}`);
    expect(new Set(whole).size).toBe(whole.length);
    expect(whole.length % 2).toBe(0);
  });

  test('shows on a sheet the clauses and the name of its own policy', () => {
    const id = openBoth();
    const health = sheetId(town, id, '210', 'security_manager');
    const page = must(sheetChapter(town.context, town.actor('third_manager'), health, '1'));
    expect(page.policyName).toBe(SCHOOL.name);
    expect(page.questions.flatMap(({ clauses }) => clauses.map(({ policyId }) => policyId))).toEqual(
      expect.arrayContaining(['school']),
    );
    expect(page.questions.flatMap(({ clauses }) => clauses).some(({ policyId }) => policyId === 'town')).toBe(false);
  });

  test('calls each sheet by its policy, which a campaign of one policy need not do', () => {
    const { context } = town;
    const id = openBoth();
    const filter: BoardFilter = {
      ...{ state: null, bureau: null, type: 'organization', text: '' },
      ...{ sort: 'bureau', descending: false },
    };
    const onBoard = (campaignId: string) => {
      const board = boardOf(context, town.actor('secretariat'), { campaignId, filter, page: 1 });
      if (!board.ok || board.value === null) throw new Error('no board');
      return new Set(board.value.groups.flatMap(({ rows }) => rows.map(({ policyName }) => policyName)));
    };
    expect(onBoard(id)).toEqual(new Set(['架空町情報セキュリティ対策基準', SCHOOL.name]));
    expect(homeOf(context, town.actor('other_officer')).sheets.map(({ policyName }) => policyName)).toEqual(
      expect.arrayContaining([SCHOOL.name]),
    );
    must(closeCampaign(context, town.actor('supervisor'), id));
    expect(onBoard(openTownCampaign(town))).toEqual(new Set([null]));
  });

  test('counts a clause of each policy by itself, and closes, reports and verifies', () => {
    const id = openBoth();
    const { context } = town;
    for (const { sheet, target } of sheetsOf(context.db, id)) {
      const person = { [town.units.tax]: 'other_manager', [town.units.health]: 'other_officer' }[target.targetId];
      if (person === undefined || sheet.office !== 'security_manager') continue;
      const actor = town.actor(person === 'other_manager' ? 'other_manager' : 'other_officer');
      const bad = person === 'other_officer';
      fillSheet(town, actor, sheet.id, (questionId) =>
        bad && questionId === TOWN_QUESTIONNAIRE.questions[0]?.id ? makeAnswer({ value: 'not_implemented' }) : null,
      );
      must(handIn(context, actor, sheet.id));
    }
    must(closeCampaign(context, town.actor('supervisor'), id));
    const auditor = town.actor('auditor');
    const clause = (policyId: string) =>
      must(clauseDetail(context, auditor, id, { policyId, ...RECORDS }, clauseSearch.parse({ population: 'units' })));
    expect(clause('town').policy.name).toBe('架空町情報セキュリティ対策基準');
    expect(clause('school').policy.name).toBe(SCHOOL.name);
    const targets = (policyId: string) =>
      clause(policyId).shown?.lines.map(({ targetId, outcome }) => [targetId, outcome]);
    expect(targets('town')).toEqual(expect.arrayContaining([[town.units.tax, 'implemented']]));
    expect(targets('school')).toEqual([[town.units.health, 'not_implemented']]);

    const chapters = must(clauseOverview(context, auditor, id, overviewSearch.parse({}))).chapters;
    expect(chapters.map(({ title }) => title).filter((title) => title.startsWith(SCHOOL.name))).not.toEqual([]);
    expect(new Set(chapters.map((chapter) => chapter.id)).size).toBe(chapters.length);
    expect(must(reportPage(context, auditor, id)).outline.policies.map(({ name }) => name)).toEqual([
      '架空町情報セキュリティ対策基準',
      SCHOOL.name,
    ]);
    const [line] = must(
      listItems(context, auditor, id, itemSearch.parse({ unit: town.units.health, outcome: 'not_implemented' })),
    ).lines;
    expect(must(itemDetail(context, auditor, id, line?.itemId ?? '')).policy.name).toBe(SCHOOL.name);
    expect(verifyLog(context.db)).toMatchObject({ ok: true });
  });

  test('lays last year beside the questions of the same policy alone, though both ask questions of the same ids', () => {
    const { context } = town;
    const { body, general, generalAffairs, tax, welfare, health } = town.units;
    const officer = town.actor('other_officer');
    const first = openBoth();
    const before = sheetId(town, first, '210', 'security_manager');
    fillSheet(town, officer, before);
    must(handIn(context, officer, before));
    must(closeCampaign(context, town.actor('supervisor'), first));

    const openIn = (year: number, questionnaires: NewCampaign['questionnaires']) => {
      context.goTo(calendarDate(`${year}-10-01`));
      const id = must(create(questionnaires, year));
      must(lookAndOpen(context, town.actor('secretariat'), id));
      return { id, sheet: sheetId(town, id, '210', 'security_manager') };
    };
    const beside = (sheet: string) =>
      must(sheetChapter(context, officer, sheet, '1')).questions.map(({ lastYear }) => lastYear?.outcome ?? null);

    const other = openIn(2027, [askOf(school, [body, general, generalAffairs, tax, welfare]), askOf(town, [health])]);
    expect(policyOn(other.sheet)).toBe('town');
    expect(beside(other.sheet).filter((outcome) => outcome !== null)).toEqual([]);
    must(closeCampaign(context, town.actor('supervisor'), other.id));

    const same = openIn(2028, [askOf(town, [health])]);
    expect(beside(same.sheet)).toEqual(expect.arrayContaining(['unanswered']));
  });
});
