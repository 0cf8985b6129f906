import { beforeEach, expect, test } from 'vitest';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { policySummaries } from '#app/services/policy/policies.page.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const GATES: Readonly<Record<string, readonly GateId[]>> = {
  '1-4@security_manager': ['outsourcing'],
  '2-2@system_manager': ['own_development'],
};
const QUESTIONNAIRE: Questionnaire = {
  ...TOWN_QUESTIONNAIRE,
  questions: TOWN_QUESTIONNAIRE.questions.map((question) => ({ ...question, gates: GATES[question.id] ?? [] })),
  gates: ['outsourcing', 'own_development'],
};

let town: Town;

beforeEach(async () => {
  town = await makeTown(testDatabase(calendarDate('2026-10-01')), QUESTIONNAIRE);
});

function counts(): Readonly<Record<string, unknown>> {
  const [policy] = must(policySummaries(town.context, town.actor('secretariat')));
  return Object.fromEntries((policy?.questionnaires[0]?.gates ?? []).map((gate) => [gate.id, gate.closesTo]));
}

function answer(campaign: string, holds: boolean): void {
  const id = sheetId(town, campaign, '110', 'security_manager');
  must(saveGates(town.context, town.actor('staff'), id, [{ gateId: 'outsourcing', holds, rev: 0 }]));
}

test('the reviewer sees how many systems of the ledger a condition closes, and that nobody has answered yet', () => {
  expect(counts()).toMatchObject({
    outsourcing: [{ unit: 'department', questionCount: 1, closed: 0, known: 0, suspect: false }],
    own_development: [{ unit: 'system', questionCount: 1 }],
  });
});

test('what the sections answered last is counted', () => {
  answer(openTownCampaign(town), false);
  expect(counts()).toMatchObject({ outsourcing: [{ unit: 'department', closed: 1, known: 1, suspect: false }] });
});

test('a rehearsal is not', () => {
  answer(openTownCampaign(town, '試行', { kind: 'rehearsal' }), false);
  expect(counts()).toMatchObject({ outsourcing: [{ closed: 0, known: 0 }] });
});

test('systems that are no longer in use close nothing', () => {
  const known = () => (counts()['own_development'] as readonly { readonly known: number }[])[0]?.known ?? 0;
  const before = known();
  town.context.db.$client.exec(`UPDATE information_system SET retired_on = '2026-09-01'`);
  expect([before > 0, known()]).toEqual([true, 0]);
});
