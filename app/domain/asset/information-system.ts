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

/** 台帳の記載. What the ledger says of a system. */
export interface SystemEntry {
  readonly code: string;
  readonly name: string;
  /** 所管課. */
  readonly ownerUnitId: string;
  readonly zoneId: string;
  /** Ids of the asset gates that hold for it, e.g. `package`, `public_facing`. */
  readonly attributes: readonly string[];
}

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
