import { handlingTableOf } from '#app/domain/policy/table/handling-table.ts';
import type { HandlingTable } from '#app/domain/policy/table/handling-table.ts';
import type { PinnedValue } from '#app/domain/questionnaire/open-value/open-value.ts';
import { valuesAt } from '#app/domain/questionnaire/open-value/pinned-question.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { GateKind } from '#app/domain/questionnaire/gate/gate.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { withoutBasis } from '#app/domain/response/answer-basis.ts';
import type { CommonStanding } from '#app/domain/response/common-answer.ts';
import { findingMark, isAsRecorded } from '#app/domain/response/record-answer.ts';
import type { RecordFinding } from '#app/domain/response/record-answer.ts';
import type { EvidenceReference } from '#app/domain/response/answer.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';
import type { ItemObject } from '#app/domain/response/item-key.ts';
import { untoldRowNames } from '#app/domain/response/item-state.ts';
import type { LastYearItem } from '#app/domain/response/last-year.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Module, Modules } from '#app/domain/organization/module.ts';
import { partsToReadOtherwise } from '#app/domain/questionnaire/named-part.ts';
import { pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { pinnedClauses, pinnedPolicy } from '#app/services/campaign/pinned-policy.loader.server.ts';
import type { PinnedClause } from '#app/services/campaign/pinned-policy.loader.server.ts';
import { shownException } from '#app/services/exception/exceptions.loader.server.ts';
import type { ShownException } from '#app/services/exception/exceptions.loader.server.ts';
import { commonShower } from '#app/services/response/common-answer.loader.server.ts';
import type { ShownCommon } from '#app/services/response/common-answer.loader.server.ts';
import { recordFinder } from '#app/services/response/record-answer.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import { recordEvidence } from '#app/documents/response/record-evidence.ts';
import { measuresAddress } from '#app/services/response/measure.address.server.ts';
import { measureViews, sharedBeside } from '#app/services/response/measure-view.loader.server.ts';
import type { MeasureView, SharedMeasureView } from '#app/services/response/measure-view.loader.server.ts';
import { rowViews } from '#app/services/response/row-view.loader.server.ts';
import type { RowView } from '#app/services/response/row-view.loader.server.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import { lastYearOf } from '#app/services/response/last-year.loader.server.ts';
import type { LastYear } from '#app/services/response/last-year.loader.server.ts';
import { importedResultsOf } from '#app/services/response/past-result.loader.server.ts';
import type { ImportedResult } from '#app/services/response/past-result.loader.server.ts';
import { questionNumber } from '#app/domain/questionnaire/question-number.ts';
import { fieldKeys } from '#app/services/response/question-number.loader.server.ts';
import type { SheetHeader } from '#app/services/response/sheet-header.loader.server.ts';
import { openSheet, sheetChapters } from '#app/services/response/sheet-header.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** 設問の表示. Everything that stands in and beside one item of the answer page. */
export interface QuestionView {
  /** Names the item's fields and its place on the page. */
  readonly key: string;
  readonly itemKey: string;
  /** What the question is asked about; null for the target as a whole. */
  readonly object: ItemObject | null;
  readonly printedNumber: string;
  readonly text: string;
  /** What the body had laid down for the question as a whole when the campaign opened. */
  readonly bodyValues: readonly PinnedValue[];
  readonly rows: readonly RowView[];
  readonly critical: boolean;
  readonly criticalReason: string | null;
  readonly recommended: boolean;
  readonly confirmation: boolean;
  readonly criteria: Question['criteria'];
  readonly evidenceExamples: readonly string[];
  readonly hint: string | null;
  /** Ways to what is asked, of which one may suffice. */
  readonly means: readonly string[];
  /** Tables of 取扱制限 that are the measure of the question. */
  readonly handling: readonly (HandlingTable & { readonly clauseId: string })[];
  readonly clauses: readonly PinnedClause[];
  readonly answer: Answer | null;
  /** What was answered for all who are asked; null where nothing was. */
  readonly common: (ShownCommon & { readonly standing: CommonStanding }) | null;
  /** What a record shows of it; null where none does, and it is asked. */
  readonly recorded: ShownRecord | null;
  readonly rev: number;
  readonly missing: readonly MissingPart[];
  /** The names of its rows that lack a comment. */
  readonly untoldRows: readonly string[];
  /** Why the question is folded; null when it is asked. */
  readonly gate: {
    readonly state: 'closed' | 'unanswered';
    readonly source: GateKind;
    /** Of the gates that decided it; at least one. */
    readonly labels: readonly string[];
    readonly answerKept: boolean;
  } | null;
  /** Parts that the campaign does without, as far as the question names their offices. */
  readonly partsOtherwise: readonly Module[];
  readonly lastYear: LastYearItem | null;
  /** What was brought along of the year before, where no campaign of ours counted the item then; never taken over. */
  readonly broughtAlong: readonly ImportedResult[];
  /** What 「前年度と同じ」 would enter. */
  readonly takeOver: Answer | null;
  readonly exception: ShownException | null;
  /** The measures that stand by themselves and answer it. */
  readonly measures: readonly SharedMeasureView[];
  /** Where the question is included in a measure that is written already, or a measure in other questions. */
  readonly measuresTo: string;
}

/** 記録の表示. The record that answers a question, as the answer would name it. */
export interface ShownRecord {
  readonly reference: EvidenceReference;
  /** What the button sends back: it holds for what was seen. */
  readonly mark: string;
  /** Where the record is looked at; null where the person may not. */
  readonly linkTo: string | null;
  /** The answer rests on it as it is now. */
  readonly confirmed: boolean;
}

/** 回答画面. One chapter of a sheet. */
export interface ChapterPage {
  readonly header: SheetHeader;
  readonly shownChapter: { readonly key: string; readonly title: string };
  /** Keys of the chapters around it; null at the ends. */
  readonly previous: string | null;
  readonly nextChapter: string | null;
  readonly policyName: string;
  readonly questions: readonly QuestionView[];
}

export function sheetChapter(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  chapterKey: string,
): Result<ChapterPage, Denial> {
  const opened = openSheet(context, actor, sheetId);
  if (!opened.ok) return opened;
  const { snapshot, header, scope } = opened.value;
  const chapters = sheetChapters(snapshot);
  const index = chapters.findIndex(({ key }) => key === chapterKey);
  const chapter = chapters[index];
  if (chapter === undefined) return refuse('not_permitted');
  const { db } = context;
  const beside: Beside = {
    clauseOf: pinnedClauses(db, snapshot.campaign.id),
    byItem: lastYearOf(db, scope, snapshot).byItem,
    broughtTo: importedResultsOf(db, scope, snapshot),
    keyOf: fieldKeys(snapshot),
    shownCommon: commonShower(db),
    findingOf: recordFinder(context, scope, snapshot),
    actor,
    modules: pinnedSettings(db, snapshot.campaign.id).modules,
    measures: measureViews(snapshot),
    sheetId,
  };
  return ok({
    header,
    shownChapter: { key: chapter.key, title: chapter.title },
    previous: chapters[index - 1]?.key ?? null,
    nextChapter: chapters[index + 1]?.key ?? null,
    policyName: pinnedPolicy(db, snapshot.campaign.id, snapshot.policyId).name,
    questions: chapter.items.map((item) => questionView(item, beside)),
  });
}

interface Beside {
  readonly clauseOf: ReturnType<typeof pinnedClauses>;
  readonly byItem: LastYear['byItem'];
  readonly broughtTo: ReturnType<typeof importedResultsOf>;
  readonly keyOf: ReturnType<typeof fieldKeys>;
  readonly shownCommon: ReturnType<typeof commonShower>;
  readonly findingOf: ReturnType<typeof recordFinder>;
  readonly actor: Actor;
  readonly modules: Modules;
  readonly measures: readonly MeasureView[];
  readonly sheetId: string;
}

function questionView(item: SheetItem, beside: Beside): QuestionView {
  const { clauseOf, byItem, broughtTo, keyOf, shownCommon, modules, measures, sheetId } = beside;
  const { question, object, itemKey, answer, record, coverage, missing } = item;
  const before = byItem.get(itemKey);
  return {
    key: keyOf(item),
    itemKey,
    object,
    printedNumber: questionNumber(question),
    text: question.text,
    bodyValues: valuesAt(question, null),
    rows: rowViews(question, coverage),
    critical: question.critical,
    criticalReason: question.criticalReason,
    recommended: question.kind === 'recommendation',
    confirmation: question.confirmation,
    criteria: question.criteria,
    evidenceExamples: question.evidence,
    hint: question.hint,
    means: question.means ?? [],
    handling: (question.handling ?? []).flatMap((id) => {
      const clause = clauseOf({ ...question, id });
      const table = clause === null ? null : handlingTableOf(clause);
      return table === null ? [] : [{ ...table, clauseId: id }];
    }),
    partsOtherwise: partsToReadOtherwise(question, modules),
    clauses: question.clauses.flatMap((id) => clauseOf({ ...question, id }) ?? []),
    answer: answer === null ? null : withoutBasis(answer),
    common: commonBeside(item, shownCommon),
    recorded: recordBeside(item, beside),
    rev: record?.rev ?? 0,
    missing,
    untoldRows: untoldRowNames(item),
    gate: foldedBy(item),
    lastYear: before?.lastYear ?? null,
    broughtAlong: before === undefined ? broughtTo(question) : [],
    takeOver: before?.takeOver ?? null,
    exception: shownException(coverage.whole),
    measures: sharedBeside(item.itemId, measures),
    measuresTo: measuresAddress(sheetId, { item: itemKey }),
  };
}

function commonBeside(
  { commonAnswer, standing }: SheetItem,
  shown: ReturnType<typeof commonShower>,
): QuestionView['common'] {
  return commonAnswer === null || standing === null ? null : { ...shown(commonAnswer), standing };
}

function recordBeside({ question, answer }: SheetItem, { findingOf, actor }: Beside): ShownRecord | null {
  const finding = findingOf(question);
  if (finding === null) return null;
  return {
    reference: recordEvidence(finding),
    mark: findingMark(finding),
    linkTo: recordAddress(actor, finding),
    confirmed: isAsRecorded(finding, answer),
  };
}

/** Whoever answers a sheet may see the one of the year before; the entry of the ledger is its owner's to see. */
function recordAddress(actor: Actor, finding: RecordFinding): string | null {
  if (finding.kind !== 'ledger_kept') return `/sheets/${finding.sheetId}`;
  const { ownerUnitId: unitId } = finding;
  return authorize(actor, 'inquiry.view', { unitId, answerable: false }).ok ? `/inquiry/${unitId}` : null;
}

function foldedBy({ applicability, record }: SheetItem): QuestionView['gate'] {
  const { state, source, decidedBy } = applicability;
  if (state === 'open') return null;
  return { state, source, labels: decidedBy.map((gate) => gateOf(gate).label), answerKept: record !== null };
}
