import { teFromDictionary, teFromRenyou } from '#app/domain/questionnaire/verb.ts';

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
  /(?:を|に|へ|と|から)[^をへがは、]{0,12}(?:し|行い|行ない|定め|求め|設け|得|取りまとめ|とりまとめ|取り決め|含め|備え付け|置き|図り|受け|見直し|組み込み|払い|得させ|させ|努め|付き添い|抜き|取り外し|施し|報告し|届け出|講じ)、$/u;
/** A noun that looks like a 連用形: 「規程等の見直し、」. */
const NOUN = /の(?:見直し|取決め|貸出し|持出し|引渡し|取消し|漏えい)、$/u;
const TOGETHER = /^(.+[うくぐすつぬぶむる])とともに、$/u;
const AFTERWARDS = /^(.+)([ただ])(?:上|うえ)で、?$/u;
/** What is told to somebody to do is no act of the teller. */
const TOLD = /よう(?:に)?、[^、]*(?:通知|通報|設定|指示|依頼|要請|求め|含め|措置)[^、]*$/u;
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

/** Reads the acts out of a phrase that ends in a te-form. One act where nothing is plainly coordinated. */
export function actChain(te: string): ActChain {
  const parts = withAfterwardsCut(partsOf(te));
  const sceneEnd = parts.findIndex((part) => !SCENE.test(part));
  const shared = parts.slice(0, Math.max(0, sceneEnd)).join('');
  const body = parts.slice(Math.max(0, sceneEnd));
  const acts: string[] = [];
  let current = '';
  body.forEach((part, at) => {
    current += part;
    const rest = body.slice(at + 1).join('');
    if (rest === '' || rest.split('、').slice(0, -1).some((each) => PURPOSE_PART.test(`${each}、`)) || TOLD.test(rest)) return;
    const act = actOfPart(part);
    if (act === null) return;
    acts.push(`${current.slice(0, current.length - part.length)}${act}`);
    current = '';
  });
  return { shared, acts: [...acts, current] };
}

/** 「連絡体制の整備、意見の集約並びに教育及び訓練を行って」: several deeds under one verb. */
const DEEDS = /^(.+)並びに(.+)(を(?:行って|実施して))$/u;

export function deedsOf(act: string): readonly string[] {
  const [, before, last, verb] = DEEDS.exec(act) ?? [];
  if (before === undefined || last === undefined || verb === undefined) return [act];
  const deeds = partsOf(before).map((part) => part.replace(/、$/u, ''));
  if (!deeds.every((deed) => /の\p{Script=Han}{2,}$/u.test(deed))) return [act];
  return [...deeds, last].map((deed) => `${deed}${verb}`);
}
