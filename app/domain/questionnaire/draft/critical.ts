/**
 * 重点項目. A duty whose neglect alone puts residents' information at risk: one 未実施 caps the
 * chapter's rating. The list is the default that the secretariat may change.
 */
export interface CriticalDuty {
  readonly name: string;
  readonly reason: string;
  /** Every pattern must be found in the clause's words, its subjects and the headings above it. */
  readonly all: readonly RegExp[];
}

/** 既定の重点項目, found by wording so that any body's text gets them. */
export const CRITICAL_DUTIES: readonly CriticalDuty[] = [
  {
    name: '多要素認証',
    reason: '住民情報を扱う領域への不正な利用を防ぐ要であるため',
    all: [/多要素認証|二要素認証|[２2二]つ以上を併用/u, /マイナンバー/u],
  },
  {
    name: 'マイナンバー利用事務系の分離',
    reason: '住民情報を扱う領域の分離は強靭性の前提であるため',
    all: [/マイナンバー利用事務系と他の領域を通信できない/u],
  },
  {
    name: '情報の持出し不可設定',
    reason: '住民情報の持出しによる漏えいを防ぐ要であるため',
    all: [/電磁的記録媒体による端末からの情報持[ちり]?出し/u],
  },
  {
    name: 'インターネット接続系との分離',
    reason: '庁内の領域の分離は強靭性の前提であるため',
    all: [/(?:LGWAN|業務)接続系とインターネット接続系は.*分[離割]/u],
  },
  {
    name: 'インシデントの報告',
    reason: '報告の遅れが被害の拡大に直結するため',
    all: [/(?:インシデント|事故[^。]{0,30})を(?:認知|発見)した場合/u, /職員等/u],
  },
  {
    name: '緊急時対応計画',
    reason: '事案が起きたときの対応の土台であるため',
    all: [/緊急時対応計画を(?:定めて|策定し)/u],
  },
  {
    name: 'バックアップ',
    reason: 'ランサムウェア等の被害からの復旧の前提であるため',
    all: [/バックアップを(?:実施|取得し(?!保管))/u],
  },
  {
    name: '不正プログラム対策',
    reason: '不正プログラムの侵入を防ぐ基本の対策であるため',
    all: [/不正プログラム対策ソフトウェアを(?:システムに)?常駐/u],
  },
  {
    name: '修正プログラムの適用',
    reason: '公表された弱点は短い間に攻撃に使われるため',
    all: [/緊急度に応じて、?(?:ソフトウェア更新|修正プログラム|パッチ)/u],
  },
  {
    name: 'サポート終了製品の不使用',
    reason: '修正されない弱点が攻撃に使われるため',
    all: [/サポートが終了したソフトウェアを利用してはならない/u],
  },
  {
    name: '特権IDの限定',
    reason: '特権の悪用は全てのデータに及ぶため',
    all: [/特権を付与されたIDを利用する者を必要最小限/u],
  },
  {
    name: '不要なIDの点検',
    reason: '退職者等のIDが不正に使われることを防ぐため',
    all: [/利用されていないIDが放置されない/u],
  },
  {
    name: 'IDの使い回しの禁止',
    reason: '誰の操作か分からなくなり、ほかの全ての対策の前提が崩れるため',
    all: [/利用しているIDは、?他人に利用させてはならない/u],
  },
  {
    name: '外部からのアクセスの本人確認',
    reason: '庁外からの接続は侵入の入口になるため',
    all: [/外部からのアクセスを認める場合/u, /本人確認を行う機能/u],
  },
  {
    name: '無線LANの暗号化',
    reason: '庁舎の外からも通信を盗み見られ、接続されるため',
    all: [/無線LAN/u, /解読が困難な暗号化/u],
  },
  {
    name: '支給以外の端末の不使用',
    reason: '管理の及ばない端末からの漏えいと感染を防ぐため',
    all: [/(?:支給以外|個人所有|私物)[^。]{0,40}(?:業務に(?:利用|使用)し|庁舎内に持ち込ん?)[てで]はならない/u],
  },
  {
    name: '持出しの許可',
    reason: '持出し中の紛失・盗難による漏えいが多いため',
    all: [/(?:外部|庁外)に持ち出す場合/u, /許可/u],
  },
  {
    name: '廃棄時の消去',
    reason: '廃棄・返却した機器からの漏えいを防ぐため',
    all: [/復元(?:できない|不可能)/u, /廃棄/u, /記憶装置|電磁的記録媒体|情報を記[録載]している記録媒体/u],
  },
  {
    name: '管理区域の入退室管理',
    reason: '機器と媒体に直接触れられると、ほかの対策が働かないため',
    all: [/管理区域への入退室を許可された[^。]{1,4}(?:のみ)?に制限し/u],
  },
  {
    name: '委託契約の要件',
    reason: '委託先での取扱いは契約によってしか守れないため',
    all: [/要件を明記した契約を締結し/u],
  },
  {
    name: 'クラウドサービスの利用申請',
    reason: '承認のない利用は、誰も守らないまま情報が庁外に置かれるため',
    all: [/(?:クラウド|外部)サービスを利用する場合には、[^。]{0,30}利用申請を行わ/u],
  },
  {
    name: '研修の実施',
    reason: '人の誤りと標的型攻撃には、知っていることが第一の備えであるため',
    all: [/定期的に情報セキュリティに関する研修/u],
  },
];

/** Why a duty is 重点項目, led by its name in the list; null when it is an ordinary one. */
export function criticalReason(clauseText: string, headings: readonly string[]): string | null {
  const words = [clauseText, ...headings].join('\n');
  const found = CRITICAL_DUTIES.find(({ all }) => all.every((pattern) => pattern.test(words)));
  return found === undefined ? null : `${found.name}：${found.reason}`;
}
