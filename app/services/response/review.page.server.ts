import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { StepView } from '#app/services/response/sheet-steps.loader.server.ts';
import type { GateKind } from '#app/domain/questionnaire/gate/gate.ts';
import type { LastYear } from '#app/services/response/last-year.loader.server.ts';
import type { GateView } from '#app/services/response/gate-view.loader.server.ts';
import type { ProxyRecord, SheetEvent } from '#app/services/response/sheet-record.loader.server.ts';
import { lastYearOf } from '#app/services/response/last-year.loader.server.ts';
import type { ItemObject } from '#app/domain/response/item-key.ts';
import { mayApply } from '#app/domain/response/item-state.ts';
import { isLate } from '#app/domain/response/lateness.ts';
import { stepsOf } from '#app/services/response/sheet-steps.loader.server.ts';
import { countMarks, reviewItem } from '#app/services/response/review-item.loader.server.ts';
import { measureViews } from '#app/services/response/measure-view.loader.server.ts';
import type { MeasureView } from '#app/services/response/measure-view.loader.server.ts';
import { gateViews } from '#app/services/response/gate-view.loader.server.ts';
import { proxyRecords, sheetEvents } from '#app/services/response/sheet-record.loader.server.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { AnsweredSheetResource } from '#app/domain/access/resource.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import type { SeenSubmission } from '#app/domain/response/sheet-content.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import { nextHand } from '#app/services/response/next-hand.loader.server.ts';
import type { NextHand } from '#app/services/response/next-hand.loader.server.ts';
import { campaignOf } from '#app/services/campaign/campaign.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { policyNamer } from '#app/services/campaign/pinned-policy.loader.server.ts';
import { officeNamesOf } from '#app/services/campaign/setting.loader.server.ts';
import { holdersOn } from '#app/services/organization/holder.loader.server.ts';
import type { ReviewItem, ReviewMark } from '#app/services/response/review-item.loader.server.ts';
import { visibleSheet } from '#app/services/response/entry.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { answeredSheet, submissionSeen } from '#app/services/response/submission-seen.loader.server.ts';
import { personNames } from '#db/queries/organization.server.ts';

/** What the actor may do with the sheet now. */
export interface ReviewActs {
  readonly confirm: boolean;
  /** It would be the actor's turn, but the answers are the actor's own. */
  readonly ownAnswers: boolean;
  readonly returnSheet: boolean;
  readonly accept: boolean;
  /** The secretariat's check is due, but the answers are the actor's own. */
  readonly ownAccept: boolean;
  /** The answers are the own ones of everybody in the secretariat: accepted now it is marked 兼務のため自己確認. */
  readonly selfAccept: boolean;
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
  /** The policy that it asks about; null where the campaign asks about one alone. */
  readonly policyName: string | null;
  readonly officeNames: OfficeNames;
  readonly state: SheetState;
  readonly dueOn: CalendarDate;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly late: boolean;
  readonly selfConfirmed: boolean;
  readonly steps: readonly StepView[];
  readonly next: NextHand | null;
  /** Items that apply, in the order of the sheet. */
  readonly items: readonly ReviewItem[];
  /** The measures that stand by themselves, each once. */
  readonly measures: readonly MeasureView[];
  /** Items closed by the ledger's attributes or a gate. */
  readonly closed: readonly {
    readonly itemId: string;
    readonly object: ItemObject | null;
    readonly text: string;
    readonly clauses: readonly string[];
    readonly by: GateKind;
  }[];
  readonly counts: Readonly<Record<ReviewMark, number>>;
  /** Null where no earlier campaign can be compared. */
  readonly comparedWith: LastYear['comparedWith'];
  readonly gates: readonly GateView[];
  readonly proxies: readonly ProxyRecord[];
  /** The newest last. */
  readonly events: readonly SheetEvent[];
  /** What is shown here; a decision is about nothing else. */
  readonly seen: SeenSubmission | null;
  readonly acts: ReviewActs;
}

/** A sheet for those who may see it; one that may not be seen is refused like one that does not exist. */
export function reviewOf(context: ServiceContext, actor: Actor, sheetId: string): Result<Review, Denial> {
  const { db } = context;
  const snapshot = visibleSheet(context, actor, sheetId);
  if (snapshot === null) return refuse('not_permitted');
  const permission = authorize(actor, 'sheet.view', snapshot.resource);
  if (!permission.ok) return permission;

  const { sheet, target, campaign } = snapshot;
  const names = personNames(db);
  const nameOf = (personId: string) => names.get(personId) ?? '';
  const before = lastYearOf(db, permission.value, snapshot);
  const measures = measureViews(snapshot);
  const items = snapshot.items.filter(mayApply).map((item) =>
    reviewItem(item, {
      nameOf,
      measures,
      lastYear: before.byItem.get(item.itemKey)?.lastYear ?? null,
    }),
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
      office: sheet.office,
      policyName: policyNamer(db, campaign.id)(sheet),
      officeNames: officeNamesOf(db, campaign),
      state: sheet.state,
      dueOn: calendarDate(sheet.dueOn),
      submittedAt: sheet.submittedAt,
      submittedBy: sheet.submittedBy === null ? null : nameOf(sheet.submittedBy),
      late: isLate(sheet.state, sheet.submittedLate),
      selfConfirmed: sheet.selfConfirmed,
      steps: stepsOf(context, snapshot),
      next: campaign.state === 'open' ? nextHand(snapshot, holders) : null,
      items,
      measures: measures.filter(({ id }) => id !== null),
      closed: snapshot.items.flatMap(({ itemId, object, question, applicability }) =>
        applicability.state === 'closed'
          ? [{ itemId, object, text: question.text, clauses: question.clauses, by: applicability.source }]
          : [],
      ),
      counts: countMarks(items),
      comparedWith: before.comparedWith,
      gates: gateViews(snapshot, before, names),
      proxies: proxyRecords(db, sheetId, names),
      events: sheetEvents(db, sheetId),
      seen: submissionSeen(db, snapshot),
      acts: actsOf(actor, snapshot, answeredSheet(context, snapshot)),
    },
  };
}

function actsOf(actor: Actor, { progress }: SheetSnapshot, resource: AnsweredSheetResource): ReviewActs {
  const confirm = can(actor, 'sheet.confirm', resource);
  const accept = can(actor, 'sheet.accept', resource);
  const acceptable = progress.state === 'confirmed';
  return {
    confirm: confirm.ok,
    ownAnswers: !confirm.ok && confirm.reason === 'own_answers',
    returnSheet: can(actor, 'sheet.return', resource).ok,
    accept: acceptable && accept.ok,
    ownAccept: acceptable && !accept.ok && accept.reason === 'own_answers',
    selfAccept: acceptable && accept.ok && resource.answererIds.includes(actor.personId),
    proxy: can(actor, 'sheet.proxy', resource).ok,
  };
}
