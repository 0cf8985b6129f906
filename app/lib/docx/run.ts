import type { SourceNoteKind } from '#app/lib/decoded-source.ts';
import type { WordPackage } from '#app/lib/docx/package.ts';
import { symbolOf } from '#app/lib/docx/symbol.ts';
import { attributeOf, childOf, descendantsOf, elementsOf, isOn } from '#app/lib/docx/xml.ts';

/** Text of a paragraph and what it holds besides. */
export interface RunText {
  readonly text: string;
  readonly left: readonly { readonly kind: SourceNoteKind; readonly excerpt: string }[];
  /** 変更履歴. Whether words were put in or taken out that nobody has accepted or refused yet. */
  readonly isChanged: boolean;
  /** Words that were taken out. */
  readonly deleted: string;
  /** Whether a comment of the editors hangs on it. */
  readonly isCommented: boolean;
}

/** What is no text of the paragraph: its properties, deletions, field codes, notes of the editors. */
const SKIPPED = new Set([
  'pPr',
  'rPr',
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'annotationRef',
  'rt',
  'sdtPr',
  'fldData',
]);
const TAKEN_OUT = new Set(['del', 'moveFrom']);
const CHANGES = new Set([...TAKEN_OUT, 'ins', 'moveTo']);
const DRAWN = new Set(['drawing', 'pict', 'object']);
const EXCERPT = 40;

/** Reads the runs of a paragraph as they are printed when all changes are accepted. */
export function readRuns(paragraph: Element, { footnotes, endnotes }: WordPackage): RunText {
  const left: { kind: SourceNoteKind; excerpt: string }[] = [];
  const leave = (kind: SourceNoteKind, words: string): void => {
    const excerpt = words.replace(/\s+/gu, ' ').trim();
    if (excerpt !== '')
      left.push({ kind, excerpt: excerpt.length > EXCERPT ? `${excerpt.slice(0, EXCERPT)}…` : excerpt });
  };
  let [isChanged, isCommented, deleted] = [false, false, ''];
  const noteOf = (notes: Element | null, reference: Element): string => {
    const id = attributeOf(reference, 'id');
    return elementsOf(notes)
      .filter((note) => attributeOf(note, 'id') === id)
      .map(wordsOf)
      .join('');
  };
  const textOf = (element: Element): string => {
    const name = element.localName;
    if (CHANGES.has(name)) isChanged = true;
    if (TAKEN_OUT.has(name)) deleted += deletedWords(element);
    if (name === 'commentReference') isCommented = true;
    if (SKIPPED.has(name)) return '';
    if (DRAWN.has(name)) {
      leave('text_box_left_out', descendantsOf(element, 'txbxContent').map(wordsOf).join(' '));
      return '';
    }
    switch (name) {
      case 't':
        return (element.textContent ?? '').replace(/[\r\n]+/gu, ' ');
      case 'tab':
      case 'ptab':
        return '\t';
      case 'br':
        return attributeOf(element, 'type') === 'page' ? '\f' : '\n';
      case 'cr':
        return '\n';
      case 'noBreakHyphen':
        return '-';
      case 'sym':
        return symbolOf(characterOf(attributeOf(element, 'char')), attributeOf(element, 'font'));
      case 'footnoteReference':
        leave('note_left_out', noteOf(footnotes, element));
        return '';
      case 'endnoteReference':
        leave('note_left_out', noteOf(endnotes, element));
        return '';
      case 'ruby':
        leave('ruby_left_out', wordsOf(childOf(element, 'rt')));
        return below(childOf(element, 'rubyBase'));
      case 'AlternateContent':
        return below(childOf(element, 'Choice') ?? childOf(element, 'Fallback'));
      case 'r':
        return isOn(childOf(element, 'rPr'), 'vanish') ? '' : below(element);
      default:
        return below(element);
    }
  };
  const below = (parent: Element | null): string => elementsOf(parent).map(textOf).join('');
  const text = below(paragraph);
  return { text, left, isChanged, deleted, isCommented };
}

/** Words that a change takes out; of moved ones at the place that they leave. */
export function deletedWords(element: Element): string {
  return [...descendantsOf(element, 'delText'), ...descendantsOf(element, 't')]
    .map((text) => text.textContent ?? '')
    .join('');
}

/** All words inside, whatever they stand in. */
function wordsOf(element: Element | null): string {
  if (element === null) return '';
  const paragraphs = [...(element.localName === 'p' ? [element] : []), ...descendantsOf(element, 'p')];
  const holders = paragraphs.length > 0 ? paragraphs : [element];
  return holders
    .map((holder) =>
      descendantsOf(holder, 't')
        .map((text) => text.textContent ?? '')
        .join(''),
    )
    .join(' ');
}

/** Word writes a symbol's code in four hexadecimal digits. */
function characterOf(code: string | null): string {
  return code !== null && /^[0-9a-fA-F]{1,4}$/u.test(code) ? String.fromCharCode(Number.parseInt(code, 16)) : '•';
}
