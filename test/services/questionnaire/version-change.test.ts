import { expect, test } from 'vitest';
import { partLabel, partWords } from '#app/components/policy/change-words.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { changeBetween, changeCounts } from '#app/services/questionnaire/version-change.loader.server.ts';
import type { VersionContent } from '#app/services/questionnaire/version-change.loader.server.ts';

const { clauses } = readPolicy('対策基準\n１ 運用\n（１）職員等は、端末を施錠しなければならない。');
const { questions } = deriveQuestionnaire(clauses, { policyId: 'town' });
const BEFORE: VersionContent = { clauses, questions };

const partsOf = (list: { readonly lines: ReturnType<typeof changeBetween>['clauseChanges']['added']['lines'] }) =>
  list.lines.map(({ oldSide, newSide }) =>
    [oldSide, newSide].map((side) => side?.parts.map((part) => `${partLabel(part)}：${partWords(part)}`)),
  );

test('a clause that is only judged otherwise shows on both sides as what it was and is judged', () => {
  const after = clauses.map((one) =>
    one.id === '1-1' ? { ...one, kind: 'recommendation' as const, subjects: ['情報システム管理者'] } : one,
  );
  const { clauseChanges } = changeBetween(BEFORE, { clauses: after, questions });
  expect(partsOf(clauseChanges.rejudged)).toEqual([
    [
      ['種類：義務', '名宛人：職員等'],
      ['種類：推奨', '名宛人：情報システム管理者'],
    ],
  ]);
});

test('a question of which only the weight and the 重点項目 are others is counted, and both sides say how', () => {
  const after = questions.map((one) => ({ ...one, weight: 1 as const, critical: true, criticalReason: '事故のため' }));
  expect(changeCounts(BEFORE, { clauses, questions: after }).questionChanges).toEqual({
    ...{ added: 0, dropped: 0, reworded: 0, adjusted: 1 },
  });
  expect(partsOf(changeBetween(BEFORE, { clauses, questions: after }).questionChanges.adjusted)).toEqual([
    [
      ['重み：2（必須）', '重点項目：重点項目でない'],
      ['重み：1（推奨）', '重点項目：重点項目（理由：事故のため）'],
    ],
  ]);
});
