import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { applyEdits } from '#app/domain/questionnaire/editing/apply-edits.ts';
import type { QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

const LIST = [
  '1 施錠',
  '情報システム管理者は、次の事項を実施しなければならない。',
  '(1) 保管庫を施錠する。',
  '(2) 鍵の貸出しを記録する。',
  '(3) 鍵の本数を毎月確認する。【推奨事項】',
].join('\n');
const SENTENCES = [
  '1 端末',
  '(1) 情報システム管理者は、端末を施錠しなければならない。また、予備の鍵を金庫に保管することが望ましい。',
  '(2) 情報セキュリティ管理者は、鍵の持出しを記録しなければならない。',
].join('\n');

function derived(text: string) {
  const { clauses } = readPolicy(text);
  return { clauses, questionnaire: deriveQuestionnaire(clauses, { policyId: 'made-up' }) };
}

function seen({ id, kind, weight, text, clauses, rows }: Question) {
  return { id, kind, weight, text, clauses, rows: rows.map((row) => row.text) };
}

describe('必須 and 推奨', () => {
  it('of one list are two questions', () => {
    expect(derived(LIST).questionnaire.questions.map(seen)).toEqual([
      {
        id: '1@system_manager',
        kind: 'requirement',
        weight: 2,
        text: expect.stringMatching(/次のことを実施していますか。$/u),
        clauses: ['1', '1-1', '1-2'],
        rows: ['保管庫を施錠している', '鍵の貸出しを記録している'],
      },
      {
        id: '1-3@system_manager',
        kind: 'recommendation',
        weight: 1,
        text: expect.stringMatching(/鍵の本数を毎月確認していますか。$/u),
        clauses: ['1-3'],
        rows: [],
      },
    ]);
  });

  it('of one clause are two questions, too, told apart by their ids', () => {
    const { clauses, questionnaire } = derived(SENTENCES);
    const [due, wished] = questionnaire.questions;
    expect(due).toMatchObject({ id: '1-1@system_manager', weight: 2, kind: 'requirement', rows: [] });
    expect(due?.text).toMatch(/端末を施錠していますか。$/u);
    expect(wished).toMatchObject({ id: '1-1_r@system_manager', weight: 1, kind: 'recommendation', rows: [] });
    expect(wished?.text).toMatch(/予備の鍵を金庫に保管していますか。$/u);
    const key = { document: 'standards', clause: '1-1', part: '', role: 'system_manager' } as const;
    const skip = { act: 'skip', key, basis: null, reason: '端末がない' } as const;
    const idsWithout = (...edits: readonly QuestionEdit[]) =>
      applyEdits(questionnaire, clauses, edits).questionnaire.questions.map(({ id }) => id);
    expect(idsWithout(skip)).toEqual(['1-1_r@system_manager', '1-2@security_manager']);
    expect(idsWithout(skip, { ...skip, key: { ...key, part: '_r' } })).toEqual(['1-2@security_manager']);
  });

  it('are two of the two sentences of a real clause, and only the first is 重点項目', () => {
    const found = heldPolicy('nishiwaki').questionnaire.questions.filter(({ clauses }) =>
      clauses.includes('8-1-イ-ア'),
    );
    expect(found.map(({ kind, critical }) => [kind, critical])).toEqual([
      ['requirement', true],
      ['recommendation', false],
    ]);
    expect(found.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^マイナンバー利用事務系において、.*（多要素認証）を利用していますか。$/u),
      'マイナンバー利用事務系において、業務毎に専用端末を設置していますか。',
    ]);
  });

  it.each(['kikuyo', 'nishiwaki', 'mic-model', 'kaminoseki', 'kumamoto-sogo'] as const)(
    'stand in %s never in one question, and every id is its own',
    (policy) => {
      const { questions } = heldPolicy(policy).questionnaire;
      expect(questions.filter(({ rows }) => rows.some(({ kind }) => kind !== undefined)).map(({ id }) => id)).toEqual(
        [],
      );
      expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    },
  );
});
