import type { Question } from '#app/domain/questionnaire/question.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/** 該当のない対象. A thing or an occasion that not everybody has and of which the ledger and the gates know nothing. */
interface AbsentObject {
  readonly about: RegExp;
  /** What another row of the question has to say. */
  readonly beside?: RegExp;
  /** When there is none: 「…ときは」. */
  readonly without: string;
  /** Asked of others, it is theirs in any case. */
  readonly unit?: UnitType;
  /** Said once by the question, for all its rows. */
  readonly ofAll?: true;
  /** Said by its row even where the question says something of all rows: it may be absent where that is not. */
  readonly own?: true;
}

const ABSENT_OBJECTS: readonly AbsentObject[] = [
  { about: /セカンダリサーバ|冗長化した[^、。]{0,6}サーバ/u, without: 'サーバを冗長化していないときは' },
  { about: /基幹サーバ[^。]*冗長化し/u, without: '該当するサーバがないときは' },
  { about: /利用(?:の|を)?終了時に[^。]*実施状況/u, without: '対象期間に利用を終了していないときは' },
  {
    about: /業務委託(?:の|が)終了(?:に際して|時に|する際)/u,
    without: '対象期間に終了した委託がないときは',
    ofAll: true,
  },
  { about: /構成する通信回線装置/u, without: '本システムに専用の通信回線装置がないときは', unit: 'system' },
  {
    about: /他の?団体と[^。]*交換する(?:場合|とき)/u,
    without: '他の団体との交換がないときは',
    ofAll: true,
  },
  {
    about: /^本システムの(?:通信)?ケーブル等の配線について/u,
    without: '本システムに専用の配線がないときは',
    unit: 'system',
    ofAll: true,
  },
  {
    about: /^ソフトウェアを導入する際[^。]*ライセンス/u,
    without: '所属で導入し管理するソフトウェアがないときは',
    unit: 'department',
  },
  { about: /電子署名の正当性/u, without: '電子署名を使っていないときは' },
  { about: /リモートメンテナンスに係る/u, without: 'リモートメンテナンスを行わせていないときは' },
  {
    about: /を記録した(?:電磁的|外部)?記録媒体を保管する(?:場合|とき)/u,
    without: '該当する媒体を保管していないときは',
  },
  { about: /メディアに(?:保管|保存|記録)するときは/u, without: '保管していないときは' },
  {
    about: /重要な情報を取り扱う本システムを構成する/u,
    without: '本システムが重要な情報を取り扱わないとき、又は専用の通信回線装置がないときは',
  },
  { about: /[住市町村区県]民に公開する情報資産/u, without: '公開する情報資産がないときは' },
  {
    about: /(?:テスト|試験|開発)環境と[^、。]{0,6}運用環境を[^。]*分離/u,
    without: '対象期間に開発も保守もテストもしていないときは',
  },
  { about: /計画の?策定時に/u, without: '対象期間に計画を策定していないときは' },
  { about: /サーバの[^。]*時刻設定/u, without: '本システムに該当するサーバがないときは', unit: 'system' },
  { about: /試験の?結果を[^。]*保管/u, without: '試験をしていないときは' },
  { about: /テストの?結果を[^。]*保管/u, without: 'テストをしていないときは' },
  { about: /特権を代行する者/u, without: '代行する者がいないときは' },
  { about: /常駐(?:する|している)[^、。]{0,8}事業者/u, without: '常駐する事業者がいないときは' },
  { about: /持ち込(?:み|んだ)[^。]*持ち帰った/u, without: '持込みも持帰りもなかったときは' },
  {
    about: /(?:システム変更等|の変更等)の?作業/u,
    without: '対象期間に変更作業がなかったときは',
    ofAll: true,
  },
  { about: /(?:を変更した|変更があった)場合/u, without: '対象期間に変更がなかったときは' },
  { about: /切り替える場合/u, without: '対象期間に切替えがなかったときは' },
  { about: /更新(?:し)?、?又は[^、。]{0,12}適用をする場合/u, without: '対象期間に更新も適用もなかったときは' },
  { about: /搬入出|搬入する/u, without: '対象期間に搬入出がなかったときは', ofAll: true },
  { about: /再委託の承認の可否を判断/u, without: '再委託の申請がないときは', own: true },
  { about: /再委託する場合/u, without: '再委託がないときは' },
  { about: /(?:接続|アクセス)を許可する場合/u, without: '許可したものがないときは' },
  { about: /同種の[^。]{0,12}可能性が高い場合/u, without: '可能性の高いものがないときは' },
  { about: /^監査[^。]*指摘事項を所管する[^。]*指示/u, without: '指摘がなかったときは' },
  { about: /横断的に改善が必要な事項/u, without: 'その事項がなかったときは' },
  { about: /(?:確認|点検|監査)で見つかった問題/u, without: '見つかった問題がないときは' },
  { about: /障害の報告[^。]*障害記録/u, without: '対象期間に障害がなかったときは' },
  { about: /分類が不明な場合/u, without: '不明なものがなかったときは' },
  { about: /途上で不要になった場合/u, without: '不要になったものがなかったときは' },
  { about: /不明な点[^。]*がある場合/u, without: 'そのような点がなかったときは' },
  { about: /通信をする必要がある場合/u, without: '通信の必要がないときは' },
  { about: /外部ネットワークと接続しようとする場合/u, without: '対象期間に接続したものがないときは' },
  { about: /運用を終了する場合/u, without: '対象期間に運用を終了したものがないときは' },
  { about: /を調達する場合/u, without: '対象期間に調達していないときは', ofAll: true },
  { about: /(?:異動|退職)等?により業務を[^。]{0,14}場合/u, without: '対象期間に異動も退職もなかったときは' },
  { about: /採用の際/u, without: '対象期間に採用がなかったときは' },
  {
    about: /必要がなくなった場合[^。]*(?:登録|ID)/u,
    without: '対象期間に該当する者がいなかったときは',
  },
  { about: /共用(?:ID|アカウント)を利用する場合/u, without: '共用のIDがないときは' },
  { about: /(?:搭載されている|機能がある)場合/u, without: 'その機能がないときは' },
  { about: /差出人が不明[^。]*場合/u, without: '受信しなかったときは' },
  {
    about: /(?:情報|データ)[^。]{0,20}を(?:送信するとき|確保することが必要な場合)/u,
    without: '該当する送信がなかったときは',
  },
  { about: /パスワードを発行する場合/u, without: '対象期間に発行していないときは', ofAll: true },
  { about: /会議を主催する場合/u, without: '主催していないときは' },
  { about: /会議に招待される場合/u, without: '招待されていないときは' },
  { about: /新たに[^。]{0,20}(?:導入|構築)する場合/u, without: '対象期間に新たな導入がないときは' },
  { about: /運用テストを行う場合/u, without: '対象期間に運用テストをしていないときは' },
  { about: /間で通信する場合/u, without: '通信していないときは' },
  { about: /稼働試験を行う場合/u, without: '対象期間に稼働試験をしていないときは' },
  { about: /監査を実施する場合/u, without: '対象期間に監査をしていないときは' },
  {
    about: /^(?:所属の職員等は、)?外部で情報処理(?:業務|作業)を行う際/u,
    without: '対象期間に外部での作業がなかったときは',
  },
  { about: /受入れ?テストを行う場合/u, without: '対象期間に受入れテストをしていないときは' },
  { about: /テスト(?:用)?データに(?:使用|利用)し/u, without: '対象期間にテストをしていないときは' },
  { about: /^移行の際/u, without: '対象期間に移行がないときは' },
  { about: /計画を策定する場合/u, without: '計画を策定していないときは' },
  { about: /申請を承認した場合/u, without: '承認したものがないときは' },
  {
    about:
      /(?:委託|外部|クラウド)[^、。]{0,10}[者先][^。]{0,4}の選定に当たり|者を選定して|提供者の信頼性[^。]*評価し判断して/u,
    without: '対象期間に選定がなかったときは',
  },
  {
    about: /サービスの選定について、次の|選定条件に含めていますか/u,
    without: '対象期間に選定がなかったときは',
    ofAll: true,
  },
  {
    about: /(?:クラウド|外部)サービスについて、[^。]*次の[^。]*セキュリティ要件を定めて/u,
    without: '対象期間に選定がなかったときは',
    ofAll: true,
  },
  { about: /利用申請を審査し/u, without: '申請がないときは' },
  { about: /へ(?:の)?措置内容の報告/u, without: '措置がなかったときは' },
  { about: /基準に従った[^、。]{0,12}情報の提供/u, without: '提供がなかったときは' },
  { about: /情報を提供する場合は、[^。]*契約[^。]*の締結/u, without: '提供しないときは' },
  {
    about: /暗号化を行う場合に[^。]*以外の方法を用いていない/u,
    without: '暗号化をしていないときは',
    unit: 'department',
  },
  { about: /暗号のための鍵を[^。]*管理して/u, without: '暗号化をしていないときは', unit: 'department' },
  { about: /LGWAN接続系に取り込む場合/u, without: '取り込んでいないときは', unit: 'department' },
  {
    about: /可用性２の[^、。]{0,10}機器の定期保守/u,
    without: '本システムに可用性２の機器がないときは',
    unit: 'system',
  },
  { about: /外部と常時接続する本システムを/u, without: '常時接続していないときは', unit: 'system' },
  { about: /外部と常時接続するシステムを/u, without: '常時接続するシステムがないときは' },
  {
    about: /持ち?出し及び持ち?込み[^。]*記録を作成/u,
    without: '対象期間に持出しも持込みもなかったときは',
    unit: 'department',
  },
  { about: /^訓練計画は/u, beside: /必要に応じ[^。]*訓練/u, without: '訓練を不要としたときは' },
  { about: /接続しようとする外部ネットワーク/u, without: '対象期間に接続したものがないときは' },
  { about: /システムの更新・統合/u, without: '対象期間に更新も統合もなかったときは', ofAll: true },
  { about: /^(?!.*媒体).*ワイヤーによる固定/u, without: '端末を管理していないときは', unit: 'system' },
  { about: /ワイヤーによる固定/u, without: '端末も媒体も管理していないときは', unit: 'system' },
  { about: /端末の電源起動時|^端末やモバイル端末等における/u, without: '端末を管理していないときは', unit: 'system' },
  {
    about: /^電磁的記録媒体に(?:ついて(?:は|も)|は)、?/u,
    without: '媒体を使っていないときは',
    unit: 'system',
  },
  { about: /貸与する場合/u, without: '貸与していないときは' },
  { about: /訪問者が[^。]{0,12}入る場合/u, without: '訪問者がいなかったときは' },
  { about: /異なる情報が[^。]{0,12}記録されている場合/u, without: '該当する媒体がないときは' },
  { about: /以外の[^。]{0,12}が導入されている場合/u, without: '該当するものがないときは' },
  { about: /見直しが必要(?:となった|な)場合/u, without: '見直しの必要がなかったときは', ofAll: true },
  { about: /特定用途機器/u, without: '該当する機器がないときは' },
];

