import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { PersonKind } from '#app/domain/organization/person.ts';
import type { TransferKind, TransferState } from '#app/domain/organization/transfer.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

export const UNIT_TYPE_LABELS = {
  organization: '全庁組織',
  bureau: '部',
  department: '課',
  system: '情報システム',
} as const satisfies Record<UnitType, string>;

export const PERSON_KIND_LABELS = {
  employee: '職員',
  part_time: '会計年度任用職員',
  special: '特別職',
  outside: '外部の方',
} as const satisfies Record<PersonKind, string>;

/** Under which units and systems stand that belong to no bureau. */
export const NO_BUREAU_LABEL = '部に属さない所属';

/** The names a new body starts with; every one of them can be edited there. */
export const OFFICE_DEFAULT_NAMES = {
  staff_in_charge: '担当者',
  security_manager: '情報セキュリティ管理者',
  bureau_coordinator: 'とりまとめ担当',
  security_officer: '情報セキュリティ責任者',
  system_manager: '情報システム管理者',
  supervising_security_officer: '統括情報セキュリティ責任者',
  ciso: '最高情報セキュリティ責任者（CISO）',
  committee: '情報セキュリティ委員会',
  committee_member: '情報セキュリティ委員会委員',
  audit_supervisor: '情報セキュリティ監査統括責任者',
  auditor: '監査人',
  csirt: 'CSIRT',
  secretariat: '事務局',
  administrator: 'システム運用担当',
} as const satisfies OfficeNames;

export const TRANSFER_KIND_LABELS = {
  full: '全件（表が全職員）',
  partial: '差分（表の人だけ）',
} as const satisfies Record<TransferKind, string>;

export const TRANSFER_STATE_LABELS = {
  draft: '下書き',
  applied: '確定',
  undone: '取消済',
} as const satisfies Record<TransferState, string>;
