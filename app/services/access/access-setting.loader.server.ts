import { z } from 'zod';
import { contactLine, DEFAULT_ACCESS_SETTINGS } from '#app/domain/access/access-setting.ts';
import type {
  ACCESS_SETTING_KEYS,
  AccessSettings,
  SecretariatContact,
  SessionTerms,
} from '#app/domain/access/access-setting.ts';
import { readStored, storedKind, writeStored } from '#app/services/shared/stored-value.server.ts';
import type { StoredKind } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { bodySettingRows } from '#db/queries/setting.server.ts';

/** Every figure above 0 and below what a calendar knows: a wrong one would lock everybody out. */
const figure = z.number().positive().max(1_000_000);
const budget = z.object({ atOnce: figure.min(1), perMinute: figure });

const sessionTerms: StoredKind<AccessSettings['sessionTerms']> = storedKind(
  'terms of a session',
  z.object({ absoluteMinutes: figure, idleMinutes: figure }),
);
const signInLimits: StoredKind<AccessSettings['signInLimits']> = storedKind(
  'limits of signing in',
  z.object({
    own: z.object({
      freeFailures: figure.int(),
      firstSeconds: figure,
      longestSeconds: figure,
      forgottenAfterMinutes: figure,
    }),
    login: budget,
    address: budget,
  }),
);

const secretariatContact: StoredKind<SecretariatContact> = storedKind(
  'contact of the secretariat',
  z.object({ extension: z.string(), address: z.string(), site: z.string() }),
  // The address of the site came later.
  [(value) => ({ ...z.record(z.string(), z.unknown()).parse(value), site: '' })],
);

/** The terms of a session as they are stored; the default ones where none are. */
export function sessionTermsOf(stored: string | null): SessionTerms {
  return stored === null ? DEFAULT_ACCESS_SETTINGS.sessionTerms : readStored(sessionTerms, stored);
}

/** What the body has decided by now about signing in and asking; defaults where it has decided nothing. */
export function accessSettings(db: Connection): AccessSettings {
  const rows = bodySettingRows(db);
  const limits = rows.get('sign_in_limits');
  const contact = rows.get('secretariat_contact');
  return {
    sessionTerms: sessionTermsOf(rows.get('session_terms') ?? null),
    signInLimits: limits === undefined ? DEFAULT_ACCESS_SETTINGS.signInLimits : readStored(signInLimits, limits),
    secretariatContact:
      contact === undefined ? DEFAULT_ACCESS_SETTINGS.secretariatContact : readStored(secretariatContact, contact),
  };
}

/** Where whoever does not know on finds the 事務局, in one line; '' where the body told nothing. */
export function secretariatAt(db: Connection): string {
  return contactLine(accessSettings(db).secretariatContact);
}

/** The terms of a session as they are stored. */
export function storedSessionTerms(terms: SessionTerms): {
  readonly key: (typeof ACCESS_SETTING_KEYS)[0];
  readonly content: string;
} {
  return { key: 'session_terms', content: writeStored(sessionTerms, terms) };
}

/** Where the 事務局 is found, as it is stored. */
export function storedContact(contact: SecretariatContact): {
  readonly key: (typeof ACCESS_SETTING_KEYS)[2];
  readonly content: string;
} {
  return { key: 'secretariat_contact', content: writeStored(secretariatContact, contact) };
}
