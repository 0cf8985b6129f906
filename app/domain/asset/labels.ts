import type { ZoneKind } from '#app/domain/asset/information-system.ts';
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
  attributes: '属性',
} as const satisfies Record<EntryField, string>;
