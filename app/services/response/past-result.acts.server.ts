import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import {
  resultFacts,
  resultPlan,
  resultYearRefusal,
  seenResults,
  yearTaken,
} from '#app/services/response/past-result.loader.server.ts';
import type { ResultTable, ResultYearRefusal, YearTaken } from '#app/services/response/past-result.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import {
  countPastResults,
  deletePastImport,
  findPastImport,
  insertPastImport,
  insertPastResults,
} from '#db/queries/past.server.ts';

/**
 * 前年度の結果を取り込む. Brings results of a year along that this program did not count, as the preview showed it, all of
 * them or none.
 */
export function importResults(
  context: ServiceContext,
  actor: Actor,
  { seenHash, ...table }: ResultTable & { readonly seenHash: string },
): Result<
  { readonly addedCount: number; readonly unaskedCount: number },
  Denial | ResultYearRefusal | 'refused_rows' | 'changed_meanwhile' | 'nothing_changed'
> {
  return transact(context, actor.personId, 'past_result.import', ({ tx, at }) => {
    const permission = authorize(actor, 'past.import', null);
    if (!permission.ok) return permission;
    const today = tokyoDate(at);
    const { fiscalYear } = table;
    const refusal = resultYearRefusal(tx, fiscalYear, today);
    if (refusal !== null) return refuse(refusal);
    const plan = resultPlan(tx, table, today);
    if (seenResults(table, plan) !== seenHash) return refuse('changed_meanwhile');
    if (plan.some(({ kind }) => kind === 'refused')) return refuse('refused_rows');
    const adding = plan.flatMap((one) => (one.kind === 'added' ? [one] : []));
    const added = adding.map(({ result }) => result);
    if (added.length === 0) return refuse('nothing_changed');
    const importId = context.newId();
    insertPastImport(tx, { id: importId, kind: 'results', fiscalYear, importedAt: at, importedBy: actor.personId });
    insertPastResults(
      tx,
      added.map(({ target, about, value, comment }, index) => ({
        id: context.newId(),
        importId,
        number: index + 1,
        ...target,
        policyId: about.clause?.policyId ?? null,
        document: about.clause?.document ?? null,
        clauseId: about.clause?.id ?? null,
        questionText: about.questionText,
        value,
        comment,
      })),
    );
    const hash = sha256(canonicalJson(added.map(resultFacts)));
    const detail = { pastKind: 'results', fiscalYear, count: added.length, hash };
    const unaskedCount = adding.filter(({ unshown }) => unshown !== null).length;
    return { ...ok({ addedCount: added.length, unaskedCount }), subject: `past_import:${importId}`, detail };
  });
}

/** 取込みを取り消す. Takes a table of results away again, while nobody answers beside them. */
export function undoResults(
  context: ServiceContext,
  actor: Actor,
  importId: string,
): Result<{ readonly removedCount: number }, Denial | YearTaken> {
  return transact(context, actor.personId, 'past_result.undo', ({ tx }) => {
    const permission = authorize(actor, 'past.import', null);
    if (!permission.ok) return permission;
    const found = findPastImport(tx, importId);
    if (found === undefined || found.kind !== 'results') return refuse('not_permitted');
    const taken = yearTaken(tx, found.fiscalYear);
    if (taken !== null) return refuse(taken);
    const removedCount = countPastResults(tx, importId);
    deletePastImport(tx, importId);
    const detail = { pastKind: 'results', fiscalYear: found.fiscalYear, count: removedCount };
    return { ...ok({ removedCount }), subject: `past_import:${importId}`, detail };
  });
}
