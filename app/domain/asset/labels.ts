import type { ZoneKind } from '#app/domain/asset/information-system.ts';
import type { Classification } from '#app/domain/asset/classification.ts';
import type { ContractKind, Subcontracting } from '#app/domain/asset/contract.ts';
import type { ContractField } from '#app/domain/asset/contract-rule.ts';
import type { EntryField } from '#app/domain/asset/ledger-rule.ts';

export const ZONE_KIND_LABELS = {
  my_number: 'マイナンバー利用事務系',
  internal: 'LGWAN接続系',
  internet: 'インターネット接続系',
} as const satisfies Record<ZoneKind, string>;

export const ZONE_KIND_HINTS = {
  my_number: '住民基本台帳、税、福祉など、マイナンバーを扱う業務の系統です。',
  internal: '人事給与、財務会計、文書管理など、庁内だけで使う業務の系統です。',
  internet: 'ホームページ、電子メールなど、インターネットにつながる業務の系統です。',
} as const satisfies Record<ZoneKind, string>;

export const ENTRY_FIELD_LABELS = {
  code: 'コード',
  name: '名称',
  ownerUnitId: '所管課',
  zoneId: 'ネットワーク区分',
  confidentiality: '機密性',
  integrity: '完全性',
  availability: '可用性',
  contractor: '委託先',
  contractEndsOn: '契約の終わり',
  note: '備考',
  attributes: '属性',
} as const satisfies Record<EntryField, string>;

/** Of a system that the body has not classified. */
export const UNCLASSIFIED_LABEL = '未分類';

type GradeLabels<Aspect extends keyof Classification> = Record<NonNullable<Classification[Aspect]>, string>;

export const CONFIDENTIALITY_LABELS = {
  '1': '機密性1',
  '2': '機密性2',
  '3': '機密性3',
  '3C': '機密性3C',
  '3B': '機密性3B',
  '3A': '機密性3A',
} as const satisfies GradeLabels<'confidentiality'>;

export const INTEGRITY_LABELS = { '1': '完全性1', '2': '完全性2' } as const satisfies GradeLabels<'integrity'>;

export const AVAILABILITY_LABELS = { '1': '可用性1', '2': '可用性2' } as const satisfies GradeLabels<'availability'>;

export const CONTRACT_KIND_LABELS = {
  contract: '業務委託',
  cloud_service: 'クラウドサービス',
} as const satisfies Record<ContractKind, string>;

export const SUBCONTRACTING_LABELS = {
  none: 'なし',
  approved: 'あり（承認済み）',
  unapproved: 'あり（未承認）',
} as const satisfies Record<Subcontracting, string>;

export const CONTRACT_FIELD_LABELS = {
  kind: '種類',
  code: 'コード',
  name: '名称',
  contractor: '委託先',
  ownerUnitId: '所管課',
  handedOver: '渡す情報',
  personalInformation: '個人情報',
  subcontracting: '再委託',
  startsOn: '開始日',
  endsOn: '終了日',
  approvedOn: '承認日',
  approvedBy: '承認者',
  approvalDocument: '承認の文書番号',
  systemIds: '対象の情報システム',
  note: '備考',
} as const satisfies Record<ContractField, string>;
