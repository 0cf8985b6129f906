import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

export interface SignInLimits {
  readonly windowMs: number;
  /** Failures from one address: a whole town hall may stand behind one. */
  readonly failuresPerAddress: number;
  /** Failures for one login, from wherever they come. */
  readonly failuresPerLogin: number;
}

export const SIGN_IN_LIMITS: SignInLimits = {
  windowMs: 15 * 60_000,
  failuresPerAddress: 200,
  failuresPerLogin: 10,
};

export const LOGIN_FIELD = 'login';

/** The path of a request as Remix matches it: without case, trailing slash or the `.data` of a fetch. */
export function routePath(req: Request): string {
  let path = req.path;
  try {
    path = decodeURIComponent(path);
  } catch {
    return req.path;
  }
  return path
    .toLowerCase()
    .replace(/\.data$/, '')
    .replace(/\/+$/, '')
    .replaceAll(/\/{2,}/g, '/');
}

export function isSignIn(req: Request): boolean {
  return req.method === 'POST' && routePath(req) === '/sign-in';
}

/**
 * Counts failed sign-ins only (an answer of 400 or above): those who get in never use up the limit.
 * Both counters live in memory, as the one process does.
 */
export function signInLimiters(
  limits: SignInLimits,
  refuse: (req: Request, res: Response) => void,
): { readonly byAddress: RequestHandler; readonly byLogin: RequestHandler } {
  const shared = {
    windowMs: limits.windowMs,
    skipSuccessfulRequests: true,
    legacyHeaders: false,
    // The proxies to trust are configured; the package's guess at start would only add noise.
    validate: false,
    handler: refuse,
  } as const;
  return {
    byAddress: rateLimit({
      ...shared,
      limit: limits.failuresPerAddress,
      keyGenerator: (req) => ipKeyGenerator(req.ip ?? ''),
    }),
    byLogin: rateLimit({
      ...shared,
      limit: limits.failuresPerLogin,
      keyGenerator: (req) => {
        const form: unknown = req.body;
        const login = Buffer.isBuffer(form) ? new URLSearchParams(form.toString('utf8')).get(LOGIN_FIELD) : null;
        return (login ?? '').normalize('NFKC').trim().toLowerCase();
      },
    }),
  };
}
