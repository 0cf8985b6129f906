import path from 'node:path';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';
import { startTestServer } from '#test/browser/server.ts';
import type { TestServer } from '#test/browser/server.ts';
import { COMMON_QUESTIONNAIRE } from '#test/factories/common-town.ts';
import { makeDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { makeTown, openTownCampaign } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

/** The fictitious town with an open campaign, served by the production build from the same database. */
export interface ServedTown {
  readonly context: TestContext;
  readonly town: Town;
  readonly campaignId: string;
  readonly server: TestServer;
  stop(): Promise<void>;
}

/** `prepare` fills the database before anybody can ask for it. */
export async function serveTown(prepare: (town: Town, campaignId: string) => void = () => {}): Promise<ServedTown> {
  const now = systemClock();
  const context = makeDatabase(tokyoDate(now));
  context.goToMoment(now);
  const town = await makeTown(context, COMMON_QUESTIONNAIRE);
  const campaignId = openTownCampaign(town);
  prepare(town, campaignId);
  const server = await startTestServer({ dataDirectory: path.dirname(context.file) });
  return {
    context,
    town,
    campaignId,
    server,
    async stop() {
      await server.stop();
      context.dispose();
    },
  };
}
