import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { doneToDraftOf } from '#app/services/policy/carried-steps.loader.server.ts';
import type { DoneToDraft } from '#app/services/policy/carried-steps.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { draftOfVersion, openPolicyDrafts } from '#db/queries/policy-draft.server.ts';
import { findPolicyVersion, newestPolicies } from '#db/queries/policy.server.ts';

/** 公開した版を直し始める画面. */
export interface VersionToRevisePage {
  readonly policyVersionId: string;
  readonly name: string;
  readonly citation: string;
  /** Whether a later version of the same policy was published. */
  readonly isNewest: boolean;
  /** What was done to the draft that became this version; null where it came another way. */
  readonly carriedCounts: DoneToDraft | null;
  /** Drafts of the same policy that are worked on. */
  readonly openDraftIds: readonly string[];
  readonly now: string;
}

export function versionToRevisePage(
  context: ServiceContext,
  actor: Actor,
  policyVersionId: string,
): Result<VersionToRevisePage, Denial> {
  const permission = authorize(actor, 'policy.manage', null);
  if (!permission.ok) return permission;
  const { db, clock } = context;
  const version = findPolicyVersion(db, policyVersionId);
  if (version === undefined) return refuse('not_permitted');
  const { policyId, name, citation } = version;
  return ok({
    ...{ policyVersionId, name, citation },
    isNewest: newestPolicies(db).some(({ id }) => id === policyVersionId),
    carriedCounts: doneToDraftOf(db, policyVersionId),
    openDraftIds: openPolicyDrafts(db).flatMap((one) => (one.policyId === policyId ? [one.id] : [])),
    now: clock(),
  });
}

/** The text of a version that has to be read anew before it is corrected; null for one that was a draft. */
export function textToReadAnew(
  { db }: ServiceContext,
  policyVersionId: string,
): { readonly source: string; readonly policyId: string } | null {
  const version = findPolicyVersion(db, policyVersionId);
  if (version === undefined || draftOfVersion(db, policyVersionId) !== undefined) return null;
  const { source, policyId } = version;
  return { source, policyId };
}
