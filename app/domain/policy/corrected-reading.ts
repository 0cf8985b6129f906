import type { Clause, Discard, PolicyReading, Span } from '#app/domain/policy/clause.ts';
import { broughtBack } from '#app/domain/policy/brought-back.ts';
import { isTable, judgeNodes, lastMarker, nodesOf, standsIn } from '#app/domain/policy/clause-node.ts';
import type { ClauseNode } from '#app/domain/policy/clause-node.ts';
import { cutSpans, placeOfTail } from '#app/domain/policy/clause-place.ts';
import { basisOf } from '#app/domain/policy/correction.ts';
import type {
  ClauseAt,
  Correction,
  CorrectionProblem,
  CorrectionToReview,
  WantedCorrection,
} from '#app/domain/policy/correction.ts';
import { joinLines } from '#app/domain/policy/source/line-flow.ts';
import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { roleNamesIn } from '#app/domain/policy/wording/role-names.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';

/** 訂正後の読取り. What the reader made of a text and the secretariat set right, with what could not be applied. */
export interface CorrectedReading {
  readonly reading: PolicyReading;
  readonly toReview: readonly CorrectionToReview[];
  /** What was left out, with the place of the correction that did it, from 0. */
  readonly leftOut: readonly { readonly span: Span; readonly index: number }[];
}

/**
 * Applies corrections in their order to what the reader made of `source`. Each is applied wholly or not at all; every
 * character stays in a clause or a listed discard.
 */
export function correctReading(
  reading: PolicyReading,
  source: string,
  corrections: readonly Correction[],
): CorrectedReading {
  if (corrections.length === 0) return { reading, toReview: [], leftOut: [] };
  const state = new Correcting(reading, source);
  const toReview = corrections.flatMap((correction, index) => {
    const problem = state.apply(correction, index);
    return problem === null ? [] : [{ index, correction, problem }];
  });
  return { reading: state.reading(), toReview: notMadeAnew(toReview, corrections), leftOut: state.leftOut };
}

/** What says something of a clause as a whole: said again later, it leaves nothing of an earlier one to look at. */
const SAID_AS_A_WHOLE: ReadonlySet<Correction['act']> = new Set(['kind', 'subjects', 'number', 'measures']);

function notMadeAnew(
  toReview: readonly CorrectionToReview[],
  corrections: readonly Correction[],
): readonly CorrectionToReview[] {
  if (toReview.length === 0) return toReview;
  const failed = new Set(toReview.map(({ index }) => index));
  return toReview.filter(({ index, correction }) => {
    if (correction.act === 'bring_back' || !SAID_AS_A_WHOLE.has(correction.act)) return true;
    const { at } = correction;
    return !corrections.some(
      (later, place) =>
        place > index &&
        !failed.has(place) &&
        later.act !== 'bring_back' &&
        later.act === correction.act &&
        later.at.document === at.document &&
        later.at.id === at.id,
    );
  });
}

/**
 * A correction that is to follow the others, bound to the words on which it acts; refused where it cannot be applied.
 * Nothing is judged for that.
 */
export function boundCorrection(
  reading: PolicyReading,
  source: string,
  { before, wanted }: { readonly before: readonly Correction[]; readonly wanted: WantedCorrection },
): Result<Correction, CorrectionProblem> {
  const state = new Correcting(reading, source);
  for (const correction of before) state.apply(correction);
  const basis = state.basisFor(wanted);
  if (basis === null) return refuse('clause_gone');
  const correction: Correction = { ...wanted, basis };
  const problem = state.apply(correction);
  return problem === null ? ok(correction) : refuse(problem);
}

type NamesByDocument = ReadonlyMap<Clause['document'], RoleNames>;

/** Finding them reads the whole text, and every correction of a reading needs the same. */
const roleNames = new WeakMap<PolicyReading, NamesByDocument>();

/** The names of roles in the text, document by document: corrections change no word of it. */
function roleNamesOf(reading: PolicyReading): NamesByDocument {
  const known = roleNames.get(reading);
  if (known !== undefined) return known;
  const texts = groupBy(reading.clauses, ({ document }) => document);
  const found = new Map([...texts].map(([kind, own]) => [kind, roleNamesIn(own.map(({ text }) => text))]));
  roleNames.set(reading, found);
  return found;
}

/** Of what stands without a number, a bullet or a table. */
const MADE_MARKER = /^[nbt][0-9]+$/u;
const MARKER = /^[\p{L}\p{N}.]{1,12}$/u;

/** A reading while it is corrected, step by step; nothing is judged before the reading is asked for. */
export class Correcting {
  readonly #source: string;
  readonly #before: PolicyReading;
  /** In the order of the text. */
  #nodes: ClauseNode[];
  #discarded: Discard[];
  readonly leftOut: CorrectedReading['leftOut'][number][] = [];

