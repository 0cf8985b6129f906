import type { DecodedSource, SourceNote, SourceNoteKind } from '#app/lib/decoded-source.ts';
import { readNumbering } from '#app/lib/docx/numbering.ts';
import type { Numbering } from '#app/lib/docx/numbering.ts';
import { openWordPackage } from '#app/lib/docx/package.ts';
import type { PackageRefusal, WordPackage } from '#app/lib/docx/package.ts';
import { deletedWords, readRuns } from '#app/lib/docx/run.ts';
import type { RunText } from '#app/lib/docx/run.ts';
import { withIdeographs } from '#app/lib/ideograph.ts';
import { formNotes } from '#app/lib/not-policy.ts';
import { childOf, descendantsOf, elementsOf, isOn, valueOf } from '#app/lib/docx/xml.ts';

export type DocxRefusal = PackageRefusal | 'docx_without_text';

/** A row whose cell holds more paragraphs than this is a layout of columns, not a table to be read across. */
const LONGEST_CELL = 12;
/** What holds paragraphs without being one. */
const WRAPPERS = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag']);

/** Reads the text of a Word document: one paragraph a line, one table row a line, numbers as Word prints them. */
export async function readDocx(bytes: Uint8Array): Promise<DecodedSource<DocxRefusal>> {
  const opened = await openWordPackage(bytes);
  if (!opened.ok) return opened;
  const writer = new Writer(opened.parts);
  writer.blocks(childOf(opened.parts.document, 'body'));
  const { text, notes } = writer;
  if (text.trim() === '') return { ok: false, reason: 'docx_without_text' };
  return { ok: true, text: withIdeographs(text), notes: [...formNotes(text), ...notes] };
}

class Writer {
  text = '';
  readonly notes: SourceNote[] = [];
  readonly #numbering: Numbering;
  readonly #parts: WordPackage;
  /** 段落の番号. Those of cells and empty ones are counted too. */
  readonly #numberOf: ReadonlyMap<Element, number>;
  /** Text of paragraphs whose end was deleted: it goes on with the next one. */
  #carried = '';

  constructor(parts: WordPackage) {
    this.#parts = parts;
    this.#numberOf = new Map(descendantsOf(parts.document, 'p').map((paragraph, index) => [paragraph, index + 1]));
    this.#numbering = readNumbering(parts.numbering, parts.styles);
  }

  blocks(parent: Element | null): void {
    for (const element of elementsOf(parent)) {
      if (element.localName === 'p') this.#paragraph(element);
      else if (element.localName === 'tbl') this.#table(element);
      else if (element.localName === 'altChunk') this.#note('part_left_out');
      else if (WRAPPERS.has(element.localName)) this.blocks(element);
      else if (element.localName === 'AlternateContent')
        this.blocks(childOf(element, 'Choice') ?? childOf(element, 'Fallback'));
    }
  }

  #paragraph(paragraph: Element): void {
    const line = this.#lineOf(paragraph);
    if (line !== null) this.text += `${line}\n`;
  }

  /** The paragraph with its number, null when it goes on in the next. */
  #lineOf(paragraph: Element): string | null {
    const properties = childOf(paragraph, 'pPr');
    const mark = childOf(properties, 'rPr');
    const isEndDeleted = childOf(mark, 'del') !== null || childOf(mark, 'moveFrom') !== null;
    const isEndInserted = childOf(mark, 'ins') !== null || childOf(mark, 'moveTo') !== null;
    const runs = this.#runs(paragraph, isEndDeleted || isEndInserted);
    if (isEndDeleted) {
      this.#carried += runs;
      return null;
    }
    const text = this.#carried + runs;
    this.#carried = '';
    const marker = this.#numbering.markerOf(properties);
    const numbered = marker === null || marker === '' ? text : `${marker.trimEnd()} ${text}`;
    const endsSection = ['nextPage', 'oddPage', 'evenPage'].includes(sectionKind(properties));
    return (isOn(properties, 'pageBreakBefore') ? '\f' : '') + numbered.trimEnd() + (endsSection ? '\n\f' : '');
  }

  #runs(paragraph: Element, isEndChanged: boolean): string {
    const { text, left, isChanged, deleted, isCommented }: RunText = readRuns(paragraph, this.#parts);
    for (const { kind, excerpt } of left) this.#note(kind, excerpt);
    const words = firstWords(text) || firstWords(deleted);
    if (isChanged || isEndChanged) this.#note('changes_accepted', words, this.#numberOf.get(paragraph));
    if (isCommented) this.#note('comment_left_out', words, this.#numberOf.get(paragraph));
    return text;
  }

  #note(kind: SourceNoteKind, excerpt = '', paragraph?: number): void {
    this.notes.push({
      at: [this.text.length, this.text.length],
      kind,
      ...(paragraph === undefined ? {} : { paragraph }),
      ...(excerpt === '' ? {} : { excerpt }),
    });
  }

  /** Rows that are there when all changes are accepted. */
  #acceptedRows(table: Element): Element[] {
    return unwrapped(table).filter((row) => {
      if (row.localName !== 'tr') return false;
      const properties = childOf(row, 'trPr');
      const isDeleted = childOf(properties, 'del') !== null;
      if (isDeleted || childOf(properties, 'ins') !== null) {
        const [first] = descendantsOf(row, 'p');
        this.#note('changes_accepted', firstWords(deletedWords(row)), first && this.#numberOf.get(first));
      }
      return !isDeleted;
    });
  }

  #table(table: Element): void {
    const rows = this.#acceptedRows(table);
    const cellsOf = (row: Element): Element[] => unwrapped(row).filter(({ localName }) => localName === 'tc');
    if (rows.every((row) => cellsOf(row).length <= 1)) {
      // A box drawn around paragraphs.
      for (const cell of rows.flatMap(cellsOf)) this.blocks(cell);
      return;
    }
    for (const row of rows) {
      const cells = cellsOf(row).map((cell) => this.#cellLines(cell));
      if (cells.some((lines) => lines.length > LONGEST_CELL))
        this.text += cells
          .flat()
          .map((line) => `${line}\n`)
          .join('');
      else
        this.text += `${cells
          .map((lines) => lines.join(' '))
          .join('\t')
          .trimEnd()}\n`;
    }
  }

  /** Paragraphs of a cell, those of a table inside it too. */
  #cellLines(parent: Element): string[] {
    return unwrapped(parent).flatMap((element) => {
      if (element.localName === 'p') {
        const line =
          this.#lineOf(element)
            ?.replace(/[\n\f\t]+/gu, ' ')
            .trim() ?? '';
        return line === '' ? [] : [line];
      }
      if (element.localName !== 'tbl') return [];
      const rows = unwrapped(element).filter(({ localName }) => localName === 'tr');
      return rows.flatMap((row) =>
        unwrapped(row)
          .filter(({ localName }) => localName === 'tc')
          .flatMap((cell) => this.#cellLines(cell)),
      );
    });
  }
}

const FIRST_WORDS = 20;

function firstWords(text: string): string {
  const words = text.replace(/\s+/gu, ' ').trim();
  return words.length > FIRST_WORDS ? `${words.slice(0, FIRST_WORDS)}…` : words;
}

function unwrapped(parent: Element): Element[] {
  return elementsOf(parent).flatMap((element) => (WRAPPERS.has(element.localName) ? unwrapped(element) : [element]));
}

/** How a section that ends with this paragraph goes over into the next; a new page unless it says otherwise. */
function sectionKind(properties: Element | null): string {
  const section = childOf(properties, 'sectPr');
  if (section === null) return '';
  return valueOf(section, 'type') ?? 'nextPage';
}
