import type { GateKind, GateState } from '#app/domain/questionnaire/gate/gate.ts';
import type { AnswerValue, RowValue } from '#app/domain/response/answer.ts';
import { ANSWER_VALUES } from '#app/domain/response/answer.ts';
import { besideExcepted } from '#app/domain/response/item-state.ts';
import type { ItemOutcome } from '#app/domain/response/item-state.ts';

/** 記録の集計区分. What a closing writes of an item; an item of a sheet that was not handed in is 未回答 with that cause. */
export const RECORDED_OUTCOMES = [...ANSWER_VALUES, 'excepted', 'unanswered'] as const satisfies readonly ItemOutcome[];
export type RecordedOutcome = (typeof RECORDED_OUTCOMES)[number];

/**
 * 集計区分. What an item counts as: an answer, an approved 例外措置, 未回答, or 未提出. Of an item of a sheet that was not
 * handed in nothing is known: it is what is open between the bounds of a rate, which a 未回答 on a sheet handed in is not.
 */
export const OUTCOMES = [...RECORDED_OUTCOMES, 'not_submitted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** 集計の時期. `running`: drafts count as they stand; `closing`: only submitted sheets count. */
export const SCORING_PHASES = ['running', 'closing'] as const;
export type ScoringPhase = (typeof SCORING_PHASES)[number];

/**
 * 未回答の理由. Why an item counts as 未回答: its sheet was not handed in, its gate was not answered, or nothing was
 * entered.
 */
export const UNANSWERED_CAUSES = ['not_submitted', 'gate_unanswered', 'no_answer'] as const;
export type UnansweredCause = (typeof UNANSWERED_CAUSES)[number];

/** What keeps an item from being known as done: it is not, nobody said so, or nothing was handed in. */
export const OPEN_PARTS = {
  notImplemented: ['not_implemented'],
  unconfirmed: ['unknown', 'unanswered'],
  notSubmitted: ['not_submitted'],
} as const satisfies Record<string, readonly Outcome[]>;
export type OpenPart = keyof typeof OPEN_PARTS;

/** One value for every outcome. */
export function countEach<Value>(of: (outcome: Outcome) => Value): Readonly<Record<Outcome, Value>> {
  return {
    implemented: of('implemented'),
    partially_implemented: of('partially_implemented'),
    not_implemented: of('not_implemented'),
    not_applicable: of('not_applicable'),
    unknown: of('unknown'),
    excepted: of('excepted'),
    unanswered: of('unanswered'),
    not_submitted: of('not_submitted'),
  };
}

/** What decides the outcome of one item. */
export interface OutcomeFacts {
  readonly gate: GateState;
  readonly gateSource: GateKind;
  /** Handed in and not returned. */
  readonly sheetSubmitted: boolean;
  /** Approved, unexpired 例外措置 cover nothing of the item, some of its rows, or all of it. */
  readonly excepted: 'nothing' | 'rows' | 'all';
  /** The item's value, chosen or derived from its rows that are not excepted; null is 未回答. */
  readonly value: AnswerValue | null;
}

/** 確定した集計区分. */
export interface EffectiveOutcome {
  readonly outcome: Outcome;
  /** 該当なし because a gate is closed, not because somebody answered so. */
  readonly byGate: boolean;
  /** 未提出の下書き: what was entered on a sheet that was not submitted at closing. */
  readonly draft: AnswerValue | null;
  /** Null where the outcome is neither 未回答 nor 未提出. */
  readonly unanswered: UnansweredCause | null;
}

/**
 * The outcome of one item. In this order: what the ledger closes does not
 * apply; at closing nothing on an unsubmitted sheet counts, its gates
 * included; a closed gate; an unanswered gate; the exception; the answer.
 * An item of which rows are excepted is never counted as 実施: the exception
 * takes its place where nothing worse was answered to the rest.
 */
export function effectiveOutcome(facts: OutcomeFacts, phase: ScoringPhase): EffectiveOutcome {
  const counted = (outcome: Outcome): EffectiveOutcome => ({ outcome, byGate: false, draft: null, unanswered: null });
  const open = (unanswered: UnansweredCause, draft: AnswerValue | null = null): EffectiveOutcome => ({
    outcome: outcomeOf('unanswered', unanswered),
    byGate: false,
    draft,
    unanswered,
  });
  const closed: EffectiveOutcome = { ...counted('not_applicable'), byGate: true };
  if (facts.gate === 'closed' && facts.gateSource === 'asset') return closed;
  if (phase === 'closing' && !facts.sheetSubmitted) {
    return open('not_submitted', facts.value);
  }
  if (facts.gate === 'closed') return closed;
  if (facts.gate === 'unanswered') return open('gate_unanswered');
  if (facts.excepted === 'all') return counted('excepted');
  if (facts.value === null) return open('no_answer');
  return counted(facts.excepted === 'rows' ? besideExcepted(facts.value) : facts.value);
}

/** What an item counts as that a closing wrote, by what it wrote. */
export function outcomeOf(recorded: RecordedOutcome, unanswered: UnansweredCause | null): Outcome {
  return unanswered === 'not_submitted' ? 'not_submitted' : recorded;
}

/** What a closing writes of an item. */
export function recordOf(outcome: Outcome): RecordedOutcome {
  return outcome === 'not_submitted' ? 'unanswered' : outcome;
}

const ROW_OUTCOMES = {
  yes: 'implemented',
  no: 'not_implemented',
  not_applicable: 'not_applicable',
  unknown: 'unknown',
} as const satisfies Record<RowValue, Outcome>;

/** The outcome of a row of an item that counts by its rows; an empty one is 未回答. */
export function rowOutcome({
  value,
  excepted,
}: {
  readonly value: RowValue | null;
  readonly excepted: boolean;
}): Outcome {
  if (excepted) return 'excepted';
  return value === null ? 'unanswered' : ROW_OUTCOMES[value];
}

/**
 * Worst first. 例外措置 is worse than 実施, so that a clause partly excepted is
 * never counted as 実施; 該当なし decides only where nothing else was said.
 */
export const WORST_FIRST = [
  'not_implemented',
  'not_submitted',
  'unanswered',
  'unknown',
  'partially_implemented',
  'excepted',
  'implemented',
  'not_applicable',
] as const satisfies readonly Outcome[];

const SEVERITY: ReadonlyMap<Outcome, number> = new Map(WORST_FIRST.map((outcome, index) => [outcome, index]));

/** The worse of two outcomes. */
export function worse<One extends Outcome>(a: One, b: One): One {
  return isWorse(b, a) ? b : a;
}

export function isWorse(a: Outcome, b: Outcome): boolean {
  return severity(a) < severity(b);
}

function severity(outcome: Outcome): number {
  const index = SEVERITY.get(outcome);
  if (index === undefined) throw new Error(`no severity for ${outcome}`);
  return index;
}
