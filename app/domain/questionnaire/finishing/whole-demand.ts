import type { PlainAct } from '#app/domain/questionnaire/finishing/plain-act.ts';

/**
 * 一文で一つのこと. Sentences whose acts are one deed together: what counts for each of their verbs would ask for more, or
 * for something else, than the sentence does.
 */
const WHOLE_DEMANDS: readonly PlainAct[] = [
  {
    /* 「消去して修理させる。消去できないときは、契約と確認を行う」 */
    pattern: /(?:修理[^。]*消去|消去[^。]*修理)[^。]*(?:行わせて|確認(?:など|等)?を行って)$/u,
    counted: ['対象期間の修理の全てで、消去したこと、又は契約と秘密保持体制の確認を示せる。', '示せない修理がある。'],
    proofs: ['修理の記録', '守秘義務契約書'],
  },
  {
    pattern: /訪問者[^。]*付き添[^。]*(?:措置|区別)/u,
    counted: [
      '訪問者の全てに付き添い、外見上区別できるようにしている。',
      '付き添わない、又は区別できない訪問者がいる。',
    ],
    proofs: ['訪問者の記録、名札等の見本'],
  },
  {
    pattern: /(?:格納し|暗号化)[^。]*等、[^。]*(?:防止する|防ぐ)ための措置を講じて$/u,
    counted: ['該当する全ての場合に、措置を講じている。', '措置を講じていない場合がある。'],
    proofs: [],
  },
  {
    pattern: /表示し、[^。]*明示する等[^。]*管理を行って$/u,
    counted: ['対象の全てに分類の表示がある。', '表示のないものがある。'],
    proofs: ['表示のある文書・媒体の写真'],
  },
  {
    /* 「報告を受けた場合には、状況を確認し、報告が行われる体制を整備する」: what the 体制 is for is not done yet. */
    pattern: /(?:窓口|体制)を[^。]*体制を整備して$/u,
    counted: ['窓口と体制が、文書で示されている。', '決めているが文書がない、又は一部だけを決めている。'],
    proofs: ['体制図'],
  },
  {
    pattern: /可能な限り[^。]*(?:分離|分割)して$/u,
    counted: [
      '分けている、又は分けられない理由と代わりの措置を示せる。',
      '分けていない部分があり、その理由を示せない。',
    ],
    proofs: ['システム構成図'],
  },
  {
    pattern: /監査の実施を[^。]*依頼して$/u,
    counted: ['対象期間の監査の全てで、設問にある者に依頼したことを示せる。', '示せない監査がある。'],
    proofs: ['監査の依頼文書'],
  },
  {
    pattern: /確認した(?:上で|うえで|後に)、?(?:導入|接続|利用)して$/u,
    counted: ['該当する全ての場合に確認し、結果を示せる。', '確認していない場合、又は結果を示せない場合がある。'],
    proofs: ['確認・点検の記録'],
  },
  {
    pattern: /設置した(?:上で|うえで)、?接続して$/u,
    counted: ['接続の全てで、設置してから接続したことを示せる。', '設置せずに接続したものがある。'],
    proofs: ['ネットワーク構成図'],
  },
  {
    pattern: /(?:暗号化|電子署名)[^。]*送信して$/u,
    counted: ['該当する全ての場合に、設問にある方法で送信した。', '別の方法で送信した場合がある。'],
    proofs: [],
  },
  {
    pattern: /規則を[^。]*策定し、?[^。]*適用して$/u,
    counted: ['規則が文書になっており、該当する開発の全てに適用した。', '規則を適用していない開発がある。'],
    proofs: ['規程・基準の文書'],
  },
  {
    pattern: /障害が発生した場合[^。]*できるようにして$/u,
    counted: [
      '切替えの方法が決まっており、実際に切り替えられることを確かめた。',
      '方法は決まっているが、確かめていない。',
    ],
    proofs: [],
  },
];

export function wholeDemandIn(te: string): PlainAct | null {
  return WHOLE_DEMANDS.find(({ pattern }) => pattern.test(te)) ?? null;
}
