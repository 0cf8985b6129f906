import type { AskedRegister, HearingMeans, InquiryAnswer, UnlistedOutcome } from '#app/domain/asset/inquiry.ts';
import { CONTRACT_KIND_LABELS } from '#app/domain/asset/labels.ts';

export const INQUIRY_ANSWER_LABELS = {
  right: 'このとおりです',
  differs: '違います',
} as const satisfies Record<InquiryAnswer, string>;

/** Of what differed, once it is dealt with. */
export const SETTLED_LABEL = '台帳を直しました';

export const ASKED_REGISTER_LABELS = {
  system: '情報システム',
  ...CONTRACT_KIND_LABELS,
} as const satisfies Record<AskedRegister, string>;

export const HEARING_MEANS_LABELS = {
  paper: '紙',
  phone: '電話',
  meeting: '面談',
} as const satisfies Record<HearingMeans, string>;

export const UNLISTED_OUTCOME_LABELS = {
  added: '台帳に加えました',
  left_out: '加えません',
} as const satisfies Record<UnlistedOutcome, string>;
