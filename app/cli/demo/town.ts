import type { ZoneKind } from '#app/domain/asset/information-system.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';

/** The fictitious town. No municipality of Japan bears this name. */
export const TOWN_NAME = '星見野町';

/** What stands on every page, so that nobody takes the figures for a real town's. */
export const BODY_NAME = `${TOWN_NAME}（架空の町）`;

export const BODY_CODE = '000';

export interface TownSection {
  readonly code: string;
  readonly name: string;
}

export interface TownBureau extends TownSection {
  readonly sections: readonly TownSection[];
}

export const BUREAUS: readonly TownBureau[] = [
  {
    code: '100',
    name: '総務部',
    sections: [
      { code: '110', name: '総務課' },
      { code: '120', name: '企画政策課' },
      { code: '130', name: '財政課' },
      { code: '140', name: '会計課' },
    ],
  },
  {
    code: '200',
    name: '町民部',
    sections: [
      { code: '210', name: '税務課' },
      { code: '220', name: '住民課' },
    ],
  },
  {
    code: '300',
    name: '健康福祉部',
    sections: [
      { code: '310', name: '福祉課' },
      { code: '320', name: '健康増進課' },
      { code: '330', name: '子育て支援課' },
    ],
  },
  {
    code: '400',
    name: '建設部',
    sections: [
      { code: '410', name: '建設課' },
      { code: '420', name: '上下水道課' },
    ],
  },
  {
    code: '500',
    name: '産業部',
    sections: [
      { code: '510', name: '産業振興課' },
      { code: '520', name: '農政課' },
    ],
  },
  {
    code: '600',
    name: '教育部',
    sections: [
      { code: '610', name: '教育総務課' },
      { code: '620', name: '生涯学習課' },
    ],
  },
];

export const ZONES: readonly { readonly kind: ZoneKind; readonly name: string }[] = [
  { kind: 'my_number', name: 'マイナンバー利用事務系' },
  { kind: 'internal', name: 'LGWAN接続系' },
  { kind: 'internet', name: 'インターネット接続系' },
];

export interface TownSystem {
  readonly code: string;
  readonly name: string;
  /** Code of the section that owns it. */
  readonly owner: string;
  readonly zone: ZoneKind;
  readonly attributes: readonly GateId[];
}

const system = (code: string, name: string, owner: string, zone: ZoneKind, ...attributes: GateId[]): TownSystem => ({
  code,
  name,
  owner,
  zone,
  attributes,
});

/** 情報システム台帳. Two of them run on the town's own servers, one is of the town's own making; the others are bought. */
export const SYSTEMS: readonly TownSystem[] = [
  system('S01', '住民記録システム', '220', 'my_number', 'package', 'shared_use'),
  system('S02', '戸籍情報システム', '220', 'my_number', 'package', 'own_server'),
  system('S03', '住民基本台帳ネットワークシステム', '220', 'my_number', 'package', 'terminals'),
  system('S04', 'コンビニ交付システム', '220', 'my_number', 'package', 'external_network'),
  system('S05', '税総合システム', '210', 'my_number', 'package'),
  system('S06', '収納・滞納管理システム', '210', 'my_number', 'package'),
  system('S07', '地方税電子申告システム', '210', 'internal', 'saas', 'shared_use'),
  system('S08', '家屋評価システム', '210', 'internal', 'package'),
  system('S09', '国民健康保険システム', '320', 'my_number', 'package', 'shared_use'),
  system('S10', '後期高齢者医療システム', '320', 'my_number', 'package', 'shared_use'),
  system('S11', '健康管理システム', '320', 'my_number', 'package'),
  system('S12', '介護保険システム', '310', 'my_number', 'package'),
  system('S13', '障害福祉システム', '310', 'my_number', 'package'),
  system('S14', '児童手当システム', '330', 'my_number', 'package'),
  system('S15', '子ども・子育て支援システム', '330', 'my_number', 'package'),
  system('S16', '財務会計システム', '130', 'internal', 'package'),
  system('S17', '公有財産管理システム', '130', 'internal', 'package'),
  system('S18', '口座振替データ伝送システム', '140', 'internal', 'package', 'external_network'),
  system('S19', '人事給与システム', '110', 'internal', 'package'),
  system('S20', '文書管理・電子決裁システム', '110', 'internal', 'package'),
  system('S21', '庁内グループウェア', '110', 'internal', 'package', 'terminals'),
  system(
    'S22',
    '庁内ネットワーク・ファイルサーバ',
    '110',
    'internal',
    'own_server',
    'file_server',
    'terminals',
    'mobile_terminals',
    'external_network',
  ),
  system('S23', '土木積算システム', '410', 'internal', 'package'),
  system('S24', '水道料金システム', '420', 'internal', 'package'),
  system('S25', '農地台帳システム', '520', 'internal', 'package', 'saas'),
  system('S26', '町公式ホームページ', '120', 'internet', 'saas', 'public_facing'),
  system('S27', 'ふるさと納税管理システム', '510', 'internet', 'saas', 'external_network'),
  system('S28', '図書館システム', '620', 'internet', 'package', 'public_facing'),
  system('S29', '公共施設予約システム', '620', 'internet', 'saas', 'public_facing', 'shared_use'),
  system('S30', '学校給食費管理システム', '610', 'internal', 'own_development'),
];
