import { expect, test } from 'vitest';
import { boundCorrection, correctReading } from '#app/domain/policy/corrected-reading.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { must } from '#app/domain/shared/result.ts';

const SOURCE = [
  '対策基準',
  '１ 運用',
  '（１）承認又は許可の申請を行う者とその承認者又は許可者は、同じ者が兼務してはならない。',
].join('\n');

test('whom the secretariat named answers, also where the words of the clause speak of those who appoint', () => {
  const reading = readPolicy(SOURCE);
  const at = { document: 'standards', id: '1-1' } as const;
  const asked = (subjects: readonly string[] | null) => {
    const corrections =
      subjects === null
        ? []
        : [must(boundCorrection(reading, SOURCE, { before: [], wanted: { act: 'subjects', at, subjects } }))];
    const { clauses } = correctReading(reading, SOURCE, corrections).reading;
    const { questions } = deriveQuestionnaire(clauses, { policyId: 'town' });
    return questions.map(({ roles, unit, flags }) => [roles, unit, flags.includes('respondent_unknown')]);
  };
  expect(asked(null)).toEqual([[['supervising_security_officer'], 'organization', false]]);
  expect(asked(['職員等'])).toEqual([[['staff'], 'department', false]]);
  expect(asked(['情報システム管理者'])).toEqual([[['system_manager'], 'system', false]]);
});
