import { describe, expect, it } from 'vitest';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { AnswerValue, RowValue } from '#app/domain/response/answer.ts';
import { attainmentOfTargets, clauseAttainment, clauseResults } from '#app/domain/score/attainment.ts';
import type { MeasureId } from '#app/domain/score/measure.ts';
import { measure } from '#app/domain/score/measure.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { criticalFailures, rateTargets } from '#app/domain/score/rating.ts';
import { choicesOf, RULE_2026_1, ruleOf } from '#app/domain/score/rule.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { byPopulation, itemSet, scoreItem } from '#app/domain/score/scored-item.ts';
import { submission } from '#app/domain/score/submission.ts';
import type { Tally } from '#app/domain/score/tally.ts';
import { tally, tallyBy } from '#app/domain/score/tally.ts';
import { formatRate } from '#app/domain/shared/rate.ts';

/*
 * 令和7年度 of a fictitious town, computed by hand under rule 2026.1
 * (I 1, P 0.5, N U X 0 points; weights 必須 2, 推奨 1).
 *
 * Questions
 *   q1 chapter 6  w2 重点項目  clause 6-1              asked of 管理者 and 職員等
 *   q2 chapter 6  w2 rows      clause 6-2, rows 6-2-ア 6-2-イ 6-2-ウ     職員等
 *   q3 chapter 6  w1           clause 6-3                                職員等
 *   q4 chapter 7  w2 gate      clause 7-1                                管理者
 *   q5 chapter 7  w2           clauses 7-2 and 6-1                       管理者
 *
 * Sections        q1 w2   q2 w2        q3 w1   q4 w2        q5 w2
 *   総務課        I       yyy → I      P       A (gate)     I
 *   税務課        N       yn－ → P     U       I            A
 *   保育課        not submitted: five drafts, counted S S S S S
 *   水道課        I       －－－ → A   E       X (gate ?)   U
 *   議会事務局    I       yyy → I      I       A (gate)     I
 *
 * Counts  I 9 · P 2 · N 1 · A 4 (2 by gate) · E 1 · U 2 · X 1 · S 5   T 25
 * Weights I q1 2+2+2, q2 2+2, q3 1, q4 2, q5 2+2            = 17
 *         P 総務課 q3 1, 税務課 q2 2                        =  3
 *         N 税務課 q1 2                                     =  2
 *         U 税務課 q3 1, 水道課 q5 2                        =  3
 *         X 水道課 q4 2                                     =  2
 *         S 保育課 2+2+1+2+2                                =  9
 */

const G = 'gate closed';
const Q = 'gate unanswered';
const E = 'excepted';
type Cell = AnswerValue | null | readonly (RowValue | null)[] | typeof G | typeof Q | typeof E;

const I = 'implemented';
const P = 'partially_implemented';
const N = 'not_implemented';
const A = 'not_applicable';
const U = 'unknown';
const y = 'yes';
const n = 'no';
const a = 'not_applicable';

interface Asked {
  readonly id: string;
  readonly chapter: string;
  readonly weight: number;
  readonly critical?: true;
  readonly clauses: readonly string[];
  readonly rows?: readonly string[];
  readonly roles: readonly RoleId[];
}

const UNIT_QUESTIONS: readonly Asked[] = [
  { id: 'q1', chapter: '6', weight: 2, critical: true, clauses: ['6-1'], roles: ['security_manager', 'staff'] },
  {
    id: 'q2',
    chapter: '6',
    weight: 2,
    clauses: ['6-2', '6-2-ア', '6-2-イ', '6-2-ウ'],
    rows: ['6-2-ア', '6-2-イ', '6-2-ウ'],
    roles: ['staff'],
  },
  { id: 'q3', chapter: '6', weight: 1, clauses: ['6-3'], roles: ['staff'] },
  { id: 'q4', chapter: '7', weight: 2, clauses: ['7-1'], roles: ['security_manager'] },
  { id: 'q5', chapter: '7', weight: 2, clauses: ['7-2', '6-1'], roles: ['security_manager'] },
];
const UNIT_ANSWERS: readonly (readonly [string, 'submitted' | 'not submitted', ...Cell[]])[] = [
  ['総務課', 'submitted', I, [y, y, y], P, G, I],
  ['税務課', 'submitted', N, [y, n, a], U, I, A],
  ['保育課', 'not submitted', I, [y, y, null], I, G, E],
  ['水道課', 'submitted', I, [a, a, a], E, Q, U],
  ['議会事務局', 'submitted', I, [y, y, y], I, G, I],
];

