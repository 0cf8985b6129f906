import type { Actor } from '#app/domain/access/actor.ts';
import { can, covers } from '#app/domain/access/can.ts';
import type { Denial, Scope } from '#app/domain/access/can.ts';
import type { RegisteredContract } from '#app/domain/asset/contract-rule.ts';
import { draftOf } from '#app/domain/asset/contract-rule.ts';
import { endsSoon, isOver } from '#app/domain/asset/contract-term.ts';
import { CONTRACT_KINDS } from '#app/domain/asset/contract.ts';
import type { ContractKind, Subcontracting } from '#app/domain/asset/contract.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { pagePlace } from '#app/domain/shared/page-place.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { hasWords } from '#app/domain/shared/searchable.ts';
import { compareCodes } from '#app/domain/shared/code-order.ts';
import { contractTable } from '#app/documents/asset/contract-table.ts';
import type { TableFile } from '#app/lib/table-file.ts';
import { placeOfContract, wholeRegister } from '#app/services/asset/contract.loader.server.ts';
import type { ContractsSearch, ContractSort } from '#app/services/asset/contracts.address.server.ts';
import { lastInquiries } from '#app/services/asset/inquiry.loader.server.ts';
import type { LastInquiry } from '#app/services/asset/inquiry.loader.server.ts';
import { ownersMeant, wholeLedger } from '#app/services/asset/ledger.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { withUnitsAbove } from '#db/queries/unit-order.server.ts';

const CONTRACTS_PER_PAGE = 50;

/** 委託台帳の一行. */
export interface ContractLine {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly contractor: string;
  /** Null where the owner is no unit of today. */
  readonly ownerName: string | null;
  readonly personalInformation: boolean;
  readonly subcontracting: Subcontracting;
  readonly isApproved: boolean;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
  readonly retiredOn: CalendarDate | null;
  readonly endsSoon: boolean;
  readonly isOver: boolean;
  /** What the owner last said of it; null where it was never asked. */
  readonly lastInquiry: LastInquiry | null;
}

/** 委託・クラウドサービス台帳. One page of what the address asks for, as far as the reader may see. */
export interface ContractsPage {
  readonly kind: ContractKind;
  /** How many of each kind are kept and not over. */
  readonly kindCounts: Readonly<Record<ContractKind, number>>;
  /** The units that own any of them, and the bureaus above those, which stand for their sections too. */
  readonly owners: readonly { readonly id: string; readonly name: string; readonly withSections: boolean }[];
  /** Whether this register holds anything at all for the reader. */
  readonly empty: boolean;
  /** Whether the reader sees those of the own units only. */
  readonly ownOnly: boolean;
  readonly matching: number;
  readonly page: number;
  readonly pageCount: number;
  readonly contractLines: readonly ContractLine[];
  readonly editable: boolean;
  /** Whether the next campaign asks contract by contract. */
  readonly asksByContract: boolean;
}

/** What the registers stand in, of what the reader may see. */
function openRegister({ db, clock }: ServiceContext, scope: Scope) {
  const today = tokyoDate(clock());
  const units = unitsOn(db, today);
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const contracts = wholeRegister(db).filter((contract) => covers(scope, placeOfContract(contract, unitById)));
  return { today, units, unitById, contracts };
}
type Register = ReturnType<typeof openRegister>;

export function contractsPage(
  context: ServiceContext,
  actor: Actor,
  search: ContractsSearch,
): Result<ContractsPage, Denial> {
  const permission = authorize(actor, 'contract.view', null);
  if (!permission.ok) return permission;
  const register = openRegister(context, permission.value);
  const { contracts, units, today } = register;
  const own = contracts.filter(({ kind }) => kind === search.kind);
  const ownerIds = ownersMeant(context.db, today, search.owner);
  const sorted = sortContracts(
    own.filter((contract) => matches(contract, search, { ...register, ownerIds })),
    search.sort === '' ? 'code' : search.sort,
    units,
  );
  const matching = search.dir === 'desc' ? sorted.reverse() : sorted;
  const { page, pageCount, from, to } = pagePlace(matching.length, search.page, CONTRACTS_PER_PAGE);
  const shown = matching.slice(from, to);
  const inquiries = lastInquiries(context.db, 'contractId', idsOf(shown));
  const countOf = (kind: ContractKind) => contracts.filter((one) => one.kind === kind && !isOver(one, today)).length;
  const [contract, cloud] = CONTRACT_KINDS;
  const owning = new Set(contracts.map(({ ownerUnitId }) => ownerUnitId));
  const owners = units.filter(({ id }) => owning.has(id));
  const above = withUnitsAbove(context.db, today, owners).filter(({ type }) => type === 'bureau');
  const offered = new Set([...owners, ...above].map(({ id }) => id));
  return {
    ok: true,
    value: {
      kind: search.kind,
      kindCounts: { [contract]: countOf(contract), [cloud]: countOf(cloud) },
      owners: units
        .filter(({ id }) => offered.has(id))
        .map(({ id, name, type }) => ({ id, name, withSections: type === 'bureau' })),
      empty: own.length === 0,
      ownOnly: !permission.value.everything,
      matching: matching.length,
      page,
      pageCount,
      contractLines: shown.map((one) => ({ ...lineOf(one, register), lastInquiry: inquiries.get(one.id) ?? null })),
      editable: can(actor, 'ledger.edit', null).ok,
      asksByContract: bodySettings(context.db).objectRule.perObject,
    },
  };
}

