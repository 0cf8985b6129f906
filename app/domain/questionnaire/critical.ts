/**
 * 重点項目. Duties whose neglect alone puts residents' information at risk. The patterns are
 * read against the clause's own words together with the headings above it.
 */
interface CriticalRule {
  /** Every pattern must be found. */
  readonly all: readonly RegExp[];
  readonly reason: string;
}

const RULES: readonly CriticalRule[] = [
  { all: [/多要素認証|二要素認証|２つ以上を併用/u, /マイナンバー/u], reason: '住民情報を扱う領域への不正な利用を防ぐ要であるため' },
  { all: [/マイナンバー利用事務系と他の領域を通信できない/u], reason: '住民情報を扱う領域の分離は強靭性の前提であるため' },
  { all: [/電磁的記録媒体による端末からの情報持[ちり]?出し/u], reason: '住民情報の持出しによる漏えいを防ぐ要であるため' },
  { all: [/LGWAN接続系とインターネット接続系は.*分離/u], reason: '庁内の領域の分離は強靭性の前提であるため' },
  { all: [/(?:インシデント|事故[^。]{0,30})を(?:認知|発見)した場合/u, /職員等/u], reason: '報告の遅れが被害の拡大に直結するため' },
  { all: [/緊急時対応計画を定めて/u], reason: '事案が起きたときの対応の土台であるため' },
  { all: [/バックアップを(?:実施|取得し(?!保管))/u], reason: 'ランサムウェア等の被害からの復旧の前提であるため' },
  { all: [/不正プログラム対策ソフトウェアを(?:システムに)?常駐/u], reason: '不正プログラムの侵入を防ぐ基本の対策であるため' },
  { all: [/サポートが終了したソフトウェアを利用してはならない/u], reason: '修正されない弱点が攻撃に使われるため' },
  { all: [/特権を付与されたIDを利用する者を必要最小限/u], reason: '特権の悪用は全てのデータに及ぶため' },
  { all: [/利用されていないIDが放置されない/u], reason: '退職者等のIDが不正に使われることを防ぐため' },
  { all: [/(?:外部|庁外)に持ち出す場合/u, /許可/u], reason: '持出し中の紛失・盗難による漏えいが多いため' },
  { all: [/復元(?:できない|不可能)/u, /廃棄/u, /記憶装置|電磁的記録媒体/u], reason: '廃棄・返却した機器からの漏えいを防ぐため' },
  { all: [/要件を明記した契約を締結し/u], reason: '委託先での取扱いは契約によってしか守れないため' },
];

/** Why a duty is 重点項目; null when it is an ordinary one. */
export function criticalReason(clauseText: string, headings: readonly string[]): string | null {
  const words = [clauseText, ...headings].join('\n');
  return RULES.find(({ all }) => all.every((pattern) => pattern.test(words)))?.reason ?? null;
}
