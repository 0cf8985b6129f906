import { describe, expect, test } from 'vitest';
import { checkSheet, sheetKinds } from '#app/documents/questionnaire/check-sheet.ts';
import { DEFAULT_DOCUMENT_MARKING } from '#app/domain/organization/document-marking.ts';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import type { PinnedQuestion } from '#app/domain/questionnaire/open-value/pinned-question.ts';
import { instant } from '#app/domain/shared/calendar-date.ts';
import type { Paper } from '#app/lib/paper/paper.ts';
import { makeQuestion } from '#test/factories/questions.ts';

const PUBLISHED = instant('2026-09-30T15:30:00.000Z');

function sheetOf(questions: readonly PinnedQuestion[]): Paper {
  const [kind] = sheetKinds(questions, DEFAULT_MODULES);
  if (kind === undefined) throw new Error('no sheet');
  const names = { bodyName: '架空町', policyName: '対策基準', citation: '', officeNames: OFFICE_DEFAULT_NAMES };
  return checkSheet({ kind, ...names, version: 2, publishedAt: PUBLISHED, marking: DEFAULT_DOCUMENT_MARKING });
}

/** The cells of a section, each as its lines. */
function cellsOf(paper: Paper, heading: RegExp): readonly (readonly (readonly string[])[])[] {
  const section = paper.sections.find((one) => heading.test(one.heading));
  return (section?.table?.rows ?? []).map(({ cells }) => cells.map((cell) => cell.map(({ text }) => text)));
}

const QUESTION = makeQuestion({ id: '1-1@security_manager', unit: 'department', text: '記録していますか。' });

describe('the sheets of a questionnaire', () => {
  const questions = [
    makeQuestion({ id: 's@system_manager', unit: 'system' }),
    QUESTION,
    makeQuestion({ id: 'b@security_officer', unit: 'bureau' }),
    makeQuestion({ id: 'c@committee', unit: 'organization', office: 'committee' }),
    makeQuestion({ id: 'o@secretariat', unit: 'organization', office: 'secretariat' }),
  ];

  test('are one for each office that is asked anything, in the order of the offices', () => {
    const kinds = sheetKinds(questions, DEFAULT_MODULES);
    expect(kinds.map(({ office, unit, questions: own }) => [office, unit, own.length])).toEqual([
      ['committee', 'organization', 1],
      ['secretariat', 'organization', 1],
      ['security_manager', 'department', 1],
      ['security_officer', 'bureau', 1],
      ['system_manager', 'system', 1],
    ]);
  });

  test('leave no question out where the body does without 部 and 委員会', () => {
    const kinds = sheetKinds(questions, { ...DEFAULT_MODULES, bureau: false, committee: false });
    expect(kinds.map(({ office, questions: own }) => [office, own.length])).toEqual([
      ['secretariat', 3],
      ['security_manager', 1],
      ['system_manager', 1],
    ]);
  });
});

