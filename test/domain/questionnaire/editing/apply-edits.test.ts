import { describe, expect, it } from 'vitest';
import { applyEdits } from '#app/domain/questionnaire/editing/apply-edits.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { keyOfQuestion } from '#app/domain/questionnaire/editing/edit.ts';
import type { EditKey, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { makeClause } from '#test/factories/questions.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

const CLAUSES = [
  makeClause({ id: '1', title: '端末', text: '', kind: 'heading', subjects: [] }),
  makeClause({ id: '1-1', text: '職員等は、端末を持ち出してはならない。' }),
  makeClause({ id: '1-2', text: '職員等は、端末を施錠しなければならない。' }),
  makeClause({ id: '1-3', text: '職員等は、異常を報告しなければならない。' }),
  makeClause({
    id: '2',
    title: '計画',
    text: '情報システム管理者は、次の事項を計画に定めなければならない。',
    subjects: ['情報システム管理者'],
  }),
  makeClause({ id: '2-ア', text: '連絡先', kind: 'list-item', subjects: [] }),
  makeClause({ id: '2-イ', text: '手順', kind: 'list-item', subjects: [] }),
  makeClause({
    id: '3',
    title: '認証',
    text: '情報システム管理者は、多要素認証を利用しなければならない。',
    subjects: ['情報システム管理者'],
  }),
  makeClause({
    id: '4',
    title: 'ログイン',
    text: '情報システム管理者は、多要素認証を行うよう設定しなければならない。',
    subjects: ['情報システム管理者'],
  }),
];

function derived(clauses = CLAUSES): Questionnaire {
  return deriveQuestionnaire(clauses, { policyId: 'own' });
}

function key(clause: string, role: RoleId): EditKey {
  return { document: 'standards', clause, part: '', role };
}

function edited(...edits: readonly QuestionEdit[]): ReturnType<typeof applyEdits> {
  return applyEdits(derived(), CLAUSES, edits);
}

function found({ questionnaire }: ReturnType<typeof applyEdits>, id: string): Question | undefined {
  return questionnaire.questions.find((question) => question.id === id);
}

describe("the secretariat's edits", () => {
  it('change nothing when there are none', () => {
    const questionnaire = derived();
    const result = applyEdits(questionnaire, CLAUSES, []);
    expect(result).toMatchObject({ questionnaire, skipped: [], merged: [], toReview: [] });
    expect(result.questionnaire).toEqual(questionnaire);
    expect([...result.origins]).toEqual(
      questionnaire.questions.map((question) => [
        question.id,
        { key: keyOfQuestion(question), derived: question, edits: [] },
      ]),
    );
  });

  it('reword a question, and a row where the clause is only a row', () => {
    const result = edited(
      { key: key('3', 'system_manager'), basis: null, act: 'reword', text: '二つの方法で認証していますか。' },
      { key: key('1-2', 'staff'), basis: null, act: 'reword', text: '端末に鍵を掛けている' },
    );
    expect(found(result, '3@system_manager')?.text).toBe('二つの方法で認証していますか。');
    expect(found(result, '1-1@staff')?.rows.map(({ text }) => text)).toEqual([
      '端末を持ち出していない',
      '端末に鍵を掛けている',
      '異常を報告している',
    ]);
    expect(result.toReview).toEqual([]);
  });

  it('weigh and mark a whole question, never one row of it', () => {
    const result = edited(
      { key: key('4', 'system_manager'), basis: null, act: 'weigh', weight: 1 },
      { key: key('4', 'system_manager'), basis: null, act: 'mark', criticalReason: '住民情報を扱うため' },
      { key: key('1-2', 'staff'), basis: null, act: 'weigh', weight: 1 },
      { key: key('1-2', 'staff'), basis: null, act: 'mark', criticalReason: null },
    );
    expect(found(result, '4@system_manager')).toMatchObject({
      weight: 1,
      critical: true,
      criticalReason: '住民情報を扱うため',
    });
    expect(found(result, '1-1@staff')).toMatchObject({ weight: 2, critical: false });
    expect(result.toReview.map(({ problem }) => problem)).toEqual(['only_a_row', 'only_a_row']);
  });

  it('skip a question or a row, with the reason', () => {
    const result = edited(
      { key: key('3', 'system_manager'), basis: null, act: 'skip', reason: '設問4で確認' },
      { key: key('1-1', 'staff'), basis: null, act: 'drop_row', row: '1-1', reason: '持出しがない' },
      { key: key('2-イ', 'system_manager'), basis: null, act: 'skip', reason: '手順は別に確認' },
    );
    expect(found(result, '3@system_manager')).toBeUndefined();
    expect(found(result, '1-2@staff')).toMatchObject({
      clauses: ['1-2', '1-3'],
      absorbed: ['1-3'],
      rows: [
        { id: '1-2', clauses: ['1-2'] },
        { id: '1-3', clauses: ['1-3'] },
      ],
    });
    expect(result.skipped.map(({ key: { clause }, reason, id, rows }) => [clause, reason, id, rows])).toEqual([
      ['3', '設問4で確認', '3@system_manager', []],
      ['2-イ', '手順は別に確認', '2@system_manager', ['手順']],
    ]);
    expect(
      result.questionnaire.unasked
        .filter(({ reason }) => reason === 'skipped')
        .map(({ clause, note }) => [clause, note]),
    ).toEqual([
      ['1-1', '持出しがない'],
      ['2-イ', '手順は別に確認'],
      ['3', '設問4で確認'],
    ]);
    expect(result.questionnaire.skipped?.map(({ clauses, rows, note }) => [clauses, rows, note])).toEqual([
      [['1-1'], ['端末を持ち出していない'], '持出しがない'],
      [['3'], [], '設問4で確認'],
      [['2-イ'], ['手順'], '手順は別に確認'],
    ]);
    expect(result.questionnaire.chapters.map(({ id }) => id)).toEqual(['1', '2', '4']);
  });

  it('skip a list as a whole when its lead is skipped', () => {
    const result = edited({ key: key('2', 'system_manager'), basis: null, act: 'skip', reason: '計画は全庁で一つ' });
    expect(
      result.questionnaire.unasked.filter(({ reason }) => reason === 'skipped').map(({ clause }) => clause),
    ).toEqual(['2', '2-ア', '2-イ']);
  });

  it('split a row off and then reword and weigh it as a question', () => {
    const result = edited(
      { key: key('1-2', 'staff'), basis: null, act: 'weigh', weight: 1 },
      {
        key: key('1-2', 'staff'),
        basis: null,
        act: 'split',
        rows: null,
        text: '所属の職員等は、端末を施錠していますか。',
      },
    );
    expect(found(result, '1-2@staff')).toMatchObject({
      text: '所属の職員等は、端末を施錠していますか。',
      rows: [],
      clauses: ['1-2'],
      weight: 1,
    });
    expect(found(result, '1-1@staff')).toMatchObject({ clauses: ['1-1', '1-3'] });
    expect(result.questionnaire.questions.map(({ id }) => id).slice(0, 2)).toEqual(['1-1@staff', '1-2@staff']);
  });

  it('split the first row off so that the rest is named by what follows', () => {
    const result = edited({
      key: key('1-1', 'staff'),
      basis: null,
      act: 'split',
      rows: null,
      text: '所属の職員等は、端末を持ち出さないようにしていますか。',
    });
    expect(result.questionnaire.questions.map(({ id }) => id).slice(0, 2)).toEqual(['1-1@staff', '1-2@staff']);
  });

  it('merge two questions into one with both clauses', () => {
    const result = edited({
      key: key('4', 'system_manager'),
      basis: null,
      act: 'merge',
      into: key('3', 'system_manager'),
      text: '多要素認証を設定し、利用していますか。',
    });
    expect(found(result, '4@system_manager')).toBeUndefined();
    expect(found(result, '3@system_manager')).toMatchObject({
      clauses: ['3', '4'],
      absorbed: ['4'],
      rows: [],
      text: '多要素認証を設定し、利用していますか。',
    });
    expect(result.questionnaire.unasked).toEqual(derived().unasked);
  });

  it('keep what a direct question asks as a row when it is merged with a list', () => {
    const result = edited({
      key: key('3', 'system_manager'),
      basis: null,
      act: 'merge',
      into: key('2', 'system_manager'),
      text: null,
    });
    expect(found(result, '2@system_manager')?.rows.map(({ text, clauses }) => [text, clauses])).toEqual([
      ['連絡先', ['2-ア']],
      ['手順', ['2-イ']],
      ['多要素認証を利用している', ['3']],
    ]);
  });

  it('are asked always after merging two conditions', () => {
    const { questionnaire, clauses } = heldPolicy('kikuyo');
    const { questionnaire: after } = applyEdits(questionnaire, clauses, [
      {
        key: key('5-1-7', 'system_manager'),
        basis: null,
        act: 'merge',
        into: key('5-1-5-イ', 'system_manager'),
        text: null,
      },
    ]);
    expect(after.questions.find(({ id }) => id === '5-1-5-イ@system_manager')).toMatchObject({
      gates: [],
      critical: true,
    });
  });

  it('take what a clause leaves to the body along with the row that asks about it', () => {
    const { questionnaire, clauses } = heldPolicy('kikuyo');
    const text = '所属の職員等は、パスワードを十分な長さにしていますか。';
    const { questionnaire: after } = applyEdits(questionnaire, clauses, [
      { key: key('6-4-3-ウ', 'staff'), basis: null, act: 'split', rows: null, text },
    ]);
    const place = { clause: '6-4-3-ウ', row: null, kind: 'length', printed: '十分な長さ' };
    expect(after.questions.find((question) => question.text === text)?.openValues).toEqual([place]);
    expect(after.questions.find(({ id }) => id === '6-4-3@staff')).not.toHaveProperty('openValues');
  });

  it('are listed when the clause is gone, is asked of another role, or the target is gone', () => {
    const skip = { basis: null, act: 'skip', reason: '' } as const;
    const result = edited(
      { key: key('9-9', 'staff'), ...skip },
      { key: key('1-1', 'ciso'), ...skip },
      { key: key('1', 'staff'), ...skip },
      { key: key('3', 'system_manager'), basis: null, act: 'merge', into: key('9', 'system_manager'), text: null },
      { key: key('2-ア', 'system_manager'), basis: null, act: 'split', rows: null, text: '連絡先を定めていますか。' },
    );
    expect(result.toReview.map(({ edit, problem }) => [edit.key.clause, problem])).toEqual([
      ['3', 'target_gone'],
      ['9-9', 'clause_gone'],
      ['1-1', 'not_asked_of_role'],
      ['1', 'not_asked_of_role'],
    ]);
    expect(result.skipped).toEqual([]);
    expect(found(result, '2-ア@system_manager')?.text).toBe('連絡先を定めていますか。');
  });

  it('survive re-derivation from a new version, and say which clause reads otherwise', () => {
    const edit = {
      key: key('1-1', 'staff'),
      basis: '職員等は、端末を持ち出してはならない。',
      act: 'reword_row',
      row: '1-2',
      text: '端末に鍵を掛けている',
    } as const;
    const revised = [
      ...CLAUSES.slice(0, 1),
      makeClause({ id: '1-2', text: '職員等は、端末を施錠して保管しなければならない。' }),
      makeClause({ id: '1-4', text: '職員等は、端末を数えなければならない。' }),
    ];
    const result = applyEdits(derived(revised), revised, [edit]);
    expect(result.questionnaire.questions[0]?.rows.map(({ text }) => text)).toEqual([
      '端末に鍵を掛けている',
      '端末を数えている',
    ]);
    expect(result.toReview).toEqual([{ edit, problem: 'clause_changed' }]);
  });

  it('leave every clause of a held policy asked or explained, once', () => {
    const { questionnaire, clauses } = heldPolicy('kikuyo');
    const edits = questionnaire.questions.flatMap((question, at): readonly QuestionEdit[] => {
      const [clause = ''] = question.clauses;
      const [role] = question.roles;
      const last = question.clauses.at(-1) ?? clause;
      if (role === undefined) return [];
      if (at % 3 === 0)
        return [{ key: key(last, role), basis: null, act: 'split', rows: null, text: '分けた設問ですか。' }];
      return at % 3 === 1 ? [{ key: key(clause, role), basis: null, act: 'skip', reason: '試験' }] : [];
    });
    const { questionnaire: after } = applyEdits(questionnaire, clauses, edits);
    const asked = new Set(
      after.questions.flatMap(({ document, clauses: cited }) => cited.map((id) => `${document} ${id}`)),
    );
    for (const { document, id } of clauses) {
      const named = after.unasked.filter((each) => each.document === document && each.clause === id).length;
      expect(named + (asked.has(`${document} ${id}`) ? 1 : 0), id).toBe(1);
    }
    expect(new Set(after.questions.map(({ id }) => id)).size).toBe(after.questions.length);
  });
});
