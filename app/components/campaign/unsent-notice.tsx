import { useEffect, useState } from 'react';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { unsentSheets } from '#app/components/response/unsent-store.ts';

/** Tells of answers that this browser still keeps, with the way to send them: opening the sheet does. */
export function UnsentNotice({
  personId,
  sheets,
  note = null,
}: {
  readonly personId: string;
  readonly sheets: readonly { readonly sheetId: string; readonly name: string; readonly to: string }[];
  /** What becomes of them here, where that is not plain. */
  readonly note?: string | null;
}) {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => setCounts(unsentSheets(localStorage, personId)), [personId]);
  const waiting = sheets.filter(({ sheetId }) => counts.has(sheetId));
  if (waiting.length === 0) return null;
  return (
    <div className="mb-6">
      <Notice tone="warning" title="この端末に、まだ送信していない回答があります" live>
        <ul>
          {waiting.map(({ sheetId, name, to }) => (
            <li key={sheetId}>
              <TextLink to={to}>
                {name}（{counts.get(sheetId)}件）を開いて送信する
              </TextLink>
            </li>
          ))}
        </ul>
        {note === null ? null : <p>{note}</p>}
      </Notice>
    </div>
  );
}
