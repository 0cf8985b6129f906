import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

/** The clauses of each question, in the order asked. */
function askedTogether(...lines: readonly string[]): readonly string[] {
  const { clauses } = readPolicy(lines.join('\n'));
  return deriveQuestionnaire(clauses, { policyId: 'made-up' }).questions.map((question) => question.clauses.join(' '));
}

function citing(policy: 'kikuyo' | 'nishiwaki' | 'mic-model', clause: string, role: string): Question | undefined {
  return heldPolicy(policy).questionnaire.questions.find(
    ({ clauses, roles }) => clauses.includes(clause) && roles.some((each) => each === role),
  );
}

describe('duties that are asked together', () => {
  it('stand under one heading that names their matter', () => {
    expect(
      askedTogether(
        '第１章　情報の取扱い',
        '第１節　電子メールの利用',
        '第１条　職員は、自動転送を設定してはならない。',
        '第２条　職員は、宛先を確認しなければならない。',
      ),
    ).toEqual(['1 2']);
  });

  it.each([
    '職員の遵守事項',
    'その他',
    '総則',
    '情報セキュリティ管理者',
    '情報セキュリティ管理者の役割',
    '人的セキュリティ',
  ])('do not stand under 「%s」, which names no matter', (heading) => {
    expect(
      askedTogether(
        '第１章　情報の取扱い',
        `第１節　${heading}`,
        '第１条　職員は、自動転送を設定してはならない。',
        '第２条　職員は、机の上を片付けなければならない。',
      ),
    ).toHaveLength(2);
  });

  it('do not stand under headings of their own', () => {
    expect(
      askedTogether(
        '１　端末の利用',
        '(1)　持出しの記録',
        '　課長は、持出しの記録を作成しなければならない。',
        '(2)　規程の掲示',
        '　課長は、規程を掲示しなければならない。',
      ),
    ).toHaveLength(2);
  });

  it.each([
    ['3-2-1-ウ', 'security_manager', '3-2-9-ウ'],
    ['6-1-1-イ', 'staff', '6-1-1-カ'],
    ['6-1-1-オ', 'security_manager', '6-1-3'],
    ['6-1-1-キ', 'staff', '6-1-1-ク'],
    ['7-1-19-ア', 'staff', '7-1-20-ア'],
    ['7-1-2-ウ', 'system_manager', '7-1-3'],
    ['7-2-1-イ-ア', 'system_manager', '7-2-1-ウ-ア'],
    ['2-1-2', 'ciso', '2-1-3'],
  ])('of kikuyo keep %s of %s apart from %s', (clause, role, other) => {
    const question = citing('kikuyo', clause, role);
    expect(question?.clauses).toContain(clause);
    expect(question?.clauses).not.toContain(other);
  });
});

describe.each(['kikuyo', 'nishiwaki', 'mic-model'] as const)('the order of %s', (policy) => {
  const { clauses, questionnaire } = heldPolicy(policy);
  const place = new Map(clauses.map(({ document, id }, at) => [`${document} ${id}`, at]));
  const placeOf = (document: string, id: string | undefined): number => place.get(`${document} ${id}`) ?? -1;
  const isSorted = (places: readonly number[]): boolean =>
    places.every((at, n) => n === 0 || at >= (places[n - 1] ?? 0));

  it('is that of the text, question by question', () => {
    expect(isSorted(questionnaire.questions.map(({ document, clauses: [first] }) => placeOf(document, first)))).toBe(
      true,
    );
  });

  it('is that of the text within each question', () => {
    const mixed = questionnaire.questions.filter(
      ({ document, rows }) => !isSorted(rows.map(({ clauses: [first] }) => placeOf(document, first))),
    );
    expect(mixed.map(({ id }) => id)).toEqual([]);
  });
});
