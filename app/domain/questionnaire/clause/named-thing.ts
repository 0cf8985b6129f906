import type { EarlierWords } from '#app/domain/questionnaire/clause/earlier-words.ts';
import { dropConjunction } from '#app/domain/policy/wording/sentence.ts';

/** 指示語の補い. What a sentence only points to, named by what stands before it. */
export interface Before {
  /** The earlier sentences of the clause. */
  readonly own: EarlierWords;
  /** Those of the clauses before it under the same heading. */
  readonly siblings: EarlierWords;
  /** Headings over the clause, nearest first. */
  readonly headings: readonly string[];
}

const NOUN = '[\\p{Script=Han}\\p{Script=Katakana}ーA-Z]{2,16}?';
const INSIDE = '(?:[^、。はをがに]|に(?=関する|係る|対する|おける|関連する)|(?<=本.|当該団体)が)';
const ENDS = '(?=等?(?:[をはがにのともや、]|について|に))';

type Find = (sentence: string) => string | undefined;

/** From the nearest sentence of the clause that tells it, or of the clauses before. */
function nearestOf({ own, siblings }: Before, search: string, find: Find): string | undefined {
  return own.lastOf(search, find) ?? siblings.lastOf(search, find);
}

/** 「違反行為」 as a sentence calls it: 「情報セキュリティポリシーに対する違反行為」. */
function fullName(noun: string, before: Before): string | undefined {
  const pattern = new RegExp(`(?:^|[、はを])(${INSIDE}{1,50}${noun})${ENDS}`, 'u');
  return nearestOf(before, `full name ${noun}`, (sentence) => {
    const name = sentence.includes(noun) ? pattern.exec(sentence)?.[1] : undefined;
    return name === undefined || name === noun || /当該|その|これ/u.test(name) ? undefined : name;
  });
}

/** What the sentence before acts upon: 「計画を作成する」 → 計画. */
function objectOf(sentence: string): string | undefined {
  return /(?:^|[、はがに])([^、。はがをに]{1,40})を[^を、。]{1,20}$/u.exec(sentence)?.[1];
}

/** 「業務で利用するソフトウェアは、…」 */
function topicOf(sentence: string): string | undefined {
  return /^([^、。は]{2,40})(?:は|について)、/u.exec(
    sentence.replace(/^[^、。は]{2,30}(?:者|員等?|長|CISO|CSIRT)は、/u, ''),
  )?.[1];
}

/** 「外部からのインシデントの報告」 over 「当該インシデント」: those alone that were told from there. */
const TOLD_FROM = /^(.{2,20}からの)(.{2,30})の報告(?:等|義務)?$/u;

function toldFrom(noun: string, headings: readonly string[]): string | undefined {
  return headings
    .map((heading) => TOLD_FROM.exec(heading))
    .filter((found) => found?.[2]?.startsWith(noun) === true)
    .map((found) => `${(found?.[1] ?? '').replace(/の$/u, '')}報告のあった${noun}`)[0];
}

/** Whom the sentence binds; an office's name may hold the noun by chance. */
const BOUND = /^[^、。は]{2,40}(?:者|員等?|長|委員会|窓口|CISO|CSIRT)は、/u;
const THAT = new RegExp(`当該(${NOUN})${ENDS}`, 'u');

/** 「当該製品の…」: where the sentence itself has not named the thing. */
function withThatNamed(sentence: string, before: Before): string {
  const found = THAT.exec(sentence);
  const noun = found?.[1];
  if (found === null || noun === undefined) return sentence;
  const ahead = sentence.slice(0, found.index);
  const told = ahead.replace(BOUND, '').includes(noun) ? undefined : toldFrom(noun, before.headings);
  if (told === undefined && ahead.includes(noun.slice(0, 2))) return sentence;
  const speaks = (each: string): string | undefined => (each.includes(noun) ? noun : undefined);
  const topic =
    nearestOf(before, `speaks of ${noun}`, speaks) === undefined ? before.own.lastOf('topic', topicOf) : undefined;
  const name = told ?? fullName(noun, before) ?? topic ?? (found.index === 0 ? noun : undefined);
  if (name === undefined) return sentence;
  return `${sentence.slice(0, found.index)}${name}${sentence.slice(found.index + found[0].length)}`;
}

