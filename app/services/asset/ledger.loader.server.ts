import type { LedgerSystem, SystemEntry } from '#app/domain/asset/information-system.ts';
import { byCode } from '#app/domain/asset/ledger-import.ts';
import type { LedgerGround } from '#app/domain/asset/ledger-rule.ts';
import type { ImportGround, PlannedRow } from '#app/domain/asset/ledger-import.ts';
import { SYSTEM_ATTRIBUTES } from '#app/domain/questionnaire/gate/system-attribute.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allSystems, allZones, findSystem } from '#db/queries/asset.server.ts';
import type { SystemRow } from '#db/queries/asset.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';

function ledgerSystem({ retiredOn, ...system }: SystemRow): LedgerSystem {
  return { ...system, retiredOn: retiredOn === null ? null : calendarDate(retiredOn) };
}

/** The whole ledger by code, retired systems included. */
export function wholeLedger(db: Connection): readonly LedgerSystem[] {
  return allSystems(db).map(ledgerSystem);
}

/** One system of the ledger; null where there is none. */
export function systemById(db: Connection, id: string): LedgerSystem | null {
  const row = findSystem(db, id);
  return row === undefined ? null : ledgerSystem(row);
}

/** What the lines of a file are held against on `today`. */
export function importGround(db: Connection, today: CalendarDate): ImportGround {
  return {
    systems: wholeLedger(db),
    zones: allZones(db),
    units: unitsOn(db, today),
    attributeIds: SYSTEM_ATTRIBUTES,
  };
}

/** What an entry of the ledger is checked against on `today`. */
export function ledgerGround(db: Connection, today: CalendarDate): LedgerGround {
  const { systems, zones, units, attributeIds } = importGround(db, today);
  return {
    systems: byCode(systems),
    units: new Map(units.map((unit) => [unit.id, unit])),
    zoneIds: new Set(zones.map(({ id }) => id)),
    attributeIds: new Set(attributeIds),
  };
}

/** 見た内容. Names an entry as a page showed it, so that nobody writes over what another has changed since. */
export function seenEntry({ code, name, ownerUnitId, zoneId, attributes }: SystemEntry): string {
  return sha256(canonicalJson({ code, name, ownerUnitId, zoneId, attributes: [...attributes].sort() }));
}

/** Names what a file was shown to do, down to the units and zones that it means. */
export function seenPlan(plan: readonly PlannedRow[]): string {
  return sha256(
    canonicalJson(
      plan.map((row) => {
        const { kind, line } = row;
        if (row.kind === 'refused') return { kind, line, faults: row.faults };
        const before = row.kind === 'changed' ? { id: row.before.id, entry: seenEntry(row.before) } : null;
        return { kind, line, entry: seenEntry(row.entry), before };
      }),
    ),
  );
}
