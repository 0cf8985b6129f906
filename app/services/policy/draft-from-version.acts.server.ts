import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import type { TextForDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import { storedText } from '#app/services/policy/stored-draft.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import {
  draftOfVersion,
  insertDraftStep,
  insertPolicyDraft,
  openPolicyDrafts,
  stepsOfDraft,
} from '#db/queries/policy-draft.server.ts';
import type { PolicyDraftRow } from '#db/queries/policy-draft.server.ts';
import { findPolicyVersion } from '#db/queries/policy.server.ts';

/** 直す版. A published version that a new draft begins from. */
export interface VersionToRevise {
  readonly policyVersionId: string;
  /** True where a draft of the policy is worked on already and another one is wanted nevertheless. */
  readonly besideOpen: boolean;
  /** What is read of its text now: for a version that no draft became; null for one that was a draft. */
  readonly read: Pick<TextForDraft, 'reading' | 'findings'> | null;
}

export type ReviseRefusal = Denial | 'unknown_version' | 'draft_open' | 'not_read';

type Kept = Pick<PolicyDraftRow, 'source' | 'sourceSha256' | 'pageCount' | 'reading' | 'findings'>;

/**
 * この版を直す. A new draft with the text of a version. Where the version was a draft itself, all that was done to that
 * one is done to this one, by its numbers.
 */
export function beginDraftFromVersion(
  context: ServiceContext,
  actor: Actor,
  { policyVersionId, besideOpen, read }: VersionToRevise,
): Result<{ readonly policyDraftId: string }, ReviseRefusal> {
  return transact<{ readonly policyDraftId: string }, Refusal<ReviseRefusal>>(
    context,
    actor.personId,
    'policy_draft.revise',
    ({ tx, at, sequence }) => {
      const permission = authorize(actor, 'policy.manage', null);
      if (!permission.ok) return permission;
      const version = findPolicyVersion(tx, policyVersionId);
      if (version === undefined) return refuse('unknown_version');
      const { policyId, name, citation } = version;
      if (!besideOpen && openPolicyDrafts(tx).some((draft) => draft.policyId === policyId)) return refuse('draft_open');
      const before = draftOfVersion(tx, policyVersionId);
      const kept: Kept | null =
        before ?? (read === null ? null : { ...storedText({ source: version.source, ...read }), pageCount: null });
      if (kept === null) return refuse('not_read');
      const id = context.newId();
      const { source, sourceSha256, pageCount, reading, findings } = kept;
      const held = { madeBy: actor.personId, madeAt: at, heldBy: actor.personId, heldAt: at };
      insertPolicyDraft(tx, {
        ...{ id, policyId, name, citation, source, sourceSha256, pageCount, reading, findings },
        ...{ state: 'open', policyVersionId: null },
        ...held,
      });
      const steps = before === undefined ? [] : stepsOfDraft(tx, before.id);
      for (const { number, content, doneBy, doneAt } of steps)
        insertDraftStep(tx, { policyDraftId: id, number, content, doneBy, doneAt, sequence });
      return {
        ok: true,
        value: { policyDraftId: id },
        subject: `policy_draft:${id}`,
        detail: {
          ...{ policyId, name, citation, pageCount, sourceSha256, readingSha256: sha256(reading) },
          ...{ fromVersion: policyVersionId, fromDraft: before?.id ?? null },
          ...{ steps: steps.length, stepsSha256: sha256(steps.map(({ content }) => content).join('\n')) },
        },
      };
    },
  );
}