/** What waits for nothing in particular, with the word behind which it stands. */
const CONDITION = /(?:^|、|は、)([^、。]{2,60}(?:場合|際))(?:においては|に際して|には|に|は)?、/gu;
/** What every office does every day, has anyhow or lays down beforehand; what is excepted. */
const ALWAYS =
  /メール|電磁的記録媒体を使う|情報(?:資産)?(?:を|が)(?:作成|入手|利用|保管|複製)|取り扱う場合|回線を接続|取り込む|取り入れ|取付け|導入する際|おそれがある場合|導入されている|想定される場合|必要のない/u;
const BEFOREHAND =
  /に備え|体制|手順|できるように|(?:規[程定]|要件|契約|計画)(?:（[^）]*）)?(?:を|に)[^、。]{0,14}(?:整備|策定|定め|含め|締結|明記)|義務[付づ]け|に注意|設計し/u;
const ASIDE = /（[^（）]*）/gu;
const BARE = '該当する場合がなかったときは';

/** A gate asks for the case itself. */
function waitsForCase(text: string, { gates }: Question): boolean {
  if (gates.length > 0 || BEFOREHAND.test(text)) return false;
  const conditions = [...text.replace(ASIDE, '').matchAll(CONDITION)].map(([whole]) => whole);
  return conditions.some((words) => !ALWAYS.test(words));
}

