import type { Actor } from '#app/domain/access/actor.ts';
import { can, covers } from '#app/domain/access/can.ts';
import type { Denial, Scope } from '#app/domain/access/can.ts';
import { stepsFrom } from '#app/domain/improvement/past-measure.ts';
import type { BroughtMeasure, PlannedMeasure } from '#app/domain/improvement/past-measure.ts';
import { isBehind } from '#app/domain/improvement/progress.ts';
import type { ActionProgress, ActionStep, DueFilter } from '#app/domain/improvement/progress.ts';
import { bureauIdsOf } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { pastYears } from '#app/domain/shared/past-year.ts';
import { pagePlace } from '#app/domain/shared/page-place.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { measurePattern, MEASURES_NAME } from '#app/documents/improvement/measure-table.ts';
import type { TableFile } from '#app/lib/table-file.ts';
import { linesByKind } from '#app/lib/table-import.ts';
import type { ImportLimits, ImportLine, ImportPreview } from '#app/lib/table-import.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { measureFaultWords, MEASURES_MAX_ROWS } from '#app/services/improvement/past-measure-file.form.server.ts';
import { dueTabs } from '#app/services/improvement/due-tab.loader.server.ts';
import type { DueTab } from '#app/services/improvement/due-tab.loader.server.ts';
import { pastMeasureAddress, pastPlanAddress } from '#app/services/improvement/past-measure.address.server.ts';
import {
  broughtMeasure,
  broughtYears,
  measurePlan,
  measureYearRefusal,
  seenMeasures,
  successionOn,
} from '#app/services/improvement/past-measure.loader.server.ts';
import type {
  MeasureTable,
  MeasureYearRefusal,
  Succession,
} from '#app/services/improvement/past-measure.loader.server.ts';
import { lastVersions } from '#app/services/organization/unit.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { WIDE_TABLE_TEXT_MAX_LENGTH } from '#app/services/shared/table-text.form.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import {
  countPastMeasures,
  findPastMeasure,
  pastImports,
  pastMeasuresOf,
  pastMeasureStepsOf,
} from '#db/queries/past.server.ts';
import type { PastMeasureRow } from '#db/queries/past.server.ts';

const MEASURES_PER_PAGE = 50;

/** 改善計画の取込み. */
export interface MeasureImportPage extends ImportLimits {
  readonly years: readonly number[];
}

