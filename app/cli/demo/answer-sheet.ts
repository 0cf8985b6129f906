import type { Actor } from '#app/domain/access/actor.ts';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import type { SectionMeasure } from '#app/domain/response/answer.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { saveChapter } from '#app/services/response/answer.acts.server.ts';
import type { Confirmation } from '#app/domain/response/answer-basis.ts';
import type { AnswerInput } from '#app/services/response/store-answer.acts.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import { planMeasure } from '#app/services/response/measure.acts.server.ts';
import type { CoverInput } from '#app/services/response/measure.form.server.ts';
import { gateHolds, valueOf } from '#app/cli/demo/character.ts';
import { composeAnswer, evidenceOf, isPlannedOnce, rowsToPlan } from '#app/cli/demo/compose-answer.ts';
import type { Answering } from '#app/cli/demo/compose-answer.ts';
import { draw } from '#app/cli/demo/draw.ts';
import { COMMON_DEVIATIONS, DEVIATING_OBJECT } from '#app/cli/demo/plots.ts';
import { keyOf, snapshotOf } from '#app/cli/demo/sheet-stage.ts';
import type { SheetStage } from '#app/cli/demo/sheet-stage.ts';

export function answerGates(stage: SheetStage, writer: Actor): void {
  const { context, sheet, seed } = stage;
  const gates = snapshotOf(stage).gates.map(({ gate }) => ({
    gateId: gate.id,
    holds: gateHolds(seed, sheet.targetCode, sheet.targetType === 'organization', gate.id),
    rev: 0,
  }));
  must(saveGates(context, writer, sheet.sheetId, gates));
}

/** Answers a chapter: what is common is confirmed, what one 改善策 serves is planned once. */
export function answerChapter(stage: SheetStage, writer: Actor, chapter: string, on: CalendarDate): void {
  const { items } = snapshotOf(stage);
  const open = items
    .slice(0, Math.ceil(items.length * stage.timetable.share))
    .filter(({ question, applicability }) => question.chapter.id === chapter && applicability.state === 'open');
  const confirmed = open.filter((item) => confirmsCommon(stage, item));
  const typed = open
    .filter((item) => !confirmed.includes(item))
    .map((item) => ({ item, input: inputFor(stage, item, on) }));
  const shared = sharedMeasures(typed);
  const covered = new Set(shared.flatMap(({ covers }) => covers.map(({ itemKey }) => itemKey)));
  save(
    stage,
    writer,
    typed.map(({ input }) =>
      covered.has(input.itemKey) ? { ...input, answer: { ...input.answer, plan: EMPTY_ANSWER.plan } } : input,
    ),
  );
  for (const { itemKey, commonAnswer } of confirmed)
    save(stage, writer, [], { itemKey, commonRev: commonAnswer?.rev ?? 0 });
  for (const measure of shared)
    must(planMeasure(stage.context, writer, stage.sheet.sheetId, { ...measure, takenFrom: null }));
}

/** After a return: what was わからない is cleared up, and 重点項目 get their 根拠資料. */
export function revise(stage: SheetStage, on: CalendarDate): void {
  const inputs = snapshotOf(stage).items.flatMap((item): readonly AnswerInput[] => {
    const { answer, question, value, applicability, record, itemKey } = item;
    if (applicability.state !== 'open' || answer === null || answer.common !== undefined) return [];
    if (value === 'unknown') return [inputFor(stage, item, on, true)];
    if (value !== 'implemented' || !lacksEvidence(item)) return [];
    const number = draw(stage.seed, 'document', keyOf(stage.sheet), question.id);
    const evidence = [evidenceOf(question, answering(stage, on), number)];
    return [{ itemKey, answer: { ...answer, evidence }, rev: record?.rev ?? 0 }];
  });
  save(stage, stage.roster.head(stage.sheet), inputs);
}

/** True where a 重点項目 is answered without a document that shows it. */
export function lacksEvidence({ question, answer }: SheetItem): boolean {
  return question.critical && answer !== null && answer.evidence.length === 0;
}

function confirmsCommon(stage: SheetStage, { commonAnswer, question }: SheetItem): boolean {
  return commonAnswer !== null && deviation(stage, question.text) === null;
}

/** Why what is common does not hold for this one. */
function deviation({ sheet }: SheetStage, text: string): string | null {
  return DEVIATING_OBJECT.test(text) ? (COMMON_DEVIATIONS[keyOf(sheet)] ?? null) : null;
}

function inputFor(stage: SheetStage, item: SheetItem, on: CalendarDate, clearUp = false): AnswerInput {
  const { seed, year, sheet } = stage;
  const { question, commonAnswer, itemKey, record } = item;
  const asked = { seed, year, target: keyOf(sheet), question };
  const rev = record?.rev ?? 0;
  const differs = commonAnswer === null ? null : deviation(stage, question.text);
  if (differs !== null) {
    const answer = composeAnswer(asked, 'not_implemented', answering(stage, on));
    return { itemKey, rev, answer: { ...answer, comment: differs } };
  }
  const value = valueOf(asked);
  const meant = clearUp && value === 'unknown' ? 'partially_implemented' : value;
  return { itemKey, rev, answer: composeAnswer(asked, meant, answering(stage, on)) };
}

function answering({ sheet, roster }: SheetStage, day: CalendarDate): Answering {
  const section = sheet.targetType === 'organization' ? '総務課' : sheet.ownerUnitName;
  return { day, section, confirmedBy: roster.head(sheet).name };
}

interface Typed {
  readonly item: SheetItem;
  readonly input: AnswerInput;
}

/** Measures that would be written in the same words at several questions: each once, for all that they answer. */
function sharedMeasures(
  typed: readonly Typed[],
): readonly { readonly plan: SectionMeasure; readonly covers: readonly CoverInput[] }[] {
  const byText = new Map<string, Typed[]>();
  for (const one of typed) {
    const text = one.input.answer.plan.measure;
    if (text === '' || !isPlannedOnce(one.item.question)) continue;
    byText.set(text, [...(byText.get(text) ?? []), one]);
  }
  return [...byText.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined || same.length < 2
      ? []
      : [{ plan: first.input.answer.plan, covers: same.flatMap(({ item, input }) => coversOf(item, input)) }];
  });
}

function coversOf({ question, itemKey }: SheetItem, { answer }: AnswerInput): readonly CoverInput[] {
  if (question.rows.length === 0) return [{ itemKey, rowId: null }];
  return rowsToPlan(question, answer.rows).map(({ id }) => ({ itemKey, rowId: id }));
}

function save(
  stage: SheetStage,
  writer: Actor,
  answers: readonly AnswerInput[],
  confirms: Confirmation | null = null,
): void {
  if (answers.length === 0 && confirms === null) return;
  const { context, sheet } = stage;
  const saved = must(saveChapter(context, writer, sheet.sheetId, { chapter: null, same: null, answers, confirms }));
  if (saved.conflicts.length > 0 || saved.seenBefore)
    throw new Error(`${sheet.targetCode}: ${saved.conflicts.length} answers in conflict`);
}
