import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { ENTRY_FIELDS } from '#app/domain/asset/ledger-rule.ts';
import type { EntryField } from '#app/domain/asset/ledger-rule.ts';
import { planImport, untoldAttributes } from '#app/domain/asset/ledger-import.ts';
import type { LedgerRow } from '#app/domain/asset/ledger-import.ts';
import { entryOf } from '#app/domain/asset/information-system.ts';
import type { SystemEntry } from '#app/domain/asset/information-system.ts';
import { ATTRIBUTE_NAMES, SYSTEM_ATTRIBUTES } from '#app/domain/questionnaire/gate/system-attribute.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { LEDGER_NAME } from '#app/documents/asset/ledger-table.ts';
import type { ImportLimits, ImportPreview } from '#app/lib/table-import.ts';
import { previewOf } from '#app/services/asset/import-plan.loader.server.ts';
import type { PreviewLine } from '#app/services/asset/import-plan.loader.server.ts';
import { importGround, seenEntry } from '#app/services/asset/ledger.loader.server.ts';
import { LEDGER_MAX_ROWS, rowFaultWords } from '#app/services/asset/ledger-file.form.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { TABLE_TEXT_MAX_LENGTH } from '#app/services/shared/table-text.form.server.ts';

export function importPage(actor: Actor): Result<ImportLimits, Denial> {
  const permission = authorize(actor, 'ledger.edit', null);
  if (!permission.ok) return permission;
  return { ok: true, value: { sheetName: LEDGER_NAME, maxRows: LEDGER_MAX_ROWS, maxLength: TABLE_TEXT_MAX_LENGTH } };
}

/** What is told of a new system beside its code and name: all that is stored of it. */
const BROUGHT = ENTRY_FIELDS.filter((field) => field !== 'code' && field !== 'name');

/** 台帳の読み込みの下見. */
export interface LedgerPreview extends ImportPreview<PreviewLine<EntryField>> {
  /** Of the attributes those that the table has no column for, by name, where it adds systems that then lack them. */
  readonly untold: { readonly attributeNames: readonly string[]; readonly hasNoColumn: boolean } | null;
}

export function previewImport(
  context: ServiceContext,
  actor: Actor,
  rows: readonly LedgerRow[],
): Result<LedgerPreview, Denial> {
  const permission = authorize(actor, 'ledger.edit', null);
  if (!permission.ok) return permission;
  const ground = importGround(context.db, tokyoDate(context.clock()));
  const { modules } = bodySettings(context.db);
  const plan = planImport(rows, ground);
  const unitNames = new Map(ground.units.map(({ id, name }) => [id, name]));
  const zoneNames = new Map(ground.zones.map(({ id, name }) => [id, name]));
  const valueOf = (entry: SystemEntry, field: EntryField): string => {
    switch (field) {
      case 'ownerUnitId':
        return unitNames.get(entry.ownerUnitId) ?? '';
      case 'zoneId':
        return zoneNames.get(entry.zoneId) ?? '';
      case 'attributes':
        return entry.attributes.map((id) => ATTRIBUTE_NAMES.get(id) ?? id).join('・');
      default:
        return entry[field] ?? '';
    }
  };
  const preview = previewOf(plan, ground.systems, {
    seen: seenEntry,
    entryOf,
    valueOf,
    broughtFields: BROUGHT,
    words: (row, fault) => rowFaultWords(row, fault, modules),
  });
  const attributeNames = untoldAttributes(rows, SYSTEM_ATTRIBUTES).map((id) => ATTRIBUTE_NAMES.get(id) ?? id);
  const lacks = preview.addedLines.length > 0 && attributeNames.length > 0;
  const hasNoColumn = attributeNames.length === SYSTEM_ATTRIBUTES.length;
  const untold = lacks ? { attributeNames, hasNoColumn } : null;
  return { ok: true, value: { ...preview, untold } };
}
