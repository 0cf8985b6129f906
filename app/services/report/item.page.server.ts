import { can } from '#app/domain/access/can.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { AskedObject } from '#app/domain/campaign/asked-object.ts';
import type { CampaignQuestion } from '#app/domain/campaign/campaign-question.ts';
import { coverageOf, exceptionOfRow, NOT_COVERED } from '#app/domain/exception/exception.ts';
import type { Coverage } from '#app/domain/exception/exception.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { SHOWN_ORDER } from '#app/domain/report/figure.ts';
import { measuresFor, measuresOf } from '#app/domain/response/measure.ts';
import type { AnswerValue, RowValue, SectionMeasure } from '#app/domain/response/answer.ts';
import { isLate } from '#app/domain/response/lateness.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { eachItem, hasException, isPartlyExcepted } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { storedMeasure } from '#app/services/response/measure.loader.server.ts';
import { measuresOfSheets } from '#db/queries/measure.server.ts';
import { sheetEvents } from '#app/services/response/sheet-record.loader.server.ts';
import type { SheetEvent } from '#app/services/response/sheet-record.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { itemAddress, itemsAddress, peersAddress } from '#app/services/report/behind-number.address.server.ts';
import { listedPage } from '#app/services/report/listed-page.loader.server.ts';
import type { ListedPage } from '#app/services/report/listed-page.loader.server.ts';
import { answerRevisions, enteredAnswer } from '#app/services/report/entered-answer.loader.server.ts';
import type { EnteredAnswer, NameOf, Revision } from '#app/services/report/entered-answer.loader.server.ts';
import { clauseReader } from '#app/services/report/clause-text.loader.server.ts';
import type { ClauseText } from '#app/services/report/clause-text.loader.server.ts';
import { objectOutcomes } from '#app/services/report/item-lines.loader.server.ts';
import type { ObjectOutcome } from '#app/services/report/item-lines.loader.server.ts';
import { pinnedPolicy } from '#app/services/campaign/pinned-policy.loader.server.ts';
import type { PinnedPolicy } from '#app/services/campaign/pinned-policy.loader.server.ts';
import {
  detailSeen,
  openResults,
  namesSeen,
  questionOf,
  shownObjectOf,
  targetOf,
} from '#app/services/report/results.loader.server.ts';
import { headOf } from '#app/services/report/campaign-head.loader.server.ts';
import type { CampaignHead } from '#app/services/report/campaign-head.loader.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';
import { exceptionsInForce, shownException } from '#app/services/exception/exceptions.loader.server.ts';
import type { ShownException } from '#app/services/exception/exceptions.loader.server.ts';
import { basisCounts } from '#db/queries/common-asked.server.ts';
import { closingsOf } from '#db/queries/closing.server.ts';
import { findItemWithin } from '#db/queries/result.server.ts';
import type { Connection } from '#db/client.server.ts';
import { closingGates } from '#app/services/report/closing-gate.loader.server.ts';
import type { ClosingGate } from '#app/services/report/closing-gate.loader.server.ts';
import { earlierOutcomes } from '#app/services/report/item-past.loader.server.ts';
import type { EarlierOutcome } from '#app/services/report/item-past.loader.server.ts';

/** 同じ設問の状況. One target's outcome for the question, with its item. */
export interface PeerOutcome {
  readonly targetName: string;
  readonly bureauName: string | null;
  readonly outcome: Outcome;
  readonly to: string;
}

/** 点検票の経過. */
export type ItemSheetEvent = Omit<SheetEvent, 'id'>;

/** 細目の内容. */
export interface ItemRowDetail {
  readonly text: string;
  readonly clauseIds: readonly string[];
  /** Null is empty. */
  readonly value: RowValue | null;
  /** It counts as excepted, whatever was answered. */
  readonly byException: boolean;
  /** What covers the row and not the question by itself; null where nothing does, or where it may not be shown. */
  readonly exception: ShownException | null;
  /** What was entered to a row that is excepted; null where nothing was, or where it may not be shown. */
  readonly enteredValue: RowValue | null;
  /** '' where nothing was written, or where it may not be shown. */
  readonly comment: string;
}

