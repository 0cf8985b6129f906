import { describe, expect, it } from 'vitest';
import { respondentsOf } from '#app/domain/questionnaire/respondent/respondent.ts';
import { COMMON_ROLE_MAP, roleMapOf, rolesOfSubject } from '#app/domain/questionnaire/respondent/role-map.ts';

function sheets(sentence: string, names: readonly string[]): readonly string[] {
  return respondentsOf(sentence, names, sentence, COMMON_ROLE_MAP).map(
    ({ unit, office, roles }) => `${unit}/${office ?? ''}/${roles.join('+')}`,
  );
}

describe('who answers', () => {
  it.each([
    ['最高情報セキュリティ責任者', 'ciso'],
    ['CIS0', 'ciso'],
    ['統括情報セキュリティ責任者', 'supervising_security_officer'],
    ['情報セキュリティ責任者', 'security_officer'],
    ['情報セキュリティ管理者', 'security_manager'],
    ['情報管理者', 'system_manager'],
    ['情報システム担当者', 'system_operator'],
    ['情報化推進委員会', 'committee'],
    ['各課室長', 'security_manager'],
    ['情報セキュリティ監査統括責任者', 'audit_supervisor'],
    ['監査を行う者', 'auditor'],
    ['全ての職員等', 'staff'],
    ['外部サービス管理者', 'cloud_manager'],
    ['利用申請の許可権限者', 'cloud_approver'],
    ['外部委託事業者', 'contractor'],
    ['情報資産を利用する者', 'handler'],
    ['最高情報統括責任者', 'ciso'],
    ['最高責任者', 'ciso'],
    ['CIO補佐官', 'ciso'],
    ['統轄情報セキュリティ責任者', 'supervising_security_officer'],
    ['統括教育情報セキュリティ責任者', 'supervising_security_officer'],
    ['ネットワーク管理者', 'supervising_security_officer'],
    ['監査総括責任者', 'audit_supervisor'],
    ['内部監査班', 'auditor'],
    ['被監査部門', 'audited_unit'],
    ['各部の長', 'security_officer'],
    ['教育情報セキュリティ責任者', 'security_officer'],
    ['各課の長', 'security_manager'],
    ['所属情報セキュリティ責任者', 'security_manager'],
    ['校長', 'security_manager'],
    ['教育情報システム管理者', 'system_manager'],
    ['システム責任者', 'system_manager'],
    ['システム担当者', 'system_operator'],
    ['情報政策担当課', 'secretariat'],
    ['主管課', 'security_manager'],
    ['主管課長', 'security_manager'],
    ['情報主管課', 'secretariat'],
    ['ＤＸ推進課', 'secretariat'],
    ['教職員', 'staff'],
    ['従業員', 'staff'],
    ['利用者', 'staff'],
    ['受託者', 'contractor'],
    ['委員会', 'committee'],
  ])('knows %s', (name, role) => {
    expect(rolesOfSubject(name, COMMON_ROLE_MAP)).toEqual([role]);
  });

  it('does not take every 委員会 for the one that decides', () => {
    expect(rolesOfSubject('教育委員会', COMMON_ROLE_MAP)).toEqual([]);
  });

  it.each(['教育委員会', '監督責任者', '危機管理監', '情報政策課長', '施設管理部門'])(
    'does not guess who %s is',
    (name) => {
      expect(rolesOfSubject(name, COMMON_ROLE_MAP)).toEqual([]);
    },
  );

  it('leaves an office that nobody knows to the supervising officer with its printed name', () => {
    const [found] = respondentsOf('危機管理監は、訓練を実施しなければならない', ['危機管理監'], '', COMMON_ROLE_MAP);
    expect(found).toMatchObject({ roles: ['supervising_security_officer'], unknown: true, unmapped: ['危機管理監'] });
  });

  it('marks a known role that is bound together with an unknown one', () => {
    const [found] = respondentsOf(
      '職員等及び危機管理監は、参加しなければならない',
      ['職員等', '危機管理監'],
      '',
      COMMON_ROLE_MAP,
    );
    expect(found).toMatchObject({ roles: ['staff'], unknown: true, unmapped: ['危機管理監'] });
  });

  it('reads who 「…した者」 is from the condition before it', () => {
    expect(
      sheets('情報システム管理者等が違反を確認した場合は、違反を確認した者は速やかに通知しなければならない', [
        '違反を確認した者',
      ]),
    ).toEqual(['system//system_manager', 'department//security_manager']);
    expect(
      sheets('情報システム管理者が違反を確認した場合は、違反を確認した者は通知しなければならない', [
        '違反を確認した者',
      ]),
    ).toEqual(['system//system_manager']);
    expect(sheets('違反を確認した者は速やかに通知しなければならない', ['違反を確認した者'])).toEqual([
      'department//handler',
    ]);
  });

  it('takes the names of a policy of its own first', () => {
    const map = roleMapOf({ 情報主任: 'security_manager', '情報(主査)': 'system_manager' });
    expect(rolesOfSubject('情報(主査)', map)).toEqual(['system_manager']);
    expect(rolesOfSubject('職員等', map)).toEqual(['staff']);
    expect(rolesOfSubject('情報主任', map)).toEqual(['security_manager']);
    expect(rolesOfSubject('情報主任', COMMON_ROLE_MAP)).toEqual([]);
  });

  it('asks what binds two roles jointly in the scope of each', () => {
    expect(
      sheets('統括情報セキュリティ責任者及び情報システム管理者は、監視しなければならない', [
        '統括情報セキュリティ責任者',
        '情報システム管理者',
      ]),
    ).toEqual(['organization/supervising_security_officer/supervising_security_officer', 'system//system_manager']);
  });

  it('asks a choice of those who each own something of each, for what it owns', () => {
    const sentence = '情報セキュリティ管理者又は情報システム管理者は、保管しなければならない';
    const names = ['情報セキュリティ管理者', '情報システム管理者'];
    expect(respondentsOf(sentence, names, sentence, COMMON_ROLE_MAP)).toMatchObject([
      { unit: 'department', roles: ['security_manager'], alternatives: [], object: 'section' },
      { unit: 'system', roles: ['system_manager'], alternatives: [], object: 'system' },
    ]);
  });

  it('asks a choice about one product of the body once and names the other role as an alternative', () => {
    const sentence = 'CISO又は情報セキュリティ委員会は、計画を定めなければならない';
    const [only, ...others] = respondentsOf(sentence, ['CISO', '情報セキュリティ委員会'], sentence, COMMON_ROLE_MAP);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ unit: 'organization', roles: ['ciso'], alternatives: ['committee'], object: null });
  });

  it('asks each section or the body once where neither keeps a system', () => {
    const sentence = '統括情報セキュリティ責任者又は情報セキュリティ管理者は、通知しなければならない';
    const names = ['統括情報セキュリティ責任者', '情報セキュリティ管理者'];
    expect(respondentsOf(sentence, names, sentence, COMMON_ROLE_MAP)).toMatchObject([
      { roles: ['security_manager'], alternatives: ['supervising_security_officer'], object: null },
    ]);
  });

  it.each(['又は', 'または', '若しくは', '等又は'])('reads 「%s」 as a choice', (joint) => {
    const sentence = `情報システム担当者、情報セキュリティ管理者${joint}情報システム管理者は、保管しなければならない`;
    const names = ['情報システム担当者', '情報セキュリティ管理者', '情報システム管理者'];
    expect(respondentsOf(sentence, names, sentence, COMMON_ROLE_MAP)).toMatchObject([
      { roles: ['security_manager'], alternatives: [], object: 'section' },
      { roles: ['system_manager'], alternatives: ['system_operator'], object: 'system' },
    ]);
  });

  it('asks the sections and the keepers of systems that a duty names together', () => {
    const sentence =
      '情報セキュリティ管理者及び情報システム管理者は、例外措置を実施した場合には、事後速やかに報告しなければならない';
    expect(sheets(sentence, ['情報セキュリティ管理者', '情報システム管理者'])).toEqual([
      'department//security_manager',
      'system//system_manager',
    ]);
  });

  it.each([
    '管理区域を地階に設けてはならない',
    '端末とネットワークとの接続の可否が自動的に識別されるよう設定しなければならない',
    '端末からの外部のサイトに対する攻撃を監視しなければならない',
  ])('asks 統括 alone about what is one for the body: %s', (duty) => {
    const sentence = `統括情報セキュリティ責任者及び情報システム管理者は、${duty}`;
    expect(sheets(sentence, ['統括情報セキュリティ責任者', '情報システム管理者'])).toEqual([
      'organization/supervising_security_officer/supervising_security_officer',
    ]);
  });

  it('asks the keeper of a system about a room where the text names nobody else', () => {
    expect(sheets('情報システム管理者は、管理区域への入退室を制限しなければならない', ['情報システム管理者'])).toEqual([
      'system//system_manager',
    ]);
  });

  it('does not read a choice of other things as a choice of roles', () => {
    const sentence = '情報セキュリティ責任者及び情報セキュリティ管理者は、紙又は記録媒体で保管しなければならない';
    expect(sheets(sentence, ['情報セキュリティ責任者', '情報セキュリティ管理者'])).toHaveLength(2);
  });

  it('lets roles of one sheet answer together', () => {
    expect(sheets('職員等及び委託事業者は、携帯しなければならない', ['職員等', '委託事業者'])).toEqual([
      'department//staff+contractor',
    ]);
  });

  it('asks whoever appoints about offices that may not be combined', () => {
    expect(
      sheets('監査を受ける者と監査を実施する者は、同じ者が兼務してはならない', ['監査を受ける者', '監査を実施する者']),
    ).toEqual(['organization/audit_supervisor/auditor']);
  });

  it('leaves a duty of nobody to the supervising officer, marked', () => {
    const [found] = respondentsOf('記録しなければならない', [], '', COMMON_ROLE_MAP);
    expect(found).toMatchObject({ unit: 'organization', roles: ['supervising_security_officer'], unknown: true });
  });
});
