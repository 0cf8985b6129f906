import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { ofOwnObject } from '#app/domain/questionnaire/wording/own-object.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

type PolicyId = 'kikuyo' | 'nishiwaki' | 'mic-model' | 'kaminoseki';

function rolesAsked(policy: PolicyId, clause: string): readonly string[] {
  return heldPolicy(policy)
    .questionnaire.questions.filter(({ clauses }) => clauses.includes(clause))
    .flatMap(({ roles }) => roles);
}

function textOf(policy: PolicyId, id: string): string | undefined {
  return heldPolicy(policy).questionnaire.questions.find((question) => question.id === id)?.text;
}

describe('「A又はB」', () => {
  it.each([
    ['kikuyo', '3-2-6-イ', ['security_manager', 'system_manager']],
    ['kikuyo', '7-2-1-ア', ['supervising_security_officer', 'system_manager']],
    ['kikuyo', '7-2-3-イ', ['supervising_security_officer', 'system_manager']],
    ['kikuyo', '9-1-2-イ', ['security_manager', 'system_manager']],
    ['kikuyo', '9-1-3-ア', ['security_manager', 'system_manager']],
    ['kikuyo', '9-1-4-イ', ['security_manager', 'system_manager']],
    ['kikuyo', '8-3-1', ['ciso']],
    ['nishiwaki', '11-2-ア-ア', ['supervising_security_officer', 'system_manager']],
    ['mic-model', '3.3-2-6-ア', ['security_manager', 'system_manager']],
  ] as const)('of %s in %s is asked of %j', (policy, clause, roles) => {
    expect(rolesAsked(policy, clause)).toEqual(roles);
  });

  it('names to each what it owns', () => {
    expect(textOf('kikuyo', '7-2-1-ア@supervising_security_officer')).toBe(
      'ネットワークにアクセスする権限のない職員等がアクセスできないように、システム上制限していますか。',
    );
    expect(textOf('kikuyo', '7-2-1-ア@system_manager')).toBe(
      '本システムにアクセスする権限のない職員等がアクセスできないように、システム上制限していますか。',
    );
  });

  it.each([
    [
      '所管するネットワーク又は情報システムごとに、管理しなければならない',
      'network',
      'ネットワークについて、管理しなければならない',
    ],
    [
      '管理者は、認証情報を管理しなければならない',
      'system',
      '管理者は、本システムについて、認証情報を管理しなければならない',
    ],
    ['管理者は、サーバを管理しなければならない', 'system', '管理者は、サーバを管理しなければならない'],
    ['管理者は、媒体を保管しなければならない', 'section', '管理者は、媒体を保管しなければならない'],
    ['管理者は、媒体を保管しなければならない', null, '管理者は、媒体を保管しなければならない'],
  ] as const)('%s: of a %s', (sentence, object, expected) => {
    expect(ofOwnObject(sentence, object, ['管理者'])).toBe(expected);
  });
});

describe('how information is classed and kept', () => {
  it.each([
    ['kikuyo', '3-1'],
    ['kikuyo', '3-1-n1'],
    ['kikuyo', '3-1-n2'],
    ['nishiwaki', '7-1'],
    ['mic-model', '3.3-1'],
  ] as const)('is asked of who holds it: %s %s', (policy, clause) => {
    expect(rolesAsked(policy, clause)).toEqual(['security_manager', 'system_manager']);
  });

  it('is asked of the body where there is only a 基本方針', () => {
    const { questions } = heldPolicy('kaminoseki').questionnaire;
    expect(questions.filter(({ unit }) => unit === 'system').map(({ id }) => id)).toEqual([]);
  });

  it('goes to nobody else than whom the text names', () => {
    const { clauses } = readPolicy(
      [
        '１　情報資産の管理',
        '(1)　CISOは、情報資産を分類しなければならない。',
        '(2)　CISOは、分類を見直さなければならない。',
      ].join('\n'),
    );
    const { questions } = deriveQuestionnaire(clauses, { policyId: 'made-up' });
    expect(questions.flatMap(({ roles }) => roles)).toEqual(questions.map(() => 'ciso'));
  });
});

