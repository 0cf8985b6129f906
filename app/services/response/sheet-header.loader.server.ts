import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { SHEET_OFFICE_LABELS } from '#app/domain/campaign/office-labels.ts';
import { isFrozen } from '#app/domain/campaign/state.ts';
import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { workload } from '#app/domain/response/workload.ts';
import type { Workload } from '#app/domain/response/workload.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { dueIn, japaneseDate, japaneseDateTime, japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { entryBasis } from '#app/services/response/entry.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { loadSheet, sheetOfficeOf } from '#app/services/response/sheet.loader.server.ts';
import type { ItemState, SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';

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
  readonly gates: { readonly answered: number; readonly total: number };
  readonly chapters: readonly ChapterProgress[];
}

/** Why nothing can be entered: somebody else's sheet, handed in, or counted. */
export type ReadOnlyReason = 'not_respondent' | 'handed_in' | 'closed';

/** 点検票の見出し. What every page of a sheet shows above its content. */
export interface SheetHeader extends SheetCounts {
  readonly sheetId: string;
  readonly campaignName: string;
  readonly fiscalYear: string;
  readonly targetName: string;
  readonly bureauName: string | null;
  readonly office: string;
  readonly state: SheetState;
  readonly late: boolean;
  readonly dueOn: string;
  /** あと3日; null once it no longer matters. */
  readonly dueIn: string | null;
  readonly lastSaved: string | null;
  readonly readOnly: ReadOnlyReason | null;
  /** The actor enters for the respondent (代行入力). */
  readonly onBehalf: boolean;
}

/** A sheet that the door opened for the actor, with its header. */
export interface OpenedSheet {
  readonly snapshot: SheetSnapshot;
  readonly header: SheetHeader;
}

/** Loads a sheet for one of its pages; a foreign id looks like one that does not exist. */
export function openSheet(context: ServiceContext, actor: Actor, sheetId: string): Result<OpenedSheet, Denial> {
  const snapshot = loadSheet(context, sheetId);
  if (snapshot === null) return refuse('not_permitted');
  const permission = authorize(actor, 'sheet.view', snapshot.resource);
  if (!permission.ok) return permission;
  const basis = entryBasis(context.db, actor, snapshot);
  const { campaign, sheet, target } = snapshot;
  const today = tokyoDate(context.clock());
  return ok({
    snapshot,
    header: {
      ...countsOf(snapshot),
      sheetId,
      campaignName: campaign.name,
      fiscalYear: japaneseFiscalYear(campaign.fiscalYear),
      targetName: target.name,
      bureauName: target.bureauName,
      office: SHEET_OFFICE_LABELS[sheetOfficeOf(snapshot)],
      state: sheet.state,
      late: sheet.submittedLate ?? false,
      dueOn: japaneseDate(sheet.dueOn),
      dueIn: isFrozen(campaign.state) ? null : dueIn(sheet.dueOn, today),
      lastSaved: sheet.lastActivityAt === null ? null : japaneseDateTime(sheet.lastActivityAt),
      readOnly: basis.ok ? null : readOnlyReason(snapshot, basis.reason),
      onBehalf: basis.ok && basis.value !== null,
    },
  });
}

function readOnlyReason(snapshot: SheetSnapshot, denial: Denial): ReadOnlyReason {
  if (isFrozen(snapshot.campaign.state)) return 'closed';
  return denial === 'wrong_state' ? 'handed_in' : 'not_respondent';
}

/** 章. The items of one chapter of a sheet, in order. */
export interface SheetChapter {
  readonly key: string;
  readonly document: PolicyDocumentKind;
  readonly title: string;
  readonly items: readonly ItemState[];
}

/** The chapters of a sheet in the order of its items. */
export function chaptersOf(snapshot: SheetSnapshot): readonly SheetChapter[] {
  const chapters = new Map<string, { document: PolicyDocumentKind; id: string; title: string; items: ItemState[] }>();
  for (const item of snapshot.items) {
    const { document, chapter } = item.question;
    const key = `${document}:${chapter.id}`;
    const known = chapters.get(key);
    if (known === undefined) chapters.set(key, { document, ...chapter, items: [item] });
    else known.items.push(item);
  }
  const all = [...chapters.values()];
  return all.map(({ document, id, title, items }) => {
    const alone = all.filter((other) => other.id === id).length === 1;
    return { key: alone ? id : `${document}:${id}`, document, title: `${id} ${title}`.trim(), items };
  });
}

export function countsOf(snapshot: SheetSnapshot): SheetCounts {
  const unansweredGates = snapshot.gates.filter(({ answer }) => answer === null).length;
  const incomplete = snapshot.items.filter(({ missing }) => missing.length > 0);
  return {
    remaining: workload(
      unansweredGates,
      incomplete.map(({ question }) => ({ rows: question.rows.length })),
    ),
    gates: { answered: snapshot.gates.length - unansweredGates, total: snapshot.gates.length },
    chapters: chaptersOf(snapshot).map(({ key, title, items }) => {
      const asked = items.filter(({ applicability }) => applicability.state !== 'closed');
      return { key, title, total: asked.length, answered: asked.filter(({ missing }) => missing.length === 0).length };
    }),
  };
}
