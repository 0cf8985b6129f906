import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { PolicyReading } from '#app/domain/policy/clause.ts';
import type { DraftFindings } from '#app/domain/policy/draft-finding.ts';
import type { DraftStep } from '#app/domain/questionnaire/editing/draft-step.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { findHeldDraft, findOpenDraft } from '#app/services/policy/held-draft.loader.server.ts';
import type { DraftRefusal, OpenDraftRefusal } from '#app/services/policy/held-draft.loader.server.ts';
import { storedStep, storedText } from '#app/services/policy/stored-draft.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';
import { changePolicyDraft, insertDraftStep, insertPolicyDraft } from '#db/queries/policy-draft.server.ts';

/** 下書きにする対策基準. A text that was handed in, and what the reader made of it. */
export interface TextForDraft {
  /** Null for a policy that the body has not had so far. */
  readonly policyId: string | null;
  readonly name: string;
  readonly citation: string;
  readonly source: string;
  readonly pageCount: number | null;
  readonly reading: PolicyReading;
  readonly findings: DraftFindings;
  /** What was said before about the names and questions of the policy, as its first steps. */
  readonly carried?: readonly DraftStep[];
}

/** Keeps a text with its reading, to be corrected before anything follows from it. Who brings it holds it. */
export function beginPolicyDraft(
  context: ServiceContext,
  actor: Actor,
  { source, reading, findings, carried = [], ...named }: TextForDraft,
): Result<{ readonly policyDraftId: string }, Denial | 'unknown_policy' | 'no_clause'> {
  type Refused = Refusal<Denial | 'unknown_policy' | 'no_clause'>;
  return transact<{ readonly policyDraftId: string }, Refused>(
    context,
    actor.personId,
    'policy_draft.begin',
    ({ tx, at, sequence }) => {
      const permission = authorize(actor, 'policy.manage', null);
      if (!permission.ok) return permission;
      if (reading.clauses.length === 0) return refuse('no_clause');
      const isKnown = newestPolicies(tx).some(({ policyId }) => policyId === named.policyId);
      if (named.policyId !== null && !isKnown) return refuse('unknown_policy');
      const id = context.newId();
      const kept = storedText({ source, reading, findings });
      insertPolicyDraft(tx, {
        id,
        ...named,
        ...kept,
        state: 'open',
        madeBy: actor.personId,
        madeAt: at,
        heldBy: actor.personId,
        heldAt: at,
        policyVersionId: null,
      });
      const steps = carried.map((step) => writeStored(storedStep, step));
      for (const [index, step] of steps.entries()) {
        const number = index + 1;
        const doneBy = actor.personId;
        insertDraftStep(tx, { policyDraftId: id, number, content: step, doneBy, doneAt: at, sequence });
      }
      const { policyId, name, citation, pageCount } = named;
      const { sourceSha256, reading: content } = kept;
      return {
        ok: true,
        value: { policyDraftId: id },
        subject: `policy_draft:${id}`,
        detail: {
          ...{ policyId, name, citation, pageCount, sourceSha256, readingSha256: sha256(content) },
          ...(steps.length === 0 ? {} : { carried: steps }),
        },
      };
    },
  );
}

/** 名称と制定・改正を直す. What the version will be called that the draft becomes; its text and steps stay as they are. */
export function describePolicyDraft(
  context: ServiceContext,
  actor: Actor,
  policyDraftId: string,
  { name, citation }: Pick<TextForDraft, 'name' | 'citation'>,
): Result<null, DraftRefusal | 'same_as_before'> {
  type Refused = Refusal<DraftRefusal | 'same_as_before'>;
  return transact<null, Refused>(context, actor.personId, 'policy_draft.describe', ({ tx, at }) => {
    const found = findHeldDraft(tx, actor, policyDraftId);
    if (!found.ok) return found;
    const from = { name: found.value.name, citation: found.value.citation };
    if (from.name === name && from.citation === citation) return refuse('same_as_before');
    changePolicyDraft(tx, policyDraftId, { name, citation, heldAt: at });
    return { ok: true, value: null, subject: `policy_draft:${policyDraftId}`, detail: { from, name, citation } };
  });
}

/** 引き継ぐ. From now on the person works on the draft, and who held it no longer does. */
export function takeOverPolicyDraft(
  context: ServiceContext,
  actor: Actor,
  policyDraftId: string,
): Result<null, OpenDraftRefusal | 'held_already'> {
  type Refused = Refusal<OpenDraftRefusal | 'held_already'>;
  return transact<null, Refused>(context, actor.personId, 'policy_draft.take_over', ({ tx, at }) => {
    const found = findOpenDraft(tx, actor, policyDraftId);
    if (!found.ok) return found;
    const { heldBy } = found.value;
    if (heldBy === actor.personId) return refuse('held_already');
    changePolicyDraft(tx, policyDraftId, { heldBy: actor.personId, heldAt: at });
    return { ok: true, value: null, subject: `policy_draft:${policyDraftId}`, detail: { from: heldBy } };
  });
}

/** 破棄する. The draft is worked on no more; what was done to it stays in the log. */
export function discardPolicyDraft(
  context: ServiceContext,
  actor: Actor,
  policyDraftId: string,
): Result<null, DraftRefusal> {
  return transact<null, Refusal<DraftRefusal>>(context, actor.personId, 'policy_draft.discard', ({ tx }) => {
    const found = findHeldDraft(tx, actor, policyDraftId);
    if (!found.ok) return found;
    changePolicyDraft(tx, policyDraftId, { state: 'discarded' });
    return { ok: true, value: null, subject: `policy_draft:${policyDraftId}`, detail: {} };
  });
}

/** 公開した下書きを閉じる. The draft has become a version: it is worked on no more, and leads to it. */
export function endPublishedDraft(
  context: ServiceContext,
  actor: Actor,
  policyDraftId: string,
  policyVersionId: string,
): Result<null, DraftRefusal> {
  return transact<null, Refusal<DraftRefusal>>(context, actor.personId, 'policy_draft.publish', ({ tx }) => {
    const found = findHeldDraft(tx, actor, policyDraftId);
    if (!found.ok) return found;
    changePolicyDraft(tx, policyDraftId, { state: 'published', policyVersionId });
    return { ok: true, value: null, subject: `policy_draft:${policyDraftId}`, detail: { policyVersionId } };
  });
}
