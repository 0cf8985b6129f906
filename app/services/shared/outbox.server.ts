import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import { insertOutgoing } from '#db/queries/outbox.server.ts';

/** 通知. A mail to one person; its words are made in `app/documents`. */
export interface Mail {
  readonly toPersonId: string;
  readonly subject: string;
  readonly body: string;
}

/**
 * Writes a waiting mail in the act's own transaction: what it tells of has happened when it can be sent. Writes nothing
 * where the installation has no sender's address.
 */
export function queueMail(context: Pick<ServiceContext, 'newId' | 'mailFrom'>, act: Act, mail: Mail): void {
  if (context.mailFrom === null) return;
  const id = context.newId();
  const domain = context.mailFrom.slice(context.mailFrom.lastIndexOf('@') + 1);
  insertOutgoing(act.tx, {
    ...mail,
    id,
    kind: 'mail',
    state: 'waiting',
    messageId: `<${id}@${domain}>`,
    attempts: 0,
    createdSequence: act.sequence,
  });
}
