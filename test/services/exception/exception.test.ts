import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { permitException } from '#app/services/exception/exception.acts.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { permittedExceptions } from '#db/queries/exception.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';

async function scene() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const term = {
    policyId: 'town',
    document: 'standards' as const,
    clauseId: '1-1',
    targetId: town.systems.ledger,
    reason: '更新まで機能がないため',
    from: calendarDate('2026-10-01'),
    until: calendarDate('2027-03-31'),
  };
  return { ...town, term };
}

test('the CISO permits an exception, and the log says so', async () => {
  const { context, actor, term } = await scene();
  expect(permitException(context, actor('ciso'), term).ok).toBe(true);
  expect(permittedExceptions(context.db)).toMatchObject([{ ...term, permittedBy: actor('ciso').personId }]);
  expect([...activityEntries(context.db)].at(-1)?.type).toBe('exception.permit');
});

test('nobody else permits one, not even the secretariat or the administrator', async () => {
  const { context, actor, term } = await scene();
  for (const who of ['secretariat', 'supervisor', 'system_manager', 'audit_supervisor', 'administrator'] as const) {
    expect(permitException(context, actor(who), term)).toEqual({ ok: false, reason: 'not_permitted' });
  }
  expect(permittedExceptions(context.db)).toEqual([]);
});

test('an exception needs a reason, a term and a unit or system that exists', async () => {
  const { context, actor, term } = await scene();
  const permit = (change: Partial<typeof term>) => permitException(context, actor('ciso'), { ...term, ...change });
  expect(permit({ reason: '　' })).toEqual({ ok: false, reason: 'reason_missing' });
  expect(permit({ until: calendarDate('2026-09-30') })).toEqual({ ok: false, reason: 'bad_term' });
  expect(permit({ targetId: 'nowhere' })).toEqual({ ok: false, reason: 'unknown_target' });
  expect(permittedExceptions(context.db)).toEqual([]);
});
