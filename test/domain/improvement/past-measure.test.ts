import { fc } from '#test/property.ts';
import { describe, expect, test } from 'vitest';
import { isDecided, planMeasures, stepsFrom } from '#app/domain/improvement/past-measure.ts';
import type { MeasureRow } from '#app/domain/improvement/past-measure.ts';
import { ACTION_PROGRESS } from '#app/domain/improvement/progress.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import {
  MEASURE_FAULT_WORDS,
  measureFaultWords,
  readMeasureFile,
} from '#app/services/improvement/past-measure-file.form.server.ts';
import { writeCsv } from '#app/lib/csv.ts';
import { measureRows, PLAN_HEADING, TAX_LINE } from '#test/factories/past.ts';

const unit = (id: string, code: string, name: string, type: Unit['type'] = 'department'): Unit => ({
  ...{ id, code, name, type },
  ...{ parentId: 'body', order: 1, policyId: null },
});
const UNITS = [
  unit('body', '000', '架空町', 'organization'),
  unit('tax', '120', '税務課'),
  unit('first', '130', '係'),
  unit('second', '140', '係'),
];
const plan = (...rows: readonly MeasureRow[]) => planMeasures(rows, { units: UNITS, there: [] });
const faultsOf = (line: string, heading = PLAN_HEADING) =>
  plan(...measureRows(heading, line)).flatMap((one) => (one.kind === 'refused' ? one.faults : []));

describe('a line of a plan', () => {
  test.each([
    ['1,,記録簿を作る,税務課', 'problem_missing'],
    ['1,課題,,税務課', 'measure_missing'],
    [`1,課題,${'長'.repeat(2001)},税務課`, 'too_long'],
    ['1,=A1,記録簿を作る,税務課', 'formula'],
    ['1,課題,対応策,税務課,,,,,,余り', 'too_many_cells'],
    ['1,課題,対応策,税務課,,年度末', 'bad_due'],
    ['1,課題,対応策,税務課,,R9.2.30', 'bad_due'],
    ['1,課題,対応策,税務課,,令和8年13月末', 'bad_due'],
    ['1,課題,対応策,税務課,,,検討中', 'unknown_progress'],
    ['1,課題,対応策,', 'unit_missing'],
    ['1,課題,対応策,収納課', 'unit_unknown'],
    ['1,課題,対応策,係', 'unit_ambiguous'],
  ] as const)('%s is refused: %s', (line, fault) => {
    expect(faultsOf(line)).toEqual([fault]);
    expect(MEASURE_FAULT_WORDS[fault]).toMatch(/。$/u);
  });

  test('whose code and name are of two units is refused', () => {
    expect(faultsOf('課題,対応策,120,係', '課題,対応策,所属コード,担当課')).toEqual(['unit_differs']);
  });

  test('that says the same of the same unit again is refused, of another unit it is not', () => {
    const lines = ['1,課題,対応策,税務課', '2,課題,対応策,120', '3,課題,対応策,全庁'];
    expect(plan(...measureRows(PLAN_HEADING, ...lines)).map(({ kind }) => kind)).toEqual(['added', 'refused', 'added']);
  });

  test('that has the number of another measure is refused, both being quoted; of the same one or without it is not', () => {
    const rows = measureRows(
      PLAN_HEADING,
      '1,課題,対応策,税務課',
      '１,別の課題,対応策,税務課',
      ',甲,対応策,税務課',
      ',乙,対応策,税務課',
      '1,課題,対応策,130',
    );
    const fates = plan(...rows);
    expect(fates.map(({ kind }) => kind)).toEqual(['added', 'refused', 'added', 'added', 'added']);
    const told = fates.flatMap((one) =>
      one.kind === 'refused' ? one.faults.map((fault) => measureFaultWords(one, fault, DEFAULT_MODULES)) : [],
    );
    expect(told).toEqual([
      '3行目「番号」の「１」：2行目「番号」の「1」：別の改善策と同じ番号です。どちらかの番号を直すか、空にしてください。',
    ]);
  });

  test('that is there already changes nothing, and is refused where it says something else now', () => {
    const rows = measureRows(PLAN_HEADING, TAX_LINE);
    const there = plan(...rows).flatMap((one) => (one.kind === 'refused' ? [] : [one.brought]));
    expect(planMeasures(rows, { units: UNITS, there })).toMatchObject([{ kind: 'unchanged' }]);
    const done = measureRows(PLAN_HEADING, TAX_LINE.replace('実施中', '完了'));
    expect(planMeasures(done, { units: UNITS, there })).toMatchObject([{ faults: ['already_there'] }]);
  });
});

test('every place calls what is done by the word that plans use, and says as what it comes in', () => {
  expect(MEASURE_FAULT_WORDS.unknown_progress).toContain(
    '「未着手」「実施中」「完了」「効果確認済」「延期」「中止」のどれかにしてください。「完了」は、完了報告として取り込みます。',
  );
});

