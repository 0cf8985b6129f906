import type { TimedAct } from '#app/server/ticker.ts';
import { keepMemory, summarizeRefusals } from '#app/services/access/refusal.acts.server.ts';
import { purgeSessions } from '#app/services/access/session.acts.server.ts';
import { newestAtHand } from '#app/services/report/at-hand.loader.server.ts';
import { returnOnChangedCommon } from '#app/services/response/common-answer.acts.server.ts';
import { SYSTEM } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** As many rows as one act of timed work may change: the server answers nobody while it does. */
const SLICE = 500;

/** As many sheets as one act returns: each of them is looked up and told by itself. */
const RETURNED_AT_ONCE = 20;

/** 定時の処理. Everything that the server does by itself. */
export function timedActs(services: ServiceContext): readonly TimedAct[] {
  return [
    {
      name: 'memory.keep',
      when: { everyMinutes: 1 },
      run: () => {
        keepMemory(services);
        return 'done';
      },
    },
    {
      name: 'results.at_hand',
      when: { everyMinutes: 1 },
      run: (stopping) => newestAtHand(services, stopping).then(() => 'done'),
    },
    {
      name: 'common_answer.return',
      when: { everyMinutes: 1 },
      run: () => {
        const returned = returnOnChangedCommon(services, SYSTEM, RETURNED_AT_ONCE);
        return returned.ok && returned.value.returnedCount === RETURNED_AT_ONCE ? 'more' : 'done';
      },
    },
    {
      name: 'refusal.summarize',
      when: { everyMinutes: 60 },
      run: () => {
        summarizeRefusals(services, SYSTEM);
        return 'done';
      },
    },
    {
      name: 'session.purge',
      when: { everyMinutes: 60 },
      run: () => {
        const purged = purgeSessions(services, SYSTEM, SLICE);
        return purged.ok && purged.value.removed === SLICE ? 'more' : 'done';
      },
    },
  ];
}
