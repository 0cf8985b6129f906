import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { nextPolicyId } from '#app/domain/policy/policy-id.ts';
import type { TermDayRefusal } from '#app/domain/policy/policy-term.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { importPolicy } from '#app/services/policy/policy.acts.server.ts';
import { publishQuestionnaire } from '#app/services/questionnaire/questionnaire.acts.server.ts';
import { seenText } from '#app/services/questionnaire/policy-text.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { TextReading } from '#app/services/questionnaire/text-reading.loader.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';

/** 取り込んで公開する対策基準. */
export interface PolicyText {
  /** Null for one that the body has not had so far. */
  readonly chosenPolicyId: string | null;
  readonly name: string;
  readonly citation: string;
  readonly source: string;
  /** 施行日. */
  readonly validFrom: CalendarDate;
  /** 改訂の概要; empty for the first version of a policy. */
  readonly revisionSummary: string;
  /** Of the preview. */
  readonly seenHash: string;
  /** What was read of the source, for the policy that it becomes a version of. */
  readonly read: TextReading;
}

export type PolicyTextRefusal =
  | Denial
  | 'no_clause'
  | 'no_question'
  | 'unknown_policy'
  | 'changed_meanwhile'
  | 'same_start'
  | 'no_summary'
  | TermDayRefusal;

class TakenBack extends Error {
  readonly refusal: Refusal<PolicyTextRefusal>;
  constructor(reason: PolicyTextRefusal) {
    super(reason);
    this.refusal = refuse(reason);
  }
}

/** Takes the text in and publishes what follows from it: both acts, or neither. */
export function takeInPolicy(
  context: ServiceContext,
  actor: Actor,
  { chosenPolicyId, name, citation, source, validFrom, revisionSummary, seenHash, read }: PolicyText,
): Result<{ readonly questionnaireId: string; readonly policyVersionId: string }, PolicyTextRefusal> {
  const permission = authorize(actor, 'policy.manage', null);
  if (!permission.ok) return permission;
  const both = context.db.$client.transaction(() => {
    const known = newestPolicies(context.db).map(({ policyId }) => policyId);
    if (chosenPolicyId !== null && !known.includes(chosenPolicyId)) throw new TakenBack('unknown_policy');
    if (seenHash !== seenText(context.db, chosenPolicyId, source)) throw new TakenBack('changed_meanwhile');
    const said = revisionSummary.trim() === '' ? null : revisionSummary.trim();
    if (chosenPolicyId !== null && said === null) throw new TakenBack('no_summary');
    const policyId = chosenPolicyId ?? nextPolicyId(known);
    const { questionnaire } = read;
    if (questionnaire.policyId !== policyId) throw new TakenBack('changed_meanwhile');
    const { clauses } = read.reading;
    const text = { policyId, name, citation, source, clauses, validFrom, revisionSummary: said };
    const imported = importPolicy(context, actor, text);
    if (!imported.ok) throw imported.reason === 'bad_policy_id' ? new Error(policyId) : new TakenBack(imported.reason);
    const published = publishQuestionnaire(context, actor, imported.value.policyVersionId, questionnaire);
    const { policyVersionId } = imported.value;
    if (published.ok) return ok({ questionnaireId: published.value.questionnaireId, policyVersionId });
    throw published.reason === 'unknown_policy_version' ? new Error(policyId) : new TakenBack(published.reason);
  });
  try {
    return both.immediate();
  } catch (error) {
    if (error instanceof TakenBack) return error.refusal;
    throw error;
  }
}
