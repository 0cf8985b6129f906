import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import { QUESTION } from '#app/domain/policy/source/front-matter.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import { readMarker, readMarkers } from '#app/domain/policy/marker/marker.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** 文書の範囲. Lines of one document, its title line excluded. */
export interface DocumentPart {
  readonly kind: PolicyDocumentKind;
  /** Index of the title line, null when the text has none. */
  readonly title: number | null;
  readonly first: number;
  readonly end: number;
}

export interface Title {
  readonly index: number;
  /** Null for another document, which is neither and ends the one before. */
  readonly kind: PolicyDocumentKind | null;
}

/** ○ stands before the title of a collected regulation. */
const TITLE =
  /^[○◯]?[^はがを、。]{0,30}?(基本方針|対策基準)(?:\s*(?:規程|規則|要綱|要領)|\s*[（(]?(?:の例文|案|編|本文)[）)]?)?[〕】』」]?$/u;
/** What other documents in the same file are called: how things are done, not what binds. */
const OTHER_TITLE =
  /^[○◯]?[^はがを、。]{0,24}セキュリティ[^はがを、。]{0,12}(?:実施手順書?|実施要領|運用手順書?|手引き?|マニュアル)$/u;
/** 質疑応答集, 質問回答書, Q&A: what was asked about a policy binds nobody. */
const ANSWERS_TITLE =
  /^[^はがを、。]{0,40}(?:質疑(?:応答|回答)|質問(?:及び|と|に対する|・)?回答|問答|Q\s?[&＆]\s?A|Ｑ\s?＆\s?Ａ|FAQ|ＦＡＱ)(?:集|書|一覧表?|表)?(?:について)?$/u;
/** Signs that stand before a title without numbering it. */
const DECORATION = /^bullet-[○●■□◆◇◎★]$/u;
/** A title that says whose or what document it is; the bare word alone may be any word. */
const FULL_TITLE = /セキュリティ|ポリシー|^[〔【『「]/u;
/** A document numbers at least this many clauses from one on; less is a cover, a figure or a list. */
const MIN_MARKERS = 3;

/** Finds where the 基本方針 and the 対策基準 begin and end. */
export function findDocuments(lines: readonly SourceLine[], flow: LineFlow): DocumentPart[] {
  const titles = findTitles(lines, flow);
  const full = partsOf(
    titles.filter(({ index, kind }) => kind === null || FULL_TITLE.test(lines[index]?.text ?? '')),
    lines,
  );
  if (full.length > 0) return full;
  const chapters = chapterParts(lines);
  if (chapters.length > 0) return chapters;
  const bare = partsOf(titles, lines);
  if (bare.length > 0) return bare;
  return numbersClauses(lines) ? [{ kind: guessKind(lines), title: null, first: 0, end: lines.length }] : [];
}

/** The lines that name a document. */
export function findTitles(lines: readonly SourceLine[], flow: LineFlow): Title[] {
  const titles: Title[] = [];
  lines.forEach((line, index) => {
    const match = line.text.length <= 50 ? TITLE.exec(line.text) : null;
    const marker = readMarker(line.text);
    if (match === null && isOtherDocument(lines, index)) titles.push({ index, kind: null });
    if (match === null || (marker !== null && !DECORATION.test(marker.style))) return;
    const before = lines[index - 1];
    if (before !== undefined && flow.fillsWidth(before.text) && flow.goesOn(before.text, line.text)) return;
    titles.push({ index, kind: match[1] === '基本方針' ? 'basic_policy' : 'standards' });
  });
  return titles;
}

/** Lines behind a title in which its own numbering must begin. */
const OPENING = 8;

function isOtherDocument(lines: readonly SourceLine[], index: number): boolean {
  const text = lines[index]?.text ?? '';
  if (readMarker(text) !== null) return false;
  const opening = lines.slice(index + 1, index + OPENING);
  if (ANSWERS_TITLE.test(text)) return opening.some((line) => QUESTION.test(line.text));
  return OTHER_TITLE.test(text) && opening.some((line) => readMarker(line.text)?.ordinal === 1);
}

function partsOf(titles: readonly Title[], lines: readonly SourceLine[]): DocumentPart[] {
  const parts: DocumentPart[] = [];
  titles.forEach(({ index, kind }, at) => {
    const end = titles[at + 1]?.index ?? lines.length;
    if (kind === null || !numbersClauses(lines.slice(index + 1, end))) return;
    parts.push({ kind, title: index, first: index + 1, end });
  });
  return parts;
}

/** 第１章　基本方針 and 第２章　対策基準 of one regulation: two documents whose 条 count through. */
function chapterParts(lines: readonly SourceLine[]): DocumentPart[] {
  const starts: { readonly index: number; readonly kind: PolicyDocumentKind }[] = [];
  lines.forEach((line, index) => {
    const marker = readMarker(line.text);
    const match = marker?.style === 'part-章' || marker?.style === 'part-編' ? TITLE.exec(marker.rest) : null;
    if (match !== null) starts.push({ index, kind: match[1] === '基本方針' ? 'basic_policy' : 'standards' });
  });
  if (new Set(starts.map(({ kind }) => kind)).size < 2) return [];
  return starts.map(({ index, kind }, at) => ({
    kind,
    title: null,
    first: at === 0 ? 0 : index,
    end: starts[at + 1]?.index ?? lines.length,
  }));
}

function numbersClauses(lines: readonly SourceLine[]): boolean {
  const readings = lines
    .map((line) => readMarkers(line.text).filter(({ doubtful }) => doubtful === 0))
    .filter((own) => own.length > 0);
  return readings.length >= MIN_MARKERS && readings.some((own) => own.some(({ ordinal }) => ordinal === 1));
}

/** The kind of a document that no title names. */
export function guessKind(lines: readonly SourceLine[]): PolicyDocumentKind {
  const opening = lines
    .slice(0, 40)
    .map((line) => line.text)
    .join('');
  return /(?:本|この)基本方針/u.test(opening) ? 'basic_policy' : 'standards';
}
