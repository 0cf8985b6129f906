/** A code as it is kept: full-width letters and digits are the half-width ones. */
export function tidyCode(code: string): string {
  return code.normalize('NFKC').trim();
}

/** What two spellings of one code, of one name of a zone or of a heading of a table, have in common. */
export function sameKey(text: string): string {
  return tidyCode(text).toLowerCase();
}
