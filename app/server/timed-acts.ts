import type { TimedAct } from '#app/server/ticker.ts';
import { keepMemory, summarizeRefusals } from '#app/services/access/refusal.acts.server.ts';
import { purgeSessions } from '#app/services/access/session.acts.server.ts';
import { SYSTEM } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** As many rows as one act of timed work may change: the server answers nobody while it does. */
const SLICE = 500;

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
