import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTown, DEMO_SEED } from '#app/cli/demo/build-town.ts';
import { isAboutEvent } from '#app/cli/demo/character.ts';
import { draw } from '#app/cli/demo/draw.ts';
import { PEOPLE } from '#app/cli/demo/people.ts';
import { demoPlace, prepareDemo } from '#app/cli/demo/place.ts';
import { COMMON_DEVIATIONS, OWN_VALUE_SOURCE, OWN_VALUES } from '#app/cli/demo/plots.ts';
import { loginKey } from '#app/domain/access/login.ts';
import { can } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { OFFICES } from '#app/domain/organization/office.ts';
import { ANSWER_VALUES } from '#app/domain/response/answer.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import { OUTCOMES } from '#app/domain/score/outcome.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { checkPassword } from '#app/lib/password.server.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { contentProblems, verifyLog } from '#app/services/shared/log.command.server.ts';
import { damagedRows } from '#app/services/shared/row-record.loader.server.ts';
import { bodyOf, listUnits } from '#app/services/organization/body.loader.server.ts';
import { actorOf } from '#app/services/access/actor.loader.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { scoredItems, within } from '#app/services/score/scored-items.loader.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { allSystems, allZones } from '#db/queries/asset.server.ts';
import { questionsOf } from '#app/services/campaign/pinned-questions.loader.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { findAccountByLogin, personNames } from '#db/queries/organization.server.ts';
import { targetsOfCampaign } from '#db/queries/result.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import { openDatabase } from '#db/client.server.ts';
import type { Database } from '#db/client.server.ts';

const paths = projectPaths();
const silent = () => undefined;

/** Two days on which a calendar is hard: the fiscal year's first days, and three weeks over a leap day. */
const APRIL = calendarDate('2027-04-02');
const LEAP = calendarDate('2028-03-05');

let folder = '';
let april: Database;
let leap: Database;
let list = '';
/** What was said while the first town was made. */
const said: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tenken-'));
  const place = demoPlace(folder);
  mkdirSync(path.join(place.folder, 'building-999999999'), { recursive: true });
  writeFileSync(path.join(place.folder, 'building-999999999', 'tenken.db'), 'half a town');
  const prepared = await prepareDemo(place, paths, {
    fresh: false,
    today: APRIL,
    progress: (line) => said.push(line),
  });
  if (!prepared.ok) throw new Error(prepared.reason);
  list = prepared.accounts;
  april = openDatabase(place.database, paths.migrations);
  const passwordHashes = new Map(PEOPLE.map(({ login }) => [login, 'nobody signs in']));
  buildTown(path.join(folder, 'leap.db'), paths, { today: LEAP, seed: DEMO_SEED, passwordHashes, progress: silent });
  leap = openDatabase(path.join(folder, 'leap.db'), paths.migrations);
}, 300_000);

afterAll(() => {
  april.$client.close();
  leap.$client.close();
  rmSync(folder, { recursive: true });
});

const contextOf = (db: Database) => ({ db, clock: systemClock, newId: () => 'unused', mailFrom: null });

function actor(db: Database, login: string): Actor {
  const account = findAccountByLogin(db, loginKey(login));
  if (account === undefined) throw new Error(`nobody signs in as ${login}`);
  return actorOf(contextOf(db), { id: account.personId, name: personNames(db).get(account.personId) ?? '' });
}

/** Last year's campaign and this year's. */
function campaigns(db: Database) {
  const [last, now, ...more] = allCampaigns(db).toSorted((a, b) => a.fiscalYear - b.fiscalYear);
  if (last === undefined || now === undefined || more.length > 0) throw new Error('not two campaigns');
  return { last, now };
}

function itemsOf(db: Database, campaign: ReturnType<typeof campaigns>['last'], today: CalendarDate) {
  const permission = can(actor(db, 'jimukyoku1'), 'report.view', {
    kind: campaign.kind,
    state: campaign.state,
    disclosure: { systemDetail: true, evidence: true },
  });
  if (!permission.ok) throw new Error(permission.reason);
  return within(permission.scope, targetsOfCampaign(db, campaign.id), scoredItems(db, campaign, today));
}

/** Every item of last year that was answered, as its sheet has it. */
function itemsOfSheets(db: Database) {
  const { last } = campaigns(db);
  return sheetsOf(db, last.id).flatMap(({ sheet }) =>
    (loadSheet(contextOf(db), sheet.id)?.items ?? []).flatMap(({ question, answer, commonAnswer }) =>
      answer === null ? [] : [{ question, answer, commonAnswer }],
    ),
  );
}

