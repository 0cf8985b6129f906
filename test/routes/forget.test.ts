import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { action as submit } from '#app/routes/_app.sheets.$sheetId.submit.tsx';
import { loader as sheetPage } from '#app/routes/_app.sheets.$sheetId._index.tsx';
import { loader as signInPage } from '#app/routes/sign-in.tsx';
import { action as signOut } from '#app/routes/sign-out.tsx';
import { unsentOwnerOf } from '#app/services/access/server-secret.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { contentNow } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import { form, loadContext, sessionOf } from '#test/routes/call.ts';

/** A filled sheet, and the pages as a browser asks for them. */
async function town() {
  const made = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { context, actor } = made;
  const id = sheetId(made, openTownCampaign(made), '110', 'security_manager');
  fillSheet(made, actor('manager'), id);
  const ask = (path: string, init: RequestInit = {}) => ({
    request: new Request(`http://tenken.test${path}`, init),
    params: { sheetId: id },
    context: loadContext(context),
  });
  const get = (path: string, cookie: string) => ask(path, { headers: { cookie } });
  return {
    context,
    id,
    owner: unsentOwnerOf(context.db, actor('manager').personId),
    by: await sessionOf(context, 'manager'),
    ask,
    get,
  };
}

/** The cookie by which a reply, returned or thrown, orders the browser to forget; empty for none. */
async function orderOf(reply: Promise<unknown>): Promise<string> {
  const found = await reply.catch((thrown: unknown) => thrown);
  if (!(found instanceof Response)) return '';
  const cookies = found.headers.getSetCookie().map((cookie) => cookie.split(';', 1).join(''));
  return cookies.find((cookie) => cookie.startsWith('tenken_forget=')) ?? '';
}

test('signing out orders the browser to forget the own answers, once; the address alone orders nothing', async () => {
  const { owner, by, ask, get } = await town();
  const address = '/sign-in?done=signed-out';
  expect((await signInPage(get(address, ''))).data.forget).toBeNull();
  const order = await orderOf(signOut(ask('/sign-out', { method: 'POST', ...form({}, by) })));
  const page = await signInPage(get(address, order));
  expect(page.data.forget).toEqual({ owner, sheetId: null });
  expect(new Headers(page.init?.headers).get('Set-Cookie')).toContain('Max-Age=0');
});

test('handing in orders it for the sheet, and only its own page and person follow', async () => {
  const { context, id, owner, by, ask, get } = await town();
  const content = contentNow(context, id);
  expect((await sheetPage(get(`/sheets/${id}?done=submitted`, by.cookie))).data.handedIn).toBe(false);
  const order = await orderOf(submit(ask(`/sheets/${id}/submit`, { method: 'POST', ...form({ content }, by) })));
  expect(order).toBe(`tenken_forget=${owner}.${id}`);
  const other = await sessionOf(context, 'staff');
  const handedIn = async (cookie: string) => (await sheetPage(get(`/sheets/${id}`, cookie))).data.handedIn;
  expect(await handedIn(`${by.cookie}; ${order}`)).toBe(true);
  expect(await handedIn(`${other.cookie}; ${order}`)).toBe(false);
  expect((await signInPage(get('/sign-in', order))).data.forget).toBeNull();
});

test('signing out of a session that has ended orders it for whom the page names, and for nobody by a made-up mark', async () => {
  const { owner, ask } = await town();
  const over = { cookie: `tenken_session=${'A'.repeat(43)}`, csrf: 'none' };
  const ended = (mark: string) =>
    orderOf(signOut(ask('/sign-out', { method: 'POST', ...form({ owner: mark }, over) })));
  expect(await ended(owner)).toBe(`tenken_forget=${owner}`);
  expect(await ended('person-1')).toBe('');
});

test('a hand-in that is refused orders nothing', async () => {
  const { id, by, ask } = await town();
  const body = form({ content: 'a'.repeat(64) }, by);
  expect(await orderOf(submit(ask(`/sheets/${id}/submit`, { method: 'POST', ...body })))).toBe('');
});
