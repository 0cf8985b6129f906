import { expect, test } from 'vitest';
import { z } from 'zod';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { parseClauseKey } from '#app/domain/policy/clause-key.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { openResults } from '#app/services/report/results.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown, openTownCampaign } from '#test/factories/town.ts';

const pairs = z.array(z.tuple([z.string(), z.string(), z.string()]));

test('every item of a closed year has the roles and the clauses that the closing stored of that very item', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { context } = town;
  const campaign = openTownCampaign(town);
  const { closingId } = must(closeCampaign(context, town.actor('supervisor'), campaign));
  const stored = (query: string) =>
    pairs
      .parse(context.db.$client.prepare(query).raw().all(closingId))
      .map((row) => row.join(' '))
      .sort();
  const { items } = must(openResults(context, town.actor('secretariat'), 'items.view', campaign));
  const clauseId = (key: string) => parseClauseKey(key)?.id ?? '';
  const clauses = items.flatMap(({ itemId, clauses: own, rows }) => [
    ...own.map((key) => `${itemId}  ${clauseId(key)}`),
    ...rows.flatMap((row) => row.clauses.map((key) => `${itemId} ${row.rowId} ${clauseId(key)}`)),
  ]);
  expect(clauses.length).toBeGreaterThan(items.length);
  expect(clauses.sort()).toEqual(
    stored(`SELECT f.item_id, f.row_id, c.clause_id FROM frozen_item_clause AS f
      JOIN campaign_clause AS c ON c.id = f.campaign_clause_id WHERE f.closing_id = ?`),
  );
  const roles = items.flatMap(({ itemId, roles: own }) => own.map((role, order) => `${itemId} ${role} ${order}`));
  expect(roles.sort()).toEqual(
    stored(`SELECT item_id, role, CAST("order" AS TEXT) FROM frozen_item_role WHERE closing_id = ?`),
  );
});
