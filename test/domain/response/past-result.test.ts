import { fc } from '#test/property.ts';
import { describe, expect, test } from 'vitest';
import type { Unit } from '#app/domain/organization/unit.ts';
import { printedClauseKey } from '#app/domain/policy/printed-clause.ts';
import {
  isFromAbove,
  planResults,
  subjectKey,
  subjectKeys,
  writtenSubjects,
} from '#app/domain/response/past-result.ts';
import { resultList } from '#app/domain/response/past-result-list.ts';
import type { ClausesAsked, PastResult, ResultGround, ResultRow } from '#app/domain/response/past-result.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import { writeCsv } from '#app/lib/csv.ts';
import { readResultFile, RESULT_FAULT_WORDS } from '#app/services/response/past-result-file.form.server.ts';
import { resultRows } from '#test/factories/past.ts';

const unit = (id: string, code: string, name: string, type: Unit['type'] = 'department'): Unit => ({
  ...{ id, code, name, type },
  ...{ parentId: 'body', order: 1, policyId: null },
});
const clause = (policyId: string, id: string, document: 'standards' | 'basic_policy' = 'standards') => ({
  ...{ policyId, document, id },
});
const asked = (text: string, ...clauses: readonly string[]) => ({
  ...{ policyId: 'town', document: 'standards' as const },
  ...{ clauses, text, rows: [], putTo: 'department' as const },
});
const isAbout = ({ about }: Pick<PastResult, 'about'>, question: ClausesAsked) =>
  subjectKeys(question).has(subjectKey(about));
const GROUND: ResultGround = {
  bureauLevel: 'nearest',
  units: [
    unit('body', '000', '架空町', 'organization'),
    unit('tax', '120', '税務課'),
    unit('first', '130', '係'),
    unit('second', '140', '係'),
  ],
  systems: [{ id: 'ledger', code: 'S01', name: '住民記録' }],
  clauses: [
    clause('town', '7-1-2-ア'),
    clause('town', '1', 'basic_policy'),
    clause('town', '1'),
    clause('town', '9'),
    clause('school', '9'),
  ],
  policyNames: new Map([
    ['town', '町の基準'],
    ['school', '学校の基準'],
  ]),
  questions: [asked('持出しを記録していますか。', '7-1-2-ア', '8-1')],
  there: [],
};
const HEADING = '所属コード,所属,システムコード,規程,条項番号,設問文,結果,コメント';
const plan = (rows: readonly ResultRow[], ground = GROUND) => planResults(rows, ground);
const planned = (...lines: readonly string[]) => plan(resultRows(HEADING, ...lines));
const faultsOf = (line: string) => planned(line).flatMap((one) => (one.kind === 'refused' ? one.faults : []));

