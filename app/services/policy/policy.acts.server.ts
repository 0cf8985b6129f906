import type { Denial } from '#app/domain/access/can.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import { isPolicyId } from '#app/domain/policy/policy-id.ts';
import { beginsWith, termDayRefusal } from '#app/domain/policy/policy-term.ts';
import type { TermDayRefusal } from '#app/domain/policy/policy-term.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { withIdeographs } from '#app/lib/ideograph.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { versionsOfPolicy } from '#app/services/policy/policy-term.loader.server.ts';
import { clauseRow } from '#app/services/policy/stored-clause.loader.server.ts';
import type { Operator } from '#app/services/shared/authorize.server.ts';
import { authorizeSetUp, operatorId } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { insertPolicyVersion } from '#db/queries/policy.server.ts';
import { insertPublication } from '#db/queries/policy-term.server.ts';

/** 方針の取込み. The text of a policy as it was handed in, and where it comes from. */
export interface PolicyImport {
  /** Names the policy across its versions, e.g. `town`; see `isPolicyId`. */
  readonly policyId: string;
  readonly name: string;
  readonly citation: string;
  readonly source: string;
  /** Of the source, where it was read already. */
  readonly clauses?: readonly Clause[];
  /** 施行日. Left out where it is not known. */
  readonly validFrom?: CalendarDate | null;
  /** 改訂の概要. */
  readonly revisionSummary?: string | null;
}

export type ImportRefusal = Denial | 'no_clause' | 'bad_policy_id' | 'same_start' | TermDayRefusal;

/**
 * Reads a policy's text into clauses and keeps both as a new version; refused are a text without a clause and a policy
 * under a name that no key could carry.
 */
export function importPolicy(
  context: ServiceContext,
  operator: Operator,
  { clauses: known, validFrom = null, revisionSummary = null, ...input }: PolicyImport,
): Result<{ readonly policyVersionId: string; readonly clauseCount: number }, ImportRefusal> {
  const permission = authorizeSetUp(operator, 'policy.manage');
  if (!permission.ok) return permission;
  if (!isPolicyId(input.policyId)) return refuse('bad_policy_id');
  /* What is pasted from a PDF brings the radicals of its font along, which no search would find. */
  const source = withIdeographs(input.source);
  const clauses = known ?? readPolicy(source).clauses;
  if (clauses.length === 0) return refuse('no_clause');
  const policyVersionId = context.newId();
  const sourceSha256 = sha256(source);
  return transact<
    { readonly policyVersionId: string; readonly clauseCount: number },
    Refusal<'same_start' | TermDayRefusal>
  >(context, operatorId(operator), 'policy.import', ({ tx, at, sequence }) => {
    const badDay = validFrom === null ? null : termDayRefusal(validFrom, tokyoDate(at));
    if (badDay !== null) return refuse(badDay);
    const versions = versionsOfPolicy(tx, input.policyId);
    if (validFrom !== null && beginsWith(versions, validFrom, null) !== null) return refuse('same_start');
    const beforeId = versions[0]?.policyVersionId ?? null;
    insertPolicyVersion(
      tx,
      { id: policyVersionId, ...input, source, sourceSha256, importedAt: at },
      clauses.map((clause, order) => clauseRow(policyVersionId, clause, order)),
    );
    const publishedBy = typeof operator === 'string' ? null : operator.personId;
    insertPublication(
      tx,
      { policyVersionId, beforeId, revisionSummary, publishedBy, publishedAt: at, sequence },
      validFrom,
    );
    return {
      ok: true,
      value: { policyVersionId, clauseCount: clauses.length },
      subject: `policy_version:${policyVersionId}`,
      detail: {
        ...{ policyId: input.policyId, name: input.name, sourceSha256, clauses: clauses.length },
        ...{ beforeId, validFrom, revisionSummary },
      },
    };
  });
}
