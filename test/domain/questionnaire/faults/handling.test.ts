import { describe, expect, it } from 'vitest';
import { handlingTableOf } from '#app/domain/policy/table/handling-table.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

describe('a table of 取扱制限', () => {
  it('is read into what it restricts, wraps removed', () => {
    expect(
      handlingTableOf({
        id: '3-1-t1',
        title: '機密性による分類',
        text: '分類 分類基準 取扱制限 機密性２ 公表しない情 報資産 ・複製及び配付禁止 ・公共無線の使 用禁止 機密性１ それ以外の情報資産 －',
      }),
    ).toEqual({ title: '機密性による分類', restrictions: ['複製及び配付禁止', '公共無線の使用禁止'] });
  });

  it('is not any other table', () => {
    expect(handlingTableOf({ id: '2-t1', title: '', text: '体制内役職名 該当者 ・部長' })).toBeNull();
    expect(handlingTableOf({ id: '3-1', title: '', text: '分類 分類基準 取扱制限 ・複製禁止' })).toBeNull();
  });

  it.each([
    ['kikuyo', '3-1-t1', '3-2-8-ア'],
    ['nishiwaki', '7-1-ア-t1', '7-2-キ-ア'],
    ['mic-model', '3.3-1-t1', '3.3-2-8-ア'],
  ] as const)('of %s stands beside the questions on handling and is served by them', (policy, table, clause) => {
    const { questionnaire } = heldPolicy(policy);
    const asking = questionnaire.questions.filter(({ clauses }) => clauses.includes(clause));
    expect(asking.length).toBeGreaterThan(0);
    for (const { id, handling } of asking) expect(handling, id).toContain(table);
    expect(questionnaire.unasked.find((one) => one.clause === table)?.reason).toBe('beside_questions');
  });

  it('stands beside no question of another chapter', () => {
    for (const { chapter, handling = [] } of heldPolicy('kikuyo').questionnaire.questions)
      expect(handling.every((id) => id.startsWith(`${chapter.id}-`))).toBe(true);
  });
});
