import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Actor } from '#app/domain/access/actor.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import { scorePopulations } from '#app/domain/report/scored-year.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { openResults } from '#app/services/report/results.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown, openTownCampaign } from '#test/factories/town.ts';

const rowsSchema = z.array(
  z.object({ population: z.string(), chapter: z.string(), outcome: z.string(), items: z.number(), weight: z.number() }),
);

async function closedTown() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const campaignId = openTownCampaign(town);
  const { closingId } = must(closeCampaign(town.context, town.actor('supervisor'), campaignId));
  const read = (actor: Actor) => must(openResults(town.context, actor, 'items.view', campaignId));
  return { town, closingId, read };
}

describe('the items of a closed year', () => {
  it('come to what SQL counts of the closing, population by population and chapter by chapter', async () => {
    const { town, closingId, read } = await closedTown();
    const counted = rowsSchema.parse(
      town.context.db.$client
        .prepare(
          `SELECT population, chapter, iif(unanswered = 'not_submitted', 'not_submitted', outcome) AS outcome,
             count(*) AS items, sum(weight) AS weight
           FROM frozen_item WHERE closing_id = ? AND decides = 1 GROUP BY 1, 2, 3`,
        )
        .all(closingId),
    );
    const { items, rule } = read(town.actor('secretariat'));
    const populations = scorePopulations(items, rule);
    const told = POPULATIONS.flatMap((population) =>
      [...populations[population].byChapter].flatMap(([chapter, { counts, weights }]) =>
        Object.entries(counts)
          .filter(([, count]) => count > 0)
          .map(([outcome, count]) => ({
            ...{ population, chapter, outcome, items: count },
            weight: Object.entries(weights).find(([of]) => of === outcome)?.[1],
          })),
      ),
    );
    expect(counted.length).toBeGreaterThan(3);
    expect(new Set(told)).toEqual(new Set(counted));
  });

  it('are read once, and the part that a head may see is the same items', async () => {
    const { town, read } = await closedTown();
    const whole = read(town.actor('secretariat')).items;
    expect(read(town.actor('auditor')).items).toBe(whole);
    const own = read(town.actor('manager')).items;
    expect(own.length).toBeGreaterThan(0);
    expect(own).toEqual(whole.filter(({ targetId }) => targetId === own[0]?.targetId));
    expect(own.length).toBeLessThan(whole.length);
  });
});
