import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { Denial, Scope } from '#app/domain/access/can.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { SheetEventKind, SheetState } from '#app/domain/response/sheet.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import { nextHand } from '#app/services/response/next-hand.loader.server.ts';
import type { NextHand } from '#app/services/response/next-hand.loader.server.ts';
import { campaignOf } from '#app/services/campaign/campaign.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { holdersOn } from '#app/services/organization/holder.loader.server.ts';
import { lastYearOf, REVIEW_MARKS, reviewItem } from '#app/services/response/review-item.loader.server.ts';
import type { LastYear, ReviewItem, ReviewMark } from '#app/services/response/review-item.loader.server.ts';
import { loadSheet, questionsOf } from '#app/services/response/sheet.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { previousFrozenCampaign } from '#db/queries/campaign.server.ts';
import { personNames } from '#db/queries/organization.server.ts';
import { frozenAnswersOf, frozenGatesOf } from '#db/queries/review.server.ts';
import { eventsOfSheet, proxyEntriesOfSheet } from '#db/queries/sheet.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 閉じた事前確認. An asked gate as answered, and how many questions it closed. */
export interface ReviewGate {
  readonly label: string;
  readonly question: string;
  /** Null while it is not answered. */
  readonly holds: boolean | null;
  readonly lastYear: boolean | null;
  readonly closes: number;
  readonly answeredBy: string | null;
}

/** 代行入力の記録. */
export interface ReviewProxy {
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly documentNumber: string;
  readonly paperLocation: string;
  readonly enteredBy: string;
  readonly enteredAt: string;
}

/** What the actor may do with the sheet now. */
export interface ReviewActs {
  readonly confirm: boolean;
  /** It would be the actor's turn, but the answers are the actor's own. */
  readonly ownAnswers: boolean;
  readonly returnSheet: boolean;
  readonly accept: boolean;
  /** The secretariat's check is due, but the answers are the actor's own. */
  readonly ownAccept: boolean;
  readonly proxy: boolean;
}

/** 確認画面. What changed and what is weak, and the whole sheet behind it. */
export interface Review {
  readonly sheetId: string;
  readonly campaign: Campaign;
  readonly target: {
    readonly name: string;
    readonly bureauName: string | null;
    readonly ownerName: string | null;
    readonly zoneName: string | null;
  };
  readonly office: SheetOffice;
  readonly state: SheetState;
  readonly dueOn: string;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly submittedLate: boolean;
  readonly selfConfirmed: boolean;
  readonly route: readonly { readonly office: string; readonly people: readonly string[]; readonly passed: boolean }[];
  readonly next: NextHand | null;
  /** Items that apply, in the order of the sheet. */
  readonly items: readonly ReviewItem[];
  /** Questions closed by the ledger's attributes or a gate. */
  readonly closed: readonly {
    readonly text: string;
    readonly clauses: readonly string[];
    readonly by: 'asked' | 'asset';
  }[];
  readonly counts: Readonly<Record<ReviewMark, number>>;
  /** Null where no earlier campaign can be compared. */
  readonly comparedWith: { readonly name: string; readonly fiscalYear: number } | null;
  readonly gates: readonly ReviewGate[];
  readonly proxies: readonly ReviewProxy[];
  readonly history: readonly {
    readonly id: string;
    readonly kind: SheetEventKind;
    readonly at: string;
    readonly by: string;
    readonly reason: string;
  }[];
  readonly acts: ReviewActs;
}

