import type { UnitType } from '#app/domain/shared/unit-type.ts';

export const UNIT_TYPE_LABELS = {
  organization: '全庁組織',
  bureau: '部',
  department: '課',
  system: '情報システム',
} as const satisfies Record<UnitType, string>;
