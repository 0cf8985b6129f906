/** 送信の種類. What leaves the program by itself. */
export const OUTBOX_KINDS = ['mail'] as const;

/**
 * 送信の状態. `sending` is written before anything is handed over, so that a server that is killed in between leaves
 * `unknown`: it may have arrived, and is not sent twice.
 */
export const OUTBOX_STATES = ['waiting', 'sending', 'sent', 'failed', 'unknown'] as const;
