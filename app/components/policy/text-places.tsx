import { LINK_LOOK, TextLink } from '#app/components/ui/text-link.tsx';
import type { TextPlace } from '#app/services/questionnaire/policy-text.page.server.ts';

/** Shows a place of the text in the field that holds it, marked. */
function showInField([from, to]: TextPlace['span']): void {
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

/** Where a draft shows a place of its source. */
type DraftPlacePath = (place: number) => string;

/** What a draft knows of its source that its preview does not say. */
export interface PlacesOfDraft {
  readonly placePath: DraftPlacePath;
  readonly isPaged: boolean;
}

interface TextPlacesProps {
  readonly places: readonly TextPlace[];
  /** Whether an end of a page in the text is one of the paper. */
  readonly isPaged: boolean;
  /** The page of a draft that shows a place; null where the text stands in a field of the same page. */
  readonly draftPlace: DraftPlacePath | null;
}

/** Places of the text with what is to be said of each, and the way to it. */
export function TextPlaces({ places, isPaged, draftPlace }: TextPlacesProps) {
  return (
    <ul className="flex flex-col gap-2">
      {places.map((place, index) => {
        const where = placeWords(isPaged ? place : { ...place, pageNumber: null });
        return (
          <li key={index} className="break-inside-avoid border-t border-solid-gray-300 pt-2">
            {draftPlace === null ? (
              <a
                href="#text"
                className={LINK_LOOK}
                onClick={(event) => {
                  event.preventDefault();
                  showInField(place.span);
                }}
              >
                {where}
              </a>
            ) : (
              <TextLink to={draftPlace(place.span[0])}>{where}</TextLink>
            )}
            <p className="[overflow-wrap:anywhere]">{place.words}</p>
          </li>
        );
      })}
    </ul>
  );
}
