import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { answeringOffices } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { findFile, insertFile } from '#db/queries/file.server.ts';

/**
 * Notes a file that was received and keeps it, before the note is committed: no row is ever without its file. Content
 * that is there already is neither noted nor kept again, because it is one file; and what
 * was erased by decision does not come back.
 */
export function storeFile(
  context: ServiceContext,
  actor: Actor,
  { sha256, size, mediaType }: { readonly sha256: string; readonly size: number; readonly mediaType: string },
  keep: () => void,
): Result<null, Denial | 'already_stored' | 'erased'> {
  return transact(context, actor.personId, 'file.store', ({ tx, at, sequence }) => {
    const permission = authorize(actor, 'file.store', { answeringOffices: answeringOffices(tx) });
    if (!permission.ok) return permission;
    const known = findFile(tx, sha256);
    if (known !== undefined) return refuse(known.erasedBy === null ? 'already_stored' : 'erased');
    insertFile(tx, { sha256, size, mediaType, storedAt: at, sequence });
    keep();
    return { ok: true, value: null, subject: `file:${sha256}`, detail: { size, mediaType } };
  });
}
