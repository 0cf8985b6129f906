import { plainEnd } from '#app/domain/policy/wording/plain-form.ts';
import { curtDutyOf } from '#app/domain/policy/wording/curt-duty.ts';
import { DOING, isCutShort } from '#app/domain/policy/wording/noun-phrase.ts';
import { bareSentence, withoutMarks } from '#app/domain/policy/wording/sentence.ts';
import { settlePrint } from '#app/domain/policy/source/settled-print.ts';

/** Ends of which a duty is at least thinkable. */
const ENDS =
  /(?:(?:なければ|なくては|ねば)(?:なら|いけ)ない|[てで]は(?:なら|いけ)ない|ならぬ|べき(?:である|だ|もの)?|べし|べからず|ものとする|こと|事|せよ|たい|ください|下さい|お?願います|厳禁|禁止|不可|禁物|徹底|励行|厳守|遵守|必須|必要(?:である|とする|がある)?|義務(?:がある|とする|である)?|原則とする|同様(?:とする|である)?|同じ(?:とする|である)?|準ずる|準じる|準用する|例による|認め(?:ない|られない|られていない)|許(?:さ|可し|可され)ない|禁(?:止する|止とする|止される|止されている|じる|ずる)|(?<=[くすつぬぶむぐるう])な|ないで|望ましい|求め(?:る|られる)|努める|留意する|注意する|徹底する)$/u;
/** A verb that takes an object tells to do something to it. */
const ACTS = /を、?[^。はをが]{0,24}(?:[うくすつぬぶむぐ]|[^あ-ん]る|[いえきぎけげしせちてねべめれりわ]る|する)$/u;
/** …and these tell what something is called, means, holds or is for. */
const TELLS =
  /(?:を|と)(?:いう|指す|さす|呼ぶ|称する|総称する|意味する|示す|含む|定義する|除く|有する|持つ|構成する|組織する|表す|防ぐことを目的とする)$|定める$|(?:とおり|ところによる)(?:とする|である)?$|目的とする$|(?:可能とする|認める|許可する|できる)$|ため(?:に)?のもの(?:である)?$|(?:に関する|に係る|についての|その他の?|必要な|前号の|各号の|以下の|次の)(?:こと|事)$|[^事]事項$|場合が?(?:ある|もある)?(?:こと)?$|ことが(?:ある|できる)$/u;

/** 「この規程は、…必要な事項を定めるものとする」 tells what the document is, 「〔担当：情報係長〕」 who is bound. */
const OF_DOCUMENT =
  /^(?:この|本)(?:規程|規則|規定|訓令|要綱|要領|基準|対策基準|方針|基本方針|ポリシー|手順|実施手順|手引|マニュアル|条例|告示|文書)は、[^。]*(?:を定める|を明らかにする|目的とする|示す)(?:もの(?:とする|である))?$/u;
const ONLY_BRACKETED = /^[〔【［[（(][^〕】］\])）]*[〕】］\])）]$/u;
/** 「メモはシュレッダーへ」, 「鍵は二人で」, 「利用は申請制」, 「USBは原則NG」: a topic and how it is to be. */
const CLIPPED =
  /は、?[^はを。]{1,24}(?:(?<![れま])[へにでも]|から|まで|のみ|だけ|お任せ|一任|制(?:とする|である)?|[NＮ][GＧ]|原則不?可|不要|要)$/u;
/** 「機密性ノ高キ書類ハ金庫ニ納ムヘシ」: a law of old, in katakana and without voiced signs. */
const OF_OLD =
  /\p{Script=Han}[ヲハニノ].*(?:[ヘベ]シ|[ヘベ]カラ[スズ]|ナラ[スズ]|セ[スズ]|モノト[スズ]|\p{Script=Han}[スズ]|ル?コト)$/u;

/** 「受渡しには専用の媒体が用いられる」, 「報告が義務付けられている」: a duty told as what is done, by nobody. */
const PASSIVE =
  /[がはも]、?[^。]{0,60}(?:用い|作成|記録|記載|記入|保存|保管|報告|通知|提出|確認|点検|検査|宣言|実施|施錠|廃棄|返却|消去|暗号化|義務(?:付|づ)け|行わ|なさ)(?:さ)?(?:られ|れ)(?:る|ている)$/u;

