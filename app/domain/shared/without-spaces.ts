/** As words are compared that may be broken over two lines, or spread over a cell: without any white space. */
export function withoutSpaces(words: string): string {
  return words.replace(/\s+/gu, '');
}
