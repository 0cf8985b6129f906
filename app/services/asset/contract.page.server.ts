import type { Actor } from '#app/domain/access/actor.ts';
import { can, covers } from '#app/domain/access/can.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { draftOf } from '#app/domain/asset/contract-rule.ts';
import type { ContractDraft } from '#app/domain/asset/contract-rule.ts';
import { endsSoon } from '#app/domain/asset/contract-term.ts';
import { isInUse } from '#app/domain/asset/information-system.ts';
import type { LedgerSystem } from '#app/domain/asset/information-system.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import {
  contractById,
  contractEntryOf,
  placeOfContract,
  seenContract,
} from '#app/services/asset/contract.loader.server.ts';
import { lastInquiries } from '#app/services/asset/inquiry.loader.server.ts';
import type { LastInquiry } from '#app/services/asset/inquiry.loader.server.ts';
import { wholeLedger } from '#app/services/asset/ledger.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';

interface Named {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** 契約の選択肢. What the form of a contract offers. */
export interface ContractMaterial {
  readonly owners: readonly Named[];
  /** Those in use, and those that it names already. */
  readonly systemChoices: readonly Named[];
}

const plain = ({ id, code, name }: Named): Named => ({ id, code, name });

function material(
  {
    units,
    systems,
    today,
  }: { readonly units: readonly Unit[]; readonly systems: readonly LedgerSystem[]; readonly today: CalendarDate },
  named: readonly string[],
): ContractMaterial {
  return {
    owners: units.filter(({ type }) => type !== 'organization').map(plain),
    systemChoices: systems.filter((system) => isInUse(system, today) || named.includes(system.id)).map(plain),
  };
}

/** For the form of a new contract; only those who keep the registers open it. */
export function newContractPage(context: ServiceContext, actor: Actor): Result<ContractMaterial, Denial> {
  const permission = authorize(actor, 'ledger.edit', null);
  if (!permission.ok) return permission;
  const { db, clock } = context;
  const today = tokyoDate(clock());
  return { ok: true, value: material({ units: unitsOn(db, today), systems: wholeLedger(db), today }, []) };
}

/** 契約の画面. */
export interface ContractPage {
  readonly draft: ContractDraft;
  /** Names the entry as it is shown. */
  readonly seenHash: string;
  readonly retiredOn: CalendarDate | null;
  readonly endsSoon: boolean;
  /** Null where the owner is no unit of today. */
  readonly ownerName: string | null;
  readonly namedSystems: readonly Named[];
  readonly today: CalendarDate;
  readonly lastInquiry: LastInquiry | null;
  /** What its form offers; null for who only reads it. */
  readonly offered: ContractMaterial | null;
  /** Whether the next campaign asks contract by contract. */
  readonly asksByContract: boolean;
}

/** Everybody who reads the registers reads it; a section only what it owns. */
export function contractPage(context: ServiceContext, actor: Actor, id: string): Result<ContractPage, Denial> {
  const permission = authorize(actor, 'contract.view', null);
  if (!permission.ok) return permission;
  const contract = contractById(context.db, id);
  if (contract === null) return refuse('not_permitted');
  const today = tokyoDate(context.clock());
  const units = unitsOn(context.db, today);
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  if (!covers(permission.value, placeOfContract(contract, unitById))) return refuse('not_permitted');
  const entry = contractEntryOf(contract);
  const systems = wholeLedger(context.db);
  return {
    ok: true,
    value: {
      draft: draftOf(entry),
      seenHash: seenContract(entry),
      retiredOn: contract.retiredOn,
      endsSoon: contract.retiredOn === null && endsSoon(contract.endsOn, today),
      ownerName: unitById.get(contract.ownerUnitId)?.name ?? null,
      namedSystems: systems.filter(({ id: systemId }) => contract.systemIds.includes(systemId)).map(plain),
      today,
      lastInquiry: lastInquiries(context.db, 'contractId', [id]).get(id) ?? null,
      offered: can(actor, 'ledger.edit', null).ok ? material({ units, systems, today }, contract.systemIds) : null,
      asksByContract: bodySettings(context.db).objectRule.perObject,
    },
  };
}
