/** A verb, an adjective or a copula ends the phrase. */
const PREDICATE =
  /(?:[うくぐすつぬぶむる]|ない|しい|よい|良い|多い|高い|低い|無い|たい|なさい|ください|こと|だ|である|べき|べし|べからず|せよ|ません|した|れた|えた|った|んだ)$/u;
/** 「…に関すること」 is a matter, not a duty. */
const MATTER = /(?:に関する|に係る|についての|に必要な|必要な|その他の|前号の|各号の|と認める|が定める|が必要な)こと$/u;
/** The verb of a duty that is cut short to its noun: 「…を速やかに削除」, 「…へ報告のこと」. */
const CUT_SHORT = /を、?(?:[^を、。はがの]{1,12}(?:に|く|て|で|から|へ))?[\p{Script=Han}\p{Script=Katakana}ー]{2,10}$/u;

/** 体言. True for a phrase that names a thing and tells nobody to do anything. */
export function isNounPhrase(bare: string): boolean {
  if (MATTER.test(bare)) return true;
  const end = bare.slice(-60);
  return !PREDICATE.test(end) && !CUT_SHORT.test(end);
}
