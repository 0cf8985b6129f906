import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';

/** 契約の種類. What a register is kept of: 業務委託 and クラウドサービス, each with its own chapter in a 対策基準. */
export const CONTRACT_KINDS = ['contract', 'cloud_service'] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];

/** 再委託. None, approved by the body, or found without an approval. */
export const SUBCONTRACTING = ['none', 'approved', 'unapproved'] as const;
export type Subcontracting = (typeof SUBCONTRACTING)[number];

/** 承認. Who approved that the work goes out or the service is used, when, and by which document. */
export interface ContractApproval {
  readonly on: CalendarDate;
  readonly by: string;
  readonly document: string;
}

/** 委託・クラウドサービスの台帳の記載. What a register says of one contract or service. */
export interface ContractEntry {
  readonly kind: ContractKind;
  readonly code: string;
  readonly name: string;
  /** 委託先 or the provider of the service. */
  readonly contractor: string;
  /** 所管課. */
  readonly ownerUnitId: string;
  /** 渡す情報, in the body's own words; empty where nothing is handed over. */
  readonly handedOver: string;
  readonly personalInformation: boolean;
  readonly subcontracting: Subcontracting;
  readonly startsOn: CalendarDate;
  /** The last day; null where no end is agreed. */
  readonly endsOn: CalendarDate | null;
  readonly approval: ContractApproval | null;
  readonly note: string;
  /** The systems of the ledger that it is about. */
  readonly systemIds: readonly string[];
}
