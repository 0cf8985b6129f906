import { holdersOn, namesOf } from '#app/services/organization/holder.loader.server.ts';
import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { entryOf, isInUse } from '#app/domain/asset/information-system.ts';
import type { SystemEntry, ZoneKind } from '#app/domain/asset/information-system.ts';
import { ATTRIBUTE_GROUPS, ATTRIBUTE_NAMES } from '#app/domain/questionnaire/gate/system-attribute.ts';
import type { AttributeGroup, SystemAttribute } from '#app/domain/questionnaire/gate/system-attribute.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { contractsBySystem } from '#app/services/asset/system-contract.loader.server.ts';
import type { SystemContract } from '#app/services/asset/system-contract.loader.server.ts';
import { lastInquiries } from '#app/services/asset/inquiry.loader.server.ts';
import type { LastInquiry } from '#app/services/asset/inquiry.loader.server.ts';
import { seenSystem, systemById } from '#app/services/asset/ledger.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { allZones, runningCampaignsOf, systemCounts } from '#db/queries/asset.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';

/** 記載の選択肢. What a form of a system offers. */
export interface SystemMaterial {
  readonly owners: readonly { readonly id: string; readonly code: string; readonly name: string }[];
  readonly zones: readonly { readonly id: string; readonly name: string }[];
  readonly attributeGroups: readonly {
    readonly id: AttributeGroup;
    readonly attributes: readonly { readonly id: SystemAttribute; readonly name: string }[];
  }[];
  readonly today: CalendarDate;
}

function material({ db, clock }: ServiceContext): SystemMaterial {
  const today = tokyoDate(clock());
  return {
    owners: unitsOn(db, today)
      .filter(({ type }) => type !== 'organization')
      .map(({ id, code, name }) => ({ id, code, name })),
    zones: allZones(db).map(({ id, name }) => ({ id, name })),
    attributeGroups: ATTRIBUTE_GROUPS.map(({ id, attributes }) => ({
      id,
      attributes: attributes.map((attribute) => ({ id: attribute, name: ATTRIBUTE_NAMES.get(attribute) ?? attribute })),
    })),
    today,
  };
}

/** For the form of a new system; only those who keep the ledger open it. */
export function newSystemPage(context: ServiceContext, actor: Actor): Result<SystemMaterial, Denial> {
  const permission = authorize(actor, 'ledger.edit', null);
  return permission.ok ? { ok: true, value: material(context) } : permission;
}

/** 情報システムの画面. */
export interface SystemPage extends SystemMaterial {
  readonly entry: SystemEntry;
  /** Names the entry as it is shown. */
  readonly seenHash: string;
  readonly retiredOn: CalendarDate | null;
  readonly inUse: boolean;
  readonly managers: readonly HolderName[];
  /** The campaigns that run and ask about it: until they are closed it cannot be retired. */
  readonly runningNames: readonly string[];
  /** The contracts in force that name it: where there are any, they alone say who maintains it and until when. */
  readonly contracts: readonly SystemContract[];
  readonly lastInquiry: LastInquiry | null;
}

export function systemPage(context: ServiceContext, actor: Actor, id: string): Result<SystemPage, Denial> {
  const permission = authorize(actor, 'ledger.edit', null);
  if (!permission.ok) return permission;
  const system = systemById(context.db, id);
  if (system === null) return refuse('not_permitted');
  const offered = material(context);
  const { retiredOn } = system;
  return {
    ok: true,
    value: {
      ...offered,
      entry: entryOf(system),
      seenHash: seenSystem(system),
      retiredOn,
      inUse: isInUse(system, offered.today),
      managers: namesOf(holdersOn(context.db, offered.today).ofSystem(id)),
      runningNames: runningCampaignsOf(context.db, id).map((campaign) => campaign.name),
      contracts: contractsBySystem(context.db, offered.today, [id]).get(id) ?? [],
      lastInquiry: lastInquiries(context.db, 'systemId', [id]).get(id) ?? null,
    },
  };
}

/** ネットワーク区分の画面. */
export interface ZonesPage {
  readonly lines: readonly {
    readonly id: string;
    readonly kind: ZoneKind;
    readonly name: string;
    readonly order: number;
    /** Retired systems included. */
    readonly systemCount: number;
  }[];
  /** The order that a new one is offered. */
  readonly nextOrder: number;
}

export function zonesPage(context: ServiceContext, actor: Actor): Result<ZonesPage, Denial> {
  const permission = authorize(actor, 'ledger.edit', null);
  if (!permission.ok) return permission;
  const counts = systemCounts(context.db, null);
  const lines = allZones(context.db).map((zone) => ({ ...zone, systemCount: counts.get(zone.id) ?? 0 }));
  return { ok: true, value: { lines, nextOrder: Math.max(0, ...lines.map(({ order }) => order)) + 1 } };
}
