import { proofsOfOutsourced } from '#app/domain/questionnaire/finishing/outsourced-item.ts';
import { askedWords, OF_STAFF } from '#app/domain/questionnaire/finishing/asked-act.ts';
import type { ActKind, AskedAct } from '#app/domain/questionnaire/finishing/asked-act.ts';

/** What an act is done to; null for whatever it is. The first that fits holds, `[]` where nothing usual proves it. */
type Proofs = readonly (readonly [object: RegExp | null, examples: readonly string[]])[];

const CONTRACT = ['契約書、特記仕様書'];
const SETTING = ['設定画面の写し'];
const ANTIVIRUS = ['対策ソフトの管理画面の写し'];
const PERMISSION = ['許可・承認の申請書と決裁文書'];
const CLOUD_PERMISSION = ['サービスの利用申請・承認の記録'];
const AUTHENTICATION = ['認証設定の写し'];
const CLOUD = /(?:クラウド|外部|Web会議|ソーシャルメディア)サービス/u;
const MALWARE = /不正プログラム|ウイルス|パターンファイル/u;

/** 根拠資料の例. What usually proves an act, by the act and its object, never by a word that merely stands near. */
const BY_ACT: Readonly<Record<ActKind, Proofs>> = {
  cooperate: [],
  contract: [
    [/(?:委託先|事業者)との間で[^。]*取り決め/u, ['契約書、覚書']],
    [null, CONTRACT],
  ],
  criterion: [
    [/仕様書/u, ['調達仕様書']],
    [null, ['調達仕様書、選定条件の文書']],
  ],
  permission: [
    [/委員会の?[^、]*(?:承認|議決|決裁)/u, ['委員会の会議資料']],
    [/同意書/u, ['同意書']],
    [CLOUD, CLOUD_PERMISSION],
    [/確認を得て/u, ['確認の記録']],
    [null, PERMISSION],
  ],
  apply: [
    [CLOUD, CLOUD_PERMISSION],
    [null, PERMISSION],
  ],
  protect: [],
  consult: [],
  decide: [[/利用申請/u, CLOUD_PERMISSION]],
  qualify: [[/知識|資格|経験/u, ['資格・経歴の分かる書類']]],
  appoint: [[null, ['指名・任命の文書、体制図']]],
  structure: [
    [/連絡|緊急/u, ['体制図、緊急連絡網']],
    [null, ['体制図']],
  ],
  register: [
    [/システム台帳/u, ['情報システム台帳']],
    [/資産(?:管理)?台帳/u, ['情報資産台帳']],
    [/ソフトウェア|機器|ライセンス/u, ['ソフトウェア・機器の管理台帳']],
  ],
  train: [
    [/研修|教育/u, ['研修資料、受講記録']],
    [/訓練/u, ['訓練の実施記録']],
  ],
  attend: [[null, ['受講（参加）の記録']]],
  back_up: [[null, ['バックアップの設定・実行記録']]],
  history: [[null, ['変更履歴']]],
  record: [
    [/持[ちり]?出し|持ち?込み/u, ['持出し・持込み管理簿']],
    [/障害/u, ['障害記録']],
    [/研修/u, ['研修の実施記録']],
    [/クラウドサービス(?:として|を)[^、]*記録/u, ['承認済みサービスの一覧']],
    [/作業/u, ['作業記録']],
    [null, ['記録の写し']],
  ],
  keep: [
    [/例外措置/u, ['例外措置の申請・許可の記録']],
    [/監査/u, ['監査証拠・監査調書']],
    [/障害/u, ['障害記録']],
    [/ログ/u, ['ログの保存設定']],
    [/試験/u, ['試験結果']],
    [/記録/u, ['保存した記録']],
  ],
  store: [
    [/施錠|鍵|金庫/u, ['鍵の管理簿', '保管場所の写真']],
    [null, ['保管場所の写真']],
  ],
  erase: [[null, ['廃棄記録簿、データ消去証明書']]],
  give_back: [[null, ['返却の記録']]],
  delete: [[/ID|アカウント|利用者登録/u, ['利用者・権限の一覧']]],
  multi_factor: [[null, AUTHENTICATION]],
  encrypt: [[/ネットワーク|通信|送受信され|端末|機能|無線/u, ['暗号化設定の写し']]],
  separate: [
    [/環境(?:を|と)[^。]*(?:開発|運用|テスト)|(?:開発|テスト)[^。]*環境/u, ['システム構成図']],
    [/ネットワーク|通信|領域|LGWAN|接続系|システム/u, ['ネットワーク構成図']],
  ],
  function: [
    [/本人確認|認証/u, AUTHENTICATION],
    [/ログ/u, ['ログの保存設定']],
    [null, SETTING],
  ],
  design: [
    [/試験|テスト/u, ['設計書、試験結果']],
    [null, ['設計書']],
  ],
  update: [
    [MALWARE, ANTIVIRUS],
    [null, ['更新（パッチ適用）の記録']],
  ],
  install: [[null, ANTIVIRUS]],
  monitor: [[null, ['監視の記録']]],
  shut: [[/ポート|サービス|機能/u, SETTING]],
  permit_entry: [[/入退室/u, ['入退室管理簿']]],
  restrict: [
    [/時間を/u, [...SETTING, '作業の許可・記録']],
    [/通信(?:を?でき|経路|環境|だけ)|ルーティング|ファイアウォール/u, ['ネットワーク構成図', ...SETTING]],
    [/権限を|アクセス(?:を|制御)|アクセスでき|閲覧及び使用/u, ['アクセス権の設定一覧']],
    [null, SETTING],
  ],
  audit: [[null, ['監査実施計画、監査報告書']]],
  self_inspect: [[null, ['自己点検結果報告書']]],
  use_result: [[null, ['見直しの検討記録']]],
  review: [
    [/規程|規定|計画|ポリシー|手順|基準/u, ['見直しの検討記録、改定した文書']],
    [/見直/u, ['見直しの検討記録']],
    [/改善/u, ['改善計画、改善の記録']],
  ],
  check: [
    [/ID/u, ['利用者・権限の一覧、点検記録']],
    [/情報を、?常に確認/u, []],
    [/稼働試験|テスト|試験/u, ['試験計画、試験結果']],
    [/(?:チェック)[^。]*$/u, ANTIVIRUS],
    [/ログ/u, ['ログの点検記録']],
    [/遵守状況/u, ['遵守状況の確認記録']],
    [null, ['確認・点検の記録']],
  ],
  post: [[null, ['掲示の写し']]],
  explain: [[null, ['説明資料']]],
  know: [],
  share: [[null, ['共有した情報の記録']]],
  inform: [[null, ['周知文、掲示の写し']]],
  report: [
    [/委員会に[^、]*報告|委員会に対し/u, ['委員会の会議資料']],
    [/届け?出/u, ['作業等の届出書']],
    [null, ['報告書、通知文']],
  ],
  demand: [[/委託(?:事業)?(?:者|先)|提供者/u, CONTRACT]],
  provide: [[/公表|公開/u, ['公表した内容の写し']]],
  select: [[null, ['選定の記録']]],
  lay_down: [
    [/緊急時対応計画/u, ['緊急時対応計画']],
    [/業務継続計画/u, ['業務継続計画']],
    [/監査実施計画/u, ['監査実施計画']],
    [/研修計画/u, ['研修計画']],
    [/計画を/u, ['計画書']],
    [/仕様書?に|要件を/u, ['調達仕様書']],
    [/手順/u, ['実施手順書']],
    [/規程|規定|規則|基準|方針|ポリシー|規約|義務付け/u, ['規程・基準の文書']],
    [/分類と取扱制限/u, []],
    [/方法|措置|取扱|事項|期間|利用/u, ['実施手順書']],
  ],
  mark: [[null, ['表示のある文書・媒体の写真']]],
  respond: [[null, ['対応の記録']]],
  witness: [
    [/作業/u, ['作業記録']],
    [null, ['立会いの記録']],
  ],
  place: [[null, ['設置状況の写真、図面']]],
  measure: [
    [/情報システム室の管理/u, ['設置状況の写真、図面', '入退室管理簿']],
    [/(?:サーバ|通信回線)(?:等)?の管理について、物理/u, ['設置状況の写真、図面']],
    [/パソコン(?:等)?の管理について、物理/u, ['設置状況の写真、図面', '保管簿']],
    [/分類に基づ/u, ['分類ごとの取扱いを定めた文書']],
    [/^不正プログラム対策を/u, ANTIVIRUS],
    [/^不正アクセス対策を/u, [...SETTING, 'ネットワーク構成図']],
    [/(?:ネットワーク|通信|無線)[^。]*暗号化/u, ['暗号化設定の写し']],
    [/冗長/u, ['機器構成図']],
    [/書込禁止/u, ['媒体の写真']],
    [/遠隔消去|自動再生|時刻同期/u, SETTING],
    [/過電流|配線|ケーブル|固定|耐震|防火|防水|(?<!相談)窓(?!口)/u, ['設置状況の写真、図面']],
  ],
};

