import type { Discard, ReadingWarning, ReadingWarningCode } from '#app/domain/policy/clause.ts';
import type { LineFlow } from '#app/domain/policy/line-flow.ts';
import { readMarker } from '#app/domain/policy/marker.ts';
import type { Marker } from '#app/domain/policy/marker.ts';
import { Sequences } from '#app/domain/policy/sequence.ts';
import type { Placement } from '#app/domain/policy/sequence.ts';
import type { SourceLine } from '#app/domain/policy/source-line.ts';
import { isCaption, isTableHeader, isTableRow } from '#app/domain/policy/table.ts';

/** 条項の下書き. A clause whose lines are known and whose words are not yet judged. */
export interface Draft {
  readonly id: string;
  readonly parent: string | null;
  readonly form: 'marked' | 'table' | 'note';
  readonly sourceMarker?: string;
  /** Heading words that stand apart: of a table, of a 条. */
  readonly caption?: string;
  /** What stands behind the marker in its own line, then the lines below it. */
  readonly texts: string[];
  readonly lines: SourceLine[];
  /** Number of clauses directly below. */
  children: number;
}

export interface Outline {
  readonly drafts: readonly Draft[];
  readonly discarded: readonly Discard[];
  readonly warnings: readonly ReadingWarning[];
}

const SENTENCE_END = /[。】]$|。[」』）)]$/u;
const CAPTION = /^[（(][^（）()。]{1,30}[）)]$/u;
const SUPPLEMENT = /^[附付]\s*則(?:[\s（(]|$)/u;
const DATE_LINE = /^[（(]?(?:令和|平成|昭和|西暦)?\s*[0-9０-９元]{1,4}\s*年\s*[0-9０-９]{1,2}\s*月(?:\s*[0-9０-９]{1,2}\s*日)?\s*(?:改定|改正|制定|施行|策定|決定)?[）)]?$/u;

/** Walks the lines of one document and hangs each on the clause it belongs to. */
export function outline(lines: readonly SourceLine[], flow: LineFlow): Outline {
  return new Outliner(lines, flow).run();
}

class Outliner {
  readonly #lines: readonly SourceLine[];
  readonly #flow: LineFlow;
  readonly #markers: readonly (Marker | null)[];
  readonly #nextOrdinals: readonly (number | null)[];
  readonly #sequences: Sequences;
  readonly #drafts: Draft[] = [];
  readonly #byId = new Map<string, Draft>();
  readonly #discarded: Discard[] = [];
  readonly #warnings: ReadingWarning[] = [];
  #current: Draft | null = null;
  #table: Draft | null = null;
  /** （目的） in the line above its 条. */
  #caption: SourceLine | null = null;
  /** Set behind a date or 附則 that closes a document: why what follows is no clause. */
  #closing: 'signature' | 'supplementary_provisions' | null = null;

  constructor(lines: readonly SourceLine[], flow: LineFlow) {
    this.#lines = lines;
    this.#flow = flow;
    this.#markers = lines.map((line) => readMarker(line.text));
    this.#nextOrdinals = nextOrdinals(this.#markers);
    this.#sequences = new Sequences(this.#markers.some((marker) => marker?.style === 'article'));
  }

  run(): Outline {
    this.#lines.forEach((line, index) => this.#take(line, index));
    return { drafts: this.#drafts, discarded: this.#discarded, warnings: this.#warnings };
  }

  #take(line: SourceLine, index: number): void {
    const closing = this.#closes(line);
    const placed = closing === 'supplementary_provisions' ? null : this.#placed(index);
    const marker = placed?.marker ?? this.#markers[index] ?? null;
    if (placed !== null) {
      this.#openClause(index, placed.marker, placed.placement);
    } else if (this.#isCaptionOfArticle(line, index)) {
      this.#caption = line;
    } else if (this.#current === null || closing !== null) {
      this.#discarded.push({ from: line.from, to: line.to, why: closing ?? 'preamble' });
    } else if (this.#isFragment(line, index)) {
      this.#discarded.push({ from: line.from, to: line.to, why: 'stray_fragment' });
      this.#warn(line, 'stray_fragment', `「${line.text}」は前の文の断片とみて除きました。`);
    } else if (this.#table !== null && isTableRow(line, this.#lines[index + 1], this.#lines[index + 2], this.#flow)) {
      this.#addTo(this.#table, line);
    } else if (this.#isClosed(index) && isTableHeader(line, this.#lines[index + 1], this.#flow)) {
      this.#openTable(line, false);
    } else if (this.#isClosed(index) && isCaption(line, this.#lines[index + 1], this.#lines[index + 2], this.#flow)) {
      this.#openTable(line, true);
    } else {
      if (marker !== null && this.#table === null && this.#isClosed(index)) {
        this.#warn(line, 'marker_refused', `「${marker.printed}」は項番の並びに合わないため、本文として読みました。`);
      }
      this.#addText(line, index);
    }
  }

  /** The reading of the line's marker that has a place. */
  #placed(index: number): { readonly marker: Marker; readonly placement: Placement } | null {
    const marker = this.#markers[index] ?? null;
    for (const reading of marker === null ? [] : [marker, marker.alternative]) {
      const placement = reading === undefined ? null : this.#placementOf(reading, index);
      if (reading !== undefined && placement !== null) return { marker: reading, placement };
    }
    return null;
  }

  #isCaptionOfArticle(line: SourceLine, index: number): boolean {
    if (!CAPTION.test(line.text) || this.#markers[index + 1]?.style !== 'article') return false;
    return this.#placed(index + 1) !== null;
  }

  #placementOf(marker: Marker, index: number): Placement | null {
    if (this.#table !== null && marker.style.startsWith('bullet-')) return null;
    const outlook = { closed: this.#isClosed(index), nextOrdinal: this.#nextOrdinals[index] ?? null };
    const placement = this.#sequences.place(marker, outlook);
    if (placement === null || this.#byId.has(placement.id)) return null;
    return placement;
  }

  /** Whether the line before this one has come to its end. */
  #isClosed(index: number): boolean {
    const before = this.#lines[index - 1];
    const line = this.#lines[index];
    if (before === undefined || line === undefined) return true;
    return this.#table !== null || !this.#flow.goesOn(before.text, line.text);
  }

  #openClause(index: number, marker: Marker, placement: Placement): void {
    const line = this.#lines[index];
    if (line === undefined) return;
    if (placement.slip) {
      this.#warn(line, 'marker_slip', `項番「${marker.printed}」は並びと合わないため、「${placement.id}」として読みました。`);
    } else if (placement.skipped > 0) {
      this.#warn(line, 'marker_gap', `項番「${marker.printed}」の前の項番が見当たりません。`);
    }
    this.#sequences.open(marker.style, placement);
    const above = this.#caption === null ? [] : [this.#caption];
    const { caption, rest } = marker.style === 'article' ? captionOf(above[0], marker.rest) : { caption: null, rest: marker.rest };
    const draft: Draft = {
      id: placement.id,
      parent: placement.parent,
      form: 'marked',
      ...(placement.slip ? { sourceMarker: marker.printed } : {}),
      ...(caption === null ? {} : { caption }),
      texts: [rest],
      lines: [...above, line],
      children: 0,
    };
    this.#caption = null;
    this.#table = null;
    this.#closing = null;
    if (marker.style === 'article' && rest !== '' && this.#hasSecondParagraph(index)) this.#addParagraphs(draft, line, rest);
    else this.#add(draft);
  }

  /** Whether a 条 has a 項 ２: its first one then stands without a marker. */
  #hasSecondParagraph(index: number): boolean {
    for (let i = index + 1; i < this.#lines.length; i += 1) {
      const marker = this.#markers[i] ?? null;
      if (marker?.style === 'article' || marker?.style.startsWith('part-') === true) return false;
      if (marker?.style === 'digit') return marker.ordinal === 2;
    }
    return false;
  }

  /** Splits the line of a 条 into the 条 itself and its first 項. */
  #addParagraphs(article: Draft, line: SourceLine, rest: string): void {
    const from = line.to - rest.length;
    const head = { ...line, to: line.from + line.text.slice(0, -rest.length).trimEnd().length, text: '' };
    this.#add({ ...article, texts: [''], lines: [...article.lines.slice(0, -1), head] });
    const { id, parent } = this.#sequences.openFirstParagraph();
    this.#add({ id, parent, form: 'marked', texts: [rest], lines: [{ ...line, from, text: rest }], children: 0 });
  }

  #openTable(line: SourceLine, hasCaption: boolean): void {
    const section = this.#sequences.currentId;
    const id = this.#freeId(section, 't');
    const draft: Draft = {
      id,
      parent: section,
      form: 'table',
      ...(hasCaption ? { caption: line.text } : {}),
      texts: hasCaption ? [] : [line.text],
      lines: [line],
      children: 0,
    };
    this.#add(draft);
    this.#table = draft;
  }

  #addText(line: SourceLine, index: number): void {
    const current = this.#current;
    if (current === null) return;
    const endsParagraph = this.#table !== null || this.#isClosed(index);
    if (endsParagraph && this.#leavesClause(current, line)) {
      const section = current.form === 'marked' ? current.parent : this.#sequences.currentId;
      const id = this.#freeId(section, 'n');
      this.#table = null;
      this.#add({ id, parent: section, form: 'note', texts: [line.text], lines: [line], children: 0 });
      return;
    }
    this.#addTo(current, line);
  }

  /** A new sentence behind a table, a note or an item that is no sentence stands on its own. */
  #leavesClause(current: Draft, line: SourceLine): boolean {
    if (current.form !== 'marked') return true;
    const own = current.texts.at(-1) ?? '';
    if (SENTENCE_END.test(own) || current.parent === null) return false;
    const siblings = this.#byId.get(current.parent)?.children ?? 0;
    return siblings > 1 && /^(?:また|なお|ただし|この場合|さらに|その他)、/u.test(line.text);
  }

  /** The end of a sentence printed twice, as page breaks leave it behind. */
  #isFragment(line: SourceLine, index: number): boolean {
    const before = this.#lines[index - 1]?.text ?? '';
    return /^[ぁ-ん]{1,6}。$/u.test(line.text) && before.endsWith(line.text);
  }

  #closes(line: SourceLine): 'signature' | 'supplementary_provisions' | null {
    if (this.#current === null) return null;
    const last = this.#current.texts.at(-1) ?? '';
    if (SUPPLEMENT.test(line.text)) this.#closing = 'supplementary_provisions';
    else if (this.#closing === null && DATE_LINE.test(line.text) && SENTENCE_END.test(last)) this.#closing = 'signature';
    return this.#closing;
  }

  #freeId(section: string | null, letter: 't' | 'n'): string {
    for (let count = 1; ; count += 1) {
      const id = section === null ? `${letter}${count}` : `${section}-${letter}${count}`;
      if (!this.#byId.has(id)) return id;
    }
  }

  #add(draft: Draft): void {
    this.#drafts.push(draft);
    this.#byId.set(draft.id, draft);
    this.#current = draft;
    const parent = draft.parent === null ? undefined : this.#byId.get(draft.parent);
    if (parent !== undefined) parent.children += 1;
  }

  #addTo(draft: Draft, line: SourceLine): void {
    draft.texts.push(line.text);
    draft.lines.push(line);
  }

  #warn(line: SourceLine, code: ReadingWarningCode, message: string): void {
    this.#warnings.push({ at: [line.from, line.to], code, message });
  }
}

/** The heading of a 条 stands in brackets above it or behind its number. */
function captionOf(above: SourceLine | undefined, rest: string): { readonly caption: string | null; readonly rest: string } {
  if (above !== undefined) return { caption: above.text.slice(1, -1), rest };
  const inside = /^[（(]([^（）()。]{1,30})[）)][\s　]*/u.exec(rest);
  return inside === null ? { caption: null, rest } : { caption: inside[1] ?? null, rest: rest.slice(inside[0].length) };
}

/** For each marker the ordinal of the next candidate of its style. */
function nextOrdinals(markers: readonly (Marker | null)[]): (number | null)[] {
  const next = new Map<string, number>();
  const ordinals: (number | null)[] = new Array<number | null>(markers.length).fill(null);
  for (let index = markers.length - 1; index >= 0; index -= 1) {
    const marker = markers[index] ?? null;
    if (marker === null) continue;
    ordinals[index] = next.get(marker.style) ?? null;
    next.set(marker.style, marker.ordinal);
  }
  return ordinals;
}
