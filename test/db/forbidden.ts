import { expect } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Town } from '#test/factories/town.ts';
import { makeTown, openTownCampaign } from '#test/factories/town.ts';
import { testDatabase } from '#test/factories/database.ts';
import { freeNumbers } from '#test/factories/free-numbers.ts';

/** A town of which every test of forbidden statements begins, with a campaign that runs. */
export async function runningTown(): Promise<{ readonly town: Town; readonly campaignId: string }> {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const campaignId = openTownCampaign(town);
  freeNumbers(town.context.db.$client);
  return { town, campaignId };
}

/** Tries a statement as anybody with a connection could; the CHECK, key or trigger that is named must stop it. */
export function expectRefused({ context }: Town, statement: string, because: string): void {
  expect(() => context.db.$client.exec(statement)).toThrow(because);
}
