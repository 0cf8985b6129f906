import type { Clause } from '#app/domain/policy/clause.ts';

/** 取扱制限の表. What a table of classes lays down about handling information of the higher classes. */
export interface HandlingTable {
  readonly title: string;
  /** As printed, in the order of the table; a cell over several classes cannot be told from one over a single class. */
  readonly restrictions: readonly string[];
}

const HEAD = /^(?=[^。]{0,40}分類)[^。]{0,40}取扱(?:い)?(?:制限|方法)/u;
/** A class at the beginning of a row. */
const ROW = /(?<=\s)(?:機密性|完全性|可用性|自治体機密性)\s?[0-9０-９]\s?[A-ZＡ-Ｚ]?(?=\s|$)/u;
const BULLET = /[・○●•]/u;
/** A line of a narrow cell goes on inside a word. */
const WRAP =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。・（）])\s+(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。（）])/gu;
/** 「適正な時間、復旧」 would be cut by these bullets; a list of nouns joined by ・ stays one. */
const ITEM = /(?:^|\s)[・○●•]\s*/u;

/** Reads the restrictions out of a table clause; null for any other clause. */
export function handlingTableOf({ id, title, text }: Pick<Clause, 'id' | 'title' | 'text'>): HandlingTable | null {
  if (!/-t\d+$/u.test(id) || !HEAD.test(text) || !BULLET.test(text)) return null;
  const restrictions = text
    .split(new RegExp(ROW, 'gu'))
    .flatMap((row) => row.split(ITEM).slice(1))
    .map((item) =>
      item
        .replace(/\s*[－—ー-]\s*$/u, '')
        .trim()
        .replace(WRAP, ''),
    )
    .filter((item) => item !== '');
  return restrictions.length === 0 ? null : { title, restrictions: [...new Set(restrictions)] };
}
