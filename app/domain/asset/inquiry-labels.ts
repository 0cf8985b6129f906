import type { Subcontracting } from '#app/domain/asset/contract.ts';
import type { AskedRegister, InquiryAnswer } from '#app/domain/asset/inquiry.ts';

export const INQUIRY_ANSWER_LABELS = {
  right: 'このとおりです',
  differs: '違います',
} as const satisfies Record<InquiryAnswer, string>;

export const ASKED_REGISTER_LABELS = {
  system: '情報システム',
  contract: '業務委託',
  cloud_service: 'クラウドサービス',
} as const satisfies Record<AskedRegister, string>;

export const ASKED_SUBCONTRACTING_LABELS = {
  none: 'なし',
  approved: 'あり（承認済み）',
  unapproved: 'あり（未承認）',
} as const satisfies Record<Subcontracting, string>;
