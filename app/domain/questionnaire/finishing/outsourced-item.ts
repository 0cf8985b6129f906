/** 委託で行うこと. A mere noun under 「業務委託の…次の事項を実施していますか」: the noun is the act. */
interface OutsourcedItem {
  readonly about: RegExp;
  /** Null where having done it for every contract is all. */
  readonly criterion: string | null;
  readonly proofs: readonly string[];
}

/** 「次の全ての事項を実施して」 of what is contracted out. */
const DONE_FOR_EACH = /業務委託[^。]*(?:次|以下)の[^。]*実施していますか/u;
const OUTSOURCED = '該当する委託の全てについて行ったことを示せる。';

const ITEMS: readonly OutsourcedItem[] = [
  {
    about: /基準に従った[^、。]{0,12}の提供/u,
    criterion: '提供したものの全てが、基準に従っていたことを示せる。',
    proofs: ['提供の記録'],
  },
  {
    about: /措置内容の報告/u,
    criterion: '行った措置の全てについて、設問にある相手に報告した。',
    proofs: ['報告書、通知文'],
  },
  {
    /* A check that finds nothing calls for no measure. */
    about: /状況の定期的な確認及び措置の実施/u,
    criterion: '該当する委託の全てを対象期間に１回以上確認し、必要と分かった措置を行ったことを示せる。',
    proofs: ['確認・点検の記録'],
  },
  { about: /契約(?:（[^）]*）)?の締結/u, criterion: null, proofs: ['契約書、覚書'] },
  { about: /仕様の策定/u, criterion: null, proofs: ['調達仕様書'] },
  { about: /事業者の選定/u, criterion: null, proofs: ['選定の記録'] },
];

function itemOf(row: string): OutsourcedItem | undefined {
  return ITEMS.find(({ about }) => about.test(row));
}

/** What counts as はい in a noun under `scene`; null where that asks for nothing of a contract. */
export function criterionOfOutsourced(row: string, scene: string): string | null {
  return DONE_FOR_EACH.test(scene) ? (itemOf(row)?.criterion ?? OUTSOURCED) : null;
}

export function proofsOfOutsourced(row: string, scene: string): readonly string[] {
  return DONE_FOR_EACH.test(scene) ? (itemOf(row)?.proofs ?? []) : [];
}
