import { expect, test } from 'vitest';
import { ROW_COMMENT_MAX_LENGTH } from '#app/domain/response/answer.ts';
import type { RowAnswer } from '#app/domain/response/answer.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { readAction } from '#app/services/improvement/actions.loader.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { itemDetail } from '#app/services/report/item.page.server.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { missingWords } from '#app/components/response/missing-words.ts';
import { sheetChapter } from '#app/services/response/chapter.page.server.ts';
import { sheetSubmission } from '#app/services/response/submit.page.server.ts';
import { readAnswer } from '#app/services/response/answer.form.server.ts';
import { reviewOf } from '#app/services/response/review.page.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { actionsOf } from '#db/queries/improvement.server.ts';
import { closingsOf } from '#db/queries/closing.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';

const QUESTION = '1-3@security_manager';
const plan = { measure: '様式を定める。', owner: '総務係', due: calendarDate('2027-03-31') };
const rows = [
  { rowId: '1-3-ア', value: 'yes' as const, comment: '' },
  { rowId: '1-3-イ', value: 'no' as const, comment: '様式がまだない。' },
];

/** 総務課's sheet with a comment at the one row that is いいえ, and none to the whole question. */
async function commented(given: readonly RowAnswer[] = rows) {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const campaign = openTownCampaign(town);
  const id = sheetId(town, campaign, '110', 'security_manager');
  fillSheet(town, town.actor('manager'), id);
  const found = () => loadSheet(town.context, id)?.items.find(({ question }) => question.id === QUESTION);
  const input = { itemKey: QUESTION, rev: found()?.record?.rev ?? 0, answer: makeAnswer({ rows: given, plan }) };
  must(saveAnswer(town.context, town.actor('manager'), id, input));
  return { town, campaign, id, itemId: found()?.itemId ?? '' };
}

test('a comment at each row that is いいえ tells what is missing, and the sheet can be handed in', async () => {
  const { town, id } = await commented();
  expect(handIn(town.context, town.actor('manager'), id)).toMatchObject({ ok: true });
  const review = must(reviewOf(town.context, town.actor('officer'), id));
  expect(review.items.find((item) => item.rows.length > 0)?.rows.map(({ comment }) => comment)).toEqual([
    '',
    '様式がまだない。',
  ]);
});

test('the comment of a row is read beside the row of a closed year, and in the plan that it drafts', async () => {
  const { town, campaign, id, itemId } = await commented();
  must(handIn(town.context, town.actor('manager'), id));
  must(closeCampaign(town.context, town.actor('supervisor'), campaign));
  const detail = must(itemDetail(town.context, town.actor('secretariat'), campaign, itemId));
  expect(detail.rows.map(({ comment }) => comment)).toEqual(['', '様式がまだない。']);
  expect(detail.revisions.at(-1)?.comment).toBe('１（３）イ：様式がまだない。');
  const closingId = closingsOf(town.context.db, campaign)[0]?.id ?? '';
  expect(
    actionsOf(town.context.db, closingId, 'unit').some(({ content }) => content.includes('様式がまだない。')),
  ).toBe(true);
});

test('the plan quotes what was written to the rows that are lacking, each with its clause, and to no other', async () => {
  const beside = { rowId: '1-3-ア', value: 'yes' as const, comment: '手順書にある。' };
  const { town, campaign, id } = await commented([beside, ...rows.slice(1)]);
  must(handIn(town.context, town.actor('manager'), id));
  must(closeCampaign(town.context, town.actor('supervisor'), campaign));
  const closingId = closingsOf(town.context.db, campaign)[0]?.id ?? '';
  const problems = actionsOf(town.context.db, closingId, 'unit').map(({ content }) => readAction(content).problem);
  expect(problems).toEqual(['１（３）イ：様式がまだない。']);
});

test('a comment without an answer to its row is kept, and the row stays empty', async () => {
  const { town, id } = await commented();
  const load = () => loadSheet(town.context, id)?.items.find(({ question }) => question.id === QUESTION);
  const only = [{ rowId: '1-3-ア', value: null, comment: '確認中。' }];
  const input = { itemKey: QUESTION, rev: load()?.record?.rev ?? 0, answer: makeAnswer({ rows: only, plan }) };
  must(saveAnswer(town.context, town.actor('manager'), id, input));
  expect(load()).toMatchObject({ value: null, answer: { rows: only }, missing: ['rows_incomplete'] });
});

test('a row that lacks its comment is named, on the page, by the save and before the hand-in', async () => {
  const { town, id } = await commented([{ rowId: '1-3-ア', value: 'no', comment: '' }, ...rows.slice(1)]);
  const manager = town.actor('manager');
  const lacking = {
    missing: ['what_is_missing', 'plan_measure', 'plan_owner', 'plan_due'],
    untoldRows: ['１（３）ア'],
  };
  const partly = [
    { rowId: '1-3-ア', value: 'no' as const, comment: ' ' },
    { ...rows[0], rowId: '1-3-イ' },
  ];
  const rev = loadSheet(town.context, id)?.items.find(({ question }) => question.id === QUESTION)?.record?.rev ?? 0;
  const answer = makeAnswer({ rows: partly.map((row) => ({ value: 'yes' as const, comment: '', ...row })) });
  expect(must(saveAnswer(town.context, manager, id, { itemKey: QUESTION, rev, answer }))).toMatchObject(lacking);
  const page = must(sheetChapter(town.context, manager, id, '1'));
  expect(page.questions.find(({ itemKey }) => itemKey === QUESTION)).toMatchObject(lacking);
  expect(must(sheetSubmission(town.context, manager, id)).missing).toMatchObject([lacking]);
  expect(missingWords({ missing: ['what_is_missing', 'plan_due'], untoldRows: ['１（３）ア'] })).toEqual([
    'コメントのない「いいえ」の細目が1件あります（１（３）ア）。',
    '改善策の期限を入れてください。',
  ]);
});

test('a comment that is too long is refused at its own row', () => {
  const comment = 'あ'.repeat(ROW_COMMENT_MAX_LENGTH + 1);
  const typed = { ...makeAnswer({}), rows: [{ rowId: '1-3-イ', value: 'no', comment }] };
  expect(readAnswer(typed)).toMatchObject({ reason: 'wrong_fields', errors: [{ field: 'rowComment.1-3-イ' }] });
  const longer = { ...typed, rows: [...typed.rows, { rowId: '1-3-ア', value: 'perhaps', comment: '' }] };
  expect(readAnswer(longer)).toEqual({ ok: false, reason: 'unknown_value' });
});
