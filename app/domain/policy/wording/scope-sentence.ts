import { plainSentence } from '#app/domain/policy/wording/plain-form.ts';

const DEFINES =
  /(?:をいう|という|と呼ぶ|と称する|と総称する|を指す|をさす|を意味する|を表す|を総称する|定義する|のことである|とおり(?:とする|である)|掲げるとおりとする|(?:目的|対象|対象外|適用除外|除外)とする|対象(?:となる|とならない)|(?:対象|適用)から除く|定めるところによる|ところによる|例による|みなす|準用する|読み替える|この限りで(?:は)?ない|の限りで(?:は)?ない|施行する|効力を失う|効力を有する|準ずる|準じる|同様とする|同じとする|を除く|は除く)$/u;
/** 「XとあるのはYとする」 rewrites another rule. */
const REWRITES = /とあるのは/u;
const APPLIES = /適用(?:する|しない|される|されない|がある)$/u;
const APPLIES_PLAINLY = /適用する$/u;
/** 「…から適用する」 says since when. */
const SINCE = /(?:日|月|年度?|分|以降|以後)から、?適用する$/u;
/** Whose application is ruled: without it, 適用する is what is done with a patch. */
const RULE_APPLIED =
  /(?:規程|規定|基準|要綱|要領|方針|ポリシー|条例|規則|指針|訓令|(?:前|同|次|本|この|各|[0-9０-９一二三四五六七八九十])(?:条|項|号|章|節|款))(?:は|を|について|の)/u;
const OBJECT = /を[^。]{0,80}適用(?:する|しない|される)$/u;
/** 「この要綱は、…」: a document's word about itself. */
const DOCUMENT_TOPIC =
  /^(?:[^、。は]{0,20}、)?(?:この|本|当)[^、。は]{0,24}?(?:規程|規則|基準|要綱|要領|訓令|方針|手順書?|ポリシー|規定|要項|条例|告示|通知|規約|指針|ガイドライン|マニュアル|手引き?|[決き]まり|ルール|申合せ|心得|文書|[章節款条])は、?/u;
const ABOUT_ITSELF =
  /(?:定める|規定する|規定したものである|定めたものである|示す|示すものである|図る|資する|とする|明らかにする|構成(?:する|される)|位置付け(?:る|られる)|位置づけ(?:る|られる)|まとめる|まとめたものである|記載する|及ぶ|優先する|成る|なる|基づく|補完する)$/u;
const SCOPE_TOPIC =
  /(?:(?:適用(?:される|する)|対象と(?:する|なる))[^、。]{0,12}|適用(?:範囲|対象|者)|対象(?:となる)?[\p{Script=Han}\p{Script=Katakana}ー]{0,8}(?:の範囲)?|範囲)は、/u;
const SCOPES = /(?:とする|に限る|該当する)$/u;
/** 「勤務場所は、次のいずれかに該当する場所とする」: the cases below tell what is meant. */
const ONE_OF_CASES = /は、[^。]{0,300}いずれかに該当する(?:[^。、はを]{1,12}とする)?$/u;
/** One name for several things: 「…を総称して「Y」とする」, 「…をもって、Yポリシーとする」. */
const NAMES_TOGETHER =
  /(?:総称して|併せて|あわせて|合わせて|(?:基準|方針|規程|要綱|手順書?|ポリシー)をもって)、?[^、。はを]{1,40}とする$/u;
/** 「用語の定義は、次による」 */
const TERMS_BELOW = /(?:定義|意義|意味)は、[^。]{0,60}(?:次|以下|下記|各号)[^。]{0,20}による$/u;
/** Until when something holds. */
const VALID_UNTIL = /有効(?:期限|期間)は、[^。]{0,80}までとする$/u;
/** Facts of an organ or a period, which nobody has to carry out. */
const FACT_TOPIC = /(?:任期|定数|定員|定足数|名称|位置|略称|所在地|分類|区分|種類|種別)は、[^。]{0,80}とする$/u;
/** 「Xとは、…」 up to a noun or a copula. */
const WHAT_IS = /^[^。、]{1,80}とは、?[^。]+(?:である|だ|もの|こと|[\p{Script=Han}\p{Script=Katakana}ー])$/u;
/** 「違反した者は、処分されることがある」: what follows from a breach. */
const CONSEQUENCE = /(?:処分|処罰|罰則)[^。]{0,30}(?:こと|場合)が(?:ある|あり得る|ありうる)$/u;

/** Of these sentences, whoever is named is spoken of and not bound. */
const BINDS_NOBODY =
  /(?:をいう|と呼ぶ|と称する|と総称する|を指す|をさす|を意味する|を表す|を総称する|定義する|のことである|(?:対象外|適用除外|除外)とする|から除く|みなす|準用する|読み替える|限りで(?:は)?ない|施行する|を除く|は除く)$/u;

/** True when a sentence of scope or definition binds nobody whom it names. */
export function bindsNobody(bare: string): boolean {
  const plain = plainSentence(bare);
  if (DOCUMENT_TOPIC.test(plain) && ABOUT_ITSELF.test(plain)) return true;
  return BINDS_NOBODY.test(plain) || REWRITES.test(plain) || appliesRule(plain) || scopes(plain);
}

/** True for a sentence, in plain form and without its brackets, that defines, scopes or rewrites rules. */
export function isScopeOrDefinition(bare: string): boolean {
  const plain = plainSentence(bare);
  if (DEFINES.test(plain) || REWRITES.test(plain) || FACT_TOPIC.test(plain) || CONSEQUENCE.test(plain)) return true;
  if (NAMES_TOGETHER.test(plain) || TERMS_BELOW.test(plain) || VALID_UNTIL.test(plain)) return true;
  if (appliesRule(plain) || scopes(plain)) return true;
  return DOCUMENT_TOPIC.test(plain) && ABOUT_ITSELF.test(plain);
}

/** True for 「Xとは、…」, whose end may be a noun. */
export function saysWhatIs(bare: string): boolean {
  return WHAT_IS.test(bare);
}

function scopes(plain: string): boolean {
  return (SCOPE_TOPIC.test(plain) && SCOPES.test(plain)) || ONE_OF_CASES.test(plain);
}

function appliesRule(plain: string): boolean {
  if (!APPLIES.test(plain)) return false;
  if (RULE_APPLIED.test(plain.slice(0, 120)) || SINCE.test(plain)) return true;
  return !APPLIES_PLAINLY.test(plain) && !OBJECT.test(plain);
}
