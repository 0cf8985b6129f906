import type { DecodedSource, SourceNote, SourceNoteKind } from '#app/lib/decoded-source.ts';
import { readNumbering } from '#app/lib/docx/numbering.ts';
import type { Numbering } from '#app/lib/docx/numbering.ts';
import { openWordPackage } from '#app/lib/docx/package.ts';
import type { PackageRefusal, WordPackage } from '#app/lib/docx/package.ts';
import { readRuns } from '#app/lib/docx/run.ts';
import type { RunText } from '#app/lib/docx/run.ts';
import { childOf, elementsOf, isOn, valueOf } from '#app/lib/docx/xml.ts';
import { withIdeographs } from '#app/lib/ideograph.ts';

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
  return text.trim() === ''
    ? { ok: false, reason: 'docx_without_text' }
    : { ok: true, text: withIdeographs(text), notes };
}

class Writer {
  text = '';
  readonly notes: SourceNote[] = [];
  readonly #numbering: Numbering;
  readonly #parts: WordPackage;
  /** Text of paragraphs whose end was deleted: it goes on with the next one. */
  #carried = '';

  constructor(parts: WordPackage) {
    this.#parts = parts;
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
    const runs = this.#runs(paragraph);
    if (childOf(childOf(properties, 'rPr'), 'del') !== null) {
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

  #runs(paragraph: Element): string {
    const { text, left }: RunText = readRuns(paragraph, this.#parts);
    for (const { kind, excerpt } of left) this.#note(kind, excerpt);
    return text;
  }

  #note(kind: SourceNoteKind, excerpt?: string): void {
    this.notes.push({ at: [this.text.length, this.text.length], kind, ...(excerpt === undefined ? {} : { excerpt }) });
  }

  #table(table: Element): void {
    const rows = unwrapped(table).filter(
      (row) => row.localName === 'tr' && childOf(childOf(row, 'trPr'), 'del') === null,
    );
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

function unwrapped(parent: Element): Element[] {
  return elementsOf(parent).flatMap((element) => (WRAPPERS.has(element.localName) ? unwrapped(element) : [element]));
}

/** How a section that ends with this paragraph goes over into the next; a new page unless it says otherwise. */
function sectionKind(properties: Element | null): string {
  const section = childOf(properties, 'sectPr');
  if (section === null) return '';
  return valueOf(section, 'type') ?? 'nextPage';
}
