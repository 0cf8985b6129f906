import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { changeDays, checkDay } from '#app/domain/organization/unit-change.ts';
import type { DayRefusal } from '#app/domain/organization/unit-change.ts';
import type { PlannedUnit } from '#app/domain/organization/unit-import.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { unitsFileName, unitTable } from '#app/documents/organization/unit-table.ts';
import type { TableFile } from '#app/lib/table-file.ts';
import { linesByKind } from '#app/lib/table-import.ts';
import type { ImportLimits, ImportLine, ImportPreview } from '#app/lib/table-import.ts';
import { unitFaultWords, UNITS_MAX_ROWS } from '#app/services/organization/unit-file.form.server.ts';
import { seenUnits, unitImportPlan } from '#app/services/organization/unit-import.loader.server.ts';
import type { UnitTableInput } from '#app/services/organization/unit-import.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { TABLE_TEXT_MAX_LENGTH } from '#app/services/shared/table-text.form.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { policyNames } from '#db/queries/unit.server.ts';

/** 部・課の読み込みの条件. */
export interface UnitImportLimits extends ImportLimits {
  readonly today: CalendarDate;
  /** The days from which the organization may be changed. */
  readonly days: { readonly from: CalendarDate; readonly to: CalendarDate };
}

export function unitImportPage(context: ServiceContext, actor: Actor): Result<UnitImportLimits, Denial> {
  const permission = authorize(actor, 'organization.edit', null);
  if (!permission.ok) return permission;
  const today = tokyoDate(context.clock());
  const limits = {
    sheetName: unitsFileName(bodySettings(context.db).modules),
    maxRows: UNITS_MAX_ROWS,
    maxLength: TABLE_TEXT_MAX_LENGTH,
  };
  return { ok: true, value: { ...limits, today, days: changeDays(today) } };
}

/** 部・課の読み込みで変わる事項. */
export type UnitFact = 'name' | 'parentName' | 'policyName';

/** 部・課の読み込みの下見の一行. */
export interface UnitPreviewLine extends ImportLine {
  /** What it changes or brings; of a new unit nothing was there before, and of the body's own nothing is named. */
  readonly effects: readonly { readonly fact: UnitFact; readonly was: string; readonly becomes: string }[];
}

/** 部・課の読み込みの下見. What a file would do from a day on; nothing is stored. */
export interface UnitImportPreview extends ImportPreview<UnitPreviewLine> {
  readonly on: CalendarDate;
}

export function previewUnits(
  context: ServiceContext,
  actor: Actor,
  table: UnitTableInput,
): Result<UnitImportPreview, Denial | DayRefusal> {
  const permission = authorize(actor, 'organization.edit', null);
  if (!permission.ok) return permission;
  const { on } = table;
  const today = tokyoDate(context.clock());
  const day = checkDay(on, today);
  if (!day.ok) return day;
  // One line may bring two units, and a line may be planned again.
  let given = 0;
  const plan = unitImportPlan(context.db, table, today, () => `new:${(given += 1)}`);
  const { modules } = bodySettings(context.db);
  const there = unitsOn(context.db, on);
  const policies = policyNames(context.db);
  const namesBefore = new Map(there.map(({ id, name }) => [id, name]));
  const namesAfter = new Map(namesBefore);
  for (const row of plan.rows) if (row.kind !== 'refused') namesAfter.set(row.unit.id, row.unit.name);
  const policyName = (id: string | null) => (id === null ? '' : (policies.get(id) ?? id));
  const factsOf = (unit: Unit, names: ReadonlyMap<string, string>): Readonly<Record<UnitFact, string>> => ({
    name: unit.name,
    parentName: names.get(unit.parentId ?? '') ?? '',
    policyName: policyName(unit.policyId),
  });
  const effectsOf = (row: PlannedUnit): UnitPreviewLine['effects'] => {
    if (row.kind !== 'added' && row.kind !== 'changed') return [];
    const after = factsOf(row.unit, namesAfter);
    if (row.kind === 'added') {
      const brought = [{ fact: 'parentName' as const, was: '', becomes: after.parentName }];
      return after.policyName === ''
        ? brought
        : [...brought, { fact: 'policyName', was: '', becomes: after.policyName }];
    }
    const before = factsOf(row.before, namesBefore);
    const told: readonly UnitFact[] = ['name', ...(moved(row) ? (['parentName'] as const) : []), 'policyName'];
    return told
      .filter((fact) => fact === 'parentName' || before[fact] !== after[fact])
      .map((fact) => ({ fact, was: before[fact], becomes: after[fact] }));
  };
  const lineOf = (row: PlannedUnit): UnitPreviewLine => {
    const { code, name } = row.kind === 'refused' ? row.row : row.unit;
    return {
      lineNumber: row.line,
      code,
      name,
      messages: row.kind === 'refused' ? row.faults.map((fault) => unitFaultWords(row.row, fault, modules)) : [],
      effects: effectsOf(row),
    };
  };
  const named = new Set(table.rows.map(({ code }) => sameKey(code)));
  return {
    ok: true,
    value: {
      on,
      seenHash: seenUnits(on, plan),
      ...linesByKind(plan.rows, lineOf),
      unnamedCount: there.filter(({ code, type }) => type !== 'organization' && !named.has(sameKey(code))).length,
    },
  };
}

function moved({ before, unit }: Extract<PlannedUnit, { readonly kind: 'changed' }>): boolean {
  return before.parentId !== unit.parentId;
}

/** 部・課の出力. The units of a day in the order of the body, without the body itself. */
export function unitsFile(context: ServiceContext, actor: Actor, on: CalendarDate | null): Result<TableFile, Denial> {
  const permission = authorize(actor, 'campaign.view', null);
  if (!permission.ok) return permission;
  const policies = policyNames(context.db);
  const units = unitsOn(context.db, on ?? tokyoDate(context.clock()));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const lines = units.flatMap(({ code, name, type, parentId, policyId }) => {
    if (type === 'organization') return [];
    const parent = byId.get(parentId ?? '');
    const above = parent?.type === 'organization' ? undefined : parent;
    const policyName = policyId === null ? '' : (policies.get(policyId) ?? policyId);
    return [{ code, name, type, parentCode: above?.code ?? '', parentName: above?.name ?? '', policyName }];
  });
  return { ok: true, value: unitTable(lines, [...policies.values()], bodySettings(context.db).modules) };
}
