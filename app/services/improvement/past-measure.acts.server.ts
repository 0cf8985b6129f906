import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { isDecided, TOLD_STEPS } from '#app/domain/improvement/past-measure.ts';
import { advanceAction } from '#app/domain/improvement/progress.ts';
import type { ActionProgress, ActionStep } from '#app/domain/improvement/progress.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import {
  broughtText,
  measurePlan,
  measureYearRefusal,
  seenMeasures,
  successionOn,
} from '#app/services/improvement/past-measure.loader.server.ts';
import type { MeasureTable, MeasureYearRefusal } from '#app/services/improvement/past-measure.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import {
  countPastMeasures,
  deletePastImport,
  findPastImport,
  findPastMeasure,
  insertPastImport,
  insertPastMeasures,
  insertPastMeasureStep,
  pastMeasuresOf,
  pastMeasureStepsOf,
  updatePastMeasure,
} from '#db/queries/past.server.ts';

/**
 * 改善計画を取り込む. Brings the measures of a plan along that ran before, as the preview showed it, all of them or none:
 * refused where a line is, or where the units or the year's measures have changed since.
 */
export function importMeasures(
  context: ServiceContext,
  actor: Actor,
  { seenHash, ...table }: MeasureTable & { readonly seenHash: string },
): Result<
  { readonly addedCount: number },
  Denial | MeasureYearRefusal | 'refused_rows' | 'changed_meanwhile' | 'nothing_changed'
> {
  return transact(context, actor.personId, 'past_measure.import', ({ tx, at }) => {
    const permission = authorize(actor, 'past.import', null);
    if (!permission.ok) return permission;
    const today = tokyoDate(at);
    const { fiscalYear } = table;
    const refusal = measureYearRefusal(tx, fiscalYear, today);
    if (refusal !== null) return refuse(refusal);
    const plan = measurePlan(tx, table, today);
    if (seenMeasures(table, plan) !== seenHash) return refuse('changed_meanwhile');
    if (plan.some(({ kind }) => kind === 'refused')) return refuse('refused_rows');
    const added = plan.flatMap((one) => (one.kind === 'added' ? [one.brought] : []));
    if (added.length === 0) return refuse('nothing_changed');
    const importId = context.newId();
    insertPastImport(tx, { id: importId, kind: 'measures', fiscalYear, importedAt: at, importedBy: actor.personId });
    const last = Math.max(0, ...pastMeasuresOf(tx, fiscalYear).map(({ number }) => number));
    const rows = added.map((brought, index) => ({
      id: context.newId(),
      importId,
      number: last + index + 1,
      unitId: brought.unitId,
      content: broughtText(brought),
      progress: brought.progress,
      rev: 1,
    }));
    insertPastMeasures(tx, rows);
    const measures = rows.map(({ id, number, unitId, content }) => ({ id, number, unitId, hash: sha256(content) }));
    const detail = { pastKind: 'measures', fiscalYear, measures };
    return { ...ok({ addedCount: rows.length }), subject: `past_import:${importId}`, detail };
  });
}

/** 取込みを取り消す. Takes a table of measures away again, while none of them went on. */
export function undoMeasures(
  context: ServiceContext,
  actor: Actor,
  importId: string,
): Result<{ readonly removedCount: number }, Denial | 'touched'> {
  return transact(context, actor.personId, 'past_measure.undo', ({ tx }) => {
    const permission = authorize(actor, 'past.import', null);
    if (!permission.ok) return permission;
    const found = findPastImport(tx, importId);
    if (found === undefined || found.kind !== 'measures') return refuse('not_permitted');
    const { all, touched } = countPastMeasures(tx, importId);
    if (touched > 0) return refuse('touched');
    deletePastImport(tx, importId);
    const detail = { pastKind: 'measures', fiscalYear: found.fiscalYear, count: all };
    return { ...ok({ removedCount: all }), subject: `past_import:${importId}`, detail };
  });
}

/** 進み具合の入力. */
export interface MeasureStep {
  readonly rev: number;
  readonly actionStep: ActionStep;
  readonly note: string;
}

/**
 * 進み具合を入力する. By the unit whose measure it is, or by the 事務局; what is decided for the body, and whether it had
 * an effect, by the 事務局 alone, and not by who reported it done.
 */
export function followMeasure(
  context: ServiceContext,
  actor: Actor,
  measureId: string,
  { rev, actionStep, note }: MeasureStep,
): Result<{ readonly progress: ActionProgress }, Denial | 'conflict' | 'note_missing'> {
  return transact(context, actor.personId, 'past_measure.follow', ({ tx, at }) => {
    const row = findPastMeasure(tx, measureId);
    if (row === undefined) return refuse('not_permitted');
    const unitIds = successionOn(tx, tokyoDate(at))
      .unitsOfToday(row.unitId)
      .map(({ id }) => id);
    const permission = authorize(actor, 'past_measure.follow', { unitIds });
    if (!permission.ok) return permission;
    if (isDecided(actionStep) && !can(actor, 'past_measure.decide', { unitIds }).ok) return refuse('not_permitted');
    if (row.rev !== rev) return refuse('conflict');
    const advanced = advanceAction(row.progress, actionStep);
    if (!advanced.ok) return advanced;
    if (actionStep === 'confirm_effect' && reportedBy(pastMeasureStepsOf(tx, measureId)) === actor.personId) {
      return refuse('own_answers');
    }
    if (note === '' && TOLD_STEPS.includes(actionStep)) return refuse('note_missing');
    const next = { progress: advanced.value, rev: rev + 1 };
    updatePastMeasure(tx, measureId, next);
    insertPastMeasureStep(tx, { measureId, ...next, note, writtenBy: actor.personId, writtenAt: at });
    const detail = { ...next, actionStep, note };
    return { ...ok({ progress: next.progress }), subject: `past_measure:${measureId}`, detail };
  });
}

/** Who reported last that it is done; null where it came so. */
function reportedBy(steps: ReturnType<typeof pastMeasureStepsOf>): string | null {
  return steps.findLast(({ progress }) => progress === 'reported_done')?.writtenBy ?? null;
}
