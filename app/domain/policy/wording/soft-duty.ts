import { plainEnd } from '#app/domain/policy/wording/plain-form.ts';
import { withoutStop } from '#app/domain/policy/wording/sentence.ts';

/** 「公開しないように」, 「触らせないよう」: what shall be done of it is left unsaid. */
const BREAKS_OFF = /(?:ない|[くすつぬぶむぐるう])よう(?:に)?$/u;
/** 「書いておくのがベストです」 */
const ADVISED =
  /(?:のが|ことが|方が|ほうが)(?:一番|最も|最)?(?:ベスト|ベター|無難|安全|確実|安心|基本|原則|鉄則|良い|よい|いい|賢明|適切|適当|重要|大切|大事|肝心|必要)(?:である|だ)?$/u;
/** 「テレワーク中の印刷は禁止しています」, 「業務に使うのはNGです」 */
const FORBIDDEN =
  /(?:を|は|も|、)(?:原則(?:として)?|一切|固く)?、?(?:禁止し(?:ている|ておる)|(?:禁止|お断り)(?:中|している)|[NＮ][GＧ]|アウト|ご法度|御法度|ダメ|だめ|駄目)(?:である|だ)?$/u;
/** 「気付いた時点で情報係に電話」 */
const CALLED =
  /(?:に|へ)(?:直ちに|すぐに?|速やかに|必ず)?(?:電話|内線|一報|架電|声掛け|声かけ|メール|エスカレーション)$/u;
/** 「主催者が待機室を有効にし、確認してから入室を許可します」: leave is given only then. */
const ONLY_THEN = /(?:てから|た後に?|たうえで|た上で)、?[^、。]{0,20}を(?:許可|認め|承認)(?:する|る)$/u;
/** 「2人で確認することになっています」, 「町が指定する場所だけです」, 「端末を開かないようお願いします」, 「個人情報は入力できません」 */
const AS_A_RULE =
  /(?:ことになって(?:いる|おる)|に限って、?[^。]{0,30}できる|(?<!れ)(?:だけ|のみ)(?:である|だ)|よう(?:に)?お?願い(?:する|いたす|いたします|します)|[はを]、?[^、。はを]{0,16}できない|^(?:それは)?(?:だめ|ダメ|駄目|いけない)(?:である|だ)?)$/u;
/** 「課長 → 総務課へ電話」: who hands on to whom. */
const HANDED_ON = /(?:→|⇒|➡)[^。]*(?:報告|連絡|電話|通報|依頼|通知|相談|指示|検討|周知)$/u;
const LAST_WORDS = 120;

/** 和らげた義務. Whether a sentence asks for something, or forbids it, by words that only hint at it. */
export function isSoftDuty(printed: string): boolean {
  const bare = plainEnd(
    withoutStop(printed.slice(-LAST_WORDS))
      .trim()
      .replace(/[（(][^（）()]*[）)]/gu, ''),
  );
  return [BREAKS_OFF, ADVISED, FORBIDDEN, CALLED, ONLY_THEN, AS_A_RULE, HANDED_ON].some((end) => end.test(bare));
}
