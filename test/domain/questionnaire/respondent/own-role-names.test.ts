import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { withOwnRoleNames } from '#app/domain/questionnaire/respondent/own-role-names.ts';
import { COMMON_ROLE_MAP, roleMapOf, rolesOfSubject } from '#app/domain/questionnaire/respondent/role-map.ts';
import type { RoleMap } from '#app/domain/questionnaire/respondent/role-map.ts';
import { makeClause } from '#test/factories/questions.ts';

function mapOf(...texts: readonly string[]): RoleMap {
  return withOwnRoleNames(
    texts.map((text, at) => makeClause({ id: String(at + 1), text, kind: 'assignment', subjects: [] })),
    COMMON_ROLE_MAP,
  );
}

describe('the names a policy gives to roles', () => {
  it.each([
    [
      '総務部長を統括情報セキュリティ責任者（以下「統括者」という。）とする。',
      '統括者',
      'supervising_security_officer',
    ],
    ['総務部長を統括情報セキュリティ責任者とする。', '総務部長', 'supervising_security_officer'],
    ['危機管理監をもって情報セキュリティ監査統括責任者に充てる。', '危機管理監', 'audit_supervisor'],
    ['情報セキュリティ推進主任は、各課の長をもって充てる。', '情報セキュリティ推進主任', 'security_manager'],
    ['各課に電算取扱主任を置き、各課の長をもって充てる。', '電算取扱主任', 'security_manager'],
    ['各課に情報管理責任者を置き、各課の長をもって充てる。', '情報管理責任者', 'security_manager'],
    ['情報管理者は、情報システムを所管する課の長をもって充てる。', '情報管理者', 'system_manager'],
    ['副町長を最高情報統括責任者（以下「ＣＩＯ」という。）とする。', 'ＣＩＯ', 'ciso'],
    ['電算主任には、情報システムを所管する課の長を充てる。', '電算主任', 'system_manager'],
    ['副町長を最高情報セキュリティ責任者（Chief Officer。以下「総責任者」という。）に充てる。', '総責任者', 'ciso'],
  ])('are read from %s', (text, name, role) => {
    expect(rolesOfSubject(name, mapOf(text))).toEqual([role]);
  });

  it('stand for every office that a short form takes together', () => {
    const map = mapOf('部長、次長及び課長（以下「部長等」という。）は、毎年、台帳を点検する。');
    expect(rolesOfSubject('部長等', map)).toEqual(['security_officer', 'security_manager']);
  });

  it('stand for one role where all that a short form takes together have that one', () => {
    expect(rolesOfSubject('課所長', mapOf('課長及び所長（以下「課所長」という。）は、台帳を点検する。'))).toEqual([
      'security_manager',
    ]);
  });

  it('never change a name that is known already', () => {
    const map = mapOf('情報セキュリティ管理者を最高情報セキュリティ責任者とする。');
    expect(rolesOfSubject('情報セキュリティ管理者', map)).toEqual(['security_manager']);
    const own = withOwnRoleNames(
      [makeClause({ id: '1', text: '総務課長を統括情報セキュリティ責任者とする。' })],
      roleMapOf({ 総務課長: 'secretariat' }),
    );
    expect(rolesOfSubject('総務課長', own)).toEqual(['secretariat']);
  });

  it('are not made of things or of whoever does something', () => {
    const map = mapOf(
      '重要な情報（以下「重要情報」という。）を保管する。',
      '契約により操作を認められた者を情報システム担当者とする。',
    );
    expect(rolesOfSubject('重要情報', map)).toEqual([]);
    expect(rolesOfSubject('契約により操作を認められた者', map)).toEqual(['handler']);
  });
});

const OTHER_BODY = `○○市情報セキュリティ対策基準

（最高責任者）
第１条 副市長を最高情報セキュリティ責任者（以下「最高責任者」という。）とする。
２ 最高責任者は、研修を毎年度実施しなければならない。
（所属責任者）
第２条 各課の長を所属情報セキュリティ責任者（以下「所属責任者」という。）とする。
２ 所属責任者は、持出しの記録を作成しなければならない。
（危機管理）
第３条 危機管理監は、訓練を実施しなければならない。
２ 部局長又は所属責任者は、苦情に対応しなければならない。
`;

describe("deriving from another body's file", () => {
  const { questions } = deriveQuestionnaire(readPolicy(OTHER_BODY).clauses, { policyId: 'other' });
  const found = questions.map(({ id, roles, alternatives, unmapped }) => [
    id.split('@', 1).join(''),
    roles.join('+'),
    alternatives.join('+'),
    unmapped ?? [],
  ]);

  it('asks whom the text means by its own names, and says which name it does not know', () => {
    expect(found).toEqual([
      ['1-2', 'ciso', '', []],
      ['2-2', 'security_manager', '', []],
      ['3-1', 'supervising_security_officer', '', ['危機管理監']],
      ['3-2', 'security_manager', 'security_officer', []],
    ]);
  });
});

describe('what the secretariat says that a name means', () => {
  const { clauses } = readPolicy(OTHER_BODY);
  const asked = (named: ReadonlyMap<string, readonly RoleId[]>) =>
    deriveQuestionnaire(clauses, { policyId: 'other', named }).questions.map(
      ({ id, roles, alternatives, unmapped }) => [id, roles.join('+'), alternatives.join('+'), unmapped ?? []],
    );

  it('goes before nobody, and then no name is left to be said', () => {
    expect(asked(new Map([['危機管理監', ['csirt']]]))[2]).toEqual(['3-1@csirt', 'csirt', '', []]);
  });

  it('goes before what the text says of it', () => {
    expect(asked(new Map([['所属責任者', ['security_officer']]]))[1]).toEqual([
      '2-2@security_officer',
      'security_officer',
      '',
      [],
    ]);
  });

  it('may be several roles at once', () => {
    const ids = asked(new Map([['危機管理監', ['ciso', 'security_officer']]])).map(([id]) => id);
    expect(ids).toEqual(expect.arrayContaining(['3-1@ciso', '3-1@security_officer']));
  });

  it('may be nobody: the name is asked about no more, and the question stays with who answers for nobody', () => {
    expect(asked(new Map([['危機管理監', []]]))[2]).toEqual([
      '3-1@supervising_security_officer',
      'supervising_security_officer',
      '',
      [],
    ]);
  });

  it('is compared as a whole', () => {
    expect(asked(new Map([['管理監', ['ciso']]]))).toEqual(asked(new Map()));
  });
});