const MOST = 3;
const ASKED_AROUND = ['確認した日と方法の記録'];
const READY = ['実施手順書', '周知文', '対象期間の報告書、対応の記録'];
const TOLD = ['周知文'];
/** 「…のないときは「該当なし」」 of something else than 事案. */
const ORDINARY = /(?<!事案の)(?:ない|なかった)ときは「該当なし」/u;
const HAPPENED = ['対象期間の報告書、対応の記録'];
const STRIVEN = ['計画書、実施済みの記録'];

/** Each thing that is handed over is protected on its own. */
const PROVIDED = /提供する(?:とき|場合)/u;
/** A card holds no data that somebody would certify as erased. */
const CARD = /ICカード|認証用カード/u;
/** What is recorded when something is thrown away or given back stands in the book of these. */
const DISPOSAL = /廃棄|リース返却|返却/u;

function proofsOf(act: AskedAct, scene: string): readonly string[] {
  const { kind, plain, words, topic, occasion } = act;
  if (plain !== null) return plain.proofs;
  if (kind === null) return [];
  if (kind === 'measure' && OF_STAFF.test(scene)) return ASKED_AROUND;
  if (['protect', 'encrypt'].includes(kind) && PROVIDED.test(`${scene}${occasion}`)) return ['提供の記録'];
  if (kind === 'erase' && CARD.test(`${occasion}${topic}${words}`)) return ['廃棄記録簿'];
  if (kind === 'record' && DISPOSAL.test(`${scene}${occasion}`)) return ['廃棄記録簿'];
  const about = `${topic}${words}`;
  return BY_ACT[kind].find(([object]) => object?.test(about) ?? true)?.[1] ?? [];
}

