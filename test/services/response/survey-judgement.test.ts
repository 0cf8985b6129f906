import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import {
  assertSameJudgement,
  judgeByDomain,
  judgeBySurvey,
} from '#app/services/response/survey-judgement.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import { handIn } from '#test/factories/seen-sheet.ts';

async function sectionSheet() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const id = sheetId(town, openTownCampaign(town), '110', 'security_manager');
  const load = () => {
    const snapshot = loadSheet(town.context, id);
    if (snapshot === null) throw new Error('the sheet exists');
    return snapshot;
  };
  return { town, id, load };
}

test('survey-core and the domain agree on an untouched, a half filled and a complete sheet', async () => {
  const { town, id, load } = await sectionSheet();
  const staff = town.actor('staff');
  expect(judgeBySurvey(load())).toEqual(judgeByDomain(load()));
  expect(judgeBySurvey(load()).openIds).not.toContain('1-4@security_manager');

  saveGates(town.context, staff, id, [{ gateId: 'outsourcing', holds: true, rev: 0 }]);
  saveAnswer(town.context, staff, id, {
    questionId: '1-3@security_manager',
    rev: 0,
    answer: makeAnswer({ rows: [{ rowId: '1-3-ア', value: 'yes', comment: '' }] }),
  });
  const half = judgeBySurvey(load());
  expect(half).toEqual(judgeByDomain(load()));
  expect(half.openIds).toContain('1-4@security_manager');
  expect(half.unansweredIds).toContain('1-3@security_manager');

  fillSheet(town, staff, id, (questionId) =>
    questionId.startsWith('1-3')
      ? makeAnswer({
          rows: [
            { rowId: '1-3-ア', value: 'no', comment: '' },
            { rowId: '1-3-イ', value: 'unknown', comment: '' },
          ],
        })
      : null,
  );
  expect(judgeBySurvey(load())).toEqual({ openIds: judgeByDomain(load()).openIds, unansweredIds: [], altered: [] });
  expect(() => assertSameJudgement(load())).not.toThrow();
});

test('a closed gate hides its question from both', async () => {
  const { town, id, load } = await sectionSheet();
  saveGates(town.context, town.actor('staff'), id, [{ gateId: 'outsourcing', holds: false, rev: 0 }]);
  expect(judgeBySurvey(load())).toEqual(judgeByDomain(load()));
  expect(judgeBySurvey(load()).openIds).not.toContain('1-4@security_manager');
});

test('a question that the domain takes for answered and survey-core does not is an error, never ignored', async () => {
  const { town, id, load } = await sectionSheet();
  fillSheet(town, town.actor('staff'), id);
  const snapshot = load();
  expect(() => assertSameJudgement({ ...snapshot, gateAnswers: { outsourcing: false } })).toThrow(
    'disagree on openIds: 1-4@security_manager',
  );
  const emptied = snapshot.items.map((item) =>
    item.question.id === '1-3@security_manager' ? { ...item, answer: null } : item,
  );
  expect(() => assertSameJudgement({ ...snapshot, items: emptied })).toThrow(
    'disagree on unansweredIds: 1-3@security_manager',
  );
});

test('every kind of sheet of the town is judged alike and can be handed in', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const campaign = openTownCampaign(town);
  const sheets = [
    ['S02', 'system_manager', 'system_manager'],
    ['100', 'security_officer', 'officer'],
    ['000', 'supervising_security_officer', 'supervisor'],
    ['000', 'audit_supervisor', 'audit_supervisor'],
    ['000', 'ciso', 'ciso'],
  ] as const;
  for (const [code, office, person] of sheets) {
    const id = sheetId(town, campaign, code, office);
    fillSheet(town, town.actor(person), id);
    expect(handIn(town.context, town.actor(person), id)).toMatchObject({ ok: true });
  }
});
