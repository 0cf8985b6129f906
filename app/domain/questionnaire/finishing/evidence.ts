import { partsOf } from '#app/domain/questionnaire/duty/act-chain.ts';

/** 根拠資料の例. What usually proves a duty, by its wording; of equal fits the earlier is offered. */
const EVIDENCE: readonly (readonly [RegExp, string])[] = [
  [/委託(?!事業者(?:以外|が使用|の作業員))|契約(?!により操作)|発注/u, '契約書、特記仕様書'],
  [/(?:クラウド|外部)サービス/u, 'サービスの利用申請・承認の記録'],
  [/廃棄|リース返却|復元(?:でき|不可能)|破砕|(?<!誤|遠隔)消去し/u, '廃棄記録簿、データ消去証明書'],
  [/持[ちり]?出し(?!ができない)|持ち出(?!し不可)|持ち?込[みまん]|持ち帰/u, '持出し・持込み管理簿'],
  [/入退室|管理区域|立入り|立ち入り|身分証明/u, '入退室管理簿'],
  [/多要素認証|(?<!的|度)認証(?!職員|取得|制度|・|のための)|ログイン/u, '認証設定の写し'],
  [/バックアップ/u, 'バックアップの設定・実行記録'],
  [/(?<!プ|ブ|カタ)ログ(?!イン|ラム|アウト|オン)|アクセス記録|時刻同期/u, 'ログの保存設定、点検記録'],
  [
    /特権|権限(?!の範囲内|者)|利用者(?:の登録|登録|ID|の?ID)|IDが放置|ID(?:を利用する者|を管理|を削除)/u,
    '利用者・権限の一覧、棚卸しの記録',
  ],
  [/パスワード|ICカード|スマートカード|(?<![A-Z])ID(?![A-Z])/u, 'ID・ICカードの管理簿、注意喚起文'],
  [/不正プログラム|ウイルス|パターンファイル/u, '対策ソフトの管理画面の写し'],
  [/パッチ|セキュリティホール|脆弱性|ソフトウェア更新/u, '更新（パッチ適用）の記録'],
  [/無線LAN|暗号/u, '暗号化設定の写し'],
  [/研修|訓練|教育(?!のため|用|等の人的)/u, '研修資料、受講記録'],
  [/インシデント|緊急(?!度|を要する)|侵害が発生|違反を確認|攻撃を受け/u, '緊急時対応計画、連絡網'],
  [/監査(?!統括|総括|を受け)/u, '監査実施計画、監査報告書'],
  [/自己点検|点検結果/u, '自己点検結果報告書'],
  [/例外措置/u, '例外措置の申請・許可の記録'],
  [/許可(?:を得|なく|権限者)|承認(?:を得|し)|利用申請|兼務/u, '許可・承認の申請書と決裁文書'],
  [/指名し|任命し|選任し|置いて|責任者を(?:定め|特定)|責任者及び作業者を特定/u, '指名・任命の文書、体制図'],
  [/同意書/u, '同意書'],
  [/(?<!計画や)手順(?!どおり)/u, '実施手順書'],
  [/計画(?!や手順)/u, '計画書'],
  [/システム台帳/u, '情報システム台帳'],
  [/ライセンス|ソフトウェアを(?:導入|利用|特定)|改造/u, 'ソフトウェア・機器の管理台帳'],
  [
    /規程|規定(?!どおり)|基準(?!に従)|(?<!OSの)ポリシー(?!の対象|等のうち|に違反|に対する違反|に沿った|の遵守状況)|(?<!手順を)定めて|取り決め|義務付け/u,
    '規程・基準の文書',
  ],
  [/遵守状況/u, '遵守状況の確認記録'],
  [/(?<!電磁的|外部)記録(?!媒体|され|した|メディア)|履歴/u, '作業記録、記録簿'],
  [/報告|通知|通報/u, '報告書、通知文'],
  [/周知|掲示|説明して|理解させ|注意喚起|提示/u, '周知文、掲示の写し'],
  [/委員会(?:において|に|の承認)|審議|決定して/u, '委員会の会議録'],
  [/施錠|鍵付|鍵等|書庫|耐火|ケース等/u, '鍵の管理簿、保管場所の写真'],
  [/閲覧し(?!たり)|ウェブ(?:を|閲覧)|サイトを閲覧/u, '閲覧制限の設定、アクセスログ'],
  [/閲覧及び使用|アクセス制御|アクセスできないように/u, 'アクセス権の設定一覧'],
  [
    /設定し|設定を|設定を行|設定に|制限し|限定(?:し|を行)|遮断|閉鎖|無効化|遠隔消去|(?:接続|通信|アクセス|利用|使用|閲覧|持出しが|持ち出しが)(?:を)?できない|入力を必要/u,
    '設定画面の写し',
  ],
  [/取付け|固定|配線|ケーブル|耐震|防火|外壁|床下|ドア|窓(?!口)|予備電源|過電流|消火/u, '設置状況の写真、図面'],
  [/冗長|可用性を(?:確保|維持)|セカンダリ|停止時間/u, '機器構成図、切替えの試験記録'],
  [/定期保守|修理/u, '保守契約書、保守点検の記録'],
  [
    /通信(?:でき|経路|回線(?:を|に|装置)|環境|パケット)|物理的に分け|ネットワーク(?:を|の接続|構成|に適正|に適切)|無害化|分離/u,
    'ネットワーク構成図',
  ],
  [/仕様|設計し|開発(?!元)|試験|テスト|要件を(?:策定|定め)/u, '調達仕様書、試験結果'],
  [/分類|情報資産台帳/u, '情報資産台帳（分類の表示）'],
  [/電子署名/u, '電子署名の手順書'],
  [/メール/u, '設定の確認記録、注意喚起文'],
  [/見直し|改善/u, '見直しの検討記録、改定した文書'],
  [/監視|検知/u, '監視の記録'],
  [/情報[のを]収集|関係者間で共有/u, '収集した情報、周知・共有の記録'],
  [/対処し|対応し|対応を行/u, '対応の記録、報告書'],
  [/専門家の支援/u, '支援の契約書、連絡先の一覧'],
  [/貸与/u, '貸与の管理簿、設定画面の写し'],
  [/複合機|特定用途機器/u, '機器の一覧、設定画面の写し'],
  [/法令|法律第|条例/u, '研修資料、周知文'],
  [/確認|点検|検査|分析/u, '確認・点検の記録'],
];

