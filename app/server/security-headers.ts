import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** The nonce drawn for this response. */
export function nonceOf(res: Response): string {
  const { nonce } = res.locals;
  if (typeof nonce !== 'string') throw new Error('no nonce was drawn for this response');
  return nonce;
}

export function drawNonce(): RequestHandler {
  return (_req, res, next) => {
    res.locals['nonce'] = randomBytes(16).toString('base64');
    next();
  };
}

/** Nothing of the machine behind the browser is for these pages, nor for what might get into them. */
const PERMISSIONS = [
  'camera',
  'microphone',
  'geolocation',
  'display-capture',
  'payment',
  'usb',
  'serial',
  'hid',
  'midi',
  'accelerometer',
  'gyroscope',
  'magnetometer',
  'screen-wake-lock',
  'publickey-credentials-get',
]
  .map((name) => `${name}=()`)
  .join(', ');

/**
 * helmet without its defaults: they allow inline styles and ask for https, which blanks a plain-http
 * intranet. What only works over https is sent only then, since browsers complain of it otherwise.
 * The referrer policy stays `same-origin`: under `no-referrer` browsers send `Origin: null` with forms.
 */
export function securityHeaders(tls: boolean, developing = false): RequestHandler {
  // Vite puts styles into the page by script and speaks to it over a socket.
  const [styles, sockets] = developing ? [["'unsafe-inline'"], ['ws:']] : [[], []];
  const others = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': [
          "'self'",
          (_req, res: ServerResponse & { locals?: { nonce?: string } }) => `'nonce-${res.locals?.nonce}'`,
        ],
        'style-src': ["'self'", ...styles],
        'img-src': ["'self'"],
        'font-src': ["'self'"],
        'connect-src': ["'self'", ...sockets],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: tls ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: tls,
    originAgentCluster: tls,
    referrerPolicy: { policy: 'same-origin' },
  });
  return (req, res, next) => {
    res.set('Permissions-Policy', PERMISSIONS);
    others(req, res, next);
  };
}
