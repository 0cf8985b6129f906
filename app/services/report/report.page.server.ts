import type { Denial } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import type { SheetFilter } from '#app/domain/report/behind-number.ts';
import type { ClauseRow } from '#app/domain/report/clause-list.ts';
import type { FrozenSheet, FrozenYear } from '#app/domain/report/frozen-year.ts';
import type { OpenRow } from '#app/domain/report/report.ts';
import { ratingOf } from '#app/domain/score/rating.ts';
import type { Severity } from '#app/domain/score/severity.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { problemWords } from '#app/documents/report/problem-words.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { improvementAddress } from '#app/services/improvement/improvement.address.server.ts';
import { comparedYear } from '#app/services/report/past-comparison.loader.server.ts';
import type { ComparedYear } from '#app/services/report/past-comparison.loader.server.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';
import { linkedCount, linkedCounts, linkedFigure, linkedSheets } from '#app/services/report/figures.loader.server.ts';
import type { CountLink, LinkedFigure, OutcomeCount } from '#app/services/report/figures.loader.server.ts';
import { awaitedPopulations, reportMatrix } from '#app/services/report/report-matrix.loader.server.ts';
import type { ReportMatrix } from '#app/services/report/report-matrix.loader.server.ts';
import { reportOutline } from '#app/services/report/report-outline.loader.server.ts';
import type { ReportOutline } from '#app/services/report/report-outline.loader.server.ts';
import { reportPopulation } from '#app/services/report/report-population.loader.server.ts';
import type { ReportPopulation } from '#app/services/report/report-population.loader.server.ts';
import {
  clauseKeyAddress,
  itemsAddress,
  overviewAddress,
  sheetsAddress,
} from '#app/services/report/behind-number.address.server.ts';
import type { OpenKind } from '#app/services/report/behind-number.address.server.ts';
import { cellAddresses } from '#app/services/report/report-cell.address.server.ts';
import { LISTED_LINES } from '#app/services/report/listed-page.loader.server.ts';
import { headOf } from '#app/services/report/campaign-head.loader.server.ts';
import type { CampaignHead } from '#app/services/report/campaign-head.loader.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { countActions } from '#db/queries/improvement.server.ts';

/** How many clauses of one population the paper lists; the rest stands on the clauses' page. */
export const LISTED_CLAUSES = 15;

/** 部別の提出状況. */
export interface SubmissionLine {
  readonly population: Population;
  readonly name: string;
  readonly submission: LinkedFigure;
  readonly lateSheets: CountLink;
}

/** 章別の行. */
export interface ChapterLine {
  readonly chapter: string;
  readonly title: string;
  readonly allItems: CountLink;
  readonly outcomeCounts: readonly OutcomeCount[];
  readonly implementation: LinkedFigure;
  readonly score: LinkedFigure;
}

/** 役割別の行. */
export interface RoleLine {
  readonly population: Population;
  readonly role: RoleId;
  /** Who answers for it; empty where it answers for itself. */
  readonly answeredFor: readonly SheetOffice[];
  readonly outcomeCounts: readonly OutcomeCount[];
  readonly implementation: LinkedFigure;
  readonly score: LinkedFigure;
}

/** 実施されていない条項の行. Its counts are items, as everywhere; its rows are told beside them. */
export interface FailedClauseLine {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly to: string;
  readonly severity: Severity;
  readonly notImplemented: CountLink;
  readonly partial: CountLink;
  /** うち細目. */
  readonly failingRows: number;
  /** Items that were asked, had what they ask about and were handed in. */
  readonly askedItems: CountLink;
  readonly notSubmitted: CountLink;
  /** The fiscal year since which it fails without a break; null when it was complied with last year, or not asked. */
  readonly repeatedSince: number | null;
}

/** 実施されていない条項. The gravest of one population, and how many more there are. */
export interface FailedClauses {
  readonly population: Population;
  readonly lines: readonly FailedClauseLine[];
  readonly more: number;
  readonly all: string;
}

