import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { account } from '#app/domain/policy/account.ts';
import type { CorrectionProblem } from '#app/domain/policy/correction.ts';
import type { Clause, ClauseKind, Discard, DiscardReason, PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import { DRAFT_FINDING_SORTS } from '#app/domain/policy/draft-finding.ts';
import type { DraftFinding } from '#app/domain/policy/draft-finding.ts';
import { deedWords } from '#app/domain/questionnaire/editing/deed-words.ts';
import { correctionsInForce, deedsInForce } from '#app/domain/questionnaire/editing/draft-step.ts';
import { dutiesOutside } from '#app/domain/policy/duties-outside.ts';
import { placeCounter } from '#app/domain/policy/place-counter.ts';
import type { LineAndPage } from '#app/domain/policy/place-counter.ts';
import { depthsOf, readingParts, sourcePieces } from '#app/domain/policy/reading-part.ts';
import { holdersIn, touchedPlaces } from '#app/domain/policy/touched-place.ts';
import { excerpt } from '#app/domain/shared/excerpt.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { chosenClause, chosenPlace } from '#app/services/questionnaire/draft-choice.loader.server.ts';
import type { ChosenClause, ChosenPlace } from '#app/services/questionnaire/draft-choice.loader.server.ts';
import { draftHead } from '#app/services/policy/draft-head.loader.server.ts';
import type { DraftHead } from '#app/services/policy/draft-head.loader.server.ts';
import { storedDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import type { PolicyDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

const FINDING_WORDS = 90;
const NODE_WORDS = 32;
const LEFT_PLACES_SHOWN = 30;
const LEFT_WORDS = 40;

/** 選んだもの. Of a draft: a clause by its number, or what holds a place of the source. */
export interface DraftChoice {
  readonly clauseId: string | null;
  readonly document: PolicyDocumentKind;
  readonly offset: number | null;
}

/** 下書きの確かめる箇所. */
export interface FindingLine extends LineAndPage {
  readonly sort: DraftFinding['sort'];
  readonly offset: number;
  readonly words: string;
  /** Nobody corrected or confirmed it so far. */
  readonly isOpen: boolean;
  /** It stands in what is chosen. */
  readonly isOfChosen: boolean;
}

/** 下書きの条項の行. One clause of the part that is shown. */
export interface NodeLine {
  readonly document: PolicyDocumentKind;
  readonly id: string;
  readonly depth: number;
  readonly kind: ClauseKind;
  readonly words: string;
  readonly isChosen: boolean;
  readonly isCorrected: boolean;
  readonly openCount: number;
}

/** 下書きの原文. Pieces of the source, each with the clause or the place left out that holds it. */
export interface SourceLine {
  readonly offset: number;
  readonly text: string;
  readonly clause: { readonly document: PolicyDocumentKind; readonly id: string } | null;
  /** True where it is left out of the clauses. */
  readonly isLeft: boolean;
  readonly isChosen: boolean;
}

/** 対策基準の下書きの画面. */
export interface PolicyDraftPage extends DraftHead {
  readonly pageCount: number | null;
  readonly clauseCount: number;
  readonly findingLines: readonly FindingLine[];
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
  readonly parts: readonly {
    readonly document: PolicyDocumentKind;
    readonly id: string;
    readonly words: string;
    readonly clauseCount: number;
    readonly openCount: number;
    readonly isShown: boolean;
  }[];
  readonly nodes: readonly NodeLine[];
  readonly pieces: readonly SourceLine[];
  readonly chosenClause: ChosenClause | null;
  readonly chosenPlace: ChosenPlace | null;
  /** Something was asked for that the draft no longer has. */
  readonly choiceGone: boolean;
}

function wordsOf({ title, text }: Pick<Clause, 'title' | 'text'>): string {
  return excerpt([title, text].filter((part) => part !== '').join('　'), NODE_WORDS);
}

/** What is to be checked, the gravest sort first, each sort in the order of the text. */
function findingLines(
  { source, findings, firstReading, corrected, steps, roleNames }: PolicyDraft,
  chosen: Clause | Discard | null,
): FindingLine[] {
  const { reading } = corrected;
  const isTouched = touchedPlaces(firstReading, reading);
  const holderAt = holdersIn(reading);
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
          isOfChosen: chosen !== null && holderAt(offset) === chosen,
        };
      });
  });
}

function isDiscard(holder: Clause | Discard): holder is Discard {
  return 'why' in holder;
}

