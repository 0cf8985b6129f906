import { beforeEach, describe, expect, it } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { CSRF_HEADER } from '#app/lib/csrf-names.ts';
import { action as saveOne, loader as sessionNow } from '#app/routes/api.sheets.$sheetId.answers.ts';
import { action as saveChapter } from '#app/routes/_app.sheets.$sheetId.chapters.$chapter.tsx';
import { action as saveGates } from '#app/routes/_app.sheets.$sheetId.gates.tsx';
import { action as submit } from '#app/routes/_app.sheets.$sheetId.submit.tsx';
import { must } from '#app/domain/shared/result.ts';
import { unsentOwnerOf } from '#app/services/access/server-secret.loader.server.ts';
import { withdrawSheet } from '#app/services/response/sheet.acts.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { contentNow, handIn } from '#test/factories/seen-sheet.ts';
import type { TestContext } from '#test/factories/database.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { callRoute, form, sessionOf } from '#test/routes/call.ts';
import type { Route, Session } from '#test/routes/call.ts';

const RECORDS = '1-1@security_manager';
const WITH_ROWS = '1-3@security_manager';
const YES = makeAnswer({ value: 'implemented' });
const NO = makeAnswer({ value: 'not_implemented' });

let context: TestContext;
let town: Town;
let campaign: string;
let id: string;

beforeEach(async () => {
  context = testDatabase(calendarDate('2026-10-01'));
  town = await makeTown(context);
  campaign = openTownCampaign(town);
  id = sheetId(town, campaign, '110', 'security_manager');
});

const session = (login: TownPerson) => sessionOf(context, login);
const call = (action: Route, url: string, params: Record<string, string>, init: RequestInit) =>
  callRoute(context, action, url, params, init);

function postAnswer(
  by: Session | null,
  body: unknown,
  over: { sheet?: string; headers?: Record<string, string>; raw?: string } = {},
) {
  const sheet = over.sheet ?? id;
  return call(
    saveOne,
    `/api/sheets/${sheet}/answers`,
    { sheetId: sheet },
    {
      headers: {
        'content-type': 'application/json',
        ...(by === null ? {} : { cookie: by.cookie, [CSRF_HEADER]: by.csrf }),
        ...over.headers,
      },
      body: over.raw ?? JSON.stringify(body),
    },
  );
}

const postChapter = (by: Session, fields: Record<string, string>, sheet = id) =>
  call(saveChapter, `/sheets/${sheet}/chapters/1`, { sheetId: sheet, chapter: '1' }, form(fields, by));

const entry = (answer: unknown, rev = 0, itemKey = RECORDS) => ({ itemKey, answer, rev });
const stored = () => loadSheet(context, id)?.items.find(({ question }) => question.id === RECORDS)?.answer ?? null;

describe('「前年度と同じ」 in a plain form', () => {
  const OLD = makeAnswer({ value: 'implemented', comment: '前年度の記載' });
  const fields = (over: Record<string, string> = {}) => {
    const item = loadSheet(context, id)?.items.find(({ question }) => question.id === RECORDS);
    return { 'q1.id': RECORDS, 'q1.rev': String(item?.record?.rev ?? 0), same: 'q1', ...over };
  };

  beforeEach(() => {
    fillSheet(town, town.actor('manager'), id, (question) => (question === RECORDS ? OLD : null));
    must(handIn(context, town.actor('manager'), id));
    must(closeCampaign(context, town.actor('supervisor'), campaign));
    context.goTo(calendarDate('2027-10-01'));
    id = sheetId(town, openTownCampaign(town), '110', 'security_manager');
  });

  it('enters the answer of last year where nothing was entered', async () => {
    expect(await postChapter(await session('manager'), fields())).toMatchObject({ status: 302 });
    expect(stored()).toMatchObject({ comment: '前年度の記載' });
  });

  it('keeps what was entered and asks, and replaces it once the person has said so', async () => {
    const manager = await session('manager');
    const typed = { 'q1.value': 'unknown', 'q1.comment': '今年度の記載' };
    expect(await postChapter(manager, fields(typed))).toMatchObject({ body: { toAsk: RECORDS, saved: 1 } });
    expect(stored()).toMatchObject({ value: 'unknown', comment: '今年度の記載' });
    expect(await postChapter(manager, fields({ ...typed, 'q1.replace': 'yes' }))).toMatchObject({ status: 302 });
    expect(stored()).toMatchObject({ value: 'implemented', comment: '前年度の記載' });
  });
});

