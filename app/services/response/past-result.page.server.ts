import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { AnswerValue } from '#app/domain/response/answer.ts';
import type { PastResult, PlannedResult, Unshown } from '#app/domain/response/past-result.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { pastYears } from '#app/domain/shared/past-year.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { resultPattern, RESULTS_NAME, resultsToFillIn } from '#app/documents/response/result-table.ts';
import type { TableFile } from '#app/lib/table-file.ts';
import { linesByKind } from '#app/lib/table-import.ts';
import type { ImportLimits, ImportLine, ImportPreview } from '#app/lib/table-import.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { resultFaultWords, RESULTS_MAX_ROWS } from '#app/services/response/past-result-file.form.server.ts';
import {
  resultListOn,
  resultPlan,
  resultYearRefusal,
  seenResults,
  yearTaken,
} from '#app/services/response/past-result.loader.server.ts';
import type { ResultTable, ResultYearRefusal, YearTaken } from '#app/services/response/past-result.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { WIDE_TABLE_TEXT_MAX_LENGTH } from '#app/services/shared/table-text.form.server.ts';
import { systemsOn } from '#db/queries/asset.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { countPastResults, pastImports } from '#db/queries/past.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';

/** 前年度の結果の取込み. */
export interface ResultImportPage extends ImportLimits {
  readonly years: readonly number[];
  /** The years that it is too late for, and why. */
  readonly takenYears: readonly { readonly fiscalYear: number; readonly why: YearTaken }[];
  /** Of no policy there is a clause that a line could name. */
  readonly policyMissing: boolean;
}

export function resultImportPage(context: ServiceContext, actor: Actor): Result<ResultImportPage, Denial> {
  const permission = authorize(actor, 'past.import', null);
  if (!permission.ok) return permission;
  const { db, clock } = context;
  const years = pastYears('results', fiscalYearOf(tokyoDate(clock()))).map((year) => ({
    year,
    why: yearTaken(db, year),
  }));
  return ok({
    sheetName: RESULTS_NAME,
    maxRows: RESULTS_MAX_ROWS,
    maxLength: WIDE_TABLE_TEXT_MAX_LENGTH,
    years: years.flatMap(({ year, why }) => (why === null ? [year] : [])),
    takenYears: years.flatMap(({ year, why }) => (why === null ? [] : [{ fiscalYear: year, why }])),
    policyMissing: newestPolicies(db).length === 0,
  });
}

/** The empty table, or with all that was asked written into it, with today's units and policies to choose from. */
export function resultPatternFile(
  context: ServiceContext,
  actor: Actor,
  asked: 'nothing' | 'all' = 'nothing',
): Result<TableFile, Denial> {
  const permission = authorize(actor, 'past.import', null);
  if (!permission.ok) return permission;
  const { db, clock } = context;
  const today = tokyoDate(clock());
  const choices = {
    unitNames: unitsOn(db, today).map(({ name }) => name),
    policyNames: newestPolicies(db).map(({ name }) => name),
  };
  return ok(asked === 'all' ? resultsToFillIn(choices, resultListOn(db, today)) : resultPattern(choices));
}

/** 取込みの下見の一行. The code is the clause's or nothing, the name that of the target. */
export interface ResultPreviewLine extends ImportLine {
  /** Null where the line is refused. */
  readonly told: {
    readonly asks: string;
    readonly value: AnswerValue;
    readonly comment: string;
    /** Null where some question will show it. */
    readonly unshown: Unshown | null;
  } | null;
}

export function previewResults(
  context: ServiceContext,
  actor: Actor,
  table: ResultTable,
): Result<ImportPreview<ResultPreviewLine>, Denial | ResultYearRefusal> {
  const permission = authorize(actor, 'past.import', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const today = tokyoDate(context.clock());
  const refusal = resultYearRefusal(db, table.fiscalYear, today);
  if (refusal !== null) return refuse(refusal);
  const plan = resultPlan(db, table, today);
  const names = new Map([...unitsOn(db, today), ...systemsOn(db, today)].map(({ id, name }) => [id, name]));
  const { modules } = bodySettings(db);
  const nameOf = ({ target }: PastResult) => names.get(target.unitId ?? target.systemId ?? '') ?? '';
  const lineOf = (planned: PlannedResult): ResultPreviewLine => {
    const lineNumber = planned.line;
    if (planned.kind === 'refused') {
      const { row, faults } = planned;
      const name = [row.unitName, row.systemCode].filter((one) => one !== '').join(' ');
      const messages = faults.map((fault) => resultFaultWords(row, fault, modules));
      return { lineNumber, code: row.printedClause, name, messages, told: null };
    }
    const { about, value, comment } = planned.result;
    const asks = about.clause?.id ?? about.questionText ?? '';
    const told = { asks, value, comment, unshown: planned.unshown };
    return { lineNumber, code: about.clause?.id ?? '', name: nameOf(planned.result), messages: [], told };
  };
  return ok({ seenHash: seenResults(table, plan), ...linesByKind(plan, lineOf), unnamedCount: 0 });
}

/** 取込みの記録. */
export interface PastResultsPage {
  readonly resultImports: readonly {
    readonly id: string;
    readonly fiscalYear: number;
    readonly importedAt: string;
    readonly importerName: string;
    readonly lineCount: number;
    readonly undoable: boolean;
  }[];
}

export function pastResultsPage(context: ServiceContext, actor: Actor): Result<PastResultsPage, Denial> {
  const permission = authorize(actor, 'past.import', null);
  if (!permission.ok) return permission;
  const { db } = context;
  return ok({
    resultImports: pastImports(db, 'results').map(({ id, fiscalYear, importedAt, importerName }) => ({
      ...{ id, fiscalYear, importedAt, importerName },
      lineCount: countPastResults(db, id),
      undoable: yearTaken(db, fiscalYear) === null,
    })),
  });
}