export function measureImportPage(context: ServiceContext, actor: Actor): Result<MeasureImportPage, Denial> {
  const permission = authorize(actor, 'past.import', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const today = tokyoDate(context.clock());
  return ok({
    sheetName: MEASURES_NAME,
    maxRows: MEASURES_MAX_ROWS,
    maxLength: WIDE_TABLE_TEXT_MAX_LENGTH,
    years: pastYears('measures', fiscalYearOf(today)).filter((year) => measureYearRefusal(db, year, today) === null),
  });
}

/** The empty table, with today's units to choose from. */
export function measurePatternFile(context: ServiceContext, actor: Actor): Result<TableFile, Denial> {
  const permission = authorize(actor, 'past.import', null);
  if (!permission.ok) return permission;
  const units = unitsOn(context.db, tokyoDate(context.clock()));
  return ok(measurePattern(units.map(({ name }) => name)));
}

/** 取込みの下見の一行. */
export interface MeasurePreviewLine extends ImportLine {
  /** Null where the line is refused. */
  readonly brings: (Omit<BroughtMeasure, 'unitId'> & { readonly unitName: string }) | null;
}

export function previewMeasures(
  context: ServiceContext,
  actor: Actor,
  table: MeasureTable,
): Result<ImportPreview<MeasurePreviewLine>, Denial | MeasureYearRefusal> {
  const permission = authorize(actor, 'past.import', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const today = tokyoDate(context.clock());
  const refusal = measureYearRefusal(db, table.fiscalYear, today);
  if (refusal !== null) return refuse(refusal);
  const plan = measurePlan(db, table, today);
  const unitNames = new Map(unitsOn(db, today).map(({ id, name }) => [id, name]));
  const { modules } = bodySettings(db);
  const lineOf = (planned: PlannedMeasure): MeasurePreviewLine => {
    const { measure } = planned.kind === 'refused' ? planned.row : planned.brought;
    return {
      lineNumber: planned.line,
      code: measure.writtenNumber,
      name: measure.problem,
      messages:
        planned.kind === 'refused' ? planned.faults.map((fault) => measureFaultWords(planned, fault, modules)) : [],
      brings:
        planned.kind === 'refused'
          ? null
          : {
              measure,
              progress: planned.brought.progress,
              unitName: unitNames.get(planned.brought.unitId) ?? '',
            },
    };
  };
  return ok({ seenHash: seenMeasures(table, plan), ...linesByKind(plan, lineOf), unnamedCount: 0 });
}

/** 取り込んだ改善策の行. */
export interface PastMeasureLine {
  readonly id: string;
  readonly rev: number;
  readonly to: string;
  readonly number: number;
  /** Of today; as the unit was last called where nobody followed it. */
  readonly unitNames: readonly string[];
  /** As the unit was called that the measure came for, where others followed it. */
  readonly cameAs: string | null;
  readonly writtenNumber: string;
  readonly writtenClause: string;
  readonly problem: string;
  readonly permanentMeasure: string;
  readonly owner: string;
  readonly due: CalendarDate | null;
  readonly remark: string;
  readonly actionProgress: ActionProgress;
  /** Still to be done after its day. */
  readonly behind: boolean;
  readonly mayFollow: boolean;
}

/** 取込みの記録. One table that was brought along, and whether it may be taken away again. */
export interface PastImportLine {
  readonly id: string;
  readonly importedAt: string;
  readonly importerName: string;
  readonly lineCount: number;
  readonly undoable: boolean;
}

/** 取り込んだ改善計画. The measures of one year that a body brought along. */
export interface PastPlanPage {
  readonly fiscalYear: number;
  /** The whole, or those alone that are behind; none where none is and the whole is shown. */
  readonly dueTabs: readonly DueTab[];
  readonly page: number;
  readonly pages: readonly string[];
  readonly measureLines: readonly PastMeasureLine[];
  /** Of them all, how many stand so. */
  readonly progressCounts: readonly { readonly actionProgress: ActionProgress; readonly count: number }[];
  /** For who may bring along alone. */
  readonly imports: readonly PastImportLine[];
}

export function pastPlanPage(
  context: ServiceContext,
  actor: Actor,
  fiscalYear: number,
  { page: wanted, due: filter }: { readonly page: number; readonly due?: DueFilter | undefined },
): Result<PastPlanPage, Denial> {
  const permission = authorize(actor, 'past_measures.view', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const today = tokyoDate(context.clock());
  const succession = successionOn(db, today);
  const imports = pastImports(db, 'measures').filter((one) => one.fiscalYear === fiscalYear);
  const all = pastMeasuresOf(db, fiscalYear).filter((row) => isSeen(row, permission.value, succession));
  const mayImport = can(actor, 'past.import', null).ok;
  // A year of which nothing is there looks like one of which nothing may be seen.
  if (all.length === 0 && !(mayImport && imports.length > 0)) return refuse('not_permitted');
  const late = all.filter((row) => isBehind({ progress: row.progress, due: broughtMeasure(row).measure.due }, today));
  const due = filter ?? null;
  const shown = due === 'overdue' ? late : all;
  const { page, pageCount, from, to } = pagePlace(shown.length, wanted, MEASURES_PER_PAGE);
  const reading: Reading = { actor, fiscalYear, today, succession, lastVersions: lastVersions(db) };
  const counts = groupBy(all, ({ progress }) => progress);
  return ok({
    fiscalYear,
    dueTabs: dueTabs({ whole: all.length, overdue: late.length }, due, (one) =>
      pastPlanAddress(fiscalYear, { due: one }),
    ),
    page,
    pages: Array.from({ length: pageCount }, (_page, index) => pastPlanAddress(fiscalYear, { due, page: index + 1 })),
    measureLines: shown.slice(from, to).map((row) => lineOf(row, reading)),
    progressCounts: [...counts].map(([actionProgress, { length }]) => ({ actionProgress, count: length })),
    imports: mayImport
      ? imports.map(({ id, importedAt, importerName }) => {
          const { all, touched } = countPastMeasures(db, id);
          return { id, importedAt, importerName, lineCount: all, undoable: touched === 0 };
        })
      : [],
  });
}

/** Those whose unit of today the scope opens; of what nobody followed, those who see everything. */
function isSeen({ unitId }: Pick<PastMeasureRow, 'unitId'>, scope: Scope, { byId, unitsOfToday }: Succession): boolean {
  if (scope.everything) return true;
  return unitsOfToday(unitId).some((unit) => covers(scope, { targetId: unit.id, ...bureauIdsOf(unit, byId) }));
}

interface Reading {
  readonly actor: Actor;
  readonly fiscalYear: number;
  readonly today: CalendarDate;
  readonly succession: Succession;
  readonly lastVersions: ReturnType<typeof lastVersions>;
}

function lineOf(row: PastMeasureRow, reading: Reading): PastMeasureLine {
  const { actor, fiscalYear, today, succession, lastVersions: last } = reading;
  const { measure } = broughtMeasure(row);
  const units = succession.unitsOfToday(row.unitId);
  const then = last.get(row.unitId)?.name ?? '';
  const same = units.some(({ id }) => id === row.unitId);
  return {
    id: row.id,
    rev: row.rev,
    to: pastMeasureAddress(fiscalYear, row.id),
    number: row.number,
    unitNames: units.length === 0 ? [then] : units.map(({ name }) => name),
    cameAs: same || units.length === 0 ? null : then,
    writtenNumber: measure.writtenNumber,
    writtenClause: measure.writtenClause,
    problem: measure.problem,
    permanentMeasure: measure.measure,
    owner: measure.owner,
    due: measure.due,
    remark: measure.remark,
    actionProgress: row.progress,
    behind: isBehind({ progress: row.progress, due: measure.due }, today),
    mayFollow: can(actor, 'past_measure.follow', { unitIds: units.map(({ id }) => id) }).ok,
  };
}

/** 取り込んだ改善策の画面. */
export interface PastMeasurePage {
  readonly fiscalYear: number;
  readonly back: string;
  readonly line: PastMeasureLine;
  readonly steps: readonly ActionStep[];
  readonly cameWith: ActionProgress;
  readonly history: readonly {
    readonly rev: number;
    readonly actionProgress: ActionProgress;
    readonly note: string;
    readonly writtenAt: string;
    readonly writerName: string;
  }[];
}

export function pastMeasurePage(
  context: ServiceContext,
  actor: Actor,
  { fiscalYear, measureId }: { readonly fiscalYear: number; readonly measureId: string },
): Result<PastMeasurePage, Denial> {
  const permission = authorize(actor, 'past_measures.view', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const row = findPastMeasure(db, measureId);
  if (row === undefined || row.fiscalYear !== fiscalYear) return refuse('not_permitted');
  const today = tokyoDate(context.clock());
  const succession = successionOn(db, today);
  if (!isSeen(row, permission.value, succession)) return refuse('not_permitted');
  const line = lineOf(row, { actor, fiscalYear, today, succession, lastVersions: lastVersions(db) });
  const unitIds = succession.unitsOfToday(row.unitId).map(({ id }) => id);
  return ok({
    fiscalYear,
    back: pastPlanAddress(fiscalYear),
    line,
    steps: line.mayFollow ? stepsFrom(row.progress, can(actor, 'past_measure.decide', { unitIds }).ok) : [],
    cameWith: broughtMeasure(row).progress,
    history: pastMeasureStepsOf(db, measureId).map(({ rev, progress, note, writtenAt, writerName }) => ({
      rev,
      actionProgress: progress,
      note,
      writtenAt,
      writerName,
    })),
  });
}

/** 取り込んだ年度. The years of which a plan was brought along and of which the actor sees some, the newest first. */
export function pastPlanYears(context: ServiceContext, actor: Actor): readonly PastPlanLink[] {
  const permission = can(actor, 'past_measures.view', null);
  if (!permission.ok) return [];
  const { db, clock } = context;
  const years = broughtYears(db);
  if (years.length === 0) return [];
  const succession = successionOn(db, tokyoDate(clock()));
  return years
    .toReversed()
    .map((fiscalYear) => ({
      fiscalYear,
      count: pastMeasuresOf(db, fiscalYear).filter((row) => isSeen(row, permission.scope, succession)).length,
      to: pastPlanAddress(fiscalYear),
    }))
    .filter(({ count }) => count > 0);
}

export interface PastPlanLink {
  readonly fiscalYear: number;
  readonly count: number;
  readonly to: string;
}
