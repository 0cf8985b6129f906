import { changedContractFields, checkContract, CONTRACT_FAULTS } from '#app/domain/asset/contract-rule.ts';
import type {
  ContractDraft,
  ContractField,
  ContractGround,
  RegisteredContract,
} from '#app/domain/asset/contract-rule.ts';
import { draftOf } from '#app/domain/asset/contract-rule.ts';
import type { ContractEntry } from '#app/domain/asset/contract.ts';
import { byCode, planLines } from '#app/domain/asset/import-plan.ts';
import type { PlannedLine, RegisterRow } from '#app/domain/asset/import-plan.ts';
import { ownerOf } from '#app/domain/asset/ledger-import.ts';
import type { LedgerSystem } from '#app/domain/asset/information-system.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';

/** 読み込めない理由. As of any register, and `unknown_kind`, `unknown_subcontracting`: a cell is none of its choices. */
export const CONTRACT_ROW_FAULTS = [
  ...CONTRACT_FAULTS,
  'code_twice',
  'formula',
  'unknown_mark',
  'unknown_kind',
  'unknown_subcontracting',
  'bad_day',
  'too_many_cells',
  'owner_missing',
  'owner_differs',
  'ambiguous_owner',
  'retired',
] as const;
export type ContractRowFault = (typeof CONTRACT_ROW_FAULTS)[number];

/** 読み込む契約の行. A line of the file; what it has no column for is not in `told`. */
export interface ContractRow extends RegisterRow<ContractRowFault> {
  readonly ownerCode: string;
  readonly ownerName: string;
  readonly told: Partial<Omit<ContractDraft, 'code' | 'name' | 'ownerUnitId' | 'systemIds'>>;
  /** Codes of systems; null where the file has no column for them. */
  readonly systemCodes: readonly string[] | null;
}

export type PlannedContract = PlannedLine<
  ContractEntry,
  RegisteredContract,
  ContractRow,
  ContractField,
  ContractRowFault
>;

/** 契約の読み込み先. What the lines are held against. */
export interface ContractImportGround {
  readonly contracts: readonly RegisteredContract[];
  readonly systems: readonly LedgerSystem[];
  readonly units: readonly Unit[];
}

/** What an entry is checked against, of the same. */
export function contractGround({ contracts, systems, units }: ContractImportGround): ContractGround {
  return {
    contracts: byCode(contracts),
    units: new Map(units.map((unit) => [unit.id, unit])),
    systemIds: systems.map(({ id }) => id),
  };
}

const NOTHING_SAID: Omit<ContractDraft, 'code' | 'name' | 'ownerUnitId'> = {
  kind: 'contract',
  contractor: '',
  handedOver: '',
  personalInformation: false,
  subcontracting: 'none',
  startsOn: null,
  endsOn: null,
  approvedOn: null,
  approvedBy: '',
  approvalDocument: '',
  systemIds: [],
  note: '',
};

/** Tells what becomes of every line. */
export function planContractImport(
  rows: readonly ContractRow[],
  ground: ContractImportGround,
): readonly PlannedContract[] {
  const rule = contractGround(ground);
  const systemByCode = byCode(ground.systems);
  const read = (row: ContractRow, before: RegisteredContract | null) => {
    const owner = ownerOf(row, ground.units);
    const systemIds = row.systemCodes?.map((code) => systemByCode.get(sameKey(code))?.id ?? code);
    const draft: ContractDraft = {
      ...(before === null ? NOTHING_SAID : draftOf(before)),
      ...row.told,
      ...(systemIds === undefined ? {} : { systemIds }),
      code: row.code,
      name: row.name,
      ownerUnitId: owner.found?.id ?? '',
    };
    const checked = checkContract(draft, rule, before?.id ?? null);
    const wrong = checked.ok ? [] : checked.faults.filter((one) => one !== 'unknown_owner' || owner.fault === null);
    // A day that could not be read is told as such, and not as one that is missing.
    const told = row.faults.includes('bad_day') ? wrong.filter((one) => one !== 'start_missing') : wrong;
    return {
      entry: checked.ok ? checked.entry : null,
      faults: [...(owner.fault === null ? [] : [owner.fault]), ...told],
    };
  };
  return planLines<ContractEntry, RegisteredContract, ContractRow, ContractField, ContractRowFault>(rows, {
    byCode: byCode(ground.contracts),
    read,
    changedFields: changedContractFields,
  });
}