test.each([
  ['おおむね済み', '近いのは「実施中」か「完了」です。'],
  ['一部完了', '近いのは「実施中」か「完了」です。'],
  ['終わり', '近いのは「完了」です。'],
  ['検討中', '近いのは「未着手」です。'],
  ['取り下げ', '近いのは「中止」です。'],
  ['見送り', '近いのは「延期」です。'],
  ['課長に確かめる', ''],
])('「%s」 is refused with the words that are near to it', (written, near) => {
  const [row] = measureRows(PLAN_HEADING, `1,課題,対応策,税務課,,,${written}`);
  if (row === undefined) throw new Error('no line was read');
  expect(row.faults).toEqual(['unknown_progress']);
  const refused = { kind: 'refused', line: row.line, row, faults: row.faults, numberedAlike: null } as const;
  const words = measureFaultWords(refused, 'unknown_progress', DEFAULT_MODULES);
  expect(words).toContain(`の「${written}」：進み具合は、`);
  expect(words.endsWith(`完了報告として取り込みます。${near}`)).toBe(true);
});

describe('the text of a plan', () => {
  test.each([
    ['令和9年3月31日', '2027-03-31'],
    ['Ｒ９．３．３１', '2027-03-31'],
    ['2027/3/31', '2027-03-31'],
    ['令和7年12月末', '2025-12-31'],
    ['令和７年度末', '2026-03-31'],
    ['令和8年3月', '2026-03-31'],
    ['R10.2月末', '2028-02-29'],
    ['2026年3月', '2026-03-31'],
    ['令和8年度中', '2027-03-31'],
    ['令和8年度内', '2027-03-31'],
    ['令和8年12月中', '2026-12-31'],
    ['未定', null],
    ['-', null],
  ])('reads %s as %s', (written, due) => {
    expect(measureRows(PLAN_HEADING, `1,課題,対応策,税務課,,${written}`)).toMatchObject([
      { measure: { due }, faults: [] },
    ]);
  });

  test.each([
    ['', 'not_started'],
    ['未着手', 'not_started'],
    ['対応中', 'in_progress'],
    ['取組中', 'in_progress'],
    ['取り組み中', 'in_progress'],
    ['○', 'reported_done'],
    ['◯', 'reported_done'],
    ['〇', 'reported_done'],
    ['△', 'in_progress'],
    ['×', 'not_started'],
    ['完了', 'reported_done'],
    ['効果確認済', 'effect_confirmed'],
    ['延期', 'postponed'],
    ['中止', 'cancelled'],
  ])('reads 「%s」 as %s', (written, progress) => {
    expect(measureRows(PLAN_HEADING, `1,課題,対応策,税務課,,,${written}`)).toMatchObject([{ progress }]);
  });

  test.each(['指摘内容', '指摘事項', '課題'])('knows what is to be mended under 「%s」', (called) => {
    expect(measureRows(`${called},対応策,担当課`, '鍵がない,付ける,税務課')).toMatchObject([
      { measure: { problem: '鍵がない' }, faults: [] },
    ]);
  });

  test('knows its columns by several names, and reads of two by names of one the one with its own', () => {
    expect(measureRows('No.,問題点,改善策,担当課,進捗状況', '1,課題,対応策,税務課,完了')).toMatchObject([
      { unitName: '税務課', measure: { problem: '課題', measure: '対応策' }, progress: 'reported_done' },
    ]);
    expect(readMeasureFile('課題,問題点,対応策,担当課\nあ,い,う,税務課')).toMatchObject({
      ok: true,
      rows: [{ measure: { problem: 'あ', measure: 'う' } }],
      reading: { unread: [{ name: '問題点' }] },
    });
    expect(readMeasureFile('課題,課題,対応策,担当課\nあ,い,う,税務課')).toMatchObject({ ok: false });
    expect(readMeasureFile('課題,担当課\nあ,税務課')).toMatchObject({
      message: expect.stringContaining('「対応策」がありません'),
    });
  });

  test('becomes one fate for each line, and every word of an accepted one is kept', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 30 });
    const place = fc.constantFrom('税務課', '120', '全庁', '係', '', '収納課');
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, place, cell), { minLength: 1, maxLength: 8 }), (cells) => {
        const written = cells.map(([problem, measure, at, remark]) => [problem, measure, at, remark]);
        const file = readMeasureFile(writeCsv([['課題', '対応策', '担当課', '備考'], ...written]));
        if (!file.ok) {
          expect(written.every((line) => line.every((one) => one.trim() === ''))).toBe(true);
          return;
        }
        const fates = plan(...file.rows);
        expect(fates.map(({ line }) => line)).toEqual(file.rows.map(({ line }) => line));
        const accepted = fates.flatMap((one) => (one.kind === 'refused' ? [] : [one.brought.measure]));
        for (const { problem, measure } of accepted) {
          expect(written.some(([p = '', m = '']) => p.includes(problem) && m.includes(measure))).toBe(true);
        }
        for (const one of fates) if (one.kind === 'refused') expect(one.faults).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a measure that was brought along', () => {
  test('is postponed, cancelled and confirmed by who decides for the body alone', () => {
    for (const progress of ACTION_PROGRESS) expect(stepsFrom(progress, false).some(isDecided)).toBe(false);
    expect(stepsFrom('reported_done', true)).toEqual(['confirm_effect', 'redo']);
    expect(stepsFrom('not_started', false)).toEqual(['start']);
    expect(stepsFrom('cancelled', true)).toEqual([]);
  });
});
