import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { AnswerValue } from '#app/domain/response/answer.ts';
import { ANSWER_VALUES } from '#app/domain/response/answer.ts';
import { notApplicableNeedsConfirmation } from '#app/domain/response/completeness.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';
import { ANSWER_VALUE_LABELS, NOT_APPLICABLE_REASON_LABELS } from '#app/domain/response/labels.ts';
import { itemValue } from '#app/domain/response/row-derivation.ts';
import { isEditable } from '#app/domain/response/sheet.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { ok } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { holdersOn } from '#app/services/organization/holder.loader.server.ts';
import { lastAnswers } from '#app/services/score/last-year.loader.server.ts';
import type { LastAnswer } from '#app/services/score/last-year.loader.server.ts';
import { questionKeys, questionNumber } from '#app/services/response/question-number.loader.server.ts';
import { chaptersOf, openSheet } from '#app/services/response/sheet-header.loader.server.ts';
import type { SheetHeader } from '#app/services/response/sheet-header.loader.server.ts';
import { stepsOf } from '#app/services/response/sheet-steps.loader.server.ts';
import type { StepView } from '#app/services/response/sheet-steps.loader.server.ts';
import { rowIdsOf, sheetOfficeOf } from '#app/services/response/sheet.loader.server.ts';
import type { ItemState, SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';

/** A question in one of the lists of the summary, with its place on the answer page. */
export interface ListedQuestion {
  readonly key: string;
  readonly chapter: string;
  readonly number: string;
  readonly text: string;
  readonly note: string;
}

export interface MissingQuestion extends ListedQuestion {
  readonly missing: readonly MissingPart[];
}

/** 提出前の確認. What is missing, and what the next person will look at. */
export interface SubmissionPage {
  readonly header: SheetHeader;
  readonly missingGates: readonly { readonly gateId: string; readonly label: string }[];
  readonly missing: readonly MissingQuestion[];
  readonly counts: readonly { readonly value: AnswerValue; readonly count: number }[];
  readonly closedByGates: number;
  /** Covered by a permitted 例外措置, with its last day: no answer is needed. */
  readonly excepted: readonly ListedQuestion[];
  readonly unknown: readonly ListedQuestion[];
  readonly notApplicable: readonly ListedQuestion[];
  readonly weak: readonly ListedQuestion[];
  readonly changed: readonly ListedQuestion[];
  readonly steps: readonly StepView[];
  /** Who hands it in, where the actor only enters. */
  readonly submitters: readonly string[];
  readonly maySubmit: boolean;
  /** Handed in now it is marked 期限後. */
  readonly wouldBeLate: boolean;
}

export function sheetSubmission(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
): Result<SubmissionPage, Denial> {
  const opened = openSheet(context, actor, sheetId);
  if (!opened.ok) return opened;
  const { snapshot, header } = opened.value;
  const today = tokyoDate(context.clock());
  const list = listing(snapshot);
  const valued = snapshot.items
    .filter(({ applicability, exception }) => applicability.state === 'open' && exception === null)
    .map((item) => ({ item, value: itemValue(rowIdsOf(item.question), item.answer) }));
  const withValue = (...values: readonly AnswerValue[]) =>
    valued.filter(({ value }) => value !== null && values.includes(value));
  const before = lastAnswers(context.db, snapshot);
  const submit = authorize(actor, 'sheet.submit', snapshot.resource);
  const respondent = holdersOn(context.db, today).ofRespondent(sheetOfficeOf(snapshot), snapshot.target);
  return ok({
    header,
    missingGates: snapshot.gates
      .filter(({ answer }) => answer === null)
      .map(({ gate }) => ({ gateId: gate.id, label: gate.label })),
    missing: snapshot.items
      .filter(({ missing, applicability }) => missing.length > 0 && applicability.state === 'open')
      .map((item) => ({ ...list(item, ''), missing: item.missing })),
    counts: ANSWER_VALUES.map((value) => ({ value, count: withValue(value).length })),
    closedByGates: snapshot.items.filter(({ applicability }) => applicability.state === 'closed').length,
    excepted: snapshot.items.flatMap((item) =>
      item.exception === null || item.applicability.state === 'closed'
        ? []
        : [list(item, `${japaneseDate(item.exception.until)}まで`)],
    ),
    unknown: withValue('unknown').map(({ item }) => list(item, item.answer?.comment ?? '')),
    notApplicable: withValue('not_applicable').map(({ item, value }) =>
      list(item, notApplicableNote(item, value, before.get(item.question.id))),
    ),
    weak: withValue('partially_implemented', 'not_implemented').map(({ item, value }) =>
      list(item, value === null ? '' : ANSWER_VALUE_LABELS[value]),
    ),
    changed: valued.flatMap(({ item, value }) => {
      const last = before.get(item.question.id);
      if (last === undefined || last.outcome === 'unanswered' || value === null || last.outcome === value) return [];
      return [list(item, `前年度 ${last.label} → 今年度 ${ANSWER_VALUE_LABELS[value]}`)];
    }),
    steps: stepsOf(context, snapshot),
    submitters: respondent.people.map(({ name }) => `${respondent.office} ${name}`),
    maySubmit: header.readOnly === null && isEditable(snapshot.sheet.state) && (submit.ok || header.onBehalf),
    wouldBeLate: today > calendarDate(snapshot.sheet.dueOn),
  });
}

function listing(snapshot: SheetSnapshot): (item: ItemState, note: string) => ListedQuestion {
  const keys = questionKeys(snapshot);
  const chapters = new Map(
    chaptersOf(snapshot).flatMap(({ key, items }) => items.map(({ question }) => [question.id, key] as const)),
  );
  return ({ question }, note) => ({
    key: keys.get(question.id) ?? '',
    chapter: chapters.get(question.id) ?? '',
    number: questionNumber(question),
    text: question.text,
    note,
  });
}

/** 該当なし with its reason, and whether the next person must confirm it. */
function notApplicableNote(
  { question, answer }: ItemState,
  value: AnswerValue | null,
  last: LastAnswer | undefined,
): string {
  const reason =
    answer === null || answer.notApplicableReason === null
      ? ''
      : NOT_APPLICABLE_REASON_LABELS[answer.notApplicableReason];
  const lastYear = ANSWER_VALUES.find((known) => known === last?.outcome) ?? null;
  const flagged = notApplicableNeedsConfirmation(value, { critical: question.critical, lastYear });
  return [reason, answer?.notApplicableNote ?? '', flagged ? '確認者が該当なしを確かめます' : '']
    .filter((part) => part !== '')
    .join('／');
}
