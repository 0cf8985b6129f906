import type { AskedRegister, InquiryAnswer } from '#app/domain/asset/inquiry.ts';
import { CONTRACT_KIND_LABELS } from '#app/domain/asset/labels.ts';

export const INQUIRY_ANSWER_LABELS = {
  right: 'このとおりです',
  differs: '違います',
} as const satisfies Record<InquiryAnswer, string>;

export const ASKED_REGISTER_LABELS = {
  system: '情報システム',
  ...CONTRACT_KIND_LABELS,
} as const satisfies Record<AskedRegister, string>;
