import { describe, expect, it } from 'vitest';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { namedMeasures } from '#app/domain/questionnaire/wording/named-measures.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

type BasicPolicy = 'kaminoseki' | 'kumamoto-sogo';

function heldQuestion(policy: BasicPolicy, id: string): Question {
  const found = heldPolicy(policy).questionnaire.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`${policy} has no ${id}`);
  return found;
}

function rowsOf(policy: BasicPolicy, clause: string): readonly string[] {
  return heldQuestion(policy, `${clause}@secretariat`).rows.map(({ text }) => text);
}

describe('measures that one sentence names', () => {
  it('are told apart', () => {
    expect(namedMeasures('施錠、入退室の記録及び暗号化等の物理的な対策を講じて')).toEqual([
      '施錠を行って',
      '入退室の記録を行って',
      '暗号化を行って',
    ]);
    expect(namedMeasures('書庫及び端末の管理について、物理的対策を実施して')).toEqual([
      '書庫の管理について、物理的対策を実施して',
      '端末の管理について、物理的対策（盗難防止、施錠保管等）を実施して',
    ]);
    expect(namedMeasures('心得を定めるとともに、訓練を行う等の人的対策を講じて')).toEqual([
      '心得を定めて',
      '訓練を行って',
    ]);
  });

  it('are one where only one is named', () => {
    expect(namedMeasures('暗号化等の技術的対策を講じて')).toEqual([]);
    expect(namedMeasures('端末と回線を点検して')).toEqual([]);
  });
});

describe.each(['kaminoseki', 'kumamoto-sogo'] as const)(
  'the 基本方針 of %s, which no 対策基準 spells out',
  (policy) => {
    it('is asked of the 事務局 where it names nobody', () => {
      const { questions } = heldPolicy(policy).questionnaire;
      const others = questions.filter(({ office }) => office !== 'secretariat');
      expect(others.map(({ id }) => id)).toEqual(['5@staff']);
    });

    it('asks every measure of its own', () => {
      expect(rowsOf(policy, '6-5')).toEqual(['職員等が遵守すべき事項を定めている', '十分な教育及び啓発を行っている']);
      expect(rowsOf(policy, '6-6')).toEqual([
        'コンピュータ等の管理の方法（設定、記録、バックアップ等）を定め、そのとおり行っている',
        '情報システム及びネットワークの利用者ごとの権限を定め、アクセス制御を行っている',
        '不正プログラム対策を講じている',
        '不正アクセス対策を講じている',
      ]);
      expect(rowsOf(policy, '6-7')).toEqual([
        '情報システムの監視を行っている',
        '情報セキュリティポリシーの遵守状況の確認を行っている',
        expect.stringMatching(/委託を行う際のセキュリティ確保を行っている$/u),
        '情報資産に対するセキュリティ侵害が発生した場合等に迅速かつ' +
          (policy === 'kaminoseki' ? '適切' : '適正') +
          'に対応するため、緊急時対応計画を策定している',
      ]);
    });

    it('asks for 監査, and takes the 自己点検 from the records', () => {
      expect(heldQuestion(policy, '7@secretariat').text).toMatch(/に応じて情報セキュリティ監査を実施していますか。$/u);
      const recorded = heldQuestion(policy, '7_p2@secretariat');
      expect(recorded.record).toBe('self_inspection_done');
      expect(recorded.text).toMatch(/に応じて自己点検を実施していますか。$/u);
    });

    it('asks once what a section of its own demands again', () => {
      expect(heldQuestion(policy, '6-9@secretariat').text).toBe(
        '情報セキュリティ監査及び自己点検の結果に基づき、運用改善を行い、情報セキュリティの向上を図っていますか。',
      );
      expect(heldQuestion(policy, '8@secretariat').clauses).toContain('6-9');
    });

    it('asks for the 体制, the classes and the three layers', () => {
      expect(heldQuestion(policy, '6-1@secretariat').text).toMatch(/組織体制を確立していますか。$/u);
      expect(rowsOf(policy, '6-2')).toHaveLength(2);
      expect(heldQuestion(policy, '6-3@secretariat').critical).toBe(true);
    });
  },
);

describe('the things and the people that a 基本方針 names', () => {
  it('are those of its own text', () => {
    expect(rowsOf('kaminoseki', '6-4')).toContain(
      '情報システム室の管理について、物理的な対策（施錠、入退室の管理、耐震・防火等）を講じている',
    );
    expect(rowsOf('kumamoto-sogo', '6-4')).toEqual([
      'サーバの管理について、物理的な対策（固定、停電・落雷への備え等）を講じている',
      '通信回線の管理について、物理的な対策（配線の保護、接続口の管理等）を講じている',
      '職員等のパソコン等の管理について、物理的な対策（盗難防止、施錠保管等）を講じている',
    ]);
    expect(rowsOf('kaminoseki', '10')).toHaveLength(2);
    expect(rowsOf('kumamoto-sogo', '6-8-ア')).toHaveLength(4);
  });

  it('say whom 職員等 means, 議員 and 監査委員 included', () => {
    expect(heldQuestion('kumamoto-sogo', '5@staff').hint).toContain(
      '「職員等」：職員、会計年度任用職員、議会議員及び監査委員',
    );
  });
});