/** The outcome of every item, by what does not differ between two builds. */
function outcomes(db: Database, today: CalendarDate): readonly string[] {
  const { last, now } = campaigns(db);
  return [last, now].flatMap((campaign, year) => {
    const names = new Map(
      sheetsOf(db, campaign.id).map(({ sheet, target }) => [sheet.id, `${target.code}/${sheet.office}`]),
    );
    const questions = questionsOf(db, campaign.id);
    return itemsOf(db, campaign, today).map(
      (item) =>
        `${year} ${names.get(item.sheetId)} ${questions.get(item.campaignQuestionId)?.id ?? '?'} ${item.outcome}`,
    );
  });
}

describe.each([
  ['in the first days of April', () => april, APRIL, 2025],
  ['after a leap day', () => leap, LEAP, 2026],
])('the demonstration looked at %s', (_, database, today, lastYear) => {
  it('is a marked town of 6 bureaus, 15 sections and 30 systems in three zones, most of them bought', () => {
    const db = database();
    expect(bodyOf(contextOf(db))?.demo).toBe(true);
    const units = listUnits(contextOf(db));
    expect(units.filter(({ type }) => type === 'bureau')).toHaveLength(6);
    expect(units.filter(({ type }) => type === 'department')).toHaveLength(15);
    const systems = allSystems(db);
    expect(systems).toHaveLength(30);
    expect(new Set(systems.map(({ zoneId }) => zoneId))).toEqual(new Set(allZones(db).map(({ id }) => id)));
    expect(
      allZones(db)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['internal', 'internet', 'my_number']);
    expect(
      systems.filter(({ attributes }) => attributes.some((id) => id === 'package' || id === 'saas')).length,
    ).toBeGreaterThan(24);
  });

  it('has a holder for every office, and people who hold two', () => {
    const actors = PEOPLE.map(({ login }) => actor(database(), login));
    const held = new Set(actors.flatMap(({ appointments }) => appointments.map(({ role }) => role)));
    expect(held).toEqual(new Set(OFFICES));
    const several = actors.filter(({ appointments }) => new Set(appointments.map(({ role }) => role)).size > 1);
    expect(several.length).toBeGreaterThan(5);
  });

  it('has last year reported and this year open, each in its time', () => {
    const { last, now } = campaigns(database());
    expect([last.fiscalYear, last.state]).toEqual([lastYear, 'reported']);
    expect([now.fiscalYear, now.state]).toEqual([lastYear + 1, 'open']);
    expect(now.dueOn > today).toBe(true);
    const days = [...activityEntries(database())].map(({ at }) => at);
    expect(days).toEqual(days.toSorted());
    expect(days.every((at) => tokyoDate(at as Parameters<typeof tokyoDate>[0]) < today)).toBe(true);
  });

  it('shows believable spread in last year: every outcome, late, unsubmitted, self-confirmed and proxy sheets', () => {
    const db = database();
    const { last } = campaigns(db);
    const items = itemsOf(db, last, today);
    // A sheet is handed in complete: of what was handed in nothing is 未回答.
    const shown = OUTCOMES.filter((outcome) => outcome !== 'unanswered');
    expect(new Set(items.map(({ outcome }) => outcome))).toEqual(new Set(shown));
    const given = new Set(items.map(({ draft }) => draft));
    for (const value of ANSWER_VALUES) expect(given).toContain(value);
    const sheets = sheetsOf(db, last.id).map(({ sheet }) => sheet);
    const count = (test: (sheet: (typeof sheets)[number]) => boolean) => sheets.filter(test).length;
    expect(count(({ submittedLate }) => submittedLate === true)).toBeGreaterThanOrEqual(5);
    expect(count(({ state }) => !isSubmitted(state))).toBe(3);
    expect(count(({ selfConfirmed }) => selfConfirmed)).toBe(1);
    expect(items.filter(({ outcome }) => outcome === 'excepted')).toHaveLength(1);
    const types = [...activityEntries(db)].map(({ type }) => type);
    expect(types.filter((type) => type === 'proxy_entry.begin')).toHaveLength(1);
    for (const population of POPULATIONS) {
      const asked = items.filter(
        (item) => item.population === population && item.outcome !== 'not_applicable' && item.outcome !== 'excepted',
      );
      const rate = asked.filter(({ outcome }) => outcome === 'implemented').length / asked.length;
      expect(rate).toBeGreaterThan(0.6);
      expect(rate).toBeLessThan(0.9);
    }
  });

  it('writes to each row that is いいえ what is missing, and plans no measure for a mere 推奨', () => {
    const answers = itemsOfSheets(database());
    const rows = answers.flatMap(({ answer }) => answer.rows.filter(({ value }) => value === 'no'));
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter(({ comment }) => comment === '')).toEqual([]);
    const recommended = answers.filter(({ question }) => question.kind === 'recommendation');
    expect(recommended.map(({ answer }) => answer.plan.measure)).toEqual(recommended.map(() => ''));
  });

  it('answers a row about an event with 該当なし, but where the one incident was', () => {
    const said = itemsOfSheets(database()).flatMap(({ question, answer }) =>
      answer.rows.filter(({ rowId }) => question.rows.some((row) => row.id === rowId && isAboutEvent(row))),
    );
    const count = (value: string) => said.filter((row) => row.value === value).length;
    expect(count('not_applicable')).toBeGreaterThan(count('yes') * 5);
    expect(count('yes')).toBeGreaterThan(0);
    expect(count('no')).toBe(0);
  });

  it('confirms common answers, and two sections deviate from one with a reason', () => {
    const common = itemsOfSheets(database()).filter(({ commonAnswer }) => commonAnswer !== null);
    expect(common.filter(({ answer }) => answer.common !== undefined).length).toBeGreaterThan(10);
    const own = common.filter(({ answer }) => answer.common === undefined);
    expect(new Set(own.map(({ answer }) => answer.comment))).toEqual(new Set(Object.values(COMMON_DEVIATIONS)));
  });

  it('shows what the 実施手順 lays down, with where it stands', () => {
    const { now } = campaigns(database());
    const laidDown = [...questionsOf(database(), now.id).values()].flatMap(({ values = [] }) =>
      values.flatMap(({ body }) => body ?? []),
    );
    expect(new Set(laidDown.map(({ value }) => value))).toEqual(new Set(OWN_VALUES.map(({ value }) => value)));
    expect(new Set(laidDown.map(({ source }) => source))).toEqual(new Set([OWN_VALUE_SOURCE]));
  });

  it('plans once what answers several questions', () => {
    const { last } = campaigns(database());
    const covered = sheetsOf(database(), last.id).flatMap(({ sheet }) =>
      (loadSheet(contextOf(database()), sheet.id)?.measures ?? []).map(
        ({ covers }) => new Set(covers.map(({ itemId }) => itemId)).size,
      ),
    );
    expect(covered.length).toBeGreaterThan(2);
    expect(Math.min(...covered)).toBeGreaterThan(1);
  });

  it('has good and bad chapters', () => {
    const { last } = campaigns(database());
    const chapters = new Map<string, { good: number; all: number }>();
    for (const { chapter, outcome } of itemsOf(database(), last, today)) {
      if (outcome === 'not_applicable' || outcome === 'excepted') continue;
      const counted = chapters.get(chapter) ?? { good: 0, all: 0 };
      chapters.set(chapter, { good: counted.good + (outcome === 'implemented' ? 1 : 0), all: counted.all + 1 });
    }
    const rates = [...chapters.values()].map(({ good, all }) => good / all);
    expect(Math.max(...rates)).toBeGreaterThan(0.85);
    expect(Math.min(...rates)).toBeLessThan(0.7);
  });

  it('has sheets of this year in every state', () => {
    const { now } = campaigns(database());
    const states = new Set(sheetsOf(database(), now.id).map(({ sheet }) => sheet.state));
    expect(states).toEqual(new Set(['not_started', 'in_progress', 'submitted', 'returned', 'confirmed', 'accepted']));
  });

  it('is written by the services alone: its log and all its rows verify', () => {
    expect(verifyLog(database())).toMatchObject({ ok: true });
    const erasures = erasuresOf(database());
    expect(contentProblems(database(), erasures).entries).toEqual([]);
    expect(damagedRows(database(), erasures)).toEqual([]);
  });
});

