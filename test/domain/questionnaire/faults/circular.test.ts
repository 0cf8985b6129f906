import { describe, expect, it } from 'vitest';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { recordKindOf } from '#app/domain/questionnaire/grouping/record-kind.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

function derived(...lines: readonly string[]): readonly Question[] {
  return deriveQuestionnaire(readPolicy(lines.join('\n')).clauses, { policyId: 'made-up' }).questions;
}

function heldQuestion(policy: PolicyId, id: string): Question {
  const found = heldPolicy(policy).questionnaire.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`${policy} has no ${id}`);
  return found;
}

describe('a list of laws', () => {
  it('is one question: whether they are known, and whether none was broken', () => {
    const [found] = derived(
      '1 法令',
      '(1) 職員は、次の法令を遵守しなければならない。',
      'ア 地方公務員法（昭和25年法律第261号）',
      'イ 著作権法（昭和45年法律第48号）',
      'ウ 個人情報の保護に関する法律（平成15年法律第57号）',
      '(2) 職員は、離席時に画面をロックしなければならない。',
    );
    expect(found).toMatchObject({ id: '1-1@staff', clauses: ['1-1', '1-1-ア', '1-1-イ', '1-1-ウ'] });
    expect(found?.rows.map(({ text }) => text)).toEqual([
      '職務上守るべき法令（地方公務員法、著作権法、個人情報保護法）を、所属の職員等に周知している',
      '対象期間に、職務上守るべき法令に違反した事案がなかった（把握した範囲で答える）',
    ]);
    expect(found?.hint).toContain('個人情報の保護に関する法律（平成15年法律第57号）');
  });

  it('is not made of a list of other things that have to be kept', () => {
    const [found] = derived(
      '1 守ること',
      '(1) 職員は、次の事項を遵守しなければならない。',
      'ア 端末を施錠すること。',
      'イ 書類を放置しないこと。',
      '(2) 職員は、離席時に画面をロックしなければならない。',
    );
    expect(found?.rows.map(({ text }) => text)).toEqual(['端末を施錠している', '書類を放置していない']);
  });

  it.each([
    ['kikuyo', '8-5@staff', 9],
    ['nishiwaki', '12-5@staff', 8],
    ['mic-model', '3.7.6@staff', 5],
  ] as const)('has two rows in %s %s', (policy, id, clauses) => {
    const found = heldQuestion(policy, id);
    expect(found.rows).toHaveLength(2);
    expect(found.clauses).toHaveLength(clauses);
  });
});

describe('what the records of Tenken answer', () => {
  it.each([
    ['所管するシステムについて、毎年度、自己点検を実施していますか。', 'self_inspection_done'],
    ['自己点検の結果を取りまとめ、委員会に報告していますか。', 'self_inspection_reported'],
    ['情報システム台帳を整備していますか。', 'ledger_kept'],
    ['所属の職員等は、毎年度、研修を受講していますか。', 'training_attended'],
    ['例外措置の申請書を保管していますか。', 'exceptions_recorded'],
    ['課ごとに情報セキュリティ担当者を任命していますか。', 'appointments'],
  ] as const)('is told by act and object: %s', (words, kind) => {
    expect(recordKindOf(words)).toBe(kind);
  });

  it.each([
    '監査及び自己点検を実施していますか。',
    '自己点検の結果に基づき、改善を図っていますか。',
    '備品台帳を点検していますか。',
    '情報資産台帳を整備していますか。',
    '研修計画を立案していますか。',
    '監査責任者を指名し、監査を行わせていますか。',
  ])('is nothing that it does not hold: %s', (words) => {
    expect(recordKindOf(words)).toBeNull();
  });

  it.each([
    ['kikuyo', '10-2-1-ア@system_manager', 'self_inspection_done'],
    ['kikuyo', '10-2-2@system_manager', 'self_inspection_reported'],
    ['kikuyo', '10-2-2@security_officer', 'self_inspection_reported'],
    ['kikuyo', '6-2-4@staff', 'training_attended'],
    ['nishiwaki', '12-4-ウ@ciso', 'exceptions_recorded'],
  ] as const)('is marked in %s %s', (policy, id, record) => {
    expect(heldQuestion(policy, id).record).toBe(record);
  });

  it('is a ledger, and not what it says of requirements that it has no place for', () => {
    expect(recordKindOf('情報システム台帳を整備していますか。')).toBe('ledger_kept');
    expect(heldQuestion('kikuyo', '3-2-1-イ@system_manager').record).toBeUndefined();
  });

  it('marks no question that asks more than the record tells', () => {
    for (const policy of ['kikuyo', 'nishiwaki', 'mic-model', 'kaminoseki', 'kumamoto-sogo'] as const) {
      const marked = heldPolicy(policy).questionnaire.questions.filter(({ record }) => record !== undefined);
      for (const { id, text, rows, record } of marked) {
        const words = rows.length === 0 ? [text] : rows.map((row) => row.text);
        expect([...new Set(words.map(recordKindOf))], id).toEqual([record]);
      }
    }
  });
});
