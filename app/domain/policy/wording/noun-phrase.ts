/** A verb, an adjective or a copula ends the phrase. */
const PREDICATE =
  /(?:[うくぐすつぬぶむる]|ない|しい|よい|良い|多い|高い|低い|無い|たい|なさい|ください|こと|だ|である|べき|べし|べからず|せよ|ません|した|れた|えた|った|んだ)$/u;
/** 「…に関すること」 is a matter, not a duty. */
const MATTER = /(?:に関する|に係る|についての|に必要な|必要な|その他の|前号の|各号の|と認める|が定める|が必要な)こと$/u;
/** The verb of a duty that is cut short to its noun: 「…を速やかに削除」, 「…へ報告のこと」. */
const CUT_SHORT = /を、?(?:[^を、。はがの]{1,12}(?:に|く|て|で|から|へ))?[\p{Script=Han}\p{Script=Katakana}ー]{2,10}$/u;

/** The same with its object as the topic: 「書類は、直ちに回収」. */
const CUT_SHORT_TOPIC =
  /は、?[^は。]{0,60}(?:直ちに|速やかに|遅滞なく|必ず|その都度|随時|[なに的切実重正]に|せず|ずに)[\p{Script=Han}\p{Script=Katakana}ー]{2,8}$/u;

/** 体言. True for a phrase that names a thing and tells nobody to do anything. */
export function isNounPhrase(bare: string): boolean {
  if (MATTER.test(bare)) return true;
  const end = bare.slice(-100);
  return !PREDICATE.test(end) && !CUT_SHORT.test(end) && !CUT_SHORT_TOPIC.test(end);
}