/* Systems, one chapter: 税システム U I I I submitted; 図書システム not submitted, s4 closed by the ledger. */
const SYSTEM_QUESTIONS: readonly Asked[] = [
  { id: 's1', chapter: '7', weight: 2, critical: true, clauses: ['7-3'], roles: ['system_manager'] },
  { id: 's2', chapter: '7', weight: 2, clauses: ['7-4'], roles: ['system_manager'] },
  { id: 's3', chapter: '7', weight: 2, clauses: ['7-5'], roles: ['system_manager'] },
  { id: 's4', chapter: '7', weight: 2, clauses: ['7-6'], roles: ['system_manager'] },
];
const SYSTEM_ANSWERS: typeof UNIT_ANSWERS = [
  ['税システム', 'submitted', U, I, I, I],
  ['図書システム', 'not submitted', null, I, null, G],
];

/* The whole body: chapter 1 I N; chapter 8 only A and E, so that nothing of it can be measured. */
const BODY_QUESTIONS: readonly Asked[] = [
  { id: 'o1', chapter: '1', weight: 2, clauses: ['1-1'], roles: ['ciso'] },
  { id: 'o2', chapter: '1', weight: 1, clauses: ['1-2'], roles: ['secretariat'] },
  { id: 'o3', chapter: '8', weight: 2, clauses: ['8-1'], roles: ['ciso'] },
  { id: 'o4', chapter: '8', weight: 2, clauses: ['8-2'], roles: ['ciso'] },
];
const BODY_ANSWERS: typeof UNIT_ANSWERS = [['桜野町', 'submitted', I, N, A, E]];

const key = (id: string): ClauseKey => clauseKey({ policyId: 'town', document: 'standards', id });

function items(kind: UnitType, questions: readonly Asked[], answers: typeof UNIT_ANSWERS): ScoredItem[] {
  return answers.flatMap(([target, state, ...cells]) =>
    questions.map((question, index) => {
      const cell = cells[index] ?? null;
      const rowIds = (question.rows ?? []).map((_, row) => `r${row + 1}`);
      const flat = typeof cell === 'string' && cell !== G && cell !== Q && cell !== E ? cell : null;
      const rows = Array.isArray(cell)
        ? cell.flatMap((value: RowValue | null, row) =>
            value === null ? [] : [{ rowId: `r${row + 1}`, value, comment: '' }],
          )
        : [];
      return scoreItem(
        {
          itemId: `${target}/${question.id}`,
          objectId: null,
          campaignQuestionId: question.id,
          sheetId: target,
          targetKind: kind,
          targetId: target,
          ownerUnitId: target,
          bureauId: null,
          chapter: question.chapter,
          roles: question.roles,
          weight: question.weight,
          critical: question.critical ?? false,
          clauses: question.clauses.map(key),
          rows: rowIds.map((rowId, row) => ({ rowId, clauses: [key(question.rows?.[row] ?? '')], excepted: false })),
          answer: { value: flat, rows },
          gate: cell === G ? 'closed' : cell === Q ? 'unanswered' : 'open',
          gateSource: kind === 'system' ? 'asset' : 'asked',
          sheetSubmitted: state === 'submitted',
          excepted: cell === E,
        },
        'closing',
      );
    }),
  );
}

const year = byPopulation([
  ...items('department', UNIT_QUESTIONS, UNIT_ANSWERS),
  ...items('system', SYSTEM_QUESTIONS, SYSTEM_ANSWERS),
  ...items('organization', BODY_QUESTIONS, BODY_ANSWERS),
]);
const rule = RULE_2026_1;

const shown = (of: Tally, id: MeasureId): string => {
  const { rate, scale } = measure(of, id);
  return `${rate.numerator / scale}/${rate.denominator / scale} = ${formatRate(rate)}`;
};
const all = (of: Tally): Record<MeasureId, string> => ({
  answered: shown(of, 'answered'),
  implementation: shown(of, 'implementation'),
  implementation_known: shown(of, 'implementation_known'),
  implementation_bound: shown(of, 'implementation_bound'),
  score: shown(of, 'score'),
  score_known: shown(of, 'score_known'),
  upper_bound: shown(of, 'upper_bound'),
  answered_only: shown(of, 'answered_only'),
  not_applicable: shown(of, 'not_applicable'),
});