/** What was decided, found or taken back in an ordinary year leaves no report of an incident. */
function happenedBy(text: string): readonly string[] {
  if (!ORDINARY.test(text)) return HAPPENED;
  if (/(?:見直し|改善)[^。]*(?:行っ|し|図っ)た（/u.test(text)) return ['改めた文書'];
  return /(?:報告|通知|提供|伝え)[^、。]{0,6}た（/u.test(text) ? ['通知文、報告文'] : ['対応の記録'];
}

/** What a contract or a specification holds is shown by it. */
function ofContents(text: string, scene: string): readonly string[] {
  const act = scene === '' ? null : (askedWords(scene)?.acts.at(-1) ?? null);
  return act !== null && ['contract', 'criterion'].includes(act.kind ?? '')
    ? proofsOf(act, scene)
    : proofsOfOutsourced(text, scene);
}

/**
 * 根拠資料の例 of a question that is answered directly, or of a row; `scene` is the sentence before the rows. Empty
 * where the act tells of none.
 */
export function evidenceOf(text: string, scene = ''): readonly string[] {
  const asked = askedWords(text);
  if (asked === null) return ofContents(text, scene);
  switch (asked.way) {
    case 'known':
      return [];
    case 'told':
      return TOLD;
    case 'kept':
      return ASKED_AROUND;
    case 'agreed':
      return ASKED_AROUND;
    case 'striven':
      return STRIVEN;
    case 'ready':
      return READY;
    case 'happened':
      return happenedBy(text);
    case 'done':
      return withoutRepeated(asked.acts.flatMap((act) => (act === null ? [] : proofsOf(act, scene)))).slice(0, MOST);
  }
}

/** 「対象期間の報告書、対応の記録」 names the 対応の記録 already, and 「研修計画、研修資料」 behind 「研修資料、受講記録」 only the first. */
function withoutRepeated(examples: readonly string[]): readonly string[] {
  const named = (one: string): readonly string[] => one.split('、');
  const whole = [...new Set(examples)].filter(
    (one, at, all) =>
      !all.some((other, place) => place !== at && named(one).every((part) => named(other).includes(part))),
  );
  return whole.flatMap((one, at) => {
    const before = whole.slice(0, at).flatMap(named);
    const left = named(one).filter((part) => !before.includes(part));
    return left.length === 0 ? [] : [left.join('、')];
  });
}

/**
 * 根拠資料の例 of a question with rows: what its rows name, the most usual first. What only the sentence before them tells
 * of is shown where the rows tell of nothing.
 */
export function evidenceOfRows(lead: string, rows: readonly (readonly string[])[]): readonly string[] {
  const named = rows.flat();
  if (named.length === 0) return evidenceOf(lead).filter((each) => !ASKED_AROUND.includes(each));
  const often = (example: string): number => named.filter((each) => each === example).length;
  const told = [...new Set(named)].sort((a, b) => often(b) - often(a));
  return withoutRepeated([
    ...told.filter((each) => !ASKED_AROUND.includes(each)),
    ...told.filter((each) => ASKED_AROUND.includes(each)),
  ]);
}