describe('a line of results', () => {
  test.each([
    [',,,,1,,実施', 'unit_missing'],
    [',収納課,,,1,,実施', 'unit_unknown'],
    ['120,係,,,1,,実施', 'unit_differs'],
    [',係,,,1,,実施', 'unit_ambiguous'],
    [',,S09,,1,,実施', 'system_unknown'],
    [',全庁,S01,,1,,実施', 'two_targets'],
    [',税務課,,,,,実施', 'about_missing'],
    [',税務課,,,99,,実施', 'clause_unknown'],
    [',税務課,,,9,,実施', 'clause_ambiguous'],
    [',税務課,,村の基準,9,,実施', 'policy_unknown'],
    [',税務課,,,,鍵を掛けていますか。,実施', 'question_unknown'],
    [',税務課,,,1,,検討中', 'unknown_outcome'],
    [`,税務課,,,1,,実施,${'長'.repeat(2001)}`, 'comment_too_long'],
    [',税務課,,,1,,実施,=A1', 'formula'],
    [',税務課,,,1,,実施,,余り', 'too_many_cells'],
  ] as const)('%s is refused: %s', (line, fault) => {
    expect(faultsOf(line)).toEqual([fault]);
    expect(RESULT_FAULT_WORDS[fault]).toMatch(/。$/u);
  });

  test('finds its clause as the policy prints it, the standards before the basic policy', () => {
    expect(planned(',税務課,,,７．１（２）ア,,○', ',税務課,,,第1条,,○')).toMatchObject([
      { result: { about: { clause: clause('town', '7-1-2-ア') } } },
      { result: { about: { clause: clause('town', '1') } } },
    ]);
    expect(planned(',税務課,,学校の基準,9,,○')).toMatchObject([
      { result: { about: { clause: clause('school', '9') } } },
    ]);
  });

  test('finds its question word for word, whatever its blanks and widths', () => {
    expect(planned(',120,,,,持出しを 記録していますか。,はい')).toMatchObject([
      {
        result: {
          target: { unitId: 'tax' },
          about: { questionText: '持出しを記録していますか。' },
          value: 'implemented',
        },
      },
    ]);
  });

  test('of a clause that no question is about, nor about what is below it, is told apart', () => {
    const clauses = [...GROUND.clauses, clause('town', '8'), clause('town', '8-1-ア')];
    const lines = ['7.1（2）ア', '8', '8.1ア', '1'].map((printed) => `,税務課,,,${printed},,○`);
    const rows = resultRows(HEADING, ...lines, ',税務課,,学校の基準,9,,○');
    const fates = plan(rows, { ...GROUND, clauses });
    expect(fates.map((one) => one.kind !== 'refused' && one.unshown?.why)).toEqual([
      ...[undefined, undefined, 'no_question', 'no_question', undefined],
    ]);
  });

  test('of a target that the question is not put to is told apart, with whom it is put to', () => {
    const units = [...GROUND.units, unit('upper', '300', '事業局', 'bureau')];
    const below = { ...unit('lower', '310', '水道部', 'bureau'), parentId: 'upper' };
    const questions = [
      ...GROUND.questions,
      { ...asked('ログを取っていますか。', '9'), putTo: 'system' as const },
      { ...asked('部内の状況を把握していますか。', '1'), putTo: 'bureau' as const },
    ];
    const lines = [
      ...[
        '税務課,,1',
        '税務課,,7.1（2）ア',
        ',S01,7.1（2）ア',
        '全庁,,7.1（2）ア',
        '水道部,,1',
        '事業局,,1',
        '事業局,,7.1（2）ア',
      ],
    ].map((line) => {
      const [name = '', system = '', printed = ''] = line.split(',');
      return `,${name},${system},町の基準,${printed},,○`;
    });
    const rows = resultRows(HEADING, ...lines, ',税務課,,町の基準,,ログを取っていますか。,○');
    const fates = plan(rows, { ...GROUND, units: [...units, below], questions });
    expect(fates.map((one) => one.kind !== 'refused' && one.unshown)).toEqual([
      { why: 'other_target', askedOf: ['bureau'] },
      null,
      { why: 'other_target', askedOf: ['department'] },
      { why: 'other_target', askedOf: ['department'] },
      null,
      { why: 'other_bureau' },
      { why: 'other_target', askedOf: ['department'] },
      { why: 'other_target', askedOf: ['system'] },
    ]);
  });

  test.each([
    '1月1日',
    '１月１日',
    '2026年1月1日',
    '2026/1/1',
    '2026-01-01',
    '2026年1月',
    '1-Jan',
    'Jan-26',
    '令和8年1月1日',
  ])('whose number became the date %s is told so', (printed) => {
    expect(faultsOf(`,税務課,,,${printed},,実施`)).toEqual(['clause_is_date']);
  });

  test("of a clause above the question's is of more than the question, and never of the question itself", () => {
    const question = asked('記録していますか。', '8-1', '9');
    const above = (id: string, policyId = 'town') =>
      isFromAbove({ about: { clause: clause(policyId, id), questionText: null } }, question);
    expect([above('8'), above('8-1'), above('8-1-ア'), above('9'), above('8', 'school')]).toEqual([
      ...[true, false, false, false, false],
    ]);
    expect(isAbout({ about: { clause: clause('town', '8'), questionText: null } }, question)).toBe(false);
  });

  test('that says something of the same target and clause again is refused', () => {
    const lines = [',税務課,,,1,,○', ',120,,,第1条,,×', ',,住民記録,,1,,×', ',全庁,,,1,,×'];
    expect(planned(...lines).map(({ kind }) => kind)).toEqual(['added', 'refused', 'added', 'added']);
  });

  test('that is there already changes nothing, and is refused where it says something else now', () => {
    const rows = resultRows(HEADING, ',税務課,,,1,,○');
    const there = plan(rows).flatMap((one) => (one.kind === 'refused' ? [] : [one.result]));
    expect(plan(rows, { ...GROUND, there })).toMatchObject([{ kind: 'unchanged' }]);
    const other = resultRows(HEADING, ',税務課,,,1,,×');
    expect(plan(other, { ...GROUND, there })).toMatchObject([{ faults: ['already_there'] }]);
  });

  test.each([
    ['実施', 'implemented'],
    ['○', 'implemented'],
    ['はい', 'implemented'],
    ['△', 'partially_implemented'],
    ['×', 'not_implemented'],
    ['いいえ', 'not_implemented'],
    ['－', 'not_applicable'],
    ['-', 'not_applicable'],
    ['該当なし', 'not_applicable'],
    ['わからない', 'unknown'],
  ])('reads 「%s」 as %s', (written, value) => {
    expect(resultRows(HEADING, `,税務課,,,1,,${written}`)).toMatchObject([{ value, faults: [] }]);
  });

  test('of any text has one fate, and only an answer to what there is comes in', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('1', '税務課', '○', '-', '全庁', 'S01'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 8 }), (cells) => {
        const file = readResultFile(writeCsv([['所属', 'システム', '条項', '結果'], ...cells]));
        if (!file.ok) return;
        const fates = plan(file.rows);
        expect(fates.map(({ line }) => line)).toEqual(file.rows.map(({ line }) => line));
        for (const one of fates) {
          if (one.kind === 'refused') expect(one.faults).not.toEqual([]);
          else expect((one.result.target.unitId === null) !== (one.result.target.systemId === null)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('a printed number and the id of its clause have one key', () => {
  for (const printed of ['7-1-2-ア', '７．１（２）ア', '7.1②ア', '第7条第1項第二号ア', '七 1 (2) ｱ']) {
    expect(printedClauseKey(printed)).toBe('7-1-2-ア');
  }
  expect(printedClauseKey('第十二条')).toBe('12');
  expect(printedClauseKey('第5条の2')).toBe(printedClauseKey('5の2'));
});

test('a result of a clause is about the questions of that clause in that policy, one of words about those words', () => {
  const question = {
    policyId: 'town',
    document: 'standards' as const,
    clauses: ['1', '2'],
    text: '記録していますか。',
  };
  expect(isAbout({ about: { clause: clause('town', '2'), questionText: null } }, question)).toBe(true);
  expect(isAbout({ about: { clause: clause('school', '2'), questionText: null } }, question)).toBe(false);
  expect(isAbout({ about: { clause: clause('town', '2', 'basic_policy'), questionText: null } }, question)).toBe(false);
  expect(isAbout({ about: { clause: null, questionText: '記録していますか。' } }, question)).toBe(true);
  expect(isAbout({ about: { clause: null, questionText: '記録しましたか。' } }, question)).toBe(false);
});

describe('the list to fill in', () => {
  const listed = (ground: Parameters<typeof resultList>[0]) => resultList(ground);
  const of = (one: ReturnType<typeof clause>) => ({ ...one, kind: 'requirement' as const });

  test('has each clause that is asked about with its question, and of a policy without questions its duties', () => {
    const questions = [asked('持出しを記録していますか。', '7-1-2-ア', '8-1')];
    expect(listed({ ...GROUND, clauses: GROUND.clauses.map(of), questions })).toEqual([
      {
        ...{ policyName: '町の基準', printedClause: '7-1-2-ア', askedText: '持出しを記録していますか。' },
        askedOf: ['department'],
      },
      { policyName: '学校の基準', printedClause: '9', askedText: '', askedOf: [] },
    ]);
  });

  test('says of a clause the rows of the question that ask about it', () => {
    const rows = [
      { text: '持ち出す前に記録する', clauses: ['7-1-2-ア'] },
      { text: '返したときに記録する', clauses: ['9'] },
    ];
    const questions = [{ ...asked('次のことを行っていますか。', '7-1-2-ア', '9'), rows }];
    const own = listed({ ...GROUND, clauses: GROUND.clauses.map(of), questions });
    expect(own.map(({ printedClause, askedText }) => [printedClause, askedText])).toEqual([
      ['7-1-2-ア', '次のことを行っていますか。（持ち出す前に記録する）'],
      ['9', '次のことを行っていますか。（返したときに記録する）'],
      ['9', ''],
    ]);
  });

  test('names a question by its words where several ask about a clause, and where its number is of another', () => {
    const questions = [asked('甲は行っていますか。', '9'), asked('乙は行っていますか。', '9')];
    const basic = { ...asked('基本方針を知っていますか。', '1'), document: 'basic_policy' as const };
    const ground = { ...GROUND, clauses: GROUND.clauses.map(of), questions: [...questions, basic] };
    const rows = listed(ground).filter(({ policyName }) => policyName === '町の基準');
    expect(rows.map(({ printedClause, askedText }) => [printedClause, askedText])).toEqual([
      ['9', '甲は行っていますか。'],
      ['9', '乙は行っていますか。'],
      ['', '基本方針を知っていますか。'],
    ]);
    const subjectOf = writtenSubjects(ground);
    expect(rows.map((row) => subjectOf(row)?.about.questionText)).toEqual([
      '甲は行っていますか。',
      '乙は行っていますか。',
      '基本方針を知っていますか。',
    ]);
  });

  test('reads back, whatever the questionnaire: each line is of what it names, and every question has one', () => {
    const ids = fc.subarray(['1', '7-1-2-ア', '9'], { minLength: 1 });
    const question = fc.record({
      clauses: ids,
      text: fc.constantFrom('甲。', '乙。', '丙。', '丁。'),
      policyId: fc.constantFrom('town', 'school'),
      document: fc.constantFrom('standards' as const, 'basic_policy' as const),
      rows: fc.array(fc.record({ text: fc.constantFrom('子。', '丑。'), clauses: ids }), { maxLength: 2 }),
      putTo: fc.constantFrom(...UNIT_TYPES),
    });
    fc.assert(
      fc.property(fc.array(question, { maxLength: 6 }), (questions) => {
        const ground = { ...GROUND, clauses: GROUND.clauses.map(of), questions };
        const rows = listed(ground);
        const subjectOf = writtenSubjects(ground);
        const keys = rows.map((row) => {
          const found = subjectOf(row);
          return found === null ? '' : subjectKey(found.about);
        });
        expect(keys).not.toContain('');
        expect(new Set(keys).size).toBe(keys.length);
        for (const one of questions) expect(keys.some((key) => subjectKeys(one).has(key))).toBe(true);
      }),
    );
  });
});
