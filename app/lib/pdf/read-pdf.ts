import { createRequire } from 'node:module';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AnnotationMode, getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DecodedSource, SourceNote, SourceNoteKind } from '#app/lib/decoded-source.ts';
import { matrixOf } from '#app/lib/pdf/matrix.ts';
import { fontNames, readPageContent } from '#app/lib/pdf/page-content.ts';
import type { FontMeasure, Glyph, Operators, PageContent } from '#app/lib/pdf/page-content.ts';
import type { PageLine } from '#app/lib/pdf/page-line.ts';
import { NO_FLOW, textOfPage } from '#app/lib/pdf/page-text.ts';
import type { LeftOut } from '#app/lib/pdf/page-text.ts';
import { formNotes, slideNotes } from '#app/lib/not-policy.ts';
import type { PageShape } from '#app/lib/not-policy.ts';
import { inflatesBeyond } from '#app/lib/pdf/inflated.ts';
import { joinSplitRows } from '#app/lib/pdf/split-row.ts';
import { unified } from '#app/lib/pdf/unified.ts';
import { turnUpright } from '#app/lib/pdf/upright.ts';

export type PdfRefusal =
  | 'pdf_damaged'
  | 'pdf_encrypted'
  | 'pdf_without_text'
  | 'pdf_unmapped'
  | 'pdf_too_long'
  | 'pdf_inflates'
  | 'pdf_page_too_full';

/** More pages than any policy has: reading them would take longer than anyone waits. */
const MAX_PAGES = 1_500;
/** More operators or characters than any page of a policy has; where they stand is compared with each other. */
const MAX_OPERATORS = 400_000;
const MAX_GLYPHS = 40_000;
/** Characters that are there but stand for nothing known: a font without its table. */
const UNMAPPED = /[\ue000-\uf8ff\ufffd\u0000-\u0008\u000e-\u001f]/u;
const MAX_UNMAPPED = 0.2;
/** Letters of other languages, which a font with a false table passes off its kana as; no Japanese text has many. */
const FOREIGN = /[\u0080-\u00a4\u00a6\u00a9-\u00af\u00b2\u00b3\u00b5\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u024f]/u;
const MAX_FOREIGN = 0.05;
const PAGE_END = '\f';
const USUAL_FONT: FontMeasure = { vertical: false, unit: 0.001 };
/** Turns of the event loop after which a font that is still missing does not come any more. */
const FONT_TURNS = 100;

/** What one stream of a page may hold: the longest have a few megabytes. */
const MAX_INFLATED = 64 * 1024 * 1024;

/** Reads the text layer of a PDF, page by page, with a form feed between pages. */
export async function readPdf(bytes: Uint8Array): Promise<DecodedSource<PdfRefusal>> {
  if (inflatesBeyond(bytes, MAX_INFLATED)) return { ok: false, reason: 'pdf_inflates' };
  const opened = await open(bytes);
  if (!opened.ok) return opened;
  try {
    return opened.pdf.numPages > MAX_PAGES ? { ok: false, reason: 'pdf_too_long' } : await readPages(opened.pdf);
  } finally {
    await opened.pdf.loadingTask.destroy();
  }
}

type Opened =
  { readonly ok: true; readonly pdf: PDFDocumentProxy } | { readonly ok: false; readonly reason: PdfRefusal };

async function open(bytes: Uint8Array): Promise<Opened> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    // pdfjs takes the bytes it is given for its own and empties them.
    data: Uint8Array.from(bytes),
    cMapUrl: path.join(folder, 'cmaps') + path.sep,
    standardFontDataUrl: path.join(folder, 'standard_fonts') + path.sep,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    // Pictures hold no text and take long to decode.
    maxImageSize: 1,
    // Anything more is printed to the console.
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return { ok: true, pdf: await task.promise };
  } catch (error) {
    await task.destroy();
    if (!(error instanceof Error)) throw error;
    // Whatever pdfjs stumbles over in foreign bytes, the file is not as it should be.
    return { ok: false, reason: error.name === 'PasswordException' ? 'pdf_encrypted' : 'pdf_damaged' };
  }
}

/** What is to be said about a page, before its place in the text is known. */
type PageNote = Omit<SourceNote, 'at' | 'page'>;

