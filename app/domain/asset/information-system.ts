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

/** 情報システム. An entry of the 情報システム台帳. */
export interface InformationSystem {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** 所管課. */
  readonly ownerUnitId: string;
  readonly zoneId: string;
  /** Ids of the asset gates that hold for it, e.g. `package`, `public_facing`. */
  readonly attributes: readonly string[];
}
