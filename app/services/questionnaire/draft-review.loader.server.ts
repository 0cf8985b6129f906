import { account } from '#app/domain/policy/account.ts';
import type { Clause, ClauseKind, Discard, DiscardReason, PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import type { CorrectionProblem } from '#app/domain/policy/correction.ts';
import { DRAFT_FINDING_SORTS } from '#app/domain/policy/draft-finding.ts';
import type { DraftFinding } from '#app/domain/policy/draft-finding.ts';
import { dutiesOutside } from '#app/domain/policy/duties-outside.ts';
import { placeCounter } from '#app/domain/policy/place-counter.ts';
import type { LineAndPage } from '#app/domain/policy/place-counter.ts';
import { depthsOf, readingParts, sourcePieces } from '#app/domain/policy/reading-part.ts';
import type { ReadingPart } from '#app/domain/policy/reading-part.ts';
import { holdersIn, touchedPlaces } from '#app/domain/policy/touched-place.ts';
import { deedWords } from '#app/domain/questionnaire/editing/deed-words.ts';
import { correctionsInForce, deedsInForce } from '#app/domain/questionnaire/editing/draft-step.ts';
import { excerpt } from '#app/domain/shared/excerpt.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { onceOf } from '#app/lib/last-asked.server.ts';
import type { DraftContent } from '#app/services/policy/stored-draft.loader.server.ts';

const FINDING_WORDS = 90;
const NODE_WORDS = 32;
const LEFT_PLACES_SHOWN = 30;
const LEFT_WORDS = 40;

/** 下書きの確かめる箇所. */
export interface FindingLine extends LineAndPage {
  readonly sort: DraftFinding['sort'];
  readonly offset: number;
  readonly words: string;
  /** Nobody corrected or confirmed it so far. */
  readonly isOpen: boolean;
}

/** 下書きの条項の行. One clause of a part; what is left out is not so, for it is sent with every page. */
export interface NodeLine {
  readonly id: string;
  readonly depth: number;
  readonly kind: ClauseKind;
  readonly words: string;
  readonly isCorrected?: true | undefined;
  readonly openCount?: number | undefined;
}

/** 名宛人を読み取れない条項. */
export interface UnboundLine extends Pick<NodeLine, 'id' | 'words'> {
  readonly document: PolicyDocumentKind;
}

/** 下書きの原文. A piece of the source; white space between what is held has neither a clause nor `isLeft`. */
export interface SourceLine {
  readonly text: string;
  /** Of the document of its part, unless that is said. */
  readonly clauseId?: string | undefined;
  readonly document?: PolicyDocumentKind | undefined;
  /** True where it is left out of the clauses. */
  readonly isLeft?: true | undefined;
}

/** 下書きの一部. As it is listed among the others. */
export interface PartLine {
  readonly document: PolicyDocumentKind;
  readonly id: string;
  readonly words: string;
  /** What begins in it behind its first: a short chapter has no part of its own. */
  readonly furtherChapters: readonly { readonly id: string; readonly words: string }[];
  readonly clauseCount: number;
  readonly openCount: number;
}

/** 本文の区分. The clauses that one page shows beside the source in which they stand. */
export interface ShownPart {
  readonly document: PolicyDocumentKind;
  /** Where its source begins. */
  readonly firstOffset: number;
  readonly nodes: readonly NodeLine[];
  readonly pieces: readonly SourceLine[];
}

/** 読取りの確認. What is to be seen of a draft, whatever of it was chosen. */
export interface DraftReview {
  readonly said: {
    readonly clauseCount: number;
    readonly findingLines: readonly FindingLine[];
    /** Clauses with a duty that name nobody whom they bind. */
    readonly unboundClauses: readonly UnboundLine[];
    /** Corrections that hold and change nothing, because an earlier one was taken back. */
    readonly unapplied: readonly {
      readonly number: number;
      readonly words: string;
      readonly problem: CorrectionProblem;
    }[];
    readonly fewDuties: string | null;
    readonly notes: readonly string[];
    readonly basicPolicyOnly: boolean;
    readonly inkCount: number;
    readonly inClausesCount: number;
    readonly leftOut: readonly {
      readonly why: DiscardReason;
      readonly placeCount: number;
      readonly charCount: number;
      readonly samples: readonly { readonly offset: number; readonly words: string }[];
    }[];
    readonly parts: readonly PartLine[];
  };
  readonly holderAt: (place: number) => Clause | Discard | null;
  /** The number of the part that holds a place, from 0. */
  readonly partAt: (place: number) => number;
  readonly shownPart: (number: number) => ShownPart;
}

export function isDiscard(holder: Clause | Discard): holder is Discard {
  return 'why' in holder;
}

function wordsOf({ title, text }: Pick<Clause, 'title' | 'text'>): string {
  return excerpt([title, text].filter((part) => part !== '').join('　'), NODE_WORDS);
}

/** What is to be checked, the gravest sort first, each sort in the order of the text. */
function findingLines({ source, findings, firstReading, corrected, steps, roleNames }: DraftContent): FindingLine[] {
  const { reading } = corrected;
  const isTouched = touchedPlaces(firstReading, reading);
  const confirmed = new Set(deedsInForce(steps).flatMap((deed) => (deed.act === 'confirm' ? [deed.place] : [])));
  const isNamed = ({ sort, words }: DraftFinding) => sort === 'unknown_name' && roleNames.has(words);
  const lost = dutiesOutside(reading, source).map(({ at }): DraftFinding => {
    return { sort: 'lost_duty', at, words: source.slice(...at).replace(/\s+/gu, '') };
  });
  const doubts = firstReading.warnings
    .filter(({ code }) => !code.startsWith('duties_'))
    .map(({ at, message }): DraftFinding => ({ sort: 'doubt', at, words: message }));
  return DRAFT_FINDING_SORTS.flatMap((sort) => {
    const placeOf = placeCounter(source);
    return [...lost, ...findings.places, ...doubts]
      .filter((one) => one.sort === sort)
      .toSorted((one, other) => one.at[0] - other.at[0])
      .map((one) => {
        const [offset] = one.at;
        return {
          ...placeOf(one.at),
          sort,
          offset,
          words: excerpt(one.words.replace(/\s+/gu, ' ').trim(), FINDING_WORDS),
          isOpen: !confirmed.has(offset) && !isNamed(one) && (sort === 'lost_duty' || !isTouched(offset)),
        };
      });
  });
}

function unappliedCorrections({ corrected, steps }: DraftContent): DraftReview['said']['unapplied'] {
  const all = correctionsInForce(steps);
  return corrected.toReview.flatMap(({ index, correction, problem }) => {
    const number = all[index]?.number;
    return number === undefined ? [] : [{ number, words: deedWords({ number, act: 'correct', correction }), problem }];
  });
}

function leftOutOf(source: string, discarded: ReturnType<typeof account>['discarded']): DraftReview['said']['leftOut'] {
  return [...groupBy(discarded, ({ why }) => why)].map(([why, places]) => ({
    why,
    placeCount: places.length,
    charCount: places.reduce((sum, place) => sum + source.slice(place.from, place.to).replace(/\s/gu, '').length, 0),
    samples: places
      .slice(0, LEFT_PLACES_SHOWN)
      .map((place) => ({ offset: place.from, words: excerpt(place.excerpt, LEFT_WORDS) })),
  }));
}

/**
 * Tells of a clause whether it was corrected itself: what only stands below another one's new number, or below whom
 * that one binds now, was not.
 */
function correctedApart(before: readonly Clause[], after: readonly Clause[]): (clause: Clause) => boolean {
  const saidOf = (clauses: readonly Clause[]) => {
    const startOf = new Map(clauses.map(({ document, id, spans }) => [`${document} ${id}`, spans[0]?.[0]]));
    return ({
      document,
      id,
      parent,
      title,
      text,
      kind,
      subjects,
      inherited,
      spans,
      measuresSet,
      subjectsSet,
    }: Clause) =>
      JSON.stringify([
        ...[title, text, kind, inherited === true ? null : subjects, spans, measuresSet ?? null, subjectsSet ?? null],
        parent === null ? null : (startOf.get(`${document} ${parent}`) ?? null),
        parent !== null && id.startsWith(`${parent}-`) ? id.slice(parent.length + 1) : id,
      ]);
  };
  const known = new Set(before.map(saidOf(before)));
  const said = saidOf(after);
  return (clause) => !known.has(said(clause));
}

/** Shows a part of the reading, each once. */
function partShower(
  { source, firstReading, corrected: { reading } }: DraftContent,
  openPlaces: readonly number[],
): (part: ReadingPart) => ShownPart {
  const depths = new Map(depthsOf(reading.clauses).map((depth, index) => [reading.clauses[index], depth]));
  const isCorrected = correctedApart(firstReading.clauses, reading.clauses);
  const openIn = ({ spans }: Clause) =>
    openPlaces.filter((place) => spans.some(([start, end]) => start <= place && place < end)).length;
  const nodeOf = (clause: Clause): NodeLine => {
    const { id, kind } = clause;
    const openCount = openIn(clause);
    return {
      ...{ id, depth: depths.get(clause) ?? 0, kind, words: wordsOf(clause) },
      ...(isCorrected(clause) ? { isCorrected: true } : {}),
      ...(openCount === 0 ? {} : { openCount }),
    };
  };
  return onceOf(({ clauses, from, to }) => {
    const document = clauses[0]?.document ?? 'standards';
    return {
      document,
      firstOffset: from,
      nodes: clauses.map(nodeOf),
      pieces: sourcePieces(reading, from, to).map(({ from: start, to: end, holder }): SourceLine => {
        const text = source.slice(start, end);
        if (holder === null) return { text };
        if (isDiscard(holder)) return { text, isLeft: true };
        const isElsewhere = holder.document !== document;
        return { text, clauseId: holder.id, ...(isElsewhere ? { document: holder.document } : {}) };
      }),
    };
  });
}

/** What is to be seen of a draft, made once for each of its states. */
export const draftReview = onceOf((content: DraftContent): DraftReview => {
  const { source, findings, corrected } = content;
  const { reading } = corrected;
  const lines = findingLines(content);
  const openPlaces = lines.filter(({ isOpen }) => isOpen).map(({ offset }) => offset);
  const parts = readingParts(reading, source);
  const { total, inClauses, discarded } = account(reading, source);
  const shownPartOf = partShower(content, openPlaces);
  return {
    said: {
      clauseCount: reading.clauses.length,
      findingLines: lines,
      unboundClauses: reading.clauses
        .filter(({ kind, subjects }) => (kind === 'requirement' || kind === 'recommendation') && subjects.length === 0)
        .map((clause) => ({ document: clause.document, id: clause.id, words: wordsOf(clause) })),
      unapplied: unappliedCorrections(content),
      fewDuties: findings.fewDuties,
      notes: findings.notes,
      basicPolicyOnly: reading.clauses.every(({ document }) => document === 'basic_policy'),
      inkCount: total,
      inClausesCount: inClauses,
      leftOut: leftOutOf(source, discarded),
      parts: parts.map(({ clauses: [head], clauses, from, to }) => ({
        document: head?.document ?? 'standards',
        id: head?.id ?? '',
        words: head === undefined ? '' : wordsOf(head),
        furtherChapters: clauses
          .filter((clause) => clause !== head && clause.parent === null)
          .map((clause) => ({ id: clause.id, words: wordsOf(clause) })),
        clauseCount: clauses.length,
        openCount: openPlaces.filter((place) => from <= place && place < to).length,
      })),
    },
    holderAt: holdersIn(reading),
    partAt: (place) =>
      Math.max(
        0,
        parts.findIndex(({ from, to }) => from <= place && place < to),
      ),
    shownPart: (number) => {
      const part = parts[number];
      if (part === undefined) throw new Error(`no part ${number}`);
      return shownPartOf(part);
    },
  };
});
