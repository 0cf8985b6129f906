import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import type { Gate, GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

type GateData = Omit<Gate, 'id'>;

const asked = (label: string, question: string, heading: readonly RegExp[], sentence: readonly RegExp[]): GateData => ({
  kind: 'asked',
  label,
  question,
  heading,
  sentence,
});

const asset = (label: string, heading: readonly RegExp[], sentence: readonly RegExp[]): GateData => ({
  kind: 'asset',
  label,
  question: null,
  heading,
  sentence,
});

/** The one home of the gates. Where two match a sentence, the one earlier in `GATE_IDS` is used. */
const GATE_DATA = {
  outsourcing: asked(
    '業務委託',
    '情報資産を取り扱う業務を外部に委託していますか。',
    [/業務委託|^外部委託(?!事業者)|^委託(?:$|等|先|契約|業務|の(?:管理|手続|実施))|委託事業者(?:に対する|の)/u],
    [
      /(?<!再)委託(?:する|している|した|を行う|を行っている)(?:場合|とき|際)(?!の)|(?:に|が)発注する場合|委託事業者の選定/u,
    ],
  ),
  cloud_sensitive: {
    ...asked(
      'クラウドサービス等（機密性２以上を取り扱う）',
      '業務で、機密性２以上の情報を取り扱うクラウドサービス等の外部サービスを利用していますか。',
      [/(?:クラウド|外部)サービス.*(?:機密|重要|個人)[^（）]*を取り?扱う(?:場合|もの)?[）)]?$/u],
      [/(?:機密|重要|個人)[^、。]{0,12}を取り?扱う(?:クラウド|外部)サービス/u],
    ),
    divides: 'cloud',
  },
  cloud_other: {
    ...asked(
      'クラウドサービス等（機密性２以上を取り扱わない）',
      '業務で、機密性２以上の情報を取り扱わないクラウドサービス等の外部サービスを利用していますか。',
      [/(?:クラウド|外部)サービス.*(?:機密|重要|個人)[^（）]*を取り?扱わない(?:場合|もの)?[）)]?$/u],
      [/(?:機密|重要|個人)[^、。]{0,12}を取り?扱わない(?:クラウド|外部)サービス/u],
    ),
    divides: 'cloud',
  },
  cloud: asked(
    'クラウドサービス等の外部サービス',
    '業務でクラウドサービス等の外部サービスを利用していますか。',
    [/クラウドサービス|外部サービス/u],
    [/(?:クラウド|外部)サービス(?:（[^）]*）)?を(?:利用|調達)する(?:場合|とき|際)/u],
  ),
  sns: asked(
    'ソーシャルメディア',
    '所属で運用しているソーシャルメディア（SNS）のアカウントがありますか。',
    [/ソーシャルメディア|SNS/u],
    [/ソーシャルメディアサービス/u],
  ),
  wireless: asked(
    '無線LAN',
    '庁内で無線LANを利用していますか。',
    [/^無線LAN(?:の|$)/u],
    [/無線LAN(?:の利用を認める|を(?:利用|使用)する)/u],
  ),
  fixed_term_staff: asked(
    '会計年度任用職員等',
    '所属に会計年度任用職員等（臨時・非常勤を含む）がいますか。',
    [/会計年度任用|非常勤|臨時(?:的任用)?職員/u],
    [/(?:会計年度(?:任用|認証)職員|非常勤職員|臨時職員)[^。]{0,20}(?:に対し|の採用|に(?:端末|パソコン))/u],
  ),
  resident_data: asked(
    '住民情報',
    '住民の個人情報を取り扱っていますか。',
    [],
    [/住民(?:情報|の個人情報)を取り扱う(?:場合|とき|所属|課)/u],
  ),
  external_provision: asked(
    '外部への提供',
    '対象期間に、機密性２以上の情報資産を外部に提供しましたか。',
    [],
    [/外部に提供する(?:者|場合|とき)/u],
  ),
  transport: asked(
    '情報資産の運搬',
    '対象期間に、機密性２以上の情報資産を庁外へ運びましたか。',
    [],
    [/運搬する(?:者|場合|とき)/u],
  ),
  disposal: asked(
    '廃棄・リース返却',
    '対象期間に、情報資産や機器の廃棄又はリース返却をしましたか。',
    [/^(?:情報資産|情報|機器|電磁的記録媒体)の廃棄/u],
    [/廃棄(?:や|、|又は|及び)リース返却等?を?(?:行う|する)/u, /(?:情報資産|機器|媒体)を廃棄する(?:者|場合|とき)/u],
  ),
  taking_out: asked(
    '庁外への持出し',
    '対象期間に、端末、電磁的記録媒体又は情報資産を庁外へ持ち出しましたか。',
    [],
    [/(?:外部|庁外)(?:に|へ)持ち出す(?:場合|とき)/u, /外部から持ち帰った(?:モバイル端末|パソコン|端末)/u],
  ),
  personal_devices: asked(
    '支給以外の端末等',
    '支給以外（個人所有等）の端末や電磁的記録媒体の業務利用を認めていますか。',
    [],
    [/(?:支給以外の|個人所有の|私物の?).{0,30}を?(?:用いる|利用する)(?:場合|とき)/u],
  ),
  external_work: asked(
    '庁外での情報処理',
    '対象期間に、庁外で情報処理の業務（在宅勤務、出張先での作業等）をした職員等がいますか。',
    [/テレワーク/u],
    [/(?:外部|庁外)で情報処理(?:業務|作業)を行う(?:場合|とき|際)/u],
  ),
  remote_access: asked(
    '庁外からのアクセス',
    '庁外から庁内のネットワーク又は情報システムに接続していますか。',
    [/外部からのアクセス/u],
    [/外部から(?:内部|庁内)の.{0,20}アクセスする場合|リモートメンテナンス/u],
  ),
  web_conference: asked(
    'Web会議',
    'Web会議を利用していますか。',
    [/[WwＷ][EeＥe][BbＢb]会議|ウェブ会議/u],
    [/(?:Web|ウェブ)会議を(?:主催|利用)する/u],
  ),
  repair: asked(
    '機器の修理',
    '対象期間に、電磁的記録媒体を内蔵する機器を外部の事業者に修理させましたか。',
    [],
    [/修理させる場合|修理させるに当たり/u],
  ),
  long_term_storage: asked('長期保管', '電磁的記録媒体を長期保管していますか。', [], [/長期保管する場合/u]),
  offsite_equipment: asked(
    '庁外の機器',
    '庁外にサーバ等の機器を設置していますか。',
    [/(?:庁|敷地)外への機器の設置/u],
    [/(?:庁|敷地)外にサーバ等の機器を設置/u],
  ),
  ic_card: asked(
    'ICカード等',
    '認証にICカード等を使っていますか。',
    [/ICカード/u],
    [/ICカード等(?:を紛失|の紛失|を切り替える)/u],
  ),
  shared_accounts: asked('共用ID', '共用のIDを使っていますか。', [], [/^共[用有]IDを利用する場合/u]),
  controlled_area: asked(
    '管理区域への入室',
    '所属の職員等又は委託事業者が、管理区域（サーバ室等）に入室することがありますか。',
    [],
    [/(?:管理区域|サーバ室|情報システム室)(?:（[^）]*）)?[にへ](?:入室|入退室|立ち入)(?:する|る)(?:場合|とき|際)/u],
  ),
  procurement: asked(
    '調達・導入・更新',
    '対象期間に、情報システム、機器又はソフトウェアの調達、導入、更新又は統合をしましたか。',
    [/情報システムの調達|導入前の試験|^テスト$|システム更新(?:・|又は)統合/u],
    [
      /(?:保守等|情報システム|機器及びソフトウェア)の調達に(?:当たって|際して)|新たに情報システムを導入する(?:場合|とき|際)|(?:稼働試験|テスト)結果を|システム更新(?:・|又は)統合時/u,
      /移行(?:の際|する際|に際し|時に)|導入する(?:情報)?(?:システム|サービス|機器|ソフトウェア)[^。]{0,40}(?:確認|確保)/u,
    ],
  ),
  audited: asked('監査の対象', '対象期間に、情報セキュリティ監査の対象となりましたか。', [], []),
  own_development: {
    ...asset(
      '自庁開発',
      [/情報システムの開発$|^システム開発(?:の|に|$)|ソースコード|(?:アプリケーション|コンテンツ)の開発/u],
      [
        /システム開発の|開発したシステム|ソースコード|ように[^。、]{0,5}システムを設計|(?:アプリケーション|コンテンツ|プログラム)の開発/u,
      ],
    ),
    unless: [/開発(?:・|、|及び|又は|や)(?:導入|運用|更新|変更)?(?:・|、|及び|又は|や)?保守|移行|変更履歴/u],
  },
  own_server: asset(
    'サーバ所有',
    [/サーバ等の(?:管理|設置)|^管理区域|サーバ室|サーバの冗長化|機器の電源|通信ケーブル等/u],
    [
      /管理区域|サーバ等の機器(?:の|を|に)|サーバ(?:装置)?の冗長化(?!対策)|サーバ装置の?バックアップ|サーバ等に(?:記録|保存|格納)/u,
    ],
  ),
  public_facing: asset(
    '外部公開',
    [/外部の者が利用できる/u],
    [/外部の者が利用できるシステム|外部からアクセスできる情報システム|ウェブサーバ等をインターネットに公開/u],
  ),
  external_network: asset(
    '外部ネットワーク接続',
    [/外部ネットワークとの接続/u],
    [/外部ネットワーク(?:と接続|に係る|の瑕疵|のセキュリティ)|外部と常時接続するシステム/u],
  ),
  file_server: asset('ファイルサーバ', [/(?:ファイル|文書)サーバの設定/u], []),
  terminals: asset(
    '端末の管理',
    [],
    [
      /端末の(?:電源)?起動時|ワイヤーによる固定|端末やモバイル端末等における/u,
      /BIOSパスワード|ハードディスクパスワード|セキュリティチップ|端末の(?:ハード)?ディスク|端末におけるデータの暗号化/u,
      /パスワード以外に[^、。]{0,12}生体認証[^、。]{0,6}併用/u,
    ],
  ),
  mobile_terminals: asset('モバイル端末', [], [/モバイル端末の庁外|モバイル端末を(?:職員等に貸与|庁外)/u]),
  standalone_media: asset('インターネット非接続で媒体を使用', [], [/インターネットに接続していないシステム/u]),
  package: asset('パッケージ', [/パッケージ/u], [/パッケージ(?:ソフトウェア)?を(?:利用|導入)する場合/u]),
  saas: asset('SaaS', [], []),
  shared_use: asset('共同利用', [/共同利用/u], [/共同利用する場合/u]),
  zone_my_number: asset(
    'マイナンバー利用事務系',
    [/^マイナンバー利用事務系/u],
    [/マイナンバー利用事務系(?:では|において)/u],
  ),
  zone_internal: asset(
    'LGWAN接続系',
    [/^(?:LGWAN|ＬＧＷＡＮ|業務)接続系/u],
    [/^(?:LGWAN|業務)接続系(?:では|において)/u],
  ),
  zone_internet: asset('インターネット接続系', [/^インターネット接続系/u], [/^インターネット接続系(?:では|において)/u]),
} as const satisfies Record<GateId, GateData>;

