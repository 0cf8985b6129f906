import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { judgeClause } from '#app/domain/policy/wording/clause-judgement.ts';
import type {
  Clause,
  Discard,
  PolicyDocument,
  PolicyDocumentKind,
  PolicyReading,
  ReadingWarning,
  Span,
} from '#app/domain/policy/clause.ts';
import { warnOfDutiesOutside } from '#app/domain/policy/duties-outside.ts';
import { chooseReading } from '#app/domain/policy/reading-plan.ts';
import type { ReadingPlan } from '#app/domain/policy/reading-plan.ts';
import { findDocuments } from '#app/domain/policy/source/document-part.ts';
import type { DocumentPart } from '#app/domain/policy/source/document-part.ts';
import { withUnnumberedParts } from '#app/domain/policy/unnumbered-part.ts';
import { discardAround } from '#app/domain/policy/source/front-matter.ts';
import { countEqualNumbers } from '#app/domain/policy/source/equal-numbers.ts';
import { findFurniture } from '#app/domain/policy/source/furniture.ts';
import { measureFlow } from '#app/domain/policy/source/line-flow.ts';
import { outlineDocument } from '#app/domain/policy/outline-document.ts';
import type { Draft } from '#app/domain/policy/outline/draft.ts';
import { warnOfMisreadLetters } from '#app/domain/policy/source/misread-letter.ts';
import { mendMisreadMarkers } from '#app/domain/policy/source/misread-marker.ts';
import { readNewSide } from '#app/domain/policy/source/old-and-new.ts';
import { breakRunTogether } from '#app/domain/policy/source/run-together.ts';
import { readDownColumns } from '#app/domain/policy/source/side-by-side.ts';
import type { LaidOut } from '#app/domain/policy/source/side-by-side.ts';
import { splitSource } from '#app/domain/policy/source/source-line.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';
import { warnOfPageNumbers } from '#app/domain/policy/source/page-number.ts';
import { roleNamesIn } from '#app/domain/policy/wording/role-names.ts';
import { markTables } from '#app/domain/policy/table/mark.ts';
import { wordingOf } from '#app/domain/policy/wording/wording.ts';
import type { Wording } from '#app/domain/policy/wording/wording.ts';

/**
 * Reads the text of a policy into clauses. Never throws on bad text: what
 * cannot be placed becomes a listed discard or a located warning.
 */
export function readPolicy(source: string): PolicyReading {
  const lines = splitSource(source);
  const ordered = layOut(breakRunTogether(countEqualNumbers(lines, source)));
  const laidOut = { ...ordered, warnings: [...ordered.warnings, ...warnOfMisreadLetters(lines, source)] };
  const { reading, outside } = chooseReading((plan) => readAs(plan, laidOut, source), source);
  return { ...reading, warnings: [...warnOfDutiesOutside(outside, source), ...reading.warnings] };
}

/** The lines in the order in which they are read: column after column, and of new and old wording the new alone. */
function layOut(lines: readonly SourceLine[]): LaidOut {
  const fresh = readNewSide(lines);
  const laidOut = fresh.warnings.length > 0 ? fresh : readDownColumns(lines);
  const mended = mendMisreadMarkers(laidOut.lines);
  return { ...laidOut, lines: mended.lines, warnings: [...laidOut.warnings, ...mended.warnings] };
}

function readAs(plan: ReadingPlan, laidOut: LaidOut, source: string): PolicyReading {
  const lines = markTables(laidOut.lines, plan.tables);
  const furniture = findFurniture(lines, plan);
  const discarded: Discard[] = [...laidOut.discarded];
  const text: SourceLine[] = [];
  lines.forEach((line, index) => {
    const why = furniture.get(index);
    if (why === undefined) text.push(line);
    else discarded.push({ from: line.from, to: line.to, why });
  });

  const clauses: Clause[] = [];
  const warnings: ReadingWarning[] = [...laidOut.warnings, ...warnOfPageNumbers(lines, furniture)];
  let read = 0;
  const documents: PolicyDocument[] = [];
  const linesOf = new Map<PolicyDocumentKind, SourceLine[]>();
  for (const part of documentParts(text, plan)) {
    for (const one of discardAround(text.slice(read, part.title ?? part.first), false)) discarded.push(one);
    const title = part.title === null ? undefined : text[part.title];
    if (title !== undefined) discarded.push({ from: title.from, to: title.to, why: 'document_title' });
    const lines = text.slice(part.first, part.end);
    const own = linesOf.get(part.kind);
    if (own === undefined) linesOf.set(part.kind, lines);
    else for (const line of lines) own.push(line);
    const from = title?.from ?? lines[0]?.from ?? 0;
    documents.push({ kind: part.kind, title: title?.text ?? '', span: [from, lines.at(-1)?.to ?? from] });
    read = part.end;
  }
  // A title that comes back goes on with the same document: ids stay unique in each.
  for (const [kind, lines] of linesOf) readDocument(kind, lines, plan, { clauses, discarded, warnings });
  sortByPlace(clauses, laidOut.lines);
  for (const one of discardAround(text.slice(read), documents.length > 0)) discarded.push(one);
  const merged = mergeDiscards(
    discarded.sort((a, b) => a.from - b.from),
    source,
  );
  warnings.sort((a, b) => a.at[0] - b.at[0]);
  return { documents, clauses, discarded: merged, warnings };
}

