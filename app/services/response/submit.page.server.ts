import { holdersOn, namesOf } from '#app/services/organization/holder.loader.server.ts';
import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import type { Office } from '#app/domain/organization/office.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { AnswerValue, NotApplicableReason } from '#app/domain/response/answer.ts';
import { ANSWER_VALUES, writtenComments } from '#app/domain/response/answer.ts';
import { notApplicableNeedsConfirmation } from '#app/domain/response/completeness.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';
import { rowNames } from '#app/domain/questionnaire/row-name.ts';
import type { ItemOutcome } from '#app/domain/response/item-state.ts';
import { isAsked, mayApply, untoldRowNames } from '#app/domain/response/item-state.ts';
import { changedSince, comparableValue } from '#app/domain/response/last-year.ts';
import type { LastYearItem } from '#app/domain/response/last-year.ts';
import { isPastDue } from '#app/domain/response/lateness.ts';
import { isEditable } from '#app/domain/response/sheet.ts';
import { exceptionsTold } from '#app/domain/exception/exception.ts';
import { ok } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { shownException } from '#app/services/exception/exceptions.loader.server.ts';
import type { ShownException } from '#app/services/exception/exceptions.loader.server.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import { lastYearOf } from '#app/services/response/last-year.loader.server.ts';
import { listing } from '#app/services/response/listed-question.loader.server.ts';
import type { ListedQuestion } from '#app/services/response/listed-question.loader.server.ts';
import { openSheet } from '#app/services/response/sheet-header.loader.server.ts';
import type { SheetHeader } from '#app/services/response/sheet-header.loader.server.ts';
import { stepsOf } from '#app/services/response/sheet-steps.loader.server.ts';
import type { StepView } from '#app/services/response/sheet-steps.loader.server.ts';
import { contentHashOf } from '#app/services/response/submission-seen.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

export interface MissingQuestion extends ListedQuestion {
  readonly missing: readonly MissingPart[];
  /** The names of its rows that lack a comment. */
  readonly untoldRows: readonly string[];
}

export interface ExceptedQuestion extends ListedQuestion {
  readonly exceptions: readonly ShownException[];
  /** The rows that none of them covers are asked. */
  readonly partly: boolean;
}

export interface UnknownQuestion extends ListedQuestion {
  readonly comment: string;
}

export interface NotApplicableQuestion extends ListedQuestion {
  readonly notApplicableReason: NotApplicableReason | null;
  readonly notApplicableNote: string;
  /** The next person must confirm it. */
  readonly toConfirm: boolean;
}

export interface ValuedQuestion extends ListedQuestion {
  readonly value: AnswerValue;
}

export interface ChangedQuestion extends ListedQuestion {
  /** What it counts as now. */
  readonly outcome: ItemOutcome;
  readonly lastYear: LastYearItem;
}

/** 提出前の確認. What is missing, and what the next person will look at. */
export interface SubmissionPage {
  readonly header: SheetHeader;
  /** What is shown, by its SHA-256: it is what the hand-in hands in. */
  readonly contentHash: string;
  readonly missingGates: readonly { readonly gateId: string; readonly label: string }[];
  readonly missing: readonly MissingQuestion[];
  readonly valueCounts: readonly { readonly value: AnswerValue; readonly count: number }[];
  readonly closedByGates: number;
  /** How many count as 例外措置. */
  readonly exceptedCount: number;
  /** Covered by permitted 例外措置, wholly or in part. */
  readonly exceptedQuestions: readonly ExceptedQuestion[];
  readonly unknownQuestions: readonly UnknownQuestion[];
  readonly notApplicableQuestions: readonly NotApplicableQuestion[];
  readonly weak: readonly ValuedQuestion[];
  readonly changedQuestions: readonly ChangedQuestion[];
  readonly steps: readonly StepView[];
  /** Who hands it in, where the actor only enters. */
  readonly submitter: { readonly office: Office; readonly people: readonly HolderName[] };
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
  const { snapshot, header, scope } = opened.value;
  const { gates, items, sheet, target } = snapshot;
  const list = listing(snapshot);
  const asked = items.filter(isAsked);
  const valued = (...values: readonly AnswerValue[]) =>
    asked.flatMap((item) => (item.value !== null && values.includes(item.value) ? [{ item, value: item.value }] : []));
  const before = lastYearOf(context.db, scope, snapshot).byItem;
  const lastYear = ({ itemKey }: SheetItem) => before.get(itemKey)?.lastYear ?? null;
  const submit = authorize(actor, 'sheet.submit', snapshot.resource);
  const respondent = holdersOn(context.db, header.today).ofRespondent(sheet.answeredByOffice, target);
  return ok({
    header,
    contentHash: contentHashOf(snapshot),
    missingGates: gates
      .filter(({ answer }) => answer === null)
      .map(({ gate }) => ({ gateId: gate.id, label: gate.label })),
    missing: items
      .filter(({ missing, applicability }) => missing.length > 0 && applicability.state === 'open')
      .map((item) => ({ ...list(item), missing: item.missing, untoldRows: untoldRowNames(item) })),
    valueCounts: ANSWER_VALUES.map((value) => ({
      value,
      count: asked.filter(({ outcome }) => outcome === value).length,
    })),
    closedByGates: items.filter((item) => !mayApply(item)).length,
    exceptedCount: items.filter((item) => mayApply(item) && item.outcome === 'excepted').length,
    exceptedQuestions: items.filter(mayApply).flatMap((item) => {
      const exceptions = exceptionsTold(item.coverage).flatMap((one) => shownException(one) ?? []);
      return exceptions.length === 0 ? [] : [{ ...list(item), exceptions, partly: item.coverage.whole === null }];
    }),
    unknownQuestions: valued('unknown').map(({ item }) => ({ ...list(item), comment: doubtOf(item) })),
    notApplicableQuestions: valued('not_applicable').map(({ item, value }) => ({
      ...list(item),
      notApplicableReason: item.answer?.notApplicableReason ?? null,
      notApplicableNote: item.answer?.notApplicableNote ?? '',
      toConfirm: notApplicableNeedsConfirmation(value, {
        critical: item.question.critical,
        lastYear: comparableValue(lastYear(item)),
      }),
    })),
    weak: valued('partially_implemented', 'not_implemented').map(({ item, value }) => ({ ...list(item), value })),
    changedQuestions: asked.flatMap((item) => {
      const last = lastYear(item);
      return last !== null && changedSince(item, last)
        ? [{ ...list(item), outcome: item.outcome, lastYear: last }]
        : [];
    }),
    steps: stepsOf(context, snapshot),
    submitter: { office: respondent.office, people: namesOf(respondent) },
    maySubmit: header.readOnly === null && isEditable(sheet.state) && (submit.ok || header.byProxy),
    wouldBeLate: isPastDue(header.dueOn, header.today),
  });
}

/** What was written to the whole, and to the rows that are わからない. */
function doubtOf({ question, coverage, answer }: SheetItem): string {
  if (answer === null) return '';
  const unknown = answer.rows.filter(({ rowId, value }) => value === 'unknown' && !coverage.rows.has(rowId));
  const names = rowNames(question.rows.filter(({ id }) => unknown.some(({ rowId }) => rowId === id)));
  return writtenComments(answer, names);
}
