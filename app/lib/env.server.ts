import path from 'node:path';
import { z } from 'zod';

/** 動作環境. The settings of one installation, checked once at start. */
export interface Env {
  readonly dataDirectory: string;
  readonly host: string;
  readonly port: number;
  /** The address that browsers use, when it differs from the one listened on (a reverse proxy). */
  readonly publicOrigin: string | null;
  /** True when browsers reach Tenken by https. */
  readonly tls: boolean;
  /** True when people reach Tenken over plain http from other machines, which must have been asked for. */
  readonly plainHttp: boolean;
  readonly trustedProxies: number;
  /** The address that mail comes from; null where the installation sends none. */
  readonly mailFrom: string | null;
  /** True where the operator vouches for a clock that stands behind the last act. */
  readonly acceptClock: boolean;
}

const schema = z.object({
  TENKEN_DATA: z.string().min(1).default('./data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  TENKEN_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  TENKEN_PLAIN_HTTP: z.enum(['', 'allow']).default(''),
  TENKEN_MAIL_FROM: z.email().optional(),
  TENKEN_CLOCK: z.literal('accept').optional(),
  TENKEN_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
});

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

/** Throws with every wrong setting named: a server must not start half-configured. */
export function readEnv(variables: Readonly<Record<string, string | undefined>>, workingDirectory: string): Env {
  const result = schema.safeParse(variables);
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`wrong settings in the environment: ${wrong.join('; ')}`);
  }
  const publicOrigin = result.data.TENKEN_ORIGIN === undefined ? null : new URL(result.data.TENKEN_ORIGIN).origin;
  const { HOST: host, TENKEN_PLAIN_HTTP: allowed } = result.data;
  const tls = publicOrigin !== null && publicOrigin.startsWith('https:');
  const named = publicOrigin === null ? host : new URL(publicOrigin).hostname;
  const plainHttp = !tls && !(LOOPBACK.test(host) && LOOPBACK.test(named));
  if (plainHttp && allowed !== 'allow') {
    throw new Error(
      'TENKEN_PLAIN_HTTP: 暗号化されていない http で、ほかの端末から使う設定になっています。パスワードと回答が通信路で読み取られるおそれがあります。https を受ける機器を前に置いて TENKEN_ORIGIN に https のアドレスを指定するか、承知のうえで使うときは TENKEN_PLAIN_HTTP=allow を指定してください。',
    );
  }
  return {
    dataDirectory: path.resolve(workingDirectory, result.data.TENKEN_DATA),
    host,
    port: result.data.PORT,
    publicOrigin,
    tls,
    plainHttp,
    trustedProxies: result.data.TENKEN_TRUSTED_PROXIES,
    mailFrom: result.data.TENKEN_MAIL_FROM ?? null,
    acceptClock: result.data.TENKEN_CLOCK === 'accept',
  };
}
