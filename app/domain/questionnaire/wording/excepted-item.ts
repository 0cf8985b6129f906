const ITEMS = '(?:次|以下|下記|左)(?:の(?:各号|各項目)?|に)(?:に)?(?:掲げる|定める|示す|該当する)?';
const CASE = '(?:の?いずれか)?(?:に該当する)?[^。、をは]{0,24}(?:場合|とき|時|もの|者|事項|情報|行為|業務)';
/** 「次に掲げる場合を除き、」, 「ただし、次の各号のいずれかに該当するときは、この限りでない」 */
const EXCEPTS = new RegExp(
  `${ITEMS}${CASE}(?:(?:を|は)除(?:き|く|いて)|(?:に(?:あって|ついて)?)?は、?この限りで(?:は)?ない)`,
  'u',
);
const ANNOUNCES = /(?:次|以下|下記)(?:の|に)|左(?:の|に)/gu;
/** The case as it stands in brackets behind a question. */
const NAMED = new RegExp(
  `${ITEMS}(?:の?いずれか)?(?:に該当する)?(?=[^。、をは）]{0,24}(?:場合|とき|時|もの|者|事項|情報|行為|業務)を除く）)`,
  'gu',
);

/** Whether the items below a clause are all that it excepts, and no acts that are done or not. */
export function listsExceptions(text: string): boolean {
  return EXCEPTS.test(text) && [...text.matchAll(ANNOUNCES)].length === 1;
}

/** The question whose excepted cases stand in its hint. */
export function withCasesOfClause(question: string): string {
  return question.replace(NAMED, '条項が挙げる');
}