/** 前提条件の一覧, in the order of `GATE_IDS`. */
export const GATES: readonly Gate[] = GATE_IDS.map((id) => ({ id, ...GATE_DATA[id] }));

export function gateOf(id: GateId): Gate {
  return { id, ...GATE_DATA[id] };
}

/**
 * The gate as this unit can answer it. For systems the ledger says what is a cloud service; the
 * organization has an attribute when one of its systems has, but always has network equipment and
 * rooms for it; the ledger does not describe sections.
 */
function forUnit(gate: Gate, unit: UnitType): GateId | null {
  if (unit === 'system') return gate.id === 'cloud' ? 'saas' : gate.id;
  if (gate.kind === 'asked') return gate.id;
  if (gate.id === 'own_server') return null;
  return unit === 'organization' ? gate.id : null;
}

/** What binds only contractors is asked of the section that contracts; what binds the audited, of who was audited. */
export function gateOfRoles(roles: readonly RoleId[]): GateId | null {
  if (roles.every((role) => role === 'contractor')) return 'outsourcing';
  return roles.every((role) => role === 'audited_unit') ? 'audited' : null;
}

function matches(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

function states(gate: Gate, where: 'heading' | 'sentence', words: string): boolean {
  return matches(gate[where], words) && !matches(gate.unless ?? [], words);
}

/** The condition among those that a heading states: only one, unless one of two divides the other. */
function statedBy(heading: string, unit: UnitType): Gate | null {
  const found = GATES.filter((gate) => forUnit(gate, unit) !== null && states(gate, 'heading', heading));
  const wider = new Set(found.map(({ divides }) => divides));
  const [only, ...others] = found.filter(({ id }) => !wider.has(id));
  return only === undefined || others.length > 0 ? null : only;
}

/** What is stated as the wider condition, as the nearest heading that divides it says. */
function divided(gate: Gate, headings: readonly string[], unit: UnitType): Gate {
  const parts = GATES.filter(({ divides }) => divides === gate.id);
  if (parts.length === 0) return gate;
  const part = headings.map((heading) => statedBy(heading, unit)).find((stated) => stated?.divides === gate.id);
  return part ?? gate;
}

/**
 * The gate of a clause's duties: their own first sentence states it, or the nearest heading that
 * does. Sentences under different conditions have no gate in common. A heading that joins two conditions
 * (業務委託とクラウドサービスの利用) states neither.
 */
export function findGate(sentences: readonly string[], headings: readonly string[], unit: UnitType): GateId | null {
  const own = sentences.map((sentence) =>
    GATES.find((gate) => forUnit(gate, unit) !== null && states(gate, 'sentence', sentence)),
  );
  const stated = new Set(own.filter((gate) => gate !== undefined));
  if (stated.size > 1) return null;
  const [first] = own;
  if (first !== undefined) return forUnit(divided(first, headings, unit), unit);
  for (const heading of headings) {
    const found = statedBy(heading, unit);
    if (found === null) continue;
    const excused = found.unless !== undefined && sentences.some((sentence) => matches(found.unless ?? [], sentence));
    return excused ? null : forUnit(divided(found, headings, unit), unit);
  }
  return null;
}

/** All that must hold: a system is asked about the kind of cloud service only where the ledger says that it is one. */
export function gatesWith(gate: GateId | null, unit: UnitType): readonly GateId[] {
  if (gate === null) return [];
  return unit === 'system' && gateOf(gate).divides === 'cloud' ? ['saas', gate] : [gate];
}
