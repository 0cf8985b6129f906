import { fc } from '#test/property.ts';
import { describe, expect, it } from 'vitest';
import { problemWords } from '#app/documents/report/problem-words.ts';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import { ROW_VALUES } from '#app/domain/response/answer.ts';
import { deriveFromRows } from '#app/domain/response/row-derivation.ts';
import { selectItems, selectSheets, selectTargets } from '#app/domain/report/behind-number.ts';
import type { Counted, Figure, SheetFigure } from '#app/domain/report/figure.ts';
import type { FrozenYear } from '#app/domain/report/frozen-year.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import type { BureauLevel } from '#app/domain/organization/unit.ts';
import { buildReport } from '#app/domain/report/report.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { RECORDED_OUTCOMES } from '#app/domain/score/outcome.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { ratingOf } from '#app/domain/score/rating.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { compareRates, formatRate, isMeasurable, rate } from '#app/domain/shared/rate.ts';
import { frozenYear } from '#test/factories/frozen-year.ts';
import { scoredItem } from '#test/factories/scored-item.ts';

const key = (id: string) => clauseKey({ policyId: 'town', document: 'standards', id });

/*
 * Three sections of two bureaus, one system, the body.
 *   総務 (x): 6-1 重点 I, 6-2 N, 7-1 P      税務 (x): 6-1 N, 6-2 N, 7-1 I
 *   土木 (no bureau): 6-1 I, 6-2 U, 7-1 A
 *   税システム (x): 7-2 S not submitted      町: 1-1 I, 1-2 E
 */
function section(
  targetId: string,
  bureauId: string | null,
  outcomes: readonly [Outcome, Outcome, Outcome],
): ScoredItem[] {
  const common = { targetId, bureauId };
  return [
    scoredItem({
      ...common,
      itemId: `${targetId}-61`,
      campaignQuestionId: 'q61',
      outcome: outcomes[0],
      clauses: [key('6-1')],
      critical: true,
    }),
    scoredItem({
      ...common,
      itemId: `${targetId}-62`,
      campaignQuestionId: 'q62',
      outcome: outcomes[1],
      clauses: [key('6-2')],
    }),
    scoredItem({
      ...common,
      itemId: `${targetId}-71`,
      campaignQuestionId: 'q71',
      outcome: outcomes[2],
      clauses: [key('7-1')],
      chapter: '7',
    }),
  ];
}
const systemItem = scoredItem({
  itemId: 's-72',
  targetId: 'tax-system',
  targetKind: 'system',
  bureauId: 'x',
  outcome: 'not_submitted',
  chapter: '7',
  clauses: [key('7-2')],
  roles: ['system_manager'],
});
const bodyItem = (itemId: string, clause: string, outcome: Outcome) =>
  scoredItem({
    itemId,
    targetId: 'town',
    targetKind: 'organization',
    outcome,
    chapter: '1',
    clauses: [key(clause)],
    roles: ['ciso'],
  });

const items = [
  ...section('総務', 'x', ['implemented', 'not_implemented', 'partially_implemented']),
  ...section('税務', 'x', ['not_implemented', 'not_implemented', 'implemented']),
  ...section('土木', null, ['implemented', 'unknown', 'not_applicable']),
  systemItem,
  bodyItem('o-11', '1-1', 'implemented'),
  bodyItem('o-12', '1-2', 'excepted'),
];
const base = frozenYear(2026, items);
const thisYear: FrozenYear = {
  ...base,
  sheets: base.sheets.map((sheet) => {
    if (sheet.targetId === 'tax-system') return { ...sheet, submitted: false };
    if (sheet.targetId === '税務') return { ...sheet, selfConfirmed: true, late: true };
    return sheet;
  }),
};
/** The year before: 6-1 and 6-2 failed too, 7-1 did not; the year before that only 6-2. */
const lastYear = frozenYear(2025, section('総務', 'x', ['partially_implemented', 'not_implemented', 'implemented']));
const yearBefore = frozenYear(2024, section('総務', 'x', ['implemented', 'not_implemented', 'not_implemented']));

