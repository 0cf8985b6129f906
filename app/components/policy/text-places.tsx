import { useEffect, useState } from 'react';
import { LINK_LOOK } from '#app/components/ui/text-link.tsx';
import type { TextPlace } from '#app/services/questionnaire/policy-text.page.server.ts';

/** Shows a place of the text in the field that holds it, marked. */
function showInField([from, to]: TextPlace['at']): void {
  const field = document.getElementById('text');
  if (!(field instanceof HTMLTextAreaElement)) return;
  // The text that was read begins behind the empty lines that the field may begin with.
  const before = field.value.length - field.value.replace(/^\n+/u, '').length;
  field.closest('details')?.setAttribute('open', '');
  // A field scrolls to its caret when it is given the focus: once to the beginning, then to the place.
  field.setSelectionRange(before + from, before + from);
  field.blur();
  field.focus();
  field.setSelectionRange(before + from, before + Math.max(from, to));
  field.scrollIntoView({ block: 'center' });
}

function placeWords({ pageNumber, lineNumber }: TextPlace): string {
  return `${pageNumber === null ? '' : `${pageNumber}ページ、`}本文の${lineNumber}行目`;
}

interface TextPlacesProps {
  readonly places: readonly TextPlace[];
  /** Whether an end of a page in the text is one of the paper. */
  readonly isPaged: boolean;
}

/** Places of the text with what is to be said of each, and the way to it. */
export function TextPlaces({ places, isPaged }: TextPlacesProps) {
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return (
    <ul className="flex flex-col gap-2">
      {places.map((found, index) => {
        const place = isPaged ? found : { ...found, pageNumber: null };
        const where = placeWords(place);
        return (
          <li key={index} className="border-t border-solid-gray-300 pt-2">
            {scripted ? (
              <button
                type="button"
                className={`min-h-6 text-left ${LINK_LOOK}`}
                aria-label={`${where}を開く`}
                onClick={() => showInField(place.at)}
              >
                {where}
              </button>
            ) : (
              where
            )}
            <p className="break-words [overflow-wrap:anywhere]">{place.words}</p>
          </li>
        );
      })}
    </ul>
  );
}