async function readPages(pdf: PDFDocumentProxy): Promise<DecodedSource<PdfRefusal>> {
  const pages: PageLine[][] = [];
  const pageNotes: PageNote[][] = [];
  let [ink, unmapped, foreign, damaged] = [0, 0, 0, 0];
  const shapes: PageShape[] = [];
  let flow = NO_FLOW;
  // What is printed on every page is named once.
  const named = new Set<string>();
  const isNew = ({ kind, excerpt }: LeftOut): boolean => {
    const before = named.size;
    named.add(kind === 'emphasis_left_out' ? kind : excerpt);
    return named.size > before;
  };
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const content = await contentOf(pdf, page);
    if (content === 'too_full') return { ok: false, reason: 'pdf_page_too_full' };
    const inked = content?.glyphs.filter(({ text }) => text.trim() !== '') ?? [];
    const strange = content?.unmapped ?? 0;
    const kind = content === null ? 'page_damaged' : doubtOf(inked, strange);
    const { lines, leftOut, flow: next } = textOfPage(content ?? { glyphs: [], rules: [] }, flow);
    flow = next;
    pages.push([...lines]);
    pageNotes.push([
      ...(kind === null ? [] : [{ kind }]),
      ...(strange > 0 && kind !== 'page_unmapped' ? [{ kind: 'characters_unmapped' as const, count: strange }] : []),
      ...leftOut.filter((one) => one.kind === 'ruby_left_out' || one.kind === 'note_left_out' || isNew(one)),
    ]);
    ink += inked.length;
    unmapped += strange;
    shapes.push({
      isLandscape: content?.isLandscape ?? false,
      lengths: lines.map(({ text }) => text.trim().length).filter((length) => length > 0),
    });
    foreign += countOf(inked, FOREIGN);
    damaged += content === null ? 1 : 0;
  }
  if (ink === 0) return { ok: false, reason: damaged > 0 ? 'pdf_damaged' : 'pdf_without_text' };
  if (isUnmapped(ink, unmapped, foreign)) return { ok: false, reason: 'pdf_unmapped' };
  const texts = joinSplitRows(pages).map((lines) => lines.map(({ text }) => `${text}\n`).join(''));
  const text = texts.join(PAGE_END);
  return { ok: true, text, notes: [...slideNotes(shapes), ...formNotes(text), ...placed(pageNotes, texts)] };
}

function countOf(glyphs: readonly Glyph[], characters: RegExp): number {
  return glyphs.filter(({ text }) => characters.test(text)).length;
}

function isUnmapped(ink: number, unmapped: number, foreign: number): boolean {
  return unmapped > ink * MAX_UNMAPPED || foreign > ink * MAX_FOREIGN;
}

function doubtOf(inked: readonly Glyph[], unmapped: number): SourceNoteKind | null {
  if (inked.length === 0) return 'page_without_text';
  if (isUnmapped(inked.length, unmapped, countOf(inked, FOREIGN))) return 'page_unmapped';
  return inked.every(({ hidden }) => hidden) ? 'page_recognized' : null;
}

/** A note about a page stands where the page begins. */
function placed(pageNotes: readonly (readonly PageNote[])[], texts: readonly string[]): SourceNote[] {
  let at = 0;
  return pageNotes.flatMap((notes, index) => {
    const start = at;
    at += (texts[index]?.length ?? 0) + PAGE_END.length;
    return notes.map((note): SourceNote => ({ ...note, at: [start, start], page: index + 1 }));
  });
}

interface ReadPage extends PageContent {
  /** Characters whose code says nothing. */
  readonly unmapped: number;
  readonly isLandscape: boolean;
}

/** What is printed on a page, null when the file is damaged there. */
async function contentOf(pdf: PDFDocumentProxy, number: number): Promise<ReadPage | 'too_full' | null> {
  let page: PDFPageProxy;
  let operators: Operators;
  try {
    page = await pdf.getPage(number);
    operators = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return null;
  }
  if (operators.fnArray.length > MAX_OPERATORS) return 'too_full';
  const fonts = await fontsOf(page, operators);
  const viewport = page.getViewport({ scale: 1 });
  const content = readPageContent(operators, matrixOf(viewport.transform), (name) => fonts.get(name) ?? USUAL_FONT);
  page.cleanup();
  const inView = ({ x, y }: Glyph): boolean =>
    x >= -1 && y >= -1 && x <= viewport.width + 1 && y <= viewport.height + 1;
  const printed = content.glyphs.filter(inView);
  if (printed.length > MAX_GLYPHS) return 'too_full';
  return {
    glyphs: turnUpright(printed).map((glyph) => ({ ...glyph, text: unified(shownText(glyph)) })),
    rules: content.rules,
    unmapped: countOf(printed, UNMAPPED),
    isLandscape: viewport.width > viewport.height,
  };
}

/** A character that is printed but stands for nothing known stays visible. */
function shownText({ text, advance }: Glyph): string {
  return text === '\u0000' && advance > 0 ? '\ufffd' : text;
}

async function fontsOf(page: PDFPageProxy, operators: Operators): Promise<Map<string, FontMeasure>> {
  const fonts = new Map<string, FontMeasure>();
  for (const name of fontNames(operators)) {
    for (let turn = 0; turn < FONT_TURNS && !page.commonObjs.has(name); turn += 1) await setImmediate();
    if (page.commonObjs.has(name)) fonts.set(name, measureOf(page.commonObjs.get(name)));
  }
  return fonts;
}

function measureOf(font: unknown): FontMeasure {
  if (typeof font !== 'object' || font === null) return USUAL_FONT;
  const matrix: unknown = 'fontMatrix' in font ? font.fontMatrix : undefined;
  const unit: unknown = Array.isArray(matrix) ? matrix[0] : undefined;
  return {
    vertical: 'vertical' in font && font.vertical === true,
    unit: typeof unit === 'number' && unit > 0 ? unit : USUAL_FONT.unit,
  };
}
