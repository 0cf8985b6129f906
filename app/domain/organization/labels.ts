import type { MarkedKind } from '#app/domain/organization/appointment-kind.ts';
import type { BodyKind } from '#app/domain/organization/body.ts';
import type { Circulation, Quorum } from '#app/domain/organization/committee.ts';
import type { Module } from '#app/domain/organization/module.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { PersonKind } from '#app/domain/organization/person.ts';
import type { TransferKind, TransferState } from '#app/domain/organization/transfer.ts';
import type { BureauLevel } from '#app/domain/organization/unit.ts';
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

/** As a paper says it behind the office: 総務課長事務取扱. */
export const MARKED_KIND_LABELS = {
  concurrent: '事務取扱',
  acting: '職務代理',
} as const satisfies Record<MarkedKind, string>;

export const BODY_KIND_LABELS = {
  city: '市',
  town: '町',
  village: '村',
  special_ward: '特別区',
  association: '一部事務組合・広域連合',
  other: 'その他',
} as const satisfies Record<BodyKind, string>;

/** What the units are called together. */
export const UNITS_LABEL = '部・課';

/** What they are called in a body that has no bureaus. */
export const SECTIONS_LABEL = '課';

/** Under which they stand in a body that has no bureaus. */
export const NO_BUREAUS_LABEL = '各所属';

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

export const MODULE_LABELS = {
  audit: '監査',
  exception: '例外措置',
  committee: '委員会',
  bureau: '部',
} as const satisfies Record<Module, string>;

/** Which of two bureaus is meant where a policy says 部局. */
export const BUREAU_LEVEL_LABELS = {
  nearest: '部（課のすぐ上）',
  upper: '局（部の上）',
} as const satisfies Record<BureauLevel, string>;

export const QUORUM_LABELS = {
  half: '委員の半数以上の出席',
  majority: '委員の過半数の出席',
  two_thirds: '委員の3分の2以上の出席',
} as const satisfies Record<Quorum, string>;

export const CIRCULATION_LABELS = {
  allowed: '認める',
  not_allowed: '認めない',
} as const satisfies Record<Circulation, string>;

export const TRANSFER_KIND_LABELS = {
  full: '全件（表が全職員）',
  partial: '差分（表の人だけ）',
} as const satisfies Record<TransferKind, string>;

export const TRANSFER_STATE_LABELS = {
  draft: '下書き',
  applied: '確定',
  undone: '取消済',
} as const satisfies Record<TransferState, string>;
