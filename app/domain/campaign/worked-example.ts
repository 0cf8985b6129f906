import type { SystemAttribute } from '#app/domain/questionnaire/gate/system-attribute.ts';
import type { ZoneKind } from '#app/domain/asset/information-system.ts';

/** 見本の課. */
interface ExampleSection {
  readonly code: string;
  readonly name: string;
}

/** 見本の部. */
interface ExampleBureau extends ExampleSection {
  readonly sections: readonly ExampleSection[];
}

/** 見本の情報システム. Its owner by the code of a section. */
interface ExampleSystem {
  readonly code: string;
  readonly name: string;
  readonly owner: string;
  readonly zone: ZoneKind;
  readonly attributes: readonly SystemAttribute[];
}

/** 見本の組織. A small town, without people: who holds its posts is the body's own. A body without 部 takes the 課 alone. */
export const EXAMPLE_BUREAUS: readonly ExampleBureau[] = [
  {
    code: '100',
    name: '総務部',
    sections: [
      { code: '110', name: '総務課' },
      { code: '120', name: '企画財政課' },
      { code: '130', name: '税務課' },
      { code: '140', name: '会計課' },
    ],
  },
  {
    code: '200',
    name: '住民福祉部',
    sections: [
      { code: '210', name: '住民課' },
      { code: '220', name: '福祉課' },
      { code: '230', name: '健康課' },
    ],
  },
  {
    code: '300',
    name: '産業建設部',
    sections: [
      { code: '310', name: '産業課' },
      { code: '320', name: '建設課' },
      { code: '330', name: '上下水道課' },
    ],
  },
];

/** Units that hang on the body itself. */
export const EXAMPLE_OTHERS: readonly ExampleSection[] = [
  { code: '410', name: '議会事務局' },
  { code: '420', name: '教育委員会事務局' },
];

/** 見本のネットワーク区分. */
export const EXAMPLE_ZONES: readonly { readonly kind: ZoneKind; readonly name: string }[] = [
  { kind: 'my_number', name: 'マイナンバー利用事務系' },
  { kind: 'internal', name: 'LGWAN接続系' },
  { kind: 'internet', name: 'インターネット接続系' },
];

export const EXAMPLE_SYSTEMS: readonly ExampleSystem[] = [
  { code: 'S01', name: '住民記録システム', owner: '210', zone: 'my_number', attributes: ['package', 'shared_use'] },
  { code: 'S02', name: '税務システム', owner: '130', zone: 'my_number', attributes: ['package', 'shared_use'] },
  { code: 'S03', name: '財務会計システム', owner: '120', zone: 'internal', attributes: ['package', 'own_server'] },
  {
    code: 'S04',
    name: '庁内ネットワーク・グループウェア',
    owner: '110',
    zone: 'internal',
    attributes: ['package', 'own_server', 'file_server', 'terminals'],
  },
  { code: 'S05', name: '公式ホームページ', owner: '120', zone: 'internet', attributes: ['saas', 'public_facing'] },
];
