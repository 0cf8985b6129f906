/** 号. The eight measures, by their number in the regulation. */
export const LEGAL_MEASURE_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type LegalMeasureNumber = (typeof LEGAL_MEASURE_NUMBERS)[number];

/** 規則第16条の3第1項の措置. What every body must take from 2027-07-01; existing systems and contracts have until then. */
export interface LegalMeasure {
  readonly number: LegalMeasureNumber;
  /** As printed; 号 3 to 5 without their definitions in brackets. */
  readonly text: string;
  /** What 総行サ第42号 calls it. */
  readonly name: string;
}

/** 根拠. Where the measures stand. */
export const LEGAL_MEASURES_SOURCE = '地方自治法施行規則（昭和22年内務省令第29号）第16条の3第1項';

/** 措置の一覧, in the order of the regulation. */
export const LEGAL_MEASURES: readonly LegalMeasure[] = [
  {
    number: 1,
    text: '責任者の設置、各責任者への適切な責任の分担等の組織全体の体制の整備その他の組織体制の整備',
    name: '組織体制の整備',
  },
  {
    number: 2,
    text: '保有する情報資産の適切な分類及び当該分類に基づく取扱方法の制限の実施、保有する情報資産の適切な管理その他の適切な情報資産の分類及び管理の実施',
    name: '適切な情報資産の分類及び管理の実施',
  },
  {
    number: 3,
    text: '情報システム等の適切な管理、管理区域の適切な管理、電気通信回線の適切な管理、職員の利用する通信端末機器及び電磁的記録媒体の適切な管理その他の物理的なサイバーセキュリティに関する対策の適切な実施',
    name: '物理的なサイバーセキュリティに関する対策の適切な実施',
  },
  {
    number: 4,
    text: '職員の遵守事項の遵守等のための適切な措置の実施、研修及び訓練の実施、サイバーセキュリティに関するインシデントの報告、識別符号の適切な管理その他の人的なサイバーセキュリティに関する対策の適切な実施',
    name: '人的なサイバーセキュリティに関する対策の適切な実施',
  },
  {
    number: 5,
    text: '情報資産の適切な管理、アクセス制御機能の適切な整備、不正アクセス行為を防止するための適切な対策の実施、電子計算機に対する不正な活動による被害の防止のための適切な対策の実施、情報システム等の開発、導入及び保守の適切な実施、サイバーセキュリティに関する情報の収集その他の技術的なサイバーセキュリティに関する対策の適切な実施',
    name: '技術的なサイバーセキュリティに関する対策の適切な実施',
  },
  {
    number: 6,
    text: '情報システムに対する監視の適切な実施、サイバーセキュリティに関する規程の遵守状況の確認、情報資産に対するサイバーセキュリティに関するインシデントへの適切な対応その他のサイバーセキュリティに関する対策の適切な運用の実施',
    name: '対策の適切な運用の実施',
  },
  {
    number: 7,
    text: '適切な業務委託（情報システム等に関するものを含む。）の実施及びインターネットその他の高度情報通信ネットワークを通じて電子計算機を他人の情報処理の用に供する役務の適切な利用',
    name: '適切な業務委託の実施及び外部サービス（クラウドサービス）の適切な利用',
  },
  {
    number: 8,
    text: '監査及び自己点検の実施、サイバーセキュリティに関する規程の見直しその他のサイバーセキュリティに関する対策の適切な評価及び見直しの実施',
    name: '適切な評価及び見直しの実施',
  },
];

export function legalMeasureOf(number: LegalMeasureNumber): LegalMeasure {
  const found = LEGAL_MEASURES.find((measure) => measure.number === number);
  if (found === undefined) throw new Error(`no measure ${number}`);
  return found;
}
