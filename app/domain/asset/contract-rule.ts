import type { ContractEntry } from '#app/domain/asset/contract.ts';
import {
  codeFault,
  CONTRACTOR_MAX_LENGTH,
  REGISTER_TEXT_MAX_LENGTH,
  SYSTEM_NAME_MAX_LENGTH,
  tidyName,
} from '#app/domain/asset/ledger-rule.ts';
import type { OrganizationUnitType } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { tidyCode } from '#app/domain/shared/same-key.ts';

/** 契約の記載の誤り. Why an entry of the registers is refused. */
export const CONTRACT_FAULTS = [
  'code_missing',
  'code_form',
  'code_used',
  'code_of_retired',
  'name_missing',
  'name_too_long',
  'contractor_missing',
  'contractor_too_long',
  'unknown_owner',
  'handed_over_too_long',
  'start_missing',
  'ends_before_start',
  'approval_incomplete',
  'approval_too_long',
  'unknown_system',
  'note_too_long',
] as const;
export type ContractFault = (typeof CONTRACT_FAULTS)[number];

/** 契約の下書き. An entry as it is typed: what has to be there may be missing still. */
export interface ContractDraft extends Omit<ContractEntry, 'startsOn' | 'approval'> {
  readonly startsOn: CalendarDate | null;
  readonly approvedOn: CalendarDate | null;
  readonly approvedBy: string;
  readonly approvalDocument: string;
}

/** 契約の項目. The fields of an entry, in the order of the register. */
export const CONTRACT_FIELDS = [
  'kind',
  'code',
  'name',
  'contractor',
  'ownerUnitId',
  'handedOver',
  'personalInformation',
  'subcontracting',
  'startsOn',
  'endsOn',
  'approvedOn',
  'approvedBy',
  'approvalDocument',
  'systemIds',
  'note',
] as const satisfies readonly (keyof ContractDraft)[];
export type ContractField = (typeof CONTRACT_FIELDS)[number];

/** 台帳にある契約. With the day from which it is no longer kept; null while it is. */
export interface RegisteredContract extends ContractEntry {
  readonly id: string;
  readonly retiredOn: CalendarDate | null;
}

/** 契約の周辺. What an entry is checked against. */
export interface ContractGround {
  /** By `sameKey` of their codes, of both kinds, retired ones included. */
  readonly contracts: ReadonlyMap<string, Pick<RegisteredContract, 'id' | 'retiredOn'>>;
  readonly units: ReadonlyMap<string, { readonly type: OrganizationUnitType }>;
  /** In the order of the ledger. */
  readonly systemIds: readonly string[];
}

/** The entry as a form shows it. */
export function draftOf({ approval, ...entry }: ContractEntry): ContractDraft {
  const { kind, code, name, contractor, ownerUnitId, handedOver, personalInformation, subcontracting } = entry;
  return {
    ...{ kind, code, name, contractor, ownerUnitId, handedOver, personalInformation, subcontracting },
    startsOn: entry.startsOn,
    endsOn: entry.endsOn,
    approvedOn: approval?.on ?? null,
    approvedBy: approval?.by ?? '',
    approvalDocument: approval?.document ?? '',
    systemIds: entry.systemIds,
    note: entry.note,
  };
}

function tidyDraft(draft: ContractDraft, { systemIds }: ContractGround): ContractDraft {
  const given = new Set(draft.systemIds);
  return {
    ...draft,
    code: tidyCode(draft.code),
    name: tidyName(draft.name),
    contractor: tidyName(draft.contractor),
    handedOver: draft.handedOver.trim(),
    approvedBy: tidyName(draft.approvedBy),
    approvalDocument: tidyName(draft.approvalDocument),
    systemIds: [...systemIds.filter((id) => given.has(id)), ...[...given].filter((id) => !systemIds.includes(id))],
    note: draft.note.trim(),
  };
}

function faultsOf(draft: ContractDraft, ground: ContractGround, self: string | null): readonly ContractFault[] {
  const { startsOn, endsOn, approvedOn, approvedBy, approvalDocument } = draft;
  const owner = ground.units.get(draft.ownerUnitId);
  const approval = [approvedOn !== null, approvedBy !== '', approvalDocument !== ''];
  const checks: readonly (readonly [ContractFault, boolean])[] = [
    ['name_missing', draft.name === ''],
    ['name_too_long', draft.name.length > SYSTEM_NAME_MAX_LENGTH],
    ['contractor_missing', draft.contractor === ''],
    ['contractor_too_long', draft.contractor.length > CONTRACTOR_MAX_LENGTH],
    ['unknown_owner', owner === undefined || owner.type === 'organization'],
    ['handed_over_too_long', draft.handedOver.length > REGISTER_TEXT_MAX_LENGTH],
    ['start_missing', startsOn === null],
    ['ends_before_start', startsOn !== null && endsOn !== null && endsOn < startsOn],
    ['approval_incomplete', approval.includes(true) && approval.includes(false)],
    ['approval_too_long', Math.max(approvedBy.length, approvalDocument.length) > CONTRACTOR_MAX_LENGTH],
    ['unknown_system', draft.systemIds.some((id) => !ground.systemIds.includes(id))],
    ['note_too_long', draft.note.length > REGISTER_TEXT_MAX_LENGTH],
  ];
  const code = codeFault(draft.code, ground.contracts, self);
  return [...(code === null ? [] : [code]), ...checks.flatMap(([fault, isSo]) => (isSo ? [fault] : []))];
}

export type CheckedContract =
  | { readonly ok: true; readonly entry: ContractEntry }
  | { readonly ok: false; readonly faults: readonly ContractFault[] };

/** The entry as it is kept, or everything that is wrong with it; `self` is the contract that it is of. */
export function checkContract(typed: ContractDraft, ground: ContractGround, self: string | null): CheckedContract {
  const draft = tidyDraft(typed, ground);
  const faults = faultsOf(draft, ground, self);
  const { startsOn, approvedOn, approvedBy, approvalDocument, ...rest } = draft;
  if (faults.length > 0 || startsOn === null) return { ok: false, faults };
  const approval = approvedOn === null ? null : { on: approvedOn, by: approvedBy, document: approvalDocument };
  return { ok: true, entry: { ...rest, startsOn, approval } };
}

/** The fields in which two entries differ. */
export function changedContractFields(before: ContractEntry, after: ContractEntry): readonly ContractField[] {
  const [was, becomes] = [draftOf(before), draftOf(after)];
  const textOf = (draft: ContractDraft, field: ContractField) =>
    field === 'systemIds' ? [...draft.systemIds].sort().join(' ') : draft[field];
  return CONTRACT_FIELDS.filter((field) => textOf(was, field) !== textOf(becomes, field));
}
