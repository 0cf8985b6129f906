import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findDraftState, findPolicyDraft } from '#db/queries/policy-draft.server.ts';
import type { PolicyDraftRow } from '#db/queries/policy-draft.server.ts';

export type OpenDraftRefusal = Denial | 'unknown_draft' | 'not_open';
export type DraftRefusal = OpenDraftRefusal | 'held_by_other';

interface Standing {
  readonly state: PolicyDraftRow['state'];
  readonly heldBy: string;
}

function openDraft<Draft extends Standing>(
  actor: Actor,
  find: () => Draft | undefined,
): Result<Draft, OpenDraftRefusal> {
  const permission = authorize(actor, 'policy.manage', null);
  if (!permission.ok) return permission;
  const draft = find();
  if (draft === undefined) return refuse('unknown_draft');
  return draft.state === 'open' ? ok(draft) : refuse('not_open');
}

function heldDraft<Draft extends Standing>(
  { personId }: Actor,
  found: Result<Draft, OpenDraftRefusal>,
): Result<Draft, DraftRefusal> {
  return found.ok && found.value.heldBy !== personId ? refuse('held_by_other') : found;
}

/** Finds a draft that is worked on, whoever holds it. */
export function findOpenDraft(
  db: Connection,
  actor: Actor,
  policyDraftId: string,
): Result<PolicyDraftRow, OpenDraftRefusal> {
  return openDraft(actor, () => findPolicyDraft(db, policyDraftId));
}

/** Finds a draft on which the person may work now. */
export function findHeldDraft(
  db: Connection,
  actor: Actor,
  policyDraftId: string,
): Result<PolicyDraftRow, DraftRefusal> {
  return heldDraft(actor, findOpenDraft(db, actor, policyDraftId));
}

/** The same without reading its texts. */
export function findOpenDraftState(db: Connection, actor: Actor, policyDraftId: string) {
  return openDraft(actor, () => findDraftState(db, policyDraftId));
}

export function findHeldDraftState(db: Connection, actor: Actor, policyDraftId: string) {
  return heldDraft(actor, findOpenDraftState(db, actor, policyDraftId));
}
