import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { BodyKind } from '#app/domain/organization/body.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import {
  bodyKindOf,
  formerNamesOf,
  storedBodyKind,
  storedFormerNames,
} from '#app/services/organization/body.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { findBody, renameBody } from '#db/queries/organization.server.ts';
import { putBodySetting } from '#db/queries/setting.server.ts';

/** 団体名と区分, as they are to be, and as they stood on the page. */
export interface BodyChange {
  readonly name: string;
  readonly bodyKind: BodyKind;
  readonly seenName: string;
  readonly seenKind: BodyKind | null;
}

/** Says what the body is called and is. What is closed keeps the name that it was closed under. */
export function changeBody(
  context: ServiceContext,
  actor: Actor,
  { name, bodyKind, seenName, seenKind }: BodyChange,
): Result<null, Denial | 'nothing_changed' | 'changed_meanwhile'> {
  return transact(context, actor.personId, 'body.change', ({ tx, at }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    const was = { name: findBody(tx)?.name ?? '', bodyKind: bodyKindOf(tx) };
    if (was.name !== seenName || was.bodyKind !== seenKind) return refuse('changed_meanwhile');
    if (was.name === name && was.bodyKind === bodyKind) return refuse('nothing_changed');
    if (was.name !== name) {
      const former = [...formerNamesOf(tx), { name: was.name, until: at }];
      putBodySetting(tx, 'former_names', writeStored(storedFormerNames, former));
      renameBody(tx, name);
    }
    if (was.bodyKind !== bodyKind) putBodySetting(tx, 'body_kind', writeStored(storedBodyKind, bodyKind));
    return { ...ok(null), subject: 'body:1', detail: { was, name, bodyKind } };
  });
}
