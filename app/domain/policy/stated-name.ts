/** 本文にある名称と制定・改正. Null for what the opening of a text does not say. */
export interface StatedName {
  readonly title: string | null;
  /** 令和8年4月1日制定, of the last of the days that it names. */
  readonly citation: string | null;
}

/** A title stands above the clauses, and so do the days of a text that is enacted as a rule of its own. */
const OPENING_LINES = 40;
const TITLE =
  /^[○◯]?(?=[^。、]*(?:セキュリティ|情報))([^はがを、。\s]{2,40}(?:対策基準|ポリシー|規程|規則|要綱|要領|規準|基準))$/u;
const NUMBER = '(?:元|[0-9]{1,2}|[一二三四五六七八九十]{1,3})';
const ENACTED = new RegExp(
  String.raw`(?:明治|大正|昭和|平成|令和)\s*${NUMBER}\s*年\s*${NUMBER}\s*月\s*${NUMBER}\s*日\s*(?:制定|策定|全部改正|一部改正|改正|改定|改訂)`,
  'gu',
);

/** What a text says of itself before its clauses begin, to be offered to whoever takes it in. */
export function statedName(text: string): StatedName {
  const lines = text
    .split(/[\n\f]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, OPENING_LINES);
  const title = lines.flatMap((line) => TITLE.exec(line)?.[1] ?? []).at(0) ?? null;
  const enacted = lines.flatMap((line) => line.normalize('NFKC').match(ENACTED) ?? []).at(-1) ?? null;
  return { title, citation: enacted?.replace(/\s+/gu, '') ?? null };
}