const MOST = 3;
/** What is done counts more than what it is done with. */
const IN_PREDICATE = 3;
const ELSEWHERE = 1;
const UNPROVEN = '確認した日と方法の記録';

/** Proofs that fit wherever the wording names the occasion, be it in the condition. */
const OCCASION = /持出し・持込み管理簿|廃棄記録簿|入退室管理簿/u;

/** The act itself and what stands next to it, without the condition in front. */
function predicateOf(demand: string): string {
  return partsOf(demand)
    .slice(-3)
    .filter((part) => !/(?:場合|とき|際)(?:に|は|には)?、$|については、$/u.test(part))
    .join('');
}

interface Fit {
  readonly example: string;
  readonly score: number;
}

/** Examples that fit the demands, best first. */
function fitting(demands: readonly string[]): readonly Fit[] {
  const scored = EVIDENCE.map(([pattern, example]) => ({
    example,
    score: demands.reduce((sum, demand) => {
      if (pattern.test(predicateOf(demand))) return sum + IN_PREDICATE;
      if (!pattern.test(demand)) return sum;
      return sum + (OCCASION.test(example) ? IN_PREDICATE : ELSEWHERE);
    }, 0),
  })).filter(({ score }) => score > 0);
  return [...scored].sort((a, b) => b.score - a.score);
}

export interface EvidenceSource {
  /** The sentence that announces a list; null where the rows have none or the question has no rows. */
  readonly lead: string | null;
  /** The question, or its rows. */
  readonly demands: readonly string[];
  /** 職員等 refrain from it: only asking and looking proves that. */
  readonly refraining: boolean;
  readonly effort: boolean;
  readonly afterEvent: boolean;
}

const READINESS: readonly string[] = ['緊急時対応計画、実施手順書', '周知文、研修資料', '対象期間の報告書、対応の記録'];
const EFFORT = '計画書、実施済みの記録';

/** The best fitting examples; what only brushes the wording gives way to what the act itself names. */
export function evidenceFor(source: EvidenceSource): readonly string[] {
  if (source.afterEvent) return READINESS;
  const ofLead = source.lead === null ? [] : fitting([source.lead]).filter(({ score }) => score >= IN_PREDICATE);
  const scored = ofLead.length > 0 ? ofLead : fitting(source.demands);
  const telling = scored.filter(({ score }) => score >= IN_PREDICATE);
  const found = (telling.length > 0 ? telling : scored).map(({ example }) => example);
  const first = source.effort ? [EFFORT] : [];
  const last = source.refraining || found.length === 0 ? [UNPROVEN] : [];
  const between = found.slice(0, MOST - first.length - last.length);
  return [...first, ...between, ...(first.length > 0 && !source.refraining ? [] : last)];
}