describe('the report of a year', () => {
  const report = buildReport(thisYear, [lastYear, yearBefore]);
  const [units, systems, organization] = report.summaries;
  if (units === undefined || systems === undefined || organization === undefined) throw new Error('three populations');

  it('gives the measures of each population apart, with last year beside', () => {
    // units: I 3 P 1 N 3 U 1 A 1; T−A−E = 8, all weights 2
    expect(units.targets).toBe(3);
    expect(formatRate(units.figures.implementation.rate)).toBe('37.5%'); // 3/8
    expect(formatRate(units.figures.score.rate)).toBe('43.7%'); // 3.5/8 = 43.75, cut
    expect(units.figures.implementation.lastYear).toEqual({ numerator: 1, denominator: 3 });
    expect(units.submission.rate).toEqual({ numerator: 3, denominator: 3 });
    expect(systems.submission.rate).toEqual({ numerator: 0, denominator: 1 });
    expect(systems.figures.score.lastYear).toEqual({ numerator: 0, denominator: 0 });
    expect(organization.counts.excepted.count).toBe(1);
    expect(organization.figures.implementation.rate).toEqual({ numerator: 1, denominator: 1 });
  });

  it('counts at a target every item with a 例外措置, also one that covers a row of it alone', () => {
    const row = { rowId: 'r1', clauses: [key('6-1')], value: null, excepted: true };
    const partly = items.map((item) => (item.outcome === 'partially_implemented' ? { ...item, rows: [row] } : item));
    const { open } = buildReport({ ...thisYear, items: partly }, []);
    const counts = open.filter(({ excepted }) => excepted.count > 0);
    expect(counts.map(({ targetId, excepted }) => [targetId, excepted.count])).toEqual([
      ['総務', 1],
      ['town', 1],
    ]);
  });

  it('names open 重点項目 as items and sections instead of capping the body', () => {
    expect(units.critical.notImplemented.items.count).toBe(1);
    expect(units.critical.notImplemented.targets.count).toBe(1);
    expect(units.rating).toBe('needs_urgent_improvement');
  });

  it('proposes a judgement that states results, open 重点項目 and what is unconfirmed', () => {
    expect(report.judgement).toBe(
      '所属（3）は「早急に改善を要する」（得点率43.7%、前年度50.0%から低下）、' +
        '情報システム（1）は「早急に改善を要する」（得点率0.0%〜100.0%）、全庁組織（1）は「良好」（得点率100.0%）でした。' +
        '重点項目の未実施が、所属に1件（1対象）あります。' +
        '情報システム1票が未提出で、その1件は状況が分からず、実施に数えていません。評価は得点率の下限によります。' +
        'ほかに、わからない・未回答が1件あり、その分も実施に数えていません。',
    );
    expect(report.draft).toBe(true);
    expect(buildReport({ ...thisYear, state: 'adopted' }, []).draft).toBe(false);
  });

  it('lists non-compliant clauses, gravest first, with the years since when they have failed', () => {
    const rows = report.nonCompliant.find(({ population }) => population === 'units')?.rows ?? [];
    expect(rows.map((row) => [row.id, row.severity, row.failing.count, row.repeatedSince])).toEqual([
      ['6-1', 'critical', 1, 2025],
      ['6-2', 'required', 2, 2024],
      ['7-1', 'required', 1, null], // it failed two years ago, but not last year
    ]);
  });

  it('proposes the biggest problems in plain words, 重点項目 first', () => {
    expect(report.problems.map(({ kind, population, counted }) => [kind, population, counted.count])).toEqual([
      ['critical_clause', 'units', 1],
      ['not_submitted', 'systems', 1],
      ['unconfirmed', 'units', 1], // 1 of 8 is 12.5 %
      ['clause', 'units', 2],
      ['clause', 'units', 1],
    ]);
    const words = report.problems.map(problemWords);
    expect(words[1]).toBe('情報システムの点検票1票が提出されておらず、その1件の状況が分かりません。');
    expect(words[2]).toBe('所属で、わからない1件が残り、実施の状況を確認できていません。');
    expect(words[3]).toBe(
      '６（２）「town:standards:6-2を行わなければならない。」：所属で該当する3件のうち未実施2件。令和6年度(2024)から続いています。',
    );
  });

  it('shows each bureau and chapter, and those without a bureau', () => {
    const matrix = report.bureauMatrices.find(({ population }) => population === 'units');
    expect(matrix?.chapters.map(({ id }) => id)).toEqual(['6', '7']);
    expect(
      matrix?.rows.map((row) => [row.name, ...row.cells.map((cell) => cell && formatRate(cell.score.rate))]),
    ).toEqual([
      ['x部', '25.0%', '75.0%'], // 1/4, 1.5/2
      ['部に属さない所属', '50.0%', '－'],
    ]);
  });

  it('lists sheets that were not submitted or went on as 兼務のため自己確認', () => {
    expect(report.sheets.notSubmitted.map((sheet) => sheet.targetId)).toEqual(['tax-system']);
    expect(report.sheets.selfConfirmed.map((sheet) => sheet.targetId)).toEqual(['税務']);
  });

  it('gives 提出率 by bureau', () => {
    expect(
      report.submissions.map(({ population, name, figure, late }) => [population, name, figure.rate, late.count]),
    ).toEqual([
      ['units', 'x部', { numerator: 2, denominator: 2 }, 1],
      ['units', '部に属さない所属', { numerator: 1, denominator: 1 }, 0],
      ['systems', 'x部', { numerator: 0, denominator: 1 }, 0],
      ['organization', '全庁組織', { numerator: 1, denominator: 1 }, 0],
    ]);
  });

  it('has no last year to show when there is none', () => {
    const first = buildReport(thisYear, []);
    expect(first.lastFiscalYear).toBeNull();
    expect(first.comparable).toBe(false);
    expect(first.summaries.every((summary) => summary.figures.score.lastYear === null)).toBe(true);
    expect(first.judgement).not.toContain('前年度');
  });

  it('says when last year was scored by another rule', () => {
    expect(report.comparable).toBe(true);
    const other = buildReport(thisYear, [{ ...lastYear, rule: { ...lastYear.rule, version: '2026.1-strict' } }]);
    expect(other.comparable).toBe(false);
    expect(other.summaries[0]?.figures.score.lastYear).toBeNull();
    expect(other.summaries[0]?.figures.implementation.lastYear).toEqual({ numerator: 1, denominator: 3 });
  });

  it('does not compare bureaus with a year that was counted by the other ones of two, and everything else', () => {
    const compared = (bureauLevel: BureauLevel) => {
      const of = buildReport(thisYear, [{ ...lastYear, bureauLevel }]);
      const [submissions, cells] = [of.submissions, of.bureauMatrices.flatMap(({ rows }) => rows[0]?.cells ?? [])];
      return [
        submissions.some(({ figure }) => figure.lastYear !== null),
        cells.some((cell) => cell !== null && cell.implementation.lastYear !== null),
        of.summaries[0]?.figures.implementation.lastYear !== null,
      ];
    };
    expect(compared('nearest')).toEqual([true, true, true]);
    expect(compared('upper')).toEqual([false, false, true]);
  });

  it('does not compare roles with a year in which another answered for an office that there was not', () => {
    const compared = (modules: Modules) =>
      buildReport(thisYear, [{ ...lastYear, modules }]).roles.some((row) => row.implementation.lastYear !== null);
    expect(compared(DEFAULT_MODULES)).toBe(true);
    expect(compared({ ...DEFAULT_MODULES, exception: false })).toBe(true);
    expect(compared({ ...DEFAULT_MODULES, committee: false })).toBe(false);
  });

  it('is the same from the same frozen rows', () => {
    expect(JSON.stringify(buildReport(thisYear, [lastYear, yearBefore]))).toBe(JSON.stringify(report));
  });

  it('refuses rows that cite a clause or chapter which the year does not have', () => {
    expect(() => buildReport({ ...thisYear, clauses: [] }, [])).toThrow(/clause/);
    expect(() => buildReport({ ...thisYear, chapters: [] }, [])).toThrow(/chapter/);
  });
});

