import { describe, expect, it } from 'vitest';
import { ZONE_KINDS } from '#app/domain/asset/information-system.ts';
import type { ZoneKind } from '#app/domain/asset/information-system.ts';
import { applicabilityOf, attributesOf, gateAnswersOf } from '#app/domain/questionnaire/gate/applicability.ts';
import { findGate, gateOf, gateOfRoles } from '#app/domain/questionnaire/gate/gate-list.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

interface Statement {
  readonly sentence: string;
  readonly heading?: string;
  readonly unit: UnitType;
}

/** How a clause states each gate; 監査の対象 alone is known by who is bound. */
const STATEMENTS: Readonly<Record<Exclude<GateId, 'audited'>, Statement>> = {
  outsourcing: { sentence: '業務を委託する場合、契約を締結しなければならない', unit: 'department' },
  cloud_sensitive: {
    sentence: '選定しなければならない',
    heading: 'クラウドサービスの利用（機密性２以上の情報を取り扱う場合）',
    unit: 'department',
  },
  cloud_other: {
    sentence: '申請しなければならない',
    heading: '外部サービスの利用(機密性2以上の情報を取り扱わない場合)',
    unit: 'department',
  },
  cloud: { sentence: 'クラウドサービスを利用する場合、申請しなければならない', unit: 'department' },
  sns: { sentence: '手順を定めなければならない', heading: 'ソーシャルメディアサービスの利用', unit: 'department' },
  wireless: { sentence: '無線LANを利用する場合、暗号化しなければならない', unit: 'organization' },
  fixed_term_staff: { sentence: '会計年度任用職員の採用時に、周知しなければならない', unit: 'department' },
  resident_data: { sentence: '住民情報を取り扱う所属は、記録しなければならない', unit: 'department' },
  external_provision: { sentence: '情報資産を外部に提供する場合、許可を得なければならない', unit: 'department' },
  transport: { sentence: '情報資産を運搬する場合、鍵付きのケースに格納しなければならない', unit: 'department' },
  disposal: { sentence: '情報資産を廃棄する場合、許可を得なければならない', unit: 'department' },
  taking_out: { sentence: '端末を庁外に持ち出す場合、許可を得なければならない', unit: 'department' },
  personal_devices: { sentence: '私物の端末を用いる場合には、許可を得なければならない', unit: 'department' },
  external_work: { sentence: '庁外で情報処理業務を行う場合、許可を得なければならない', unit: 'department' },
  remote_access: { sentence: '限定しなければならない', heading: '外部からのアクセス等の制限', unit: 'organization' },
  web_conference: { sentence: 'Web会議を主催する職員等は、確認しなければならない', unit: 'department' },
  repair: { sentence: '機器を修理させる場合、内容を消去しなければならない', unit: 'department' },
  long_term_storage: { sentence: '電磁的記録媒体を長期保管する場合、措置を講じなければならない', unit: 'department' },
  offsite_equipment: { sentence: '庁外にサーバ等の機器を設置する場合、承認を得なければならない', unit: 'organization' },
  ic_card: { sentence: 'ICカード等を紛失した場合、通報しなければならない', unit: 'department' },
  shared_accounts: { sentence: '共用IDを利用する場合は、限定しなければならない', unit: 'department' },
  controlled_area: { sentence: '管理区域に入室する場合、携帯しなければならない', unit: 'department' },
  procurement: { sentence: '確認しなければならない', heading: '情報システムの調達', unit: 'system' },
  own_development: { sentence: '管理しなければならない', heading: '情報システムの開発', unit: 'system' },
  own_equipment: {
    sentence: 'サーバ及び端末に、不正プログラム対策ソフトウェアを常駐させなければならない',
    unit: 'system',
  },
  own_server: { sentence: '固定しなければならない', heading: 'サーバ等の管理', unit: 'system' },
  public_facing: { sentence: '外部の者が利用できるシステムは、分離しなければならない', unit: 'system' },
  external_network: { sentence: '調査しなければならない', heading: '外部ネットワークとの接続制限等', unit: 'system' },
  file_server: { sentence: '設定しなければならない', heading: 'ファイルサーバの設定等', unit: 'system' },
  terminals: { sentence: '端末にセキュリティチップを備えなければならない', unit: 'system' },
  mobile_terminals: { sentence: 'モバイル端末の庁外での利用に、遠隔消去を備えなければならない', unit: 'system' },
  standalone_media: {
    sentence: 'インターネットに接続していないシステムにおいて、媒体を検査しなければならない',
    unit: 'system',
  },
  package: { sentence: 'パッケージソフトウェアを利用する場合、確認しなければならない', unit: 'system' },
  saas: { sentence: 'SaaSを利用する場合は、記録しなければならない', unit: 'system' },
  shared_use: { sentence: '共同利用する場合、取り決めなければならない', unit: 'system' },
  zone_my_number: { sentence: '分離しなければならない', heading: 'マイナンバー利用事務系', unit: 'system' },
  zone_internal: { sentence: 'LGWAN接続系において、無害化しなければならない', unit: 'system' },
  zone_internet: { sentence: '監視しなければならない', heading: 'インターネット接続系', unit: 'system' },
};

