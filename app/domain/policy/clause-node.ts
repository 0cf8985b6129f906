import type { Clause, ClauseKind, Span } from '#app/domain/policy/clause.ts';
import { judgeClause } from '#app/domain/policy/wording/clause-judgement.ts';
import type { RoleNames } from '#app/domain/policy/wording/actor.ts';

/** 訂正中の条項. A clause while corrections are applied: they rename and hang it elsewhere, it stays the same node. */
export interface ClauseNode {
  /** As the reader judged it; null for one that a correction made. */
  readonly original: Clause | null;
  readonly document: Clause['document'];
  id: string;
  parent: ClauseNode | null;
  title: string;
  text: string;
  spans: readonly Span[];
  sourceMarker: string | undefined;
  /** What the secretariat says that it does, and whom it binds. */
  kind: ClauseKind | null;
  subjects: readonly string[] | null;
  measures: NonNullable<Clause['measuresSet']> | null;
  /** The clause of which it was a part: whom that binds is bound here where its own words name nobody. */
  boundBy: ClauseNode | null;
  /** Its words, or what stands over it, are others than the reader judged. */
  isChanged: boolean;
}

export function nodesOf(clauses: readonly Clause[]): ClauseNode[] {
  const byKey = new Map<string, ClauseNode>();
  return clauses.map((clause) => {
    const { document, id, parent, title, text, spans, sourceMarker } = clause;
    const node: ClauseNode = {
      original: clause,
      document,
      id,
      parent: parent === null ? null : (byKey.get(`${document}:${parent}`) ?? null),
      title,
      text,
      spans,
      sourceMarker,
      kind: null,
      subjects: null,
      measures: null,
      boundBy: null,
      isChanged: false,
    };
    byKey.set(`${document}:${id}`, node);
    return node;
  });
}

export function isTable({ id }: Pick<ClauseNode, 'id'>): boolean {
  return /(?:^|-)t[0-9]+$/u.test(id);
}

/** The last marker of a clause's path. */
export function lastMarker({ id, parent }: Pick<ClauseNode, 'id' | 'parent'>): string {
  return parent !== null && id.startsWith(`${parent.id}-`) ? id.slice(parent.id.length + 1) : id;
}

/** Whether `node` is `above` or stands below it. */
export function standsIn(node: ClauseNode, above: ClauseNode): boolean {
  for (let at: ClauseNode | null = node; at !== null; at = at.parent) if (at === above) return true;
  return false;
}

/**
 * Judges the nodes whose words changed and what stands below them; the others stay as the reader judged them.
 * `nodes` are in the order of the text, parents before their children.
 */
export function judgeNodes(
  nodes: readonly ClauseNode[],
  rolesOf: (document: Clause['document']) => RoleNames,
): Clause[] {
  const judged = new Map<ClauseNode, Clause>();
  const changed = new Set<ClauseNode>();
  return nodes.map((node) => {
    if (node.isChanged || (node.parent !== null && changed.has(node.parent))) changed.add(node);
    const judgedAs = changed.has(node) ? judgedNode(node, judged, rolesOf(node.document)) : keptClause(node);
    const clause = node.measures === null ? judgedAs : { ...judgedAs, measuresSet: node.measures };
    judged.set(node, clause);
    return clause;
  });
}

const BINDS: ReadonlySet<ClauseKind> = new Set(['requirement', 'recommendation']);

/** A clause that only got another number, or a parent of another number. */
function keptClause(node: ClauseNode): Clause {
  const { original, id, parent, sourceMarker } = node;
  if (original === null) throw new Error(`nobody judged ${id}`);
  if (original.id === id && original.parent === (parent?.id ?? null)) return original;
  return { ...original, id, parent: parent?.id ?? null, ...(sourceMarker === undefined ? {} : { sourceMarker }) };
}

function judgedNode(node: ClauseNode, judged: ReadonlyMap<ClauseNode, Clause>, roles: RoleNames): Clause {
  const { document, id, parent, title, text, spans, sourceMarker } = node;
  const ancestors: Clause[] = [];
  for (let at = parent; at !== null; at = at.parent) {
    const clause = judged.get(at);
    if (clause !== undefined) ancestors.push(clause);
  }
  const { kind, subjects, sentences, inherited } = judgeClause(
    { title, text },
    isTable(node) ? 'table' : 'text',
    ancestors,
    roles,
  );
  const clause: Clause = {
    document,
    id,
    parent: parent?.id ?? null,
    title,
    text,
    kind,
    subjects,
    sentences,
    ...(inherited ? { inherited: true as const } : {}),
    ...(sourceMarker === undefined ? {} : { sourceMarker }),
    spans,
  };
  const whole = node.boundBy === null ? undefined : judged.get(node.boundBy);
  const bound = whole !== undefined && subjects.length === 0 && BINDS.has(kind) ? whole.subjects : null;
  const said = withSubjects(withKind(clause, node.kind), node.subjects ?? bound);
  return node.subjects === null ? said : { ...said, subjectsSet: true };
}

/** A clause of another kind than its words have: its first sentence does what the clause does. */
function withKind(clause: Clause, kind: ClauseKind | null): Clause {
  if (kind === null) return clause;
  if (kind === 'heading') return { ...clause, kind, kindSet: true, subjects: [], sentences: [] };
  const sentences = clause.sentences.map((sentence, at) =>
    at === 0 || sentence.kind === clause.kind ? { ...sentence, kind } : sentence,
  );
  return { ...clause, kind, kindSet: true, sentences };
}

/** Sentences that name others than the clause did keep them. */
function withSubjects(clause: Clause, subjects: readonly string[] | null): Clause {
  if (subjects === null) return clause;
  const before = clause.subjects.join('\n');
  const own: { -readonly [Key in keyof Clause]: Clause[Key] } = { ...clause };
  delete own.inherited;
  return {
    ...own,
    subjects,
    sentences: clause.sentences.map((sentence) =>
      sentence.subjects.length === 0 || sentence.subjects.join('\n') === before ? { ...sentence, subjects } : sentence,
    ),
  };
}
