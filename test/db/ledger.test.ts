import { test } from 'vitest';
import { expectRefused, runningTown } from '#test/db/forbidden.ts';

const APPOINTMENT = 'INSERT INTO appointment (id, person_id, role, unit_id, system_id, from_date, until_date)';
const PERSON = '(SELECT id FROM person LIMIT 1)';
const UNIT = '(SELECT id FROM unit LIMIT 1)';
const SYSTEM = '(SELECT id FROM information_system LIMIT 1)';
const appointed = (values: string) => `${APPOINTMENT} SELECT 'x', ${values}`;
const REST = `at, actor, type, subject, detail`;
const LOG = `INSERT INTO activity_log (sequence, ${REST}, previous_hash, hash) SELECT`;

test.each([
  ['an office of nobody', appointed(`'x', 'ciso', NULL, NULL, '2026-10-01', NULL`), 'FOREIGN KEY'],
  ['an office that there is not', appointed(`${PERSON}, 'king', NULL, NULL, '2026-10-01', NULL`), 'appointment_role'],
  [
    'an office at a unit and a system',
    appointed(`${PERSON}, 'system_manager', ${UNIT}, ${SYSTEM}, '2026-10-01', NULL`),
    'appointment_one_target',
  ],
  [
    'a system manager of no system',
    appointed(`${PERSON}, 'system_manager', NULL, NULL, '2026-10-01', NULL`),
    'appointment_system_role',
  ],
  [
    'a section head of a system',
    appointed(`${PERSON}, 'security_manager', NULL, ${SYSTEM}, '2026-10-01', NULL`),
    'appointment_system_role',
  ],
  [
    'an office at a unit that there is not',
    appointed(`${PERSON}, 'security_manager', 'x', NULL, '2026-10-01', NULL`),
    'FOREIGN KEY',
  ],
  ['an office from a day that is none', appointed(`${PERSON}, 'ciso', NULL, NULL, 'today', NULL`), 'appointment_from'],
  [
    'an office that ends before it begins',
    appointed(`${PERSON}, 'ciso', NULL, NULL, '2026-10-02', '2026-10-01'`),
    'appointment_period',
  ],
  ['an office that is held in a way that there is not', `UPDATE appointment SET kind = 'regular'`, 'appointment_kind'],
  ['a 職務代理 without an end', `UPDATE appointment SET kind = 'acting'`, 'appointment_acting_ends'],
  ['a zone without a name', `UPDATE network_zone SET name = ''`, 'network_zone_name'],
  ['a kind of zone that there is not', `UPDATE network_zone SET kind = 'outer_space'`, 'network_zone_kind'],
  ['a system without a name', `UPDATE information_system SET name = ' '`, 'information_system_name'],
  ['a system without a code', `UPDATE information_system SET code = ''`, 'information_system_code'],
  ['two systems of one code', `UPDATE information_system SET code = 'S01'`, 'information_system.code'],
  ['a system of no unit', `UPDATE information_system SET owner_unit_id = 'x'`, 'FOREIGN KEY'],
  ['attributes that are no ids', `UPDATE information_system SET attributes = '{}'`, 'information_system_attributes'],
  [
    'attributes with a gap between them',
    `UPDATE information_system SET attributes = 'package  saas'`,
    'information_system_attributes',
  ],
  [
    'an entry numbered zero',
    `${LOG} 0, ${REST}, previous_hash, hash FROM activity_log LIMIT 1`,
    'activity_log_sequence',
  ],
  ['an entry without a hash', `${LOG} 999, ${REST}, previous_hash, '' FROM activity_log LIMIT 1`, 'activity_log_hash'],
  [
    'an entry linked to no hash',
    `${LOG} 999, ${REST}, 'x', hash FROM activity_log LIMIT 1`,
    'activity_log_previous_hash',
  ],
])('the database refuses %s', async (_what, statement, because) => {
  const { town } = await runningTown();
  expectRefused(town, statement, because);
});