/** What one only has to know, one can know without having had it. */
const SAID = /該当なし|知って(?:いる|います)|周知して(?:いる|います)|そのとおり行っています/u;
const AT_THE_END =
  /(?<aside>(?<=ますか|ましたか|いる|いない|の報告)（[^（）]*)）(?<stop>。?)$|(?:(?<=ますか|ましたか)。|)$/u;

/** Of what a note is looked for: of one sentence, of all rows at once, or of a row beside such a note. */
type Reach = 'one' | 'all' | 'own';

function withoutIt(text: string, question: Question, reach: Reach): string | null {
  const found = ABSENT_OBJECTS.find(
    ({ about, beside, unit, ofAll, own }) =>
      about.test(text) &&
      (beside === undefined || question.rows.some((row) => beside.test(row.text))) &&
      (unit ?? question.unit) === question.unit &&
      (reach !== 'all' || ofAll === true) &&
      (reach !== 'own' || own === true),
  );
  return found?.without ?? (reach !== 'own' && waitsForCase(text, question) ? BARE : null);
}

function noteOn(text: string, question: Question, reach: Reach): string {
  if (SAID.test(text)) return text;
  const found = withoutIt(text, question, reach);
  if (found === null) return text;
  /* A row that waits for something else goes on beside the occasion that the others wait for. */
  const ownWay = reach === 'all' && question.rows.some((row) => withoutIt(row.text, question, 'own') !== null);
  const without = ownWay ? `${found}、関係する項目は` : found;
  const { aside, stop = '' } = AT_THE_END.exec(text)?.groups ?? {};
  const note = `${without}「該当なし」）`;
  return aside === undefined
    ? text.replace(AT_THE_END, (end) => `（${note}${end}`)
    : `${text.slice(0, -1 - stop.length)}。${note}${stop}`;
}

/** The question with 「（…ないときは「該当なし」）」 where it is about what not everybody has. */
export function withAbsentObject(question: Question): Question {
  const { text, rows } = question;
  const asked = noteOn(text, question, rows.length > 0 ? 'all' : 'one');
  const reach = asked === text ? 'one' : 'own';
  return {
    ...question,
    text: asked,
    rows: rows.map((row) => ({ ...row, text: noteOn(row.text, question, reach) })),
  };
}
