import { planUnitImport } from '#app/domain/organization/unit-import.ts';
import type { PlannedUnit, UnitImportPlan, UnitRow } from '#app/domain/organization/unit-import.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { modulesOfBody } from '#app/services/organization/module.loader.server.ts';
import { unitHistory } from '#app/services/organization/unit.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { policyNames } from '#db/queries/unit.server.ts';

/** 読み込む表. Lines, and the day from which they hold. */
export interface UnitTableInput {
  readonly rows: readonly UnitRow[];
  readonly on: CalendarDate;
}

/** What the lines would do to the units of today. */
export function unitImportPlan(
  db: Connection,
  { rows, on }: UnitTableInput,
  today: CalendarDate,
  newId: (line: number) => string,
): UnitImportPlan {
  const modules = modulesOfBody(db);
  return planUnitImport(rows, { history: unitHistory(db), on, today, policies: policyNames(db), modules, newId });
}

function factsOf({ code, name, type, policyId }: Unit) {
  return { code, name, type, policyId };
}

function seenRow(row: PlannedUnit) {
  const { kind, line } = row;
  switch (row.kind) {
    case 'refused':
      return { kind, line, faults: row.faults };
    case 'unchanged':
      return { kind, line, id: row.unit.id };
    case 'added':
      return { kind, line, unit: factsOf(row.unit), parent: { ...row.parent } };
    case 'changed': {
      const { id, parentId, from } = row.before;
      const before = { ...factsOf(row.before), id, parentId, from };
      return { kind, line, unit: factsOf(row.unit), parent: { ...row.parent }, before };
    }
  }
}

/** Names what a file was shown to do from a day on, whatever ids its new units get. */
export function seenUnits(on: CalendarDate, { rows }: UnitImportPlan): string {
  return sha256(canonicalJson({ on, rows: rows.map(seenRow) }));
}
