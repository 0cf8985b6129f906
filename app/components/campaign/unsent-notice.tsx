import { useEffect, useState } from 'react';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { sealHere } from '#app/components/response/seal-here.ts';
import { useUnsentKeys } from '#app/components/response/unsent-keys.tsx';
import { unsentSheets } from '#app/components/response/unsent-store.ts';

interface NamedPlace {
  readonly sheetId: string;
  readonly name: string;
  readonly to: string;
  readonly editable: boolean;
}

/** Of which of the sheets this browser keeps answers of the person, with their number, as other tabs change it. */
function useUnsentCounts(sheets: readonly NamedPlace[]): ReadonlyMap<string, number> {
  const keys = useUnsentKeys();
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const sheetIds = sheets.map(({ sheetId }) => sheetId).join(' ');
  useEffect(() => {
    let gone = false;
    const count = async () => {
      const seal = keys === null ? null : await sealHere(keys);
      if (keys === null || seal === null) return;
      const found = await unsentSheets(localStorage, seal, keys.owner, sheetIds.split(' '));
      if (!gone) setCounts(found);
    };
    const onStorage = () => void count();
    void count();
    window.addEventListener('storage', onStorage);
    return () => {
      gone = true;
      window.removeEventListener('storage', onStorage);
    };
  }, [keys, sheetIds]);
  return counts;
}

/** Tells of answers that this browser still keeps, with the way to send them: opening the sheet does. */
export function UnsentNotice({
  sheets,
  note = null,
}: {
  readonly sheets: readonly NamedPlace[];
  /** What becomes of them here, where that is not plain. */
  readonly note?: string | null;
}) {
  const counts = useUnsentCounts(sheets);
  const waiting = sheets.filter(({ sheetId }) => counts.has(sheetId));
  if (waiting.length === 0) return null;
  return (
    <div className="mb-6">
      <Notice tone="warning" title="この端末に、まだ送信していない回答があります" live>
        <ul>
          {waiting.map(({ sheetId, name, to, editable }) => (
            <li key={sheetId}>
              <TextLink to={to}>
                {name}（{counts.get(sheetId)}件）{editable ? 'を開いて送信する' : 'を開いて確かめる'}
              </TextLink>
              {editable ? null : '　送信していないため、点検票に含まれていません。'}
            </li>
          ))}
        </ul>
        {note === null ? null : <p>{note}</p>}
      </Notice>
    </div>
  );
}
