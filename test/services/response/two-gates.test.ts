import { beforeEach, expect, test } from 'vitest';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { sheetChapter } from '#app/services/response/chapter.page.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { sheetGates } from '#app/services/response/gates.page.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { judgeByDomain, judgeBySurvey } from '#app/services/response/survey-judgement.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const OF_SECTION = '1-4@security_manager';
const OF_SYSTEM = '2-2@system_manager';
const GATES: Readonly<Record<string, readonly GateId[]>> = {
  [OF_SECTION]: ['outsourcing', 'cloud'],
  [OF_SYSTEM]: ['own_development', 'procurement'],
};
const QUESTIONNAIRE: Questionnaire = {
  ...TOWN_QUESTIONNAIRE,
  questions: TOWN_QUESTIONNAIRE.questions.map((question) => ({
    ...question,
    gates: GATES[question.id] ?? question.gates,
  })),
  gates: ['outsourcing', 'cloud', 'procurement', 'own_development'],
};

let town: Town;
let campaign: string;

beforeEach(async () => {
  town = await makeTown(testDatabase(calendarDate('2026-10-01')), QUESTIONNAIRE);
  campaign = openTownCampaign(town);
});

function sheetOf(person: TownPerson, code: string, office: string) {
  const id = sheetId(town, campaign, code, office);
  return {
    answer: (gateId: GateId, holds: boolean) =>
      saveGates(town.context, town.actor(person), id, [{ gateId, holds, rev: 0 }]),
    gates: () => {
      const page = sheetGates(town.context, town.actor(person), id);
      if (!page.ok) throw new Error(page.reason);
      return page.value.gates.map(({ gateId, questionCount }) => [gateId, questionCount]);
    },
    folded: (chapter: string, itemKey: string) => {
      const page = sheetChapter(town.context, town.actor(person), id, chapter);
      if (!page.ok) throw new Error(page.reason);
      const shown = page.value.questions.find((question) => question.itemKey === itemKey);
      if (shown === undefined) throw new Error(`${itemKey} is not shown`);
      return shown.gate;
    },
    judgements: () => {
      const sheet = loadSheet(town.context, id);
      if (sheet === null) throw new Error('the sheet exists');
      return [judgeBySurvey(sheet), judgeByDomain(sheet)] as const;
    },
  };
}

test('a question behind two asked gates names those that keep it back, and survey-core judges alike', () => {
  const section = sheetOf('staff', '110', 'security_manager');
  const folded = () => section.folded('1', OF_SECTION);
  const agree = () => {
    const [survey, domain] = section.judgements();
    expect(survey).toEqual(domain);
  };
  expect(section.gates()).toEqual([
    ['outsourcing', 1],
    ['cloud', 1],
  ]);
  expect(folded()).toMatchObject({ state: 'unanswered', labels: ['業務委託', 'クラウドサービス等の外部サービス'] });
  agree();
  section.answer('outsourcing', true);
  expect(folded()).toMatchObject({ state: 'unanswered', labels: ['クラウドサービス等の外部サービス'] });
  agree();
  section.answer('cloud', false);
  expect(folded()).toMatchObject({ state: 'closed', source: 'asked', labels: ['クラウドサービス等の外部サービス'] });
  agree();
});

test('a question whose gates all hold is asked', () => {
  const section = sheetOf('staff', '110', 'security_manager');
  section.answer('outsourcing', true);
  section.answer('cloud', true);
  expect(section.folded('1', OF_SECTION)).toBeNull();
  const [survey, domain] = section.judgements();
  expect(survey).toEqual(domain);
  expect(survey.openKeys).toContain(OF_SECTION);
});

test('what the ledger closes has no gate asked for it; where the ledger opens it, the other gate is asked', () => {
  const closed = sheetOf('system_manager', 'S01', 'system_manager');
  expect(closed.gates()).toEqual([]);
  expect(closed.folded('2', OF_SYSTEM)).toMatchObject({ state: 'closed', source: 'asset', labels: ['自庁開発'] });

  const opened = sheetOf('system_manager', 'S02', 'system_manager');
  expect(opened.gates()).toEqual([['procurement', 1]]);
  expect(opened.folded('2', OF_SYSTEM)).toMatchObject({ state: 'unanswered', labels: ['調達・導入・更新'] });
  opened.answer('procurement', true);
  expect(opened.folded('2', OF_SYSTEM)).toBeNull();
});
