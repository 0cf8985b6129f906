import { managersBySystem, namesOf } from '#app/services/organization/holder.loader.server.ts';
import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import { pagePlace } from '#app/domain/shared/page-place.ts';
import { hasWords } from '#app/domain/shared/searchable.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Classification } from '#app/domain/asset/classification.ts';
import { endsSoon, registeredTerms } from '#app/domain/asset/contract-term.ts';
import { isInUse } from '#app/domain/asset/information-system.ts';
import type { LedgerSystem, NetworkZone } from '#app/domain/asset/information-system.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { ATTRIBUTE_NAMES } from '#app/domain/questionnaire/gate/system-attribute.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ledgerTable } from '#app/documents/asset/ledger-table.ts';
import type { TableFile } from '#app/lib/table-file.ts';
import { contractsBySystem } from '#app/services/asset/system-contract.loader.server.ts';
import type { SystemContract } from '#app/services/asset/system-contract.loader.server.ts';
import { lastInquiries } from '#app/services/asset/inquiry.loader.server.ts';
import type { LastInquiry } from '#app/services/asset/inquiry.loader.server.ts';
import { ledgerKeys, ledgerSystems, ownersMeant, wholeLedger } from '#app/services/asset/ledger.loader.server.ts';
import type { LedgerKey } from '#app/services/asset/ledger.loader.server.ts';
import type { SystemSort, SystemsSearch } from '#app/services/asset/systems.address.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { allZones } from '#db/queries/asset.server.ts';
import type { Connection } from '#db/client.server.ts';
import { inWrittenOrder, unitsOfIds } from '#db/queries/organization.server.ts';
import { withUnitsAbove } from '#db/queries/unit-order.server.ts';

const SYSTEMS_PER_PAGE = 50;

/** 台帳の一行. */
export interface SystemLine {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Null where the owner is no unit of today. */
  readonly ownerName: string | null;
  readonly zoneName: string;
  readonly attributes: readonly string[];
  readonly classification: Classification;
  /** Who maintains it and until when: as the contracts in force say, else as the ledger does. */
  readonly contractor: string | null;
  readonly contractEndsOn: CalendarDate | null;
  readonly endsSoon: boolean;
  readonly contracts: readonly SystemContract[];
  readonly managers: readonly HolderName[];
  readonly retiredOn: CalendarDate | null;
  readonly inUse: boolean;
  /** What the owner last said of it; null where it was never asked. */
  readonly lastInquiry: LastInquiry | null;
}

/** 情報システム台帳. One page of what the address asks for. */
export interface SystemsPage {
  readonly zones: readonly { readonly id: string; readonly name: string; readonly systemCount: number }[];
  /** The units that own any of them or stand above one that does; a bureau stands for its sections too. */
  readonly owners: readonly { readonly id: string; readonly name: string; readonly withSections: boolean }[];
  /** Whether the ledger holds any system at all, retired ones included. */
  readonly empty: boolean;
  readonly matching: number;
  readonly page: number;
  readonly pageCount: number;
  readonly lines: readonly SystemLine[];
  readonly editable: boolean;
}

/** What the ledger stands in: read once for a page or a file, and of the units what owns a system. */
function openLedger<System extends LedgerKey>({ db, clock }: ServiceContext, systems: readonly System[]) {
  const today = tokyoDate(clock());
  const owning = unitsOfIds(db, today, [...new Set(systems.map(({ ownerUnitId }) => ownerUnitId))]);
  const units = inWrittenOrder(withUnitsAbove(db, today, owning)).filter(({ type }) => type !== 'organization');
  const zones = allZones(db);
  return {
    today,
    units,
    zones,
    systems,
    unitById: new Map(units.map((unit) => [unit.id, unit])),
    zoneById: new Map(zones.map((zone) => [zone.id, zone])),
  };
}
type Ledger = Omit<ReturnType<typeof openLedger>, 'systems'>;

/** What else is told of systems: of these alone, or of all. */
function particularsOf(db: Connection, today: CalendarDate, systemIds: readonly string[] | null) {
  return {
    contracts: contractsBySystem(db, today, systemIds),
    managers: managersBySystem(db, today, systemIds),
  };
}
type Particulars = ReturnType<typeof particularsOf>;

