import type { ContractImportGround } from '#app/domain/asset/contract-import.ts';
import type { RegisteredContract } from '#app/domain/asset/contract-rule.ts';
import type { ContractEntry } from '#app/domain/asset/contract.ts';
import type { TargetResource } from '#app/domain/access/resource.ts';
import { bureauIdsOf } from '#app/domain/organization/unit.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { wholeLedger } from '#app/services/asset/ledger.loader.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { inCodeOrder } from '#app/domain/shared/code-order.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { allContracts, findContract, systemIdsOf, systemsOfContracts } from '#db/queries/contract.server.ts';
import type { ContractRow } from '#db/queries/contract.server.ts';
import type { Connection } from '#db/client.server.ts';

function registeredContract(row: ContractRow, systemIds: readonly string[]): RegisteredContract {
  const { approvedOn, approvedBy, approvalDocument, startsOn, endsOn, retiredOn, ...rest } = row;
  const day = (text: string | null) => (text === null ? null : calendarDate(text));
  const on = day(approvedOn);
  return {
    ...rest,
    startsOn: calendarDate(startsOn),
    endsOn: day(endsOn),
    retiredOn: day(retiredOn),
    approval: on === null ? null : { on, by: approvedBy ?? '', document: approvalDocument ?? '' },
    systemIds,
  };
}

/** Both registers by code, with what is no longer kept. */
export function wholeRegister(db: Connection): readonly RegisteredContract[] {
  const systems = groupBy(systemsOfContracts(db), ({ contractId }) => contractId);
  return inCodeOrder(allContracts(db)).map((row) =>
    registeredContract(
      row,
      (systems.get(row.id) ?? []).map(({ systemId }) => systemId),
    ),
  );
}

/** One contract or service; null where there is none. */
export function contractById(db: Connection, id: string): RegisteredContract | null {
  const row = findContract(db, id);
  return row === undefined ? null : registeredContract(row, systemIdsOf(db, id));
}

/** Where its readers are looked for: at its owner, and at the bureaus above that one. */
export function placeOfContract(
  { ownerUnitId }: Pick<RegisteredContract, 'ownerUnitId'>,
  units: ReadonlyMap<string, Unit>,
): Omit<TargetResource, 'type'> {
  return { targetId: ownerUnitId, ...bureauIdsOf(units.get(ownerUnitId), units) };
}

/** What the lines of a file, or a form, are held against on `today`. */
export function contractImportGround(db: Connection, today: CalendarDate): ContractImportGround {
  return { contracts: wholeRegister(db), systems: wholeLedger(db), units: unitsOn(db, today) };
}

/** A contract as its row has it, but for its systems. */
export function columnsOf({
  systemIds: _systemIds,
  approval,
  ...entry
}: ContractEntry): Omit<ContractRow, 'id' | 'retiredOn'> {
  return {
    ...entry,
    approvedOn: approval?.on ?? null,
    approvedBy: approval?.by ?? null,
    approvalDocument: approval?.document ?? null,
  };
}

/** What a register says of a contract, without its id and its end. */
export function contractEntryOf({ id: _id, retiredOn: _retiredOn, ...entry }: RegisteredContract): ContractEntry {
  return entry;
}

/** 見た内容. Names an entry as a page showed it, so that nobody writes over what another has changed since. */
export function seenContract({ systemIds, approval, ...entry }: ContractEntry): string {
  const approved = approval === null ? null : { ...approval };
  return sha256(canonicalJson({ ...entry, approval: approved, systemIds: [...systemIds].sort() }));
}
