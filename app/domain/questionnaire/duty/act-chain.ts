import { teFromDictionary, teFromRenyou } from '#app/domain/questionnaire/duty/verb.ts';

/** 行為の連なり. 「Aの場合、Bし、Cするとともに、Dして」: what stands before the acts, and the acts. */
export interface ActChain {
  /** Conditions and topics that hold for all acts; ends in 、 unless empty. */
  readonly shared: string;
  /** Each ends in the te-form, the last as it was given. */
  readonly acts: readonly string[];
}

/** Cuts at the 、 that stand outside brackets; the 、 stays at the end of its part. */
export function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let current = '';
  for (const character of text) {
    if ('（(「『'.includes(character)) depth += 1;
    if ('）)」』'.includes(character)) depth = Math.max(0, depth - 1);
    current += character;
    if (character === '、' && depth === 0) {
      parts.push(current);
      current = '';
    }
  }
  return current === '' ? parts : [...parts, current];
}

/** A part that sets the scene: a condition or a topic. */
const SCENE =
  /(?:(?:場合|とき|時|際)(?:に|は|には|において|においては)?|(?:について|において|に際して|に当たって|に当たり|に関して|に関し)(?:は)?)、$/u;

/** 連用形 that only lead on to an act: with what, in which way, after what. */
const LEADS_ON =
  /(?:に(?:対し|関し|際し|応じ|基づき|従い|当たり|先立ち|より|伴い|加え|備え|わたり)|(?:連携|協力|考慮|勘案|参照|想定|使用|利用|活用|意識|介|通)し|踏まえ|ふまえ|を受け|を用い|を持ち|を含め|通じ|をもって)、$/u;
/** An object, goal or partner and a verb in its 連用形. */
const ACT =
  /(?:を|に|へ|と|から)[^をへがは、]{0,12}(?:し|行い|行ない|定め|求め|設け|得|取りまとめ|とりまとめ|取り決め|含め|備え付け|置き|図り|受け|見直し|組み込み|払い|得させ|させ|わせ|らせ|努め|付き添い|抜き|取り外し|施し|報告し|届け出|講じ)、$/u;
/** A noun that looks like a 連用形: 「規程等の見直し、」. */
const NOUN = /の(?:見直し|取決め|貸出し|持出し|引渡し|取消し|漏えい)、$/u;
const TOGETHER = /^(.+[うくぐすつぬぶむる])とともに、$/u;
const AFTERWARDS = /^(.+)([ただ])(?:上|うえ)で、?$/u;
/** What is told to somebody to do is no act of the teller. */
const TOLD = /よう(?:に)?、[^、]*(?:通知|通報|設定|指示|依頼|要請|求め|含め|措置)[^、]*$/u;
/** 「…に設置し、…固定する等、必要な措置を講じて」: what stands before 等 are examples of one act. */
const EXAMPLES = /等(?:、|の)?(?:必要な|適正な|適切な)[^、]{0,4}(?:措置|管理|対策)/u;
const PURPOSE_PART = /(?:ため|ために|ための)[、]?$|ため(?:に)?、$/u;

function actOfPart(part: string): string | null {
  const together = TOGETHER.exec(part)?.[1];
  if (together !== undefined) return teFromDictionary(together);
  const [, before, tense] = AFTERWARDS.exec(part) ?? [];
  if (before !== undefined && /(?:を|に|と)[^を]*$/u.test(before)) return `${before}${tense === 'だ' ? 'で' : 'て'}`;
  if (LEADS_ON.test(part) || NOUN.test(part) || !ACT.test(part)) return null;
  return teFromRenyou(part.slice(0, -1));
}

/** 「確認した上で申請して」 without a 、 is cut there, too. */
function withAfterwardsCut(parts: readonly string[]): readonly string[] {
  return parts.flatMap((part) => {
    const found = /^(.+を.+[ただ](?:上|うえ)で)([^、].*を.+)$/u.exec(part);
    return found?.[1] === undefined || found[2] === undefined ? [part] : [found[1], found[2]];
  });
}

