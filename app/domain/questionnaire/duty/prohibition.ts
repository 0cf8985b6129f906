import { dictionaryFromTe, teFromDictionary, teFromMizen } from '#app/domain/questionnaire/duty/verb.ts';

/**
 * 条件付きの禁止. 「AせずにBしてはならない」 and its like demand A of whoever does B. Asked as they are
 * printed they would hold two negatives, and 「はい」 would say nothing.
 */

/** 「端末を許可を得」 → what belongs to the act and what to its condition: the act's object stands first. */
function splitAtSecondObject(text: string): readonly [head: string, condition: string] {
  const comma = text.lastIndexOf('、');
  const rest = text.slice(comma + 1);
  const first = rest.indexOf('を');
  const last = rest.lastIndexOf('を');
  if (first < 0 || first === last) return [text.slice(0, comma + 1), rest];
  return [text.slice(0, comma + 1) + rest.slice(0, first + 1), rest.slice(first + 1)];
}

/** 「端末は、」 becomes the object of an act that has none, lest the question have two topics. */
function withTopicAsObject(head: string, act: string): string {
  const topic = /^([^、。は]{1,40})は、?$/u.exec(head)?.[1];
  return topic === undefined || act.includes('を') ? head : `${topic}を`;
}

function whenActing(head: string, condition: string, act: string): string {
  return `${withTopicAsObject(head, act)}${dictionaryFromTe(act)}ときは、必ず${condition}`;
}

function onlyWhere(head: string, condition: string, act: string): string {
  return `${withTopicAsObject(head, act)}${dictionaryFromTe(act)}のは、${condition}に限って`;
}

/** 「Aせずに」「Aしなければ」「Aしない限り」: the mizen form of A stands before. */
const WITHOUT = /^(.+?)(?:ずに|ないで|ないまま|なければ|ない限り)、?(?!なら|いけ)(.{2,})$/u;
/** 「Aすることなく」 */
const NEVER_HAVING = /^(.+?[うくぐすつぬぶむる])ことなく、?(.{2,})$/u;
/** 「Aした後でなければ」「Aの場合以外は」 */
const ONLY_IF =
  /^(.+?(?:(?:後|場合|とき|者|方法|もの|職員等?)でなければ|(?:場合|とき|時|者|職員等?)以外は|(?:場合|とき|時)以外(?:に|には)?))、?(.{2,})$/u;

/** The te-form of what a prohibited act (its te-form without はならない) demands; null when it simply forbids. */
export function demandInProhibition(te: string): string | null {
  const only = ONLY_IF.exec(te);
  if (only?.[1] !== undefined && only[2] !== undefined) {
    const condition = only[1].replace(/(?:でなければ|以外(?:は|には|に)?)$/u, '');
    const head = /^[^、。は]{1,40}は、/u.exec(condition)?.[0] ?? '';
    return onlyWhere(head, condition.slice(head.length), only[2]);
  }
  const never = NEVER_HAVING.exec(te);
  if (never?.[1] !== undefined && never[2] !== undefined) {
    const [head, condition] = splitAtSecondObject(never[1]);
    const had = teFromDictionary(condition);
    return had === null ? null : whenActing(head, had, never[2]);
  }
  const without = WITHOUT.exec(te);
  if (without?.[1] === undefined || without[2] === undefined) return null;
  const [head, condition] = splitAtSecondObject(without[1]);
  return whenActing(head, teFromMizen(condition), without[2]);
}

/** 「やむを得ない場合を除き、」 in front of what is forbidden: named at the end, where it cannot be taken for a third negative. */
const EXCEPTED = /(^|、)([^、。]{2,40}?(?:場合|とき|もの|者))を除(?:き|いて)(?:、|は、)?/u;

export function withoutExcepted(words: string): { readonly words: string; readonly excepted: string | null } {
  const found = EXCEPTED.exec(words);
  if (found?.[2] === undefined) return { words, excepted: null };
  const rest = `${words.slice(0, found.index)}${found[1] ?? ''}${words.slice(found.index + found[0].length)}`;
  return { words: rest.replace(/^、/u, ''), excepted: found[2] };
}
