import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findPolicyDraft } from '#db/queries/policy-draft.server.ts';
import type { PolicyDraftRow } from '#db/queries/policy-draft.server.ts';

export type OpenDraftRefusal = Denial | 'unknown_draft' | 'not_open';
export type DraftRefusal = OpenDraftRefusal | 'held_by_other';

/** Finds a draft that is worked on, whoever holds it. */
export function findOpenDraft(
  db: Connection,
  actor: Actor,
  policyDraftId: string,
): Result<PolicyDraftRow, OpenDraftRefusal> {
  const permission = authorize(actor, 'policy.manage', null);
  if (!permission.ok) return permission;
  const draft = findPolicyDraft(db, policyDraftId);
  if (draft === undefined) return refuse('unknown_draft');
  return draft.state === 'open' ? ok(draft) : refuse('not_open');
}

/** Finds a draft on which the person may work now. */
export function findHeldDraft(
  db: Connection,
  actor: Actor,
  policyDraftId: string,
): Result<PolicyDraftRow, DraftRefusal> {
  const found = findOpenDraft(db, actor, policyDraftId);
  if (found.ok && found.value.heldBy !== actor.personId) return refuse('held_by_other');
  return found;
}
