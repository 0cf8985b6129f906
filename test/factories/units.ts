import type { UnitRow } from '#app/domain/organization/unit-import.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { readUnitFile } from '#app/services/organization/unit-file.form.server.ts';
import type { UnitTableInput } from '#app/services/organization/unit-import.loader.server.ts';
import { previewUnits } from '#app/services/organization/unit-import.page.server.ts';
import type { Town } from '#test/factories/town.ts';

export const UNITS_HEADING = 'コード,名称,区分,上位の所属コード,上位の所属';

/** The lines of a file that can be read. */
export function unitRows(...lines: readonly string[]): readonly UnitRow[] {
  const file = readUnitFile(lines.join('\r\n'), DEFAULT_MODULES);
  if (!file.ok) throw new Error(file.message);
  return file.rows;
}

/** A file as the secretariat sends it after the preview. */
export function unitsImportOf(
  town: Town,
  on: CalendarDate,
  ...lines: readonly string[]
): UnitTableInput & { readonly seenHash: string } {
  const table = { rows: unitRows(...lines), on };
  return { ...table, seenHash: must(previewUnits(town.context, town.actor('secretariat'), table)).seenHash };
}
