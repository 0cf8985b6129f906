import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import { askedByObject } from '#app/domain/campaign/asked-object.ts';
import type { AskedByObject } from '#app/domain/campaign/asked-object.ts';
import { routeUses } from '#app/services/response/route-use.loader.server.ts';
import type { RouteUse } from '#app/services/response/route-use.loader.server.ts';
import { pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import type { DocumentMarking } from '#app/domain/organization/document-marking.ts';
import { isConfirmed } from '#app/domain/response/sheet.ts';
import type { FrozenYear } from '#app/domain/report/frozen-year.ts';
import { legalBasis } from '#app/domain/report/legal-basis.ts';
import { positionText } from '#app/domain/shared/activity.ts';
import type { LogPosition } from '#app/domain/shared/activity.ts';
import { scoreYear } from '#app/domain/report/scored-year.ts';
import { oneOfEachQuestion } from '#app/domain/score/scored-item.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { onceOf } from '#app/lib/last-asked.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { clauseKeyAddress } from '#app/services/report/behind-number.address.server.ts';
import { pinnedPolicies } from '#app/services/campaign/pinned-policy.loader.server.ts';
import type { PinnedPolicy } from '#app/services/campaign/pinned-policy.loader.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findActivity, lastActivity } from '#db/queries/activity.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { closingsOf } from '#db/queries/closing.server.ts';
import { objectsOfCampaign } from '#db/queries/result.server.ts';

/** 点検の概要. Under which rules, when, and of whom it was asked. */
export interface ReportOutline {
  /** At least one. */
  readonly policies: readonly PinnedPolicy[];
  /** The clauses that order the self-assessment. */
  readonly legalBasis: readonly { readonly policyId: string; readonly id: string; readonly to: string }[];
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly openedAt: string | null;
  readonly dueOn: string;
  readonly closedOn: string | null;
  /** The day until which answers speak of the period, where that is before its end; else null. */
  readonly spokenUntil: string | null;
  readonly targetCounts: readonly { readonly type: UnitType; readonly count: number }[];
  readonly sheetCount: number;
  readonly sheetHandling: SheetHandling;
  /** Whose sheets somebody confirms before the secretariat does. */
  readonly routes: readonly RouteUse[];
  readonly questionCount: number;
  /** Null where everything was asked of the whole. */
  readonly askedByObject: AskedByObject | null;
  readonly clauseCount: number;
  readonly notCovered: FrozenYear['notCovered'];
  readonly frozenHash: string | null;
  /** The day the figures are of: 集計確定, or today while the campaign runs. */
  readonly madeOn: string;
  readonly marking: DocumentMarking;
  /** 検証値. The entry of the closing in the activity log, or its last one while the campaign runs. */
  readonly logPosition: string;
}

/** 点検票の取扱い. How the sheets that were counted came in, as numbers of sheets. */
export interface SheetHandling {
  readonly handedInCount: number;
  readonly lateCount: number;
  readonly selfConfirmedCount: number;
  readonly proxyCount: number;
  /** Handed in and counted before those above the office confirmed it. */
  readonly unconfirmedCount: number;
  /** Confirmed above the office, and counted before the secretariat confirmed it. */
  readonly unacceptedCount: number;
  readonly missingCount: number;
}

export function reportOutline(context: ServiceContext, source: ResultSource, year: FrozenYear): ReportOutline {
  const { campaign } = source;
  const counted = countsOf(year);
  const madeOn = year.closedOn ?? tokyoDate(context.clock());
  return {
    policies: pinnedPolicies(context.db, campaign.id),
    legalBasis: legalBasis(year.clauses).map(({ policyId, id, key }) => ({
      ...{ policyId, id },
      to: clauseKeyAddress(campaign.id, key),
    })),
    periodFrom: year.periodFrom,
    periodTo: year.periodTo,
    openedAt: campaign.openedAt,
    dueOn: year.dueOn,
    closedOn: year.closedOn,
    spokenUntil: madeOn < year.periodTo ? madeOn : null,
    targetCounts: counted.targetCounts,
    sheetCount: year.sheets.length,
    sheetHandling: handlingOf(year.sheets),
    routes: routeUses(context.db, campaign.id),
    questionCount: counted.questionCount,
    askedByObject: askedByObject(counted.questionIdsByObject, objectsOfCampaign(context.db, campaign.id)),
    clauseCount: counted.clauseCount,
    notCovered: year.notCovered,
    frozenHash: campaign.frozenHash,
    madeOn,
    marking: pinnedSettings(context.db, campaign.id).documentMarking,
    logPosition: positionText(closingEntry(context.db, campaign.id) ?? lastActivity(context.db)),
  };
}

/** How much of what a year was asked: one and the same year is counted once. */
const countsOf = onceOf((year: FrozenYear) => {
  const populations = Object.values(scoreYear(year).populations);
  const asked = new Set(populations.flatMap(({ byTarget }) => [...byTarget.keys()]));
  const questions = populations.flatMap(({ set }) => oneOfEachQuestion(set));
  return {
    targetCounts: UNIT_TYPES.map((type) => ({
      type,
      count: year.targets.filter((target) => target.type === type && asked.has(target.targetId)).length,
    })).filter(({ count }) => count > 0),
    questionCount: new Set(questions.map(({ campaignQuestionId }) => campaignQuestionId)).size,
    clauseCount: new Set(questions.flatMap(({ clauses }) => clauses)).size,
    questionIdsByObject: year.items.flatMap(({ objectId, campaignQuestionId }) =>
      objectId === null ? [] : [campaignQuestionId],
    ),
  };
});

function handlingOf(sheets: FrozenYear['sheets']): SheetHandling {
  const handedIn = sheets.filter(({ submitted }) => submitted);
  const count = (holds: (sheet: FrozenYear['sheets'][number]) => boolean) => handedIn.filter(holds).length;
  return {
    handedInCount: handedIn.length,
    lateCount: count(({ late }) => late),
    selfConfirmedCount: count((sheet) => sheet.selfConfirmed),
    proxyCount: count((sheet) => sheet.byProxy),
    unconfirmedCount: count(({ state }) => !isConfirmed(state)),
    unacceptedCount: count(({ state }) => state === 'confirmed'),
    missingCount: sheets.length - handedIn.length,
  };
}

function closingEntry(db: Connection, campaignId: string): LogPosition | undefined {
  const current = findCampaign(db, campaignId)?.closingId ?? null;
  const closing = closingsOf(db, campaignId).find(({ id }) => id === current);
  return closing === undefined ? undefined : findActivity(db, closing.sequence);
}
