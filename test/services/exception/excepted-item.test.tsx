import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { describe, expect, test } from 'vitest';
import type { Answer, RowValue } from '#app/domain/response/answer.ts';
import { damagedClosings } from '#app/services/campaign/closing-record.loader.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { clauseDetail } from '#app/services/report/clause.page.server.ts';
import { itemDetail } from '#app/services/report/item.page.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { sheetChapter } from '#app/services/response/chapter.page.server.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { boardOf } from '#app/services/campaign/board.page.server.ts';
import { permitException } from '#app/services/exception/exception.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { reviewOf } from '#app/services/response/review.page.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { sheetSubmission } from '#app/services/response/submit.page.server.ts';
import { assertSameJudgement, judgeBySurvey } from '#app/services/response/survey-judgement.loader.server.ts';
import { ItemAnswer } from '#app/components/report/item-answer.tsx';
import { render } from '#test/components/ui/render.tsx';
import { testDatabase } from '#test/factories/database.ts';
import { makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import { handIn } from '#test/factories/seen-sheet.ts';

const PLAIN = '1-1@security_manager';
const WITH_ROWS = '1-3@security_manager';

/** 総務課 with an exception for the clause of each question, or for the one named, everything else answered. */
async function exceptedSheet(questions: readonly string[], named?: string) {
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
    const [first = ''] = clauses;
    const clauseId = named ?? first;
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
    const rows = question.rows.map((row) => ({ rowId: row.id, value: 'yes' as const, comment: '' }));
    const answer = makeAnswer({
      ...(rows.length > 0 ? { rows } : { value: 'implemented' as const }),
      ...(question.confirmation ? { confirmationMethod: 'records' as const } : {}),
    });
    must(saveAnswer(town.context, manager, id, { itemKey: question.id, answer, rev: 0 }));
  }
  return { town, campaign, id, manager, load, item };
}

test('what an unexpired exception covers needs no answer, and the sheet can be handed in', async () => {
  const { town, campaign, id, manager, load, item } = await exceptedSheet([PLAIN, WITH_ROWS]);
  expect(item(PLAIN)).toMatchObject({ answer: null, missing: [], coverage: { whole: { reason: '機器の更新まで' } } });
  expect(judgeBySurvey(load())).toMatchObject({ unansweredKeys: [], altered: [] });
  const page = must(sheetSubmission(town.context, manager, id));
  expect(page.missing).toEqual([]);
  const until = calendarDate('2026-10-20');
  expect(page.exceptedQuestions).toMatchObject([
    { partly: false, exceptions: [{ until }] },
    { partly: false, exceptions: [{ until }] },
  ]);
  expect(page.exceptedCount).toBe(2);
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
      itemKey: WITH_ROWS,
      rev: 0,
      answer: makeAnswer({ rows: [{ rowId: '1-3-ア', value: 'no', comment: '' }] }),
    }),
  );
  expect(item(WITH_ROWS).missing).toEqual([]);
  expect(() => assertSameJudgement(load())).not.toThrow();
  expect(handIn(town.context, manager, id)).toMatchObject({ ok: true });
});

test('once the exception has expired the item needs an answer again', async () => {
  const { town, id, manager, load, item } = await exceptedSheet([PLAIN]);
  town.context.goTo(calendarDate('2026-10-21'));
  expect(item(PLAIN)).toMatchObject({ missing: ['unanswered'], coverage: { whole: null } });
  expect(judgeBySurvey(load()).unansweredKeys).toEqual([PLAIN]);
  expect(handIn(town.context, manager, id)).toMatchObject({
    ok: false,
    reason: 'incomplete',
    items: [{ itemKey: PLAIN }],
  });
});

