import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { beginsWith, endRefusal, isWithdrawn } from '#app/domain/policy/policy-term.ts';
import type { EndRefusal, PolicyTerm } from '#app/domain/policy/policy-term.ts';
import { addDays } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { versionsOfPolicy } from '#app/services/policy/policy-term.loader.server.ts';
import type { TermedVersion } from '#app/services/policy/policy-term.loader.server.ts';
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

/**
 * 有効期間の変更. `begin` 施行日を記録する (once, where nobody has said it), `end` 廃止する, `withdraw` 取り下げる: it never was in force,
 * `resume` 廃止や取下げを取り消す.
 */
export type TermChange =
  | { readonly act: 'begin'; readonly from: CalendarDate; readonly because: string }
  | { readonly act: 'end'; readonly to: CalendarDate; readonly because: string }
  | { readonly act: 'withdraw'; readonly because: string }
  | { readonly act: 'resume'; readonly because: string };

type ChangeRefusal = EndRefusal | 'same_start' | 'begun_already' | 'no_begin' | 'not_ended' | 'bad_end';

export type TermRefusal = Denial | ChangeRefusal | 'unknown_policy_version' | 'changed_meanwhile';

const TYPES = {
  begin: 'policy_term.begin',
  end: 'policy_term.end',
  withdraw: 'policy_term.withdraw',
  resume: 'policy_term.resume',
} as const;

/** Revises from when or until when a published version is in force; nothing else of it ever changes. */
export function changePolicyTerm(
  context: ServiceContext,
  actor: Actor,
  { policyVersionId, rev }: SeenVersion,
  change: TermChange,
): Result<null, TermRefusal> {
  return transact(context, actor.personId, TYPES[change.act], ({ tx, at, sequence }) => {
    const permission = authorize(actor, 'policy.manage', null);
    if (!permission.ok) return permission;
    const found = seenVersion(tx, policyVersionId);
    if (found === null) return refuse('unknown_policy_version');
    if (found.own.rev !== rev) return refuse('changed_meanwhile');
    const changed = changedTerm(found.own, found.versions, change);
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

function changedTerm(
  own: TermedVersion,
  versions: readonly TermedVersion[],
  change: TermChange,
): Result<PolicyTerm, ChangeRefusal> {
  const startsAs = (from: CalendarDate | null) =>
    from !== null && beginsWith(versions, from, own.policyVersionId) !== null;
  switch (change.act) {
    case 'begin':
      if (own.from !== null) return refuse('begun_already');
      if (startsAs(change.from)) return refuse('same_start');
      return own.to !== null && own.to < change.from ? refuse('bad_end') : ok({ from: change.from, to: own.to });
    case 'end': {
      const refused = endRefusal(own, versions, change.to);
      return refused === null ? ok({ from: own.from, to: change.to }) : refuse(refused);
    }
    case 'withdraw':
      if (isWithdrawn(own)) return refuse('withdrawn');
      return own.from === null ? refuse('no_begin') : ok({ from: own.from, to: addDays(own.from, -1) });
    case 'resume':
      if (own.to === null) return refuse('not_ended');
      return startsAs(own.from) ? refuse('same_start') : ok({ from: own.from, to: null });
  }
}
