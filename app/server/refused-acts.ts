import type { RequestHandler } from 'express';
import type { Log } from '#app/lib/log.server.ts';
import { countRefusedAct } from '#app/services/access/refusal.acts.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { sessionTokenOf } from '#app/server/session-token.ts';
import { clientAddress } from '#app/server/client-address.ts';

/** Not permitted, or of something that is not theirs to know of; what came too late or was typed wrongly is none. */
const REFUSED = [403, 404];

/** Counts what somebody tried to do and was refused. */
export function countRefusedActs(services: ServiceContext, log: Log): RequestHandler {
  return (req, res, next) => {
    if (req.method === 'POST') {
      res.on('finish', () => {
        if (!REFUSED.includes(res.statusCode)) return;
        try {
          countRefusedAct(services, { token: sessionTokenOf(req, res), address: clientAddress(req) });
        } catch (error) {
          // The answer is given; nobody hears of what fails now, and it would end the process.
          log.error('refusal_not_counted', { error });
        }
      });
    }
    next();
  };
}
