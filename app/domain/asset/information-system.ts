import type { Classification } from '#app/domain/asset/classification.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';

/** ネットワーク区分の種類. The three layers of 三層の対策; a body may name and number its zones itself. */
export const ZONE_KINDS = ['my_number', 'internal', 'internet'] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

/** ネットワーク区分. A zone as the body names it. */
export interface NetworkZone {
  readonly id: string;
  readonly kind: ZoneKind;
  readonly name: string;
  readonly order: number;
}

/** 情報システムの説明. What the ledger says besides; nothing of it changes what is asked. */
export interface SystemDescription extends Classification {
  /** 委託先 and the last day of the contract, where no contract of the register names the system; null for none. */
  readonly contractor: string | null;
  readonly contractEndsOn: CalendarDate | null;
  /** 備考; empty for none. */
  readonly note: string;
}

/** Of a system of which nothing besides is said. */
export const NOT_DESCRIBED: SystemDescription = {
  confidentiality: null,
  integrity: null,
  availability: null,
  contractor: null,
  contractEndsOn: null,
  note: '',
};

/** 点検する情報システム. What the ledger says that decides who is asked what. */
export interface AskedSystem {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** 所管課. */
  readonly ownerUnitId: string;
  readonly zoneId: string;
  /** Ids of the asset gates that hold for it, e.g. `package`, `public_facing`. */
  readonly attributes: readonly string[];
}

/** 台帳の記載. What the ledger says of a system. */
export interface SystemEntry extends Omit<AskedSystem, 'id'>, SystemDescription {}

/** 情報システム. An entry of the 情報システム台帳. */
export interface InformationSystem extends SystemEntry {
  readonly id: string;
}

/** 台帳の情報システム. With the day from which it is no longer asked; null while it is in use. */
export interface LedgerSystem extends InformationSystem {
  readonly retiredOn: CalendarDate | null;
}

/** True while the system is asked: its history stays when it no longer is. */
export function isInUse({ retiredOn }: Pick<LedgerSystem, 'retiredOn'>, day: CalendarDate): boolean {
  return retiredOn === null || day < retiredOn;
}

/** What the ledger says of a system, without its id and its end. */
export function entryOf(system: InformationSystem): SystemEntry {
  const { code, name, ownerUnitId, zoneId, attributes } = system;
  return { code, name, ownerUnitId, zoneId, attributes, ...described(system) };
}

/** What is said of it besides. */
export function described(system: SystemDescription): SystemDescription {
  const { confidentiality, integrity, availability, contractor, contractEndsOn, note } = system;
  return { confidentiality, integrity, availability, contractor, contractEndsOn, note };
}
