import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { boardOf } from '#app/services/campaign/board.page.server.ts';
import { permitException } from '#app/services/exception/exception.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { reviewOf } from '#app/services/response/review.page.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { sheetSubmission } from '#app/services/response/submit.page.server.ts';
import { assertSameJudgement, judgeBySurvey } from '#app/services/response/survey-judgement.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import { handIn } from '#test/factories/seen-sheet.ts';

const PLAIN = '1-1@security_manager';
const WITH_ROWS = '1-3@security_manager';

/** 総務課 with an exception for the clause of each question, everything else answered. */
async function exceptedSheet(questions: readonly string[]) {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const campaign = openTownCampaign(town);
  const id = sheetId(town, campaign, '110', 'security_manager');
  const load = () => {
    const snapshot = loadSheet(town.context, id);
    if (snapshot === null) throw new Error('the sheet exists');
    return snapshot;
  };
  const item = (questionId: string) => {
    const found = load().items.find(({ question }) => question.id === questionId);
    if (found === undefined) throw new Error(`no item for ${questionId}`);
    return found;
  };
  for (const questionId of questions) {
    const { document, clauses } = item(questionId).question;
    const [clauseId = ''] = clauses;
    const term = {
      policyId: 'town',
      document,
      clauseId,
      targetId: town.units.generalAffairs,
      reason: '機器の更新まで',
      from: calendarDate('2026-10-01'),
      until: calendarDate('2026-10-20'),
    };
    must(permitException(town.context, town.actor('ciso'), term));
  }
  const manager = town.actor('manager');
  for (const { gate } of load().gates)
    must(saveGates(town.context, manager, id, [{ gateId: gate.id, holds: true, rev: 0 }]));
  for (const { question } of load().items) {
    if (questions.includes(question.id)) continue;
    const rows = question.rows.map((row) => ({ rowId: row.id, value: 'yes' as const }));
    const answer = makeAnswer({
      ...(rows.length > 0 ? { rows } : { value: 'implemented' as const }),
      ...(question.confirmation ? { confirmationMethod: 'records' as const } : {}),
    });
    must(saveAnswer(town.context, manager, id, { questionId: question.id, answer, rev: 0 }));
  }
  return { town, campaign, id, manager, load, item };
}

test('what an unexpired exception covers needs no answer, and the sheet can be handed in', async () => {
  const { town, campaign, id, manager, load, item } = await exceptedSheet([PLAIN, WITH_ROWS]);
  expect(item(PLAIN)).toMatchObject({ answer: null, missing: [], exception: { reason: '機器の更新まで' } });
  expect(judgeBySurvey(load())).toMatchObject({ unansweredIds: [], altered: [] });
  const page = must(sheetSubmission(town.context, manager, id));
  expect(page.missing).toEqual([]);
  expect(page.exceptedQuestions.map(({ until }) => until)).toEqual(['2026-10-20', '2026-10-20']);
  const filter = { state: null, bureau: null, type: null, text: '', sort: 'bureau', descending: false } as const;
  const board = must(boardOf(town.context, town.actor('secretariat'), { campaignId: campaign, filter, page: 1 }));
  const row = board?.groups.flatMap(({ rows }) => rows).find(({ sheetId: shown }) => shown === id);
  expect(row?.entry.complete).toBe(row?.entry.openCount);
  expect(handIn(town.context, manager, id)).toMatchObject({ ok: true });
});

test('half answered rows under an exception keep nobody from handing in', async () => {
  const { town, id, manager, load, item } = await exceptedSheet([WITH_ROWS]);
  must(
    saveAnswer(town.context, manager, id, {
      questionId: WITH_ROWS,
      rev: 0,
      answer: makeAnswer({ rows: [{ rowId: '1-3-ア', value: 'no' }] }),
    }),
  );
  expect(item(WITH_ROWS).missing).toEqual([]);
  expect(() => assertSameJudgement(load())).not.toThrow();
  expect(handIn(town.context, manager, id)).toMatchObject({ ok: true });
});

test('once the exception has expired the item needs an answer again', async () => {
  const { town, id, manager, load, item } = await exceptedSheet([PLAIN]);
  town.context.goTo(calendarDate('2026-10-21'));
  expect(item(PLAIN)).toMatchObject({ missing: ['unanswered'], exception: null });
  expect(judgeBySurvey(load()).unansweredIds).toEqual([PLAIN]);
  expect(handIn(town.context, manager, id)).toMatchObject({
    ok: false,
    reason: 'incomplete',
    questions: [{ questionId: PLAIN }],
  });
});

test('an exception of another unit excuses nothing', async () => {
  const { town, campaign, manager } = await exceptedSheet([PLAIN]);
  const other = sheetId(town, campaign, '120', 'security_manager');
  const excused = loadSheet(town.context, other)?.items.filter(({ exception }) => exception !== null);
  expect(excused).toEqual([]);
  expect(handIn(town.context, manager, other).ok).toBe(false);
});

test('the confirmer sees the exception with its term, not 未回答', async () => {
  const { town, id } = await exceptedSheet([PLAIN]);
  const review = must(reviewOf(town.context, town.actor('officer'), id));
  expect(review.counts).toMatchObject({ excepted: 1, unanswered: 0 });
  expect(review.items.find(({ marks }) => marks.includes('excepted'))).toMatchObject({
    marks: ['excepted'],
    exception: { until: '2026-10-20', reason: '機器の更新まで' },
  });
});
