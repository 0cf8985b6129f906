/** 表の範囲. Lines that form one table, by their indices. */
export interface TableBlock {
  readonly first: number;
  /** Behind the last line. */
  readonly end: number;
  /** The words of each row by the line on which it begins; '' for lines its cells go on in. */
  readonly rows: ReadonlyMap<number, string>;
  readonly unsure: boolean;
}

/** A cell of the row of column names is a short noun. */
const HEAD_CELL =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・／/（）()A-Za-zＡ-Ｚａ-ｚ.．&＆0-9０-９]{2,14}$/u;
const OPEN_END = /(?:[をはがに]|から|及び|又は)$/u;

/** 見出しのセル. Whether words may name a column. */
export function isHeadCell(cell: string): boolean {
  const words = cell.replace(/\s+/gu, '');
  return HEAD_CELL.test(words) && !OPEN_END.test(words) && !/^[0-9０-９]+$/u.test(words);
}

/** Joins the cells of a row column by column; a cell may go on over several lines. */
export class RowText {
  readonly #cells: string[] = [];

  add(column: number, words: string): void {
    while (this.#cells.length <= column) this.#cells.push('');
    this.#cells[column] = (this.#cells[column] ?? '') + words.trim();
  }

  toString(): string {
    return this.#cells.filter((cell) => cell !== '').join(' ');
  }
}
