/** 課題の文. What is said where nobody wrote a comment, because a measure answers each row: which rows lack. */
export function lackingRowsInWords(names: readonly string[]): string {
  return names.length === 0 ? '' : `できていない細目：${names.join('、')}`;
}
