import { expect, test } from 'vitest';
import { action, loader } from '#app/routes/set-up.tsx';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { bodyOf } from '#app/services/organization/body.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';

const CODE = 'k3gu-9xe7-epm4';
const FIELDS = {
  code: CODE,
  bodyName: '架空組合',
  personName: '架空 花子',
  login: 'jimukyoku',
  password: 'correct horse battery staple',
};

function argumentsOf(
  context: ReturnType<typeof testDatabase>,
  fields: Readonly<Record<string, string>> | null,
  setUpCode: string | null = CODE,
) {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const body = fields === null ? {} : { method: 'POST', body: new URLSearchParams(fields) };
  return {
    request: new Request('http://tenken.test/set-up', body),
    params: {},
    context: { ...context, log, nonce: '', address: '192.0.2.10', tls: false, setUpCode },
  };
}

const statusOf = (reply: Promise<unknown>) =>
  reply.then(
    (value) => (value instanceof Response ? value.status : (Object(value).init?.status ?? 200)),
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : Promise.reject(thrown)),
  );

test('the page and its form are gone once there is a body', async () => {
  const { context } = await makeTown(testDatabase(calendarDate('2026-10-01')));
  expect(await statusOf(loader(argumentsOf(testDatabase(calendarDate('2026-10-01')), null)))).toBe(200);
  expect(await statusOf(loader(argumentsOf(testDatabase(calendarDate('2026-10-01')), null, null)))).toBe(404);
  expect(await statusOf(loader(argumentsOf(context, null)))).toBe(404);
  expect(await statusOf(action(argumentsOf(context, FIELDS)))).toBe(404);
});

test('a filled form makes the body and leads to the sign-in page', async () => {
  const context = testDatabase(calendarDate('2026-10-01'));
  expect(await statusOf(action(argumentsOf(context, FIELDS)))).toBe(302);
  expect(bodyOf(context)?.name).toBe('架空組合');
});

test.each([
  ['code', 'wrong', 403],
  ['code', '', 400],
  ['bodyName', '　', 400],
  ['login', '事務局', 400],
  ['password', 'short', 400],
  ['personName', 'あ'.repeat(101), 400],
])('a wrong %s (%s) makes nothing, and neither code nor password comes back', async (field, value, status) => {
  const context = testDatabase(calendarDate('2026-10-01'));
  const reply = await action(argumentsOf(context, { ...FIELDS, [field]: value }));
  expect(await statusOf(Promise.resolve(reply))).toBe(status);
  expect(JSON.stringify(reply)).not.toContain(FIELDS.password);
  expect(JSON.stringify(reply)).not.toContain(CODE);
  expect(bodyOf(context)).toBeNull();
});
