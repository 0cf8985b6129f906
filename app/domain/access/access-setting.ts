import { DEFAULT_SIGN_IN_LIMITS } from '#app/domain/access/sign-in-limit.ts';
import type { SignInLimits } from '#app/domain/access/sign-in-limit.ts';

/** 有効期間. How long a session lasts: in all, and without a request. */
export interface SessionTerms {
  readonly absoluteMinutes: number;
  readonly idleMinutes: number;
}

/** 事務局の連絡先. Where the 事務局 is found by whoever does not know on; '' where the body says nothing. */
export interface SecretariatContact {
  /** 内線・電話. */
  readonly extension: string;
  /** Where it sits, or to what address one writes. */
  readonly address: string;
  /** What people type to come to Tenken, where the request to the server does not tell it. */
  readonly site: string;
}

/** サインインの設定. What a body decides about signing in and asking; it holds at once, and no campaign pins it. */
export interface AccessSettings {
  readonly sessionTerms: SessionTerms;
  readonly signInLimits: SignInLimits;
  readonly secretariatContact: SecretariatContact;
}

/** サインインの設定の種類. The keys under which these settings are stored. */
export const ACCESS_SETTING_KEYS = ['session_terms', 'sign_in_limits', 'secretariat_contact'] as const;

/** Where a body begins that has decided nothing: a working day, an hour away from the desk, and nobody to ask. */
export const DEFAULT_ACCESS_SETTINGS: AccessSettings = {
  sessionTerms: { absoluteMinutes: 12 * 60, idleMinutes: 60 },
  signInLimits: DEFAULT_SIGN_IN_LIMITS,
  secretariatContact: { extension: '', address: '', site: '' },
};

/** The contact in one line: the extension before the address. */
export function contactLine({ extension, address }: Pick<SecretariatContact, 'extension' | 'address'>): string {
  return [extension, address].filter((text) => text !== '').join('　');
}
