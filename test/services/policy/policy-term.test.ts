import { describe, expect, test } from 'vitest';
import type { TermChange } from '#app/domain/policy/term-change.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { importPolicy } from '#app/services/policy/policy.acts.server.ts';
import { changePolicyTerm } from '#app/services/policy/policy-term.acts.server.ts';
import { versionsOfPolicy } from '#app/services/policy/policy-term.loader.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { publicationsOf, termsOf } from '#db/queries/policy-term.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const SOURCE = ['対策基準', '１ 運用', '（１）職員等は、端末を施錠しなければならない。'].join('\n');
const because = '会議で決めた。';
const day = calendarDate;

async function aTown() {
  const town = await makeTown(testDatabase(day('2026-10-01')));
  const publish = (from: string | null, revisionSummary: string | null = null) => {
    const text = { policyId: 'school', name: '学校の基準', citation: '令和8年', source: SOURCE, revisionSummary };
    const validFrom = from === null ? null : day(from);
    const found = importPolicy(town.context, town.actor('secretariat'), { ...text, validFrom });
    return found.ok ? found.value.policyVersionId : found.reason;
  };
  return { town, publish };
}

const change = (
  town: Town,
  policyVersionId: string,
  rev: number,
  wanted: TermChange,
  who: TownPerson = 'secretariat',
) => changePolicyTerm(town.context, town.actor(who), { policyVersionId, rev }, wanted);
const end = (to: string): TermChange => ({ act: 'end', to: day(to), because });
const begin = (from: string): TermChange => ({ act: 'begin', from: day(from), because });
const refused = (reason: string) => ({ ok: false, reason });
const days = ({ context }: Town) => versionsOfPolicy(context.db, 'school').map(({ from, to }) => [from, to]);
const entries = ({ context }: Town) => [...activityEntries(context.db)].length;

test('a version keeps who published it, against which one, what was said and from when on it holds', async () => {
  const { town, publish } = await aTown();
  const first = publish('2024-04-01');
  publish('2027-04-01', '媒体の章を加えた。');
  const name = town.actor('secretariat').name;
  expect(
    publicationsOf(town.context.db, 'school').map(({ beforeId, revisionSummary, publishedBy }) => [
      beforeId,
      revisionSummary,
      publishedBy,
    ]),
  ).toEqual([
    [null, null, name],
    [first, '媒体の章を加えた。', name],
  ]);
  expect(days(town)).toEqual([
    ['2027-04-01', null],
    ['2024-04-01', null],
  ]);
  const entry = [...activityEntries(town.context.db)].at(-1);
  expect([entry?.type, JSON.parse(entry?.detail ?? '')]).toMatchObject([
    'policy.import',
    { beforeId: first, validFrom: '2027-04-01', revisionSummary: '媒体の章を加えた。' },
  ]);
});

test('a version of an earlier release has no day, and gets one once', async () => {
  const { town } = await aTown();
  const [own] = versionsOfPolicy(town.context.db, 'town');
  const id = own?.policyVersionId ?? '';
  expect([own?.from, own?.to, own?.rev]).toEqual([null, null, 0]);
  must(change(town, id, 0, begin('2020-04-01')));
  expect(versionsOfPolicy(town.context.db, 'town')[0]).toMatchObject({ from: '2020-04-01', rev: 1 });
  expect(change(town, id, 1, begin('2021-04-01'))).toEqual(refused('begun_already'));
});

test('a version ends by an act with its reason, and that is taken back by another', async () => {
  const { town, publish } = await aTown();
  const id = publish('2024-04-01');
  must(change(town, id, 1, end('2026-12-31')));
  expect(days(town)).toEqual([['2024-04-01', '2026-12-31']]);
  must(change(town, id, 2, { act: 'resume', because: '誤って廃止した。' }));
  expect(days(town)).toEqual([['2024-04-01', null]]);
  expect(termsOf(town.context.db, id).map((term) => [term.rev, term.validTo, term.because])).toEqual([
    [1, null, null],
    [2, '2026-12-31', because],
    [3, null, '誤って廃止した。'],
  ]);
  const types = [...activityEntries(town.context.db)].map(({ type }) => type);
  expect(types.slice(-2)).toEqual(['policy_term.end', 'policy_term.resume']);
});

test('of a version that was withdrawn another may take the day, and then it comes back no more', async () => {
  const { town, publish } = await aTown();
  const slip = publish('2027-04-01');
  expect(publish('2027-04-01')).toBe('same_start');
  must(change(town, slip, 1, { act: 'withdraw', because: '読み取りを誤った。' }));
  expect(publish('2027-04-01', '読取りを直した。')).not.toBe('same_start');
  expect(change(town, slip, 2, { act: 'resume', because })).toEqual(refused('same_start'));
});

