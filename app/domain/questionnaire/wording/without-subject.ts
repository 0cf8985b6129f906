import { anyOf, literally } from '#app/domain/questionnaire/respondent/name-pattern.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';

const CONNECTOR = '(?:及び|又は|並びに|若しくは|または|および|、|と)';
const QUANTIFIER = '(?:全ての|すべての|当該|各|その他の?)?';

/** Names of the bound, tidied; phrases that end in …者 without being a role's name are left out. */
function nameList(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(tidy))].filter((name) => name !== '');
}

/** 「違反を知った課長にして報告を怠った」 */
const OF_AN_OFFICE = /^(.*?[ただ])[^ぁ-ん、。]{1,20}にして(.*[ただ])$/u;
/** 「職員のうち、端末を持ち出した者は」: of whom that is, the question need not speak. */
const AMONG = /^[^、。はがを]{1,30}のうち、?(?=[^。]{2,60}者は)/u;

/** 「職員若しくは職員であった者は」: of those who have left nobody can answer for the period. */
const FORMER = /((?:職員|従業者|構成員|教員)等?)(?:若しくは|又は|及び|、)\1であった者/u;

/** 「…を受けた情報セキュリティ管理者は、」 → 「…を受けたときは、」; 「…を送信する者は、」 → 「…を送信するときは、」. */
function modifierAsCondition(modifier: string): string {
  const plain = modifier.replace(new RegExp(`^${QUANTIFIER}`, 'u'), '').replace(/(?<=[しいきちりび])たる$/u, 'た');
  const [, known, done] = OF_AN_OFFICE.exec(plain) ?? [];
  if (known !== undefined && done !== undefined) return `${known}場合に${done}ときは、`;
  if (/(?:指名|任命|選任)された$|(?:たる|である)$/u.test(plain)) return '';
  if (/含(?:めた|む)$/u.test(plain)) return `${plain.replace(/含(?:めた|む)$/u, '含めて')}、`;
  return /(?:[うくぐすつぬぶむるただ])$/u.test(plain) ? `${plain}ときは、` : '';
}

const WHOEVER = /[るうくすた]者$/u;

function definitionOf(names: readonly string[]): RegExp {
  return new RegExp(`^[^。]{1,60}?[（(]以下「(?:${anyOf(names)})」という。?[）)][^は。]{0,20}は[、，,]?`, 'u');
}

/**
 * Takes the respondents out of a sentence: the topic is dropped, a condition that hangs on it stays.
 * `subjects` are the names that the question's respondents answer to.
 */
export function withoutSubject(sentence: string, subjects: readonly string[]): string {
  const all = nameList(subjects);
  let text = all
    .filter((name) => WHOEVER.test(name) && sentence.includes(name))
    .reduce(
      (before, name) => before.replace(new RegExp(`、${literally(name)}は[、，]?`, 'u'), '、'),
      sentence.replace(AMONG, '').replace(FORMER, '$1'),
    );
  if (all.length > 0 && text.includes('以下「')) text = text.replace(definitionOf(all), '');
  // No pattern is built for names that the sentence does not bear.
  const names = all.filter((name) => !WHOEVER.test(name) && text.includes(name));
  if (names.length > 0) {
    const one = `${QUANTIFIER}(?:${anyOf(names)})(?:等)?(?:[（(][^（）()]*[）)])?`;
    const sequence = `${one}(?:${CONNECTOR}${one})*`;
    if (/に(?:あっては|おいては)/u.test(text))
      text = text.replace(new RegExp(`^((?:なお|また|ただし)、)?${sequence}に(?:あっては|おいては)[、，]`, 'u'), '$1');
    text = text.replace(new RegExp(`(^|、|。)${sequence}は[、，]?`, 'u'), '$1');
    if (text.includes('が')) {
      text = text.replace(new RegExp(`(^|、|により)${one}が(?=[^、。]{2,60}(?:場合|とき|際)(?:に|は|、))`, 'u'), '$1');
      text = text.replace(
        new RegExp(`^([^、。は]{1,40}[^にでとは]は、)(?:${anyOf(names)})が、?(?=([^、。がは]+)$)`, 'u'),
        (_, thing: string, act: string) => (act.includes('を') ? thing : thing.replace(/は、$/u, 'を')),
      );
    }
    const modified = new RegExp(
      `^([^、。]{2,40}?(?:、(?:又は|若しくは)[^、。]{2,30}?)?(?:た|だ|る|う|く|す))${sequence}は[、，]?`,
      'u',
    ).exec(text);
    if (modified?.[1] !== undefined) {
      text = `${modifierAsCondition(modified[1])}${text.slice(modified[0].length)}`;
    }
  }
  const phrase = /^([^。]{2,80}?(?:た|る|う|く|す))者は[、，]?/u.exec(text);
  const describesThePerson = /者でなければ(?:なら)+ない$|者とする(?:こと|ものとする)?$/u.test(sentence);
  if (phrase?.[1] !== undefined && !describesThePerson && !/者(?:と|及び|又は)|[^に]は、/u.test(phrase[1])) {
    text = `${modifierAsCondition(phrase[1])}${text.slice(phrase[0].length)}`;
  }
  return text.replace(/^[、，]/u, '');
}