/** 未確認・例外のある対象. */
export interface OpenTargetLine {
  readonly population: Population;
  readonly name: string;
  readonly unknown: CountLink;
  readonly unanswered: CountLink;
  readonly notSubmitted: CountLink;
  readonly excepted: CountLink;
}

/** 列記する点検票. */
export interface NamedSheet {
  readonly targetName: string;
  readonly office: SheetOffice;
  /** It was handed in and is with its office again. */
  readonly isReturned: boolean;
  readonly to: string;
}

/** 紙面の一覧. The first lines of a list, and where each population's part of it stands whole. */
export interface CutList<Line> {
  readonly lines: readonly Line[];
  /** Of the whole list. */
  readonly count: number;
  readonly wholes: readonly { readonly population: Population; readonly to: string }[];
}

/** 報告書の紙面. The report as the page prints it: every number with the way to its list. */
export interface ReportPage {
  readonly campaign: CampaignHead;
  readonly bodyName: string;
  readonly isDraft: boolean;
  readonly lastFiscalYear: number | null;
  readonly comparable: boolean;
  /** What was brought along of the year before, where something of it can honestly be compared. */
  readonly pastYear: ComparedYear | null;
  readonly judgement: string;
  readonly populations: readonly ReportPopulation[];
  readonly problems: readonly (CountLink & { readonly text: string })[];
  /** What the committee is asked to decide: the plan with its proposals; null while the campaign runs. */
  readonly proposals: CountLink | null;
  readonly outline: ReportOutline;
  readonly submissions: readonly SubmissionLine[];
  readonly chapters: readonly { readonly population: Population; readonly lines: readonly ChapterLine[] }[];
  readonly matrices: readonly ReportMatrix[];
  readonly roles: readonly RoleLine[];
  readonly nonCompliant: readonly FailedClauses[];
  readonly unconfirmedTargets: CutList<OpenTargetLine>;
  readonly exceptedTargets: CutList<OpenTargetLine>;
  readonly missingSheets: CutList<NamedSheet>;
  readonly selfConfirmedSheets: CutList<NamedSheet>;
  readonly proxySheets: CutList<NamedSheet>;
}

export function reportPage(context: ServiceContext, actor: Actor, campaignId: string): Result<ReportPage, Denial> {
  const opened = openReport(context, actor, campaignId);
  if (!opened.ok) return opened;
  const { results: source, year, selfAssessment: report } = opened.value;
  const named = namedSheets(campaignId, year);
  const openList = (open: OpenKind, rows: readonly OpenRow[]) =>
    cutList(rows, openTarget(campaignId), (population) => overviewAddress(campaignId, 'units', { population, open }));
  const awaited = awaitedPopulations(report.summaries);
  return {
    ok: true,
    value: {
      campaign: headOf(source),
      bodyName: report.bodyName,
      isDraft: report.draft,
      lastFiscalYear: report.lastFiscalYear,
      comparable: report.comparable,
      // A year of ours before it is compared with as a whole.
      pastYear: report.lastFiscalYear === null ? comparedYear(context.db, source) : null,
      judgement: report.judgement,
      populations: report.summaries
        .filter((summary) => summary.total.count > 0)
        .map((summary) => reportPopulation(campaignId, summary, source.live)),
      problems: report.problems.map((problem) => ({
        text: problemWords(problem),
        ...linkedCount(campaignId, problem.counted),
      })),
      proposals: proposalsOf(context, source.campaign),
      outline: reportOutline(context, source, year),
      submissions: report.submissions.map(({ population, name, figure, late }) => ({
        population,
        name,
        submission: linkedSheets(campaignId, figure),
        lateSheets: { count: late.count, to: sheetsAddress(campaignId, late.filter) },
      })),
      chapters: report.chapters.map(({ population, rows }) => ({
        population,
        lines: rows.map((row) => ({
          chapter: row.chapter,
          title: row.title,
          allItems: linkedCount(campaignId, row.total),
          outcomeCounts: linkedCounts(campaignId, row.counts),
          implementation: linkedFigure(campaignId, row.implementation),
          score: linkedFigure(campaignId, row.score),
        })),
      })),
      matrices: report.bureauMatrices.map((matrix) =>
        reportMatrix(
          campaignId,
          matrix,
          awaited,
          ({ score }) => ({ rating: ratingOf(score.rate, source.rule), cappedBy: 0 }),
          cellAddresses(campaignId, matrix),
        ),
      ),
      roles: report.roles.map((row) => ({
        population: row.population,
        role: row.role,
        answeredFor: row.answeredFor,
        outcomeCounts: linkedCounts(campaignId, row.counts),
        implementation: linkedFigure(campaignId, row.implementation),
        score: linkedFigure(campaignId, row.score),
      })),
      nonCompliant: report.nonCompliant.map(({ population, rows }) => ({
        population,
        lines: rows.slice(0, LISTED_CLAUSES).map((row) => failedClause(campaignId, row)),
        more: Math.max(0, rows.length - LISTED_CLAUSES),
        all: overviewAddress(campaignId, 'clauses', { population, failing: 'yes' }),
      })),
      unconfirmedTargets: openList(
        'unconfirmed',
        report.open.filter(
          ({ unknown, unanswered, notSubmitted }) => unknown.count + unanswered.count + notSubmitted.count > 0,
        ),
      ),
      exceptedTargets: openList(
        'excepted',
        report.open.filter(({ excepted }) => excepted.count > 0),
      ),
      missingSheets: named(report.sheets.notSubmitted, { submitted: false }),
      selfConfirmedSheets: named(report.sheets.selfConfirmed, { selfConfirmed: true }),
      proxySheets: named(report.sheets.byProxy, { byProxy: true }),
    },
  };
}

