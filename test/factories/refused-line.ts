/** What is said of a refused line behind the cells that it quotes. */
export const withoutCells = (words: string): string =>
  words.replace(/^\d+行目(?:「[^」]*」(?:の「[^」]*」)?、?)+：/u, '');