/** What the ledger or a sheet says on the day, with nothing said as the default. */
function answers(facts: Partial<Parameters<typeof gateAnswersOf>[0]>): ReturnType<typeof gateAnswersOf> {
  return gateAnswersOf({ attributes: null, bodyAttributes: new Set(), asked: {}, ...facts });
}

describe('gates', () => {
  it.each(Object.entries(STATEMENTS))('%s is stated by a clause', (id, { sentence, heading = '', unit }) => {
    expect(findGate([sentence], [heading], unit)).toBe(id);
  });

  it('leave no gate without a clause that states it or a role that brings it', () => {
    expect([...Object.keys(STATEMENTS), gateOfRoles(['audited_unit'])].sort()).toEqual([...GATE_IDS].sort());
  });

  it('come from who is bound where that is only a contractor, or only whoever is audited', () => {
    expect(gateOfRoles(['contractor'])).toBe('outsourcing');
    expect(gateOfRoles(['staff', 'contractor'])).toBeNull();
    expect(gateOfRoles(['security_manager'])).toBeNull();
  });

  it('ask every section in a sentence of its own', () => {
    const questions = GATE_IDS.flatMap((id) => gateOf(id).question ?? []);
    expect(questions.filter((question) => !/(?:ますか|ましたか)。$/u.test(question))).toEqual([]);
    expect(new Set(questions).size).toBe(questions.length);
  });

  it('keep a question back until they are answered, and close it on いいえ', () => {
    const question = { gates: ['cloud'] } as const;
    expect(applicabilityOf({ gates: [] }, {})).toEqual({ state: 'open', source: 'asked', decidedBy: [] });
    expect(applicabilityOf(question, answers({})).state).toBe('unanswered');
    expect(applicabilityOf(question, answers({ asked: { cloud: false } }))).toEqual({
      state: 'closed',
      source: 'asked',
      decidedBy: ['cloud'],
    });
    expect(applicabilityOf(question, answers({ asked: { cloud: true, sns: false } })).state).toBe('open');
  });

  it('take what a system is from the ledger, whatever its sheet says', () => {
    const question = { gates: ['own_server'] } as const;
    const claimed = answers({ attributes: ['saas'], asked: { own_server: true } });
    expect(applicabilityOf(question, claimed)).toEqual({ state: 'closed', source: 'asset', decidedBy: ['own_server'] });
    expect(applicabilityOf(question, answers({ attributes: ['own_server'] })).state).toBe('open');
  });

  it('hold for the organization when any of its systems has the attribute', () => {
    const question = { gates: ['public_facing'] } as const;
    expect(applicabilityOf(question, answers({ bodyAttributes: new Set(['public_facing']) })).state).toBe('open');
    expect(applicabilityOf(question, answers({})).state).toBe('closed');
  });

  it.each(ZONE_KINDS)('close the questions of every other zone for a system in %s', (zone) => {
    const attributes = attributesOf({ attributes: ['package'] }, zone);
    const open = (kind: ZoneKind): boolean =>
      applicabilityOf({ gates: [`zone_${kind}`] }, answers({ attributes })).state === 'open';
    expect(ZONE_KINDS.filter(open)).toEqual([zone]);
    expect(attributes).toContain('package');
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
    expect(findGate(['記録しなければならない'], ['クラウドサービスの利用'], 'system')).toBe('cloud');
    expect(findGate(['記録しなければならない'], ['クラウドサービスの利用'], 'department')).toBe('cloud');
    expect(findGate(['管理区域で携帯しなければならない'], ['管理区域の管理'], 'department')).toBeNull();
    expect(findGate(['管理区域を設けてはならない'], ['管理区域の管理'], 'system')).toBe('own_server');
  });
});
