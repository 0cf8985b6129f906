import { derivedKey } from '#app/lib/derived-key.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findServerSecret } from '#db/queries/access.server.ts';

/** What keys of this installation are derived from. */
export function serverSecretOf(db: Connection): string {
  const secret = findServerSecret(db);
  if (secret === undefined) throw new Error('the database has no secret');
  return secret;
}

/** With what this person's unsent answers are sealed in the browser; whoever is not signed in as them has it not. */
export function unsentKeyOf(db: Connection, personId: string): string {
  return derivedKey(serverSecretOf(db), `unsent answers of ${personId}`);
}
