import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { changedTerm } from '#app/domain/policy/term-change.ts';
import type { TermChange, TermProblem } from '#app/domain/policy/term-change.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { versionsOfPolicy } from '#app/services/policy/policy-term.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findPolicyVersion } from '#db/queries/policy.server.ts';
import { insertTerm } from '#db/queries/policy-term.server.ts';

/** 見た版. A version and the revision of its term that was seen. */
export interface SeenVersion {
  readonly policyVersionId: string;
  readonly rev: number;
}

export type TermRefusal = Denial | TermProblem | 'unknown_policy_version' | 'changed_meanwhile';

/** What the log calls a change. */
const LOGGED = {
  begin: { type: 'policy_term.begin' },
  end: { type: 'policy_term.end' },
  withdraw: { type: 'policy_term.withdraw' },
  resume: { type: 'policy_term.resume' },
} as const;

/** Revises from when or until when a published version is in force; nothing else of it ever changes. */
export function changePolicyTerm(
  context: ServiceContext,
  actor: Actor,
  { policyVersionId, rev }: SeenVersion,
  change: TermChange,
): Result<null, TermRefusal> {
  return transact(context, actor.personId, LOGGED[change.act].type, ({ tx, at, sequence }) => {
    const permission = authorize(actor, 'policy.manage', null);
    if (!permission.ok) return permission;
    const found = seenVersion(tx, policyVersionId);
    if (found === null) return refuse('unknown_policy_version');
    if (found.own.rev !== rev) return refuse('changed_meanwhile');
    const changed = changedTerm(found.own, found.versions, change, tokyoDate(at));
    if (!changed.ok) return changed;
    const { from: validFrom, to: validTo } = changed.value;
    const { because } = change;
    const written = { writtenBy: actor.personId, writtenAt: at, sequence };
    insertTerm(tx, { policyVersionId, rev: rev + 1, validFrom, validTo, because, ...written });
    return {
      ok: true,
      value: null,
      subject: `policy_version:${policyVersionId}`,
      detail: { rev: rev + 1, validFrom, validTo, because },
    };
  });
}

function seenVersion(tx: Connection, policyVersionId: string) {
  const version = findPolicyVersion(tx, policyVersionId);
  const versions = version === undefined ? [] : versionsOfPolicy(tx, version.policyId);
  const own = versions.find((one) => one.policyVersionId === policyVersionId);
  return own === undefined ? null : { own, versions };
}
