import { describe, expect, it } from 'vitest';
import type { Cause } from '#app/domain/improvement/action.ts';
import { proposeCause } from '#app/domain/improvement/cause.ts';
import type { PlanDraft, PlanSource } from '#app/domain/improvement/draft.ts';
import { draftingPlan } from '#app/domain/improvement/draft.ts';
import type { SheetMeasure } from '#app/domain/response/measure.ts';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import { countedItems } from '#app/domain/score/scored-item.ts';
import type { ScoredItem, ScoredRow } from '#app/domain/score/scored-item.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { scoredItem } from '#test/factories/scored-item.ts';

/** The draft, with all its steps done. */
function draftPlan(from: PlanSource): PlanDraft {
  const steps = draftingPlan(from);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

describe('the proposed cause', () => {
  it.each<[string, Cause]>([
    ['管理簿の様式がない', 'no_procedure'],
    ['人手が足りず、点検まで手が回らない', 'lack_of_resources'],
    ['来年度予算で対応する', 'lack_of_resources'],
    ['パッケージの仕様上、設定を変えられない', 'system_constraint'],
    ['職員への周知が十分でない', 'rule_not_known'],
    ['対象外だと思い込んでいた', 'misunderstanding'],
    ['規程が窓口の実態に合っていない', 'rule_unfit'],
    ['', 'no_procedure'],
  ])('of 「%s」 is %s', (comment, cause) => {
    expect(proposeCause('not_implemented', comment)).toBe(cause);
    expect(proposeCause('partially_implemented', comment)).toBe(cause);
  });

  it('of わからない is that the rule is not known, whatever the comment says', () => {
    expect(proposeCause('unknown', '予算がない')).toBe('rule_not_known');
  });
});

const key = (id: string) => clauseKey({ policyId: 'town', document: 'standards', id });
const plan = (measure: string, due: string) => ({ measure, owner: '庶務係長', due: calendarDate(due) });
const nothing = { comment: '', plan: { measure: '', owner: '', due: null } };

const failing = (itemId: string, over: Partial<ScoredItem> = {}) =>
  scoredItem({ itemId, targetId: itemId.slice(0, 1), outcome: 'not_implemented', ...over });

function source(items: readonly ScoredItem[], over: Partial<PlanSource> = {}): PlanSource {
  return {
    items,
    answers: new Map(
      items.map((item, index) => [
        item.itemId,
        { comment: '手順がない', plan: plan(`策${index + 1}`, `2027-0${index + 1}-28`) },
      ]),
    ),
    clauses: ['6-1', '6-2', '7-1'].map((id) => ({
      key: key(id),
      kind: id === '7-1' ? ('recommendation' as const) : ('requirement' as const),
    })),
    repeated: new Set(),
    shared: [],
    ...over,
  };
}

describe('the draft of the plan', () => {
  it("keeps each section's own measure with the section", () => {
    const { unit } = draftPlan(source([failing('a1'), failing('b1', { outcome: 'partially_implemented' })]));
    expect(unit).toHaveLength(2);
    expect(unit[0]).toMatchObject({
      number: 1,
      level: 'unit',
      targetIds: ['a'],
      itemIds: ['a1'],
      problem: '手順がない',
      permanentMeasure: '策1',
      owner: '庶務係長',
      due: '2027-01-28',
      progress: 'not_started',
      source: 'self_assessment',
    });
  });

  it('counts what many took over from one common answer as one problem, and what one of them adds as another', () => {
    const items = ['a1', 'b1', 'c1', 'd1'].map((itemId) => failing(itemId));
    const answers = new Map(source(items).answers);
    const taken = { comment: '手順がない', plan: plan('手順を定める', '2027-03-31') };
    for (const itemId of ['a1', 'b1']) answers.set(itemId, { ...taken, common: { id: 'c', rev: 1 } });
    answers.set('c1', taken);
    const { unit } = draftPlan(source(items, { answers }));
    expect(unit.map(({ itemIds, scope }) => [itemIds, scope])).toEqual([
      [['a1', 'b1'], 'whole_body'],
      [['c1'], 'unit'],
      [['d1'], 'unit'],
    ]);
    expect(unit[0]).toMatchObject({ targetIds: ['a', 'b'], permanentMeasure: '手順を定める', number: 1 });
    answers.set('b1', { ...taken, common: { id: 'c', rev: 2 } });
    expect(draftPlan(source(items, { answers })).unit).toHaveLength(4);
  });

  it('proposes one item for the committee per clause and cause, with its units', () => {
    const items = [failing('a1'), failing('b1'), failing('c1'), failing('d1')];
    const answers = new Map(source(items).answers);
    answers.set('c1', { comment: '予算がない', plan: plan('要求する', '2028-03-31') });
    answers.set('d1', { comment: '費用がかかる', plan: plan('要求する', '2027-12-31') });
    const { committee } = draftPlan(source(items, { answers }));
    expect(committee.map(({ clause, cause, targetIds, scope }) => [clause, cause, targetIds, scope])).toEqual([
      ['town:standards:6-1', 'no_procedure', ['a', 'b'], 'whole_body'],
      ['town:standards:6-1', 'lack_of_resources', ['c', 'd'], 'budget_request'],
    ]);
    expect(committee[0]).toMatchObject({
      problem: '未実施2件',
      interimMeasure: '策1\n策2',
      due: '2027-02-28',
    });
    expect(committee[1]).toMatchObject({ interimMeasure: '要求する', due: '2028-03-31' });
    expect(committee.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('counts a section once that answers several items of one clause', () => {
    const [proposal] = draftPlan(source([failing('a1'), failing('a2'), failing('b1')])).committee;
    expect(proposal?.targetIds).toEqual(['a', 'b']);
    expect(proposal?.itemIds).toEqual(['a1', 'a2', 'b1']);
  });

  it('proposes わからない too, which has no measure of a section', () => {
    const items = [failing('a1', { outcome: 'unknown' }), failing('b1', { outcome: 'unknown' })];
    const draft = draftPlan(source(items, { answers: new Map(items.map(({ itemId }) => [itemId, nothing])) }));
    expect(draft.unit).toEqual([]);
    expect(draft.committee).toHaveLength(1);
    expect(draft.committee[0]).toMatchObject({
      cause: 'rule_not_known',
      problem: 'わからない2件',
      due: null,
    });
  });

  it('leaves with the section what only one section lacks, unless it is 重点項目 or a duty of the whole body', () => {
    expect(draftPlan(source([failing('a1')])).committee).toEqual([]);
    expect(draftPlan(source([failing('a1', { critical: true })])).committee[0]).toMatchObject({
      severity: 'critical',
      priority: 'high',
      scope: 'unit',
    });
    const body = failing('t1', { targetKind: 'organization', population: 'organization' });
    expect(draftPlan(source([body])).committee).toHaveLength(1);
  });

  it('proposes nothing for what is 実施, 該当なし, excepted or 未回答', () => {
    const items = (['implemented', 'not_applicable', 'excepted', 'unanswered'] as const).flatMap((outcome) => [
      failing(`a-${outcome}`, { outcome, critical: true }),
      failing(`b-${outcome}`, { outcome, critical: true }),
    ]);
    expect(draftPlan(source(items))).toEqual({ unit: [], committee: [] });
  });

  it('puts what is critical or pressing first and 推奨 last', () => {
    const seventh = { clauses: [key('7-1')] };
    const second = { clauses: [key('6-2')] };
    const fine = ['c', 'd', 'e', 'f'].map((target) => failing(`${target}2`, { ...second, outcome: 'implemented' }));
    const items = [
      failing('a7', seventh),
      failing('b7', seventh),
      failing('a2', second),
      failing('b2', second),
      ...fine,
      failing('a1', { critical: true }),
    ];
    const draft = (over: Partial<PlanSource>) =>
      draftPlan(source(items, { answers: new Map(), ...over })).committee.map(({ clause, priority }) => [
        clause,
        priority,
      ]);
    expect(draft({})).toEqual([
      ['town:standards:6-1', 'high'],
      ['town:standards:6-2', 'medium'], // 2 of 6 sections
      ['town:standards:7-1', 'low'],
    ]);
    expect(draft({ repeated: new Set([key('6-2')]) })[1]).toEqual(['town:standards:6-2', 'high']);
  });

  it('names the clauses of the rows that fail, under the clause of the question', () => {
    const rows = {
      clauses: [key('6-1'), key('6-2'), key('7-1')],
      outcome: 'partially_implemented' as const,
      rows: [
        { rowId: 'r1', clauses: [key('6-2')], value: 'yes' as const, excepted: false },
        { rowId: 'r2', clauses: [key('7-1')], value: 'no' as const, excepted: false },
      ],
    };
    const [proposal] = draftPlan(source([failing('a1', rows), failing('b1', rows)])).committee;
    expect(proposal?.clause).toBe('town:standards:6-1');
    expect(proposal?.clauses).toEqual(['town:standards:6-1', 'town:standards:7-1']);
  });

  describe('of an item whose first clause is not lacking', () => {
    const byRows = (first: Partial<ScoredRow>, over: Partial<ScoredItem> = {}): Partial<ScoredItem> => ({
      clauses: [key('6-1'), key('6-2')],
      outcome: 'partially_implemented',
      rows: [
        { rowId: 'r1', clauses: [key('6-1')], value: null, excepted: false, ...first },
        { rowId: 'r2', clauses: [key('6-2')], value: 'no', excepted: false },
      ],
      ...over,
    });
    const fine = byRows({ value: 'yes' });
    const excepted = byRows({ excepted: true });

    it('stands under the first clause that is, with what that clause comes to', () => {
      const { unit, committee } = draftPlan(source([failing('a1', fine), failing('b1', excepted)]));
      expect(unit.map(({ clause, clauses }) => [clause, clauses])).toEqual([
        [key('6-2'), [key('6-2')]],
        [key('6-2'), [key('6-2')]],
      ]);
      expect(committee).toHaveLength(1);
      expect(committee[0]).toMatchObject({
        clause: key('6-2'),
        clauses: [key('6-2')],
        problem: '一部実施2件',
      });
    });

    it('is no second target of a problem with that first clause', () => {
      const { committee } = draftPlan(source([failing('a1'), failing('b1', fine)]));
      expect(committee).toEqual([]);
    });

    it('is as pressing as the clause that is lacking', () => {
      const well = ['c', 'd', 'e'].map((target) => failing(`${target}1`, { outcome: 'implemented' }));
      const [proposal] = draftPlan(source([failing('a1', fine), failing('b1', fine), ...well])).committee;
      expect(proposal).toMatchObject({ clause: key('6-2'), priority: 'high' });
      const others = ['c', 'd', 'e'].map((target) =>
        failing(`${target}2`, { outcome: 'implemented', clauses: [key('6-2')] }),
      );
      const seldom = draftPlan(
        source([failing('a1', fine), failing('b1', fine), ...others], { repeated: new Set([key('6-1')]) }),
      );
      expect(seldom.committee[0]?.priority).toBe('medium');
    });
  });

  it('is the same from the same frozen rows, and refuses a clause that it does not know', () => {
    const items = [failing('a1'), failing('b1', { critical: true })];
    expect(draftPlan(source(items))).toEqual(draftPlan(source(items)));
    expect(() => draftPlan(source(items, { clauses: [] }))).toThrow(/do not hold/);
  });
});

describe('a measure that answers several items and rows', () => {
  const clauses = [key('6-1'), key('6-2')];
  const rows = (first: ScoredRow['value'], second: ScoredRow['value']): readonly ScoredRow[] => [
    { rowId: 'ア', clauses: [key('6-1')], value: first, excepted: false },
    { rowId: 'イ', clauses: [key('6-2')], value: second, excepted: false },
  ];
  const items = [failing('a1', { clauses, rows: rows('no', 'no') }), failing('a2'), failing('a3')];
  const shared = (...covers: SheetMeasure['covers']): readonly SheetMeasure[] => [
    { id: 'm', rev: 1, plan: plan('様式を改める', '2027-06-30'), covers },
  ];
  const told = (...itemIds: readonly string[]) =>
    new Map(itemIds.map((itemId) => [itemId, { ...nothing, comment: `${itemId}にない` }]));
  const draftOf = (covers: SheetMeasure['covers'], answers = told('a1', 'a2', 'a3')) =>
    draftPlan(source(items, { shared: shared(...covers), answers }));

  it('is one line of the plan, with what was written to each of them', () => {
    const { unit } = draftOf([
      { itemId: 'a2', rowId: null },
      { itemId: 'a1', rowId: 'イ' },
    ]);
    expect(unit).toMatchObject([
      {
        number: 1,
        targetIds: ['a'],
        itemIds: ['a1', 'a2'],
        clauses: [key('6-2'), key('6-1')],
        problem: 'a1にない\na2にない',
        permanentMeasure: '様式を改める',
        due: '2027-06-30',
      },
    ]);
  });

  it('is left out where nothing that it answers is lacking', () => {
    const yes = [failing('a1', { clauses, rows: rows('yes', 'no'), outcome: 'partially_implemented' })];
    const covers = [{ itemId: 'a1', rowId: 'ア' }];
    expect(draftPlan(source(yes, { shared: shared(...covers), answers: told('a1') })).unit).toEqual([]);
    expect(draftOf([{ itemId: 'elsewhere', rowId: null }]).unit).toEqual([]);
  });

  it('stands beside what an item plans by itself, and is quoted to the committee once', () => {
    const answers = new Map(source(items, { answers: told('a1', 'a2', 'a3') }).answers).set('a3', {
      comment: '',
      plan: plan('別の策', '2027-01-31'),
    });
    const covers = [
      { itemId: 'a1', rowId: null },
      { itemId: 'a2', rowId: null },
    ];
    const { unit, committee } = draftPlan(source([...items, failing('b1')], { shared: shared(...covers), answers }));
    expect(unit.map(({ itemIds, permanentMeasure }) => [itemIds, permanentMeasure])).toEqual([
      [['a1', 'a2'], '様式を改める'],
      [['a3'], '別の策'],
    ]);
    expect(committee.map(({ interimMeasure, due }) => [interimMeasure, due])).toEqual([
      ['様式を改める\n別の策', '2027-06-30'],
    ]);
  });
});

describe('a question that was asked about several contracts of a section', () => {
  const about = (itemId: string, over: Partial<ScoredItem> = {}) => failing(itemId, { objectId: itemId, ...over });
  const contracts = [
    about('a1', { outcome: 'partially_implemented' }),
    about('a2'),
    about('a3', { outcome: 'unanswered' }),
  ];

  it('keeps the measure of each of them, not only of the worst', () => {
    const { unit } = draftPlan(source(countedItems(contracts), { answers: source(contracts).answers }));
    expect(unit.map(({ itemIds, permanentMeasure }) => [itemIds, permanentMeasure])).toEqual([
      [['a2'], '策2'],
      [['a1'], '策1'],
    ]);
  });

  it('is lacking at that section once, by the worst of them', () => {
    const items = countedItems([...contracts, about('b1')]);
    const { committee } = draftPlan(source(items, { answers: source([...contracts, failing('b1')]).answers }));
    expect(committee.map(({ targetIds, itemIds, problem }) => [targetIds, itemIds, problem])).toEqual([
      [['a', 'b'], ['a2', 'a1', 'b1'], '未実施2件'],
    ]);
  });

  it('finds in each contract what that one lacks', () => {
    const rows = (first: ScoredRow['value'], second: ScoredRow['value']): readonly ScoredRow[] => [
      { rowId: 'ア', clauses: [key('6-1')], value: first, excepted: false },
      { rowId: 'イ', clauses: [key('6-2')], value: second, excepted: false },
    ];
    const clauses = [key('6-1'), key('6-2')];
    const each = [
      about('a1', { outcome: 'partially_implemented', clauses, rows: rows('yes', 'no') }),
      about('a2', { outcome: 'partially_implemented', clauses, rows: rows('no', 'yes') }),
    ];
    const { unit } = draftPlan(source(countedItems(each), { answers: source(each).answers }));
    expect(unit.map(({ itemIds, clauses: lacking }) => [itemIds, lacking])).toEqual([
      [['a1'], [key('6-2')]],
      [['a2'], [key('6-1')]],
    ]);
  });
});
