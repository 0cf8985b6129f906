import type { ReactNode } from 'react';
import { formatMarking } from '#app/domain/organization/document-marking.ts';
import type { DocumentMarking } from '#app/domain/organization/document-marking.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';

export interface MarkedPaperProps {
  readonly marking: DocumentMarking;
  /** The day it speaks of. */
  readonly madeOn: string;
  readonly children: ReactNode;
}

/** How a marking stands on paper. */
export function markingWords(marking: DocumentMarking, madeOn: string): string {
  return formatMarking(marking, japaneseDate(madeOn));
}

/** A paper with 機密性, 取扱制限, 作成日 and 作成課 at its head, and at the foot of every printed page. */
export function MarkedPaper({ marking, madeOn, children }: MarkedPaperProps) {
  return (
    <div className="marked-paper">
      <div className="marked-paper-body">
        <p className="border border-solid-gray-800 px-3 py-1 text-dns-14B-130">{markingWords(marking, madeOn)}</p>
        {children}
      </div>
      <div aria-hidden="true" className="marked-paper-foot">
        <p>{markingWords(marking, madeOn)}</p>
      </div>
    </div>
  );
}