/** What was chosen, as it stands now; null for what is not there. */
function chosenOf({ corrected: { reading } }: PolicyDraft, choice: DraftChoice): Clause | Discard | null {
  const { clauseId, document, offset } = choice;
  if (clauseId !== null) return reading.clauses.find((one) => one.document === document && one.id === clauseId) ?? null;
  return offset === null ? null : holdersIn(reading)(offset);
}

export function policyDraftPage(
  context: ServiceContext,
  actor: Actor,
  policyDraftId: string,
  choice: DraftChoice,
): Result<PolicyDraftPage, Denial> {
  const permission = authorize(actor, 'policy.manage', null);
  if (!permission.ok) return permission;
  const draft = storedDraft(context.db, policyDraftId);
  if (draft === undefined) return refuse('not_permitted');
  const { source, findings } = draft;
  const { reading } = draft.corrected;
  const chosen = chosenOf(draft, choice);
  const from = chosen === null ? 0 : isDiscard(chosen) ? (choice.offset ?? chosen.from) : (chosen.spans[0]?.[0] ?? 0);
  const lines = findingLines(draft, chosen);
  const openPlaces = lines.filter(({ isOpen }) => isOpen).map(({ offset }) => offset);
  const parts = readingParts(reading, source);
  const shown = parts.find((part) => part.from <= from && from < part.to) ?? parts[0];
  if (shown === undefined) throw new Error(policyDraftId);
  const { total, inClauses, discarded } = account(reading, source);
  const depths = depthsOf(reading.clauses);
  const firstIndex = reading.clauses.findIndex((clause) => clause === shown.clauses[0]);
  const first = new Set<Clause>(draft.firstReading.clauses);
  const openIn = ({ spans }: Clause) =>
    openPlaces.filter((place) => spans.some(([start, end]) => start <= place && place < end)).length;
  return ok({
    ...draftHead(context, actor, draft),
    pageCount: draft.pageCount,
    clauseCount: reading.clauses.length,
    findingLines: lines,
    unapplied: unappliedCorrections(draft),
    fewDuties: findings.fewDuties,
    notes: findings.notes,
    basicPolicyOnly: reading.clauses.every(({ document }) => document === 'basic_policy'),
    inkCount: total,
    inClausesCount: inClauses,
    leftOut: [...groupBy(discarded, ({ why }) => why)].map(([why, places]) => ({
      why,
      placeCount: places.length,
      charCount: places.reduce((sum, place) => sum + source.slice(place.from, place.to).replace(/\s/gu, '').length, 0),
      samples: places
        .slice(0, LEFT_PLACES_SHOWN)
        .map((place) => ({ offset: place.from, words: excerpt(place.excerpt, LEFT_WORDS) })),
    })),
    parts: parts.map((part) => ({
      document: part.clauses[0]?.document ?? 'standards',
      id: part.clauses[0]?.id ?? '',
      words: part.clauses[0] === undefined ? '' : wordsOf(part.clauses[0]),
      clauseCount: part.clauses.length,
      openCount: openPlaces.filter((place) => part.from <= place && place < part.to).length,
      isShown: part === shown,
    })),
    nodes: shown.clauses.map((clause, index) => ({
      document: clause.document,
      id: clause.id,
      depth: depths[firstIndex + index] ?? 0,
      kind: clause.kind,
      words: wordsOf(clause),
      isChosen: clause === chosen,
      isCorrected: !first.has(clause),
      openCount: openIn(clause),
    })),
    pieces: sourcePieces(reading, shown.from, shown.to).map(({ from: start, to, holder }) => ({
      offset: start,
      text: source.slice(start, to),
      clause: holder === null || isDiscard(holder) ? null : { document: holder.document, id: holder.id },
      isLeft: holder !== null && isDiscard(holder),
      isChosen: holder !== null && holder === chosen,
    })),
    chosenClause: chosen === null || isDiscard(chosen) ? null : chosenClause(draft, chosen),
    chosenPlace: chosen !== null && isDiscard(chosen) ? chosenPlace(draft, chosen, from) : null,
    choiceGone: chosen === null && (choice.clauseId !== null || choice.offset !== null),
  });
}

function unappliedCorrections({ corrected, steps }: PolicyDraft): PolicyDraftPage['unapplied'] {
  const all = correctionsInForce(steps);
  return corrected.toReview.flatMap(({ index, correction, problem }) => {
    const number = all[index]?.number;
    return number === undefined ? [] : [{ number, words: deedWords({ number, act: 'correct', correction }), problem }];
  });
}