describe('the golden year: sections', () => {
  const units = tally(year.units, rule);

  it('counts every item once, with what nobody submitted as 未提出', () => {
    expect(units.counts).toEqual({
      implemented: 9,
      partially_implemented: 2,
      not_implemented: 1,
      not_applicable: 4,
      excepted: 1,
      unknown: 2,
      unanswered: 1,
      not_submitted: 5,
    });
    expect(units.total).toBe(25);
    expect(units.byGate).toEqual(['総務課/q4', '議会事務局/q4']);
  });

  it('has the measures worked out by hand', () => {
    expect(all(units)).toEqual({
      answered: '12/20 = 60.0%', // (9+2+1) / (25−4−1)
      implementation: '9/20 = 45.0%',
      implementation_known: '9/15 = 60.0%', // without the five of 保育課
      implementation_bound: '14/20 = 70.0%', // 9 + 5
      score: '18.5/36 = 51.3%', // (17 + 3×0.5) / (17+3+2+3+2+9) = 51.38…, cut
      score_known: '18.5/27 = 68.5%', // 36 − 9
      upper_bound: '27.5/36 = 76.3%', // 18.5 + 9; わからない and 未回答 stay 0
      answered_only: '18.5/22 = 84.0%', // / (17+3+2)
      not_applicable: '4/25 = 16.0%',
    });
  });

  it('names the outcomes of the items behind each number', () => {
    const behind = (id: MeasureId, part: 'numeratorOutcomes' | 'denominatorOutcomes') =>
      year.units.items.filter((item) => measure(units, id)[part].includes(item.outcome)).map((item) => item.itemId);
    expect(behind('implementation', 'numeratorOutcomes')).toEqual([
      '総務課/q1',
      '総務課/q2',
      '総務課/q5',
      '税務課/q4',
      '水道課/q1',
      '議会事務局/q1',
      '議会事務局/q2',
      '議会事務局/q3',
      '議会事務局/q5',
    ]);
    expect(behind('implementation', 'denominatorOutcomes')).toHaveLength(20);
    expect(behind('not_applicable', 'numeratorOutcomes')).toEqual([
      '総務課/q4',
      '税務課/q5',
      '水道課/q2',
      '議会事務局/q4',
    ]);
    expect(behind('score', 'numeratorOutcomes')).toHaveLength(11); // nine 実施 and two 一部実施 bring points
  });

  it('has the chapters worked out by hand, which add up to the whole', () => {
    const chapters = tallyBy(year.units, rule, (item) => item.chapter);
    const of = (chapter: string) => chapters.get(chapter) ?? expect.fail(chapter);
    // chapter 6: I 6 P 2 N 1 A 1 E 1 U 1 S 3; weights I 11 P 3 N 2 U 1 S 5
    expect(all(of('6'))).toMatchObject({
      implementation: '6/13 = 46.1%',
      score: '12.5/22 = 56.8%',
      upper_bound: '17.5/22 = 79.5%',
      not_applicable: '1/15 = 6.6%',
    });
    // chapter 7: I 3 A 3 U 1 X 1 S 2; weights I 6 U 2 X 2 S 4
    expect(all(of('7'))).toMatchObject({
      implementation: '3/7 = 42.8%',
      score: '6/14 = 42.8%',
      upper_bound: '10/14 = 71.4%',
      not_applicable: '3/10 = 30.0%',
    });
  });

  it('counts an item for each role that it binds', () => {
    const roles = tallyBy(year.units, rule, (item) => item.roles);
    expect(roles.get('security_manager')?.total).toBe(15); // q1 q4 q5
    expect(roles.get('staff')?.total).toBe(15); // q1 q2 q3
  });

  it('rates every section × chapter', () => {
    expect(rateTargets(year.units, rule).map((part) => [part.targetId, part.chapter, part.rating.rating])).toEqual([
      ['総務課', '6', 'good'], // 4.5/5 = 90 %, exactly the threshold
      ['総務課', '7', 'good'], // 2/2
      ['税務課', '6', 'needs_urgent_improvement'], // 1/5 = 20 %; its 重点項目 cannot cap it higher
      ['税務課', '7', 'good'], // 2/2
      ['保育課', '6', 'needs_urgent_improvement'],
      ['保育課', '7', 'needs_urgent_improvement'],
      ['水道課', '6', 'good'], // only q1 counts: 2/2
      ['水道課', '7', 'needs_urgent_improvement'], // 0/4
      ['議会事務局', '6', 'good'],
      ['議会事務局', '7', 'good'],
    ]);
  });

  it('says how many 重点項目 are open in how many sections', () => {
    expect(criticalFailures(year.units)).toEqual({
      notImplemented: { items: ['税務課/q1'], targets: ['税務課'] },
      unconfirmed: { items: [], targets: [] },
      notSubmitted: { items: ['保育課/q1'], targets: ['保育課'] },
    });
  });

  it('gives each clause what it comes to at every question of every section that handed in', () => {
    const results = clauseResults(year.units);
    expect(results.map(({ clause, rate }) => [clause, `${rate.numerator}/${rate.denominator}`])).toEqual([
      ['town:standards:6-1', '5/7'], // q1 I N S I I, q5 I A S U I
      ['town:standards:6-2-ア', '3/3'], // 税務課 はい although its item is 一部実施; 水道課 A
      ['town:standards:6-2-イ', '2/3'], // 税務課 いいえ
      ['town:standards:6-2-ウ', '2/2'], // 税務課 A, 水道課 A
      ['town:standards:6-2', '2/3'], // the item itself: I P S A I
      ['town:standards:6-3', '1/3'], // P U S E I
      ['town:standards:7-1', '1/2'], // A I S X A
      ['town:standards:7-2', '2/3'], // I A S U I
    ]);
    const [sixOne, , withRow] = results;
    expect(sixOne?.items).toEqual({
      implemented: ['総務課/q1', '総務課/q5', '水道課/q1', '議会事務局/q1', '議会事務局/q5'],
      partially_implemented: [],
      not_implemented: ['税務課/q1'],
      not_applicable: ['税務課/q5'],
      excepted: [],
      unknown: ['水道課/q5'],
      unanswered: [],
      not_submitted: ['保育課/q1', '保育課/q5'],
    });
    // The row is いいえ, the item 一部実施: it counts as its item does, and the row is told beside it.
    expect(withRow?.items.partially_implemented).toEqual(['税務課/q2']);
    expect(withRow?.items.not_implemented).toEqual([]);
    expect(withRow?.failingRows).toBe(1);
  });

  it('has 到達率 and 目標達成課', () => {
    const clauses = clauseAttainment(clauseResults(year.units), 90);
    expect(formatRate(clauses.rate)).toBe('0.0%');
    // 3/4 and 2/3 with 保育課 as not done, 4/4 and 3/3 were it done
    expect(clauses.open).toEqual(['town:standards:6-2-ア', 'town:standards:6-2-ウ']);
    // 実施率: 総務課 3/4, 税務課 1/4, 保育課 0/5, 水道課 1/3, 議会事務局 4/4
    expect(
      attainmentOfTargets(
        tallyBy(year.units, rule, (item) => item.targetId),
        100,
      ),
    ).toMatchObject({
      rate: { numerator: 1, denominator: 5 },
      reached: ['議会事務局'],
      open: ['保育課'],
    });
  });

  it('keeps what was typed on the sheet that was not submitted', () => {
    const drafts = year.units.items.filter((item) => item.targetId === '保育課');
    // q2 had an empty row; q4 and q5 had no answer of their own
    expect(drafts.map((item) => item.draft)).toEqual([I, null, I, null, null]);
    expect(drafts.every((item) => item.outcome === 'not_submitted')).toBe(true);
    expect(drafts[1]?.rows.map((row) => row.value)).toEqual([null, null, null]);
  });
});

