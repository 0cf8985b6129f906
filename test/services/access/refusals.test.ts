import { expect, test, vi } from 'vitest';
import { calendarDate, instant } from '#app/domain/shared/calendar-date.ts';
import { timedActs } from '#app/server/timed-acts.ts';
import { countRefusedAct, keepMemory, summarizeRefusals } from '#app/services/access/refusal.acts.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import { SYSTEM } from '#app/services/shared/authorize.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { MOST_REFUSAL_COUNTS } from '#db/triggers.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown, TOWN_PASSWORD } from '#test/factories/town.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';
import { newSessionToken } from '#app/lib/session.server.ts';

/** A town with a clock that goes on by minutes. */
async function town() {
  const { context, actor } = await makeTown(testDatabase(calendarDate('2026-10-01')));
  let now = Date.parse(context.clock());
  const services = { ...context, clock: () => instant(new Date(now).toISOString()) };
  const attempt = (login: string, password: string, address = 'A') =>
    signIn(services, { ...FROM_ANYWHERE, login, password, address, token: newSessionToken() });
  const rows = () =>
    context.db.$client
      .prepare(
        `SELECT minute, kind, account.login, address, count, summarized
         FROM refusal_count LEFT JOIN account ON account.id = account_id ORDER BY refusal_count.id`,
      )
      .raw()
      .all();
  const pass = (minutes: number) => {
    now += minutes * 60_000;
  };
  const log = () => [...activityEntries(context.db)];
  return { services, actor, attempt, rows, pass, log };
}

test('failed sign-ins are counted by the minute, the account and the address; a login that nobody has is not kept', async () => {
  const { services, attempt, rows, pass } = await town();
  for (let wrong = 0; wrong < 6; wrong += 1) await attempt('staff', 'wrong');
  await attempt('パスワードをここに打った', 'wrong');
  await attempt('manager', TOWN_PASSWORD);
  pass(1);
  await attempt('staff', 'wrong', 'B');
  countRefusedAct(services, { token: null, address: 'B' });
  expect(rows()).toEqual([]);
  keepMemory(services);
  keepMemory(services);
  expect(rows()).toEqual([
    ['2026-10-01T00:00:00.000Z', 'wrong_credentials', 'staff', 'A', 5, 0],
    ['2026-10-01T00:00:00.000Z', 'too_soon', 'staff', 'A', 1, 0],
    ['2026-10-01T00:00:00.000Z', 'wrong_credentials', null, 'A', 1, 0],
    ['2026-10-01T00:01:00.000Z', 'wrong_credentials', 'staff', 'B', 1, 0],
    ['2026-10-01T00:01:00.000Z', 'act_refused', null, 'B', 1, 0],
  ]);
  expect(JSON.stringify(rows())).not.toContain('打った');
});

test('the log tells of an hour in one entry of the system, however often somebody was refused, and once', async () => {
  const { services, actor, pass, rows, log } = await town();
  const before = log().length;
  for (let minute = 0; minute < 59; minute += 1) {
    for (let n = 0; n < 300; n += 1) countRefusedAct(services, { token: null, address: `address ${n}` });
    keepMemory(services);
    pass(1);
  }
  expect(summarizeRefusals(services, SYSTEM)).toEqual({ ok: false, reason: 'nothing_to_do' });
  pass(1);
  expect(summarizeRefusals(services, actor('administrator'))).toEqual({ ok: false, reason: 'not_permitted' });
  for (let again = 0; again < 3; again += 1) {
    for (const { run } of timedActs(services)) await run(new AbortController().signal);
  }
  const told = log().slice(before);
  expect(told.map(({ actor: who, type }) => [who, type])).toEqual([['system', 'refusal.summarize']]);
  expect(JSON.parse(told[0]?.detail ?? '')).toEqual({
    until: '2026-10-01T01:00:00.000Z',
    kinds: [{ kind: 'act_refused', count: 59 * 300, accounts: 0, addresses: 200 }],
  });
  expect(rows()).toHaveLength(59 * 201);
});

test('the database itself keeps no more than the newest of them', async () => {
  const { services } = await town();
  const client = services.db.$client;
  const insert = client.prepare(
    `INSERT INTO refusal_count (minute, kind, address, count) VALUES ('2026-10-01T00:00:00.000Z', 'too_soon', ?, 1)`,
  );
  client.transaction(() => {
    for (let n = 1; n <= MOST_REFUSAL_COUNTS + 500; n += 1) insert.run(`address ${n}`);
  })();
  expect(client.prepare('SELECT count(*) FROM refusal_count').pluck().get()).toBe(MOST_REFUSAL_COUNTS);
  expect(client.prepare(`SELECT address FROM refusal_count ORDER BY id LIMIT 1`).pluck().get()).toBe('address 501');
});

test('the pages, which are a build with modules of their own, share what is remembered with the timed work', async () => {
  const { services } = await town();
  vi.resetModules();
  const pages = await import('#app/services/access/refusal.acts.server.ts');
  expect(pages.countRefusedAct).not.toBe(countRefusedAct);
  pages.countRefusedAct(services, { token: null, address: 'A' });
  keepMemory(services);
  expect(services.db.$client.prepare('SELECT sum(count) FROM refusal_count').pluck().get()).toBe(1);
});