  constructor(reading: PolicyReading, source: string) {
    this.#before = reading;
    this.#source = source;
    this.#nodes = nodesOf(reading.clauses);
    this.#discarded = [...reading.discarded];
  }

  reading(): PolicyReading {
    const roles = roleNamesOf(this.#before);
    const rolesOf = (kind: Clause['document']) => {
      const found = roles.get(kind);
      if (found === undefined) throw new Error(kind);
      return found;
    };
    const discarded = this.#discarded.toSorted((one, other) => one.from - other.from);
    return { ...this.#before, clauses: judgeNodes(this.#nodes, rolesOf), discarded };
  }

  /** Words on which a correction would act; null where nothing stands there. */
  basisFor(wanted: WantedCorrection): string | null {
    if (wanted.act === 'bring_back') return this.#source.slice(...wanted.span);
    return this.wordsOf(wanted.at);
  }

  wordsOf(at: ClauseAt): string | null {
    const node = this.#find(at);
    return node === undefined ? null : basisOf(node);
  }

  /** The clauses of a document whose words are so. */
  clausesOf(document: Clause['document'], isSo: (words: string) => boolean): readonly ClauseAt[] {
    return this.#nodes
      .filter((node) => node.document === document && isSo(basisOf(node)))
      .map(({ id }) => ({ document, id }));
  }

  /** Null when it was applied; `index` is its place among the corrections. */
  apply(correction: Correction, index = 0): CorrectionProblem | null {
    if (correction.act === 'bring_back') return this.#bringBack(correction);
    const node = this.#find(correction.at);
    if (node === undefined) return 'clause_gone';
    if (basisOf(node) !== correction.basis) return 'text_changed';
    switch (correction.act) {
      case 'kind':
        return this.#setKind(node, correction.kind);
      case 'subjects':
        node.subjects = correction.subjects;
        node.isChanged = true;
        return null;
      case 'number':
        return this.#renumber(node, correction.marker);
      case 'split':
        return this.#split(node, correction.offset);
      case 'merge':
        return this.#merge(node);
      case 'move':
        return this.#move(node, correction.parent, correction.marker);
      case 'measures':
        node.measures = correction.measures;
        return null;
      case 'leave_out':
        return this.#leaveOut(node, index);
    }
  }

  #find({ document, id }: ClauseAt): ClauseNode | undefined {
    return this.#nodes.find((node) => node.document === document && node.id === id);
  }

  #below(node: ClauseNode): ClauseNode[] {
    return this.#nodes.filter((one) => one !== node && standsIn(one, node));
  }

