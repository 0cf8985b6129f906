import { DEFAULT_SIGN_IN_LIMITS } from '#app/domain/access/sign-in-limit.ts';
import type { SignInLimits } from '#app/domain/access/sign-in-limit.ts';

/** 有効期間. How long a session lasts: in all, and without a request. */
export interface SessionTerms {
  readonly absoluteMinutes: number;
  readonly idleMinutes: number;
}

/** サインインの設定. What a body decides about signing in; it holds at once, and no campaign pins it. */
export interface AccessSettings {
  readonly sessionTerms: SessionTerms;
  readonly signInLimits: SignInLimits;
}

/** サインインの設定の種類. The keys under which these settings are stored. */
export const ACCESS_SETTING_KEYS = ['session_terms', 'sign_in_limits'] as const;

/** Where a body begins that has decided nothing: a working day, and an hour away from the desk. */
export const DEFAULT_ACCESS_SETTINGS: AccessSettings = {
  sessionTerms: { absoluteMinutes: 12 * 60, idleMinutes: 60 },
  signInLimits: DEFAULT_SIGN_IN_LIMITS,
};
