import { entryOf } from '#app/domain/asset/information-system.ts';
import type { InformationSystem, LedgerSystem, SystemEntry } from '#app/domain/asset/information-system.ts';
import { registeredTerms } from '#app/domain/asset/contract-term.ts';
import type { LedgerGround } from '#app/domain/asset/ledger-rule.ts';
import { entryGround } from '#app/domain/asset/ledger-import.ts';
import type { EntryGround, ImportGround } from '#app/domain/asset/ledger-import.ts';
import { SYSTEM_ATTRIBUTES } from '#app/domain/questionnaire/gate/system-attribute.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { inCodeOrder } from '#app/domain/shared/code-order.ts';
import { contractsBySystem } from '#app/services/asset/system-contract.loader.server.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allSystems, allZones, findSystem, systemKeys, systemsOfIds } from '#db/queries/asset.server.ts';
import type { SystemRow } from '#db/queries/asset.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { idsBelow } from '#db/queries/unit-order.server.ts';

const dayOrNull = (text: string | null) => (text === null ? null : calendarDate(text));

function ledgerSystem({ retiredOn, contractEndsOn, ...system }: SystemRow): LedgerSystem {
  return { ...system, contractEndsOn: dayOrNull(contractEndsOn), retiredOn: dayOrNull(retiredOn) };
}

/** The whole ledger by code, retired systems included. */
export function wholeLedger(db: Connection): readonly LedgerSystem[] {
  return inCodeOrder(allSystems(db)).map(ledgerSystem);
}

/** 台帳の見出し. By what the ledger is searched and sorted. */
export type LedgerKey = Pick<
  LedgerSystem,
  'id' | 'code' | 'name' | 'ownerUnitId' | 'zoneId' | 'contractor' | 'contractEndsOn' | 'retiredOn'
>;

/** The whole ledger by code, retired systems included, as far as it is searched and sorted. */
export function ledgerKeys(db: Connection): readonly LedgerKey[] {
  return inCodeOrder(systemKeys(db)).map(({ retiredOn, contractEndsOn, ...key }) => ({
    ...key,
    contractEndsOn: dayOrNull(contractEndsOn),
    retiredOn: dayOrNull(retiredOn),
  }));
}

/** The owner that a list asks for with what hangs on it today; null for all. */
export function ownersMeant(db: Connection, today: CalendarDate, owner: string): ReadonlySet<string> | null {
  return owner === '' ? null : new Set([owner, ...idsBelow(db, today, owner)]);
}

/** Some systems of the ledger. */
export function ledgerSystems(db: Connection, ids: readonly string[]): readonly LedgerSystem[] {
  return systemsOfIds(db, ids).map(ledgerSystem);
}

/** One system of the ledger; null where there is none. */
export function systemById(db: Connection, id: string): LedgerSystem | null {
  const row = findSystem(db, id);
  return row === undefined ? null : ledgerSystem(row);
}

function readGround(db: Connection, today: CalendarDate): EntryGround {
  return {
    systems: wholeLedger(db),
    zones: allZones(db),
    units: unitsOn(db, today),
    attributeIds: SYSTEM_ATTRIBUTES,
  };
}

/** What the lines of a file are held against on `today`. */
export function importGround(db: Connection, today: CalendarDate): ImportGround {
  return { ...readGround(db, today), contracted: termsBySystem(db, today) };
}

function termsBySystem(db: Connection, today: CalendarDate): ImportGround['contracted'] {
  const terms = [...contractsBySystem(db, today)].flatMap(([systemId, contracts]) => {
    const registered = registeredTerms(contracts);
    return registered === null ? [] : [[systemId, registered] as const];
  });
  return new Map(terms);
}

/** What an entry of the ledger is checked against on `today`. */
export function ledgerGround(db: Connection, today: CalendarDate): LedgerGround {
  return entryGround(readGround(db, today));
}

/** 見た内容. Names an entry as a page showed it, so that nobody writes over what another has changed since. */
export function seenSystem(system: InformationSystem): string {
  return seenEntry(entryOf(system));
}

/** The same, of what a line of a file says. */
export function seenEntry({ attributes, ...entry }: SystemEntry): string {
  return sha256(canonicalJson({ ...entry, attributes: [...attributes].sort() }));
}
