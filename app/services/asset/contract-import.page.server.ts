import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { planContractImport } from '#app/domain/asset/contract-import.ts';
import type { ContractRow } from '#app/domain/asset/contract-import.ts';
import { CONTRACT_FIELDS, draftOf } from '#app/domain/asset/contract-rule.ts';
import type { ContractField } from '#app/domain/asset/contract-rule.ts';
import type { ContractEntry } from '#app/domain/asset/contract.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { HOLDS_MARK } from '#app/documents/asset/ledger-table.ts';
import { REGISTER_NAME } from '#app/documents/asset/contract-table.ts';
import type { ImportLimits, ImportPreview } from '#app/lib/table-import.ts';
import { contractFaultWords, REGISTER_MAX_ROWS } from '#app/services/asset/contract-file.form.server.ts';
import { contractEntryOf, contractImportGround, seenContract } from '#app/services/asset/contract.loader.server.ts';
import { previewOf } from '#app/services/asset/import-plan.loader.server.ts';
import type { PreviewLine } from '#app/services/asset/import-plan.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { TABLE_TEXT_MAX_LENGTH } from '#app/services/shared/table-text.form.server.ts';

export function contractImportPage(actor: Actor): Result<ImportLimits, Denial> {
  const permission = authorize(actor, 'ledger.edit', null);
  if (!permission.ok) return permission;
  const limits = { sheetName: REGISTER_NAME, maxRows: REGISTER_MAX_ROWS, maxLength: TABLE_TEXT_MAX_LENGTH };
  return { ok: true, value: limits };
}

/** What is told of a new contract beside its code and name: all that is stored of it, as its form has it. */
const BROUGHT = CONTRACT_FIELDS.filter((field) => field !== 'code' && field !== 'name');

export function previewContracts(
  context: ServiceContext,
  actor: Actor,
  rows: readonly ContractRow[],
): Result<ImportPreview<PreviewLine<ContractField>>, Denial> {
  const permission = authorize(actor, 'ledger.edit', null);
  if (!permission.ok) return permission;
  const ground = contractImportGround(context.db, tokyoDate(context.clock()));
  const { modules } = bodySettings(context.db);
  const unitNames = new Map(ground.units.map(({ id, name }) => [id, name]));
  const systemNames = new Map(ground.systems.map(({ id, name }) => [id, name]));
  const valueOf = (entry: ContractEntry, field: ContractField): string => {
    const draft = draftOf(entry);
    switch (field) {
      case 'ownerUnitId':
        return unitNames.get(draft.ownerUnitId) ?? '';
      case 'systemIds':
        return draft.systemIds.map((id) => systemNames.get(id) ?? id).join('・');
      case 'personalInformation':
        return draft.personalInformation ? HOLDS_MARK : '';
      default:
        return draft[field] ?? '';
    }
  };
  return {
    ok: true,
    value: previewOf(planContractImport(rows, ground), ground.contracts, {
      seen: seenContract,
      entryOf: contractEntryOf,
      valueOf,
      broughtFields: BROUGHT,
      words: (row, fault) => contractFaultWords(row, fault, modules),
    }),
  };
}