export function systemsPage(context: ServiceContext, actor: Actor, search: SystemsSearch): Result<SystemsPage, Denial> {
  const permission = authorize(actor, 'campaign.view', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const ledger = openLedger(context, ledgerKeys(db));
  const { units, zones, systems, today } = ledger;
  const contracts = search.ending === '' ? null : contractsBySystem(db, today);
  const ownerIds = ownersMeant(db, today, search.owner);
  const sorted = sortSystems(
    systems.filter((system) => matches(system, search, { ...ledger, contracts, ownerIds })),
    search.sort === '' ? 'code' : search.sort,
    ledger,
  );
  const matching = search.dir === 'desc' ? sorted.reverse() : sorted;
  const { page, pageCount, from, to } = pagePlace(matching.length, search.page, SYSTEMS_PER_PAGE);
  const ids = matching.slice(from, to).map(({ id }) => id);
  const shown = new Map(ledgerSystems(db, ids).map((system) => [system.id, system]));
  const told = particularsOf(db, today, ids);
  const inquiries = lastInquiries(db, 'systemId', ids);
  const inUse = systems.filter((system) => isInUse(system, today));
  return {
    ok: true,
    value: {
      zones: zones.map(({ id, name }) => ({
        id,
        name,
        systemCount: inUse.filter(({ zoneId }) => zoneId === id).length,
      })),
      owners: units.map(({ id, name, type }) => ({ id, name, withSections: type === 'bureau' })),
      empty: systems.length === 0,
      matching: matching.length,
      page,
      pageCount,
      lines: ids.flatMap((id) => {
        const system = shown.get(id);
        return system === undefined
          ? []
          : [{ ...lineOf(system, ledger, told), lastInquiry: inquiries.get(id) ?? null }];
      }),
      editable: can(actor, 'ledger.edit', null).ok,
    },
  };
}

/** 台帳の出力. Every system that is in use today. */
export function ledgerFile(context: ServiceContext, actor: Actor): Result<TableFile, Denial> {
  const permission = authorize(actor, 'campaign.view', null);
  if (!permission.ok) return permission;
  const ledger = openLedger(context, wholeLedger(context.db));
  const told = particularsOf(context.db, ledger.today, null);
  const kept = ledger.systems.filter((system) => isInUse(system, ledger.today));
  const inquiries = lastInquiries(
    context.db,
    'systemId',
    kept.map(({ id }) => id),
  );
  const lines = kept.map((system) => ({
    code: system.code,
    name: system.name,
    ownerCode: ledger.unitById.get(system.ownerUnitId)?.code ?? '',
    ownerName: ledger.unitById.get(system.ownerUnitId)?.name ?? '',
    zoneName: ledger.zoneById.get(system.zoneId)?.name ?? '',
    confidentiality: system.confidentiality ?? '',
    integrity: system.integrity ?? '',
    availability: system.availability ?? '',
    contractor: termsOf(system, told.contracts).contractor ?? '',
    contractEndsOn: termsOf(system, told.contracts).contractEndsOn ?? '',
    note: system.note,
    attributes: system.attributes,
    managers: managersOf(system, told),
    lastInquiry: inquiries.get(system.id) ?? null,
  }));
  return {
    ok: true,
    value: ledgerTable(
      lines,
      ledger.zones.map(({ name }) => name),
      bodySettings(context.db).officeNames.secretariat,
    ),
  };
}

/** What the contracts in force say of it, or else the ledger itself. */
function termsOf(
  { id, contractor, contractEndsOn }: LedgerKey,
  contracts: Particulars['contracts'],
): Pick<SystemLine, 'contractor' | 'contractEndsOn'> {
  return registeredTerms(contracts.get(id) ?? []) ?? { contractor, contractEndsOn };
}

function lineOf(system: LedgerSystem, ledger: Ledger, told: Particulars): Omit<SystemLine, 'lastInquiry'> {
  const { confidentiality, integrity, availability } = system;
  const terms = termsOf(system, told.contracts);
  return {
    id: system.id,
    code: system.code,
    name: system.name,
    ownerName: ledger.unitById.get(system.ownerUnitId)?.name ?? null,
    zoneName: ledger.zoneById.get(system.zoneId)?.name ?? '',
    attributes: system.attributes.map((id) => ATTRIBUTE_NAMES.get(id) ?? id),
    classification: { confidentiality, integrity, availability },
    ...terms,
    endsSoon: endsSoon(terms.contractEndsOn, ledger.today),
    contracts: told.contracts.get(system.id) ?? [],
    managers: managersOf(system, told),
    retiredOn: system.retiredOn,
    inUse: isInUse(system, ledger.today),
  };
}

function managersOf({ id }: LedgerKey, { managers }: Particulars): readonly HolderName[] {
  return namesOf({ office: 'system_manager', people: managers.get(id) ?? [] });
}

interface Matching extends Pick<Ledger, 'unitById' | 'today'> {
  /** Read where their ends are asked for. */
  readonly contracts: Particulars['contracts'] | null;
  /** The owner that is asked for, with what hangs on it; null for all. */
  readonly ownerIds: ReadonlySet<string> | null;
}

function matches(
  system: LedgerKey,
  { q, zone, life }: SystemsSearch,
  { unitById, today, contracts, ownerIds }: Matching,
): boolean {
  if (life !== 'all' && isInUse(system, today) === (life === 'retired')) return false;
  if (ownerIds !== null && !ownerIds.has(system.ownerUnitId)) return false;
  if (zone !== '' && system.zoneId !== zone) return false;
  if (contracts !== null && !endsSoon(termsOf(system, contracts).contractEndsOn, today)) return false;
  return hasWords([system.code, system.name, unitById.get(system.ownerUnitId)?.name ?? ''], q);
}

/** Sorts by the chosen column; equal ones stay by code. What has no place comes last. */
function sortSystems(systems: readonly LedgerKey[], sort: SystemSort, ledger: Ledger): LedgerKey[] {
  const place = (all: readonly (Unit | NetworkZone)[]) => {
    const places = new Map(all.map(({ id }, index) => [id, index]));
    return (id: string) => places.get(id) ?? all.length;
  };
  switch (sort) {
    case 'code':
      return [...systems];
    case 'name':
      return [...systems].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    case 'owner': {
      const of = place(ledger.units);
      return [...systems].sort((a, b) => of(a.ownerUnitId) - of(b.ownerUnitId));
    }
    case 'zone': {
      const of = place(ledger.zones);
      return [...systems].sort((a, b) => of(a.zoneId) - of(b.zoneId));
    }
  }
}
