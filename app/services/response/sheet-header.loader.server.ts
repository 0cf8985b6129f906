import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Denial, SavingDenial, Scope } from '#app/domain/access/can.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { isLate } from '#app/domain/response/lateness.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import { chapterParts } from '#app/domain/response/chapter-parts.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { mayApply } from '#app/domain/response/item-state.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { isFrozen } from '#app/domain/campaign/state.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { workload } from '#app/domain/response/workload.ts';
import type { Workload } from '#app/domain/response/workload.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { officeNamesOf } from '#app/services/campaign/setting.loader.server.ts';
import { policyNamer } from '#app/services/campaign/pinned-policy.loader.server.ts';
import { contentsNow } from '#app/services/response/contents-at-hand.loader.server.ts';
import { entryBasis, visibleSheet } from '#app/services/response/entry.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';

/** 章の進み具合. A chapter of one sheet; what gates close is not counted. */
export interface ChapterProgress {
  /** Names the chapter in addresses. */
  readonly key: string;
  readonly title: string;
  readonly answered: number;
  readonly total: number;
}

/** 点検票の進み具合. What changes with every saved answer. */
export interface SheetCounts {
  readonly remaining: Workload;
  readonly gateProgress: { readonly answered: number; readonly total: number };
  readonly chapters: readonly ChapterProgress[];
}

/** Why nothing can be entered: somebody else's sheet, handed in, being counted, or counted. */
export type ReadOnlyReason = 'not_respondent' | 'handed_in' | 'being_counted' | 'closed';

/** 点検票の見出し. What every page of a sheet shows above its content. */
export interface SheetHeader extends SheetCounts {
  readonly sheetId: string;
  readonly campaignName: string;
  readonly fiscalYear: FiscalYear;
  readonly targetName: string;
  readonly office: SheetOffice;
  /** The policy that it asks about; null where the campaign asks about one alone. */
  readonly policyName: string | null;
  readonly officeNames: OfficeNames;
  readonly state: SheetState;
  /** How often it has been handed in. */
  readonly handIns: number;
  readonly late: boolean;
  readonly dueOn: CalendarDate;
  readonly today: CalendarDate;
  /** The campaign has not been counted yet: the due date still matters. */
  readonly running: boolean;
  /** When an answer, a gate or a measure was last entered; null where none is. */
  readonly lastSavedAt: string | null;
  readonly readOnly: ReadOnlyReason | null;
  /** The actor enters for the respondent (代行入力). */
  readonly byProxy: boolean;
}

/** A sheet that the door opened for the actor, with its header. */
export interface OpenedSheet {
  readonly snapshot: SheetSnapshot;
  readonly header: SheetHeader;
  readonly scope: Scope;
}

/** Loads a sheet for one of its pages; a foreign id looks like one that does not exist. */
export function openSheet(context: ServiceContext, actor: Actor, sheetId: string): Result<OpenedSheet, Denial> {
  const snapshot = visibleSheet(context, actor, sheetId, contentsNow(context));
  if (snapshot === null) return refuse('not_permitted');
  const permission = authorize(actor, 'sheet.view', snapshot.resource);
  if (!permission.ok) return permission;
  const basis = entryBasis(context.db, actor, snapshot);
  const { campaign, sheet, target } = snapshot;
  return ok({
    snapshot,
    scope: permission.value,
    header: {
      ...countsOf(snapshot),
      sheetId,
      campaignName: campaign.name,
      fiscalYear: fiscalYear(campaign.fiscalYear),
      targetName: target.name,
      office: sheet.office,
      policyName: policyNamer(context.db, campaign.id)(sheet),
      officeNames: officeNamesOf(context.db, campaign),
      state: sheet.state,
      handIns: snapshot.handIns,
      late: isLate(sheet.state, sheet.submittedLate),
      dueOn: calendarDate(sheet.dueOn),
      today: tokyoDate(context.clock()),
      running: !isFrozen(campaign.state),
      lastSavedAt: lastSavedAt(snapshot),
      readOnly: basis.ok ? null : readOnlyReason(snapshot, basis.reason),
      byProxy: basis.ok && basis.value.proxyEntryId !== null,
    },
  });
}

/** Not the sheet's last activity, which a hand-in and a return are too. */
function lastSavedAt({ items, gates, measures }: Pick<SheetSnapshot, 'items' | 'gates' | 'measures'>): string | null {
  const times = [...items.map(({ record }) => record), ...gates.map(({ answer }) => answer)].flatMap(
    (entered) => entered?.answeredAt ?? [],
  );
  return [...times, ...measures.map(({ writtenAt }) => writtenAt)].toSorted().at(-1) ?? null;
}

function readOnlyReason(snapshot: SheetSnapshot, denial: SavingDenial): ReadOnlyReason {
  if (isFrozen(snapshot.campaign.state)) return 'closed';
  if (denial === 'being_counted') return denial;
  return denial === 'wrong_state' ? 'handed_in' : 'not_respondent';
}

/** 章. The items of one chapter of a sheet, or of a part of it, in order. */
export interface SheetChapter {
  readonly key: string;
  readonly title: string;
  readonly items: readonly SheetItem[];
}

/** The chapters of a sheet in the order of its items, a long one in parts. */
export function sheetChapters(snapshot: Pick<SheetSnapshot, 'items'>): readonly SheetChapter[] {
  const all = [...groupBy(snapshot.items, ({ question }) => `${question.document}:${question.chapter.id}`).values()];
  const first = all.flatMap(([item]) => (item === undefined ? [] : [item.question]));
  return all.flatMap((items) => {
    const [item] = items;
    if (item === undefined) return [];
    const { document, chapter } = item.question;
    const alone = first.filter((other) => other.chapter.id === chapter.id).length === 1;
    const key = alone ? chapter.id : `${document}:${chapter.id}`;
    const title = `${chapter.id} ${chapter.title}`.trim();
    const parts = chapterParts(items);
    return parts.map((part, at) => ({
      key: at === 0 ? key : `${key}~${at + 1}`,
      title: parts.length === 1 ? title : `${title}（${at + 1}／${parts.length}）`,
      items: part,
    }));
  });
}

export function countsOf(snapshot: Pick<SheetSnapshot, 'gates' | 'items'>): SheetCounts {
  const unansweredGates = snapshot.gates.filter(({ answer }) => answer === null).length;
  const incomplete = snapshot.items.filter(({ missing }) => missing.length > 0);
  return {
    remaining: workload(
      unansweredGates,
      incomplete.map(({ question }) => ({ rows: question.rows.length })),
    ),
    gateProgress: { answered: snapshot.gates.length - unansweredGates, total: snapshot.gates.length },
    chapters: sheetChapters(snapshot).map(({ key, title, items }) => {
      const asked = items.filter(mayApply);
      return { key, title, total: asked.length, answered: asked.filter(({ missing }) => missing.length === 0).length };
    }),
  };
}
