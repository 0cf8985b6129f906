import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { campaignMaterial } from '#app/services/campaign/draft.page.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { listUnits } from '#app/services/organization/body.loader.server.ts';
import { expectRefused, runningTown } from '#test/db/forbidden.ts';
import type { Town } from '#test/factories/town.ts';

const VERSION =
  'INSERT INTO unit_version (unit_id, from_date, until_date, code, name, type, parent_id, "order") VALUES';
const LINEAGE = 'INSERT INTO unit_lineage (id, from_unit_id, to_unit_id, kind, on_date) VALUES';
const NEW = `INSERT INTO unit VALUES ('n'), ('m'); ${VERSION} ('n', '2026-10-01', '2027-03-31', '900', '新設課', 'department', NULL, 9);`;

test.each([
  [
    'a version of a unit that there is not',
    `${VERSION} ('x', '2027-04-01', NULL, '901', '課', 'department', NULL, 9)`,
    'FOREIGN KEY',
  ],
  [
    'two versions of a unit on the last day of one',
    `${VERSION} ('n', '2027-03-31', NULL, '901', '課', 'department', NULL, 9)`,
    'do not overlap',
  ],
  [
    'two versions of a unit on the first day of one',
    `${VERSION} ('n', '2026-04-01', '2026-10-01', '901', '課', 'department', NULL, 9)`,
    'do not overlap',
  ],
  [
    'a version around another',
    `${VERSION} ('n', '2020-04-01', NULL, '901', '課', 'department', NULL, 9)`,
    'do not overlap',
  ],
  [
    'a version that is drawn out over the next one',
    `${VERSION} ('n', '2027-04-01', NULL, '901', '課', 'department', NULL, 9);
     UPDATE unit_version SET until_date = '2027-04-01' WHERE unit_id = 'n' AND from_date = '2026-10-01'`,
    'do not overlap',
  ],
  [
    'a code that another unit has on one of the days',
    `${VERSION} ('m', '2027-03-31', NULL, '900', '課', 'department', NULL, 9)`,
    'code of a unit is taken',
  ],
  [
    'a code changed to that of another unit',
    `UPDATE unit_version SET code = '110' WHERE unit_id = 'n'`,
    'code of a unit is taken',
  ],
  [
    'a first day that is none',
    `${VERSION} ('m', '2027-02-29', NULL, '901', '課', 'department', NULL, 9)`,
    'unit_version_from',
  ],
  ['a last day that is none', `UPDATE unit_version SET until_date = 'later' WHERE unit_id = 'n'`, 'unit_version_until'],
  [
    'a version that ends before it begins',
    `UPDATE unit_version SET until_date = '2026-09-30' WHERE unit_id = 'n'`,
    'unit_version_period',
  ],
  ['a unit without a name', `UPDATE unit_version SET name = ' ' WHERE unit_id = 'n'`, 'unit_version_name'],
  ['a unit without a code', `UPDATE unit_version SET code = '' WHERE unit_id = 'n'`, 'unit_version_code'],
  [
    'a type of unit that there is not',
    `UPDATE unit_version SET type = 'team' WHERE unit_id = 'n'`,
    'unit_version_type',
  ],
  ['a unit that hangs on itself', `UPDATE unit_version SET parent_id = 'n' WHERE unit_id = 'n'`, 'unit_version_parent'],
  [
    'a unit that hangs on none that there is',
    `UPDATE unit_version SET parent_id = 'x' WHERE unit_id = 'n'`,
    'FOREIGN KEY',
  ],
  [
    'a body that hangs on a unit',
    `UPDATE unit_version SET type = 'organization', parent_id = 'm' WHERE unit_id = 'n'`,
    'unit_version_top',
  ],
  ['a unit merged into itself', `${LINEAGE} ('l', 'n', 'n', 'merged', '2027-04-01')`, 'unit_lineage_another'],
  ['a unit merged into none', `${LINEAGE} ('l', 'n', NULL, 'merged', '2027-04-01')`, 'unit_lineage_abolished'],
  ['a unit abolished into another', `${LINEAGE} ('l', 'n', 'm', 'abolished', '2027-04-01')`, 'unit_lineage_abolished'],
  ['a change of a kind that there is not', `${LINEAGE} ('l', 'n', 'm', 'lost', '2027-04-01')`, 'unit_lineage_kind'],
  ['a change on a day that is none', `${LINEAGE} ('l', 'n', 'm', 'split', '2027-04-31')`, 'unit_lineage_on'],
  [
    'the same change twice',
    `${LINEAGE} ('l', 'n', 'm', 'split', '2027-04-01'), ('k', 'n', 'm', 'merged', '2027-04-02')`,
    'unit_lineage.from_unit_id',
  ],
  [
    'an abolition twice',
    `${LINEAGE} ('l', 'n', NULL, 'abolished', '2027-04-01'), ('k', 'n', NULL, 'abolished', '2027-04-02')`,
    'unit_lineage.from_unit_id',
  ],
  ['a unit removed with its history standing', `DELETE FROM unit WHERE id = 'n'`, 'FOREIGN KEY'],
])('the database refuses %s', async (_what, statement, because) => {
  const { town } = await runningTown();
  town.context.db.$client.exec(NEW);
  expectRefused(town, statement, because);
});

const named = ({ context }: Town, id: string) => listUnits(context).find((unit) => unit.id === id)?.name;

test('whoever reads the units of today gets what they are called on that day', async () => {
  const { town } = await runningTown();
  const { context, units } = town;
  const { $client } = context.db;
  $client.exec(
    `UPDATE unit_version SET until_date = '2027-03-31' WHERE unit_id IN ('${units.tax}', '${units.health}')`,
  );
  $client.exec(`${VERSION} ('${units.tax}', '2027-04-01', NULL, '120', '課税課', 'department', '${units.general}', 4)`);
  context.goTo(calendarDate('2027-03-31'));
  expect([named(town, units.tax), named(town, units.health)]).toEqual(['税務課', '健康課']);
  context.goTo(calendarDate('2027-04-01'));
  expect([named(town, units.tax), named(town, units.health)]).toEqual(['課税課', undefined]);
  const chosen = must(campaignMaterial(context, town.actor('secretariat'))).groups.flatMap(({ units: all }) => all);
  expect(chosen.map(({ name }) => name)).toEqual(expect.arrayContaining(['課税課', '総務課']));
  expect(chosen.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['健康課']));
});

test('a unit that is added is there from that day on, and not before', async () => {
  const { town } = await runningTown();
  expect(named(town, town.units.tax)).toBe('税務課');
  town.context.goTo(calendarDate('2026-09-30'));
  expect(listUnits(town.context)).toEqual([]);
});
