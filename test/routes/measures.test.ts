import { beforeEach, describe, expect, it } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { action } from '#app/routes/_app.sheets.$sheetId.measures.tsx';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { planMeasure } from '#app/services/response/measure.acts.server.ts';
import { measuresSearch } from '#app/services/response/measure.address.server.ts';
import { coverField } from '#app/services/response/measure.form.server.ts';
import { sheetMeasures } from '#app/services/response/measure.page.server.ts';
import { reviewOf } from '#app/services/response/review.page.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { callRoute, form, sessionOf } from '#test/routes/call.ts';

const RECORDS = '1-1@security_manager';
const ROWS = '1-3@security_manager';
const WHOLE = coverField({ itemKey: RECORDS, rowId: null });
const plan = { measure: '様式を定める。', owner: '総務係長', due: calendarDate('2027-03-31') };

let context: TestContext;
let town: Town;
let id: string;

beforeEach(async () => {
  context = testDatabase(calendarDate('2026-10-01'));
  town = await makeTown(context);
  id = sheetId(town, openTownCampaign(town), '110', 'security_manager');
});

async function post(fields: Record<string, string>, who: TownPerson = 'staff') {
  return callRoute(
    context,
    action,
    `/sheets/${id}/measures`,
    { sheetId: id },
    form(fields, await sessionOf(context, who)),
  );
}

const measures = () => loadSheet(context, id)?.measures ?? [];
const TYPED = { intent: 'write', what: '管理簿を作る。', owner: '課長', due: '2027-01-31' };

describe('the form of a measure', () => {
  it('stores what was typed, and leads back to the list', async () => {
    expect(await post({ ...TYPED, cover: WHOLE })).toMatchObject({ status: 302 });
    expect(measures()).toMatchObject([{ plan: { measure: '管理簿を作る。', owner: '課長', due: '2027-01-31' } }]);
  });

  it.each([
    ['without a question', {}, 'cover'],
    ['with a day that has passed', { cover: WHOLE, due: '2026-09-30' }, 'due'],
    ['with a day that does not exist', { cover: WHOLE, due: '2026-02-30' }, 'due'],
    ['without a text', { cover: WHOLE, what: ' ' }, 'what'],
    ['with a text that is too long', { cover: WHOLE, what: 'あ'.repeat(2001) }, 'what'],
  ])('%s is told at its field, keeps what was typed and stores nothing', async (_, wrong, field) => {
    const answered = await post({ ...TYPED, ...wrong });
    expect(answered).toMatchObject({ status: 400, body: { errors: [{ field }], typed: { owner: '課長' } } });
    expect(measures()).toEqual([]);
  });

  it('with more questions and rows than a measure holds is told so, in words', async () => {
    const by = await sessionOf(context, 'staff');
    const { headers, body } = form({ ...TYPED, cover: WHOLE }, by);
    const pairs = new URLSearchParams(String(body));
    for (let more = 0; more < 500; more += 1) pairs.append('cover', WHOLE);
    const sent = { ...(headers === undefined ? {} : { headers }), body: pairs };
    const answered = await callRoute(context, action, `/sheets/${id}/measures`, { sheetId: id }, sent);
    const message = expect.stringContaining('合わせて500件まで');
    expect(answered).toMatchObject({ status: 400, body: { errors: [{ field: 'cover', message }] } });
    expect(measures()).toEqual([]);
  });

  it.each([
    ['a question of another sheet', coverField({ itemKey: '2-1@system_manager', rowId: null })],
    ['a row that there is not', coverField({ itemKey: ROWS, rowId: '9-9' })],
  ])('of %s is refused', async (_, cover) => {
    expect(await post({ ...TYPED, cover })).toMatchObject({ status: 400 });
    expect(measures()).toEqual([]);
  });

  it('shows what another person stored meanwhile, beside what was typed', async () => {
    const covers = [{ itemKey: RECORDS, rowId: null }];
    const first = must(planMeasure(context, town.actor('manager'), id, { plan, covers, takenFrom: null }));
    const mine = { ...TYPED, id: first.id, cover: WHOLE };
    expect(await post({ ...mine, rev: '1', what: '先に直した。' }, 'manager')).toMatchObject({ status: 302 });
    expect(await post({ ...mine, rev: '1' })).toMatchObject({
      status: 409,
      body: { typed: { what: '管理簿を作る。' }, conflict: { rev: 2, plan: { measure: '先に直した。' } } },
    });
    expect(await post({ ...mine, rev: '2' })).toMatchObject({ status: 302 });
    expect(measures()).toMatchObject([{ rev: 3, plan: { measure: '管理簿を作る。' } }]);
  });

  it('leads back to the list with the question that one came from, which links to itself', async () => {
    const covers = [{ itemKey: RECORDS, rowId: null }];
    const { id: measure, rev } = must(planMeasure(context, town.actor('staff'), id, { plan, covers, takenFrom: null }));
    const included = await post({ intent: 'include', id: measure, rev: String(rev), item: ROWS });
    expect(included.location).toBe(`/sheets/${id}/measures?item=${encodeURIComponent(ROWS)}&done=included`);
    const asks = measuresSearch.parse(Object.fromEntries(new URL(`http://t${included.location ?? ''}`).searchParams));
    const { toInclude } = must(sheetMeasures(context, town.actor('staff'), id, asks));
    expect(toInclude).toMatchObject({ itemKey: ROWS, chapter: '1' });
    expect((await post({ ...TYPED, cover: WHOLE })).location).toBe(`/sheets/${id}/measures?done=saved`);
  });

  it('of somebody else is not found', async () => {
    expect(await post({ ...TYPED, cover: WHOLE }, 'other_manager')).toMatchObject({ status: 404 });
  });
});

