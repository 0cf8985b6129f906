import { describe, expect, it } from 'vitest';
import { burdenOfQuestionnaire, isTooMuch } from '#app/domain/questionnaire/burden.ts';
import type { BurdenKind } from '#app/domain/questionnaire/burden.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { makeQuestion, TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

function rows(count: number): Question['rows'] {
  return Array.from({ length: count }, (_, at) => ({ id: `r${at}`, text: '行っている', clauses: ['1-1'] }));
}

function sheet(kind: BurdenKind, questions: readonly Question[]) {
  return burdenOfQuestionnaire(questions).sheets.find((each) => each.kind === kind);
}

describe('what a questionnaire asks', () => {
  it('of a plain section leaves out what only a contract brings', () => {
    expect(sheet('plain_section', TOWN_QUESTIONNAIRE.questions)).toEqual({
      kind: 'plain_section',
      questionCount: 3,
      rowCount: 2,
      mostQuestions: 60,
      mostRows: 150,
    });
  });

  it('of a system is counted for a package and for a service', () => {
    const system = { unit: 'system', roles: ['system_manager'] } as const;
    const questions = [
      makeQuestion({ id: '1-1@system_manager', ...system }),
      makeQuestion({ id: '1-2@system_manager', ...system, gates: ['package'] }),
      makeQuestion({ id: '1-3@system_manager', ...system, gates: ['saas'] }),
      makeQuestion({ id: '1-4@system_manager', ...system, gates: ['cloud', 'own_server'] }),
      makeQuestion({ id: '1-5@system_manager', ...system, gates: ['cloud'] }),
    ];
    expect(sheet('package_system', questions)?.questionCount).toBe(2);
    expect(sheet('saas_system', questions)?.questionCount).toBe(3);
  });

  it('of an office is counted by office, and offices that are asked nothing are left out', () => {
    expect(
      burdenOfQuestionnaire(TOWN_QUESTIONNAIRE.questions).sheets.map(({ kind, questionCount }) => [
        kind,
        questionCount,
      ]),
    ).toEqual([
      ['plain_section', 3],
      ['package_system', 1],
      ['saas_system', 1],
      ['bureau', 1],
      ['ciso', 1],
      ['supervising_security_officer', 1],
      ['audit_supervisor', 1],
    ]);
  });

  it('is too much with the 61st question and with the 151st row, not before', () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      makeQuestion({ id: `1-${at}@security_manager`, unit: 'department' }),
    );
    const tooMuch = (questions: readonly Question[]) => {
      const found = sheet('plain_section', questions);
      return found !== undefined && isTooMuch(found);
    };
    const one = (count: number) => makeQuestion({ id: '2-1@security_manager', unit: 'department', rows: rows(count) });
    expect([tooMuch(many), tooMuch([...many, one(0)])]).toEqual([false, true]);
    expect([tooMuch([one(150)]), tooMuch([one(151)])]).toEqual([false, true]);
  });

  it('names the questions with more than 15 rows', () => {
    const questions = [15, 16].map((count) =>
      makeQuestion({ id: `1-${count}@security_manager`, unit: 'department', rows: rows(count) }),
    );
    expect(burdenOfQuestionnaire(questions).longLists).toEqual(['1-16@security_manager']);
  });

  it('of a held policy is what its sheets hold', () => {
    const { questions } = heldPolicy('kikuyo').questionnaire;
    const { sheets } = burdenOfQuestionnaire(questions);
    const organization = questions.filter(({ unit }) => unit === 'organization').length;
    const ofOffices = sheets.filter(({ kind }) => !/section|system$|bureau/u.test(kind));
    expect(ofOffices.reduce((sum, { questionCount }) => sum + questionCount, 0)).toBe(organization);
    expect(sheets.filter(isTooMuch).map(({ kind, questionCount }) => [kind, questionCount])).toEqual([
      ['plain_section', 61],
    ]);
  });
});