const THIS_AS_OBJECT = /^((?:[^、。]{1,30}は、)?)これ(?:ら)?を/u;
/** 「報告を受けた管理者は、」: of what, the heading tells. */
const REPORT = /^報告(?=を受けた)/u;
const REPORTED = /^(.{2,40}の報告)(?:等|義務)?$/u;
/** 「発生した問題について、」 after 「遵守状況について確認を行い、問題を認めた場合には」 */
const PROBLEM = /^((?:[^、。]{1,30}は、)?)発生した(問題)/u;
const CHECKED =
  /(?:^|、|は、)([^、。は]{4,60})(?:について|の)、?(?:定期的に)?(?:確認|点検|監視|検査|調査)を?(?:行い|し|行う)/u;

/** 「措置を実施しなければならない。その内容を報告する」 */
const ITS = /^((?:[^、。]{1,30}は、)?)その(内容|結果)/u;
const DEED = /(\p{Script=Han}{2,4})(?:を(?:実施|行|講)|し|す)[^、。]{0,12}$/u;
/** 「委託先において…を確認し、措置する」: what is looked at before is told together with what is done about it. */
const LOOKED_AT =
  /^(?:[^、。は]{1,30}は、)?([^、。は]{2,20}?)(?:において|について|に対し|の)[^。]{2,60}?を[^、。を]{0,8}(確認|点検|調査|検査|監視)し、/u;

function deedsIn(sentence: string): string | undefined {
  const last = DEED.exec(sentence)?.[1];
  const [, of, look] = LOOKED_AT.exec(sentence) ?? [];
  return last === undefined || look === undefined || look === last ? last : `${of}についての${look}及び${last}`;
}

const AFTER_THAT = /その後も/u;
const CASE = /(?:^|[^又]は、|。)([^。は]{2,40}?)(する|[れえけめ]る)(?:場合|とき)(?:に|は|には)/u;

/** 「異動した後も」, of 「異動する場合は」. */
function afterCase(sentence: string): string | undefined {
  const [, what = '', verb] = CASE.exec(`。${sentence}`) ?? [];
  return verb === undefined ? undefined : `${what}${verb === 'する' ? 'し' : verb.slice(0, -1)}た後も`;
}

/** 「リモートメンテナンスに係る情報セキュリティを確保する。また、情報セキュリティ対策について、…」 */
const BARE_SECURITY = /^((?:[^、。]{1,30}は、)?)(情報セキュリティ(?:対策)?)(?=について|を)/u;
const SECURITY_OF = /([\p{Script=Han}\p{Script=Katakana}ー]{3,})に(?:係る|関する)情報セキュリティ/u;
/** 「装置が動作するために必要なソフトウェア…。また、必要なソフトウェアの状態を調査する」 */
const NEEDED = /^((?:[^、。]{1,30}は、)?)必要な([\p{Script=Han}\p{Script=Katakana}ー]{2,})/u;

function withKindNamed(sentence: string, own: EarlierWords): string {
  return sentence
    .replace(BARE_SECURITY, (whole, who: string, noun: string) => {
      const secured = own.lastOf('security of', (each) => SECURITY_OF.exec(each)?.[1]);
      return secured === undefined ? whole : `${who}${secured}に係る${noun}`;
    })
    .replace(NEEDED, (whole, who: string, noun: string) => {
      const pattern = new RegExp(`(?:^|[、は])([^、。は]{4,30}ために)必要な${noun}`, 'u');
      const purpose = own.lastOf(`purpose of ${noun}`, (each) =>
        each.includes(`必要な${noun}`) ? pattern.exec(each)?.[1] : undefined,
      );
      return purpose === undefined ? whole : `${who}${purpose}必要な${noun}`;
    });
}

/** 「テスト結果を保管する」 under 「システム開発・保守に関連する資料の保管」: of which tests, the heading tells. */
const TESTED = /^((?:[^、。]{1,30}は、)?)(?=\p{Script=Han}{0,4}(?:テスト|試験)の?結果を)/u;
const TESTED_IN = /^((?:情報)?システム(?:の?開発)(?:[・、及び]+(?:保守|導入|更新))*)/u;

