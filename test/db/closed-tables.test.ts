import { expect, test } from 'vitest';
import { z } from 'zod';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { CAMPAIGN_OWNED_TABLES } from '#db/triggers.ts';
import { testDatabase } from '#test/factories/database.ts';

test('every table that names a campaign is frozen with it, and only a closing is frozen otherwise', () => {
  const { $client } = testDatabase(calendarDate('2026-10-01')).db;
  const named = z.array(z.string()).parse(
    $client
      .prepare(
        `SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c
         WHERE m.type = 'table' AND c.name = 'campaign_id' ORDER BY m.name`,
      )
      .pluck()
      .all(),
  );
  expect(named.filter((table) => table !== 'closing')).toEqual([...CAMPAIGN_OWNED_TABLES].sort());
});
