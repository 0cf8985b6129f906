/**
 * 情報資産の分類. The grades of 機密性・完全性・可用性 as 対策基準 print them, the lowest first: some bodies have one
 * 機密性３, others part it into 3A, 3B and 3C, of which 3A is the highest.
 */
export const CONFIDENTIALITY_GRADES = ['1', '2', '3', '3C', '3B', '3A'] as const;
export const INTEGRITY_GRADES = ['1', '2'] as const;
export const AVAILABILITY_GRADES = ['1', '2'] as const;

/** 情報システムの分類. Null where the body has not classified the system. */
export interface Classification {
  readonly confidentiality: (typeof CONFIDENTIALITY_GRADES)[number] | null;
  readonly integrity: (typeof INTEGRITY_GRADES)[number] | null;
  readonly availability: (typeof AVAILABILITY_GRADES)[number] | null;
}