/** 「この点検結果を」 under 「自己点検」 */
const INSPECTED = /(?<!\p{Script=Han})(?:この)?点検結果(?=[をに])/u;

function withTestNamed(words: string, headings: readonly string[]): string {
  const ofOneself = headings.some((heading) => heading.includes('自己点検')) && !words.includes('自己点検');
  const sentence = ofOneself ? words.replace(INSPECTED, '自己点検の結果') : words;
  const of = headings.map((heading) => TESTED_IN.exec(heading)?.[1]).find((name) => name !== undefined);
  return of === undefined ? sentence : sentence.replace(TESTED, `$1${of}の`);
}

/** 「両システム間で」 after 「AシステムとBの情報システムとの通信経路を分割する」 */
const BETWEEN_BOTH = /両(?:情報)?システム間(?=で|の)/u;
const BOTH = /(?:^|[、は])([^、。は]{2,40}システムと[^、。は]{2,40}システム)との/u;
/** 「代行者を認めた場合」: whose, the clause before tells. */
const DEPUTY = /(?<![^、。は])代行者(?=を)/u;
const DEPUTY_OF = /(\p{Script=Han}{2,8}を代行する者)/u;

/** 「インシデントを起こした部門と連携し、これらのインシデントの原因を…」: the sentence has named them. */
const THESE = /これらの(?=([\p{Script=Han}\p{Script=Katakana}ー]{4,12}|事故|事案|障害))/gu;

function withoutThese(sentence: string): string {
  return sentence.replace(THESE, (these, noun: string, at: number) => {
    const before = sentence.slice(0, at);
    return before.includes(noun.slice(0, 6)) ? '' : these;
  });
}

/** 「端末を異なるネットワークに接続できないよう」 after 「定められたネットワークと異なるネットワークに」 */
const OTHER = /(?<!と)異なる([\p{Script=Han}\p{Script=Katakana}ー]{2,12})(?=[をにへ])/u;

function withOthersNamed(sentence: string, before: Before): string {
  return sentence.replace(OTHER, (whole, noun: string) => {
    const than = new RegExp(`((?:定め|指定|指示|許可|認め)[^、。をにはが]{1,8}${noun})と異なる${noun}`, 'u');
    const found = nearestOf(before, `other ${noun}`, (each) =>
      each.includes(`異なる${noun}`) ? than.exec(each)?.[1] : undefined,
    );
    return found === undefined ? whole : `${found}以外の${noun}`;
  });
}

/** The sentence with what it points to in words. */
export function withThingsNamed(printed: string, before: Before): string {
  const { own, siblings, headings } = before;
  const sentence = dropConjunction(printed);
  const object = objectOf(own.last);
  const deed = deedsIn(own.last);
  const reported = headings.map((heading) => REPORTED.exec(heading)?.[1]).find((name) => name !== undefined);
  const checked = PROBLEM.test(sentence) ? nearestOf(before, 'checked', (each) => CHECKED.exec(each)?.[1]) : undefined;
  const after = AFTER_THAT.test(sentence) ? (own.lastOf('case', afterCase) ?? afterCase(sentence)) : undefined;
  const named = sentence
    .replace(THIS_AS_OBJECT, (whole, who: string) => (object === undefined ? whole : `${who}${object}を`))
    .replace(REPORT, (whole) => reported ?? whole)
    .replace(PROBLEM, (whole, who: string, noun: string) =>
      checked === undefined ? whole : `${who}${checked}の確認で見つかった${noun}`,
    )
    .replace(ITS, (whole, who: string, noun: string) => (deed === undefined ? whole : `${who}${deed}の${noun}`))
    .replace(BETWEEN_BOTH, (whole) => {
      const both = own.lastOf('both', (each) => BOTH.exec(each)?.[1]);
      return both === undefined ? whole : `${both}との間`;
    })
    .replace(DEPUTY, (whole) => siblings.lastOf('deputy', (each) => DEPUTY_OF.exec(each)?.[1]) ?? whole)
    .replace(AFTER_THAT, (whole) => after ?? whole);
  const told = withOthersNamed(
    withoutThese(withThatNamed(withKindNamed(withTestNamed(named, headings), own), before)),
    before,
  );
  return told === sentence ? printed : told;
}
