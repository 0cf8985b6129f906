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
import { findDocuments } from '#app/domain/policy/source/document-part.ts';
import { discardAround } from '#app/domain/policy/source/front-matter.ts';
import { findFurniture } from '#app/domain/policy/source/furniture.ts';
import { measureFlow } from '#app/domain/policy/source/line-flow.ts';
import { outline } from '#app/domain/policy/outline/outline.ts';
import type { Draft } from '#app/domain/policy/outline/outline.ts';
import { breakRunTogether } from '#app/domain/policy/source/run-together.ts';
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
  const lines = markTables(breakRunTogether(splitSource(source)));
  const furniture = findFurniture(lines);
  const discarded: Discard[] = [];
  const text: SourceLine[] = [];
  lines.forEach((line, index) => {
    const why = furniture.get(index);
    if (why === undefined) text.push(line);
    else discarded.push({ from: line.from, to: line.to, why });
  });

  const clauses: Clause[] = [];
  const warnings: ReadingWarning[] = warnOfPageNumbers(lines, furniture);
  let read = 0;
  const documents: PolicyDocument[] = [];
  const linesOf = new Map<PolicyDocumentKind, SourceLine[]>();
  for (const part of findDocuments(text, measureFlow(text))) {
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
  for (const [kind, lines] of linesOf) readDocument(kind, lines, { clauses, discarded, warnings });
  clauses.sort((one, other) => startOf(one) - startOf(other));
  for (const one of discardAround(text.slice(read), documents.length > 0)) discarded.push(one);
  const merged = mergeDiscards(
    discarded.sort((a, b) => a.from - b.from),
    source,
  );
  for (const one of warnOfDuties(merged, source)) warnings.push(one);
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
    const clause = clauseOf(draft, wording, kind, ancestorsOf(draft, byId), roles);
    byId.set(clause.id, clause);
    into.clauses.push(clause);
  }
  for (const one of discarded) into.discarded.push(one);
  for (const one of warnings) into.warnings.push(one);
  for (const one of warnOfTables(worded)) into.warnings.push(one);
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
    draft.form === 'table' ? 'table' : 'text',
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

const DUTY = /(?:なければならない|てはならない)。/u;

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

function startOf(clause: Clause): number {
  return clause.spans[0]?.[0] ?? 0;
}

function spansOf(lines: readonly SourceLine[]): Span[] {
  return lines.map((line): Span => [line.from, line.to]);
}

/** A 別表 is read as one definition: duties in it become no questions. */
function warnOfTables(worded: readonly { readonly draft: Draft; readonly wording: Wording }[]): ReadingWarning[] {
  return worded
    .filter(({ draft, wording }) => draft.form === 'table' && draft.parent === null && DUTY.test(wording.text))
    .map(({ draft }) => ({
      at: [draft.lines[0]?.from ?? 0, draft.lines.at(-1)?.to ?? 0],
      code: 'unread_text',
      message: '表として読んだ箇所に、義務を定めるような文があります。設問にはなりません。',
    }));
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
