/** 文書の表示. What every page that leaves carries: 機密性, 取扱制限 and who made it. */
export interface DocumentMarking {
  readonly confidentiality: string;
  readonly handling: string;
  readonly section: string;
}

/** Where a body has not set its own. Results name weaknesses, so they are never marked as public. */
export const DEFAULT_DOCUMENT_MARKING: DocumentMarking = {
  confidentiality: '機密性２',
  handling: '複製・配布禁止（情報セキュリティ委員会限り）',
  section: '情報セキュリティ事務局',
};

/** Of a page that somebody prints: what the committee alone may have stands on papers of their own. */
export function pageMarking(marking: DocumentMarking): DocumentMarking {
  return { ...marking, handling: '複製・配布禁止' };
}

/** How a marking stands on paper; the day in words. */
export function formatMarking({ confidentiality, handling, section }: DocumentMarking, madeOn: string): string {
  return `${confidentiality}　${handling}　作成日：${madeOn}　作成：${section}`;
}