describe('nothing changes and nothing is logged', () => {
  test.each(TOWN_PEOPLE.filter((who) => who !== 'secretariat' && who !== 'second_secretariat'))(
    'where %s asks for it',
    async (who) => {
      const { town, publish } = await aTown();
      const id = publish('2024-04-01');
      const before = entries(town);
      expect(change(town, id, 1, end('2026-12-31'), who)).toEqual(refused('not_permitted'));
      expect([days(town), entries(town)]).toEqual([[['2024-04-01', null]], before]);
    },
  );

  test.each([
    ['to end before it began', end('2024-03-31'), 'before_begin'],
    ['to end on the day on which the next one begins', end('2027-04-01'), 'after_next'],
    ['to begin once more', begin('2023-04-01'), 'begun_already'],
    ['to go on where it never ended', { act: 'resume', because } as const, 'not_ended'],
  ])('%s', async (_what, wanted, reason) => {
    const { town, publish } = await aTown();
    const id = publish('2024-04-01');
    publish('2027-04-01');
    const before = entries(town);
    expect(change(town, id, 1, wanted)).toEqual(refused(reason));
    expect(entries(town)).toBe(before);
  });

  test('from a page that is not the newest', async () => {
    const { town, publish } = await aTown();
    const id = publish('2024-04-01');
    must(change(town, id, 1, end('2026-12-31')));
    expect(change(town, id, 1, end('2027-03-31'))).toEqual(refused('changed_meanwhile'));
    expect(days(town)).toEqual([['2024-04-01', '2026-12-31']]);
  });

  test('of a version that there is not', async () => {
    const { town } = await aTown();
    expect(change(town, 'none', 0, end('2026-12-31'))).toEqual(refused('unknown_policy_version'));
  });

  test('where it was withdrawn: it neither ends nor is withdrawn again', async () => {
    const { town, publish } = await aTown();
    const id = publish('2027-04-01');
    must(change(town, id, 1, { act: 'withdraw', because }));
    expect(change(town, id, 2, end('2028-03-31'))).toEqual(refused('withdrawn'));
    expect(change(town, id, 2, { act: 'withdraw', because })).toEqual(refused('withdrawn'));
  });

  test('where an unknown day would be one on which another version begins, or behind its end', async () => {
    const { town, publish } = await aTown();
    const id = publish(null);
    publish('2024-04-01');
    expect(change(town, id, 1, begin('2024-04-01'))).toEqual(refused('same_start'));
    expect(change(town, id, 1, { act: 'withdraw', because })).toEqual(refused('no_begin'));
    must(change(town, id, 1, end('2023-03-31')));
    expect(change(town, id, 2, begin('2023-04-01'))).toEqual(refused('bad_end'));
  });
});

describe('the store refuses', () => {
  const NOW = '(SELECT max(sequence) + 1 FROM activity_log)';
  const term = (id: string, rev: number, from: string, to: string, why: string) =>
    `INSERT INTO policy_term SELECT '${id}', ${rev}, ${from}, ${to}, ${why}, id, '2026', ${NOW} FROM person LIMIT 1`;

  test.each([
    [
      'another day of a version',
      (id: string) => term(id, 2, `'2025-04-01'`, 'NULL', `'x'`),
      'a term is revised in turn',
    ],
    ['a revision out of turn', (id: string) => term(id, 3, `'2024-04-01'`, 'NULL', `'x'`), 'a term is revised in turn'],
    [
      'an end without a reason',
      (id: string) => term(id, 2, `'2024-04-01'`, `'2026-12-31'`, 'NULL'),
      'policy_term_reason',
    ],
    ['an end long before', (id: string) => term(id, 2, `'2024-04-01'`, `'2023-12-31'`, `'x'`), 'policy_term_order'],
    [
      'a day that there is not',
      (id: string) => term(id, 2, `'2024-04-01'`, `'2026-02-30'`, `'x'`),
      'policy_term_valid_to',
    ],
    ['another summary', () => `UPDATE policy_publication SET summary = 'x'`, 'policy_publication is append-only'],
    [
      'another day put in its place',
      () => `UPDATE policy_term SET valid_from = '2026-04-01'`,
      'policy_term is append-only',
    ],
    ['a term taken away', () => 'DELETE FROM policy_term', 'policy_term is append-only'],
  ])('%s', async (_what, sql, words) => {
    const { town, publish } = await aTown();
    const id = publish('2024-04-01');
    expect(() => town.context.db.$client.exec(sql(id))).toThrow(words);
  });

  test('two versions of one policy that begin on one day, but not of two policies', async () => {
    const { town, publish } = await aTown();
    publish('2024-04-01');
    const second = publish('2027-04-01');
    const rows = `INSERT INTO policy_version SELECT 'x', policy_id, name, citation, source, source_sha256, imported_at
      FROM policy_version WHERE id = '${second}'`;
    town.context.db.$client.exec(rows);
    const begins = (from: string) => () => town.context.db.$client.exec(term('x', 1, `'${from}'`, 'NULL', 'NULL'));
    expect(begins('2027-04-01')).toThrow('two versions begin on one day');
    expect(begins('2024-04-01')).toThrow('two versions begin on one day');
    expect(begins('2025-04-01')).not.toThrow();
    const other = town.context.db.$client
      .prepare(`SELECT id FROM policy_version WHERE policy_id = 'town'`)
      .pluck()
      .get();
    expect(() => town.context.db.$client.exec(term(String(other), 1, `'2024-04-01'`, 'NULL', 'NULL'))).not.toThrow();
  });
});

test.each([
  ['1947-03-31', 'day_too_early'],
  ['0203-04-01', 'day_too_early'],
  ['2037-04-01', 'day_too_late'],
  ['9999-12-31', 'day_too_late'],
])('a version neither begins nor ends on %s', async (on, reason) => {
  const { town, publish } = await aTown();
  expect(publish(on)).toBe(reason);
  const version = publish(null);
  expect(change(town, version, 1, begin(on))).toEqual(refused(reason));
  expect(change(town, version, 1, end(on))).toEqual(refused(reason));
  expect(days(town)).toEqual([[null, null]]);
});

test('a version may begin with the law of the bodies, and end in the tenth fiscal year ahead', async () => {
  const { town, publish } = await aTown();
  const version = publish('1947-04-01');
  must(change(town, version, 1, end('2037-03-31')));
  expect(days(town)).toEqual([['1947-04-01', '2037-03-31']]);
});
