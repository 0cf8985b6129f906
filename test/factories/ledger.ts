import { entryOf } from '#app/domain/asset/information-system.ts';
import { must } from '#app/domain/shared/result.ts';
import type { SystemChange } from '#app/services/asset/asset.acts.server.ts';
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
