import { isRunning } from '#app/domain/campaign/state.ts';
import { countRolesAlike } from '#app/domain/questionnaire/counted-role.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import { chapterTable } from '#app/domain/report/chapter-table.ts';
import type { ChapterTable } from '#app/domain/report/chapter-table.ts';
import { clauseRows, nonCompliant } from '#app/domain/report/clause-list.ts';
import type { ClauseRow } from '#app/domain/report/clause-list.ts';
import type { ItemFilter } from '#app/domain/report/behind-number.ts';
import type { Counted, Figure, OutcomeCounts } from '#app/domain/report/figure.ts';
import { figure, outcomeCounts } from '#app/domain/report/figure.ts';
import type { FrozenYear } from '#app/domain/report/frozen-year.ts';
import { proposeJudgement } from '#app/domain/report/judgement.ts';
import { bureauMatrix } from '#app/domain/report/matrix.ts';
import type { BureauMatrix } from '#app/domain/report/matrix.ts';
import { summarize } from '#app/domain/report/population-summary.ts';
import type { PopulationSummary } from '#app/domain/report/population-summary.ts';
import { proposeProblems } from '#app/domain/report/problem.ts';
import type { Problem } from '#app/domain/report/problem.ts';
import { scoreYear } from '#app/domain/report/scored-year.ts';
import type { ScoredPopulation, ScoredYear } from '#app/domain/report/scored-year.ts';
import { sheetLists, submissionByBureau } from '#app/domain/report/sheet-lists.ts';
import type { BureauSubmission, SheetLists } from '#app/domain/report/sheet-lists.ts';
import { hasException, oneOfEachQuestion } from '#app/domain/score/scored-item.ts';
import { tallyBy } from '#app/domain/score/tally.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import type { Population } from '#app/domain/shared/population.ts';

/** 役割別の行. */
export interface RoleRow {
  readonly population: Population;
  readonly role: RoleId;
  /** Whose sheets its items stand on, where the role itself hands in none; empty where it answers for itself. */
  readonly answeredFor: readonly SheetOffice[];
  readonly total: Counted;
  readonly counts: OutcomeCounts;
  readonly implementation: Figure;
  readonly score: Figure;
}

/** 未確認・例外の行. What one target leaves open: わからない, 未回答, 未提出, 例外措置. */
export interface OpenRow {
  readonly population: Population;
  readonly targetId: string;
  readonly name: string;
  readonly unknown: Counted;
  readonly unanswered: Counted;
  readonly notSubmitted: Counted;
  /** Items that 例外措置 cover wholly or in part. */
  readonly excepted: Counted;
}

/** 自己点検結果報告書. Its figures, made of frozen rows only: the same year gives the same report. */
export interface SelfAssessmentReport {
  readonly campaignId: string;
  readonly campaignName: string;
  readonly bodyName: string;
  readonly fiscalYear: FiscalYear;
  readonly lastFiscalYear: FiscalYear | null;
  /** 「（案）」 until the committee's 了承. */
  readonly draft: boolean;
  readonly ruleVersion: string;
  /** Last year was scored by the same rule, so that 得点率 and ratings can be compared. */
  readonly comparable: boolean;
  readonly judgement: string;
  readonly summaries: readonly PopulationSummary[];
  readonly problems: readonly Problem[];
  readonly submissions: readonly BureauSubmission[];
  readonly chapters: readonly ChapterTable[];
  readonly bureauMatrices: readonly BureauMatrix[];
  readonly nonCompliant: readonly { readonly population: Population; readonly rows: readonly ClauseRow[] }[];
  readonly roles: readonly RoleRow[];
  readonly open: readonly OpenRow[];
  readonly sheets: SheetLists;
}

/**
 * Makes the report of a year. `earlier`: the years before it that were asked
 * the same way, newest first; the first one is 「前年度」, all of them tell since when a clause has failed.
 */
