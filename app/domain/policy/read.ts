import type { RoleNames } from '#app/domain/policy/actor.ts';
import type { Clause, Discard, PolicyDocument, PolicyDocumentKind, PolicyReading, ReadingWarning, Span } from '#app/domain/policy/clause.ts';
import { findDocuments } from '#app/domain/policy/document-part.ts';
import { discardAround } from '#app/domain/policy/front-matter.ts';
import { findFurniture } from '#app/domain/policy/furniture.ts';
import { measureFlow } from '#app/domain/policy/line-flow.ts';
import { outline } from '#app/domain/policy/outline.ts';
import type { Draft } from '#app/domain/policy/outline.ts';
import { breakRunTogether } from '#app/domain/policy/run-together.ts';
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
  const lines = breakRunTogether(splitSource(source));
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
  const documents: PolicyDocument[] = [];
  const linesOf = new Map<PolicyDocumentKind, SourceLine[]>();
  for (const part of findDocuments(text, measureFlow(text))) {
    discarded.push(...discardAround(text.slice(read, part.title ?? part.first), false));
    const title = part.title === null ? undefined : text[part.title];
    if (title !== undefined) discarded.push({ from: title.from, to: title.to, why: 'document_title' });
    const lines = text.slice(part.first, part.end);
    linesOf.set(part.kind, [...(linesOf.get(part.kind) ?? []), ...lines]);
    const from = title?.from ?? lines[0]?.from ?? 0;
    documents.push({ kind: part.kind, title: title?.text ?? '', span: [from, lines.at(-1)?.to ?? from] });
    read = part.end;
  }
  // A title that comes back goes on with the same document: ids stay unique in each.
  for (const [kind, lines] of linesOf) readDocument(kind, lines, { clauses, discarded, warnings });
  clauses.sort((one, other) => startOf(one) - startOf(other));
  discarded.push(...discardAround(text.slice(read), documents.length > 0));
  const merged = mergeDiscards(discarded.sort((a, b) => a.from - b.from), source);
  warnings.push(...warnOfDuties(merged, source));
  warnings.sort((a, b) => a.at[0] - b.at[0]);
  return { documents, clauses, discarded: merged, warnings };
}

interface Collected {
  readonly clauses: Clause[];
  readonly discarded: Discard[];
  readonly warnings: ReadingWarning[];
}

function readDocument(kind: PolicyDocumentKind, lines: readonly SourceLine[], into: Collected): void {
  const flow = measureFlow(lines);
  const { drafts, discarded, warnings } = outline(lines, flow);
  const worded = drafts.map((draft) => ({ draft, wording: wordingOf(draft, flow) }));
  const roles = roleNamesIn(worded.map(({ wording }) => wording.text));
  const byId = new Map<string, Clause>();
  for (const { draft, wording } of worded) {
    const parent = draft.parent === null ? undefined : byId.get(draft.parent);
    const clause = clauseOf(draft, wording, kind, parent, roles);
    byId.set(clause.id, clause);
    into.clauses.push(clause);
  }
  into.discarded.push(...discarded);
  into.warnings.push(...warnings);
}

function clauseOf(
  draft: Draft,
  { title, text }: Wording,
  document: PolicyDocumentKind,
  parent: Clause | undefined,
  roles: RoleNames,
): Clause {
  const isTable = draft.form === 'table';
  const own = isTable ? [] : subjectsOf(text, roles);
  const inherits = own.length === 0 && !isTable && parent !== undefined && governsItems(parent);
  const inherited = inherits ? parent.subjects : [];
  return {
    document,
    id: draft.id,
    parent: draft.parent,
    title,
    text,
    kind: isTable || (text !== '' && defines(parent)) ? 'definition' : kindOfText(text),
    subjects: own.length > 0 ? own : inherited,
    ...(inherited.length > 0 ? { inherited: true as const } : {}),
    ...(draft.sourceMarker === undefined ? {} : { sourceMarker: draft.sourceMarker }),
    spans: spansOf(draft.lines),
  };
}

const DUTY = /(?:なければならない|てはならない)。/u;
/** A sentence that announces its items, as in 「次の事項を」. */
const ANNOUNCES = /(?:次の|次に掲げる|以下の|以下を|以下に|下記の|上記の各)/u;

function governsItems(parent: Clause): boolean {
  return parent.inherited === true || ANNOUNCES.test(parent.text);
}

/** The entries of a 定義 or 用語 clause are definitions however their sentence ends. */
function defines(parent: Clause | undefined): boolean {
  return parent !== undefined && /^(?:用語の)?(?:定義|意義)$|^用語/u.test(parent.title);
}

function startOf(clause: Clause): number {
  return clause.spans[0]?.[0] ?? 0;
}

function spansOf(lines: readonly SourceLine[]): Span[] {
  return lines.map((line): Span => [line.from, line.to]);
}

/** A duty outside the documents may be a document whose title was not known. */
function warnOfDuties(discarded: readonly Discard[], source: string): ReadingWarning[] {
  return discarded
    .filter(({ from, to }) => DUTY.test(source.slice(from, to).replace(/\s/gu, '')))
    .map(({ from, to }) => ({
      at: [from, to],
      code: 'unread_text',
      message: '条項として読まなかった箇所に、義務を定めるような文があります。',
    }));
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
