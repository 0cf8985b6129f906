import type { RoleNames } from '#app/domain/policy/actor.ts';
import type { Clause, Discard, PolicyReading, ReadingWarning, Span } from '#app/domain/policy/clause.ts';
import { findDocuments } from '#app/domain/policy/document-part.ts';
import type { DocumentPart } from '#app/domain/policy/document-part.ts';
import { findFurniture } from '#app/domain/policy/furniture.ts';
import { measureFlow } from '#app/domain/policy/line-flow.ts';
import { outline } from '#app/domain/policy/outline.ts';
import type { Draft } from '#app/domain/policy/outline.ts';
import { kindOfText } from '#app/domain/policy/sentence-kind.ts';
import { splitSource } from '#app/domain/policy/source-line.ts';
import type { SourceLine } from '#app/domain/policy/source-line.ts';
import { roleNamesIn, subjectsOf } from '#app/domain/policy/subject.ts';
import { wordingOf } from '#app/domain/policy/wording.ts';
import type { Wording } from '#app/domain/policy/wording.ts';

/**
 * Reads the text of a policy into clauses. Never throws on bad text: what
 * cannot be placed becomes a listed discard or a located warning.
 */
export function readPolicy(source: string): PolicyReading {
  const lines = splitSource(source);
  const furniture = findFurniture(lines);
  const discarded: Discard[] = [];
  const text: SourceLine[] = [];
  lines.forEach((line, index) => {
    const why = furniture.get(index);
    if (why === undefined) text.push(line);
    else discarded.push({ from: line.from, to: line.to, why });
  });

  const clauses: Clause[] = [];
  const warnings: ReadingWarning[] = [];
  let read = 0;
  for (const part of findDocuments(text, measureFlow(text))) {
    discardFront(text.slice(read, part.title ?? part.first), discarded);
    const title = part.title === null ? undefined : text[part.title];
    if (title !== undefined) discarded.push({ from: title.from, to: title.to, why: 'document_title' });
    readDocument(part, text.slice(part.first, part.end), { clauses, discarded, warnings });
    read = part.end;
  }
  discardFront(text.slice(read), discarded);
  discarded.sort((a, b) => a.from - b.from);
  return { clauses, discarded: mergeDiscards(discarded, source), warnings };
}

interface Collected {
  readonly clauses: Clause[];
  readonly discarded: Discard[];
  readonly warnings: ReadingWarning[];
}

function readDocument(part: DocumentPart, lines: readonly SourceLine[], into: Collected): void {
  const flow = measureFlow(lines);
  const { drafts, discarded, warnings } = outline(lines, flow);
  const worded = drafts.map((draft) => ({ draft, wording: wordingOf(draft, flow) }));
  const roles = roleNamesIn(worded.map(({ wording }) => wording.text));
  const byId = new Map<string, Clause>();
  for (const { draft, wording } of worded) {
    const parent = draft.parent === null ? undefined : byId.get(draft.parent);
    const clause = clauseOf(draft, wording, part, parent, roles);
    byId.set(clause.id, clause);
    into.clauses.push(clause);
  }
  into.discarded.push(...discarded);
  into.warnings.push(...warnings);
}

function clauseOf(
  draft: Draft,
  { title, text }: Wording,
  part: DocumentPart,
  parent: Clause | undefined,
  roles: RoleNames,
): Clause {
  const isTable = draft.form === 'table';
  const own = isTable ? [] : subjectsOf(text, roles);
  const inherits = own.length === 0 && !isTable && parent !== undefined && governsItems(parent);
  const inherited = inherits ? parent.subjects : [];
  return {
    document: part.kind,
    id: draft.id,
    parent: draft.parent,
    title,
    text,
    kind: isTable ? 'definition' : kindOfText(text),
    subjects: own.length > 0 ? own : inherited,
    ...(inherited.length > 0 ? { inherited: true as const } : {}),
    ...(draft.sourceMarker === undefined ? {} : { sourceMarker: draft.sourceMarker }),
    spans: spansOf(draft.lines),
  };
}

/** A sentence that announces its items, as in 「次の事項を」. */
const ANNOUNCES = /(?:次の|次に掲げる|以下の|以下を|以下に|下記の|上記の各)/u;

function governsItems(parent: Clause): boolean {
  return parent.inherited === true || ANNOUNCES.test(parent.text);
}

function spansOf(lines: readonly SourceLine[]): Span[] {
  return lines.map((line): Span => [line.from, line.to]);
}

function discardFront(lines: readonly SourceLine[], discarded: Discard[]): void {
  const why = lines.some((line) => /【?質問】?$/u.test(line.text)) ? 'questions_and_answers' : 'front_matter';
  for (const line of lines) discarded.push({ from: line.from, to: line.to, why });
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
