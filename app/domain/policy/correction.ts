import type { LegalMeasureNumber } from '#app/domain/policy/legal-measure.ts';
import type { Clause, ClauseKind, Discard, Span } from '#app/domain/policy/clause.ts';

/** 条項の指定. A clause as it stands when the correction is applied: earlier corrections may have renumbered it. */
export interface ClauseAt {
  readonly document: Clause['document'];
  readonly id: string;
}

/** 除く理由. Why the secretariat leaves a clause out. */
export const LEAVE_OUT_REASONS = ['no_clause', 'supplementary', 'explanation', 'repeated', 'not_ours'] as const;
export type LeaveOutReason = (typeof LEAVE_OUT_REASONS)[number];

/**
 * 読取りの訂正. What the secretariat changes in how the text was read. Corrections are kept in their order and applied
 * to the reading as the reader made it: the last one undone is the last one left out.
 */
export type Correction =
  | (OfClause &
      (
        | { readonly act: 'kind'; readonly kind: ClauseKind }
        /** Whom the clause binds, in the words of the text; nobody when empty. */
        | { readonly act: 'subjects'; readonly subjects: readonly string[] }
        /** The last marker of its path: 「ウ」 of `7-1-2-ウ`. What stands below keeps its own. */
        | { readonly act: 'number'; readonly marker: string }
        /** Everything from `offset` in the clause's text on becomes a clause of its own. */
        | { readonly act: 'split'; readonly offset: number }
        /** Its heading and text go on with the clause before it; what stands below it moves along. */
        | { readonly act: 'merge' }
        /** With everything below it; null for the top of the document. It keeps its number unless another is given. */
        | { readonly act: 'move'; readonly parent: string | null; readonly marker?: string }
        /** 号 of 規則第16条の3第1項 that it serves, whatever its words and headings tell. */
        | { readonly act: 'measures'; readonly measures: readonly LegalMeasureNumber[] }
        /** The clause and everything below it: no duty of the body. */
        | { readonly act: 'leave_out'; readonly reason: LeaveOutReason }
      ))
  /** A place that was left out becomes a clause below `parent`, the whole place at once. */
  | {
      readonly act: 'bring_back';
      readonly span: Span;
      readonly document: Clause['document'];
      readonly parent: string | null;
      readonly basis: string;
    };

interface OfClause {
  readonly at: ClauseAt;
  /** Heading and text of the clause when the correction was made: for other words it does not hold. */
  readonly basis: string;
}

export type CorrectionAct = Correction['act'];

type Unbound<One> = One extends Correction ? Omit<One, 'basis'> : never;

/** 求める訂正. A correction of what stands there now, whatever its words are. */
export type WantedCorrection = Unbound<Correction>;

/** 訂正できない理由. Why a correction is not applied; nothing of it is. */
export const CORRECTION_PROBLEMS = [
  /** Another correction, or another text, took the clause away. */
  'clause_gone',
  'text_changed',
  /** Another clause has the number. */
  'number_taken',
  'bad_number',
  /** The parent is the clause itself, stands below it, or comes after it. */
  'bad_parent',
  /** Nothing stands before the first clause of a document. */
  'nothing_before',
  /** A part would be without a word. */
  'nothing_to_split',
  /** A table is one clause. */
  'is_table',
  /** Nothing was left out there. */
  'place_gone',
] as const;
export type CorrectionProblem = (typeof CORRECTION_PROBLEMS)[number];

/** 適用できなかった訂正. */
export interface CorrectionToReview {
  /** Its place among the corrections, from 0. */
  readonly index: number;
  readonly correction: Correction;
  readonly problem: CorrectionProblem;
}

/** Words that a correction of the clause binds itself to. */
export function basisOf({ title, text }: Pick<Clause, 'title' | 'text'>): string {
  return title === '' || text === '' ? `${title}${text}` : `${title}\n${text}`;
}

/** Words of a place that was left out. */
export function basisOfPlace({ from, to }: Pick<Discard, 'from' | 'to'>, source: string): string {
  return source.slice(from, to);
}