const CLAUSES = ['6-1', '6-2', '7-1'].map(key);
const drawn = fc.record({
  kind: fc.constantFrom('department' as const, 'bureau' as const, 'system' as const, 'organization' as const),
  at: fc.constantFrom('a', 'b', 'c'),
  chapter: fc.constantFrom('6', '7'),
  critical: fc.boolean(),
  byGate: fc.boolean(),
  outcome: fc.constantFrom(...RECORDED_OUTCOMES),
  roles: fc.subarray(['security_manager' as const, 'staff' as const, 'ciso' as const], { minLength: 1 }),
  clauses: fc.subarray(CLAUSES, { minLength: 1 }),
  rows: fc.array(fc.constantFrom(...ROW_VALUES, null), { maxLength: 3 }),
});
/** Whole sheets are handed in or not; of one that was not every item is 未提出, but for what the ledger closes. */
const missing = fc.subarray(['department-a', 'department-b', 'system-a', 'organization-a']);
const randomYear = fc.tuple(fc.array(drawn, { minLength: 1, maxLength: 30 }), missing).map(([list, unsent]) => {
  const made = list.map((one, index) => {
    const overridden = one.outcome === 'excepted';
    const answered = one.rows.length === 0 || overridden ? one.outcome : (deriveFromRows(one.rows) ?? 'unanswered');
    const sent = !unsent.includes(`${one.kind}-${one.at}`);
    const derived: Outcome = sent ? answered : 'not_submitted';
    return scoredItem({
      itemId: `i${index}`,
      targetId: `${one.kind}-${one.at}`,
      targetKind: one.kind,
      bureauId: one.at === 'c' ? null : one.at,
      chapter: one.chapter,
      critical: one.critical,
      roles: one.roles,
      outcome: derived,
      byGate: derived === 'not_applicable' && one.rows.length === 0 && one.byGate,
      clauses: one.clauses,
      rows: one.rows.map((value, row) => ({
        rowId: `r${row}`,
        clauses: one.clauses.slice(row, row + 1),
        value: overridden || !sent ? null : value,
        excepted: overridden && sent,
      })),
    });
  });
  const year = frozenYear(2026, made);
  return {
    ...year,
    sheets: year.sheets.map((sheet) => ({ ...sheet, submitted: !unsent.includes(sheet.targetId) })),
  };
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isCounted = (value: object): value is Counted => 'count' in value && 'of' in value && 'filter' in value;
const isFigure = (value: object): value is Figure => 'rate' in value && 'numerator' in value && 'scale' in value;
const isSheetFigure = (value: object): value is SheetFigure =>
  'rate' in value && 'numerator' in value && !('scale' in value);

function visit(value: unknown, see: (found: object) => void): void {
  if (!isRecord(value)) return;
  see(value);
  for (const inner of Object.values(value)) visit(inner, see);
}

describe('every number of every report', () => {
  it('is exactly as long as the list that opens behind it', () => {
    let counts = 0;
    let figures = 0;
    fc.assert(
      fc.property(randomYear, (year) => {
        const report = buildReport(year, []);
        visit(report, (found) => {
          if (isCounted(found)) {
            counts += 1;
            const select = found.of === 'targets' ? selectTargets : selectItems;
            expect(select(year.items, found.filter), JSON.stringify(found)).toHaveLength(found.count);
          } else if (isFigure(found) && found.scale === 1) {
            figures += 1;
            expect(selectItems(year.items, found.numerator)).toHaveLength(found.rate.numerator);
            expect(selectItems(year.items, found.denominator)).toHaveLength(found.rate.denominator);
          } else if (isSheetFigure(found)) {
            figures += 1;
            expect(selectSheets(year.sheets, found.numerator)).toHaveLength(found.rate.numerator);
            expect(selectSheets(year.sheets, found.denominator)).toHaveLength(found.rate.denominator);
          }
        });
      }),
      { numRuns: 60 },
    );
    expect(counts).toBeGreaterThan(1000);
    expect(figures).toBeGreaterThan(1000);
  });
});

/** A printed percentage as a rate: what a reader can check a threshold by. */
function printed(text: string) {
  return rate(Math.round(Number(text) * 10), 1000);
}

describe('no sentence of any report contradicts its numbers', () => {
  it('about ranges and ratings: the rating is that of the printed lower bound, and what is known lies between', () => {
    fc.assert(
      fc.property(randomYear, (year) => {
        const { summaries, judgement } = buildReport(year, []);
        for (const { population, targets, figures, rating, notSubmitted } of summaries) {
          for (const [low, known, high] of [
            [figures.implementation, figures.implementation_known, figures.implementation_bound],
            [figures.score, figures.score_known, figures.upper_bound],
          ] as const) {
            if (!isMeasurable(known.rate)) continue;
            expect(compareRates(low.rate, known.rate)).toBeLessThanOrEqual(0);
            expect(compareRates(known.rate, high.rate)).toBeLessThanOrEqual(0);
            if (notSubmitted.items.count === 0) expect(low.rate).toEqual(high.rate);
          }
          if (targets === 0 || rating === null) continue;
          const told = new RegExp(
            `${POPULATION_LABELS[population]}（${targets}）は「([^」]+)」（得点率([0-9.]+)%`,
            'u',
          );
          const [, , lowest = ''] = told.exec(judgement) ?? expect.fail(judgement);
          // 0.1%未満 prints as 0.1 and lies below every threshold all the same.
          expect(ratingOf(printed(lowest), year.rule)).toBe(rating);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('about counts: what the first page says of 重点項目, of what is missing and of what is unconfirmed is what is there', () => {
    fc.assert(
      fc.property(randomYear, (year) => {
        const { judgement } = buildReport(year, []);
        const count = (holds: (item: ScoredItem) => boolean) => year.items.filter(holds).length;
        const told = (words: RegExp) => [...judgement.matchAll(words)].reduce((sum, [, n]) => sum + Number(n), 0);
        const critical = count((item) => item.critical && item.outcome === 'not_implemented');
        expect(judgement.includes('重点項目の未実施の回答はありません。')).toBe(critical === 0);
        expect(told(/(?:所属に|情報システムに|全庁組織に)(\d+)件/gu)).toBe(critical);
        expect(told(/未提出で、その(\d+)件/gu)).toBe(count(({ outcome }) => outcome === 'not_submitted'));
        expect(told(/わからない・未回答が(\d+)件/gu)).toBe(
          count(({ outcome }) => outcome === 'unknown' || outcome === 'unanswered'),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('about problems: a clause is never worse in a list than the items that the head counts', () => {
    fc.assert(
      fc.property(randomYear, (year) => {
        const { problems, summaries, nonCompliant } = buildReport(year, []);
        const headOf = (population: string) =>
          summaries.find((summary) => summary.population === population) ?? expect.fail(population);
        for (const problem of problems) {
          const words = problemWords(problem);
          for (const { count } of problem.parts) expect(words).toContain(`${count}件`);
          if (problem.kind === 'critical_clause')
            expect(headOf(problem.population).critical.notImplemented.items.count).toBeGreaterThan(0);
          if (!('clause' in problem)) continue;
          const { counts, asked } = problem.clause;
          expect(asked.count + counts.not_applicable.count + counts.excepted.count + counts.not_submitted.count).toBe(
            selectItems(year.items, { population: problem.population, clause: problem.clause.clause }).length,
          );
          expect(words.includes('ほか未提出')).toBe(counts.not_submitted.count > 0);
        }
        for (const { population, rows } of nonCompliant)
          for (const { counts } of rows)
            for (const outcome of ['not_implemented', 'partially_implemented'] as const) {
              const behind = selectItems(year.items, counts[outcome].filter);
              const head = new Set(selectItems(year.items, { population, outcomes: [outcome] }));
              expect(behind.filter((item) => !head.has(item))).toEqual([]);
            }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a campaign that runs', () => {
  const unsent = (year: FrozenYear) => year.sheets.map((sheet) => ({ ...sheet, submitted: false }));
  const items = section('x', null, ['unanswered', 'unanswered', 'unanswered']);
  const missing = section('x', null, ['not_submitted', 'not_submitted', 'not_submitted']);

  it('is not judged before anything is handed in, and is from the first sheet on', () => {
    const year = frozenYear(2026, items, { state: 'open' });
    const nothing = buildReport({ ...year, sheets: unsent(year) }, []);
    expect(nothing.judgement).toBe('まだ提出がないため、評価を表示しません。');
    expect(nothing.summaries.map(({ rating }) => rating)).toEqual([null, null, null]);
    expect(buildReport(year, []).judgement).toContain('早急に改善を要する');
  });

  it('says nothing of how it stands against last year, and does once it is closed', () => {
    const judged = (state: FrozenYear['state']) =>
      buildReport({ ...thisYear, state }, [lastYear]).judgement.includes('前年度');
    expect([judged('open'), judged('closed')]).toEqual([false, true]);
  });

  it('is judged once it is closed, where nothing handed in counts as not done', () => {
    const year = frozenYear(2026, missing);
    expect(buildReport({ ...year, sheets: unsent(year) }, []).judgement).toContain('早急に改善を要する');
  });
});
