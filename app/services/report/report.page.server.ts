import type { Denial } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import { parseClauseKey } from '#app/domain/policy/clause-key.ts';
import { ROLE_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { ClauseRow } from '#app/domain/report/clause-list.ts';
import type { Figure } from '#app/domain/report/figure.ts';
import type { FrozenSheet, FrozenYear } from '#app/domain/report/frozen-year.ts';
import type { SelfAssessmentReport } from '#app/domain/report/report.ts';
import {
  ATTAINMENT_FORMULA,
  ATTAINMENT_LABEL,
  MEASURE_LABELS,
  measureFormula,
  SUBMISSION_FORMULA,
  SUBMISSION_LABEL,
} from '#app/domain/score/labels.ts';
import { MEASURE_IDS } from '#app/domain/score/measure.ts';
import { ratingOf } from '#app/domain/score/rating.ts';
import type { Rating, ScoringRule } from '#app/domain/score/rule.ts';
import type { Severity } from '#app/domain/score/severity.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';
import { shownCount, shownCounts, shownFigure, shownSheets } from '#app/services/report/figures.loader.server.ts';
import type { ShownCount, ShownFigure } from '#app/services/report/figures.loader.server.ts';
import { reportOutline } from '#app/services/report/report-outline.loader.server.ts';
import type { ReportOutline } from '#app/services/report/report-outline.loader.server.ts';
import { shownPopulation } from '#app/services/report/report-population.loader.server.ts';
import type { CountLink, ShownPopulation } from '#app/services/report/report-population.loader.server.ts';
import { clauseAddress, itemsAddress, sheetsAddress } from '#app/services/report/behind-number.address.server.ts';
import { headOf } from '#app/services/report/results.loader.server.ts';
import type { CampaignHead } from '#app/services/report/results.loader.server.ts';
import { actionsOf } from '#db/queries/improvement.server.ts';

/** How many clauses of one population the paper lists; the rest stands on the clauses' page. */
export const LISTED_CLAUSES = 15;

export interface ShownClause {
  readonly id: string;
  readonly words: string;
  readonly to: string;
  readonly severity: Severity;
  readonly notImplemented: CountLink;
  readonly partial: CountLink;
  readonly asked: number;
  readonly repeatedSince: number | null;
}

export interface ShownSheet {
  readonly targetName: string;
  readonly office: string;
  readonly to: string;
}

/** 報告書の紙面. The report as the page prints it: every number with the way to its list. */
export interface ReportPage {
  readonly campaign: CampaignHead;
  readonly bodyName: string;
  readonly draft: boolean;
  readonly lastFiscalYear: number | null;
  readonly comparable: boolean;
  readonly judgement: string;
  readonly populations: readonly ShownPopulation[];
  readonly problems: readonly { readonly text: string; readonly count: number; readonly to: string }[];
  readonly decisions: readonly { readonly text: string; readonly to: string | null }[];
  readonly outline: ReportOutline;
  readonly formulas: readonly { readonly label: string; readonly formula: string }[];
  readonly submissions: readonly {
    readonly population: Population;
    readonly name: string;
    readonly figure: ShownFigure;
    readonly late: CountLink;
  }[];
  readonly chapters: readonly {
    readonly population: Population;
    readonly rows: readonly {
      readonly chapter: string;
      readonly title: string;
      readonly total: CountLink;
      readonly counts: readonly ShownCount[];
      readonly implementation: ShownFigure;
      readonly score: ShownFigure;
    }[];
  }[];
  readonly matrices: readonly {
    readonly population: Population;
    readonly chapters: readonly string[];
    readonly rows: readonly { readonly name: string; readonly cells: readonly (ShownCell | null)[] }[];
  }[];
  readonly roles: readonly {
    readonly population: Population;
    readonly role: string;
    readonly counts: readonly ShownCount[];
    readonly implementation: ShownFigure;
    readonly score: ShownFigure;
  }[];
  readonly clauses: readonly {
    readonly population: Population;
    readonly rows: readonly ShownClause[];
    readonly more: number;
    readonly all: string;
  }[];
  readonly unconfirmed: readonly {
    readonly population: Population;
    readonly name: string;
    readonly unknown: CountLink;
    readonly unanswered: CountLink;
  }[];
  readonly exceptions: readonly {
    readonly population: Population;
    readonly name: string;
    readonly excepted: CountLink;
  }[];
  readonly notSubmitted: readonly ShownSheet[];
  readonly selfConfirmed: readonly ShownSheet[];
  readonly byProxy: readonly ShownSheet[];
}

/** 升目. The 得点率 of a bureau's chapter with the symbol of its rating. */
export interface ShownCell {
  readonly value: string;
  readonly rating: Rating | null;
  readonly to: string;
  readonly label: string;
}

export function reportPage(context: ServiceContext, actor: Actor, campaignId: string): Result<ReportPage, Denial> {
  const opened = openReport(context, actor, campaignId);
  if (!opened.ok) return opened;
  const { source, year, report } = opened.value;
  const { rule } = source;
  return {
    ok: true,
    value: {
      campaign: headOf(source),
      bodyName: report.bodyName,
      draft: report.draft,
      lastFiscalYear: report.lastFiscalYear,
      comparable: report.comparable,
      judgement: report.judgement,
      populations: report.summaries
        .filter((summary) => summary.total.count > 0)
        .map((summary) => shownPopulation(campaignId, summary, source.live)),
      problems: report.problems.map(({ text, counted }) => ({ text, ...shownCount(campaignId, counted) })),
      decisions: source.live ? [] : decisionsOf(context, year),
      outline: reportOutline(context, source, year),
      formulas: formulasOf(rule, source.live),
      submissions: report.submissions.map(({ population, name, figure, late }) => ({
        population,
        name,
        figure: shownSheets(campaignId, figure),
        late: { count: late.count, to: sheetsAddress(campaignId, late.filter) },
      })),
      chapters: report.chapters.map(({ population, rows }) => ({
        population,
        rows: rows.map((row) => ({
          chapter: row.chapter,
          title: row.title,
          total: shownCount(campaignId, row.total),
          counts: shownCounts(campaignId, row.counts),
          implementation: shownFigure(campaignId, row.implementation),
          score: shownFigure(campaignId, row.score),
        })),
      })),
      matrices: report.bureauMatrices.map((matrix) => ({
        population: matrix.population,
        chapters: matrix.chapters.map(({ title }) => title),
        rows: matrix.rows.map(({ name, cells }) => ({
          name,
          cells: cells.map((cell) => (cell === null ? null : shownCell(campaignId, cell.score, rule))),
        })),
      })),
      roles: report.roles.map((row) => ({
        population: row.population,
        role: ROLE_LABELS[row.role],
        counts: shownCounts(campaignId, row.counts),
        implementation: shownFigure(campaignId, row.implementation),
        score: shownFigure(campaignId, row.score),
      })),
      clauses: report.nonCompliant.map(({ population, rows }) => ({
        population,
        rows: rows.slice(0, LISTED_CLAUSES).map((row) => shownClause(campaignId, row)),
        more: Math.max(0, rows.length - LISTED_CLAUSES),
        all: `/results/${campaignId}/clauses?population=${population}`,
      })),
      unconfirmed: report.open
        .filter(({ unknown, unanswered }) => unknown.count + unanswered.count > 0)
        .map(({ population, name, unknown, unanswered }) => ({
          population,
          name,
          unknown: shownCount(campaignId, unknown),
          unanswered: shownCount(campaignId, unanswered),
        })),
      exceptions: report.open
        .filter(({ excepted }) => excepted.count > 0)
        .map(({ population, name, excepted }) => ({ population, name, excepted: shownCount(campaignId, excepted) })),
      ...shownLists(campaignId, year, report),
    },
  };
}

function shownCell(campaignId: string, score: Figure, rule: ScoringRule): ShownCell {
  const { value, numerator, denominator } = shownFigure(campaignId, score);
  return {
    value,
    rating: ratingOf(score.rate, rule),
    to: denominator.to,
    label: `${numerator.text}／${denominator.text}`,
  };
}

function shownClause(campaignId: string, row: ClauseRow): ShownClause {
  const parsed = parseClauseKey(row.clause);
  if (parsed === null) throw new Error(`not a clause key: ${row.clause}`);
  const asked = Object.values(row.targets).reduce((sum, counted) => sum + counted.count, 0);
  return {
    id: row.id,
    words: [row.title, row.text].filter((text) => text !== '').join('　'),
    to: clauseAddress(campaignId, parsed),
    severity: row.severity,
    notImplemented: shownCount(campaignId, row.targets.not_implemented),
    partial: shownCount(campaignId, row.targets.partially_implemented),
    asked,
    repeatedSince: row.repeatedSince,
  };
}

function formulasOf(rule: ScoringRule, live: boolean): ReportPage['formulas'] {
  return [
    { label: SUBMISSION_LABEL, formula: SUBMISSION_FORMULA },
    ...MEASURE_IDS.filter((id) => live || id !== 'answered_only').map((id) => ({
      label: MEASURE_LABELS[id],
      formula: measureFormula(id, rule),
    })),
    { label: ATTAINMENT_LABEL, formula: ATTAINMENT_FORMULA },
  ];
}

function decisionsOf(context: ServiceContext, year: FrozenYear): ReportPage['decisions'] {
  const proposals = actionsOf(context.db, year.campaignId, 'committee').length;
  return [
    { text: 'この自己点検結果報告書（案）を了承すること。', to: null },
    {
      text: `改善計画（案）に掲げる対策（付議案${proposals}件）の要否、優先順位、担当及び期限を決定すること。`,
      to: `/improvement/${year.campaignId}`,
    },
  ];
}

function shownLists(
  campaignId: string,
  year: FrozenYear,
  report: SelfAssessmentReport,
): Pick<ReportPage, 'notSubmitted' | 'selfConfirmed' | 'byProxy'> {
  const names = new Map(year.targets.map(({ targetId, name }) => [targetId, name]));
  const officeName = (office: SheetOffice) => ROLE_LABELS[office];
  const shown = (sheets: readonly FrozenSheet[]) =>
    sheets.map((sheet) => ({
      targetName: names.get(sheet.targetId) ?? '',
      office: officeName(sheet.office),
      to: itemsAddress(campaignId, { population: sheet.population, targetId: sheet.targetId }),
    }));
  return {
    notSubmitted: shown(report.sheets.notSubmitted),
    selfConfirmed: shown(report.sheets.selfConfirmed),
    byProxy: shown(report.sheets.byProxy),
  };
}