describe('the blank sheet', () => {
  test('leaves room for who fills it in, and says which questionnaire it is of', () => {
    const { facts, marking, madeAt } = sheetOf([QUESTION]);
    expect(facts.map(({ term, text }) => [term, text])).toEqual([
      ['団体名', '架空町'],
      ['対策基準', '対策基準'],
      ['調査票', '第2版（令和8年10月1日公開）　1問'],
      ...['対象期間', '提出の期限', '所属名', '記入者（職・氏名）', '記入日', '確認者（職・氏名）', '確認日'].map(
        (term) => [term, ''],
      ),
    ]);
    expect(marking).toContain('作成日：令和8年10月1日');
    expect(madeAt).toBe(PUBLISHED);
  });

  test('counts the rows of a question, those of one clause and those of none alike', () => {
    const rows = [['1-1-ア'], ['1-1-ア'], []].map((clauses, at) => ({ id: `${at}`, text: '記録している', clauses }));
    const [, ...cells] = cellsOf(sheetOf([{ ...QUESTION, rows }]), /章/u);
    expect(cells.map(([number]) => number?.join(' '))).toEqual(['細目1　１（１）ア', '細目2　１（１）ア', '細目3']);
  });

  test('has five boxes for a question, and four for each of its rows instead', () => {
    const rows = [{ id: 'a', text: '記録している', clauses: ['1-1-ア'], criteria: '全件', evidence: ['台帳'] }];
    const paper = sheetOf([QUESTION, { ...QUESTION, id: '1-2@security_manager', rows }]);
    const [asked = [], lead = [], row = []] = cellsOf(paper, /章/u);
    expect(asked[2]).toEqual(['□実施', '□一部実施', '□未実施', '□該当なし', '□わからない']);
    expect(lead[2]?.join('')).not.toContain('□');
    expect(row[2]).toEqual(['□はい □いいえ', '□該当なし □わからない']);
    expect(row[1]).toEqual(['記録している', '「はい」とするのは：全件', '根拠資料の例：台帳']);
    expect([asked[3], lead[3], row[3]]).toEqual([[], [], []]);
  });

  test('says in words what is 重点項目 and what is 推奨, in rows only where they differ from their question', () => {
    const row = (id: string, kind?: 'recommendation') => ({
      ...{ id, text: id, clauses: ['1-1'] },
      ...(kind === undefined ? {} : { kind }),
    });
    const mixed = { ...QUESTION, critical: true, rows: [row('a'), row('b', 'recommendation')] };
    const wholly = { ...QUESTION, kind: 'recommendation' as const, rows: [row('c', 'recommendation')] };
    const numbers = cellsOf(sheetOf([mixed, wholly]), /章/u).map(([number]) => number?.slice(1));
    expect(numbers).toEqual([['重点項目'], [], ['推奨'], ['推奨'], []]);
  });

  test('asks the gates first, and names them by number at the questions behind them', () => {
    const paper = sheetOf([
      { ...QUESTION, gates: ['cloud'] },
      { ...QUESTION, gates: ['outsourcing', 'cloud'] },
      QUESTION,
    ]);
    const headings = paper.sections.map(({ heading }) => heading);
    expect(headings.slice(0, 2)).toEqual(['記入の方法', '事前確認']);
    const gates = cellsOf(paper, /事前確認/u);
    expect(gates.map((cells) => [cells[0], cells[2], cells[3]])).toEqual([
      [['1'], ['□はい　□いいえ'], ['1問が該当なし']],
      [['2'], ['□はい　□いいえ'], ['2問が該当なし']],
    ]);
    const told = cellsOf(paper, /章/u).map((cells) => cells[1]?.filter((line) => line.startsWith('事前確認')));
    expect(told.map((lines) => lines?.length)).toEqual([1, 1, 0]);
    expect(told[1]?.[0]).toMatch(/^事前確認1「.+」と2「.+」に「はい」のときだけ回答します。$/u);
  });

  test('asks on paper what the ledger answers on the screen, of a system and of the whole body', () => {
    const asked = (unit: 'system' | 'organization') =>
      cellsOf(sheetOf([makeQuestion({ id: `1-1@${unit}`, unit, gates: ['saas'] })]), /事前確認/u)[0]?.[1];
    expect(asked('system')).toEqual(['このシステムは、情報システム台帳で「SaaS」に当たるものですか。']);
    expect(asked('organization')).toEqual(['情報システム台帳で「SaaS」に当たる情報システムがありますか。']);
  });

  test('leaves out how to answer what it does not ask', () => {
    const [how] = sheetOf([QUESTION]).sections;
    expect(how?.paragraphs.join('')).not.toMatch(/細目|重点項目|推奨/u);
  });

  test('shows what the body laid down, and says where it laid down nothing', () => {
    const place = { clause: '1-1', row: null, kind: 'length' as const, printed: '十分な長さ' };
    const body = { value: '12文字以上', source: '実施手順', article: '第5条', decidedOn: '2024-04-01' };
    const [filled = [], empty = []] = cellsOf(
      sheetOf([
        { ...QUESTION, values: [{ ...place, body }] },
        { ...QUESTION, values: [{ ...place, body: null }] },
      ]),
      /章/u,
    );
    expect(filled[1]).toContain('この団体の定め（「十分な長さ」）：12文字以上（実施手順 第5条、令和6年4月1日決裁）');
    expect(empty[1]).toContain('「十分な長さ」の定めは登録されていません。事務局に確かめてください。');
  });

  test('asks how a duty of the staff was confirmed', () => {
    const [asked = []] = cellsOf(sheetOf([{ ...QUESTION, confirmation: true }]), /章/u);
    expect(asked[1]?.at(-1)).toMatch(/^確認の方法：□全員に確認 □/u);
  });
});
