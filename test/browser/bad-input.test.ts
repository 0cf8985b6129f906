import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMENT_MAX_LENGTH } from '#app/domain/response/answer.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { CSRF_FIELD, CSRF_HEADER } from '#app/lib/csrf-names.ts';
import { PROBLEMS } from '#app/lib/problem.ts';
import { UNUSABLE_MESSAGE } from '#app/lib/typed-text.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { addressOf, builtRoutes, dataAddress } from '#test/browser/routes.ts';
import type { BuiltRoute } from '#test/browser/routes.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { ask, FORM, JSON_TYPE, nobody, sendForm, sendJson, sendSignIn, signedIn } from '#test/browser/visitor.ts';
import type { Visitor } from '#test/browser/visitor.ts';
import { loggedActs, rowsOf } from '#test/factories/rows.ts';
import { fillSheet, makeAnswer, sheetId, TOWN_PASSWORD } from '#test/factories/town.ts';

const MEGABYTE = 1024 * 1024;
const QUESTION = '1-1@security_manager';

let routes: readonly BuiltRoute[];
let served: ServedTown;
let manager: Visitor;
let staff: Visitor;
let stranger: Visitor;
let sheet: string;
let foreignSheet: string;

beforeAll(async () => {
  routes = await builtRoutes();
  served = await serveTown((town, campaignId) => {
    const id = sheetId(town, campaignId, '110', 'security_manager');
    fillSheet(town, town.actor('manager'), id, (question) =>
      question === QUESTION ? makeAnswer({ value: 'partially_implemented', comment: '媒体だけ記録している。' }) : null,
    );
  });
  sheet = sheetId(served.town, served.campaignId, '110', 'security_manager');
  foreignSheet = sheetId(served.town, served.campaignId, '120', 'security_manager');
  manager = await signedIn(served.server, 'manager');
  staff = await signedIn(served.server, 'staff');
  stranger = await signedIn(served.server, 'other_manager');
});

afterAll(() => served.stop());

const api = (id = sheet) => `/api/sheets/${id}/answers`;
const chapter = (id = sheet) => `/sheets/${id}/chapters/1`;

function stored(itemKey = QUESTION): { answer: Answer | null; rev: number } {
  const item = loadSheet(served.context, sheet)?.items.find(({ question }) => question.id === itemKey);
  return { answer: item?.answer ?? null, rev: item?.record?.rev ?? 0 };
}

interface Heard {
  readonly status: number;
  readonly text: string;
  readonly type: string;
}

/** What was answered; React's marks between two texts are no text. */
async function heard(response: Response): Promise<Heard> {
  return {
    status: response.status,
    text: (await response.text()).replaceAll('<!-- -->', ''),
    type: response.headers.get('content-type') ?? '',
  };
}

/** Sends something bad, which must leave every row as it was and no entry in the log. */
async function refusedBy(send: () => Promise<Response>): Promise<Heard> {
  const { db } = served.context;
  const before = { rows: rowsOf(db), acts: loggedActs(db) };
  const answer = await heard(await send());
  expect({ rows: rowsOf(db), acts: loggedActs(db) }).toEqual(before);
  return answer;
}

/** A page that says in Japanese what happened, that nothing was lost, and what to do. */
function expectPage(answer: Heard, code: keyof typeof PROBLEMS): void {
  const { status, title, happened, safe, next } = PROBLEMS[code];
  expect(answer.status).toBe(status);
  expect(answer.type).toContain('text/html');
  for (const words of [title, happened, safe, next]) expect(answer.text).toContain(words);
}

/** The code by which the page's script picks its Japanese words. */
function expectCode(answer: Heard, code: keyof typeof PROBLEMS): void {
  expect(answer.status).toBe(PROBLEMS[code].status);
  expect(JSON.parse(answer.text)).toEqual({ code });
}

