/** 書かれたセル. A cell of a table as its file has it: what it is read as, and what its column is called there. */
export interface WrittenCell {
  readonly column: string;
  readonly heading: string;
  readonly content: string;
}
