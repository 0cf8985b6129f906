import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CSRF_FIELD } from '#app/lib/csrf-names.ts';
import { BUSY_SECONDS } from '#app/lib/http.server.ts';
import { PROBLEMS } from '#app/lib/problem.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { ask, FORM, sendForm, sendSignIn, signedIn } from '#test/browser/visitor.ts';
import type { Visitor } from '#test/browser/visitor.ts';
import { sheetId, TOWN_PASSWORD } from '#test/factories/town.ts';

const QUESTION = '1-1@security_manager';
const COMMENT = '媒体だけ "記録" している。\r\n<b>次年度に改める。';

let served: ServedTown;
let manager: Visitor;
let sheet: string;

beforeAll(async () => {
  served = await serveTown();
  sheet = sheetId(served.town, served.campaignId, '110', 'security_manager');
  manager = await signedIn(served.server, 'manager');
});

afterAll(() => served.stop());

/** Another program that writes to the database, until `release`. */
function hold(): { readonly release: () => void } {
  const other = new BetterSqlite3(served.context.file);
  other.exec('BEGIN IMMEDIATE');
  const release = () => {
    if (other.open) other.close();
  };
  onTestFinished(release);
  return { release };
}

const words = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

/** The form on the page that a browser would send, its fields in their order. */
function formOf(html: string) {
  const form = /<form method="post" action="([^"]*)"[^]*?<\/form>/u.exec(html);
  const fields = [...(form?.[0] ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/gu)];
  return {
    action: words(form?.[1] ?? ''),
    fields: new URLSearchParams(fields.map(([, name = '', value = '']) => [words(name), words(value)])),
  };
}

describe('a form that is sent while another program holds the database', () => {
  it('comes back with all that was typed and when to come back, and is taken as it is when the database is free', async () => {
    const { release } = hold();
    const answer = { id: QUESTION, rev: '0', value: 'partially_implemented', comment: COMMENT };
    const typed = Object.fromEntries(Object.entries(answer).map(([name, value]) => [`q1.${name}`, value]));
    const refused = await sendForm(manager, `/sheets/${sheet}/chapters/1`, typed);
    expect(refused.status).toBe(PROBLEMS.busy.status);
    expect(refused.headers.get('retry-after')).toBe(String(BUSY_SECONDS));
    const html = await refused.text();
    for (const said of [PROBLEMS.busy.happened, PROBLEMS.busy.safe, PROBLEMS.busy.next]) expect(html).toContain(said);
    const { action, fields } = formOf(html);
    expect(action).toBe(`/sheets/${sheet}/chapters/1`);
    expect(Object.fromEntries(fields)).toEqual({ ...typed, [CSRF_FIELD]: manager.csrf });
    release();
    const taken = await ask(manager, action, { method: 'POST', headers: FORM, body: fields });
    expect(taken.status).toBe(302);
    const item = loadSheet(served.context, sheet)?.items.find(({ question }) => question.id === QUESTION);
    expect(item?.answer?.comment).toBe(COMMENT.replaceAll('\r\n', '\n'));
  });

  it('comes back to a page with a script as well', async () => {
    hold();
    const refused = await sendForm(manager, `/sheets/${sheet}/chapters/1.data`, { 'q1.comment': 'この文を失わない' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, String(BUSY_SECONDS)]);
    expect(await refused.text()).toContain('この文を失わない');
  });

  it('of who signs in keeps the login, never the password', async () => {
    hold();
    const refused = await sendSignIn(served.server, 'staff', TOWN_PASSWORD);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, String(BUSY_SECONDS)]);
    const html = await refused.text();
    expect(html).toContain(PROBLEMS.busy.happened);
    expect(html).toMatch(/<input[^>]*value="staff"/u);
    expect(html).not.toContain(TOWN_PASSWORD);
  });
});

describe('a server that is told to stop while another program holds the database', () => {
  it('ends in order, without the counts of its last minute', async () => {
    expect((await ask(manager, '/')).status).toBe(200);
    const { release } = hold();
    const pid = served.server.pid() ?? 0;
    process.kill(pid, 'SIGTERM');
    await expect.poll(() => served.server.stderr(), { timeout: 10_000 }).toContain('"stopped"');
    expect(served.server.stderr()).toContain('memory_not_kept');
    release();
    await served.server.start();
  });
});
