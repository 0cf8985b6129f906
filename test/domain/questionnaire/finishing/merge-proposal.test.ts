import { describe, expect, it } from 'vitest';
import { mergeProposals } from '#app/domain/questionnaire/finishing/merge-proposal.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { makeQuestion } from '#test/factories/questions.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

function proposed(...questions: readonly Question[]): readonly (readonly [string, string])[] {
  return mergeProposals(questions).map((proposal) => proposal.questions);
}

const ONE = makeQuestion({
  id: '1-1@committee',
  unit: 'organization',
  office: 'committee',
  roles: ['committee'],
  text: '監査結果を関係規程の見直し、その他対策の見直し時に活用していますか。',
});
const OTHER = {
  ...ONE,
  id: '2-1@committee',
  clauses: ['2-1'],
  text: 'この点検結果を関係規程の見直し、その他対策の見直し時に活用していますか。',
};

describe('proposals for merging', () => {
  it('bring near-duplicate duties of one respondent together', () => {
    expect(proposed(ONE, OTHER)).toEqual([['1-1@committee', '2-1@committee']]);
  });

  it('never join two respondents that are settled', () => {
    expect(proposed(ONE, { ...OTHER, id: '2-1@ciso', office: 'ciso', roles: ['ciso'] })).toEqual([]);
    expect(
      proposed(ONE, { ...OTHER, id: '2-1@ciso', office: 'ciso', roles: ['ciso'], flags: ['respondent_unknown'] }),
    ).toHaveLength(1);
  });

  it('never join a clause with its own items', () => {
    expect(proposed(ONE, { ...OTHER, clauses: ['1-1-ア'] })).toEqual([]);
  });

  it.each([
    [
      'サービスを構築する際の対策の基準を規程に定めていますか。',
      'サービスを運用する際の対策の基準を規程に定めていますか。',
    ],
    [
      '「構築時の対策」の実施状況を確認して記録していますか。',
      '「終了時の対策」の実施状況を確認して記録していますか。',
    ],
    [
      '契約の期間において、必要な情報の対策を実施していますか。',
      '契約の期間において、必要な情報の対策の実施を相手に求めていますか。',
    ],
  ])('leave duties of different phases and hands apart: %s', (left, right) => {
    expect(proposed({ ...ONE, text: left }, { ...OTHER, text: right })).toEqual([]);
  });

  it('compare lists row by row', () => {
    const rows = (...texts: readonly string[]): Question['rows'] =>
      texts.map((text, at) => ({ id: `r${at + 1}`, text, clauses: [] }));
    const list = { ...ONE, rows: rows('関係者の連絡先', '報告すべき事項', '対応の措置') };
    expect(proposed(list, { ...OTHER, rows: rows('関係者の連絡先', '報告すべき事項') })).toHaveLength(1);
    expect(proposed(list, { ...OTHER, rows: rows('関係者の連絡先', '予備の電源') })).toEqual([]);
  });

  it.each([
    ['kikuyo', '4-1-2-ア@supervising_security_officer', '5-4-4@system_manager'],
    ['kikuyo', '9-2-2-ウ@supervising_security_officer', '9-2-8-ア@supervising_security_officer'],
    ['kikuyo', '10-1-8@committee', '10-2-3-イ@committee'],
    ['nishiwaki', '10-3-ア-イ@security_manager', '10-3-イ-イ@security_manager'],
    ['nishiwaki', '14-1-ク@committee', '14-2-ウ-イ@committee'],
  ] as const)('find in %s that %s and %s ask nearly the same', (policy, left, right) => {
    expect(proposed(...heldPolicy(policy).questionnaire.questions)).toContainEqual([left, right]);
  });

  it.each([
    ['kikuyo', '9-1-4-ア@security_manager', '9-1-4-イ@security_manager'],
    ['kikuyo', '9-2-6-ア@supervising_security_officer', '9-2-7-ア@supervising_security_officer'],
    ['nishiwaki', '10-3-ア-ア@staff', '10-3-イ-ア@staff'],
    ['kikuyo', '8-6-2@supervising_security_officer', '8-6-2-イ@system_manager'],
    ['nishiwaki', '7-2-キ-ア@handler', '7-2-ク-ア@handler'],
    ['kaminoseki', '9@secretariat', '10@secretariat'],
  ] as const)('leave in %s %s and %s apart', (policy, left, right) => {
    const { questions } = heldPolicy(policy).questionnaire;
    expect(questions.map(({ id }) => id)).toEqual(expect.arrayContaining([left, right]));
    expect(proposed(...questions)).not.toContainEqual([left, right]);
  });

  it('name exactly the questions that are like another when all meet all', () => {
    for (const policy of ['kikuyo', 'nishiwaki'] as const) {
      const { questions } = heldPolicy(policy).questionnaire;
      const [first, ...rest] = questions.slice(0, 60);
      if (first === undefined) throw new Error('the policy has questions');
      const doubled = [first, ...rest, ...rest.map((one, at) => ({ ...one, id: `z-${at}@x`, clauses: [`z-${at}`] }))];
      const naive = doubled.flatMap((left, at) =>
        doubled.slice(at + 1).flatMap((right) => mergeProposals([left, right]).flatMap((pair) => pair.questions)),
      );
      expect(new Set(proposed(...doubled).flat()), policy).toEqual(new Set(naive));
    }
  });

  it('of a thousand equal duties are fewer than the duties', () => {
    const equal = Array.from({ length: 1_000 }, (_, at) => ({
      ...ONE,
      id: `${at + 1}-1@committee`,
      clauses: [`${at + 1}-1`],
    }));
    expect(new Set(proposed(...equal).flat()).size).toBe(1_000);
    expect(proposed(...equal)).toHaveLength(999);
  });

  it('are few', () => {
    for (const policy of POLICY_IDS)
      expect(mergeProposals(heldPolicy(policy).questionnaire.questions).length, policy).toBeLessThanOrEqual(5);
  });
});
