import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findBody } from '#db/queries/organization.server.ts';

/** A context that may set up a body: with the code that the console showed, null once there is a body. */
export interface SetUpContext extends ServiceContext {
  readonly setUpCode: string | null;
}

export function isSetUp(db: Connection): boolean {
  return findBody(db) !== undefined;
}

/** True while nobody has set the body up and the console shows the code for it. */
export function mayBeSetUp({ db, setUpCode }: SetUpContext): boolean {
  return setUpCode !== null && !isSetUp(db);
}
