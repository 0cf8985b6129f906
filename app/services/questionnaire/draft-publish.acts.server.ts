import type { Actor } from '#app/domain/access/actor.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { endPublishedDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import { findHeldDraft } from '#app/services/policy/held-draft.loader.server.ts';
import type { DraftRefusal } from '#app/services/policy/held-draft.loader.server.ts';
import { takeInPolicy } from '#app/services/questionnaire/policy-publish.acts.server.ts';
import type { PolicyTextRefusal } from '#app/services/questionnaire/policy-publish.acts.server.ts';
import { seenDraft, seenText } from '#app/services/questionnaire/policy-text.loader.server.ts';
import type { TextReading } from '#app/services/questionnaire/text-reading.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** 公開する下書き. */
export interface DraftToPublish {
  readonly policyDraftId: string;
  /** Of the page that showed what would be published. */
  readonly seenHash: string;
  /** 施行日. */
  readonly validFrom: CalendarDate;
  /** 改訂の概要; empty for the first version of a policy. */
  readonly revisionSummary: string;
  /** What follows from the corrected reading, for the policy that it becomes a version of. */
  readonly read: TextReading;
}

type PublishRefusal = PolicyTextRefusal | DraftRefusal;

class TakenBack extends Error {
  readonly refusal: Refusal<PublishRefusal>;
  constructor(refusal: Refusal<PublishRefusal>) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/** Publishes a draft in the way of any text: version, questionnaire and the end of the draft, or nothing of it. */
export function publishPolicyDraft(
  context: ServiceContext,
  actor: Actor,
  { policyDraftId, seenHash, validFrom, revisionSummary, read }: DraftToPublish,
): Result<{ readonly questionnaireId: string; readonly policyVersionId: string }, PublishRefusal> {
  const all = context.db.$client.transaction(() => {
    const found = findHeldDraft(context.db, actor, policyDraftId);
    if (!found.ok) throw new TakenBack(found);
    const { policyId, name, citation, source } = found.value;
    if (seenHash !== seenDraft(context.db, found.value)) throw new TakenBack(refuse('changed_meanwhile'));
    const text = { chosenPolicyId: policyId, name, citation, source, validFrom, revisionSummary, read };
    const taken = takeInPolicy(context, actor, { ...text, seenHash: seenText(context.db, policyId, source) });
    if (!taken.ok) throw new TakenBack(taken);
    const ended = endPublishedDraft(context, actor, policyDraftId, taken.value.policyVersionId);
    if (!ended.ok) throw new TakenBack(ended);
    return ok(taken.value);
  });
  try {
    return all.immediate();
  } catch (error) {
    if (error instanceof TakenBack) return error.refusal;
    throw error;
  }
}