/** A sheet for those who may see it; one that may not be seen is refused like one that does not exist. */
export function reviewOf(context: ServiceContext, actor: Actor, sheetId: string): Result<Review, Denial> {
  const { db } = context;
  const snapshot = loadSheet(context, sheetId);
  if (snapshot === null) return refuse('not_permitted');
  const permission = authorize(actor, 'sheet.view', snapshot.resource);
  if (!permission.ok) return permission;

  const { sheet, target, campaign } = snapshot;
  const names = personNames(db);
  const nameOf = (personId: string) => names.get(personId) ?? '';
  const before = earlierSheet(db, permission.value, snapshot);
  const items = snapshot.items
    .map((state, index) => ({ state, number: index + 1 }))
    .filter(({ state }) => state.applicability.state !== 'closed')
    .map(({ state, number }) =>
      reviewItem(state, { nameOf, lastYear: before.answers.get(state.question.id) ?? null, number }),
    );
  const holders = holdersOn(db, tokyoDate(context.clock()));
  return {
    ok: true,
    value: {
      sheetId,
      campaign: campaignOf(campaign),
      target: {
        name: target.name,
        bureauName: target.bureauName,
        ownerName: target.type === 'system' ? target.ownerUnitName : null,
        zoneName: target.zoneName,
      },
      office: snapshot.resource.office,
      state: sheet.state,
      dueOn: sheet.dueOn,
      submittedAt: sheet.submittedAt,
      submittedBy: sheet.submittedBy === null ? null : nameOf(sheet.submittedBy),
      submittedLate: sheet.submittedLate === true,
      selfConfirmed: sheet.selfConfirmed,
      route: snapshot.progress.route.map((step, index) => {
        const held = holders.ofStep(step);
        return { office: held.office, people: held.people.map(({ name }) => name), passed: index < sheet.stepsPassed };
      }),
      next: campaign.state === 'open' ? nextHand({ sheet, target }, snapshot.resource.office, holders) : null,
      items,
      closed: snapshot.items.flatMap(({ question, applicability }) =>
        applicability.state === 'closed'
          ? [{ text: question.text, clauses: question.clauses, by: applicability.source }]
          : [],
      ),
      counts: countMarks(items),
      comparedWith: before.comparedWith,
      gates: snapshot.gates.map(({ gate, answer }) => ({
        label: gate.label,
        question: gate.question,
        holds: answer?.holds ?? null,
        lastYear: before.gates.get(gate.id) ?? null,
        closes: snapshot.items.filter(({ question }) => question.gate === gate.id).length,
        answeredBy: answer === null ? null : nameOf(answer.answeredBy),
      })),
      proxies: proxyEntriesOfSheet(db, sheetId).map((entry) => ({
        decidedBy: entry.decidedBy,
        decidedOn: entry.decidedOn,
        documentNumber: entry.documentNumber,
        paperLocation: entry.paperLocation,
        enteredBy: nameOf(entry.enteredBy),
        enteredAt: entry.enteredAt,
      })),
      history: eventsOfSheet(db, sheetId).map(({ id, kind, at, actorName, reason }) => ({
        id,
        kind,
        at,
        by: actorName,
        reason,
      })),
      acts: actsOf(actor, snapshot),
    },
  };
}

interface EarlierSheet {
  readonly comparedWith: Review['comparedWith'];
  readonly answers: ReadonlyMap<string, LastYear>;
  readonly gates: ReadonlyMap<string, boolean>;
}

/** The same sheet in the last frozen campaign; answers only to questions that asked the same words. */
function earlierSheet(db: Connection, scope: Scope, { campaign, sheet }: SheetSnapshot): EarlierSheet {
  const previous = previousFrozenCampaign(db, campaign);
  if (previous === undefined || previous.closingId === null)
    return { comparedWith: null, answers: new Map(), gates: new Map() };
  const of = { closingId: previous.closingId, targetId: sheet.targetId, office: sheet.office };
  const now = questionsOf(db, campaign.id);
  const then = questionsOf(db, previous.id);
  const answers = new Map<string, LastYear>();
  for (const row of frozenAnswersOf(db, scope, of)) {
    const asked = now.get(row.questionId);
    if (asked !== undefined && asked.text === then.get(row.questionId)?.text)
      answers.set(row.questionId, lastYearOf(row));
  }
  return {
    comparedWith: answers.size === 0 ? null : { name: previous.name, fiscalYear: previous.fiscalYear },
    answers,
    gates: new Map(frozenGatesOf(db, scope, of).map(({ gateId, holds }) => [gateId, holds])),
  };
}

function countMarks(items: readonly ReviewItem[]): Readonly<Record<ReviewMark, number>> {
  const counts: Record<ReviewMark, number> = {
    changed: 0,
    not_implemented: 0,
    unknown: 0,
    partially_implemented: 0,
    not_applicable_to_confirm: 0,
    no_evidence: 0,
    critical: 0,
    unanswered: 0,
    excepted: 0,
  };
  for (const { marks } of items) for (const mark of REVIEW_MARKS) if (marks.includes(mark)) counts[mark] += 1;
  return counts;
}

function actsOf(actor: Actor, { resource, progress }: SheetSnapshot): ReviewActs {
  const confirm = can(actor, 'sheet.confirm', resource);
  const acceptable = progress.state === 'confirmed';
  return {
    confirm: confirm.ok,
    ownAnswers: !confirm.ok && confirm.reason === 'own_answers',
    returnSheet: can(actor, 'sheet.return', resource).ok,
    accept: acceptable && can(actor, 'sheet.accept', resource).ok,
    ownAccept: acceptable && ownAnswers(actor, resource),
    proxy: can(actor, 'sheet.proxy', resource).ok,
  };
}

function ownAnswers(actor: Actor, resource: SheetSnapshot['resource']): boolean {
  const accept = can(actor, 'sheet.accept', resource);
  return !accept.ok && accept.reason === 'own_answers';
}
