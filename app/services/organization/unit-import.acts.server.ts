import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { checkDay } from '#app/domain/organization/unit-change.ts';
import type { DayRefusal } from '#app/domain/organization/unit-change.ts';
import type { PlannedUnit } from '#app/domain/organization/unit-import.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { JsonValue } from '#app/domain/shared/canonical-json.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { seenUnits, unitImportPlan } from '#app/services/organization/unit-import.loader.server.ts';
import type { UnitTableInput } from '#app/services/organization/unit-import.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { writeVersions } from '#db/queries/unit.server.ts';

export interface UnitImportCounts {
  readonly addedCount: number;
  readonly changedCount: number;
}

/** What the log keeps of a line: the versions that it stored can be told from it. */
function detailOf(row: PlannedUnit): readonly JsonValue[] {
  if (row.kind !== 'added' && row.kind !== 'changed') return [];
  const { id, code, name, type, parentId, order, policyId } = row.unit;
  return [{ kind: row.kind, id, code, name, type, parentId, order, policyId }];
}

/**
 * 部・課を読み込む. Does from a day on what the preview showed, all of it or nothing: refused where a line is, or where
 * the units have changed since, so that the lines would now do something else.
 */
export function importUnits(
  context: ServiceContext,
  actor: Actor,
  { seenHash, ...table }: UnitTableInput & { readonly seenHash: string },
): Result<UnitImportCounts, Denial | DayRefusal | 'refused_rows' | 'changed_meanwhile' | 'nothing_changed'> {
  return transact(context, actor.personId, 'unit.import', ({ tx, at }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    const today = tokyoDate(at);
    const day = checkDay(table.on, today);
    if (!day.ok) return day;
    const plan = unitImportPlan(tx, table, today, () => context.newId());
    if (seenUnits(table.on, plan) !== seenHash) return refuse('changed_meanwhile');
    if (plan.rows.some(({ kind }) => kind === 'refused')) return refuse('refused_rows');
    const countOf = (wanted: PlannedUnit['kind']) => plan.rows.filter(({ kind }) => kind === wanted).length;
    const counts = { addedCount: countOf('added'), changedCount: countOf('changed') };
    if (plan.writes.length === 0) return refuse('nothing_changed');
    for (const writes of plan.writes) writeVersions(tx, writes);
    const units = plan.rows.flatMap(detailOf);
    return { ok: true, value: counts, subject: 'organization:units', detail: { on: table.on, counts, units } };
  });
}