describe('the list of measures', () => {
  const list = (asks: Parameters<typeof sheetMeasures>[3]) =>
    must(sheetMeasures(context, town.actor('staff'), id, asks));

  it('holds what is written within an answer and what stands by itself, each once and numbered', () => {
    const answer = makeAnswer({ value: 'not_implemented', plan });
    must(saveAnswer(context, town.actor('staff'), id, { itemKey: RECORDS, rev: 0, answer }));
    const covers = [{ itemKey: ROWS, rowId: '1-3-イ' }];
    const second = { ...plan, measure: '手順を定める。' };
    must(planMeasure(context, town.actor('staff'), id, { plan: second, covers, takenFrom: null }));
    expect(
      list({}).measures.map(({ number, plan: { measure }, covered }) => [
        number,
        measure,
        covered.map(({ itemKey, rowTexts }) => [itemKey, rowTexts]),
      ]),
    ).toEqual([
      [1, '手順を定める。', [[ROWS, ['手順を定めている']]]],
      [2, '様式を定める。', [[RECORDS, []]]],
    ]);
  });

  it('offers for a measure what is lacking, and no question that is 実施', () => {
    const rows = [
      { rowId: '1-3-ア', value: 'yes' as const, comment: '' },
      { rowId: '1-3-イ', value: 'no' as const, comment: '' },
    ];
    const yes = makeAnswer({ value: 'implemented' });
    must(saveAnswer(context, town.actor('staff'), id, { itemKey: RECORDS, rev: 0, answer: yes }));
    must(saveAnswer(context, town.actor('staff'), id, { itemKey: ROWS, rev: 0, answer: makeAnswer({ rows }) }));
    const { draft } = list({ write: 'new' });
    expect(draft?.choices.map(({ field, rows: of }) => [field, of.map(({ text }) => text)])).toEqual([
      [coverField({ itemKey: ROWS, rowId: null }), ['手順を定めている']],
    ]);
  });

  it('knows no question of another sheet', () => {
    const asks = { item: '2-1@system_manager' };
    expect(sheetMeasures(context, town.actor('staff'), id, asks)).toMatchObject({ reason: 'not_permitted' });
  });

  it('is read by the confirmer with the review, where a question names the measure that holds it', () => {
    const answer = makeAnswer({ value: 'not_implemented', plan: { measure: '', owner: '', due: null } });
    must(saveAnswer(context, town.actor('staff'), id, { itemKey: RECORDS, rev: 0, answer }));
    const covers = [RECORDS, ROWS].map((itemKey) => ({ itemKey, rowId: null }));
    must(planMeasure(context, town.actor('staff'), id, { plan, covers, takenFrom: null }));
    const review = must(reviewOf(context, town.actor('officer'), id));
    expect(review.measures.map(({ covered }) => covered.length)).toEqual([2]);
    const records = review.items.find(({ value }) => value === 'not_implemented');
    expect(records).toMatchObject({ plan: null, sharedMeasures: [{ number: 1, otherCount: 1 }] });
  });
});
