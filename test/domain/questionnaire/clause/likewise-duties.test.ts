import { describe, expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';

function read(text: string) {
  const { clauses } = readPolicy(text);
  const { questions } = deriveQuestionnaire(clauses, { policyId: 'p' });
  const asked = questions.flatMap(({ text: question, rows }) => [question, ...rows.map((row) => row.text)]);
  return { clauses, asked };
}

const PASSWORD = '（パスワード）\n第１条　職員は、パスワードを10文字以上としなければならない。\n';
const MEDIA =
  '（媒体）\n第２条　職員は、次の事項を守らなければならない。\n(1) 媒体を施錠して保管する。\n(2) 媒体を持ち出さない。\n';

const OF_PASSWORD = /会計年度任用職員についても、パスワードを10文字以上として/u;

describe('whoever is bound likewise is asked what the clause referred to demands', () => {
  test.each([
    ['２　会計年度任用職員も、同様とする。', '1-2'],
    ['２　会計年度任用職員も同様とする。', '1-2'],
    ['２　会計年度任用職員も、また同じ。', '1-2'],
    ['２　会計年度任用職員についても、前項と同様とする。', '1-2'],
    ['２　会計年度任用職員については、前項の例による。', '1-2'],
    ['２　前項の規定は、会計年度任用職員について準用する。', '1-2'],
    ['第２条　会計年度任用職員も、同様とする。', '2'],
    ['第２条　第１条の規定は、会計年度任用職員に準用する。', '2'],
    ['第二条　前条の規定は、会計年度任用職員に準用する。', '2'],
    ['第２条　会計年度任用職員に対しても、前条に準ずるものとする。', '2'],
  ])('「%s」', (sentence, id) => {
    const { clauses, asked } = read(`${PASSWORD}${sentence}\n`);
    expect(clauses.find((clause) => clause.id === id)).toMatchObject({
      kind: 'requirement',
      subjects: ['会計年度任用職員'],
    });
    expect(asked.some((words) => OF_PASSWORD.test(words))).toBe(true);
  });

  test('in the same clause it means the sentence before', () => {
    const { asked } = read(
      '第１条　職員は、端末を施錠しなければならない。派遣職員も、同様とする。\n第２条　職員は、書類を放置してはならない。\n',
    );
    expect(asked.some((words) => /派遣職員についても、端末を施錠して/u.test(words))).toBe(true);
  });

  test('nobody is named twice in one question', () => {
    const { asked } = read('第１条　課長は、端末を点検する。係長も、同じ。\n');
    expect(asked.filter((words) => words.includes('係長'))).toEqual(['係長についても、端末を点検していますか。']);
  });

  test('of several clauses everything is asked, the items of a list one by one', () => {
    const { asked } = read(`${PASSWORD}${MEDIA}第３条　前２条の規定は、派遣職員について準用する。\n`);
    expect(asked.filter((words) => words.includes('派遣職員についても'))).toEqual([
      '派遣職員についても、パスワードを10文字以上としている',
      '派遣職員についても、媒体を施錠して保管している',
      '派遣職員についても、媒体を持ち出していない',
    ]);
  });

  test('what is referred to may refer to something itself', () => {
    const { asked } = read(
      `${PASSWORD}２　会計年度任用職員も、同様とする。\n第２条　派遣職員については、前条第２項の例による。\n第３条　委託事業者についても、第２条と同様とする。\n`,
    );
    expect(asked.some((words) => /委託事業者についても、パスワードを10文字以上として/u.test(words))).toBe(true);
  });

  test('what cannot be found is asked by where it stands', () => {
    const { asked } = read(`${PASSWORD}第２条　第９条の規定は、派遣職員に準用する。\n`);
    expect(asked.at(-1)).toContain('派遣職員についても、第９条の定めを守って');
  });

  test('a text of nothing but references comes to an end', () => {
    const each = Array.from({ length: 40 }, (_, at) => `第${at + 2}条　派遣職員についても、前各条の例による。\n`);
    const lines = `${PASSWORD}${each.join('')}`;
    const forward =
      '第１条　第２条の規定は、派遣職員に準用する。\n第２条　第１条の規定は、委託事業者に準用する。\n第３条　職員は、端末を施錠しなければならない。\n';
    expect(read(lines).clauses).toHaveLength(41);
    expect(read(forward).asked).toHaveLength(3);
  });
});

test.each([
  '第２条　この規程に定めのない事項は、職員の例による。',
  '第２条　この規程は、令和８年４月１日から施行する。',
  '第２条　端末の定義は、前条の例による。',
])('「%s」 binds nobody', (sentence) => {
  expect(read(`${PASSWORD}${sentence}\n`).clauses.at(-1)?.kind).toBe('definition');
});
