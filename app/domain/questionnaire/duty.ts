import { dropConjunction } from '#app/domain/questionnaire/sentence.ts';
import { naiFromTe, teFromDictionary, teFromMizen, teFromNai } from '#app/domain/questionnaire/verb.ts';

/**
 * 義務. What one sentence of a clause demands, its verb ready to be asked.
 * `te` ends in the te-form of the verb (「…周知して」), `nai` in its negative (「…共有しない」).
 */
export interface Duty {
  readonly te: string;
  /** Null for a demand to do something, the negative phrase for a demand to refrain. */
  readonly nai: string | null;
  /** 「…に努める」: asked by what shows the effort. */
  readonly effort: boolean;
  /** 望ましい, 努め…, 【推奨事項】. */
  readonly recommended: boolean;
}

/** What a sentence is, apart from a duty. */
export type SentenceKind = 'duty' | 'permission' | 'exception' | 'statement';

const RECOMMENDED_MARK = /【推奨(?:事項)?】/gu;

const MUST = /な?(?:なけれ(?:ば)?|なくて|ね)(?:は|ば)?(?:なら)+(?:ない|ず)$|なければいけない$/u;
const MUST_NOT = /(て|で)は(?:なら|いけ)ない$/u;
const EFFORT = /(よう|ように|に)[、]?(?:努め|つとめ)(?:なければならない|るものとする|ること|る)$/u;
const DESIRABLE = /(?:こと)?が(?:望ましい|望まれる|推奨される)$/u;

function act(te: string, recommended: boolean): Duty {
  return { te, nai: null, effort: false, recommended };
}

function refrain(te: string, nai: string, recommended: boolean): Duty {
  return { te, nai, effort: false, recommended };
}

/** A phrase that ends in a dictionary or ない form. */
function fromPlain(phrase: string, recommended: boolean): Duty | null {
  if (/(?:し|せ|わ|か|が|さ|た|な|ま|ば|ら|じ|え|け|げ|て|ね|べ|め|れ|い|み|き|り|得|見)ない$/u.test(phrase)) {
    return refrain(teFromNai(phrase), phrase, recommended);
  }
  if (/である$/u.test(phrase)) return act(phrase.replace(/である$/u, 'として'), recommended);
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
  return { te: head.replace(/よう$/u, 'ように'), nai: null, effort: true, recommended: true };
}

/** Reads the demand out of one sentence (without its 。); null when the sentence demands nothing. */
export function dutyOf(printed: string): Duty | null {
  const recommendedMark = /【推奨(?:事項)?】/u.test(printed);
  const sentence = dropConjunction(printed.replace(RECOMMENDED_MARK, '')).replace(/[）)](?=$)/u, (close) =>
    /[（(][^）)]*[）)]$/u.test(printed) ? close : '',
  );
  const bare = sentence.replace(/[（(](?:ただし|但し)[^）)]*[）)]$/u, '');
  if (sentenceKindOf(bare) !== 'duty') return null;
  if (EFFORT.test(bare)) return fromEffort(bare);
  if (MUST_NOT.test(bare)) {
    const te = bare.replace(MUST_NOT, '$1');
    return refrain(te, naiFromTe(te), recommendedMark);
  }
  if (MUST.test(bare)) return fromMust(bare, recommendedMark);
  if (DESIRABLE.test(bare)) return fromPlain(bare.replace(DESIRABLE, ''), true);
  if (/(?:こと)を原則とする$/u.test(bare)) {
    return fromPlain(`原則として、${bare.replace(/ことを原則とする$/u, '')}`, recommendedMark);
  }
  const plain = bare.replace(/(?:もの|こと)とする$/u, '').replace(/(?:こと|必要がある|べきである)$/u, '');
  return fromPlain(plain, recommendedMark);
}

/** Tells a demand from a permission, an exception to a demand, and a mere statement. */
export function sentenceKindOf(printed: string): SentenceKind {
  const sentence = printed.replace(RECOMMENDED_MARK, '');
  if (/この限りで(?:は)?ない|限りでなく/u.test(sentence)) return 'exception';
  if (/^(?:ただし|但し)/u.test(sentence) && !MUST.test(sentence) && !MUST_NOT.test(sentence)) return 'exception';
  if (/(?:ことができる|ことが出来る|可能とする|ても(?:よい|良い))(?:ものとする)?$/u.test(sentence)) return 'permission';
  if (/(?:権限|責任)(?:及び責任)?を有する$|対象とする$|をいう$|のとおりとする$|に定める$|除く$/u.test(sentence)) return 'statement';
  if (MUST.test(sentence) || MUST_NOT.test(sentence) || EFFORT.test(sentence) || DESIRABLE.test(sentence)) return 'duty';
  if (/(?:こと|ものとする|こととする|ことを原則とする|必要がある)$/u.test(sentence)) return 'duty';
  if (/[うくぐすつぬぶむる]$/u.test(sentence)) return 'duty';
  return 'statement';
}

/** 「…の収集に計画や手順を定めて」 / 「…するように、計画や手順を定めて」. */
function effortOf(duty: Duty): string {
  return /ように$/u.test(duty.te) ? `${duty.te}、計画や手順を定めて` : `${duty.te}計画や手順を定めて`;
}

/** 「…していますか。」. 実施 is the answer of whoever complies. */
export function askDuty(duty: Duty): string {
  if (duty.effort) return `${effortOf(duty)}取り組んでいますか（実施済みを含む）。`;
  return duty.nai === null ? `${duty.te}いますか。` : `${duty.nai}ようにしていますか。`;
}

/** 「…している」 / 「…していない」, the form of a row. */
export function rowOfDuty(duty: Duty): string {
  if (duty.effort) return `${effortOf(duty)}取り組んでいる（実施済みを含む）`;
  return duty.nai === null ? `${duty.te}いる` : `${duty.te}いない`;
}