/** Where the acts begin: behind the conditions and topics, which may be lists of nouns themselves. */
function endOfScene(parts: readonly string[]): number {
  let end = 0;
  for (const [at, part] of parts.entries()) {
    if (SCENE.test(part)) end = at + 1;
    else if (actOfPart(part) !== null || !parts.slice(at).some((later) => SCENE.test(later))) break;
  }
  return end === parts.length ? 0 : end;
}

interface Act {
  /** As it stands in the chain: 「記録を作成し、」. */
  readonly printed: string;
  readonly te: string;
}

function read(te: string): { readonly shared: string; readonly acts: readonly Act[] } {
  const parts = withAfterwardsCut(partsOf(te));
  const sceneEnd = endOfScene(parts);
  const body = parts.slice(sceneEnd);
  const acts: Act[] = [];
  let current = '';
  body.forEach((part, at) => {
    const before = current;
    current += part;
    const rest = body.slice(at + 1).join('');
    if (
      rest === '' ||
      /^(?:又は|若しくは|及び|かつ)/u.test(rest) ||
      rest
        .split('、')
        .slice(0, -1)
        .some((each) => PURPOSE_PART.test(`${each}、`)) ||
      TOLD.test(rest) ||
      EXAMPLES.test(rest)
    )
      return;
    const act = actOfPart(part);
    if (act === null) return;
    acts.push({ printed: current, te: `${before}${act}` });
    current = '';
  });
  return { shared: parts.slice(0, sceneEnd).join(''), acts: [...acts, { printed: current, te: current }] };
}

/** 「連絡体制の整備、意見の集約並びに職員等に対する教育及び訓練を行って」: several deeds under one verb. */
const DEEDS = /^(.+)(を(?:行って|実施して))$/u;
const DEED =
  /の(?:整備|集約|構築|明確化|検証|策定|作成|確認|実施|点検|管理|記録|保管|報告|周知|見直し|設定|更新|評価|収集|共有|把握|分析|監視|教育|訓練|研修)$/u;
const MODIFIED = /の|に(?:対する|関する|係る)/u;

function deedsOf(act: string): readonly string[] {
  const [, listed, verb] = DEEDS.exec(act) ?? [];
  if (listed === undefined || verb === undefined) return [act];
  const deeds: string[] = [];
  let current = '';
  const tokens = listed.split(/(、|並びに|及び)/u);
  for (let at = 0; at < tokens.length; at += 2) {
    current += tokens[at] ?? '';
    const separator = tokens[at + 1];
    if (separator === undefined) break;
    if (DEED.test(current) && (separator === '並びに' || MODIFIED.test(tokens[at + 2] ?? ''))) {
      deeds.push(current);
      current = '';
    } else {
      current += separator;
    }
  }
  return [...deeds, current].map((deed) => `${deed}${verb}`);
}

/** An act that can be asked alone names what it is done to, or when. */
const OWN_OBJECT = /を|について|に$|^[^、]*(?:場合|とき)(?:は|に|、)/u;
/** 「Aするとともに、Bする等の方法で」 names ways, not deeds. */
const WAYS = /(?:等|など)の方法/u;

/** Reads the acts out of a phrase that ends in a te-form. One act where nothing is plainly coordinated. */
export function actChain(te: string): ActChain {
  const { shared, acts } = read(te);
  return { shared, acts: acts.flatMap((act) => deedsOf(act.te)) };
}

/** The acts that can be asked one by one: what has no object of its own stays with its forerunner. */
export function separableActs(te: string): ActChain {
  if (WAYS.test(te)) return { shared: '', acts: [te] };
  const { shared, acts } = read(te);
  const joined: Act[] = [];
  for (const act of acts) {
    const before = joined.at(-1);
    if (before === undefined || OWN_OBJECT.test(act.te)) joined.push(act);
    else joined[joined.length - 1] = { printed: before.printed + act.printed, te: before.printed + act.te };
  }
  return { shared, acts: joined.flatMap((act) => deedsOf(act.te)) };
}

/** What an act under its own condition shares with the others: the topic, but not their condition. */
export function sharedWith(shared: string, act: string): string {
  if (!/^[^、]*(?:場合|とき)(?:は|に|には)?、/u.test(act)) return shared;
  return partsOf(shared)
    .filter((part) => !/(?:場合|とき|時|際)(?:に|は|には|において|においては)?、$/u.test(part))
    .join('');
}
