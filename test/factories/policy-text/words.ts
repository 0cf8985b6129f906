import type { Chance } from '#test/factories/policy-text/random.ts';

/** Roles as the made-up policies name them. */
const ROLES = [
  '最高情報セキュリティ責任者',
  '統括情報セキュリティ責任者',
  '情報セキュリティ責任者',
  '情報セキュリティ管理者',
  '情報システム管理者',
  '情報システム担当者',
  '職員等',
  '会計年度任用職員',
  '委託事業者',
  'CISO',
  '情報セキュリティ委員会',
  '監査統括責任者',
  '窓口担当者',
];
const PAIRS = [
  '統括情報セキュリティ責任者及び情報システム管理者',
  '情報セキュリティ管理者又は情報システム管理者',
  '報告を受けた情報セキュリティ管理者',
  '所属長（課長及びこれに相当する職にある者をいう。）',
  '全ての職員等',
];
/** References and brackets stand here on purpose: wrapped, they begin lines as markers do. */
const CONDITIONS = [
  '情報システムを新たに導入する場合は、',
  '事故の発生を知ったときは、',
  '第３条第２項の規定により許可を得たときは、',
  '（１）の分類に基づき、',
  '前項の規定にかかわらず、',
  '端末（私物のものを除く。）を持ち出す場合においては、',
  '業務上やむを得ず（２）の手続によることができないときは、',
  '第７条の規定に基づき、',
  '①から③までの措置を講じた上で、',
  '「機密性３」に分類した資料を送付するときは、',
  '別に定める実施手順に従い、',
  'クラウドサービス（約款によるものを含む。以下同じ。）を利用する場合には、',
  '庁舎の１階に機器を置くときは、',
  '２名以上で作業する場合を除き、',
  '人事異動、退職等により業務を離れる者がいるときは、',
  '機器等の修理、返却又は廃棄に当たっては、',
];
const OBJECTS = [
  '情報資産の持出し及び持込みの状況',
  '利用者のパスワード',
  'アクセス権限の付与及び変更の履歴',
  'ネットワークの構成図',
  '保守の作業内容',
  'サーバ等の障害の記録',
  '電磁的記録媒体の内容',
  'ソフトウェアの使用許諾の数',
  '外部への送信の許可',
  '緊急時の連絡先',
  '入退室の管理簿',
  '研修の実施計画',
  '不正プログラム対策ソフトウェアの定義ファイル',
  'Web会議サービスの利用手順',
  '窓口で受け付けた書類',
  'USBメモリの貸出しの状況',
  '点検の結果及び改善の状況',
  '特定個人情報（個人番号をその内容に含む個人情報をいう。）の取扱い',
];
const ACTS = [
  '管理',
  '記録',
  '報告',
  '点検',
  '保管',
  '周知',
  '制限',
  '確認',
  '実施',
  '把握',
  '更新',
  '共有',
  '検証',
  '分類',
];
const MANNERS = ['速やかに', '定期的に', 'あらかじめ', '必要に応じて', '遅滞なく', '直ちに', '', '', ''];
const ENDINGS = [
  'しなければならない。',
  'しなければならない。',
  'してはならない。',
  'するものとする。',
  'する。',
  'すること。',
  'するよう努めなければならない。',
  'することが望ましい。',
  'することができる。',
];
const LATER = [
  'ただし、所属長の許可を得た場合は、この限りでない。',
  'この場合において、許可を得た日時を記録しなければならない。',
  'なお、記録は３年間保存する。',
  'また、その結果を情報セキュリティ委員会に報告しなければならない。',
  'その手順は、別に定める。',
];
const LEAD_INS = [
  '次の事項を遵守しなければならない。',
  '次に掲げる事項を定めなければならない。',
  '次の各号に掲げるものを台帳に記録する。',
  '次の措置を講じなければならない。',
];
const TITLES = [
  '適用範囲',
  '組織体制',
  '情報資産の分類',
  '情報資産の管理',
  'サーバ等の設置',
  '管理区域の構造',
  '入退室の管理',
  '機器の搬入',
  '通信回線の管理',
  '職員等の遵守事項',
  '研修及び訓練',
  '事故の報告',
  'ID及びパスワードの管理',
  'アクセス制御',
  'システム開発',
  '不正プログラム対策',
  '不正アクセス対策',
  'セキュリティ情報の収集',
  '委託先の選定',
  '契約の内容',
  '監査の実施',
  '点検の方法',
  '外部サービスの利用',
  '電子メールの利用',
  '無線LANの運用',
  'ログの取得',
  'バックアップの実施',
  '例外措置',
  '法令の遵守',
  '違反への対応',
  '緊急時対応計画',
  '帳票の管理',
  '端末の貸出し',
  '庁外での作業',
];
const ITEMS = [
  '利用者の氏名及び所属',
  '利用の目的',
  '保存の期間',
  '委託先の名称',
  '再委託の制限に関する事項',
  '守秘義務',
  '事故発生時の報告の手順',
  '持ち出した日時及び場所',
  'サーバの設定内容',
  'その他必要な事項',
  '個人情報の取扱い',
  '地方公務員法（昭和25年法律第261号）',
  '暗号化の方式',
  '不要となった端末、記録媒体等の処分の方法',
  '著作権法',
  '作業場所の範囲',
];

function subject(chance: Chance): string {
  return `${chance.happens(0.25) ? chance.pick(PAIRS) : chance.pick(ROLES)}は、`;
}

function duty(chance: Chance, ending: string): string {
  return `${chance.pick(MANNERS)}${chance.pick(OBJECTS)}を${chance.pick(ACTS)}${ending}`;
}

/** One sentence, short or long enough to wrap several times. */
export function makeSentence(chance: Chance): string {
  const who = chance.happens(0.85) ? subject(chance) : '';
  const when = chance.happens(0.45) ? chance.pick(CONDITIONS) : '';
  const first = chance.happens(0.3) ? duty(chance, 'し、') : '';
  return `${who}${when}${first}${duty(chance, chance.pick(ENDINGS))}`;
}

/** A clause's own words: a sentence, now and then with a second one. */
export function makeWords(chance: Chance): string {
  return `${makeSentence(chance)}${chance.happens(0.2) ? chance.pick(LATER) : ''}`;
}

/** A sentence that announces the items below it. */
export function makeLeadIn(chance: Chance): string {
  return `${subject(chance)}${chance.happens(0.3) ? chance.pick(CONDITIONS) : ''}${chance.pick(LEAD_INS)}`;
}

export const makeTitle = (chance: Chance): string => chance.pick(TITLES);
export const makeItem = (chance: Chance): string => chance.pick(ITEMS);