describe('the golden year: systems and the whole body', () => {
  it('has the systems worked out by hand: I 3 U 1 S 3 A 1', () => {
    const systems = tally(year.systems, rule);
    expect(all(systems)).toEqual({
      answered: '3/7 = 42.8%',
      implementation: '3/7 = 42.8%',
      implementation_known: '3/4 = 75.0%',
      implementation_bound: '6/7 = 85.7%',
      score: '6/14 = 42.8%',
      score_known: '6/8 = 75.0%',
      upper_bound: '12/14 = 85.7%',
      answered_only: '6/6 = 100.0%',
      not_applicable: '1/8 = 12.5%',
    });
    expect(systems.byGate).toEqual(['図書システム/s4']);
  });

  it('caps a chapter at 要改善 for one わからない on a 重点項目', () => {
    const [tax, library] = rateTargets(year.systems, rule);
    expect(tax?.rating).toEqual({
      rating: 'needs_improvement',
      byScore: 'mostly_good', // 6/8 = 75 %
      cappedBy: ['税システム/s1'],
    });
    expect(library?.rating.rating).toBe('needs_urgent_improvement');
  });

  it('has the body worked out by hand, where chapter 8 cannot be measured', () => {
    const body = tally(year.organization, rule);
    expect(all(body)).toMatchObject({
      answered: '2/2 = 100.0%',
      implementation: '1/2 = 50.0%',
      score: '2/3 = 66.6%',
      not_applicable: '1/4 = 25.0%',
    });
    const eight = tallyBy(year.organization, rule, (item) => item.chapter).get('8') ?? expect.fail('chapter 8');
    expect(all(eight)).toMatchObject({
      answered: '0/0 = －',
      implementation: '0/0 = －',
      score: '0/0 = －',
      upper_bound: '0/0 = －',
      answered_only: '0/0 = －',
      not_applicable: '1/2 = 50.0%',
    });
    const rated = rateTargets(year.organization, rule);
    expect(rated.map((part) => [part.chapter, part.rating.rating])).toEqual([
      ['1', 'needs_improvement'],
      ['8', null],
    ]);
  });

  it('leaves clauses that apply nowhere out of 到達率, and names them', () => {
    expect(clauseAttainment(clauseResults(year.organization), 100)).toEqual({
      target: 100,
      rate: { numerator: 1, denominator: 2 },
      reached: ['town:standards:1-1'],
      missed: ['town:standards:1-2'],
      open: [],
      notMeasurable: ['town:standards:8-1', 'town:standards:8-2'],
    });
  });

  it('has 提出率 for each population', () => {
    const sheets = [...UNIT_ANSWERS, ...SYSTEM_ANSWERS, ...BODY_ANSWERS].map(([sheetId, state], index) => ({
      sheetId,
      submitted: state === 'submitted',
      population: index < 5 ? ('units' as const) : index < 7 ? ('systems' as const) : ('organization' as const),
    }));
    expect(submission('units', sheets)).toEqual({
      population: 'units',
      rate: { numerator: 4, denominator: 5 },
      submitted: ['総務課', '税務課', '水道課', '議会事務局'],
      notSubmitted: ['保育課'],
    });
    expect(submission('systems', sheets).rate).toEqual({ numerator: 1, denominator: 2 });
    expect(submission('organization', sheets).rate).toEqual({ numerator: 1, denominator: 1 });
    expect(formatRate(submission('organization', []).rate)).toBe('－');
  });

  it('cannot put two populations into one set', () => {
    expect(() => itemSet('units', [...year.units.items, ...year.systems.items])).toThrow(/systems among units/);
    expect(() => itemSet('systems', year.organization.items)).toThrow(/organization among systems/);
  });

  it('gives nothing for 一部実施 under the strict rule, and changes no count', () => {
    const strict = tally(year.units, ruleOf({ ...choicesOf(rule), partial: 0 }));
    expect(shown(strict, 'score')).toBe('17/36 = 47.2%');
    expect(shown(strict, 'implementation')).toBe('9/20 = 45.0%');
  });
});

describe('while the campaign runs', () => {
  it('counts drafts as they stand', () => {
    const draft: Outcome[] = UNIT_QUESTIONS.map((question) => {
      const record = {
        objectId: null,
        itemId: question.id,
        campaignQuestionId: question.id,
        sheetId: 'x',
        targetKind: 'department' as const,
        targetId: 'x',
        ownerUnitId: 'x',
        bureauId: null,
        chapter: question.chapter,
        roles: question.roles,
        weight: question.weight,
        critical: false,
        clauses: [],
        rows: [],
        answer: { value: I, rows: [] },
        gate: 'open' as const,
        gateSource: 'asked' as const,
        sheetSubmitted: false,
        excepted: false,
      } as const;
      return scoreItem(record, 'running').outcome;
    });
    expect(new Set(draft)).toEqual(new Set([I]));
  });
});