/** 「ネットワークから切り離して」: the sentence of a title goes on below it. */
const BREAKS_OFF = /(?:[^\s　]{6,}(?:[をで]|(?<!につい|に関し|に対し|とし|におい)て)|、)$/u;
/** 「離席時は、画面をロックする」 */
const TELLS_ACT = /(?:する|している|しない|ていない)$/u;
/** 「他人に教えていない　□　□」: what is ticked off is to be so. */
const BOXED = /[\p{L}。]\s*(?:[□☐☑✓✔]\s*){1,3}$/u;
const IN_ENGLISH = /\b(?:shall|must)\b/iu;

/** What a sentence demands stands at its end. */
const LAST_WORDS = 120;
const LONGEST = 2_000;

/** 義務らしい文. Whether a sentence may tell somebody to do something, by a deliberately wide list of ends. */
export function smellsOfDuty(printed: string): boolean {
  if (BOXED.test(printed.slice(-LAST_WORDS)) || IN_ENGLISH.test(printed.slice(0, LONGEST))) return true;
  const bare = endOf(printed);
  if (bare === '' || TELLS.test(bare)) return false;
  if (OF_DOCUMENT.test(wholeOf(printed)) || standsInBrackets(printed)) return false;
  return (
    CLIPPED.test(bare) ||
    OF_OLD.test(bare) ||
    PASSIVE.test(bare) ||
    ENDS.test(bare) ||
    ACTS.test(bare) ||
    isCutShort(bare) ||
    curtDutyOf(bare) !== null
  );
}

/** Whether all the words stand in one bracket: 「〔担当：情報係長〕」 behind the duty that it lays on somebody. */
export function standsInBrackets(printed: string): boolean {
  return ONLY_BRACKETED.test(printed.trim().slice(0, LONGEST));
}

/** The same by its end alone: what an office does is told with verbs that have objects. */
export function smellsStrongly(printed: string): boolean {
  const bare = endOf(printed);
  return bare !== '' && !TELLS.test(bare) && (ENDS.test(bare) || curtDutyOf(bare)?.sure === true);
}

/** 「課長は、端末を施錠すること」, 「持出し厳禁」: no heading is built so, though clauses stand below it. */
export function isDutyAsHeading(title: string): boolean {
  const bare = endOf(title);
  if (IN_ENGLISH.test(title.slice(0, LONGEST)) || BREAKS_OFF.test(title)) return true;
  if (BOXED.test(withoutMarks(title).slice(-LAST_WORDS)) || curtDutyOf(bare)?.sure === true) return true;
  return /[はを]/u.test(bare) && !TELLS.test(bare) && (ENDS.test(bare) || TELLS_ACT.test(bare));
}

/** Whether a cell of a table tells to do something: an act with its object and nothing behind it. */
export function isActInCell(cell: string): boolean {
  return ACTS.test(cell.slice(-LAST_WORDS)) && !TELLS.test(cell.slice(-LAST_WORDS));
}

/** 「監査計画の承認」, 「鍵の貸出し」: a noun of doing behind what it is done to. */
const NAMED_ACT = new RegExp(
  `[をの](?:[^のを。、]{0,8}(?:${DOING}|承認|決定|決裁|指示|命令|調整|準備|保全|抹消|取りまとめ|清掃|巡回|巡視|巡察|棚卸し?|照合|集計|調査|分析|検証|試験|訓練|研修|受付|受領|配備|補充|交換|取得|採取|復元|復旧|連携|立案|改善|是正|催告|督促|選任|任命|開催|運用|管理|運営|保守|修理|購入|更改|貼付|掲出|施行|審査|審議|検討|把握|監査|声掛け|声かけ|見回り|戸締まり|[\\p{Script=Han}]+(?:し|け|え|い|り)))$`,
  'u',
);

/** Whether a cell names an act, by a verb or by its noun alone. */
export function isNamedAct(cell: string): boolean {
  const words = cell
    .replace(/。$/u, '')
    .slice(-LAST_WORDS)
    .replace(/(?<=.)[（(][^（）()]{1,40}[）)]$/u, '');
  return isActInCell(words) || NAMED_ACT.test(words) || smellsStrongly(words);
}

function endOf(printed: string): string {
  return wholeOf(printed).slice(-LAST_WORDS);
}

function wholeOf(printed: string): string {
  const said = bareSentence(withoutMarks(settlePrint(printed))).trim();
  return plainEnd(said.replace(/[！!]+$/u, ''));
}
