/** 照会への回答. The owner's word on one entry of a register: it is right as it stands, or something differs. */
export const INQUIRY_ANSWERS = ['right', 'differs'] as const;
export type InquiryAnswer = (typeof INQUIRY_ANSWERS)[number];
