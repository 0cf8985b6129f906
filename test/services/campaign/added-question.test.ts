import { beforeEach, describe, expect, test } from 'vitest';
import { applyEdits } from '#app/domain/questionnaire/editing/apply-edits.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { improvementSearch } from '#app/services/improvement/improvement.address.server.ts';
import { improvementPage } from '#app/services/improvement/improvement.page.server.ts';
import { itemSearch, overviewSearch } from '#app/services/report/behind-number.address.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { itemDetail } from '#app/services/report/item.page.server.ts';
import { listItems } from '#app/services/report/items-behind-number.page.server.ts';
import { clauseOverview } from '#app/services/report/overview.page.server.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';
import { sheetChapter } from '#app/services/response/chapter.page.server.ts';
import { verifyLog } from '#app/services/shared/log.command.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { TOWN_CLAUSES, TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { lookAndOpen } from '#test/factories/seen-draft.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, makeTown, publishPolicy, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const ADDED = 'x1@security_manager';
const TEXT = '県の注意喚起（令和8年7月）に対応しましたか。';

let town: Town;
let campaignId: string;
let sheet: string;

beforeEach(async () => {
  town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { context } = town;
  const { questionnaire } = applyEdits(TOWN_QUESTIONNAIRE, TOWN_CLAUSES, [
    {
      key: { document: 'standards', clause: 'x1', part: '', role: 'security_manager' },
      basis: null,
      act: 'add',
      text: TEXT,
      rows: [],
      chapter: '2',
      kind: 'requirement',
    },
  ]);
  const questionnaireId = publishPolicy(
    context,
    { policyId: 'alert', name: '注意喚起を加えた対策基準' },
    { ...questionnaire, policyId: 'alert' },
  );
  campaignId = must(
    createCampaign(context, town.actor('secretariat'), {
      fiscalYear: fiscalYear(2026),
      kind: 'regular',
      name: '定期自己点検',
      dueOn: calendarDate('2026-10-31'),
      questionnaires: [{ questionnaireId, unitIds: Object.values(town.units), leftOutQuestionIds: [] }],
    }),
  );
  must(lookAndOpen(context, town.actor('secretariat'), campaignId));
  sheet = sheetId(town, campaignId, '110', 'security_manager');
});

describe('a question without a clause', () => {
  test('stands in its chapter of the sheet', () => {
    const page = must(sheetChapter(town.context, town.actor('manager'), sheet, '2'));
    expect(page.questions).toMatchObject([{ text: TEXT, printedNumber: '追加１', clauses: [] }]);
  });

  test('is answered, scored in its chapter, listed with its answer and planned for', () => {
    const { context } = town;
    fillSheet(town, town.actor('manager'), sheet, (id) =>
      id === ADDED ? makeAnswer({ value: 'not_implemented' }) : null,
    );
    must(handIn(context, town.actor('manager'), sheet));
    must(closeCampaign(context, town.actor('supervisor'), campaignId));
    const auditor = town.actor('auditor');
    const { lines } = must(
      listItems(
        context,
        auditor,
        campaignId,
        itemSearch.parse({ unit: town.units.generalAffairs, outcome: 'not_implemented' }),
      ),
    );
    expect(lines).toMatchObject([{ text: TEXT, clauseIds: [] }]);
    const detail = must(itemDetail(context, auditor, campaignId, lines[0]?.itemId ?? ''));
    expect(detail).toMatchObject({ clauses: [], question: { text: TEXT } });
    const { nonCompliant } = must(reportPage(context, auditor, campaignId));
    expect(nonCompliant).toMatchObject([
      { population: 'units', lines: [{ id: '2', title: '技術的セキュリティ' }] },
      expect.anything(),
      expect.anything(),
    ]);
    const chapter = must(
      clauseOverview(context, auditor, campaignId, overviewSearch.parse({ chapter: 'alert:standards:2' })),
    );
    expect(JSON.stringify(chapter)).toContain('"id":"2"');
    const plan = must(improvementPage(context, auditor, campaignId, improvementSearch.parse({ list: 'unit' })));
    expect(plan.lines).toMatchObject([{ clause: { id: '2' } }]);
    expect(verifyLog(context.db)).toMatchObject({ ok: true });
  });
});
