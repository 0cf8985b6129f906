import type { QuestionRow } from '#app/domain/questionnaire/question.ts';

/** Who the lead says acts; `rest` is what it says of them. */
const BY_STAFF = /^所属の職員等(?:及び委託事業者)?は、(?<rest>.*)$/u;
/** A row in which somebody acts towards the 職員等: they cannot be those who do it. */
const TOWARDS_STAFF =
  /所属の職員等(?:及び委託事業者)?(?:に[^、。]{0,12}周知し(?:て|、)|が[^、。]{0,40}ことを確認して)/u;

/**
 * 主語の一致. 「所属の職員等は、…守っていますか」 over a row 「…を所属の職員等に周知している」 has two who act. Such a question
 * is about the section: 「所属で、…行っていますか」.
 */
export function agreeingLead(text: string, rows: readonly Pick<QuestionRow, 'text'>[]): string {
  const rest = BY_STAFF.exec(text)?.groups?.rest;
  if (rest === undefined || !rows.some((row) => TOWARDS_STAFF.test(row.text))) return text;
  return `所属で、${rest.replace(/^自己の(?=管理する)/u, '職員等の').replace(/(次の[^、。]{1,20}を)守って(?=いますか。$)/u, '$1行って')}`;
}
