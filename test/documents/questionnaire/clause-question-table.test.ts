import { describe, expect, test } from 'vitest';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { clauseQuestionTable } from '#app/documents/questionnaire/clause-question-table.ts';
import type { ClauseQuestionSource } from '#app/documents/questionnaire/clause-question-table.ts';
import { readCsv } from '#app/lib/csv.ts';
import { tableCsv } from '#app/lib/table-file.ts';
import { writeSheet } from '#app/lib/xlsx/write-sheet.ts';
import { readWorkbookText } from '#app/services/shared/workbook.form.server.ts';
import { makeClause, makeQuestion } from '#test/factories/questions.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

const BODY = { modules: DEFAULT_MODULES, officeNames: OFFICE_DEFAULT_NAMES };

function made(questions: Questionnaire['questions'], clauses = CLAUSES): ClauseQuestionSource {
  const unasked: Questionnaire['unasked'] = [{ document: 'standards', clause: '1', reason: 'heading' }];
  const documents: Questionnaire['documents'] = ['standards'];
  return { ...BODY, clauses, questionnaire: { policyId: 'p', documents, chapters: [], questions, gates: [], unasked } };
}

const CLAUSES = [
  makeClause({ id: '1', title: '人的セキュリティ', text: '', kind: 'heading', subjects: [] }),
  makeClause({ id: '1-1', text: '次の事項を定めなければならない。', subjects: ['管理者', '責任者'] }),
  makeClause({ id: '1-1-ア', text: '連絡先', kind: 'list-item', subjects: [] }),
  makeClause({ id: '1-1-イ', text: '手順', kind: 'list-item', subjects: [] }),
];
const ASKED = makeQuestion({
  id: '1-1@security_manager',
  unit: 'department',
  clauses: ['1-1', '1-1-ア', '1-1-イ'],
  rows: [
    { id: 'a', text: '連絡先を定めている', clauses: ['1-1-ア'] },
    { id: 'b', text: '連絡先を周知している', clauses: ['1-1-ア'], kind: 'recommendation' },
    { id: 'c', text: '手順を定めている', clauses: ['1-1-イ'] },
  ],
  gates: ['cloud', 'outsourcing'],
  critical: true,
});

/** The lines as records by their headings. */
function linesOf(source: ClauseQuestionSource): readonly Readonly<Record<string, string>>[] {
  const { columns, rows } = clauseQuestionTable(source);
  return rows.map((cells) => Object.fromEntries(columns.map(({ title }, at) => [title, cells[at] ?? ''])));
}

