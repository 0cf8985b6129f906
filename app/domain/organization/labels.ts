import type { UnitType } from '#app/domain/shared/unit-type.ts';

export const UNIT_TYPE_LABELS = {
  organization: '全庁組織',
  bureau: '部',
  department: '課',
  system: '情報システム',
} as const satisfies Record<UnitType, string>;

/** Under which units and systems stand that belong to no bureau. */
export const NO_BUREAU_LABEL = '部に属さない所属';