/** 台帳の出力. Both registers, but for what was taken out; a section's own entries for who sees no others. */
export function contractsFile(context: ServiceContext, actor: Actor): Result<TableFile, Denial> {
  const permission = authorize(actor, 'contract.view', null);
  if (!permission.ok) return permission;
  const { contracts, unitById } = openRegister(context, permission.value);
  const codes = new Map(wholeLedger(context.db).map(({ id, code }) => [id, code]));
  const kept = contracts.filter(({ retiredOn }) => retiredOn === null);
  const inquiries = lastInquiries(context.db, 'contractId', idsOf(kept));
  const lines = kept.map((one) => ({
    draft: draftOf(one),
    ownerCode: unitById.get(one.ownerUnitId)?.code ?? '',
    ownerName: unitById.get(one.ownerUnitId)?.name ?? '',
    systemCodes: one.systemIds.map((id) => codes.get(id) ?? id).sort(compareCodes),
    lastInquiry: inquiries.get(one.id) ?? null,
  }));
  return { ok: true, value: contractTable(lines, bodySettings(context.db).officeNames.secretariat) };
}

const idsOf = (contracts: readonly RegisteredContract[]) => contracts.map(({ id }) => id);

function lineOf(contract: RegisteredContract, { unitById, today }: Register): Omit<ContractLine, 'lastInquiry'> {
  const { id, code, name, contractor, personalInformation, subcontracting, startsOn, endsOn, retiredOn } = contract;
  return {
    ...{ id, code, name, contractor, personalInformation, subcontracting, startsOn, endsOn, retiredOn },
    ownerName: unitById.get(contract.ownerUnitId)?.name ?? null,
    isApproved: contract.approval !== null,
    endsSoon: !isOver(contract, today) && endsSoon(endsOn, today),
    isOver: isOver(contract, today),
  };
}

interface Matching extends Pick<Register, 'unitById' | 'today'> {
  /** Null for all. */
  readonly ownerIds: ReadonlySet<string> | null;
}

function matches(
  contract: RegisteredContract,
  search: ContractsSearch,
  { unitById, today, ownerIds }: Matching,
): boolean {
  const { q, term, lack } = search;
  if (term !== 'all' && isOver(contract, today) !== (term === 'over')) return false;
  if (term === 'soon' && !endsSoon(contract.endsOn, today)) return false;
  if (ownerIds !== null && !ownerIds.has(contract.ownerUnitId)) return false;
  if (lack === 'approval' && contract.approval !== null) return false;
  if (lack === 'subcontracting' && contract.subcontracting !== 'unapproved') return false;
  const ownerName = unitById.get(contract.ownerUnitId)?.name ?? '';
  return hasWords([contract.code, contract.name, contract.contractor, contract.handedOver, ownerName], q);
}

const textOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts by the chosen column; equal ones stay by code. An open end and a unit that is gone come last. */
function sortContracts(
  contracts: readonly RegisteredContract[],
  sort: ContractSort,
  units: readonly Unit[],
): RegisteredContract[] {
  const places = new Map(units.map(({ id }, index) => [id, index]));
  const placeOf = ({ ownerUnitId }: RegisteredContract) => places.get(ownerUnitId) ?? units.length;
  switch (sort) {
    case 'code':
      return [...contracts];
    case 'name':
      return [...contracts].sort((a, b) => textOrder(a.name, b.name));
    case 'contractor':
      return [...contracts].sort((a, b) => textOrder(a.contractor, b.contractor));
    case 'owner':
      return [...contracts].sort((a, b) => placeOf(a) - placeOf(b));
    case 'end':
      return [...contracts].sort((a, b) => textOrder(a.endsOn ?? '9999', b.endsOn ?? '9999'));
  }
}