describe('an exception that could not wait', () => {
  it.each([
    ['kikuyo', '8-4-2'],
    ['nishiwaki', '12-4-イ'],
    ['mic-model', '3.7.5-2'],
  ] as const)('is asked of sections and of who keeps a system, of each about its own: %s %s', (policy, clause) => {
    expect(rolesAsked(policy, clause)).toEqual(['security_manager', 'system_manager']);
    expect(textOf(policy, `${clause}@system_manager`)).toMatch(/^対象期間に、本システムについて、/u);
    expect(textOf(policy, `${clause}@security_manager`)).not.toContain('本システム');
  });
});

describe('one room and one network', () => {
  it.each([
    ['kikuyo', '5-2-1-イ'],
    ['kikuyo', '7-5-4'],
    ['nishiwaki', '9-2-ア-イ'],
    ['nishiwaki', '11-5-キ'],
    ['mic-model', '3.4.2-1-2'],
    ['mic-model', '3.6.2-3'],
    ['kikuyo', '7-6-3'],
    ['mic-model', '3.6.6-3'],
  ] as const)('are asked of 統括 alone: %s %s', (policy, clause) => {
    expect(rolesAsked(policy, clause)).toEqual(['supervising_security_officer']);
  });
});

describe('what each has of its own', () => {
  it.each([
    ['本市における情報資産を、分類しなければならない', 'section', '所属で保有する情報資産を、分類しなければならない'],
    ['本市における情報資産を、分類しなければならない', 'system', '本システムの情報資産を、分類しなければならない'],
    ['IDについて、点検しなければならない', 'system', '本システムのIDについて、点検しなければならない'],
    [
      '職員等による不正アクセスを発見した場合は、通知しなければならない',
      'system',
      '職員等による本システムへの不正アクセスを発見した場合は、通知しなければならない',
    ],
    ['IDの取扱いの方法を定めなければならない', 'system', 'IDの取扱いの方法を定めなければならない'],
    [
      '低頻度の媒体や情報システムのバックアップで取得したデータを記録する媒体を保管しなければならない',
      'section',
      '低頻度の媒体を保管しなければならない',
    ],
  ] as const)('%s: of a %s', (sentence, object, expected) => {
    expect(ofOwnObject(sentence, object, [])).toBe(expected);
  });

  it('is what stands in a book case for a section, and never for a system', () => {
    const { questions } = heldPolicy('kikuyo').questionnaire;
    const rows = questions.find(({ id }) => id === '3-1-n1@system_manager')?.rows.map(({ text }) => text) ?? [];
    expect(rows).toHaveLength(3);
    expect(rows.filter((text) => /書庫|来庁者/u.test(text))).toEqual([]);
    expect(rows[0]).toMatch(/^機密性３A又は３Bの資産のうちデジタル資産は、/u);
  });
});

describe('how people behave', () => {
  it.each([
    ['kikuyo', '8-6-2-イ', ['system_manager', 'security_manager']],
    ['mic-model', '3.7.7-2-2', ['system_manager', 'security_manager']],
    ['nishiwaki', '12-6-イ-イ', ['system_manager']],
  ] as const)('is told of a system only as far as it was used: %s %s', (policy, clause, roles) => {
    expect(rolesAsked(policy, clause)).toEqual(roles);
    expect(textOf(policy, `${clause}@system_manager`)).toContain('本システムの管理に当たって');
  });
});

describe('what one act is asked of', () => {
  it('is the keeper of the system, who tells of its contractors, too', () => {
    expect(rolesAsked('nishiwaki', '11-1-エ-ウ')).toEqual(['system_operator']);
  });

  it('is one question where a policy tells 職員等 twice to keep it', () => {
    expect(rolesAsked('nishiwaki', '5')).toEqual(['staff']);
    expect(rolesAsked('nishiwaki', '10-1-ア-ア')).toEqual(['staff']);
    expect(textOf('nishiwaki', '5@staff')).toBeUndefined();
  });
});
