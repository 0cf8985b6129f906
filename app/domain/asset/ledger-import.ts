import { planLines, byCode } from '#app/domain/asset/import-plan.ts';
import type { PlannedLine, RegisterRow } from '#app/domain/asset/import-plan.ts';
import type { RegisteredTerms } from '#app/domain/asset/contract-term.ts';
import { described, NOT_DESCRIBED } from '#app/domain/asset/information-system.ts';
import type {
  LedgerSystem,
  NetworkZone,
  SystemDescription,
  SystemEntry,
} from '#app/domain/asset/information-system.ts';
import { changedFields, SYSTEM_FAULTS, systemFaults, tidyEntry } from '#app/domain/asset/ledger-rule.ts';
import { namedUnit } from '#app/domain/organization/named-unit.ts';
import type { NamedUnitFault } from '#app/domain/organization/named-unit.ts';
import { withGivenCodes } from '#app/domain/shared/given-code.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';
import type { EntryField, LedgerGround } from '#app/domain/asset/ledger-rule.ts';
import type { Unit } from '#app/domain/organization/unit.ts';

/**
 * 読み込めない理由. Beyond what is wrong with any entry: `code_twice` the code stands in an earlier line too; `formula`
 * a cell begins as a formula does; `unknown_mark` a cell of an attribute holds neither a mark nor nothing;
 * `unknown_grade` a class is none of the list; `bad_day` a cell of a day holds none; `owner_differs` code and name of
 * the owner are those of two units; `ambiguous_owner` several units have the name; `contract_registered` 委託先 or the
 * end is another than contracts of the register say.
 */
export const ROW_FAULTS = [
  ...SYSTEM_FAULTS,
  'code_twice',
  'formula',
  'unknown_mark',
  'unknown_grade',
  'bad_day',
  'too_many_cells',
  'owner_missing',
  'owner_differs',
  'ambiguous_owner',
  'zone_missing',
  'retired',
  'contract_registered',
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

/** 読み込む行. A line of the file, in its own words. */
export interface LedgerRow extends RegisterRow<RowFault> {
  readonly ownerCode: string;
  readonly ownerName: string;
  readonly zoneName: string;
  /** The attributes that hold, of those that the file has a column for; the others stay as they are. */
  readonly attributes: readonly string[];
  readonly toldAttributes: readonly string[];
  /** What the file has a column for; the rest stays as it is. */
  readonly description: Partial<SystemDescription>;
}

export type PlannedRow = PlannedLine<SystemEntry, LedgerSystem, LedgerRow, EntryField, RowFault>;

/** 記載の前提. The ledger, the zones and the units of the day that an entry is held against. */
export interface EntryGround {
  readonly systems: readonly LedgerSystem[];
  readonly zones: readonly NetworkZone[];
  readonly units: readonly Unit[];
  readonly attributeIds: readonly string[];
}

/** 読み込み先. What the lines are held against. */
export interface ImportGround extends EntryGround {
  /** What the contracts in force say of the systems that they name. */
  readonly contracted: ReadonlyMap<string, RegisteredTerms>;
}

type Found<Value, Fault = RowFault> = { readonly found: Value | null; readonly fault: Fault | null };

const OWNER_FAULTS = {
  missing: 'owner_missing',
  unknown: 'unknown_owner',
  differs: 'owner_differs',
  ambiguous: 'ambiguous_owner',
} as const satisfies Record<NamedUnitFault, RowFault>;

/** The unit that a line names as the owner. */
export function ownerOf(
  { ownerCode: code, ownerName: name }: Pick<LedgerRow, 'ownerCode' | 'ownerName'>,
  units: readonly Unit[],
): Found<Unit, (typeof OWNER_FAULTS)[NamedUnitFault]> {
  const own = units.filter(({ type }) => type !== 'organization');
  const { found, fault } = namedUnit(own, { code, name });
  return { found, fault: fault === null ? null : OWNER_FAULTS[fault] };
}

function zoneOf(row: LedgerRow, zones: readonly NetworkZone[]): Found<NetworkZone> {
  if (row.zoneName.trim() === '') return { found: null, fault: 'zone_missing' };
  const found = zones.find(({ name }) => sameKey(name) === sameKey(row.zoneName)) ?? null;
  return { found, fault: found === null ? 'unknown_zone' : null };
}

/** The line says of the contract something else than the register; nothing at all is nothing else. */
function contradicts({ description }: LedgerRow, terms: RegisteredTerms): boolean {
  const { contractor = null, contractEndsOn = null } = description;
  const said = sameKey(contractor ?? '');
  const isOther = said !== '' && said !== sameKey(terms.contractor);
  return isOther || (contractEndsOn !== null && contractEndsOn !== terms.contractEndsOn);
}

/** What an entry is checked against, of the same. */
export function entryGround({ systems, units, zones, attributeIds }: EntryGround): LedgerGround {
  return {
    systems: byCode(systems),
    units: new Map(units.map((unit) => [unit.id, unit])),
    zoneIds: new Set(zones.map(({ id }) => id)),
    attributeIds: new Set(attributeIds),
  };
}

/** 列のない属性. What the table says of no line: of a system that it adds none of these holds. */
export function untoldAttributes(rows: readonly LedgerRow[], attributeIds: readonly string[]): readonly string[] {
  return attributeIds.filter((id) => !rows.some(({ toldAttributes }) => toldAttributes.includes(id)));
}

/** Tells what becomes of every line. */
export function planImport(written: readonly LedgerRow[], ground: ImportGround): readonly PlannedRow[] {
  const rows = ground.systems.length === 0 ? withGivenCodes(written) : written;
  const systems = byCode(ground.systems);
  const rule = entryGround(ground);
  const read = (row: LedgerRow, before: LedgerSystem | null) => {
    const owner = ownerOf(row, ground.units);
    const zone = zoneOf(row, ground.zones);
    const terms = before === null ? undefined : ground.contracted.get(before.id);
    const { contractor, contractEndsOn } = before ?? NOT_DESCRIBED;
    const untold = (before?.attributes ?? []).filter((id) => !row.toldAttributes.includes(id));
    const entry = tidyEntry(
      {
        ...described(before ?? NOT_DESCRIBED),
        ...row.description,
        ...(terms === undefined ? {} : { contractor, contractEndsOn }),
        code: row.code,
        name: row.name,
        ownerUnitId: owner.found?.id ?? '',
        zoneId: zone.found?.id ?? '',
        attributes: [...row.attributes, ...untold],
      },
      ground.attributeIds,
    );
    const faults: (RowFault | null)[] = [owner.fault, zone.fault];
    if (terms !== undefined && contradicts(row, terms)) faults.push('contract_registered');
    for (const fault of systemFaults(entry, rule, before?.id ?? null)) {
      const told =
        (fault === 'unknown_owner' && owner.fault !== null) || (fault === 'unknown_zone' && zone.fault !== null);
      if (!told) faults.push(fault);
    }
    return { entry, faults: faults.filter((fault) => fault !== null) };
  };
  return planLines<SystemEntry, LedgerSystem, LedgerRow, EntryField, RowFault>(rows, {
    byCode: systems,
    read,
    changedFields,
  });
}