describe('the seed', () => {
  it('gives the same figures in whichever year the demonstration is looked at', () => {
    expect(outcomes(april, APRIL)).toEqual(outcomes(leap, LEAP));
  });

  it('gives other draws when it is another', () => {
    const drawn = [1, 2].map((seed) => ['a', 'b', 'c'].map((key) => draw(seed, key)));
    expect(drawn[0]).not.toEqual(drawn[1]);
    expect(drawn.flat().every((number) => number >= 0 && number < 1)).toBe(true);
  });
});

describe('the place of the demonstration', () => {
  const options = { fresh: false, today: APRIL, progress: silent };

  it('keeps the accounts for their owner only, and their passwords open the accounts', async () => {
    const { accounts, folder: own } = demoPlace(folder);
    expect(statSync(accounts).mode & 0o777).toBe(0o600);
    expect(readFileSync(accounts, 'utf8')).toBe(list);
    const [, ...lines] = list.trimEnd().split('\n');
    expect(lines).toHaveLength(PEOPLE.length);
    const [login = '', password = ''] = lines[3]?.split(/ +/u) ?? [];
    expect(await checkPassword(findAccountByLogin(april, loginKey(login))?.passwordHash ?? '', password, 'lane')).toBe(
      true,
    );
    expect(new Set(lines.map((line) => line.split(/ +/u)[1])).size).toBe(PEOPLE.length);
    expect(readdirSync(own).filter((name) => name.startsWith('building-'))).toEqual([]);
  });

  it('tells what is done while it is built, each year by its name', () => {
    expect(said).toEqual([
      'デモの町をつくっています（30秒ほどかかります）',
      '組織と利用者を登録しています',
      '対策基準を読み込み、調査票を作っています',
      '令和7年度(2025)の自己点検を、集計確定と報告まで行っています',
      '令和8年度(2026)の自己点検を始め、昨日まで進めています',
    ]);
  });

  it('goes on with what is there, and says so', async () => {
    const before = statSync(demoPlace(folder).database).ino;
    const now: string[] = [];
    const progress = (line: string) => now.push(line);
    expect(await prepareDemo(demoPlace(folder), paths, { ...options, progress })).toEqual({ ok: true, accounts: list });
    expect(statSync(demoPlace(folder).database).ino).toBe(before);
    expect(now).toEqual(['前につくったデモの町を開いています']);
  });

  it('starts nothing over while a server has it open', async () => {
    const before = statSync(demoPlace(folder).database).ino;
    expect(await prepareDemo(demoPlace(folder), paths, { ...options, fresh: true })).toEqual({
      ok: false,
      reason: 'in_use',
    });
    expect(statSync(demoPlace(folder).database).ino).toBe(before);
  });

  it.each([
    ['of a real body', 'not_demo', (file: string) => makeOwn(file)],
    ['of a body that is still to be set up', 'not_demo', (file: string) => makeUnset(file)],
    ['that is no database', 'unreadable', (file: string) => writeFileSync(file, 'minutes of a meeting')],
    ['that is empty', 'unreadable', (file: string) => writeFileSync(file, '')],
    ['of another program', 'unreadable', (file: string) => makeForeign(file)],
    ['of a real body whose first page is damaged', 'unreadable', (file: string) => makeDamaged(file)],
  ])('touches no file %s, even when a fresh one is asked for', async (_, reason, make) => {
    const elsewhere = demoPlace(mkdtempSync(path.join(folder, 'elsewhere-')));
    mkdirSync(elsewhere.folder);
    make(elsewhere.database);
    const before = readFileSync(elsewhere.database);
    for (const fresh of [false, true])
      expect(await prepareDemo(elsewhere, paths, { ...options, fresh })).toEqual({ ok: false, reason });
    expect(readFileSync(elsewhere.database).equals(before)).toBe(true);
    expect(existsSync(elsewhere.accounts)).toBe(false);
  });

  it('is not taken where the acts of a database that was moved away still lie', async () => {
    const elsewhere = demoPlace(mkdtempSync(path.join(folder, 'elsewhere-')));
    mkdirSync(elsewhere.folder);
    writeFileSync(`${elsewhere.database}-wal`, 'acts');
    expect(await prepareDemo(elsewhere, paths, options)).toEqual({ ok: false, reason: 'unreadable' });
    expect(readFileSync(`${elsewhere.database}-wal`, 'utf8')).toBe('acts');
  });

  it('is refused by the production server', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'app/server/program.ts'], {
      cwd: paths.root,
      env: { ...process.env, TENKEN_DATA: demoPlace(folder).folder, PORT: '0' },
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('デモ用のデータです');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

function makeUnset(file: string): void {
  const db = openDatabase(file, paths.migrations);
  db.$client.pragma('wal_checkpoint(TRUNCATE)');
  db.$client.close();
}

function makeForeign(file: string): void {
  const theirs = new BetterSqlite3(file);
  theirs.exec('CREATE TABLE theirs (a)');
  theirs.close();
}

function makeDamaged(file: string): void {
  makeOwn(file);
  writeFileSync(file, readFileSync(file).fill(0xa5, 100, 4096));
}

function makeOwn(file: string): void {
  const db = openDatabase(file, paths.migrations);
  db.$client.exec(
    `INSERT INTO body (id, name, demo, created_at) VALUES (1, '実在の町', 0, '2026-04-01T00:00:00.000Z')`,
  );
  db.$client.pragma('wal_checkpoint(TRUNCATE)');
  db.$client.close();
}
