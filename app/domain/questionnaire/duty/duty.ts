import { isCutShort } from '#app/domain/policy/wording/noun-phrase.ts';
import { dropConjunction } from '#app/domain/policy/wording/sentence.ts';
import { demandInProhibition, withoutExcepted } from '#app/domain/questionnaire/duty/prohibition.ts';
import { naiFromTe, teFromDictionary, teFromMizen, teFromNai } from '#app/domain/questionnaire/duty/verb.ts';

/**
 * 義務. What one sentence of a clause demands, its verb ready to be asked.
 * `te` ends in the te-form of the verb (「…周知して」), `nai` in its negative (「…共有しない」).
 */
export interface Duty {
  readonly te: string;
  /** Null for a demand to do something, the negative phrase for a demand to refrain. */
  readonly nai: string | null;
  /** 「…場合を除き」: where the prohibition does not hold. */
  readonly excepted: string | null;
  /** What stands in brackets behind the whole sentence and limits it: 「年度内に限る」. */
  readonly aside?: string;
  /** 「…に努める」: asked by what shows the effort. */
  readonly effort: boolean;
  /** 望ましい, 努め…, 【推奨事項】. */
  readonly recommended: boolean;
}

const RECOMMENDED_MARK = /【推奨(?:事項)?】/gu;

const MUST = /な?(?:なけれ(?:ば)?|なくて|ね)(?:は|ば)?(?:(?:な?なら)+(?:ない|ず)|いけない)$/u;
const MUST_NOT = /(?<!なく)(て|で)は(?:なら|いけ)(?:ない|ず)$/u;
const FORBIDDEN = /(?:すること|行為)?(?:を|(?<=こと)は、?)(?:固く|厳に)?(?:禁止する|禁ずる|禁じる|禁止とする)$/u;
const EFFORT = /(よう|ように|に)[、]?(?:努め|つとめ|努力し)(?:なければならない|ている|て|る)?$/u;
const DESIRABLE = /(?:(?:こと|の)?が(?:望ましい|望まれる|推奨される|好ましい)|(?:こと)?を推奨する)$/u;
/** Words that only wrap the demand: 「…しなければならないものとする」「…することが求められる」. */
const WRAPPING =
  /(?:(?:もの|こと)とする|ものである|(?:こと)?が(?:必要である|必要となる|求められる|義務付けられる|不可欠である)|ことに留意する|必要がある)$/u;
const NOT_VERB = /(?:が|は|も|の)ない$/u;
const VERB_IN_GU = /[防塞仰急継注研剥脱稼凌]がない$/u;
const PLAIN_NAI = /(?:し|せ|わ|か|が|さ|た|な|ま|ば|ら|じ|え|け|げ|て|で|ね|べ|め|れ|い|き|み|り|得|見|出|経)ない$/u;
/** What a person cannot do or what is not done to a thing is brought about, not refrained from. */
const STATE_NAI = /(?:(?<!し)れ|でき|出来|得)ない$/u;
const STATE_PLAIN = /(?:できる|出来る)$/u;

function act(te: string, recommended: boolean): Duty {
  return { te, nai: null, excepted: null, effort: false, recommended };
}

function refrain(te: string, nai: string, recommended: boolean): Duty {
  const demanded = demandInProhibition(te);
  if (demanded !== null) return act(demanded, recommended);
  const { words, excepted } = withoutExcepted(nai);
  return { te: withoutExcepted(te).words, nai: words, excepted, effort: false, recommended };
}

/** A phrase that ends in a dictionary or ない form. */
function fromPlain(phrase: string, recommended: boolean): Duty | null {
  const continued = /^(.+[てで])(?:い|お)(る|ない)$/u.exec(phrase);
  if (continued?.[1] !== undefined) {
    return continued[2] === 'る'
      ? act(continued[1], recommended)
      : refrain(continued[1], naiFromTe(continued[1]), recommended);
  }
  if (/[てで]おく$/u.test(phrase)) return act(phrase.slice(0, -2), recommended);
  if (STATE_PLAIN.test(phrase)) return act(`${phrase}ようにして`, recommended);
  if (/(?:で(?:は)?ない)$/u.test(phrase)) return act(`${phrase}ようにして`, recommended);
  if (NOT_VERB.test(phrase) && !VERB_IN_GU.test(phrase)) return act(`${phrase}ようにして`, recommended);
  if (STATE_NAI.test(phrase)) return act(`${phrase}ようにして`, recommended);
  if (PLAIN_NAI.test(phrase)) return refrain(teFromNai(phrase), phrase, recommended);
  if (/(?:可能|明確|適切|適正|容易|安全|十分|有効|確実|最小限|最新)である$/u.test(phrase))
    return act(phrase.replace(/が(?=[^がを]{2,4}である$)/u, 'を').replace(/である$/u, 'にして'), recommended);
  if (/ものである$/u.test(phrase)) return act(phrase.replace(/である$/u, 'にして'), recommended);
  if (/である$/u.test(phrase)) return act(phrase.replace(/である$/u, 'として'), recommended);
  if (/がある$/u.test(phrase)) return act(`${phrase}ようにして`, recommended);
  const te = teFromDictionary(phrase);
  return te === null ? null : act(te, recommended);
}