describe('the autosave route', () => {
  it('stores an answer and replies with its revision and the counts of the sheet', async () => {
    const reply = await postAnswer(await session('staff'), entry(YES));
    expect(reply).toMatchObject({
      status: 200,
      body: { kind: 'saved', rev: 1, savedAt: context.clock(), sheetCounts: { chapters: [{ key: '1', answered: 1 }] } },
    });
    expect(stored()).toEqual(YES);
  });

  it('takes what a page of the release before sends, which calls an item by its question', async () => {
    const staff = await session('staff');
    expect(await postAnswer(staff, { questionId: RECORDS, answer: YES, rev: 0, handIns: 0 })).toMatchObject({
      status: 200,
      body: { kind: 'saved', rev: 1 },
    });
    expect(stored()).toEqual(YES);
    const wrong = { questionId: RECORDS, answer: { ...NO, comment: 'あ'.repeat(2001) }, rev: 1 };
    expect(await postAnswer(staff, wrong)).toMatchObject({ body: { errors: [{ field: 'comment' }] } });
    const both = { ...entry(NO, 1), questionId: RECORDS };
    expect(await postAnswer(staff, both)).toMatchObject({ status: 400, body: { code: 'bad_input' } });
    expect(stored()).toEqual(YES);
  });

  it('answers the second of two people 409 with the stored answer', async () => {
    await postAnswer(await session('staff'), entry(YES));
    const reply = await postAnswer(await session('manager'), entry(NO));
    expect(reply).toMatchObject({
      status: 409,
      body: {
        kind: 'conflict',
        conflict: { rev: 1, answeredBy: '架空 一郎', answeredAt: context.clock(), current: YES },
      },
    });
    expect(stored()).toEqual(YES);
  });

  it('answers a comment too long 400 with the field, in words that say the text is kept', async () => {
    const reply = await postAnswer(await session('staff'), entry({ ...NO, comment: 'あ'.repeat(2001) }));
    expect(reply).toMatchObject({
      status: 400,
      body: { kind: 'wrong_fields', errors: [{ field: 'comment', message: expect.stringContaining('2000文字以内') }] },
    });
  });

  it.each([
    ['an unknown answer value', entry({ ...YES, value: 'perfect' })],
    ['a question that is not on the sheet', entry(YES, 0, '2-1@system_manager')],
    ['a revision that is no number', { itemKey: RECORDS, answer: YES, rev: '0' }],
    ['a negative revision', entry(YES, -1)],
    ['a key of its own', { ...entry(YES), state: 'accepted' }],
    ['a list', [entry(YES)]],
    ['nothing', null],
  ])('answers %s 400 and stores nothing', async (_what, body) => {
    expect(await postAnswer(await session('staff'), body)).toMatchObject({ status: 400, body: { code: 'bad_input' } });
    expect(stored()).toBeNull();
  });

  it('answers a text with a control character or half a character 400 with its field', async () => {
    const staff = await session('staff');
    for (const text of ['a\u0000', 'a\u001b[31m', 'a\u0085', '\ud800']) {
      const answer = { ...NO, comment: text, plan: { ...NO.plan, measure: text } };
      expect(await postAnswer(staff, entry(answer))).toMatchObject({
        status: 400,
        body: { kind: 'wrong_fields', errors: [{ field: 'plan.measure' }, { field: 'comment' }] },
      });
    }
    expect(stored()).toBeNull();
    expect(await postAnswer(staff, entry({ ...NO, comment: '一行目\r\n\t二行目' }))).toMatchObject({ status: 200 });
  });

  it('names the row whose comment cannot be taken, and the question where no field of the page shows what is wrong', async () => {
    const staff = await session('staff');
    const row = { rowId: '1-3-イ', value: 'no', comment: '様式がない\u0007' };
    const post = (answer: unknown) => postAnswer(staff, entry(answer, 0, WITH_ROWS));
    expect(await post({ ...NO, value: null, rows: [row] })).toMatchObject({
      status: 400,
      body: { kind: 'wrong_fields', errors: [{ field: 'rowComment.1-3-イ' }] },
    });
    for (const wrong of [
      { ...row, comment: '', rowId: '\u0007' },
      { ...row, comment: '', value: '\u0007' },
    ]) {
      expect(await post({ ...NO, value: null, rows: [wrong] })).toMatchObject({
        status: 400,
        body: { kind: 'wrong_fields', errors: [{ field: '' }] },
      });
    }
  });

  it('reads a row that a page of the release before sent without a comment', async () => {
    const rows = [{ rowId: '1-3-イ', value: 'no' }];
    const reply = await postAnswer(await session('staff'), entry({ ...NO, value: null, rows }, 0, WITH_ROWS));
    expect(reply).toMatchObject({ status: 200, body: { kind: 'saved' } });
    const item = loadSheet(context, id)?.items.find(({ question }) => question.id === WITH_ROWS);
    expect(item?.answer?.rows).toEqual([{ rowId: '1-3-イ', value: 'no', comment: '' }]);
  });

  it('answers JSON of more parts or more levels than any answer has 400', async () => {
    const staff = await session('staff');
    for (const raw of [
      JSON.stringify(entry(Array.from({ length: 100_000 }, () => 1))),
      JSON.stringify(entry(Object.fromEntries(Array.from({ length: 15_000 }, (_, index) => [`k${index}`, ''])))),
      `{"itemKey":"x","rev":0,"answer":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
    ]) {
      expect(await postAnswer(staff, null, { raw })).toMatchObject({ status: 400, body: { code: 'bad_input' } });
    }
  });

  it('answers broken JSON 400 and a form 415', async () => {
    const staff = await session('staff');
    expect(await postAnswer(staff, null, { raw: '{"itemKey":' })).toMatchObject({ status: 400 });
    expect(
      await postAnswer(staff, null, {
        raw: 'itemKey=1',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    ).toMatchObject({ status: 415 });
  });

  it('answers a sheet handed in or closed 409', async () => {
    fillSheet(town, town.actor('staff'), id);
    const manager = await session('manager');
    const content = contentNow(context, id);
    expect((await call(submit, `/sheets/${id}/submit`, { sheetId: id }, form({ content }, manager))).location).toBe(
      `/sheets/${id}?done=submitted`,
    );
    expect(await postAnswer(manager, entry(NO, 1))).toMatchObject({ status: 409, body: { code: 'conflict' } });
    closeCampaign(context, town.actor('supervisor'), campaign);
    expect(await postAnswer(manager, entry(NO, 1))).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(stored()?.value).toBe('implemented');
  });

  it.each<TownPerson>(['other_manager', 'officer', 'committee', 'auditor', 'secretariat', 'administrator'])(
    'answers %s 404, like a forged id',
    async (person) => {
      const by = await session(person);
      const foreign = await postAnswer(by, entry(YES));
      expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(await postAnswer(by, entry(YES), { sheet: 'forged' })).toEqual(foreign);
    },
  );

  it('answers what was typed before a hand-in 409 though the sheet is open again, and stores nothing of it', async () => {
    fillSheet(town, town.actor('staff'), id);
    const manager = await session('manager');
    const content = contentNow(context, id);
    await call(submit, `/sheets/${id}/submit`, { sheetId: id }, form({ content }, manager));
    must(withdrawSheet(context, town.actor('manager'), id));
    const before = stored();
    expect(await postAnswer(manager, { ...entry(NO, 1), handIns: 0 })).toMatchObject({
      status: 409,
      body: { kind: 'handed_in_since' },
    });
    expect(stored()).toEqual(before);
    expect(await postAnswer(manager, { ...entry(NO, 1), handIns: 1 })).toMatchObject({ status: 200 });
  });

  it('tells a page that has outlived its session whose the browser has now, and only who may see the sheet', async () => {
    const ask = (by: Session | null) =>
      call(
        sessionNow,
        `/api/sheets/${id}/answers`,
        { sheetId: id },
        { method: 'GET', headers: by === null ? {} : { cookie: by.cookie } },
      );
    const staff = await session('staff');
    const owner = unsentOwnerOf(context.db, town.actor('staff').personId);
    expect(await ask(staff)).toMatchObject({ status: 200, body: { owner, csrf: staff.csrf } });
    expect(await ask(null)).toMatchObject({ status: 401 });
    expect(await ask(await session('other_manager'))).toMatchObject({ status: 404 });
  });

  it('answers 401 without a session and 403 without its form token', async () => {
    expect(await postAnswer(null, entry(YES))).toMatchObject({ status: 401 });
    const staff = await session('staff');
    expect(await postAnswer(staff, entry(YES), { headers: { [CSRF_HEADER]: 'forged' } })).toMatchObject({
      status: 403,
    });
    expect(stored()).toBeNull();
  });
});

describe('the plain form of a chapter', () => {
  const fields = (value: string, rev = '0') => ({
    'q1.id': RECORDS,
    'q1.rev': rev,
    'q1.value': value,
    'q2.id': '1-2@staff',
    'q2.rev': '0',
    intent: 'next',
  });

  it('stores the chapter and leads on', async () => {
    expect(await postChapter(await session('staff'), fields('implemented'))).toMatchObject({
      status: 302,
      location: `/sheets/${id}/submit?saved=1`,
    });
    expect(stored()?.value).toBe('implemented');
  });

  it('shows a conflict with both answers and stores the rest', async () => {
    await postAnswer(await session('manager'), entry(YES));
    const reply = await postChapter(await session('staff'), { ...fields('unknown'), 'q2.value': 'implemented' });
    expect(reply).toMatchObject({
      status: 409,
      body: {
        saved: 1,
        unstored: {
          [RECORDS]: {
            typed: { value: 'unknown' },
            conflict: { answeredBy: '架空 二郎', current: { value: 'implemented' } },
          },
        },
      },
    });
    expect(stored()?.value).toBe('implemented');
  });

  it('leaves the stored answer when the person yields to it', async () => {
    await postAnswer(await session('manager'), entry(YES));
    const reply = await postChapter(await session('staff'), { ...fields('unknown'), 'q1.yield': 'yes' });
    expect(reply.status).toBe(302);
    expect(stored()?.value).toBe('implemented');
  });

  it('gives a comment too long back with its field', async () => {
    const comment = 'あ'.repeat(2001);
    const reply = await postChapter(await session('staff'), { ...fields('not_implemented'), 'q1.comment': comment });
    expect(reply).toMatchObject({
      status: 400,
      body: { saved: 0, unstored: { [RECORDS]: { typed: { comment }, errors: [{ field: 'comment' }] } } },
    });
  });

  it('gives a comment with a control character back without it, at its field, and stores the rest', async () => {
    const reply = await postChapter(await session('staff'), {
      ...fields('not_implemented'),
      'q1.comment': '一行目\r\n\t二行目\u0000\u009f',
      'q2.value': 'implemented',
    });
    expect(reply).toMatchObject({
      status: 400,
      body: {
        saved: 1,
        unstored: { [RECORDS]: { typed: { comment: '一行目\n\t二行目' }, errors: [{ field: 'comment' }] } },
      },
    });
    expect(stored()).toBeNull();
  });

  it('answers one question that comes twice 400, and stores neither', async () => {
    const twice = { ...fields('implemented'), 'q2.id': RECORDS, 'q2.value': 'not_implemented' };
    expect(await postChapter(await session('staff'), twice)).toMatchObject({
      status: 400,
      body: { code: 'bad_input' },
    });
    expect(stored()).toBeNull();
  });

  it('answers unknown values, foreign questions and wrong revisions 400, and stores nothing of the chapter', async () => {
    const staff = await session('staff');
    for (const bad of [
      fields('perfect'),
      fields('implemented', 'x'),
      { ...fields('implemented'), 'q2.id': '2-1@system_manager', 'q2.value': 'implemented' },
    ]) {
      expect(await postChapter(staff, bad)).toMatchObject({ status: 400, body: { code: 'bad_input' } });
    }
    expect(stored()).toBeNull();
  });

  it('answers JSON 415, a foreign sheet 404 and a closed campaign 409', async () => {
    const staff = await session('staff');
    const json = { headers: { cookie: staff.cookie, 'content-type': 'application/json' }, body: '{}' };
    expect(await call(saveChapter, `/sheets/${id}/chapters/1`, { sheetId: id, chapter: '1' }, json)).toMatchObject({
      status: 415,
    });
    const foreign = sheetId(town, campaign, '120', 'security_manager');
    expect(await postChapter(staff, fields('implemented'), foreign)).toMatchObject({ status: 404 });
    closeCampaign(context, town.actor('supervisor'), campaign);
    expect(await postChapter(staff, fields('implemented'))).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });
});

describe('the gates and the submission', () => {
  const postGates = (by: Session, fields: Record<string, string>) =>
    call(saveGates, `/sheets/${id}/gates`, { sheetId: id }, form(fields, by));

  it('store the gates, then lead to the first chapter', async () => {
    expect(await postGates(await session('staff'), { 'gate.outsourcing': 'no', 'rev.outsourcing': '0' })).toMatchObject(
      { status: 302, location: `/sheets/${id}/chapters/1?saved=gates` },
    );
  });

  it('answer an unknown gate or choice 400 and a second person 409 with the stored answer', async () => {
    const staff = await session('staff');
    expect((await postGates(staff, { 'gate.outsourcing': 'perhaps', 'rev.outsourcing': '0' })).status).toBe(400);
    expect((await postGates(staff, { 'gate.nonsense': 'yes', 'rev.nonsense': '0' })).status).toBe(400);
    await postGates(staff, { 'gate.outsourcing': 'yes', 'rev.outsourcing': '0' });
    expect(
      await postGates(await session('manager'), { 'gate.outsourcing': 'no', 'rev.outsourcing': '0' }),
    ).toMatchObject({ status: 409, body: { conflicts: [{ gateId: 'outsourcing', holds: true, own: false }] } });
  });

  it('refuse a sheet that is not complete, and a person who only enters', async () => {
    const send = async (person: TownPerson) =>
      call(
        submit,
        `/sheets/${id}/submit`,
        { sheetId: id },
        form({ content: contentNow(context, id) }, await session(person)),
      );
    expect(await send('manager')).toMatchObject({ status: 400, body: { why: 'incomplete' } });
    fillSheet(town, town.actor('staff'), id);
    expect(await send('staff')).toMatchObject({ status: 403 });
    expect(await send('other_manager')).toMatchObject({ status: 404 });
    expect(await send('manager')).toMatchObject({ status: 302 });
    expect(await send('manager')).toMatchObject({ status: 409 });
  });
});