describe('the table of clauses and questions', () => {
  test('has a line for each question and row that asks about a clause, and one for a clause that nothing asks', () => {
    const lines = linesOf(made([ASKED]));
    expect(lines.map((line) => [line['条項番号'], line['設問ID'], line['細目'], line['区分']])).toEqual([
      ['１', '', '', ''],
      ['１（１）', '1-1@security_manager', '', '必須'],
      ['１（１）ア', '1-1@security_manager', '連絡先を定めている', '必須'],
      ['１（１）ア', '1-1@security_manager', '連絡先を周知している', '推奨'],
      ['１（１）イ', '1-1@security_manager', '手順を定めている', '必須'],
    ]);
    expect(lines.map((line) => line['設問としない理由'])).toEqual(['見出し', '', '', '', '']);
  });

  test('gives the reason for which the secretariat does not ask, also of what is still asked of others', () => {
    const source = made([ASKED]);
    const part = { document: 'standards', roles: ['staff'], rows: [] } as const;
    const lines = linesOf({
      ...source,
      questionnaire: {
        ...source.questionnaire,
        unasked: [{ document: 'standards', clause: '1', reason: 'skipped', note: '別の調査で尋ねる' }],
        skipped: [
          { ...part, clauses: ['1'], text: '決めていますか。', note: '別の調査で尋ねる' },
          { ...part, clauses: ['1-1-イ'], text: '守っていますか。', rows: ['手順'], note: '対象がない' },
          { ...part, clauses: [], text: '鍵を数えていますか。', note: '鍵がない' },
        ],
      },
    });
    const told = lines.filter((line) => line['設問としない理由'] !== '');
    expect(told.map((line) => [line['条項ID'], line['設問'], line['細目'], line['設問としない理由']])).toEqual([
      ['1', '', '', '別の調査で尋ねる'],
      ['1-1-イ', '守っていますか。', '手順', '対象がない'],
      ['', '鍵を数えていますか。', '', '鍵がない'],
    ]);
  });

  test('says of a question who answers it, under which conditions, its weight and whether it is 重点項目', () => {
    expect(linesOf(made([ASKED]))[1]).toMatchObject({
      ...{ 尋ねる対象: '課', 点検票: '情報セキュリティ管理者', 回答する役割1: '情報セキュリティ管理者' },
      ...{ 重み: '2', 重点項目: '1', 条文の名宛人1: '管理者', 条文の名宛人2: '責任者' },
    });
    const gates = linesOf(made([ASKED])).map((line) => [line['前提条件1'], line['前提条件2']]);
    expect(gates[0]).toEqual(['', '']);
    expect(new Set(gates[1]).size).toBe(2);
  });

  test('ends with the questions that cite no clause of the version', () => {
    const alone = makeQuestion({ id: 'alert@secretariat', unit: 'organization', office: 'secretariat', clauses: [] });
    expect(linesOf(made([alone, ASKED])).at(-1)).toMatchObject({
      ...{ 順番: '', 条項番号: '', 設問ID: 'alert@secretariat', 点検票: '事務局' },
      '規則第16条の3第1項第1号（組織体制の整備）': '',
    });
  });

  test('a body without 部 is asked as a whole', () => {
    const bureau = makeQuestion({ id: '1-1@security_officer', unit: 'bureau', roles: ['security_officer'] });
    const source = { ...made([bureau]), modules: { ...DEFAULT_MODULES, bureau: false } };
    expect(linesOf(source)[1]).toMatchObject({ 尋ねる対象: '全庁', 点検票: '事務局' });
  });

  test.each(['kikuyo', 'nishiwaki', 'mic-model'] as const)(
    'holds every clause and question of %s, one value a cell',
    (id) => {
      const held = heldPolicy(id);
      const table = clauseQuestionTable({ ...BODY, ...held });
      const lines = linesOf({ ...BODY, ...held });
      expect([...new Set(lines.map((line) => `${line['文書']} ${line['条項ID']}`))]).toHaveLength(held.clauses.length);
      expect(new Set(lines.map((line) => line['設問ID']).filter((asked) => asked !== ''))).toEqual(
        new Set(held.questionnaire.questions.map((question) => question.id)),
      );
      expect(lines.filter((line) => (line['設問ID'] === '') === (line['設問としない理由'] === ''))).toEqual([]);
      expect(new Set(table.columns.map(({ title }) => title)).size).toBe(table.columns.length);
      const numbers = table.columns.flatMap(({ numbers: are }, at) => (are === true ? [at] : []));
      expect(
        table.rows.flatMap((row) => numbers.map((at) => row[at] ?? '')).filter((cell) => !/^\d*$/u.test(cell)),
      ).toEqual([]);
    },
  );
});

describe('its files', () => {
  test('are one sheet with one heading, numbers as numbers, and nothing below the last line', async () => {
    const table = clauseQuestionTable(made([ASKED]));
    const read = await readWorkbookText(Buffer.from(await writeSheet(table)), table.name);
    const csv = readCsv(read.ok ? read.text : '', { separator: '\t', maxRows: 1_000 });
    const rows = csv.ok ? csv.rows.map(({ cells }) => cells) : [];
    expect(rows).toHaveLength(table.rows.length + 1);
    expect(rows[0]).toEqual(table.columns.map(({ title }) => title));
    expect(rows[2]?.slice(0, 3)).toEqual(['2', '対策基準', '１（１）']);
  });

  test('let no text of a policy become a formula', async () => {
    const clauses = [makeClause({ id: '1', title: '=HYPERLINK("http://x","y")', text: '＝1+1 -2 @x' })];
    const table = clauseQuestionTable(made([], clauses));
    expect(tableCsv(table)).toContain(`"'=HYPERLINK(""http://x"",""y"")",'＝1+1 -2 @x`);
    const read = await readWorkbookText(Buffer.from(await writeSheet(table)), table.name);
    // A formula would come back bare behind its sign: what only looks like one stands behind an apostrophe.
    expect(read.ok && read.text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
  });

  test('cut a text that no cell can hold, and say so', async () => {
    const clauses = [makeClause({ id: '1', text: '長'.repeat(40_000) })];
    const table = clauseQuestionTable(made([], clauses));
    const read = await readWorkbookText(Buffer.from(await writeSheet(table)), table.name);
    expect(read.ok && read.text).toContain('長…（以下略）\t');
    expect(tableCsv(table)).toContain('長'.repeat(40_000));
  });
});