/** 項目. Everything behind one question at one target, as far as the actor may see it. */
export interface ItemDetail {
  readonly campaign: CampaignHead;
  readonly policy: PinnedPolicy;
  readonly itemId: string;
  readonly question: Pick<
    Question,
    'text' | 'criteria' | 'hint' | 'evidence' | 'critical' | 'criticalReason' | 'weight'
  >;
  readonly roles: readonly RoleId[];
  readonly clauses: readonly ClauseText[];
  readonly targetName: string;
  /** The contract or service that it was asked about; null where the target was asked as a whole. */
  readonly shownObject: AskedObject | null;
  /** The question at the same target, object by object, this one included; empty where it was asked of the whole. */
  readonly objectOutcomes: readonly ObjectOutcome[];
  /** Null where it belongs to none, or is one itself. */
  readonly bureauName: string | null;
  /** The section that keeps a system; null for other targets. */
  readonly ownerName: string | null;
  readonly outcome: Outcome;
  readonly draft: AnswerValue | null;
  /** What covers the whole item; null where nothing does by itself, or where it may not be shown. */
  readonly exception: ShownException | null;
  /** 例外措置 cover some of its rows. */
  readonly partlyExcepted: boolean;
  /** Empty where it applies, or does not by its own answer. */
  readonly closedBy: readonly ClosingGate[];
  readonly rows: readonly ItemRowDetail[];
  /** Null where nothing was entered, or where it may not be shown (`withheld`). */
  readonly answer: EnteredAnswer | null;
  /** The measures of its sheet that answer it, among other questions. */
  readonly sharedMeasures: readonly SharedMeasure[];
  readonly withheld: boolean;
  readonly revisions: readonly Revision[];
  readonly sheet: { readonly state: SheetState; readonly late: boolean; readonly selfConfirmed: boolean };
  readonly events: readonly ItemSheetEvent[];
  readonly earlier: readonly EarlierOutcome[];
  /** The same question at every target that the actor sees, this one included, a page at a time. */
  readonly peers: readonly PeerOutcome[];
  readonly listedPeers: ListedPage;
  /** How many of them rest on one common answer; null where the question has none. */
  readonly bases: ReturnType<typeof basisCounts> | null;
  /** Address of the common answer, with who gave it; null where there is none, or for who may not see it. */
  readonly commonTo: string | null;
  readonly peerCounts: readonly { readonly outcome: Outcome; readonly count: number }[];
  readonly listOfTarget: string;
}

/** One item within the actor's scope; an item outside it is answered like one that does not exist. */
export function itemDetail(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  itemId: string,
  { page }: { readonly page?: number } = {},
): Result<ItemDetail, Denial> {
  const opened = openResults(context, actor, 'items.view', campaignId);
  if (!opened.ok) return opened;
  const source = opened.value;
  const { db } = context;
  const found = findItemWithin(db, source.scope, campaignId, itemId);
  const counted = source.items.find(
    (item) => item.itemId === itemId || item.others.some((one) => one.itemId === itemId),
  );
  const scored = counted && eachItem([counted]).find((item) => item.itemId === itemId);
  if (found === undefined || counted === undefined || scored === undefined) return refuse('not_permitted');
  const { sheet, answer: record } = found;
  const question = questionOf(source, scored);
  const target = targetOf(source, scored.targetId);
  const detail = detailSeen(source.scope, target);
  const clauseOf = clauseReader(db, campaignId);
  const peers = peersOf(source, scored);
  const shownPeers = listedPage(peers, page, (other) => peersAddress(campaignId, itemId, other));
  const names = namesSeen(db, source.campaign);
  const nameOf: NameOf = (id) => names.get(id) ?? '';
  const answer = record === null || !detail ? null : enteredAnswer(db, source.scope, scored, sheet.id, record, nameOf);
  const coverage =
    detail && hasException(scored) ? coverageThen(context, source, question, scored.targetId) : NOT_COVERED;
  return {
    ok: true,
    value: {
      campaign: headOf(source),
      policy: pinnedPolicy(db, campaignId, question.policyId),
      itemId,
      question: asked(question),
      roles: scored.roles,
      clauses: question.clauses.flatMap((id) => clauseOf({ ...question, id }) ?? []),
      targetName: target.name,
      shownObject: shownObjectOf(source, scored),
      objectOutcomes: objectOutcomes(source, counted),
      bureauName: target.type === 'bureau' ? null : target.bureauName,
      ownerName: target.type === 'system' && target.ownerUnitName !== '' ? target.ownerUnitName : null,
      outcome: scored.outcome,
      draft: scored.draft,
      closedBy: scored.byGate ? closingGates(context, question, found, detail ? nameOf : null) : [],
      exception: coverage.everyRow.size > 0 || scored.outcome !== 'excepted' ? null : shownException(coverage.whole),
      partlyExcepted: isPartlyExcepted(scored),
      rows: question.rows.map((row) => {
        const given = answer?.rows.find(({ rowId }) => rowId === row.id);
        const counted = scored.rows.find(({ rowId }) => rowId === row.id);
        return {
          text: row.text,
          clauseIds: row.clauses,
          value: counted?.value ?? null,
          byException: counted?.excepted ?? false,
          exception: shownException(exceptionOfRow(coverage, row.id)),
          enteredValue: counted?.excepted === true ? (given?.value ?? null) : null,
          comment: given?.comment ?? '',
        };
      }),
      answer,
      sharedMeasures: answer === null ? [] : sharedMeasuresOf(db, sheet.id, scored.itemId, question.rows),
      withheld: !detail,
      revisions: detail ? answerRevisions(db, source.scope, scored, question.rows, nameOf) : [],
      sheet: { state: sheet.state, late: isLate(sheet.state, sheet.submittedLate), selfConfirmed: sheet.selfConfirmed },
      events: detail
        ? sheetEvents(db, sheet.id).map(({ kind, at, by, reason, substitute }) => ({
            kind,
            at,
            by,
            reason,
            substitute,
          }))
        : [],
      earlier: earlierOutcomes(db, source, scored),
      peers: shownPeers.lines.map((peer) => peerOutcome(source, peer)),
      listedPeers: shownPeers.listed,
      bases: question.common === undefined ? null : basisCounts(db, peerItemIds(source, scored)),
      commonTo:
        question.common !== undefined && can(actor, 'common_answer.view', null).ok
          ? `/campaigns/${campaignId}/common/${question.campaignQuestionId}`
          : null,
      peerCounts: SHOWN_ORDER.map((outcome) => ({
        outcome,
        count: peers.filter((peer) => peer.outcome === outcome).length,
      })),
      listOfTarget: itemsAddress(campaignId, { population: scored.population, targetId: scored.targetId }),
    },
  };
}

