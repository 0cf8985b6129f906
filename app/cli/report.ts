import type { Command } from '#app/cli/command.ts';
import { withData } from '#app/cli/data-option.ts';
import { newUuid } from '#app/lib/new-id.server.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';
import { COMMAND_READER, exportReport } from '#app/services/report/report-export.command.server.ts';

const REFUSALS = {
  none_closed: '集計確定した自己点検がありません。',
  not_permitted: 'その ID の自己点検はありません。',
  wrong_state: 'その自己点検はまだ集計確定していません。',
  own_answers: 'その自己点検は書き出せません。',
} as const;

/** Prints the measures of a closed campaign, the newest one unless its id is given. */
export const report: Command = {
  usage: 'report [CAMPAIGN_ID] [--data DIR]',
  run: (args, surroundings) =>
    withData(args, surroundings, { anyVersion: false }, (data) => {
      const [campaignId, ...more] = data.rest;
      if (more.length > 0) {
        surroundings.err(`余分な引数があります: ${more.join(' ')}\n`);
        return 2;
      }
      const context = { db: data.db, clock: systemClock, newId: () => newUuid(Date.now()), mailFrom: null };
      const exported = exportReport(context, COMMAND_READER, campaignId ?? null);
      if (!exported.ok) {
        surroundings.err(`${campaignId === undefined ? '' : `${campaignId}: `}${REFUSALS[exported.reason]}\n`);
        return exported.reason === 'not_permitted' ? 2 : 1;
      }
      surroundings.out(`${JSON.stringify(exported.value, null, 2)}\n`);
      return 0;
    }),
};
