import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { addUnit, giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';

const from = calendarDate('2026-04-01');
const body = { unitId: null, systemId: null, from };

test('an auditor is not made a member of the secretariat without a written reason', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const before = [...activityEntries(town.context.db)].length;
  const personId = town.actor('auditor').personId;
  const give = (overrideReason: string | null) =>
    giveAppointment(town.context, SET_UP, { personId, role: 'secretariat', ...body, overrideReason });
  expect(give(null)).toEqual({ ok: false, reason: 'same_person' });
  expect(give('  ')).toEqual({ ok: false, reason: 'override_reason_missing' });
  expect([...activityEntries(town.context.db)].length).toBe(before);
  expect(give('職員が三人しかいないため').ok).toBe(true);
  expect([...activityEntries(town.context.db)].at(-1)?.detail).toContain('職員が三人しかいないため');
});

test('no reason makes the audit supervisor CISO', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const personId = town.actor('audit_supervisor').personId;
  const given = giveAppointment(town.context, SET_UP, {
    personId,
    role: 'ciso',
    ...body,
    overrideReason: 'やむを得ない',
  });
  expect(given).toEqual({ ok: false, reason: 'same_person' });
});

test('an administrator and a section head cannot change the organization', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const unit = {
    code: '900',
    name: '新設課',
    type: 'department' as const,
    parentId: town.units.general,
    order: 99,
    policyId: null,
  };
  for (const who of ['administrator', 'manager', 'auditor', 'ciso'] as const) {
    expect(addUnit(town.context, town.actor(who), unit)).toEqual({ ok: false, reason: 'not_permitted' });
  }
  expect(addUnit(town.context, town.actor('secretariat'), unit).ok).toBe(true);
});