function failedClause(campaignId: string, row: ClauseRow): FailedClauseLine {
  return {
    id: row.id,
    title: row.title,
    text: row.text,
    to: clauseKeyAddress(campaignId, row.clause),
    severity: row.severity,
    notImplemented: linkedCount(campaignId, row.counts.not_implemented),
    partial: linkedCount(campaignId, row.counts.partially_implemented),
    failingRows: row.failingRows,
    askedItems: linkedCount(campaignId, row.asked),
    notSubmitted: linkedCount(campaignId, row.counts.not_submitted),
    repeatedSince: row.repeatedSince,
  };
}

function proposalsOf({ db }: ServiceContext, { id, closingId }: CampaignRow): ReportPage['proposals'] {
  if (closingId === null) return null;
  return { count: countActions(db, closingId, 'committee'), to: improvementAddress(id) };
}

/** The paper prints what fits, and says how much more there is. */
function cutList<Row extends { readonly population: Population }, Line>(
  rows: readonly Row[],
  lineOf: (row: Row) => Line,
  to: (population: Population) => string,
): CutList<Line> {
  const populations = [...new Set(rows.map(({ population }) => population))];
  return {
    lines: rows.slice(0, LISTED_LINES).map(lineOf),
    count: rows.length,
    wholes: populations.map((population) => ({ population, to: to(population) })),
  };
}

function openTarget(campaignId: string): (row: OpenRow) => OpenTargetLine {
  return ({ population, name, unknown, unanswered, notSubmitted, excepted }) => ({
    population,
    name,
    unknown: linkedCount(campaignId, unknown),
    unanswered: linkedCount(campaignId, unanswered),
    notSubmitted: linkedCount(campaignId, notSubmitted),
    excepted: linkedCount(campaignId, excepted),
  });
}

function namedSheets(
  campaignId: string,
  year: FrozenYear,
): (sheets: readonly FrozenSheet[], of: Omit<SheetFilter, 'population'>) => CutList<NamedSheet> {
  const names = new Map(year.targets.map(({ targetId, name }) => [targetId, name]));
  const lineOf = (sheet: FrozenSheet): NamedSheet => ({
    targetName: names.get(sheet.targetId) ?? '',
    office: sheet.office,
    isReturned: sheet.state === 'returned',
    to: itemsAddress(campaignId, { population: sheet.population, targetId: sheet.targetId }),
  });
  return (sheets, of) => cutList(sheets, lineOf, (population) => sheetsAddress(campaignId, { population, ...of }));
}
