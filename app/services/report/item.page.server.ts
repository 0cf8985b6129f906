import type { Denial } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { isFrozen } from '#app/domain/campaign/state.ts';
import { GATES } from '#app/domain/questionnaire/gate-list.ts';
import { ROLE_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { AnswerValue, EvidenceReference, RowValue } from '#app/domain/response/answer.ts';
import { isLate } from '#app/domain/response/lateness.ts';
import type { SheetEventKind, SheetState } from '#app/domain/response/sheet.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { itemAddress, itemsAddress } from '#app/services/report/result.address.server.ts';
import { enteredAnswer, revisionsShown } from '#app/services/report/entered-answer.loader.server.ts';
import type { EnteredAnswer, NameOf, RevisionShown } from '#app/services/report/entered-answer.loader.server.ts';
import { clauseReader, policyNameOf } from '#app/services/report/clause-text.loader.server.ts';
import type { ClauseText, PolicyName } from '#app/services/report/clause-text.loader.server.ts';
import {
  detailSeen,
  headOf,
  openResults,
  questionNumbers,
  questionOf,
  targetOf,
} from '#app/services/report/results.loader.server.ts';
import type { CampaignHead, ResultSource } from '#app/services/report/results.loader.server.ts';
import { scoredItemSchema } from '#app/services/score/scored-items.loader.server.ts';
import { readStored } from '#app/services/shared/read-stored.server.ts';
import { answerSchema } from '#app/services/response/stored-answer.loader.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { personNames } from '#db/queries/organization.server.ts';
import { findItemWithin } from '#db/queries/result.server.ts';
import { frozenItemsOfTarget } from '#db/queries/score.server.ts';
import { eventsOfSheet, gateAnswersOfSheet } from '#db/queries/sheet.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 該当なしとした前提条件. Why an item does not apply without having been answered. */
export interface GateShown {
  readonly label: string;
  readonly question: string | null;
  readonly source: 'asked' | 'asset';
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
}

/** 同じ設問の状況. One target's outcome for the question, with its item. */
export interface PeerOutcome {
  readonly targetName: string;
  readonly bureauName: string | null;
  readonly outcome: Outcome;
  readonly to: string;
}

/** 項目. Everything behind one question at one target, as far as the actor may see it. */
export interface ItemDetail {
  readonly campaign: CampaignHead;
  readonly policy: PolicyName;
  readonly itemId: string;
  readonly number: number;
  readonly question: Pick<
    Question,
    'text' | 'criteria' | 'hint' | 'evidence' | 'critical' | 'criticalReason' | 'weight'
  >;
  readonly roles: readonly string[];
  readonly clauses: readonly ClauseText[];
  readonly targetName: string;
  /** Where the target belongs; null where it stands alone. */
  readonly place: string | null;
  readonly outcome: Outcome;
  readonly draft: AnswerValue | null;
  readonly byGate: GateShown | null;
  readonly rows: readonly {
    readonly text: string;
    readonly clauses: readonly string[];
    readonly value: RowValue | null;
  }[];
  /** Null where nothing was entered, or where it may not be shown (`withheld`). */
  readonly answer: EnteredAnswer | null;
  readonly withheld: boolean;
  /** Null where evidence may not be shown. */
  readonly evidence: readonly EvidenceReference[] | null;
  readonly revisions: readonly RevisionShown[];
  readonly sheet: { readonly state: SheetState; readonly late: boolean; readonly selfConfirmed: boolean };
  readonly events: readonly {
    readonly kind: SheetEventKind;
    readonly at: string;
    readonly by: string;
    readonly reason: string;
  }[];
  readonly earlier: readonly {
    readonly fiscalYear: number;
    readonly name: string;
    readonly outcome: Outcome;
    readonly to: string;
  }[];
  /** The same question at every target that the actor sees, this one included. */
  readonly peers: readonly PeerOutcome[];
  readonly listOfTarget: string;
}

/** One item within the actor's scope; an item outside it is answered like one that does not exist. */
export function itemDetail(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  itemId: string,
): Result<ItemDetail, Denial> {
  const opened = openResults(context, actor, 'items.view', campaignId);
  if (!opened.ok) return opened;
  const source = opened.value;
  const { db } = context;
  const found = findItemWithin(db, source.scope, campaignId, itemId);
  const scored = source.items.find((item) => item.itemId === itemId);
  if (found === undefined || scored === undefined) return refuse('not_permitted');
  const { sheet, answer: record } = found;
  const question = questionOf(source, scored);
  const target = targetOf(source, scored.targetId);
  const detail = detailSeen(source.scope, target);
  const clauseOf = clauseReader(db, campaignId);
  const names = personNames(db);
  const nameOf: NameOf = (id) => names.get(id) ?? '';
  return {
    ok: true,
    value: {
      campaign: headOf(source),
      policy: policyNameOf(db, source),
      itemId,
      number: questionNumbers(source).get(question.id) ?? 0,
      question: asked(question),
      roles: question.roles.map((role) => ROLE_LABELS[role]),
      clauses: question.clauses.flatMap((id) => clauseOf(question.document, id) ?? []),
      targetName: target.name,
      place: placeOf(target),
      outcome: scored.outcome,
      draft: scored.draft,
      byGate: scored.byGate ? gateShown(db, question, sheet.id, detail ? nameOf : null) : null,
      rows: question.rows.map((row) => ({
        text: row.text,
        clauses: row.clauses,
        value: scored.rows.find(({ rowId }) => rowId === row.id)?.value ?? null,
      })),
      answer: record === null || !detail ? null : enteredAnswer(db, question, sheet.id, record, nameOf),
      withheld: !detail,
      evidence: evidenceSeen(source, detail, record?.content ?? null),
      revisions: detail ? revisionsShown(db, question, itemId, nameOf) : [],
      sheet: { state: sheet.state, late: isLate(sheet.state, sheet.submittedLate), selfConfirmed: sheet.selfConfirmed },
      events: detail
        ? eventsOfSheet(db, sheet.id).map(({ kind, at, actorName, reason }) => ({ kind, at, by: actorName, reason }))
        : [],
      earlier: earlierOutcomes(db, source, scored),
      peers: peersOf(source, scored),
      listOfTarget: itemsAddress(campaignId, { population: scored.population, targetId: scored.targetId }),
    },
  };
}

function asked(question: Question): ItemDetail['question'] {
  const { text, criteria, hint, evidence, critical, criticalReason, weight } = question;
  return { text, criteria, hint, evidence, critical, criticalReason, weight };
}

function placeOf(target: { type: string; bureauName: string | null; ownerUnitName: string }): string | null {
  const bureau = target.type === 'bureau' ? null : target.bureauName;
  const owner = target.type === 'system' && target.ownerUnitName !== '' ? `所管：${target.ownerUnitName}` : null;
  const parts = [bureau, owner].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('　');
}

function evidenceSeen(
  source: ResultSource,
  detail: boolean,
  content: string | null,
): readonly EvidenceReference[] | null {
  if (!source.scope.evidence || !detail) return null;
  return content === null ? [] : readStored(answerSchema, content).evidence;
}

function gateShown(db: Connection, question: Question, sheetId: string, nameOf: NameOf | null): GateShown {
  const gate = GATES.find(({ id }) => id === question.gate);
  if (gate === undefined) throw new Error(`question ${question.id} was closed by no gate`);
  const row = nameOf === null ? undefined : gateAnswersOfSheet(db, sheetId).find(({ gateId }) => gateId === gate.id);
  return {
    label: gate.label,
    question: gate.question,
    source: gate.kind,
    answeredBy: row === undefined || nameOf === null ? null : nameOf(row.answeredBy),
    answeredAt: row?.answeredAt ?? null,
  };
}

/** What the same target said to the same question in earlier closed years, newest first. */
function earlierOutcomes(db: Connection, source: ResultSource, scored: ScoredItem): ItemDetail['earlier'] {
  const { campaign } = source;
  return allCampaigns(db)
    .filter((other) => other.fiscalYear < campaign.fiscalYear && other.kind === campaign.kind && isFrozen(other.state))
    .flatMap((other) => {
      const before = frozenItemsOfTarget(db, other.id, scored.targetId).find(
        ({ questionId }) => questionId === scored.questionId,
      );
      if (before === undefined) return [];
      const { outcome, itemId } = readStored(scoredItemSchema, before.content);
      return [{ fiscalYear: other.fiscalYear, name: other.name, outcome, to: itemAddress(other.id, itemId) }];
    });
}

function peersOf(source: ResultSource, scored: ScoredItem): readonly PeerOutcome[] {
  return source.items
    .filter((item) => item.questionId === scored.questionId && item.population === scored.population)
    .map((item) => {
      const target = targetOf(source, item.targetId);
      return {
        targetName: target.name,
        bureauName: target.bureauName,
        outcome: item.outcome,
        to: itemAddress(source.campaign.id, item.itemId),
      };
    });
}
