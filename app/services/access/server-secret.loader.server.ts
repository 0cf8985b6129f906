import { derivedKey } from '#app/lib/derived-key.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findServerSecret } from '#db/queries/access.server.ts';

/** What keys of this installation are derived from. */
export function serverSecretOf(db: Connection): string {
  const secret = findServerSecret(db);
  if (secret === undefined) throw new Error('the database has no secret');
  return secret;
}

/** With what a person's unsent answers are kept in the browser; only who is signed in as them is given it. */
export interface UnsentKeys {
  readonly personId: string;
  /** Names what lies there as one person's, and tells nobody whose. */
  readonly owner: string;
  /** Seals the answers. */
  readonly seal: string;
  /** Names sheets and questions, so that their names tell nothing. */
  readonly names: string;
}

/** The mark under which the person's unsent answers lie in a browser. */
export function unsentOwnerOf(db: Connection, personId: string): string {
  return derivedKey(serverSecretOf(db), `owner of unsent answers ${personId}`);
}

export function unsentKeysOf(db: Connection, personId: string): UnsentKeys {
  const secret = serverSecretOf(db);
  return {
    personId,
    owner: unsentOwnerOf(db, personId),
    seal: derivedKey(secret, `unsent answers of ${personId}`),
    names: derivedKey(secret, `names of unsent answers of ${personId}`),
  };
}
