import { inBenchTown, sectionCode, timed } from '#app/cli/bench-town.ts';
import type { BenchTown } from '#app/cli/bench-town.ts';
import type { CommandSurroundings } from '#app/cli/command.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { registerZone } from '#app/services/asset/asset.acts.server.ts';
import { readLedgerFile } from '#app/services/asset/ledger-file.form.server.ts';
import { importLedger } from '#app/services/asset/ledger-import.acts.server.ts';
import { previewImport } from '#app/services/asset/ledger-import.page.server.ts';
import { readUnitFile } from '#app/services/organization/unit-file.form.server.ts';
import { importUnits } from '#app/services/organization/unit-import.acts.server.ts';
import { previewUnits } from '#app/services/organization/unit-import.page.server.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';

const ROWS = 1_000;
const GROWTH = 8;
const LIMIT_MS = 5_000;
const SECTIONS = 60;

/** From the text of a file to its preview and the act, as a person sends it. */
const TABLES: Readonly<Record<string, (town: BenchTown, rows: number) => void>> = {
  units: ({ context, actor }, rows) => {
    const lines = Array.from({ length: rows }, (_, at) => `T${at},U${at},課,`);
    const file = readUnitFile(['コード,名称,区分,上位の所属', ...lines].join('\r\n'), DEFAULT_MODULES);
    if (!file.ok) throw new Error(file.message);
    const table = { rows: file.rows, on: tokyoDate(context.clock()) };
    const { seenHash } = must(previewUnits(context, actor, table));
    must(importUnits(context, actor, { ...table, seenHash }));
  },
  systems: ({ context, actor }, rows) => {
    const lines = Array.from({ length: rows }, (_, at) => `T${at},S${at},${sectionCode(at % SECTIONS)},LGWAN`);
    const file = readLedgerFile(['コード,名称,所管課コード,ネットワーク区分', ...lines].join('\r\n'));
    if (!file.ok) throw new Error(file.message);
    const { seenHash } = must(previewImport(context, actor, file.rows));
    must(importLedger(context, actor, { rows: file.rows, seenHash }));
  },
};

function measure(read: (town: BenchTown, rows: number) => void, rows: number, root: string): number {
  const at = systemClock();
  const plan = { at, today: tokyoDate(at), sections: SECTIONS, bureaus: 0, secretariat: null };
  return inBenchTown(root, plan, (town) => {
    must(registerZone(town.context, town.actor, { kind: 'internal', name: 'LGWAN', order: 1 }));
    return timed(() => read(town, rows)).ms;
  });
}

/** One JSON object a kind of table: the time of the largest file against its limit, and its growth. */
export function reportTables({ root, out }: CommandSurroundings): void {
  for (const [table, read] of Object.entries(TABLES)) {
    const smaller = measure(read, Math.round(ROWS / GROWTH), root);
    const ms = measure(read, ROWS, root);
    const ratio = Math.round((ms / smaller) * 100) / 100;
    const result = { case: `table of ${ROWS} ${table}`, ms, limitMs: LIMIT_MS, within: ms <= LIMIT_MS };
    out(`${JSON.stringify({ ...result, growth: GROWTH, ratio })}\n`);
  }
}
