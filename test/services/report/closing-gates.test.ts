import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { itemDetail } from '#app/services/report/item.page.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';

const BEHIND_TWO = '1-4@security_manager';

test('an item behind two gates names every one that closed it', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')), {
    ...TOWN_QUESTIONNAIRE,
    questions: TOWN_QUESTIONNAIRE.questions.map((question) =>
      question.id === BEHIND_TWO ? { ...question, gates: ['outsourcing', 'cloud'] } : question,
    ),
    gates: ['outsourcing', 'cloud', 'own_development'],
  });
  const campaign = openTownCampaign(town);
  const id = sheetId(town, campaign, '110', 'security_manager');
  const itemId = loadSheet(town.context, id)?.items.find(({ question }) => question.id === BEHIND_TWO)?.itemId ?? '';
  const closedBy = () => {
    const detail = itemDetail(town.context, town.actor('auditor'), campaign, itemId);
    return detail.ok ? detail.value.closedBy.map(({ label, answeredBy }) => [label, answeredBy]) : detail.reason;
  };
  const answer = (gateId: string, holds: boolean) =>
    saveGates(town.context, town.actor('staff'), id, [{ gateId, holds, rev: 0 }]);
  answer('outsourcing', false);
  expect(closedBy()).toEqual([['業務委託', '架空 一郎']]);
  answer('cloud', false);
  expect(closedBy()).toEqual([
    ['業務委託', '架空 一郎'],
    ['クラウドサービス等の外部サービス', '架空 一郎'],
  ]);
});