interface Collected {
  readonly clauses: Clause[];
  readonly discarded: Discard[];
  readonly warnings: ReadingWarning[];
}

function documentParts(text: readonly SourceLine[], { unnumbered }: ReadingPlan): readonly DocumentPart[] {
  const flow = measureFlow(text);
  const parts = findDocuments(text, flow);
  return unnumbered === 'clauses' ? withUnnumberedParts(parts, text, flow) : parts;
}

function readDocument(
  kind: PolicyDocumentKind,
  lines: readonly SourceLine[],
  plan: ReadingPlan,
  into: Collected,
): void {
  const flow = measureFlow(lines);
  const { drafts, discarded, warnings } = outlineDocument(lines, flow, plan);
  const worded = drafts.map((draft) => ({ draft, wording: wordingOf(draft, flow) }));
  const roles = roleNamesIn(worded.map(({ wording }) => wording.text));
  const byId = new Map<string, Clause>();
  for (const { draft, wording } of worded) {
    const clause = clauseOf(draft, wording, kind, ancestorsOf(draft, byId), roles);
    byId.set(clause.id, clause);
    into.clauses.push(clause);
  }
  for (const discard of discarded) into.discarded.push(discard);
  for (const warning of warnings) into.warnings.push(warning);
}

function clauseOf(
  draft: Draft,
  wording: Wording,
  document: PolicyDocumentKind,
  ancestors: readonly Clause[],
  roles: RoleNames,
): Clause {
  const { kind, subjects, sentences, inherited } = judgeClause(
    wording,
    draft.form === 'marked' ? 'text' : draft.form,
    ancestors,
    roles,
  );
  return {
    document,
    id: draft.id,
    parent: draft.parent,
    title: wording.title,
    text: wording.text,
    kind,
    subjects,
    sentences,
    ...(inherited ? { inherited: true as const } : {}),
    ...(draft.sourceMarker === undefined ? {} : { sourceMarker: draft.sourceMarker }),
    spans: spansOf(draft.lines),
  };
}

/** From the parent upwards. */
function ancestorsOf(draft: Draft, byId: ReadonlyMap<string, Clause>): Clause[] {
  const ancestors: Clause[] = [];
  for (let id = draft.parent; id !== null;) {
    const ancestor = byId.get(id);
    if (ancestor === undefined) break;
    ancestors.push(ancestor);
    id = ancestor.parent;
  }
  return ancestors;
}

/** Into the order in which the lines are read; a 項 that begins inside a line comes behind its 条. */
function sortByPlace(clauses: Clause[], lines: readonly SourceLine[]): void {
  const places = new Map(lines.map(({ from }, at) => [from, at]));
  const placed = new Map<Clause, number>();
  let last = 0;
  for (const clause of clauses) {
    last = places.get(startOf(clause)) ?? last;
    placed.set(clause, last);
  }
  clauses.sort((one, other) => (placed.get(one) ?? 0) - (placed.get(other) ?? 0));
}

function startOf(clause: Clause): number {
  return clause.spans[0]?.[0] ?? 0;
}

function spansOf(lines: readonly SourceLine[]): Span[] {
  return lines.map((line): Span => [line.from, line.to]);
}

/** Neighbouring discards of one reason are one, as the secretariat sees them. */
function mergeDiscards(discarded: readonly Discard[], source: string): Discard[] {
  const merged: Discard[] = [];
  for (const discard of discarded) {
    const last = merged.at(-1);
    if (last !== undefined && last.why === discard.why && source.slice(last.to, discard.from).trim() === '') {
      merged[merged.length - 1] = { ...last, to: discard.to };
    } else {
      merged.push(discard);
    }
  }
  return merged;
}
