import { describe, expect, it } from 'vitest';
import { LEGAL_MEASURE_NUMBERS, LEGAL_MEASURES, legalMeasureOf } from '#app/domain/policy/legal-measure.ts';
import type { LegalMeasureNumber } from '#app/domain/policy/legal-measure.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { servedMeasures } from '#app/domain/policy/served-measures.ts';
import { measuresOfQuestions } from '#app/domain/questionnaire/measures-of-question.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

const DUTIES = ['requirement', 'recommendation'];

/** What each clause of a text serves, by its id. */
function servedIn(text: string): Readonly<Record<string, readonly LegalMeasureNumber[]>> {
  const { clauses } = readPolicy(text);
  const served = servedMeasures(clauses);
  return Object.fromEntries(clauses.map((clause) => [clause.id, served(clause)]));
}

describe('the measures of the regulation', () => {
  it('are eight, in their order, and named', () => {
    expect(LEGAL_MEASURES.map(({ number }) => number)).toEqual(LEGAL_MEASURE_NUMBERS);
    expect(legalMeasureOf(8).text).toContain('監査及び自己点検の実施');
  });
});

describe.each(['kikuyo', 'nishiwaki', 'mic-model'] as const)('the measures that %s serves', (policy) => {
  const clauses = heldPolicy(policy).clauses.filter(({ document }) => document === 'standards');
  const served = servedMeasures(heldPolicy(policy).clauses);

  it('are at least one for every clause with a duty', () => {
    const without = clauses.filter((clause) => DUTIES.includes(clause.kind) && served(clause).length === 0);
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('are all eight', () => {
    const duties = clauses.filter(({ kind }) => DUTIES.includes(kind));
    expect(LEGAL_MEASURE_NUMBERS.filter((number) => !duties.some((clause) => served(clause).includes(number)))).toEqual(
      [],
    );
  });

  it('are known of every question', () => {
    const measuresOf = measuresOfQuestions(heldPolicy(policy).clauses);
    /* That 実施手順 are made at all is demanded by the law itself. */
    const questions = heldPolicy(policy).questionnaire.questions.filter(({ document }) => document === 'standards');
    expect(questions.filter((question) => measuresOf(question).length === 0).map(({ id }) => id)).toEqual([]);
  });
});

describe('the measure of a clause', () => {
  it.each([
    ['kikuyo', '2-7-4', [1, 8]],
    ['kikuyo', '4-1-1', [5]],
    ['kikuyo', '6-1-4', [4, 7]],
    ['kikuyo', '7-2-1-イ-ア', [4, 5]],
    ['kikuyo', '8-3-1', [6]],
    ['kikuyo', '10-1-4', [7, 8]],
    ['mic-model', '3.7.4-2', [7]],
    ['mic-model', '3.7.3-1', [6]],
  ] as const)('of %s %s is %j', (policy, id, expected) => {
    const { clauses } = heldPolicy(policy);
    const clause = clauses.find((each) => each.document === 'standards' && each.id === id);
    expect(clause === undefined ? null : servedMeasures(clauses)(clause)).toEqual(expected);
  });

  it('does not hang on the order of the chapters', () => {
    expect(
      servedIn(
        [
          '第１章　点検と監査',
          '第１条　課長は、毎年度、自己点検を実施しなければならない。',
          '第２章　委託の管理',
          '第２条　課長は、委託先と契約を締結しなければならない。',
          '第３章　人的対策',
          '第３条　課長は、職員に研修を受けさせなければならない。',
        ].join('\n'),
      ),
    ).toMatchObject({ 1: [8], 2: [7], 3: [4] });
  });

  it('is 号7 for an outsourcing that an older policy puts under 運用', () => {
    const served = servedIn(
      [
        '１　運用',
        '(1)　監視',
        '　管理者は、システムを常時監視しなければならない。',
        '(2)　外部委託',
        '　管理者は、事業者に守秘義務を課さなければならない。',
      ].join('\n'),
    );
    expect(served).toMatchObject({ '1': [6], '1-1': [6], '1-2': [7] });
  });

  it('comes from the words where no heading tells, and is none for a definition', () => {
    const served = servedIn(
      [
        '第１条　この規程において「媒体」とは、USBメモリをいう。',
        '第２条　職員は、媒体を施錠して保管しなければならない。',
        '第３条　管理者は、業務委託を行う場合は、委託事業者の選定に当たり水準を確認しなければならない。',
      ].join('\n'),
    );
    expect(served).toMatchObject({ 1: [], 2: [3], 3: [7] });
  });

  it('is of the items where a duty only announces them', () => {
    const served = servedIn(
      [
        '第１条　課長は、次の事項を行わなければならない。',
        '(1)　研修を受けさせること。',
        '(2)　書庫を施錠すること。',
      ].join('\n'),
    );
    expect(served).toMatchObject({ 1: [3, 4], '1-1': [4], '1-2': [3] });
  });
});

it.each(['kikuyo', 'mic-model', 'kaminoseki', 'kumamoto-sogo'] as const)('the 基本方針 of %s serves each', (policy) => {
  const clauses = heldPolicy(policy).clauses.filter(({ document }) => document === 'basic_policy');
  const served = servedMeasures(clauses);
  const numbers = new Set(clauses.flatMap((clause) => (DUTIES.includes(clause.kind) ? served(clause) : [])));
  expect([...numbers].sort()).toEqual(LEGAL_MEASURE_NUMBERS);
});
