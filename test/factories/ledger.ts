import { entryOf } from '#app/domain/asset/information-system.ts';
import type { ContractDraft } from '#app/domain/asset/contract-rule.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import type { SystemChange } from '#app/services/asset/asset.acts.server.ts';
import { readContractFile } from '#app/services/asset/contract-file.form.server.ts';
import { previewContracts } from '#app/services/asset/contract-import.page.server.ts';
import type { ContractRow } from '#app/domain/asset/contract-import.ts';
import { registerContract } from '#app/services/asset/contract.acts.server.ts';
import { seenSystem, systemById } from '#app/services/asset/ledger.loader.server.ts';
import { readLedgerFile } from '#app/services/asset/ledger-file.form.server.ts';
import type { LedgerRow } from '#app/domain/asset/ledger-import.ts';
import { previewImport } from '#app/services/asset/ledger-import.page.server.ts';
import type { Town } from '#test/factories/town.ts';

export const LEDGER_HEADING = 'コード,名称,所管課,ネットワーク区分';

/** The lines of a file that can be read. */
export function rowsOfFile(...lines: readonly string[]): readonly LedgerRow[] {
  const file = readLedgerFile(lines.join('\r\n'));
  if (!file.ok) throw new Error(file.message);
  return file.rows;
}

/** A file as the secretariat sends it after the preview. */
export function importOf(
  town: Town,
  ...lines: readonly string[]
): { readonly rows: readonly LedgerRow[]; readonly seenHash: string } {
  const rows = rowsOfFile(...lines);
  return { rows, seenHash: must(previewImport(town.context, town.actor('secretariat'), rows)).seenHash };
}

/** The town's website with another name, as the form of its page sends it. */
export function renamedWebsite(town: Town, name: string): SystemChange {
  const system = systemById(town.context.db, town.systems.website);
  if (system === null) throw new Error('the town has no website');
  return { id: system.id, ...entryOf(system), name, seenHash: seenSystem(system) };
}

/** The same as a form sends it, but for its attributes. */
export function sentFields({ attributes: _attributes, ...change }: SystemChange): Record<string, string> {
  return Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value ?? '']));
}

/** A contract as its form sends it. */
export function contractDraft(over: Partial<ContractDraft> & Pick<ContractDraft, 'ownerUnitId'>): ContractDraft {
  return {
    ...{ kind: 'contract', code: 'K01', name: '窓口業務の委託', contractor: '甲社', handedOver: '住民の氏名' },
    ...{ personalInformation: true, subcontracting: 'none', startsOn: calendarDate('2026-04-01') },
    ...{ endsOn: calendarDate('2027-03-31'), approvedOn: null, approvedBy: '', approvalDocument: '' },
    ...{ systemIds: [], note: '' },
    ...over,
  };
}

/** A contract of the register that the unit owns. */
export function registerContractOf(town: Town, ownerUnitId: string, over: Partial<ContractDraft> = {}): string {
  return must(registerContract(town.context, town.actor('secretariat'), contractDraft({ ownerUnitId, ...over })));
}

export const CONTRACT_HEADING = '種類,コード,名称,委託先,所管課,開始日';

/** The lines of a file of the registers that can be read. */
export function contractRows(...lines: readonly string[]): readonly ContractRow[] {
  const file = readContractFile(lines.join('\r\n'));
  if (!file.ok) throw new Error(file.message);
  return file.rows;
}

/** A file of the registers as the secretariat sends it after the preview. */
export function contractImportOf(
  town: Town,
  ...lines: readonly string[]
): { readonly rows: readonly ContractRow[]; readonly seenHash: string } {
  const rows = contractRows(...lines);
  return { rows, seenHash: must(previewContracts(town.context, town.actor('secretariat'), rows)).seenHash };
}
