import type { Coverage } from '#app/domain/exception/exception.ts';
import type { GateAnswers } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Answer, AnswerValue } from '#app/domain/response/answer.ts';
import { applicabilityOf } from '#app/domain/questionnaire/gate/applicability.ts';
import type { Applicability } from '#app/domain/questionnaire/gate/applicability.ts';
import { rowNames } from '#app/domain/questionnaire/row-name.ts';
import { commonStanding, saysWhyItDiffers } from '#app/domain/response/common-answer.ts';
import type { CommonAnswer, CommonStanding } from '#app/domain/response/common-answer.ts';
import { missingParts, untoldRows } from '#app/domain/response/completeness.ts';
import type { AskedQuestion, MissingPart } from '#app/domain/response/completeness.ts';
import type { ItemMeasure } from '#app/domain/response/measure.ts';
import { itemValue } from '#app/domain/response/row-derivation.ts';

/** 項目の結果. What an item says: an answer, that a 例外措置 covers it, or nothing (未回答). */
export type ItemOutcome = AnswerValue | 'excepted' | 'unanswered';

/** 回答の根拠. Where an item's answer comes from: its own, a common one, a record of the system, or another item's. */
export const ANSWER_BASES = ['own', 'common', 'record', 'inherited'] as const;

/** 項目の材料. Everything that decides where one item stands. */
export interface ItemFacts<Asked extends Question> {
  readonly question: Asked;
  /** Every gate as it stands for the item's sheet. */
  readonly gates: GateAnswers;
  /** What the 例外措置 in force on the day cover of it. */
  readonly coverage: Coverage;
  /** What was entered; null where nothing was. */
  readonly answer: Answer | null;
  /** What was answered for all who are asked; null or absent where nothing was. */
  readonly commonAnswer?: CommonAnswer | null;
  /** The measures of its sheet that answer it, beside the one within its answer; none where left out. */
  readonly shared?: readonly ItemMeasure[] | undefined;
}

/** 項目の現状. Where one item of a sheet stands: gate, exception, answer and what is missing, put together once. */
export interface ItemState<Asked extends Question = Question> {
  readonly question: Asked;
  readonly applicability: Applicability;
  readonly coverage: Coverage;
  readonly answer: Answer | null;
  readonly commonAnswer: CommonAnswer | null;
  /** How the answer stands to the common one; null where there is none. */
  readonly standing: CommonStanding | null;
  /** The measures of its sheet that answer it, beside the one within its answer. */
  readonly shared: readonly ItemMeasure[];
  /** What was entered says, excepted rows apart, whether or not it counts at present; null is 未回答. */
  readonly value: AnswerValue | null;
  /** What it counts as where its gates are open. */
  readonly outcome: ItemOutcome;
  /** Empty when the item does not apply, and while an exception covers all of it. */
  readonly missing: readonly MissingPart[];
}

export function itemState<Asked extends Question>({
  question,
  gates,
  coverage,
  answer,
  commonAnswer = null,
  shared = [],
}: ItemFacts<Asked>): ItemState<Asked> {
  const applicability = applicabilityOf(question, gates);
  const exceptedRowIds = new Set(coverage.rows.keys());
  const value = itemValue(rowIdsOf(question), answer, exceptedRowIds);
  const standing = commonStanding(rowIdsOf(question), commonAnswer, answer, exceptedRowIds);
  const asked = missingOf(question, applicability, exceptedRowIds, answer, shared);
  const ofCommon =
    applicability.state === 'open' ? lacksBesideCommon(standing, commonAnswer, answer, exceptedRowIds) : [];
  return {
    question,
    applicability,
    coverage,
    answer,
    commonAnswer,
    standing,
    shared,
    value,
    outcome: outcomeOf(coverage, value),
    missing: coverage.whole === null ? [...asked, ...ofCommon] : [],
  };
}

/** A confirmation holds for the revision that was seen, and who answers otherwise says why. */
function lacksBesideCommon(
  standing: CommonStanding | null,
  common: CommonAnswer | null,
  answer: Answer | null,
  exceptedRowIds: ReadonlySet<string>,
): readonly MissingPart[] {
  if (standing === 'stale') return ['common_changed'];
  if (standing !== 'differs' || common === null || answer === null) return [];
  return saysWhyItDiffers(common.answer, answer, exceptedRowIds) ? [] : ['why_different'];
}

/** The names of the rows of which the item still needs to be told something. */
export function untoldRowNames({ question, coverage, answer, shared, missing }: ItemState): readonly string[] {
  if (answer === null || !missing.some((part) => part === 'what_is_missing' || part === 'why_not')) return [];
  const names = rowNames(question.rows);
  return untoldRows({ exceptedRowIds: new Set(coverage.rows.keys()) }, answer, shared).map(
    (rowId) => names.get(rowId) ?? rowId,
  );
}

function outcomeOf({ whole, rows }: Coverage, value: AnswerValue | null): ItemOutcome {
  if (whole !== null) return 'excepted';
  if (value === null) return 'unanswered';
  return rows.size > 0 ? besideExcepted(value) : value;
}

/** 一部例外措置. What an answer to the rest counts as: 例外措置 where nothing worse was said, and never 実施. */
export function besideExcepted(value: AnswerValue): ItemOutcome {
  return value === 'implemented' || value === 'not_applicable' ? 'excepted' : value;
}

function missingOf(
  question: Question,
  { state }: Applicability,
  exceptedRowIds: ReadonlySet<string>,
  answer: Answer | null,
  shared: readonly ItemMeasure[],
): readonly MissingPart[] {
  if (state === 'closed') return [];
  if (state === 'unanswered') return ['unanswered'];
  return missingParts(askedOf(question, exceptedRowIds), answer, shared);
}

/** What of a question decides what an answer to it lacks. */
export function askedOf(question: Question, exceptedRowIds: ReadonlySet<string>): AskedQuestion {
  return {
    rowIds: rowIdsOf(question),
    exceptedRowIds,
    staffDuty: question.confirmation,
    recommended: question.kind === 'recommendation',
    recommendedRowIds: recommendedRows(question),
  };
}

/** The rows whose duty is a 推奨, by their own kind or else the question's. */
function recommendedRows({ kind, rows }: Question): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => ((row.kind ?? kind) === 'recommendation' ? [row.id] : [])));
}

export function rowIdsOf(question: Pick<Question, 'rows'>): readonly string[] {
  return question.rows.map((row) => row.id);
}

/** True unless a gate closes the item: it is asked, or will be if its gate is answered はい. */
export function mayApply({ applicability }: Pick<ItemState, 'applicability'>): boolean {
  return applicability.state !== 'closed';
}

/** True where the ledger closes the item: nothing that its sheet answers can open it. */
export function isClosedByLedger({ applicability }: Pick<ItemState, 'applicability'>): boolean {
  return applicability.state === 'closed' && applicability.source === 'asset';
}

/** True where an answer is due: the item applies, and no 例外措置 covers all of it. */
export function isAsked({ applicability, coverage }: Pick<ItemState, 'applicability' | 'coverage'>): boolean {
  return applicability.state === 'open' && coverage.whole === null;
}
