import { describe, expect, it } from 'vitest';
import { GATE_IDS, gateState, isOpen } from '#app/domain/questionnaire/gate/gate.ts';
import { GATES, findGate } from '#app/domain/questionnaire/gate/gate-list.ts';

describe('gates', () => {
  it('ask a question exactly where the sheet, not the ledger, answers', () => {
    expect(GATES.map(({ id }) => id)).toEqual(GATE_IDS);
    for (const gate of GATES) expect(gate.question === null, gate.id).toBe(gate.kind === 'asset');
  });

  it('keep a question back until they are answered', () => {
    expect(gateState({ gate: null }, {})).toBe('open');
    expect(gateState({ gate: 'cloud' }, {})).toBe('unanswered');
    expect(isOpen({ gate: 'cloud' }, {})).toBe(false);
    expect(gateState({ gate: 'cloud' }, { cloud: false })).toBe('closed');
    expect(isOpen({ gate: 'cloud' }, { cloud: true, sns: false })).toBe(true);
  });

  it('are found in the sentence before the headings', () => {
    expect(findGate(['クラウドサービスを利用する場合は、確認しなければならない'], ['業務委託'], 'department')).toBe(
      'cloud',
    );
    expect(findGate(['契約を締結しなければならない'], ['選定基準', '業務委託'], 'department')).toBe('outsourcing');
  });

  it('are not invented from a mere mention', () => {
    expect(
      findGate(['職員等及び委託事業者が使用している端末を監視しなければならない'], ['内部からの攻撃'], 'system'),
    ).toBeNull();
    expect(findGate(['外部委託を行う際のセキュリティ確保等の対策を講じる'], ['運用'], 'organization')).toBeNull();
    expect(findGate(['規定を整備しなければならない'], ['業務委託とクラウドサービスの利用'], 'department')).toBeNull();
  });

  it.each([
    ['管理区域に入室する場合、携帯しなければならない', '管理区域の管理', 'department', 'controlled_area'],
    ['情報システム開発、導入、保守等の調達に当たっては、明記しなければならない', '', 'system', 'procurement'],
    ['あらかじめ擬似環境による操作確認を行わなければならない', 'テスト', 'system', 'procurement'],
    [
      '開発したシステムについてテストを行う場合、独立したテストを行わなければならない',
      'テスト',
      'system',
      'own_development',
    ],
    ['庁舎の敷地外にサーバ等の機器を設置する場合、承認を得なければならない', '', 'organization', 'offsite_equipment'],
    ['私物パソコンを用いる場合には、許可を得なければならない', '', 'department', 'personal_devices'],
  ] as const)('are stated by %s', (sentence, heading, unit, gate) => {
    expect(findGate([sentence], [heading], unit)).toBe(gate);
  });

  it('do not excuse the organization from its rooms and cables where no system has a server of its own', () => {
    expect(findGate(['管理区域を地下に設けてはならない'], ['管理区域の構造等'], 'organization')).toBeNull();
    expect(
      findGate(['損傷を防止しなければならない'], ['通信ケーブル等の配線', 'サーバ等の管理'], 'organization'),
    ).toBeNull();
  });

  it('do not read a use of a tested product as a purchase', () => {
    expect(
      findGate(['複合機を調達する場合、要件を策定しなければならない'], ['複合機のセキュリティ管理'], 'organization'),
    ).toBeNull();
  });

  it('do not bind sentences under different conditions together', () => {
    expect(
      findGate(
        ['業務委託を行う場合には、契約する', 'ソーシャルメディアサービスの手順を定める'],
        ['外部サービスの利用'],
        'organization',
      ),
    ).toBeNull();
  });

  it('come from the ledger for systems and never from it for sections', () => {
    expect(findGate(['記録しなければならない'], ['クラウドサービスの利用'], 'system')).toBe('saas');
    expect(findGate(['記録しなければならない'], ['クラウドサービスの利用'], 'department')).toBe('cloud');
    expect(findGate(['管理区域で携帯しなければならない'], ['管理区域の管理'], 'department')).toBeNull();
    expect(findGate(['管理区域を設けてはならない'], ['管理区域の管理'], 'system')).toBe('own_server');
  });
});