test('an exception of another unit excuses nothing', async () => {
  const { town, campaign, manager } = await exceptedSheet([PLAIN]);
  const other = sheetId(town, campaign, '120', 'security_manager');
  const excused = loadSheet(town.context, other)?.items.filter(({ coverage }) => coverage.whole !== null);
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

describe('an exception from the clause of one row', () => {
  const rows = (first: RowValue | null, second: RowValue | null) =>
    makeAnswer({
      rows: [
        { rowId: '1-3-ア', value: first, comment: '' },
        { rowId: '1-3-イ', value: second, comment: '' },
      ].filter(({ value }) => value !== null),
    });

  async function exceptedRow(answer: Answer | null) {
    const sheet = await exceptedSheet([WITH_ROWS], '1-3-ア');
    const input = { itemKey: WITH_ROWS, rev: 0, answer: answer ?? rows(null, null) };
    if (answer !== null) must(saveAnswer(sheet.town.context, sheet.manager, sheet.id, input));
    return sheet;
  }

  test('asks for the other rows alone, by both judges', async () => {
    const { id, town, manager, load, item } = await exceptedRow(null);
    expect(item(WITH_ROWS)).toMatchObject({ missing: ['unanswered'], coverage: { whole: null } });
    expect([...item(WITH_ROWS).coverage.rows.keys()]).toEqual(['1-3-ア']);
    expect(judgeBySurvey(load())).toMatchObject({ unansweredKeys: [WITH_ROWS], altered: [] });
    expect(handIn(town.context, manager, id)).toMatchObject({ ok: false, reason: 'incomplete' });
  });

  test.each([
    ['nothing', null],
    ['いいえ', 'no'],
  ] as const)('does not count %s answered to it', async (_what, first) => {
    const { id, town, manager, load, item } = await exceptedRow(rows(first, 'yes'));
    expect(item(WITH_ROWS)).toMatchObject({ missing: [], value: 'implemented' });
    expect(() => assertSameJudgement(load())).not.toThrow();
    expect(handIn(town.context, manager, id)).toMatchObject({ ok: true });
  });

  test.each([
    ['yes', 'excepted'],
    ['no', 'not_implemented'],
    ['not_applicable', 'excepted'],
  ] as const)('is counted row by row: with %s to the other row the question is %s', async (second, outcome) => {
    const answer = { ...rows('no', second), comment: '定めていない。' };
    const plan = { measure: '定める。', owner: '総務係', due: calendarDate('2027-03-31') };
    const given = { ...answer, plan, notApplicableReason: second === 'not_applicable' ? ('no_case' as const) : null };
    const { town, campaign, id, manager, item } = await exceptedRow(given);
    must(handIn(town.context, manager, id));
    must(closeCampaign(town.context, town.actor('supervisor'), campaign));
    const { db } = town.context;
    expect(damagedClosings(db, erasuresOf(db))).toEqual([]);
    const detail = must(itemDetail(town.context, town.actor('secretariat'), campaign, item(WITH_ROWS).itemId));
    expect(detail).toMatchObject({
      outcome,
      rows: [
        { value: null, byException: true },
        { value: second, byException: false },
      ],
    });
  });

  test('is told at its row of the item, before the closing and after, with what was entered and written', async () => {
    const entered = rows('no', 'yes').rows.map((row) => ({
      ...row,
      comment: row.value === 'no' ? '様式がない。' : '',
    }));
    const { town, campaign, id, manager, item } = await exceptedRow(makeAnswer({ rows: entered }));
    const { itemId } = item(WITH_ROWS);
    const read = () => must(itemDetail(town.context, town.actor('secretariat'), campaign, itemId));
    const told = {
      outcome: 'excepted',
      partlyExcepted: true,
      exception: null,
      rows: [
        {
          byException: true,
          exception: { clauseId: '1-3-ア', until: '2026-10-20', reason: '機器の更新まで' },
          enteredValue: 'no',
          comment: '様式がない。',
        },
        { byException: false, exception: null, enteredValue: null },
      ],
      revisions: [{ value: 'partially_implemented', countedAs: 'excepted', comment: '１（３）ア：様式がない。' }],
    };
    expect(read()).toMatchObject(told);
    const markup = await render(<ItemAnswer item={read()} />);
    for (const words of ['機器の更新まで', '入力した回答：いいえ', '一部例外措置', '細目ごとの記載']) {
      expect(markup).toContain(words);
    }
    must(handIn(town.context, manager, id));
    must(closeCampaign(town.context, town.actor('supervisor'), campaign));
    town.context.goTo(calendarDate('2026-12-01'));
    expect(read()).toMatchObject(told);
  });

  test('leaves in the history what was entered, with 集計上 beside the newest alone', async () => {
    const { town, campaign, id, manager, item } = await exceptedRow(rows('no', 'yes'));
    const second = { itemKey: WITH_ROWS, rev: 1, answer: rows('yes', 'yes') };
    must(saveAnswer(town.context, manager, id, second));
    const { itemId } = item(WITH_ROWS);
    const { revisions } = must(itemDetail(town.context, town.actor('secretariat'), campaign, itemId));
    expect(revisions).toMatchObject([
      { value: 'partially_implemented', countedAs: null },
      { value: 'implemented', countedAs: 'excepted' },
    ]);
  });

  test('lets a clause be read with the comment of its own row alone', async () => {
    const entered = rows('no', 'yes').rows.map((row) => ({ ...row, comment: `${row.rowId}の記載` }));
    const { town, campaign } = await exceptedRow(makeAnswer({ rows: entered }));
    const commentsOf = (clauseId: string) => {
      const clause = { policyId: 'town', document: 'standards', id: clauseId } as const;
      const search = { population: undefined, outcome: [] };
      const page = must(clauseDetail(town.context, town.actor('secretariat'), campaign, clause, search));
      return page.shown?.lines.flatMap((line) => line.items.flatMap(({ comment }) => comment ?? []));
    };
    expect(commentsOf('1-3-ア')).toEqual(['１（３）ア：1-3-アの記載']);
    expect(commentsOf('1-3-イ')).toEqual(['１（３）イ：1-3-イの記載']);
  });

  test('is shown to the confirmer beside the row, with what was entered to it', async () => {
    const { town, id } = await exceptedRow(rows('no', 'yes'));
    const review = must(reviewOf(town.context, town.actor('officer'), id));
    expect(review.items.find((one) => one.rows.length > 0)).toMatchObject({
      value: 'implemented',
      exception: null,
      rows: [
        { value: 'no', exception: { clauseId: '1-3-ア', until: '2026-10-20' } },
        { value: 'yes', exception: null },
      ],
    });
  });

  test.each([
    ['yes', 'excepted', ['excepted']],
    ['not_applicable', 'excepted', ['excepted']],
    ['no', 'not_implemented', ['not_implemented', 'excepted']],
  ] as const)('is shown as what will count: with %s to the other row %s', async (second, outcome, marks) => {
    const { town, id, manager, load, item } = await exceptedRow(rows(null, second));
    const review = must(reviewOf(town.context, town.actor('officer'), id));
    expect(review.items.find((one) => one.rows.length > 0)).toMatchObject({ outcome, partlyExcepted: true, marks });
    expect(review.counts.excepted).toBe(1);
    const page = must(sheetSubmission(town.context, manager, id));
    const asked = load().items.filter((one) => one.applicability.state === 'open').length;
    expect(page.valueCounts.reduce((sum, { count }) => sum + count, 0) + page.exceptedCount).toBe(asked);
    expect(page.exceptedCount).toBe(outcome === 'excepted' ? 1 : 0);
    expect(page.exceptedQuestions).toMatchObject([{ partly: true, exceptions: [{ clauseId: '1-3-ア' }] }]);
    expect(item(WITH_ROWS).outcome).toBe(outcome);
  });

  test('and one from the clause of every row covers the question, until the first of them ends', async () => {
    const sheet = await exceptedSheet([WITH_ROWS], '1-3-ア');
    const { town, load, item } = sheet;
    const other = {
      ...{ policyId: 'town', document: 'standards' as const, clauseId: '1-3-イ', targetId: town.units.generalAffairs },
      ...{ reason: '様式の改定まで', from: calendarDate('2026-10-01'), until: calendarDate('2026-10-10') },
    };
    must(permitException(town.context, town.actor('ciso'), other));
    expect(item(WITH_ROWS)).toMatchObject({ missing: [], coverage: { whole: { until: '2026-10-10' } } });
    expect(judgeBySurvey(load()).unansweredKeys).toEqual([]);
    const { manager, id } = sheet;
    must(saveAnswer(town.context, manager, id, { itemKey: WITH_ROWS, rev: 0, answer: rows('no', null) }));
    const each = [
      { exception: { clauseId: '1-3-ア', until: '2026-10-20', reason: '機器の更新まで' } },
      { exception: { clauseId: '1-3-イ', until: '2026-10-10', reason: '様式の改定まで' } },
    ];
    const chapter = must(sheetChapter(town.context, manager, id, '1'));
    expect(chapter.questions.find(({ itemKey }) => itemKey === WITH_ROWS)).toMatchObject({ rows: each });
    const review = must(reviewOf(town.context, town.actor('officer'), id));
    expect(review.items.find((one) => one.rows.length > 0)).toMatchObject({
      outcome: 'excepted',
      partlyExcepted: false,
      plan: null,
      rows: [{ ...each[0], value: 'no' }, each[1]],
    });
    const [told] = must(sheetSubmission(town.context, manager, id)).exceptedQuestions;
    expect(told).toMatchObject({ partly: false, exceptions: each.map(({ exception }) => exception) });
    town.context.goTo(calendarDate('2026-10-11'));
    expect(item(WITH_ROWS)).toMatchObject({ missing: ['rows_incomplete'], coverage: { whole: null } });
  });
});