export function buildReport(year: FrozenYear, earlier: readonly FrozenYear[]): SelfAssessmentReport {
  const scored = scoreYear(year);
  const past = earlier.map(scoreYear);
  const lastYear = past[0] ?? null;
  // A 局 that is counted with its 部 is not what it was without them.
  const lastByBureau = lastYear?.year.bureauLevel === year.bureauLevel ? lastYear : null;
  // Nor is who answers for an office that the body does without, what they were beside that office.
  const lastByRole = lastYear !== null && countRolesAlike(lastYear.year.modules, year.modules) ? lastYear : null;
  const asked = POPULATIONS.filter((population) => scored.populations[population].set.items.length > 0);
  const parts = asked.map((population) => ({
    population,
    summary: summarize(population, scored, lastYear),
    rows: clauseRows(population, scored, past),
  }));
  return {
    campaignId: year.campaignId,
    campaignName: year.campaignName,
    bodyName: year.bodyName,
    fiscalYear: year.fiscalYear,
    lastFiscalYear: lastYear?.year.fiscalYear ?? null,
    draft: year.state !== 'adopted',
    ruleVersion: year.rule.version,
    comparable: lastYear !== null && lastYear.year.rule.version === year.rule.version,
    judgement: proposeJudgement(
      parts.map(({ summary }) => summary),
      isRunning(year.state),
    ),
    summaries: POPULATIONS.map((population) => summarize(population, scored, lastYear)),
    problems: proposeProblems(parts, decidedTogether(scored)),
    submissions: submissionByBureau(scored, lastByBureau),
    chapters: asked.map((population) => chapterTable(population, scored, lastYear)),
    bureauMatrices: asked
      .filter((population) => population !== 'organization')
      .map((population) => bureauMatrix(population, scored, lastByBureau)),
    nonCompliant: parts.map(({ population, rows }) => ({ population, rows: nonCompliant(rows) })),
    roles: asked.flatMap((population) => roleRows(population, scored, lastByRole)),
    open: asked.flatMap((population) => openRows(population, scored)),
    sheets: sheetLists(year),
  };
}

function roleRows(population: Population, scored: ScoredYear, lastYear: ScoredYear | null): readonly RoleRow[] {
  const { set, rule } = scored.populations[population];
  const tallies = tallyBy(set, rule, (item) => item.roles);
  const last = lastYear?.populations[population];
  const before = last === undefined ? null : tallyBy(last.set, last.rule, (item) => item.roles);
  const offices = new Map(scored.year.sheets.map(({ sheetId, office }) => [sheetId, office]));
  return ROLE_IDS.flatMap((role) => {
    const tally = tallies.get(role);
    if (tally === undefined) return [];
    const where: ItemFilter = { population, role };
    const past = before?.get(role) ?? null;
    return [
      {
        population,
        role,
        answeredFor: answeredFor(role, set, offices),
        total: { count: tally.total, of: 'items', filter: where },
        counts: outcomeCounts(tally, where),
        implementation: figure('implementation', tally, where, past),
        score: figure('score', tally, where, past),
      },
    ];
  });
}

function answeredFor(
  role: RoleId,
  { items }: ScoredPopulation['set'],
  offices: ReadonlyMap<string, SheetOffice>,
): readonly SheetOffice[] {
  const answering = new Set(
    items.flatMap(({ roles, sheetId }) => (roles.includes(role) ? (offices.get(sheetId) ?? []) : [])),
  );
  return [...answering].some((office) => office === role) ? [] : [...answering];
}

/** Targets that leave something open, most first. */
function openRows(population: Population, scored: ScoredYear): readonly OpenRow[] {
  const { byTarget, set } = scored.populations[population];
  const exceptions = groupBy(set.items.filter(hasException), (item) => item.targetId);
  const rows = scored.year.targets.flatMap(({ targetId, name }): readonly OpenRow[] => {
    const tally = byTarget.get(targetId);
    if (tally === undefined) return [];
    const { unknown, unanswered, not_submitted: notSubmitted } = outcomeCounts(tally, { population, targetId });
    const excepted: Counted = {
      count: exceptions.get(targetId)?.length ?? 0,
      of: 'items',
      filter: { population, targetId, exception: true },
    };
    const row: OpenRow = { population, targetId, name, unknown, unanswered, notSubmitted, excepted };
    return unconfirmed(row) + excepted.count === 0 ? [] : [row];
  });
  return [...rows].sort((a, b) => unconfirmed(b) - unconfirmed(a) || b.excepted.count - a.excepted.count);
}

function unconfirmed({ unknown, unanswered, notSubmitted }: OpenRow): number {
  return unknown.count + unanswered.count + notSubmitted.count;
}

/** True of two clauses that one question decides. */
function decidedTogether(scored: ScoredYear): (population: Population, one: ClauseRow, other: ClauseRow) => boolean {
  const questions = new Map<string, Set<string>>();
  for (const [population, { set }] of Object.entries(scored.populations)) {
    for (const { campaignQuestionId, clauses } of oneOfEachQuestion(set)) {
      for (const clause of clauses) {
        const key = `${population}:${clause}`;
        questions.set(key, (questions.get(key) ?? new Set()).add(campaignQuestionId));
      }
    }
  }
  return (population, one, other) => {
    const of = (row: ClauseRow) => questions.get(`${population}:${row.clause}`) ?? new Set<string>();
    const others = of(other);
    return [...of(one)].some((question) => others.has(question));
  };
}