  #setKind(node: ClauseNode, kind: Clause['kind']): null {
    // A heading has no sentence, and what is none has one.
    if (kind === 'heading') [node.title, node.text] = [joined(node), ''];
    else if (node.text === '') [node.title, node.text] = ['', node.title];
    node.kind = kind;
    node.isChanged = true;
    return null;
  }

  #renumber(node: ClauseNode, marker: string): CorrectionProblem | null {
    if (!MARKER.test(marker)) return 'bad_number';
    const own = lastMarker(node);
    if (own === marker) return null;
    const problem = this.#rename(node, `${node.id.slice(0, node.id.length - own.length)}${marker}`);
    // What has no number is named by its place: that name is printed nowhere.
    if (problem === null && !MADE_MARKER.test(own)) node.sourceMarker ??= own;
    return problem;
  }

  /** Gives a clause another id, and what stands below it the ids that follow. */
  #rename(node: ClauseNode, id: string): 'number_taken' | null {
    const old = `${node.id}-`;
    const below = this.#below(node).filter((one) => one.id.startsWith(old));
    const renamed = new Map<ClauseNode, string>([[node, id]]);
    for (const one of below) renamed.set(one, `${id}-${one.id.slice(old.length)}`);
    const wanted = new Set(renamed.values());
    const taken = this.#nodes.some((one) => one.document === node.document && !renamed.has(one) && wanted.has(one.id));
    if (taken) return 'number_taken';
    for (const [one, next] of renamed) one.id = next;
    return null;
  }

  #split(node: ClauseNode, offset: number): CorrectionProblem | null {
    if (isTable(node)) return 'is_table';
    const [head, tail] = [node.text.slice(0, offset).trimEnd(), node.text.slice(offset).trimStart()];
    if (tail === '' || (head === '' && node.title === '')) return 'nothing_to_split';
    const place = placeOfTail(this.#source, node.spans, tail);
    if (place === null) return 'nothing_to_split';
    const [before, after] = cutSpans(node.spans, place);
    if (before.length === 0) return 'nothing_to_split';
    // What stands below the clause comes after its text: the part between can only stand below it too.
    const parent = this.#below(node).length > 0 ? node : node.parent;
    const part = this.#newNode(node.document, parent, tail, after);
    part.boundBy = node;
    node.text = head;
    node.spans = before;
    node.isChanged = true;
    this.#insert(part, this.#nodes.indexOf(node) + 1);
    return null;
  }

  #merge(node: ClauseNode): CorrectionProblem | null {
    const at = this.#nodes.indexOf(node);
    const target = this.#nodes[at - 1];
    if (target?.document !== node.document) return 'nothing_before';
    if (isTable(node) || isTable(target)) return 'is_table';
    for (const one of this.#nodes) if (one.parent === node) one.parent = target;
    target.text = joinLines([target.text, joined(node)]);
    target.spans = [...target.spans, ...node.spans];
    target.isChanged = true;
    this.#nodes.splice(at, 1);
    return null;
  }

  #move(node: ClauseNode, parentId: string | null, given?: string): CorrectionProblem | null {
    if (given !== undefined && !MARKER.test(given)) return 'bad_number';
    const parent = parentId === null ? null : this.#find({ document: node.document, id: parentId });
    if (parent === undefined) return 'clause_gone';
    if (parent !== null) {
      const isBefore = this.#nodes.indexOf(parent) < this.#nodes.indexOf(node);
      if (standsIn(parent, node) || !isBefore || isTable(parent)) return 'bad_parent';
    }
    const own = lastMarker(node);
    const marker = given ?? own;
    // Numbers that count on through chapters stay what they are.
    const countsThrough = node.parent !== null && own === node.id;
    const id = parent === null || countsThrough ? marker : `${parent.id}-${marker}`;
    const problem = id === node.id ? null : this.#rename(node, id);
    if (problem !== null) return problem;
    if (marker !== own && !MADE_MARKER.test(own)) node.sourceMarker ??= own;
    node.parent = parent;
    node.isChanged = true;
    return null;
  }

  #leaveOut(node: ClauseNode, index: number): null {
    const gone = new Set([node, ...this.#below(node)]);
    for (const { spans } of gone) {
      for (const span of spans) {
        this.#discarded.push({ from: span[0], to: span[1], why: 'set_aside' });
        this.leftOut.push({ span, index });
      }
    }
    this.#nodes = this.#nodes.filter((one) => !gone.has(one));
    return null;
  }

  #bringBack({
    span: [from, to],
    document: placed,
    parent: parentId,
    basis,
  }: Extract<Correction, { act: 'bring_back' }>): CorrectionProblem | null {
    const place = this.#discarded.find((one) => one.from <= from && to <= one.to);
    const text = joinLines(
      this.#source
        .slice(from, to)
        .split('\n')
        .map((line) => line.trim()),
    );
    if (place === undefined || text === '') return 'place_gone';
    if (this.#source.slice(from, to) !== basis) return 'text_changed';
    const parent = parentId === null ? null : this.#find({ document: placed, id: parentId });
    if (parent === undefined || !roleNamesOf(this.#before).has(placed)) return 'clause_gone';
    const at = this.#nodes.findIndex(({ spans: [first] }) => (first?.[0] ?? 0) > from);
    const index = at === -1 ? this.#nodes.length : at;
    if (parent !== null && (this.#nodes.indexOf(parent) >= index || isTable(parent))) return 'bad_parent';
    this.#discarded = this.#discarded.flatMap((one) => (one === place ? withoutPart(place, from, to) : [one]));
    const own = this.#nodes.filter((one) => one.document === placed);
    const { id, ...said } = broughtBack(text, parent, own);
    const node = this.#newNode(placed, parent, said.text, [[from, to]]);
    this.#insert({ ...node, ...said, id: id ?? node.id }, index);
    return null;
  }

  #newNode(kind: Clause['document'], parent: ClauseNode | null, text: string, spans: readonly Span[]): ClauseNode {
    const before = parent === null ? 'n' : `${parent.id}-n`;
    const taken = new Set(this.#nodes.filter((one) => one.document === kind).map(({ id }) => id));
    let count = 1;
    while (taken.has(`${before}${count}`)) count += 1;
    return {
      original: null,
      document: kind,
      id: `${before}${count}`,
      parent,
      title: '',
      text,
      spans,
      sourceMarker: undefined,
      kind: null,
      subjects: null,
      measures: null,
      boundBy: null,
      isChanged: true,
    };
  }

  #insert(node: ClauseNode, index: number): void {
    this.#nodes.splice(index, 0, node);
  }
}

function joined({ title, text }: Pick<ClauseNode, 'title' | 'text'>): string {
  return title === '' || text === '' ? `${title}${text}` : `${title}　${text}`;
}

function withoutPart({ from, to, why }: Discard, start: number, end: number): Discard[] {
  return [...(from < start ? [{ from, to: start, why }] : []), ...(end < to ? [{ from: end, to, why }] : [])];
}
