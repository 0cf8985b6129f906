import type { MarkedKind } from '#app/domain/organization/appointment-kind.ts';
import type { Office } from '#app/domain/organization/office.ts';

/** 役職. An office as it is said of its holder. */
export interface OfficeOfPerson {
  readonly office: Office;
  /** Of the unit or the system; null for an office of the whole body. */
  readonly placeName: string | null;
  /** 事務取扱 or 職務代理; null for the own holder. */
  readonly heldAs: MarkedKind | null;
}
