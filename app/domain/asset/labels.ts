import type { ZoneKind } from '#app/domain/asset/information-system.ts';

export const ZONE_KIND_LABELS = {
  my_number: 'マイナンバー利用事務系',
  internal: 'LGWAN接続系（内部情報系）',
  internet: 'インターネット接続系',
} as const satisfies Record<ZoneKind, string>;
