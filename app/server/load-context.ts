import type { Log } from '#app/lib/log.server.ts';
import type { DoorContext } from '#app/services/access/admission.loader.server.ts';

declare module '@remix-run/server-runtime' {
  /** What every loader and action gets as `context`. */
  interface AppLoadContext extends DoorContext {
    readonly log: Log;
    /** Of this response's content security policy. */
    readonly nonce: string;
    /** From where the request comes, as far as it counts. */
    readonly address: string;
    /** True when cookies must carry `Secure`. */
    readonly tls: boolean;
    /** Opens the set-up of a new body; null once there is one. */
    readonly setUpCode: string | null;
    /** True for the failure of a database that another program holds; the server then tries the request again. */
    readonly isBusy?: (error: unknown) => boolean;
    /** True when the database is known to be held, so that the request is turned away without asking it. */
    readonly isHeldUp?: boolean;
    /** True for the failure of a write that found no room. */
    readonly isDiskFull?: (error: unknown) => boolean;
  }
  interface Future {
    v3_singleFetch: true;
  }
}