/** 共通の改善策. A measure that answers the item or rows of it, as it stands on the sheet. */
export interface SharedMeasure {
  readonly plan: SectionMeasure;
  /** Empty for the item as a whole. */
  readonly rowTexts: readonly string[];
  /** How many other questions it answers. */
  readonly otherCount: number;
}

function sharedMeasuresOf(
  db: Connection,
  sheetId: string,
  itemId: string,
  rows: Question['rows'],
): readonly SharedMeasure[] {
  const shared = measuresOfSheets(db, [sheetId]).map(storedMeasure);
  return measuresOf([], shared).flatMap((measure) => {
    const [here] = measuresFor(itemId, [measure]);
    if (here === undefined) return [];
    const rowTexts = rows.filter(({ id }) => here.rowIds?.has(id) === true).map(({ text }) => text);
    return [{ plan: here.plan, rowTexts, otherCount: new Set(measure.covers.map((cover) => cover.itemId)).size - 1 }];
  });
}

/** What covered the item on the day that counts: today while the campaign runs, the day of its closing after. */
function coverageThen(
  { db, clock }: ServiceContext,
  { campaign }: ResultSource,
  question: CampaignQuestion,
  targetId: string,
): Coverage {
  const closing = closingsOf(db, campaign.id).find(({ id }) => id === campaign.closingId);
  const day = tokyoDate(closing === undefined ? clock() : instant(closing.at));
  return coverageOf(exceptionsInForce(db, day), question, targetId);
}

function asked(question: Question): ItemDetail['question'] {
  const { text, criteria, hint, evidence, critical, criticalReason, weight } = question;
  return { text, criteria, hint, evidence, critical, criticalReason, weight };
}

function peerItemIds(source: ResultSource, scored: ScoredItem): readonly string[] {
  return eachItem(peersOf(source, scored)).map(({ itemId }) => itemId);
}

function peersOf(source: ResultSource, scored: ScoredItem): readonly ScoredItem[] {
  return source.items.filter(
    (item) => item.campaignQuestionId === scored.campaignQuestionId && item.population === scored.population,
  );
}

function peerOutcome(source: ResultSource, { itemId, targetId, outcome }: ScoredItem): PeerOutcome {
  const target = targetOf(source, targetId);
  const to = itemAddress(source.campaign.id, itemId);
  return { targetName: target.name, bureauName: target.bureauName, outcome, to };
}