function fromMust(sentence: string, recommended: boolean): Duty {
  const mizen = sentence.replace(MUST, '');
  if (/で$/u.test(mizen)) return act(`${mizen.slice(0, -1)}として`, recommended);
  if (/(?:て|で)(?:い|おか)$/u.test(mizen)) return act(mizen.replace(/(?:い|おか)$/u, ''), recommended);
  return act(teFromMizen(mizen), recommended);
}

function fromEffort(sentence: string): Duty {
  const head = sentence.replace(EFFORT, '$1');
  return { te: head.replace(/よう$/u, 'ように'), nai: null, excepted: null, effort: true, recommended: true };
}

/** 「…を持ち込むことを禁止する」, 「…の利用を禁止する」. */
function fromForbidden(sentence: string, recommended: boolean): Duty | null {
  const head = sentence.replace(FORBIDDEN, '');
  const forbidsAct = /(?:すること|行為)を[^を]*$/u.test(sentence);
  const plain = /することを[^を]*$/u.test(sentence) ? `${head}する` : head.replace(/こと$/u, '');
  const te = teFromDictionary(plain);
  if (te !== null && (forbidsAct || /こと$/u.test(head))) return refrain(te, naiFromTe(te), recommended);
  const whole = teFromDictionary(sentence.replace(/とする$/u, 'にする'));
  return whole === null ? null : act(whole, recommended);
}

/** 「権限は、必要最小限のものとする」, 「有効期間は、90日以内とする」: how a thing has to be, which is brought about. */
const MADE_SO = /^([^、。を]{2,60})は、?([^、。はをが]+?(?:の(?:もの)?)?)とする(?:こと|ものとする)?$/u;
/** These wrap a whole sentence or say what is meant, how things are or who holds an office. */
const NOT_MADE_SO = /(?:(?<!の)もの|こと|原則|とおり|同様|例|対象(?:外)?|範囲|者|員|長|職)とする/u;

function fromMadeSo(bare: string, recommended: boolean): Duty | null {
  const [, thing, manner] = MADE_SO.exec(bare) ?? [];
  if (thing === undefined || manner === undefined || NOT_MADE_SO.test(bare)) return null;
  return act(`${thing}を、${manner}として`, recommended);
}

/** The demand without what merely wraps it and without an exception in brackets at its end. */
function unwrapped(printed: string): string {
  const sentence = dropConjunction(printed.replace(RECOMMENDED_MARK, '')).replace(/[）)](?=$)/u, (close) =>
    /[（(][^）)]*[）)]$/u.test(printed) ? close : '',
  );
  const bare = sentence.replace(/[（(](?:ただし|但し)[^）)]*[）)]$/u, '');
  const inner = bare.replace(/(?:もの|こと)(?:とする)?$/u, '');
  return MUST.test(inner) || MUST_NOT.test(inner) ? inner : bare;
}

/** Reads the demand out of a sentence that makes one (without its 。); null where its verb is not known. */
export function dutyOf(printed: string): Duty | null {
  const recommendedMark = /【推奨(?:事項)?】/u.test(printed);
  const bare = unwrapped(printed);
  const striven = bare.replace(/(?:もの|こと)(?:とする)?$/u, '').replace(/(?:必要がある|べきである)$/u, '');
  if (EFFORT.test(bare) || EFFORT.test(striven)) return fromEffort(EFFORT.test(bare) ? bare : striven);
  if (MUST_NOT.test(bare)) {
    const te = bare.replace(MUST_NOT, '$1');
    return refrain(te, naiFromTe(te), recommendedMark);
  }
  if (MUST.test(bare)) return fromMust(bare, recommendedMark);
  if (DESIRABLE.test(bare)) {
    const wished = bare.replace(DESIRABLE, '').replace(/こと$/u, '');
    return fromPlain(
      /\p{Script=Han}{2}$/u.test(wished)
        ? `${wished.replace(/の実施$/u, '')}を${/の実施$/u.test(wished) ? '実施する' : '行う'}`
        : wished,
      true,
    );
  }
  if (/(?:こと)を原則とする$/u.test(bare)) {
    return fromPlain(`原則として、${bare.replace(/ことを原則とする$/u, '')}`, recommendedMark);
  }
  if (FORBIDDEN.test(bare)) return fromForbidden(bare, recommendedMark);
  const madeSo = fromMadeSo(bare, recommendedMark);
  if (madeSo !== null) return madeSo;
  if (isCutShort(bare)) return fromPlain(`${bare}する`, recommendedMark);
  const plain = bare.replace(WRAPPING, '').replace(/(?:こと|べきである|べき)$/u, '');
  return fromPlain(
    plain.replace(/す$/u, (end) => (/(?:べきである|べき)$/u.test(bare) ? 'する' : end)),
    recommendedMark,
  );
}