/** A page without what differs from one response to the next. */
function comparable(text: string, ...own: readonly string[]): string {
  return own.reduce((rest, word) => rest.replaceAll(word, '…'), text.replaceAll(/nonce="[^"]*"/g, 'nonce'));
}

describe('a wrong password', () => {
  it('is answered 401 in Japanese, with the same words for a login that does not exist', async () => {
    const wrong = await refusedBy(() => sendSignIn(served.server, 'manager', 'not the password'));
    const unknown = await refusedBy(() => sendSignIn(served.server, 'nobody_at_all', 'not the password'));
    expect(wrong.status).toBe(401);
    expect(wrong.text).toContain('利用者IDかパスワードが正しくありません。入力し直してください。');
    expect(wrong.text).not.toContain('not the password');
    expect({ ...unknown, text: comparable(unknown.text, 'nobody_at_all') }).toEqual({
      ...wrong,
      text: comparable(wrong.text, 'manager'),
    });
  });

  it('costs as much work as a login that does not exist', async () => {
    const took = async (login: string) => {
      const began = performance.now();
      await heard(await sendSignIn(served.server, login, 'not the password'));
      return performance.now() - began;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (const login of ['auditor', 'ciso', 'officer', 'staff', 'committee', 'supervisor', 'coordinator']) {
      known.push(await took(login));
      unknown.push(await took(`no_${login}`));
    }
    const fastest = (times: readonly number[]) => Math.min(...times);
    const ratio = fastest(unknown) / fastest(known);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it.each([
    ['an empty form', '', ''],
    ['a login of a thousand letters', 'a'.repeat(1000), TOWN_PASSWORD],
    ['a password of ten thousand letters', 'manager', 'a'.repeat(10_000)],
  ])('is not even tried in %s', async (_what, login, password) => {
    const answer = await refusedBy(() => sendSignIn(served.server, login, password));
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('サインインできませんでした');
  });

  it('is not even tried with a login that holds a control character, which is told at its field', async () => {
    const answer = await refusedBy(() => sendSignIn(served.server, 'manager\0', TOWN_PASSWORD));
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(UNUSABLE_MESSAGE);
    expect(answer.text).not.toContain('\0');
  });

  it.each(["manager' --", 'ｍａｎａｇｅｒ\u202e'])('does not get in by the login %j', async (login) => {
    expect((await refusedBy(() => sendSignIn(served.server, login, TOWN_PASSWORD))).status).toBe(401);
  });
});

describe('an id that is forged or foreign', () => {
  /** Every way to ask for a sheet, an item or a unit by its id; forms and JSON as their own pages send them. */
  function waysTo(id: string, itemId: string): readonly (readonly [string, () => Promise<Response>])[] {
    const params = {
      sheetId: id,
      itemId,
      chapter: '1',
      campaignId: served.campaignId,
      document: 'standards',
      policyId: 'town',
      clauseId: '1-1',
    };
    const json = { itemKey: QUESTION, answer: makeAnswer({ value: 'implemented' }), rev: 0 };
    const form = { intent: 'confirm', 'q1.id': QUESTION, 'q1.rev': '0', 'q1.value': 'implemented' };
    return routes
      .filter(({ pattern }) => /:(sheetId|itemId)/.test(pattern))
      .flatMap((route) => {
        const url = addressOf(route, params);
        const own = route.id.endsWith('_index') ? `${url}?index` : url;
        const data = dataAddress(url);
        const get = [url, data, `${data}?_routes=${encodeURIComponent(route.id)}`];
        return [
          ...get.map(
            (target) => [`${route.id} GET ${target.split('?')[1] ?? ''}`, () => ask(stranger, target)] as const,
          ),
          ...(route.acts
            ? [
                [`${route.id} POST`, () => sendForm(stranger, own, form)] as const,
                [`${route.id} POST JSON`, () => sendJson(stranger, own, json)] as const,
              ]
            : []),
        ];
      });
  }

  it('is answered like an id that does not exist, in every route, whatever is sent', async () => {
    const { db } = served.context;
    const foreignItem = String(db.$client.prepare('SELECT id FROM item WHERE sheet_id = ?').pluck().get(sheet));
    const foreign = waysTo(sheet, foreignItem);
    const missing = waysTo('id-999999', 'id-888888');
    expect(foreign.length).toBeGreaterThan(25);
    for (const [index, [asked, send]] of foreign.entries()) {
      const told = await refusedBy(send);
      const other = missing[index];
      if (other === undefined) throw new Error('both lists have the same ways');
      const untold = await refusedBy(other[1]);
      expect({ ...told, text: comparable(told.text, sheet, foreignItem) }, asked).toEqual({
        ...untold,
        text: comparable(untold.text, 'id-999999', 'id-888888'),
      });
      const closed = asked.includes('$campaignId') ? [202, 409] : [202, 404, 415];
      expect(closed, `${asked}: ${told.status}`).toContain(told.status);
    }
  });

  it('is a page that says so in Japanese', async () => {
    expectPage(await refusedBy(() => ask(stranger, chapter())), 'not_found');
    expectPage(await refusedBy(() => ask(stranger, `/sheets/${sheet}`)), 'not_found');
    expectPage(
      await refusedBy(() => sendForm(stranger, chapter(), { 'q1.id': QUESTION, 'q1.rev': '1', 'q1.value': 'unknown' })),
      'not_found',
    );
    expectCode(
      await refusedBy(() =>
        sendJson(stranger, api(), { itemKey: QUESTION, answer: makeAnswer({ value: 'unknown' }), rev: 1 }),
      ),
      'not_found',
    );
  });

  it.each(['%00', '%E0%A4%A', '..%2f..%2f', 'a'.repeat(5000), "' OR 1=1 --", '__proto__', '%F0%9F%92%A9', '.'])(
    'such as %j is no fault of the server',
    async (id) => {
      for (const target of [
        `/sheets/${id}`,
        `/sheets/${id}/chapters/1`,
        `/sheets/${id}/review`,
        `/campaigns/${id}`,
        `/results/${id}/items/${id}`,
        `/sheets/${sheet}/chapters/${id}`,
      ]) {
        const answer = await refusedBy(() => ask(manager, target));
        expect([400, 404, 403], `${target.slice(0, 80)}: ${answer.status}`).toContain(answer.status);
      }
    },
  );

  it('of another sheet in the fields of a form changes that sheet no more than in the address', async () => {
    const fields = {
      sheetId: foreignSheet,
      sheet: foreignSheet,
      'q1.id': QUESTION,
      'q1.rev': '1',
      'q1.value': 'partially_implemented',
    };
    const before = rowsOf(served.context.db);
    await heard(await sendForm(manager, `${chapter()}?sheetId=${foreignSheet}`, fields));
    expect(loadSheet(served.context, foreignSheet)?.items.every(({ record }) => record === null)).toBe(true);
    expect(rowsOf(served.context.db)['campaign']).toEqual(before['campaign']);
  });
});

describe('an answer', () => {
  const typed = (over: Record<string, unknown>) => ({
    itemKey: QUESTION,
    answer: makeAnswer({ value: 'unknown' }),
    rev: stored().rev,
    ...over,
  });
  const form = (over: Record<string, string>) => ({ 'q1.id': QUESTION, 'q1.rev': String(stored().rev), ...over });

  it.each([
    ['an unknown value', { answer: { ...makeAnswer({}), value: 'excellent' } }],
    ['a value that only the system gives', { answer: { ...makeAnswer({}), value: 'excepted' } }],
    ['an unknown key', { answer: { ...makeAnswer({ value: 'implemented' }), score: 100 } }],
    [
      'an unknown reason',
      { answer: { ...makeAnswer({ value: 'not_applicable' }), notApplicableReason: 'contractor' } },
    ],
    [
      'rows that the question does not have',
      { answer: makeAnswer({ rows: [{ rowId: 'r1', value: 'yes', comment: '' }] }) },
    ],
    ['a question of another office', { itemKey: '2-1@system_manager' }],
    ['a question that does not exist', { itemKey: '9-9@security_manager' }],
    ['no revision', { rev: undefined }],
    ['half a revision', { rev: 0.5 }],
    ['a revision below zero', { rev: -1 }],
    ['no answer at all', { answer: null }],
    ['a list in the place of an answer', { answer: [] }],
  ])('with %s is refused by the JSON route', async (_what, over) => {
    expectCode(await refusedBy(() => sendJson(manager, api(), typed(over))), 'bad_input');
  });

  it.each([
    ['an unknown value', { 'q1.value': 'excellent' }],
    ['an unknown reason', { 'q1.value': 'not_applicable', 'q1.notApplicableReason': 'contractor' }],
    ['rows that the question does not have', { 'q1.row.r1': 'yes' }],
    ['a question of another office', { 'q1.id': '2-1@system_manager', 'q1.value': 'implemented' }],
    ['a question that does not exist', { 'q1.id': '9-9@security_manager', 'q1.value': 'implemented' }],
    ['no revision', { 'q1.rev': '', 'q1.value': 'x' }],
    ['a revision that is no number', { 'q1.rev': 'newest', 'q1.value': 'implemented' }],
  ])('with %s is refused by the form without a script', async (_what, over) => {
    expectPage(await refusedBy(() => sendForm(manager, chapter(), form(over))), 'bad_input');
  });

  it('with a comment too long is refused with its limit, and the form keeps what was typed', async () => {
    const comment = `終わりまで残る${'あ'.repeat(COMMENT_MAX_LENGTH)}`;
    const limit = `コメントは${COMMENT_MAX_LENGTH}文字以内で書いてください。入力した文章は消えていませんが、まだ保存していません。`;
    const json = await refusedBy(() =>
      sendJson(manager, api(), typed({ answer: makeAnswer({ value: 'not_implemented', comment }) })),
    );
    expect(json.status).toBe(400);
    expect(JSON.parse(json.text)).toEqual({ kind: 'wrong_fields', errors: [{ field: 'comment', message: limit }] });
    const page = await refusedBy(() =>
      sendForm(manager, chapter(), form({ 'q1.value': 'not_implemented', 'q1.comment': comment })),
    );
    expect(page.status).toBe(400);
    expect(page.text).toContain(limit);
    expect(page.text).toContain(comment);
  });

  it('with a control character is refused at its field, and comes back without it', async () => {
    const comment = '一行目\r\n\t二行目\u0007の終わり';
    const json = await refusedBy(() =>
      sendJson(manager, api(), typed({ answer: makeAnswer({ value: 'not_implemented', comment }) })),
    );
    expect(json.status).toBe(400);
    expect(JSON.parse(json.text)).toEqual({
      kind: 'wrong_fields',
      errors: [{ field: 'comment', message: UNUSABLE_MESSAGE }],
    });
    const page = await refusedBy(() =>
      sendForm(manager, chapter(), form({ 'q1.value': 'not_implemented', 'q1.comment': comment })),
    );
    expect(page.status).toBe(400);
    expect(page.text).toContain(UNUSABLE_MESSAGE);
    expect(page.text).toContain('二行目の終わり');
  });

  it('is refused when the form asks one question twice', async () => {
    const again = { 'q2.id': QUESTION, 'q2.rev': String(stored().rev), 'q2.value': 'implemented' };
    expectPage(
      await refusedBy(() => sendForm(manager, chapter(), form({ 'q1.value': 'unknown', ...again }))),
      'bad_input',
    );
    const twice = `q1.id=${QUESTION}&q1.rev=0&q1.value=unknown&q1.value=implemented&${CSRF_FIELD}=${manager.csrf}`;
    expectPage(
      await refusedBy(() => ask(manager, chapter(), { method: 'POST', headers: FORM, body: twice })),
      'bad_input',
    );
  });

  it('that is wrong holds up no other of the same form', async () => {
    const before = stored('1-2@staff');
    const fields = form({
      'q1.comment': 'あ'.repeat(COMMENT_MAX_LENGTH + 1),
      'q2.id': '1-2@staff',
      'q2.rev': String(before.rev),
      'q2.value': 'unknown',
    });
    const acts = loggedActs(served.context.db).length;
    const answer = await heard(await sendForm(manager, chapter(), fields));
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('次の回答は、まだ保存していません。ほかの1件は保存しました。');
    expect(stored('1-2@staff')).toMatchObject({ rev: before.rev + 1, answer: { value: 'unknown' } });
    expect(loggedActs(served.context.db).slice(acts)).toEqual(['chapter.save']);
  });
});

describe('two people who save the same answer', () => {
  const mine = '課長が書いた内容';
  const theirs = '担当者が書いた内容';

  it('both are kept: the second is told 409 with the value of the first, and who wrote it', async () => {
    const { rev } = stored();
    const first = await sendJson(staff, api(), {
      itemKey: QUESTION,
      answer: makeAnswer({ value: 'implemented', comment: theirs }),
      rev,
    });
    expect(first.status).toBe(200);
    const second = await refusedBy(() =>
      sendJson(manager, api(), { itemKey: QUESTION, answer: makeAnswer({ value: 'unknown', comment: mine }), rev }),
    );
    expect(second.status).toBe(409);
    expect(JSON.parse(second.text)).toMatchObject({
      kind: 'conflict',
      conflict: { rev: rev + 1, answeredBy: '架空 一郎', current: { value: 'implemented', comment: theirs } },
    });
    expect(stored()).toMatchObject({ rev: rev + 1, answer: { comment: theirs } });
  });

  it('sees both values on the page of the form without a script', async () => {
    const { rev } = stored();
    const fields = { 'q1.id': QUESTION, 'q1.rev': String(rev - 1), 'q1.value': 'unknown', 'q1.comment': mine };
    const page = await refusedBy(() => sendForm(manager, chapter(), fields));
    expect(page.status).toBe(409);
    expect(page.text).toContain(mine);
    expect(page.text).toContain(theirs);
    expect(page.text).toContain('架空 一郎');
  });

  it('keeps the answer of the first in the history when the second decides to replace it', async () => {
    const { rev } = stored();
    const again = await sendJson(manager, api(), {
      itemKey: QUESTION,
      answer: makeAnswer({ value: 'unknown', comment: mine }),
      rev,
    });
    expect(again.status).toBe(200);
    const history = served.context.db.$client
      .prepare(
        `SELECT r.content FROM answer_revision AS r JOIN item ON item.id = r.item_id
         JOIN campaign_question AS q ON q.id = item.campaign_question_id WHERE sheet_id = ? AND q.question_id = ?`,
      )
      .pluck()
      .all(sheet, QUESTION)
      .join('\n');
    expect(history).toContain(theirs);
    expect(`${history}${JSON.stringify(stored().answer)}`).toContain(mine);
  });

  it('are told the same of a gate', async () => {
    const answer = await refusedBy(() =>
      sendForm(staff, `/sheets/${sheet}/gates`, { 'gate.outsourcing': 'no', 'rev.outsourcing': '0' }),
    );
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('先に「はい」と保存しました');
    expect(answer.text).toContain('あなたの選択は「いいえ」です');
  });

  it('never lose one of them when they save at the same time', async () => {
    const { rev } = stored();
    const save = (visitor: Visitor, comment: string) =>
      sendJson(visitor, api(), { itemKey: QUESTION, answer: makeAnswer({ value: 'implemented', comment }), rev });
    const both = await Promise.all([save(manager, '同時に書いた甲'), save(staff, '同時に書いた乙')]);
    const answers = await Promise.all(both.map(heard));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    const kept = stored().answer?.comment ?? '';
    expect(kept).toMatch(/^同時に書いた[甲乙]$/);
    expect(lost?.text).toContain(kept);
  });
});

describe('a body that cannot be read', () => {
  it.each([
    ['garbage as multipart', 'garbage\r\n--nothing', 'multipart/form-data; boundary=x', 'wrong_media_type'],
    ['multipart without a boundary', 'a=b', 'multipart/form-data', 'wrong_media_type'],
    ['JSON where a form is expected', '{"q1.value":"implemented"}', 'application/json', 'wrong_media_type'],
    ['plain text where a form is expected', 'q1.value=implemented', 'text/plain', 'wrong_media_type'],
    ['XML where a form is expected', '<a/>', 'application/xml', 'wrong_media_type'],
  ] as const)('(%s) is answered by a Japanese page', async (_what, body, type, code) => {
    expectPage(
      await refusedBy(() => ask(manager, chapter(), { method: 'POST', body, headers: { 'content-type': type } })),
      code,
    );
  });

  it('(a file in the place of a text) is answered by a Japanese page', async () => {
    const body = new FormData();
    body.set(CSRF_FIELD, manager.csrf);
    body.set('q1.id', new File(['1-1'], 'answer.txt'));
    expectPage(await refusedBy(() => ask(manager, chapter(), { method: 'POST', body })), 'wrong_media_type');
  });

  it.each([
    ['a form where JSON is expected', 'a=b', FORM['content-type'], 'wrong_media_type'],
    ['broken JSON', '{"itemKey":', JSON_TYPE['content-type'], 'bad_input'],
    ['nothing', '', JSON_TYPE['content-type'], 'bad_input'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00]), JSON_TYPE['content-type'], 'bad_input'],
    ['JSON nested ten thousand deep', '['.repeat(10_000), JSON_TYPE['content-type'], 'bad_input'],
  ] as const)('(%s) is answered by a code on a JSON route', async (_what, body, type, code) => {
    const headers = { 'content-type': type, [CSRF_HEADER]: manager.csrf };
    expectCode(await refusedBy(() => ask(manager, api(), { method: 'POST', body, headers })), code);
  });
});

describe('a body of 60 MB', () => {
  const linux = process.platform === 'linux';
  /** From here on `peak` tells the most memory that the server's process holds; Linux alone can. */
  const forgetPeak = () => writeFileSync(`/proc/${served.server.pid()}/clear_refs`, '5');
  const peak = () =>
    Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${served.server.pid()}/status`, 'utf8'))?.[1]) * 1024;
  const send = (target: string, type: string) =>
    ask(manager, target, {
      method: 'POST',
      body: Buffer.alloc(60 * MEGABYTE, 0x61),
      headers: { 'content-type': type, [CSRF_HEADER]: manager.csrf },
    });

  it('is refused quickly, as a page or a code, while others are served and memory stays bounded', async () => {
    if (linux) forgetPeak();
    const before = linux ? peak() : 0;
    const began = performance.now();
    const [page, json, other] = await Promise.all([
      refusedBy(() => send(chapter(), FORM['content-type'])),
      refusedBy(() => send(api(), JSON_TYPE['content-type'])),
      ask(staff, chapter()).then(heard),
    ]);
    expect(performance.now() - began).toBeLessThan(10_000);
    expectPage(page, 'too_large');
    expectCode(json, 'too_large');
    expect(other.status).toBe(200);
    if (linux) expect(peak() - before).toBeLessThan(60 * MEGABYTE);
    expect((await heard(await ask(manager, chapter()))).status).toBe(200);
  });
});

describe('a request that does not come from the page of the session', () => {
  const fields = () => ({ 'q1.id': QUESTION, 'q1.rev': String(stored().rev), 'q1.value': 'not_implemented' });

  it.each([
    ['without a form token', () => ''],
    ['with a made-up form token', () => 'A'.repeat(43)],
    ['with the form token of another person', () => staff.csrf],
  ])('%s is refused', async (_what, token) => {
    expectPage(
      await refusedBy(() => sendForm(manager, chapter(), { ...fields(), [CSRF_FIELD]: token() })),
      'forbidden',
    );
    expectPage(await refusedBy(() => sendForm(manager, '/sign-out', { [CSRF_FIELD]: token() })), 'forbidden');
    const forgery = { ...manager, csrf: token() };
    expectCode(
      await refusedBy(() =>
        sendJson(forgery, api(), { itemKey: QUESTION, answer: makeAnswer({ value: 'unknown' }), rev: 1 }),
      ),
      'forbidden',
    );
  });

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost'])(
    'but from %s is refused, even with the right token',
    async (origin) => {
      const body = new URLSearchParams({ ...fields(), [CSRF_FIELD]: manager.csrf });
      const headers = { ...FORM, origin };
      expectPage(await refusedBy(() => ask(manager, chapter(), { method: 'POST', headers, body })), 'forbidden');
      const json = { ...JSON_TYPE, origin, [CSRF_HEADER]: manager.csrf };
      expectCode(
        await refusedBy(() => ask(manager, api(), { method: 'POST', headers: json, body: '{}' })),
        'forbidden',
      );
      expectPage(
        await refusedBy(() =>
          ask(nobody(served.server), '/sign-in', {
            method: 'POST',
            headers,
            body: `login=manager&password=${TOWN_PASSWORD}`,
          }),
        ),
        'forbidden',
      );
    },
  );
});

describe('a second set-up', () => {
  it('does not exist, whoever asks and whatever code is sent', async () => {
    const fields = {
      code: 'aaaa-bbbb-cccc',
      bodyName: '別の町',
      personName: '別の人',
      login: 'other',
      password: 'correct horse battery',
    };
    for (const visitor of [nobody(served.server), manager]) {
      expectPage(await refusedBy(() => ask(visitor, '/set-up')), 'not_found');
      expectPage(await refusedBy(() => sendForm(visitor, '/set-up', fields)), 'not_found');
    }
  });
});

describe('an answer after 集計確定', () => {
  it('is refused with 409 by the form and by the JSON route, and so is every other act on the sheet', async () => {
    must(closeCampaign(served.context, served.town.actor('supervisor'), served.campaignId));
    const { rev } = stored();
    const fields = { 'q1.id': QUESTION, 'q1.rev': String(rev), 'q1.value': 'implemented' };
    expectPage(await refusedBy(() => sendForm(manager, chapter(), fields)), 'conflict');
    expectCode(
      await refusedBy(() =>
        sendJson(manager, api(), { itemKey: QUESTION, answer: makeAnswer({ value: 'implemented' }), rev }),
      ),
      'conflict',
    );
    expectPage(
      await refusedBy(() =>
        sendForm(manager, `/sheets/${sheet}/gates`, { 'gate.outsourcing': 'no', 'rev.outsourcing': '1' }),
      ),
      'conflict',
    );
    const handIn = await refusedBy(() => sendForm(manager, `/sheets/${sheet}/submit`, {}));
    expect(handIn.status).toBe(409);
    for (const words of ['いまは提出できません', 'これまでの回答はすべて保存されています', '変更できません']) {
      expect(handIn.text).toContain(words);
    }
    expect((await refusedBy(() => sendForm(manager, `/sheets/${sheet}?index`, { intent: 'withdraw' }))).status).toBe(
      409,
    );
  });
});
