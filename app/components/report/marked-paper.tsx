import type { ReactNode } from 'react';

export interface MarkingShown {
  readonly confidentiality: string;
  readonly handling: string;
  readonly section: string;
  /** As shown. */
  readonly madeOn: string;
}

function words({ confidentiality, handling, section, madeOn }: MarkingShown): string {
  return `${confidentiality}　${handling}　作成日：${madeOn}　作成：${section}`;
}

/** A paper with 機密性, 取扱制限, 作成日 and 作成課 at its head, and at the foot of every printed page. */
export function MarkedPaper({ marking, children }: { readonly marking: MarkingShown; readonly children: ReactNode }) {
  return (
    <div className="marked-paper">
      <div className="marked-paper-body">
        <p className="border border-solid-gray-800 px-3 py-1 text-dns-14B-130">{words(marking)}</p>
        {children}
      </div>
      <div aria-hidden="true" className="marked-paper-foot">
        <p>{words(marking)}</p>
      </div>
    </div>
  );
}
